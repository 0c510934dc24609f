"""The query language against a plain reading of the same stories."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns
from newsstats.archive.matching import Pattern, pattern_of
from newsstats.archive.query import parse

ROWS = [
    {"id": "a1", "title": "水厂开工", "body": "城东水厂昨天开工。水厂总投资5亿元，新能源汽车也来了。", "date": "2024-05-06", "paper": "甲报", "section": "要闻"},
    {"id": "a2", "title": "新桌子", "body": "城西的小学换了新课桌，水也干净了。", "date": "2024-05-07", "paper": "乙报", "section": "教育"},
    {"id": "a3", "title": "水管", "body": "水厂的工人在雨里干活，\n新能源的车停在路边（停了三天）。", "date": "2024-06-01", "paper": "甲报", "section": "要闻"},
    {"id": "a4", "title": "电站", "body": "电站发电了，新能源是大家说得最多的话。县长王建国说，水很多。", "date": "", "paper": "甲报", "section": ""},
    {"id": "a5", "title": "雨", "body": "哈哈哈，“=1+1”写在墙上。", "date": "2025-01-01", "paper": "乙报", "section": ""},
]  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> ns.Archive:
    out = tmp_path_factory.mktemp("queries") / "a"
    assert not ns.Archive.build(ROWS, out, workers=1).failed
    return ns.Archive(out)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("水厂", "a1 a3"),
        ("水厂 新能源", "a1 a3"),
        ("水厂 AND 新能源", "a1 a3"),
        ("水厂 OR 电站", "a1 a3 a4"),
        ("水 NOT 水厂", "a2 a4"),
        ("NOT 水", "a5"),
        ("NOT NOT 水厂", "a1 a3"),
        ("(水厂 OR 小学) 课桌", "a2"),
        ("水厂 OR 小学 课桌", "a1 a2 a3"),
        ("新能源 NOT 新能源汽车", "a3 a4"),
        ("水厂 NEAR/2 开工", "a1"),
        ("开工 NEAR/2 水厂", "a1"),
        ("城东 NEAR/2 总投资", ""),
        ("城东 NEAR/9 总投资", "a1"),
        ("干活 NEAR/3 新能源", "a3"),
        ("headline:水", "a1 a3"),
        ("body:水管", ""),
        ("body:水 headline:新", "a2"),
        ("section:要闻", "a1 a3"),
        ("paper:乙报 水", "a2"),
        ("date:2024-05", "a1 a2"),
        ("date:2024-05-07..2024", "a2 a3"),
        ("date:..2024-05-06", "a1"),
        ("/[一二三]天/", "a3"),
        ("/[(（]停了/", "a3"),
        ("/(水)(厂)/ NEAR/2 开工", "a1"),
        ("/第?[0-9]+亿/", "a1"),
        ('"水厂的工人 在"', ""),
        ('"=1+1"', "a5"),
        ("（停了", "a3"),
        ("person:王建国", "a4"),
    ],
)  # fmt: skip
def test_a_query_finds_what_a_person_would(told: ns.Archive, query: str, expected: str) -> None:
    assert " ".join(sorted(told.search(query, None)["article_id"])) == expected


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("", "word or phrase"),
        ("  ", "word or phrase"),
        ("(水厂", "not closed"),
        ("水厂)", "not open"),
        ('"水厂', "quotation marks"),
        ("水厂 AND", "string should follow"),
        ("AND 水厂", "where a string should"),
        ("水厂 NEAR/3", "string should follow"),
        ("(a OR b) NEAR/3 c", "between two strings"),
        ('""', "empty"),
        ("author:王", "names no field"),
        ("date:gestern", "no day, month or year"),
        ("/[/", "no regular expression"),
        ("/水*/", "nothing at every place"),
        ("(" * 200 + "水" + ")" * 200, "inside 100 others"),
    ],
)
def test_a_query_that_cannot_be_read_is_told_with_its_place(told: ns.Archive, query: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        told.search(query)


def test_words_are_counted_as_the_segmenter_cuts_them_and_strings_as_they_are_printed(told: ns.Archive) -> None:
    printed = told.trend(["新能源", "水"], "year").groupby("word")["count"].sum()
    assert printed.to_dict() == {"新能源": 3, "水": 7}
    words = told.trend("水", "year", match="word")
    assert words["count"].sum() == 2
    assert set(words["match"]) == {"word"}


def test_several_forms_count_each_place_once(told: ns.Archive) -> None:
    table = told.trend({"新能源及其车": ["新能源", "新能源汽车"], "哈": ["哈哈", "哈"]}, "year")
    assert table.groupby("word")["count"].sum().to_dict() == {"新能源及其车": 3, "哈": 2}


def test_issues_without_a_day_are_a_period_of_their_own(told: ns.Archive) -> None:
    table = told.trend("水", "month")
    undated = table[table["period"] == ""]
    assert undated[["count", "issues"]].to_numpy().tolist() == [[1, 1]]
    assert table["period"].tolist()[-1] == ""
    assert table["count"].sum() == 7
    assert "2024-07" in table["period"].tolist()


def test_a_hit_leads_back_to_its_file_and_characters(told: ns.Archive, tmp_path: Path) -> None:
    page = tmp_path / "in" / "2024-05-06.txt"
    page.parent.mkdir()
    source = "样例日报\n2024年5月6日 星期一\n第1版\n\n城东水厂开工\n\n本报讯 记者王一报道：城东的水\n厂昨天开工。水厂总投资5亿元，明年建成，\n大家都盼着喝上好水。\n"
    page.write_text(source, encoding="utf-8")
    ns.Archive.build(page.parent, tmp_path / "a", workers=1)
    lines = ns.Archive(tmp_path / "a").concordance("水厂")
    assert [source[a:b].replace("\n", "") for a, b in zip(lines["source_start"], lines["source_end"], strict=True)] == ["水厂"] * 3
    assert set(lines["file"]) == {page.resolve().as_posix()}
    found = ns.Archive(tmp_path / "a").search("总投资5亿元").iloc[0]
    assert source[found["source_start"] : found["source_end"]] == "总投资5亿元"
    assert "总投资5亿元" in found["snippet"]


def test_a_hit_of_an_issue_of_pages_names_the_page_file(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "2024-05-06"
    folder.mkdir(parents=True)
    for name, word in (("A01", "水厂"), ("A02", "电站")):
        (folder / f"{name}.txt").write_text(
            f"第{name}版\n\n{word}开工\n\n本报讯 记者王一报道：{word}昨天开工，明年建成，大家都很高兴。\n", encoding="utf-8"
        )
    ns.Archive.build(tmp_path / "in", tmp_path / "a", workers=1)
    assert ns.Archive(tmp_path / "a").search("电站")["file"].tolist() == [(folder / "A02.txt").resolve().as_posix()]


def test_a_concordance_is_sorted_sampled_and_cut(told: ns.Archive) -> None:
    lines = told.concordance("水", width=3)
    assert len(lines) == 7
    assert lines["keyword"].tolist() == ["水"] * 7
    by_right = told.concordance("水", sort="right")["right"].tolist()
    assert by_right == sorted(by_right)
    by_left = [left[::-1] for left in told.concordance("水", sort="left")["left"]]
    assert by_left == sorted(by_left)
    assert len(told.concordance("水", limit=3)) == 3
    one, two, other = (told.concordance("水", sample=4, seed=seed)["start"].tolist() for seed in (1, 1, 2))
    assert one == two
    assert len(one) == 4
    assert one != other or len(set(one)) < 4
    with pytest.raises(ValueError, match="sort="):
        told.concordance("水", sort="up")
    with pytest.raises(ValueError, match="needs a string"):
        told.concordance("NOT 水")


def test_words_have_their_places_too(told: ns.Archive) -> None:
    lines = told.concordance("总投资", match="word")
    assert [(row.keyword, row.part) for row in lines.itertuples()] == [("总投资", "body")]


def test_facets_count_stories_and_hits(told: ns.Archive) -> None:
    papers = told.facets("水", "paper").set_index("value")
    assert papers.loc["甲报", ["stories", "hits", "of"]].tolist() == [3, 6, 3]
    assert papers.loc["乙报", ["stories", "hits", "of"]].tolist() == [1, 1, 2]
    assert told.facets("水", "year")["value"].tolist() == ["2024", ""]
    assert "王建国" in told.facets("水", "person")["value"].tolist()
    assert told.facets("水", "section").set_index("value")["stories"].to_dict() == {"要闻": 2, "": 1, "教育": 1}
    with pytest.raises(ValueError, match="by="):
        told.facets("水", "colour")


def test_a_sample_of_hits_is_the_same_for_the_same_seed(told: ns.Archive) -> None:
    seeds = [told.search("水", sample=2, seed=seed)["article_id"].tolist() for seed in (0, 0, 1, 2, 3)]
    assert seeds[0] == seeds[1]
    assert len({tuple(s) for s in seeds}) > 1


def test_wire_copy_counts_once_on_request(archive: ns.Archive) -> None:
    every, once = archive.search("全省 会议召开", None), archive.search("全省 会议召开", None, once=True)
    copies = archive.reprints()
    assert copies.groupby("group")["print"].apply(list).map(lambda prints: prints == list(range(1, len(prints) + 1))).all()
    assert len(every) > len(once) > 0
    assert archive.trend("全省", "year", once=True)["count"].sum() < archive.trend("全省", "year")["count"].sum()


def test_keyness_says_what_it_counted(archive: ns.Archive) -> None:
    printed, words = archive.keyness("2024-06", min_count=1, top=5), archive.keyness("2024-06", min_count=1, top=5, match="word")
    assert (set(printed["match"]), set(words["match"])) == ({"string"}, {"word"})
    texts = archive.ask("select date, kicker, headline, subhead, text from articles")
    inside = texts[texts["date"].str.startswith("2024-06")]
    for row in printed.itertuples():
        counts = [sum(text.count(row.word) for text in table.drop(columns="date").to_numpy().ravel()) for table in (inside, texts)]
        assert [row.count, row.count + row.reference_count] == counts


@given(st.text(alphabet="水厂开工新a.*+?()[]{}^$|\\\"'%_ \n（）", min_size=1, max_size=4))
def test_any_string_is_counted_as_python_counts_it(told: ns.Archive, asked: str) -> None:
    texts = [row[part] for row in ROWS for part in ("title", "body")]
    assert int(told.trend(asked, "year")["count"].sum()) == sum(text.count(asked) for text in texts)


@given(st.lists(st.sampled_from(["水", "水厂", "厂", "新", "新能源", "(", "."]), min_size=2, max_size=3, unique=True))
def test_forms_are_counted_as_an_alternation_of_them_is(told: ns.Archive, forms: list[str]) -> None:
    expression = re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))
    texts = [row[part] for row in ROWS for part in ("title", "body")]
    assert int(told.trend({"x": forms}, "year")["count"].sum()) == sum(len(expression.findall(text)) for text in texts)


@given(st.text(alphabet='水厂 ()"/ANDORTNE:date.', max_size=20))
def test_any_query_is_answered_or_told(told: ns.Archive, asked: str) -> None:
    reason, unique = "", True
    try:
        unique = told.search(asked)["article_id"].is_unique
    except ValueError as error:
        reason = str(error)
    assert unique
    assert "Traceback" not in reason


def test_a_pattern_refuses_what_it_cannot_look_for() -> None:
    with pytest.raises(ValueError, match="empty string"):
        pattern_of("")
    with pytest.raises(ValueError, match="match="):
        Pattern(("水",), "sound")
    with pytest.raises(ValueError, match="no regular expression"):
        pattern_of("(", "regex")
    assert parse("水厂 NOT 电站").patterns == [Pattern(("水厂",))]
