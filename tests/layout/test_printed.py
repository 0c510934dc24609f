"""Pages of printed lines: columns, crossheads, tables, running heads, and boxes that are a little off."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from columns import LEFT, MORE, RIGHT
from newsstats.layout.printed import structured_page
from newsstats.layout.printed_gutters import split_at_gutters
from newsstats.layout.printed_line import PrintedLine
from newsstats.layout.printed_merges import split_merged
from newsstats.layout.printed_tables import table_lines
from newsstats.layout.quotes import curled
from newsstats.layout.structured import StructuredPage, as_page

SIZE, LEADING = 10.0, 15.0


def line(text: str, x: float, y: float, size: float = SIZE) -> PrintedLine:
    """A line whose characters are as wide as they are high."""
    return PrintedLine(text, x, x + len(text) * size, y, size, lefts=tuple(x + n * size for n in range(len(text))))


def column(texts: list[str], x: float, y: float) -> list[PrintedLine]:
    return [line(text, x, y + n * LEADING) for n, text in enumerate(texts)]


def told(page: StructuredPage) -> list[tuple[str, str]]:
    """`(headline, text)` of every story."""
    return [
        ("".join(text for role, texts in s.headlines if role == "headline" for text in texts), "".join(t for p in s.paragraphs for t in p))
        for s in page.stories
    ]


def two_stories() -> list[PrintedLine]:
    """A story of two columns under a headline over the first only, and one of one column to its right."""
    return [
        line("渔港昨天开渔", 0, 30, 18),
        line("县图书馆延时", 400, 30, 18),
        *column(LEFT, 0, 60),
        *column(MORE, 200, 60),
        *column(RIGHT, 400, 60),
    ]


WANTED = [("渔港昨天开渔", "".join(LEFT + MORE)), ("县图书馆延时", "".join(RIGHT))]


def test_column_without_a_headline_goes_to_the_one_at_its_left() -> None:
    assert told(structured_page(two_stories())) == WANTED


def test_column_that_begins_at_the_headlines_own_height_belongs_to_it() -> None:
    page = [*[one for one in two_stories() if one.x0 != 200], *column(MORE, 200, 30)]
    assert told(structured_page(page)) == WANTED


@pytest.mark.parametrize("seed", range(8))
def test_boxes_that_are_a_little_off_change_no_story(seed: int) -> None:
    rng = random.Random(seed)

    def off(one: PrintedLine) -> PrintedLine:
        return replace(
            one,
            x0=one.x0 + rng.uniform(-1, 1),
            x1=one.x1 + rng.uniform(-1, 1),
            baseline=one.baseline + rng.uniform(-1, 1),
            size=one.size * rng.uniform(0.94, 1.06),
        )

    assert told(structured_page([off(one) for one in two_stories()], noise=0.12)) == WANTED


def test_lines_read_across_a_gutter_are_parted() -> None:
    lines = [*column(LEFT, 0, 60), *column(RIGHT, 170, 60)]
    woven = lines[2].text.ljust(17) + lines[7].text
    across = PrintedLine(woven, 0, 170 + 10 * len(RIGHT[2]), lines[2].baseline, SIZE, lefts=tuple(10.0 * n for n in range(len(woven))))
    found = split_at_gutters([one for n, one in enumerate(lines) if n not in (2, 7)] + [across])
    assert sorted(one.text for one in found) == sorted(LEFT + RIGHT)


def test_wide_line_above_two_columns_stays_whole() -> None:
    wide = line("渔港开渔三百条船出海，船队月底返航", 0, 45)
    assert wide in split_at_gutters([wide, *column(LEFT, 0, 60), *column(RIGHT, 180, 60)])


def test_centred_line_in_smaller_type_is_a_crosshead_of_its_story() -> None:
    lines = [
        line("渔港昨天开渔", 0, 30, 20),
        *column(LEFT, 0, 60),
        line("冰库扩容", 45, 60 + 5.5 * LEADING, 13),
        *column(MORE, 0, 60 + 7 * LEADING),
    ]
    page = structured_page(lines)
    assert told(page) == [("渔港昨天开渔", "".join([*LEFT, "冰库扩容", *MORE]))]
    assert [one.text for one in as_page(page).lines if one.role == "crosshead"] == ["冰库扩容"]


def test_cells_that_stand_in_rows_are_a_table_and_no_text() -> None:
    rows = [["乡镇", "面积"], ["上河乡", "120亩"], ["下河乡", "96亩"], ["河口镇", "80亩"]]
    cells = [line(text, 20 + 60 * n, 200 + 15 * k) for k, row in enumerate(rows) for n, text in enumerate(row)]
    assert [[one.text for one in table] for table in table_lines([*column(LEFT, 0, 60), *cells])] == [
        [text for row in rows for text in row]
    ]
    page = as_page(structured_page([line("渔港昨天开渔", 0, 30, 20), *column(LEFT, 0, 60), *cells]))
    assert [one.role for one in page.lines if one.text.startswith("河口镇")] == ["table"]
    assert "河口镇" not in page.stories[0].text.text


def test_line_alone_at_the_top_above_two_headlines_is_no_headline() -> None:
    page = structured_page([line("地方新闻版面三", 0, 2, 15), *[replace(one, baseline=one.baseline + 20) for one in two_stories()]])
    assert told(page) == WANTED


@pytest.mark.parametrize("headline", ["渔港昨天开渔", "渔港开渔船数达2370"])
def test_headline_set_loosely_above_its_columns_is_no_running_head(headline: str) -> None:
    page = structured_page([line(headline, 0, 30, 18), *column(LEFT, 0, 75), *column(MORE, 200, 75)])
    assert told(page) == [(headline, "".join(LEFT + MORE))]


def test_source_line_under_a_headline_is_its_byline() -> None:
    page = structured_page([line("渔港昨天开渔", 0, 30, 20), line("来源：海城晚报", 40, 46), *column(LEFT, 0, 60)])
    assert page.stories[0].bylines == ["来源：海城晚报"]
    assert told(page) == [("渔港昨天开渔", "".join(LEFT))]


def across(left: str, right: str, gutter: float, y: float) -> PrintedLine:
    """A line of two columns read as one: as wide as both and the gutter."""
    return PrintedLine(left + right, 0, len(left) * SIZE + gutter + len(right) * SIZE, y, SIZE)


def test_lines_of_a_picture_read_across_a_gutter_are_parted() -> None:
    left = [
        "渔港昨天开渔，三百条船出海打鱼",
        "船队在外海停留两周，月底才返航",
        "渔民说今年的网眼放大一厘米左右",
        "码头的冰库新添了两台制冰机器，",
    ]
    right = [
        "县图书馆周末延长到晚上九点了，",
        "新馆有八万册书，座位四百多个，",
        "儿童室每周六讲一次故事和历史，",
        "读者可以在手机上续借各种图书。",
    ]
    at = len(left[0]) * SIZE + 7
    lines = [*column(left, 0, 60), *column(right, at, 60)]
    merged = across(left[1], right[1], 7, lines[1].baseline)
    found = split_merged([one for n, one in enumerate(lines) if n not in (1, 5)] + [merged], 0.12)
    assert sorted(one.text for one in found) == sorted(left + right)


def test_quotation_marks_of_a_picture_open_and_close_in_turn() -> None:
    assert curled(["村民叫它”同心渠“，又说”水到", '了"才算数']) == ["村民叫它“同心渠”，又说“水到", "了”才算数"]


def standing(text: str, right: float, top: float, size: float = SIZE) -> PrintedLine:
    """A vertical line whose right edge is given."""
    return PrintedLine(text, right - size, right, top + 0.88 * size, size, vertical=True, length=len(text) * size)


def test_vertical_columns_are_read_from_right_to_left_with_their_headlines() -> None:
    """All columns but the first were lost to the stories of a page set vertically."""
    first = [standing("渔港昨天开渔", 700, 40, 18), *(standing(text, 660 - n * LEADING, 40) for n, text in enumerate(LEFT))]
    second = [standing("县图书馆延时", 400, 40, 18), *(standing(text, 360 - n * LEADING, 40) for n, text in enumerate(RIGHT))]
    assert told(structured_page([*second, *first])) == [("渔港昨天开渔", "".join(LEFT)), ("县图书馆延时", "".join(RIGHT))]


def test_a_vertical_headline_beside_level_text_is_no_story() -> None:
    page = structured_page([*two_stories(), standing("大海边的渔港", 650, 40, 20)])
    assert told(page) == WANTED
    assert ("other", "大海边的渔港") in page.above


def test_a_vertical_story_beside_level_ones_is_one_more() -> None:
    body = [standing(text, 760 - n * LEADING, 40) for n, text in enumerate(MORE)]
    page = structured_page([*two_stories(), standing("岸上的晒网人家", 800, 40, 18), *body])
    assert told(page) == [*WANTED, ("岸上的晒网人家", "".join(MORE))]


def test_the_last_line_of_a_story_in_a_picture_is_no_headline_whatever_its_box_says() -> None:
    """The box of a few characters is higher than their type: 成。 was a headline."""
    texts = ["村民们说水厂开工以后大家都能喝上好水"] * 5
    lines = [line("水厂今天开工建设", 0, 30, 18), *column(texts, 0, 60), line("成。", 0, 60 + 5 * LEADING, 1.35 * SIZE)]
    (story,) = structured_page(lines, noise=0.12).stories
    assert told(StructuredPage(stories=[story])) == [("水厂今天开工建设", "".join(texts) + "成。")]
