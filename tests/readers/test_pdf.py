"""PDF pages set by a real typesetter come back as the stories that were set."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsstats as ns
from newsroom import STORIES
from newsstats.errors import InputKindError
from newsstats.readers.glyph import Glyph
from newsstats.readers.vertical_lines import vertical_lines
from typesetter import Set, Sheet, pdf_of

FOLIO = ["海城日报", "2024年5月6日 星期一 第3版"]


def story(which: int, **more: object) -> Set:
    headline, paragraphs = STORIES[which]
    return Set(headline, paragraphs, **more)  # type: ignore[arg-type]


def written(tmp_path: Path, data: bytes, name: str = "page.pdf") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


SHEET = Sheet(
    [
        [story(0, kicker="文化惠民在行动", subhead="首日迎来两千多名读者", columns=3)],
        [story(1, caption="图为渔民在码头卸鱼。", credit="□本报记者 李小满摄"), story(2)],
        [story(3, columns=1), story(4, columns=3)],
    ],
    FOLIO,
)


@pytest.mark.parametrize("shuffle", [False, True], ids=["in order", "drawn backwards"])
def test_multi_column_page_gives_its_stories_whatever_order_the_file_draws_them_in(tmp_path: Path, shuffle: bool) -> None:
    issue = ns.read_issue(written(tmp_path, pdf_of([SHEET], shuffle=shuffle)))
    articles = issue.articles[issue.articles["kind"] == "story"]
    # a headline's gap is lost where the line breaks at it
    assert [h.replace(" ", "") for h in articles["headline"]] == [STORIES[n][0].replace(" ", "") for n in range(5)]
    assert list(articles["text"]) == ["\n".join(STORIES[n][1]) for n in range(5)]
    assert (articles["kicker"].iloc[0], articles["subhead"].iloc[0]) == ("文化惠民在行动", "首日迎来两千多名读者")
    assert (issue.paper, issue.date, issue.date_source) == ("海城日报", "2024-05-06", "printed")


def test_caption_and_credit_go_to_the_story_beside_them(tmp_path: Path) -> None:
    issue = ns.read_issue(written(tmp_path, pdf_of([SHEET])))
    caption = issue.articles[issue.articles["kind"] == "caption"]
    assert list(caption["text"]) == ["图为渔民在码头卸鱼。"]
    assert list(caption["reporters"]) == ["李小满"]


def test_column_runs_on_beyond_a_narrow_headline_and_into_the_next_column(tmp_path: Path) -> None:
    headline, paragraphs = STORIES[6]
    sheet = Sheet([[Set(headline[:7], paragraphs, columns=4)], [story(7, columns=2)]], FOLIO)
    issue = ns.read_issue(written(tmp_path, pdf_of([sheet])))
    assert list(issue.articles["text"]) == ["\n".join(paragraphs), "\n".join(STORIES[7][1])]


def test_several_pages_are_numbered_and_their_stories_in_order(tmp_path: Path) -> None:
    issue = ns.read_issue(written(tmp_path, pdf_of([Sheet([[story(5)]], FOLIO), Sheet([[story(6)]]), Sheet([[story(8), story(9)]])])))
    assert list(issue.articles["page"]) == [1, 2, 3, 3]
    assert set(issue.lines["page"]) == {1, 2, 3}


def test_every_row_leads_back_to_the_text_layer(tmp_path: Path) -> None:
    issue = ns.read_issue(written(tmp_path, pdf_of([SHEET])))
    for table in (issue.numbers, issue.tokens):
        for start, end, text in zip(table["source_start"], table["source_end"], table["text" if "text" in table else "word"], strict=True):
            assert issue.source[start:end].replace("\n", "").replace("\u3000", "") == text
    assert "".join(issue.source[a:b] for a, b in zip(issue.lines["source_start"], issue.lines["source_end"], strict=True)) == issue.source


def test_page_in_one_size_of_type_is_read_by_its_words(tmp_path: Path) -> None:
    sheet = Sheet([[Set("", ["本报讯 记者王一川报道：" + STORIES[0][1][0], *STORIES[0][1][1:]], columns=2)]])
    issue = ns.read_issue(written(tmp_path, pdf_of([sheet])))
    assert list(issue.articles["reporters"]) == ["王一川"]


def test_dateline_inside_a_column_opens_another_story(tmp_path: Path) -> None:
    briefs = [f"本报讯 记者王一川报道：{STORIES[n][1][0]}" for n in (0, 1, 2)]
    issue = ns.read_issue(written(tmp_path, pdf_of([Sheet([[Set("简讯一束", briefs, columns=1)], [story(5)]], FOLIO)])))
    assert [t.split("：", 1)[1] for t in issue.articles["text"][:3]] == [STORIES[n][1][0] for n in (0, 1, 2)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n%garbage\n", "broken PDF"),
        (pdf_of([Sheet([[]])]), "no text layer"),
        (pdf_of([SHEET], password="secret"), "encrypted PDF"),
    ],
    ids=["broken", "scan", "encrypted"],
)
def test_pdf_that_cannot_be_read_says_so_in_one_line(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(InputKindError, match=words) as caught:
        ns.read_issue(written(tmp_path, data))
    assert "page.pdf" in caught.value.one_line()
    assert "\n" not in caught.value.one_line()


def test_headlines_of_narrow_stories_side_by_side_are_no_table(tmp_path: Path) -> None:
    """Three rows of short lines in large type were taken for a table's cells, and all but the last line of each headline with them."""
    sheet = Sheet([[Set(STORIES[n][0].replace(" ", ""), STORIES[n][1], columns=1) for n in (1, 3, 8)]], FOLIO)
    issue = ns.read_issue(written(tmp_path, pdf_of([sheet])))
    assert [h.replace(" ", "") for h in issue.articles["headline"]] == [STORIES[n][0].replace(" ", "") for n in (1, 3, 8)]
    assert "table" not in set(issue.lines["role"])


@pytest.mark.parametrize("beside", [(5, 5), (6, 5), (5, 7)])
def test_headlines_at_the_left_of_stories_one_below_the_other_stay_apart(tmp_path: Path, beside: tuple[int, int]) -> None:
    """Their lines stand as near to each other as those of one headline: at their right one text ends and the next begins."""
    chosen = [STORIES[n] for n in (1, 3)]
    rows = [
        [Set(headline.replace(" ", ""), paragraphs, columns=2, beside=wide)]
        for (headline, paragraphs), wide in zip(chosen, beside, strict=True)
    ]
    issue = ns.read_issue(written(tmp_path, pdf_of([Sheet(rows, FOLIO)])))
    assert [h.replace(" ", "") for h in issue.articles["headline"]] == [headline.replace(" ", "") for headline, _ in chosen]
    texts = [text.replace("\n", "") for text in issue.articles["text"]]
    assert texts == ["".join(paragraphs) for _, paragraphs in chosen]


@pytest.mark.parametrize("chosen", [(0, 1, 2), (3, 8), (1, 5, 7)])
@pytest.mark.parametrize("tall", [17, 24])
def test_a_page_set_vertically_is_read_whole(tmp_path: Path, chosen: tuple[int, ...], tall: int) -> None:
    """The last characters of a paragraph, alone at the head of a column, became stories: the file gives the heads of columns in rows."""
    rows = [[Set(STORIES[n][0].replace(" ", ""), STORIES[n][1])] for n in chosen]
    issue = ns.read_issue(written(tmp_path, pdf_of([Sheet(rows, standing=tall)], page=(1000, 700))))
    assert list(issue.articles["headline"]) == [story.headline for (story,) in rows]
    assert [text.replace("\n", "") for text in issue.articles["text"]] == ["".join(story.paragraphs) for (story,) in rows]


def test_a_level_line_at_the_head_of_vertical_columns_stays_a_line() -> None:
    """The page's number stands as high as the columns beside it: its characters are no columns of their own."""
    columns = [
        Glyph(char, 100.0 - 14 * n, 109.0 - 14 * n, 60 + 10.0 * k, 9.0) for n in range(4) for k, char in enumerate("水厂昨天开工了大家高兴")
    ]
    number = [Glyph(char, 20.0 + 9 * k, 29.0 + 9 * k, 60.0, 9.0) for k, char in enumerate("第三版")]
    lines, rest = vertical_lines([*columns, *number])
    assert [line.text for line in lines] == ["水厂昨天开工了大家高兴"] * 4
    assert "".join(glyph.char for glyph in rest) == "第三版"
