"""How sure a story's reading is, and why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import newsstats as ns
from dumps import set_column
from newsroom import STORIES
from newsstats.cli import cli
from newsstats.corpus.doubt import doubted, in_words
from newsstats.lang import using
from newsstats.layout.structured import StructuredPage, StructuredStory, as_page
from newsstats.readers.page_articles import articles_of


def page(tmp_path: Path, *, blank: bool) -> Path:
    lines = []
    for headline, paragraphs in STORIES[:3]:
        lines += [headline, *(["", *(p + ("\n" if blank else "") for p in paragraphs)] if blank else paragraphs), *([""] if blank else [])]
    file = tmp_path / "page.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_a_text_with_blank_lines_is_surer_than_one_without(tmp_path: Path) -> None:
    spaced = ns.read_issue(page(tmp_path, blank=True))
    assert spaced.way == "paragraphs"
    assert set(spaced.doubts["confidence"]) == {0.98}
    assert set(spaced.doubts["doubt"]) == {""}
    dense = ns.read_issue(page(tmp_path, blank=False))
    assert dense.way == "unbroken"
    assert (dense.doubts["confidence"] < 0.9).all()
    assert all("unbroken" in told or "short" in told for told in dense.doubts["doubt"])


def test_a_story_without_headline_or_end_is_in_doubt(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(
        "城东的图书馆昨天开馆，馆内有三层书架，市民凭身份证就能进门看书，周末还有讲座，孩子可以免费参加，位子坐满为止，家长们说这样的地方早就该有了，来的人很多，\n",
        encoding="utf-8",
    )
    issue = ns.read_issue(file)
    (row,) = issue.doubts.to_dict("records")
    assert row["confidence"] <= 0.5
    assert {"no headline", "no end"} <= set(row["doubt"].split("、"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_plan_of_a_page_is_printed_with_its_doubts(tmp_path: Path, language: str) -> None:
    done = CliRunner().invoke(cli, ["read", str(page(tmp_path, blank=False)), "--lang", language])
    assert done.exit_code == 0, done.output
    assert ("其中 3 篇拿不准" if language == "zh" else "3 of them in doubt") in done.output
    assert ("没有空行" if language == "zh" else "blank lines") in done.output


def test_the_report_says_what_is_in_doubt(tmp_path: Path) -> None:
    from newsstats.report.page import Page

    assert "拿不准" in Page(ns.read_issue(page(tmp_path, blank=False))).head()
    assert "拿不准" not in Page(ns.read_issue(page(tmp_path, blank=True))).head()


def test_a_headline_set_apart_from_its_text_is_in_doubt(tmp_path: Path) -> None:
    (headline, paragraphs), (other, more) = STORIES[:2]
    file = tmp_path / "apart.txt"
    stories = "\n\n".join(["本报讯 " + paragraphs[0], *paragraphs[1:], other, "本报讯 " + more[0], *more[1:]])
    file.write_text(f"{stories}\n\n{headline}\n", encoding="utf-8")
    first, second = ns.read_issue(file).doubts.to_dict("records")
    assert (first["headline"], first["doubt"], first["confidence"]) == (headline, "headline apart", 0.98)
    assert (second["headline"], second["doubt"], second["confidence"]) == (other, "", 0.99)


def test_the_end_of_a_story_is_in_doubt_where_the_next_one_has_no_opening(tmp_path: Path) -> None:
    (headline, paragraphs), (other, more) = STORIES[:2]
    file = tmp_path / "open.txt"
    for opening, doubt, confidence in (("本报讯 ", "", 0.99), ("", "end not marked", 0.88)):
        stories = ((headline, "本报讯 " + "".join(paragraphs), 18), (other, opening + "".join(more), 15))
        blocks = [block for title, text, width in stories for block in (title, "\n".join(set_column(text, width)))]
        file.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
        row, last = ns.read_issue(file).doubts.to_dict("records")
        assert (row["headline"], row["doubt"], row["confidence"]) == (headline, doubt, confidence)
        assert "end not marked" not in last["doubt"]


def test_a_text_given_as_one_story_is_not_in_doubt() -> None:
    issue = ns.read_text("长3公里的大桥昨天通车")
    assert issue.articles[["confidence", "doubt"]].to_numpy().tolist() == [[1.0, ""]]


def test_articles_carry_their_doubt_and_records_have_none(tmp_path: Path) -> None:
    issue = ns.read_issue(page(tmp_path, blank=False))
    held = issue.articles.set_index("article_id")[["confidence", "doubt"]]
    told = issue.doubts.set_index("article_id")[["confidence", "doubt"]]
    assert held.loc[told.index].equals(told)
    assert (issue.replace(date="2024-05-06").articles["confidence"] < 0.9).all()
    records = ns.read([{"title": "大桥通车", "body": "全长3公里的大桥昨天通车。"}])
    assert records.articles[["confidence", "doubt"]].to_numpy().tolist() == [[1.0, ""]]


@pytest.mark.parametrize(("read", "confidence", "doubt"), [(0.97, 0.98, ""), (0.82, 0.82, "recognised 0.82")])
def test_a_picture_that_was_read_badly_is_in_doubt_by_so_much(read: float, confidence: float, doubt: str) -> None:
    structured = StructuredPage(stories=[StructuredStory([("headline", ["水厂昨天开工"])], [["城东水厂昨天开工，总投资5亿元。"]])])
    page = as_page(structured)
    for line in page.lines:
        line.sure = read
    (article,) = doubted(articles_of(page, "", ""), page, "geometry")
    assert (article.confidence, article.doubt) == (confidence, doubt)
    with using("zh"):
        assert in_words(article.doubt) == ([f"从图片识别，{read:.2f}"] if doubt else [])
