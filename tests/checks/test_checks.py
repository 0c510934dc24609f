"""Whether the page's own figures add up: what is claimed, with what precision, and what is left alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns
from newsstats.checks.interval import ABOUT, Interval, printed, printed_step
from newsstats.checks.relation import verdict
from newsstats.schema import CHECKS


def checks(text: str, date: str | None = "2024-11-29") -> pd.DataFrame:
    return ns.read_text(text, date=date).checks


def rows(text: str) -> list[tuple[str, str]]:
    table = checks(text)
    return list(zip(table["kind"], table["verdict"], strict=True))


# -- intervals -----------------------------------------------------------------------------------------------


def interval_of(text: str) -> Interval:
    issue = ns.read_text(text)
    figure = next(f for story in issue.analysis.stories for s in story.sentences for f in s.figures)
    return printed(figure)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("投资0.94亿元。", 0.935e8, 0.945e8),
        ("投资4亿元。", 3.5e8, 4.5e8),
        ("投资约2.5亿元。", 2.5e8 * (1 - ABOUT) - 0.05e8, 2.5e8 * (1 + ABOUT) + 0.05e8),
        ("学校有46所。", 46, 46),
        ("面积115万亩。", 114.5e4 * 2000 / 3, 115.5e4 * 2000 / 3),
    ],
)
def test_printed_figure_is_the_interval_of_what_prints_so(text: str, low: float, high: float) -> None:
    found = interval_of(text)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


@given(st.floats(1, 1e6), st.floats(1, 1e6), st.floats(0, 0.4), st.floats(0, 0.4))
def test_sum_of_intervals_holds_every_sum(a: float, b: float, x: float, y: float) -> None:
    total = Interval(a, a - x, a + x) + Interval(b, b - y, b + y)
    assert total.low <= a + b <= total.high
    assert total.low <= (a + x) + (b - y) + 1e-9


def test_verdicts_of_equal_touching_and_distant_intervals() -> None:
    seven = Interval(7.4, 7.35, 7.45)
    assert verdict(Interval(7.4, 7.3, 7.5), seven) == "agrees"
    assert verdict(Interval(7.44, 7.4, 7.5), seven) == "agrees within rounding"
    assert verdict(Interval(7.6, 7.55, 7.65), seven) == "disagrees"
    # 27.1 of 115 is 23.565 in a hundred, which prints as 23.6
    assert verdict(Interval(23.565, 23.5, 23.6), Interval(23.6, 23.55, 23.65), step=0.1) == "agrees"


def test_step_of_a_count_is_nothing_and_of_a_round_count_its_magnitude() -> None:
    issue = ns.read_text("学生312名，游客3万人次。")
    figures = [f for story in issue.analysis.stories for s in story.sentences for f in s.figures]
    assert [printed_step(f) for f in figures] == [0.0, 10_000.0]


# -- relations -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "said", "changed", "wrong"),
    [
        ("港口总投资9.6亿元，其中固定资产投资8.1亿元，流动资金1.5亿元。", "sum", "agrees", "1.5亿元", "2.5亿元"),
        ("渠道分两期修，一期花约2.1亿元，二期约3.3亿元，两期合计5.5亿元。", "sum", "agrees within rounding", "5.5亿元", "7.5亿元"),
        ("地区生产总值385.2亿元，其中第一产业增加值62.1亿元，增长4.1%，第二产业增加值170.4亿元，增长7.0%，第三产业增加值152.7亿元。", "sum", "agrees", "152.7", "125.7"),
        ("环线全长54公里，已建成39公里，剩余15公里明年完工。", "difference", "agrees", "剩余15公里", "剩余25公里"),
        ("合作社由去年的120家增加到150家，增加30家。", "difference", "agrees", "增加30家", "增加40家"),
        ("棉田23万亩，占耕地92万亩的25%。", "share", "agrees", "25%", "35%"),
        ("少数民族人口8.5万人，占全县总人口36万人的23.6%。", "share", "agrees", "23.6%", "26.3%"),
        ("进口额由去年的6.0亿元增至7.5亿元，增长25%。", "growth", "agrees", "增长25%", "增长15%"),
        ("旅游收入5.4亿元，比去年同期的4.5亿元增长20%。", "growth", "agrees", "5.4亿元", "6.4亿元"),
        ("出口下降8%，由50亿元降至46亿元。", "growth", "agrees", "下降8%", "下降18%"),
        ("完成投资313.64亿元，较去年同期增长153.34亿元，同比增长95.66%。", "growth", "agrees", "95.66%", "59.66%"),
        ("共有98个项目开工，总投资120.14亿元。其中，产业项目101.23亿元，基础设施16.6亿元，民生项目2.31亿元。", "sum", "agrees", "16.6亿元", "61.6亿元"),
        ("户籍人口110.66万人，其中，农业人口51.77万人，非农业人口58.89万人；男性56.43万人，女性54.23万人。", "sum", "agrees", "51.77", "57.17"),
        ("听取供水、供电、供气、供热4家公司汇报。", "list_length", "agrees", "4家", "5家"),
        ("会议定于11月30日（星期六）召开。", "date", "agrees", "星期六", "星期日"),
    ],
)  # fmt: skip
def test_relation_is_found_and_its_altered_figure_is_caught(text: str, kind: str, said: str, changed: str, wrong: str) -> None:
    assert (kind, said) in rows(text)
    altered = checks(text.replace(changed, wrong, 1))
    caught = altered[altered["verdict"] == "disagrees"]
    assert list(caught["kind"]) == [kind]
    digits = wrong.strip("增长下降加剩余家亿元公里%") or wrong
    assert digits in caught["statement"].iloc[0].replace("星期", "星期")


@pytest.mark.parametrize(
    "text",
    [
        "村里有320户，去年人均收入1.8万元，种葡萄2100亩，养羊6000只。",
        "公司注册资本3000万元，去年销售收入4.6亿元，纳税2100万元，带动就业350人。",
        "全市建成充电桩3200个，其中公共充电桩1100个，快充桩900个，今年计划再建1500个。",
        "贫困发生率由12.4%下降到1.1%，农民人均收入由8600元增加到1.29万元。",
        "粮食总产量100万吨，其中小麦50万吨，玉米30万吨。",
        "先进级车间28个、卓越级工厂3个。",
        "小学、初中、高中46所同时开学。",
        "表彰了先进集体15个、先进个人60名，其中女职工28名。",
        "集中投产项目118个，总投资107亿元，其中产业项目86个、总投资66亿元、达产后可实现产值127亿元、税收2亿元。",
        "甲园区总投资66.7亿元、乙园区总投资55亿元、丙园区总投资50亿元。",
        "完成投资313.6亿元，为年度投资计划的30.90%，超过时间进度5.90个百分点。",
        "工期从10月8日至次年3月，12月28日至1月3日停工。",
        "2024年2月29日，首批设备到港。",
    ],
)
def test_figures_that_are_not_tied_raise_no_alarm(text: str) -> None:
    assert "disagrees" not in set(checks(text)["verdict"])


@pytest.mark.parametrize(
    "text",
    ["2月30日，物资运抵。", "2023年2月29日试运行。", "展览从12月8日至3日举行。", "工程将于2023年5月开工建设。", "明年（2026年）投产。"],
)
def test_dates_that_cannot_be(text: str) -> None:
    assert rows(text) == [("date", "disagrees")]


@pytest.mark.parametrize(
    ("text", "statement", "reason"),
    [
        (
            "港口总投资9.6亿元，其中固定资产投资8.1亿元，流动资金1.5亿元。",
            "8.1亿元 + 1.5亿元 = 9.6亿元, printed 9.6亿元",
            "总数之后以“其中”逐项列出；固定资产与流动资金合为全部",
        ),
        (
            "港口总投资9.6亿元（固定资产投资8.1亿元，流动资金1.5亿元）。",
            "8.1亿元 + 1.5亿元 = 9.6亿元, printed 9.6亿元",
            "总数之后的括号里逐项列出；固定资产与流动资金合为全部",
        ),
        ("水渠总长9公里：东渠4公里，西渠5公里。", "4公里 + 5公里 = 9公里, printed 9公里", "总数之后以冒号逐项列出"),
        ("参展企业共612家，国内540家，国际72家。", "540家 + 72家 = 612家, printed 612家", "总数之后逐项列出；国内与国际合为全部"),
        (
            "全年接待游客90万人次。其中，国内游客80万人次，境外游客10万人次。",
            "80万人次 + 10万人次 = 90万人次, printed 90万人次",
            "总数之后逐项列出；国内与境外合为全部",
        ),
        (
            "渠道分两期修，一期花约2.1亿元，二期约3.3亿元，两期合计5.4亿元。",
            "约2.1亿元 + 约3.3亿元 = 5.4亿元, printed 5.4亿元",
            "列举之后写“两期合计”",
        ),
        ("园区总面积900亩，分两期建设。二期占地500亩，一期占地400亩。", "400亩 + 500亩 = 900亩, printed 900亩", "分2期建设，各期合为全部"),
        ("公路全长80公里，已修50公里，还剩30公里。", "50公里 + 30公里 = 80公里, printed 80公里", "已完成与剩余合为总数"),
        ("投资由去年的6.0亿元增至7.5亿元，增长25%。", "6.0亿元 → 7.5亿元, 增长 = 25%, printed 25%", "从6.0亿元到7.5亿元，写明变化25%"),
        (
            "今年出口7.5亿元，比去年增加1.5亿元，增长25%。",
            "1.5亿元 / (7.5亿元 - 1.5亿元) = 25%, printed 25%",
            "写明7.5亿元，比上年变化1.5亿元，变化幅度25%",
        ),
    ],
)
def test_row_states_the_relation_and_what_says_that_it_holds(text: str, statement: str, reason: str) -> None:
    table = checks(text)
    assert table[["statement", "reason", "verdict"]].to_numpy().tolist() == [[statement, reason, "agrees"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("园区总投资9.0亿元，分三期建设。一期投资2.0亿元，二期投资3.0亿元，三期投资4.0亿元。", ["agrees"]),
        ("园区总投资9.0亿元，分三期建设。一期投资2.0亿元，二期投资3.0亿元，三期投资5.0亿元。", ["disagrees"]),
        ("园区总投资9.0亿元，分两期建设。一期投资5.0亿元；二期投资4.0亿元，占地300亩。", ["agrees"]),
        ("园区总投资9.0亿元，分三期建设。一期投资2.0亿元，三期投资4.0亿元。", []),
        ("园区总投资9.0亿元，分两期建设。一期投资2.0亿元，二期投资3.0亿元，三期投资4.0亿元。", []),
        ("园区总投资9.0亿元。一期投资2.0亿元，二期投资3.0亿元。", []),
    ],
    ids=["all phases", "one altered", "another unit", "a phase not told", "more than announced", "not announced"],
)
def test_phases_are_added_when_all_that_were_announced_are_told(text: str, found: list[str]) -> None:
    assert checks(text)["verdict"].tolist() == found


def test_bracket_inside_a_list_divides_a_part_and_not_the_whole() -> None:
    assert checks("项目总投资10亿元，其中设备6亿元（含进口3亿元），土建4亿元。")["statement"].tolist() == [
        "6亿元 + 4亿元 = 10亿元, printed 10亿元"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "出口额占30%，其中甲市占20%，乙市占15%。",
        "一期投资2亿元，二期投资3亿元，累计接待游客50万人次。",
        "最高气温9℃，其中平原4℃，山区5℃。",
    ],
)
def test_shares_temperatures_and_other_units_are_not_added(text: str) -> None:
    assert checks(text).empty


def test_list_that_ends_in_deng_is_a_lower_bound() -> None:
    assert rows("窗口能办入学、就医、养老、落户等13类事项。") == [("list_length", "agrees")]
    assert rows("窗口能办入学、就医、养老、落户等3类事项。") == [("list_length", "disagrees")]


def test_of_two_readings_of_a_list_the_one_that_fits_decides() -> None:
    assert rows("形成果蔬、牛羊肉、棉花和纺织3个产业集群。") == [("list_length", "agrees")]
    assert rows("形成果蔬、牛羊肉、棉花和纺织4个产业集群。") == [("list_length", "agrees")]


def test_headline_and_body_print_the_same_figure(tmp_path: Path) -> None:
    body = "本报讯 记者王川报道：海城环湖公路项目昨天开工，项目总投资12.5亿元，全长86公里，\n沿线的村民盼了许多年，都赶来看热闹。\n"
    page = tmp_path / "page.txt"
    for headline, said in (("环湖公路项目开工 总投资12.5亿元", "agrees"), ("环湖公路项目开工 总投资15.2亿元", "disagrees")):
        page.write_text(f"{headline}\n\n{body}", encoding="utf-8")
        table = ns.read_issue(page).checks
        assert table.loc[table["kind"] == "repeat", "verdict"].tolist() == [said]


def test_empty_table_has_the_columns_and_dtypes() -> None:
    table = checks("没有数字。")
    assert list(table.columns) == list(CHECKS)
    assert table.dtypes.equals(checks("2月30日，物资运抵。").dtypes)


# -- the sample page -----------------------------------------------------------------------------------------


def test_sample_page_adds_up(sample: ns.Issue) -> None:
    table = sample.checks
    assert "disagrees" not in set(table["verdict"])
    said = dict(zip(table["statement"], table["verdict"], strict=True))
    assert said["6.3亿元 + 1.1亿元 = 7.4亿元, printed 7.4亿元"] == "agrees"
    assert said["约0.94亿元 + 约2.5亿元 + 约4亿元 = 7.44亿元, printed 7.4亿元"] == "agrees within rounding"
    assert said["2761公里 + 285公里 = 3046公里, printed 3046公里"] == "agrees"
    assert (table["kind"] == "repeat").sum() == 2
    assert (table["kind"] == "list_length").sum() == 7


MUTATIONS = [
    ("流动资金1.1亿", "流动资金1.5亿", "1.5亿元"),
    ("固投6.3亿", "固投8.3亿", "8.3亿元"),
    ("投资额约2.5亿元", "投资额约5.5亿元", "约5.5亿元"),
    ("剩余285公里", "剩余385公里", "385公里"),
    ("调控5支", "调控6支", "6支"),
    ("区、州3级", "区、州4级", "4级"),
    ("宽林带三道", "宽林带四道", "四道"),
    ("总投资7.4亿元 一期", "总投资9.4亿元 一期", "9.4亿元"),
]


@pytest.mark.parametrize(("old", "new", "figure"), MUTATIONS, ids=[m[2] for m in MUTATIONS])
def test_one_altered_figure_of_the_sample_page_is_caught_and_nothing_else(
    tmp_path: Path, sample_path: Path, old: str, new: str, figure: str
) -> None:
    source = sample_path.read_text(encoding="utf-8")
    found = re.search(r"\s*".join(map(re.escape, "".join(old.split()))), source)
    assert found is not None
    # the page breaks its lines anywhere: the character that differs is counted without white space
    nth = next(k for k, (a, b) in enumerate(zip("".join(old.split()), "".join(new.split()), strict=True)) if a != b)
    place = [k for k in range(found.start(), found.end()) if not source[k].isspace()][nth]
    page = tmp_path / "page.txt"
    page.write_text(source[:place] + "".join(new.split())[nth] + source[place + 1 :], encoding="utf-8")
    table = ns.read_issue(page, date="2024-11-29").checks
    wrong = table[table["verdict"] == "disagrees"]
    assert len(wrong) >= 1
    assert all(figure in statement for statement in wrong["statement"]), list(wrong["statement"])


def test_every_row_names_mentions_of_the_number_table(sample: ns.Issue) -> None:
    known = set(sample.numbers["mention_id"])
    for parts, whole in zip(sample.checks["part_mention_ids"], sample.checks["whole_mention_id"], strict=True):
        assert set(filter(None, parts.split("、"))) <= known
        assert whole in known


# -- the command line ----------------------------------------------------------------------------------------


def run_check(*args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "newsstats", "check", *map(str, args)], capture_output=True, text=True, check=False)


def test_check_prints_a_table_and_strict_exits_with_one(tmp_path: Path, sample_path: Path) -> None:
    done = run_check(sample_path, "--strict")
    assert done.returncode == 0
    assert "在四舍五入或约数之内相符" in done.stdout
    page = tmp_path / "page.txt"
    page.write_text("本报讯 记者王川报道：新开工学校46所，其中小学27所、初中14所、高中6所，都是新的校舍。\n", encoding="utf-8")
    assert run_check(page).returncode == 0
    wrong = run_check(page, "--strict")
    assert wrong.returncode == 1
    assert "27所 + 14所 + 6所 = 47所" in wrong.stdout
    as_csv = run_check(page, "--format", "csv")
    assert as_csv.stdout.startswith("article_id,kind,statement")
