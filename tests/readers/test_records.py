"""Tables of articles: every form that they come in, and what is done with what cannot be read as it stands."""

from __future__ import annotations

import datetime
import json
import sqlite3
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsstats as ns
from newsstats.errors import EmptyInputError, InputKindError
from newsstats.readers.markup import text_of_markup
from newsstats.readers.records.dates import iso_day

ROWS = [
    {
        "标题": "大桥通车",
        "正文": "全长3公里的大桥昨天通车。\n桥面有六条车道。",
        "日期": "2024-05-06",
        "版面": "要闻",
        "报纸": "河湾日报",
        "浏览": 120,
    },
    {"标题": "菜价上涨", "正文": "28种蔬菜的价格比上周上涨6%。", "日期": "2024-05-07", "版面": "民生", "报纸": "河湾日报", "浏览": 80},
]


def told(corpus: ns.Corpus) -> list[tuple[str, ...]]:
    return [(a.headline, a.text, a.published, a.section, a.outlet) for a in corpus]


WANTED = [
    ("大桥通车", "全长3公里的大桥昨天通车。\n桥面有六条车道。", "2024-05-06", "要闻", "河湾日报"),
    ("菜价上涨", "28种蔬菜的价格比上周上涨6%。", "2024-05-07", "民生", "河湾日报"),
]


def test_dicts_and_a_dataframe_are_read() -> None:
    assert told(ns.read(ROWS)) == WANTED
    corpus = ns.read(pd.DataFrame(ROWS))
    assert told(corpus) == WANTED
    assert corpus.articles["浏览"].tolist() == [120, 80]
    assert [a.row for a in corpus] == [1, 2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_is_read_whatever_its_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    pd.DataFrame(ROWS).to_csv(path, index=False, encoding=encoding, sep=delimiter)
    assert told(ns.read(path)) == WANTED


def test_every_other_form_is_read(tmp_path: Path) -> None:
    frame = pd.DataFrame(ROWS)
    frame.to_json(tmp_path / "a.jsonl", orient="records", lines=True, force_ascii=False)
    frame.to_json(tmp_path / "a.json", orient="records", force_ascii=False)
    frame.to_parquet(tmp_path / "a.parquet")
    frame.to_excel(tmp_path / "a.xlsx", index=False)
    frame.to_csv(tmp_path / "a.tsv", index=False, sep="\t")
    with sqlite3.connect(tmp_path / "a.sqlite") as base:
        frame.to_sql("articles", base, index=False)
    (tmp_path / "wrapped.json").write_text(json.dumps({"count": 2, "data": ROWS}, ensure_ascii=False), encoding="utf-8")
    for path in sorted(tmp_path.iterdir()):
        assert told(ns.read(path)) == WANTED, path.name


def test_a_table_without_a_suffix_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    pd.DataFrame(ROWS).to_parquet(tmp_path / "articles")
    assert told(ns.read(tmp_path / "articles")) == WANTED


def test_a_folder_of_texts_is_one_article_a_file(tmp_path: Path) -> None:
    (tmp_path / "桥.txt").write_text("大桥通车\n全长3公里的大桥昨天通车。\n", encoding="utf-8")
    (tmp_path / "菜.txt").write_text("28种蔬菜的价格比上周上涨6%。\n记者去了三个市场。\n", encoding="utf-8")
    corpus = ns.read(tmp_path)
    assert not isinstance(corpus, ns.Issue)
    assert {(a.id, a.headline) for a in corpus} == {("桥", "大桥通车"), ("菜", "")}


def test_a_folder_of_pages_stays_an_issue(tmp_path: Path) -> None:
    story = "本报讯 记者李明报道：城里的图书馆昨天开馆，来了许多读者，\n大家都说这里安静，愿意常来看书。\n"
    for number in (1, 2):
        (tmp_path / f"A0{number}.txt").write_text(story, encoding="utf-8")
    assert isinstance(ns.read(tmp_path), ns.Issue)


def test_columns_are_found_in_english_and_given_by_name() -> None:
    rows = [
        {"headline": "a", "Content": "今天下雨。", "Publish Time": "2024/11/29 08:30", "Category": "天气", "source": "晚报", "URL": "x"}
    ]
    (one,) = ns.read(rows)
    assert (one.headline, one.text, one.published, one.section, one.outlet, one.meta["URL"]) == (
        "a",
        "今天下雨。",
        "2024-11-29",
        "天气",
        "晚报",
        "x",
    )
    (two,) = ns.read(
        [{"甲": "今天下雨。", "乙": "明天晴。", "丙": "好天气"}], body=["甲", "乙"], title="丙", date="2024-11-29", paper="晚报"
    )
    assert (two.headline, two.text, two.published, two.outlet) == ("好天气", "今天下雨。\n明天晴。", "2024-11-29", "晚报")


def test_what_cannot_be_read_is_noted_with_its_row_and_nothing_is_made_up(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"id": "n1", "title": "一", "body": "今天下雨。", "date": "2024-11-29"},
        {"id": "n1", "title": "二", "body": "明天晴。", "date": "近日"},
        {"id": "n3", "title": "三", "body": "", "date": "2024-11-30"},
        {"id": "n4", "title": "", "body": None, "date": "2024-11-30"},
    ]
    corpus = ns.read(rows, name="news")
    assert [(a.id, a.published) for a in corpus] == [("n1", "2024-11-29"), ("n1-2", ""), ("n3", "2024-11-30")]
    assert list(corpus.notes.itertuples(index=False, name=None)) == [
        (2, "n1-2", "repeated id", "n1"),
        (2, "n1-2", "unreadable date", "近日"),
        (3, "n3", "empty body", ""),
        (4, "n4", "empty record, left out", ""),
    ]
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert line.startswith("newsstats: news: 3 articles read; 1 empty body")


def test_broken_lines_of_json_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [json.dumps(row, ensure_ascii=False) for row in ROWS]
    path.write_text("\n".join([lines[0], '{"标题": "坏', lines[1]]), encoding="utf-8")
    corpus = ns.read(path)
    assert told(corpus) == WANTED
    assert corpus.notes[["row", "what"]].values.tolist() == [[2, "broken line"]]


def test_a_line_separator_inside_a_json_body_is_no_new_record(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"body": "今天下雨。\u2028明天晴。"}\n', encoding="utf-8")
    assert [a.text for a in ns.read(path)] == ["今天下雨。\n明天晴。"]


def test_markup_in_a_body_becomes_paragraphs() -> None:
    (one,) = ns.read([{"title": "<b>天气</b>", "body": "<p>　　今天下雨。</p><p>明天&nbsp;晴。<br/>后天阴。</p><script>x()</script>"}])
    assert (one.headline, one.text) == ("天气", "今天下雨。\n明天 晴。\n后天阴。")
    assert text_of_markup("3<5，下一行\n还有") == ["3<5，下一行", "还有"]


def test_a_page_label_in_the_section_column_is_taken_apart() -> None:
    rows = [{"body": "今天下雨。", "版面": label} for label in ("A02 要闻", "第3版：经济", "要闻", "03版", "2024")]
    assert [(a.section, a.page_label) for a in ns.read(rows)] == [("要闻", "A02"), ("经济", "3"), ("要闻", ""), ("", "03"), ("2024", "")]


@pytest.mark.parametrize(
    ("rows", "options", "error", "words"),
    [
        ([{"甲": "x", "乙": "y"}], {}, InputKindError, "no column that could be the body"),
        ([{"body": "x"}], {"title": "标题"}, InputKindError, "no column '标题'"),
        ([{"body": "x"}], {"date": "近日"}, InputKindError, "no date"),
        ([{"body": " "}], {}, EmptyInputError, "no article with a text"),
    ],
)
def test_a_table_without_articles_is_one_clear_line(rows: list[dict], options: dict, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words) as raised:
        ns.read(rows, **options)
    assert "\n" not in str(raised.value)


def test_an_unknown_option_is_an_error_that_names_the_others() -> None:
    with pytest.raises(TypeError, match=r"no option 'text'.*body"):
        ns.read([{"body": "x"}], text="body")


def test_read_issue_on_a_table_says_what_to_use(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text(json.dumps(ROWS[0], ensure_ascii=False), encoding="utf-8")
    for source in (path, pd.DataFrame(ROWS)):
        with pytest.raises(InputKindError, match=r"newsstats\.read"):
            ns.read_issue(source)  # type: ignore[arg-type]


def test_several_tables_of_an_sqlite_file_are_told_apart(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as base:
        for table in ("one", "two"):
            pd.DataFrame(ROWS).to_sql(table, base, index=False)
    with pytest.raises(InputKindError, match="one, two"):
        ns.read(tmp_path / "a.db")
    assert len(ns.read(tmp_path / "a.db", table="two")) == 2


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-11-29", "2024-11-29"), ("2024/11/29 08:30", "2024-11-29"), ("20241129", "2024-11-29"), ("2024年11月9日", "2024-11-09"),
        ("2024.9.4", "2024-09-04"), (1732838400, "2024-11-29"), (1732838400000, "2024-11-29"), (45625, "2024-11-29"), ("45625.5", "2024-11-29"),
        ("2024-11-28T23:30:00Z", "2024-11-29"), ("2024-11-28T23:30:00+08:00", "2024-11-28"), ("Thu, 28 Nov 2024 23:30:00 GMT", "2024-11-29"),
        (datetime.date(2024, 11, 29), "2024-11-29"), (pd.Timestamp("2024-11-29 05:00"), "2024-11-29"), ("2024-02-30", ""), ("05/06/2024", ""),
        ("2024", ""), ("近日", ""), ("", ""), (None, ""), (float("nan"), ""), (pd.NaT, ""),
    ],
)  # fmt: skip
def test_a_date_is_read_where_it_can_be_read_for_sure(value: object, day: str) -> None:
    assert iso_day(value) == day


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 12, 31)))
def test_every_day_reads_back_in_every_form(day: datetime.date) -> None:
    stamp = int(datetime.datetime(day.year, day.month, day.day, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=8))).timestamp())
    forms = [
        f"{day:%Y-%m-%d}",
        f"{day:%Y/%m/%d} 09:05",
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
    ]
    if 1e8 <= stamp <= 4e9:
        forms += [stamp, stamp * 1000]  # type: ignore[list-item]
    assert {iso_day(form) for form in forms} == {day.isoformat()}


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=60)), min_size=1, max_size=6))
def test_any_text_is_read_without_loss_of_a_record(rows: list[tuple[str, str]]) -> None:
    records = [{"title": title, "body": body} for title, body in rows]
    try:
        corpus = ns.read([*records, {"title": "终", "body": "完。"}])
    except EmptyInputError:
        return
    left_out = corpus.notes["what"].eq("empty record, left out").sum()
    assert len(corpus) + left_out == len(rows) + 1
    for article in corpus:
        for part in article.parts:
            assert corpus.source[part.source[0] : part.source[-1] + 1] == part.text
