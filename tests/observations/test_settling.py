"""What the learned choice may not say: rules over indicator, subject, time, direction and comparison, each with the sentence that failed."""

from __future__ import annotations

import pytest

import newsstats as ns


def told(body: str, figure: str, date: str = "2024-12-20") -> dict[str, object]:
    rows = ns.read([{"body": body, "date": date}]).numbers
    return next(row for row in rows.to_dict("records") if figure in str(row["text"]))


@pytest.mark.parametrize(
    ("body", "figure", "indicator", "subject"),
    [
        ("11月份中国制造业采购经理指数为50.3%。", "50.3%", "制造业采购经理指数", "中国"),
        ("2023年，长河县棉花产量3万吨。", "3万吨", "棉花产量", "长河县"),
        ("2023年，云岭县地区生产总值20亿元。", "20亿元", "地区生产总值", "云岭县"),
        ("木兰县2023年完成一般公共预算收入20亿元。", "20亿元", "一般公共预算收入", "木兰县"),
    ],
)
def test_a_statistic_stays_whole_and_its_place_is_the_subject(body: str, figure: str, indicator: str, subject: str) -> None:
    row = told(body, figure)
    assert (row["indicator"], row["subject"]) == (indicator, subject)


def test_a_noun_in_front_of_a_cost_is_the_project_that_the_sentence_before_names() -> None:
    row = told("昨天上午，河湾湿地公园一期动工。公园总投资7.2亿元，其中一期修复滩地6000亩。", "7.2亿元")
    assert row["indicator"] == "总投资"
    assert str(row["subject"]) in ("河湾湿地公园", "公园")


def test_a_growth_is_not_of_the_time_that_it_is_compared_with() -> None:
    row = told("三季度的社会消费品零售总额增速比二季度加快0.1个百分点。", "0.1个百分点", "2024-10-20")
    assert (row["period_start"], row["period_end"], row["comparison"]) == ("2024-07-01", "2024-09-30", "period")


def test_what_has_happened_is_not_of_a_time_to_come() -> None:
    row = told("前11个月社会消费品零售总额突破44万亿元，市场平稳。", "44万亿元", "2025-01-15")
    assert (row["period_start"], row["period_end"]) == ("2024-01-01", "2024-11-30")


def test_a_closing_day_ends_this_year_so_far() -> None:
    row = told("截至6月24日，今年以来我国快递业务量已达600亿件。", "600亿件", "2024-06-25")
    assert (row["period_start"], row["period_end"]) == ("2024-01-01", "2024-06-24")


def test_what_began_in_a_year_is_counted_from_then() -> None:
    row = told("这个奖2005年设立以来，共表彰了67个国家的作家。", "67个", "2024-06-16")
    assert (row["period_start"], row["period_end"]) == ("2005-01-01", "2024-06-16")


@pytest.mark.parametrize(("verb", "direction"), [("低", "down"), ("高", "up")])
def test_lower_than_a_year_ago_is_down(verb: str, direction: str) -> None:
    row = told(f"今年1—11月，全国城镇调查失业率均值为5.2%，比上年同期{verb}0.4个百分点。", "0.4个百分点", "2024-12-27")
    assert (row["direction"], row["comparison"]) == (direction, "year")


def test_the_last_quarter_is_the_period_before_the_first() -> None:
    row = told("一季度，全国规模以上工业增加值同比增长6.1%，比上年四季度加快1.1个百分点。", "1.1个百分点", "2024-04-16")
    assert row["comparison"] == "period"


def test_year_on_year_holds_on_in_the_next_sentence_of_the_same_period() -> None:
    body = "今年1月，全国新设立外商投资企业4588家，同比增长74.4%。制造业实际使用外资金额增长20.5%。"
    assert told(body, "20.5%", "2024-02-25")["comparison"] == "year"


@pytest.mark.parametrize(
    ("text", "said"),
    [("3月份中国经济向好。", "3月份"), ("10月末端午已过。", "10月"), ("3月初中学生放假。", "3月"), ("3月中，大桥通车。", "3月中")],
)
def test_a_month_ends_before_the_next_word(text: str, said: str) -> None:
    assert ns.read([{"body": text, "date": "2024-05-01"}]).numbers["text"].tolist() == [said]


def test_a_body_of_a_place_is_no_place() -> None:
    row = ns.number_mentions("去年，青岛口岸进出口货物300万吨。", date="2024-03-01").to_dict("records")[-1]
    assert (row["subject"], row["indicator"]) == ("青岛口岸", "进出口货物")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("大会表彰了219位翻译家、出版家、作家。", "翻译家、出版家、作家"),
        ("大会有35个国家和地区参加。", "国家和地区"),
        ("工地上有32台吊车和12台推土机。", "吊车"),
    ],
)
def test_a_counted_list_is_counted_whole(text: str, wanted: str) -> None:
    assert ns.number_mentions(text).to_dict("records")[0]["indicator"] == wanted


def test_a_verb_of_change_is_no_end_of_a_variable() -> None:
    rows = ns.number_mentions("其中食品价格下降1.2%，猪肉价格上涨4.5%。").to_dict("records")
    assert [row["indicator"] for row in rows] == ["食品价格", "猪肉价格"]


@pytest.mark.parametrize(
    ("text", "figure", "aspect", "direction"),
    [
        ("云岭水库水位上涨2.3米。", "2.3米", "change", "up"),
        ("报名人数比去年减少1.3万人。", "1.3万人", "change", "down"),
        ("报名人数增加到1.3万人。", "1.3万人", "level", ""),
        ("长河县新增研发机构80家。", "80家", "change", "up"),
        ("财政专项用于新增5.1万亩耕地。", "5.1万亩", "change", "up"),
        ("全省城镇新增就业30万人。", "30万人", "level", ""),
    ],
)
def test_an_amount_behind_a_verb_of_change_is_a_change(text: str, figure: str, aspect: str, direction: str) -> None:
    row = next(row for row in ns.number_mentions(text).to_dict("records") if row["text"] == figure)
    assert (row["aspect"], row["direction"]) == (aspect, direction)


def test_a_rank_of_government_alone_is_nobody() -> None:
    row = ns.number_mentions("省教育厅通报，今年高考报名人数为48.2万人。", date="2024-06-15").to_dict("records")[-1]
    assert row["subject"] != "省"


def test_a_yearly_average_is_of_the_years_since_its_beginning() -> None:
    text = "农民收入由2015年的8600元增加到2020年的1.5万元，年均增长11.8%。"
    row = ns.number_mentions(text, date="2021-03-01").to_dict("records")[-1]
    assert (row["period_start"], row["period_end"]) == ("2016-01-01", "2020-12-31")


def test_a_projects_name_in_front_of_its_cost_is_whole() -> None:
    row = ns.number_mentions("云岭新能源汽车智慧物流产业园项目总投资7.4亿元。").to_dict("records")[-1]
    assert (row["subject"], row["indicator"]) == ("云岭新能源汽车智慧物流产业园项目", "总投资")
