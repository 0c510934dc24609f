"""Hundreds of pages laid out from stories that are known: what a text layer does to them is undone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsstats as ns
from dumps import Laid, lay_out, pairwise_f1, set_column, traditional
from newsroom import STORIES
from newsstats.layout.dump import read_dump
from newsstats.layout.page import Page

HEADLINES = {"kicker", "headline", "subhead"}
FURNITURE = {"masthead", "folio", "banner", "credit"}


def scores(laid: Laid, page: Page) -> tuple[float, float, float]:
    """Shares right: pairs of body lines, headline lines with their story, furniture lines."""
    body = [n for n, role in enumerate(laid.role) if role == "body"]
    found = [page.lines[n].story if page.lines[n].role == "body" else -1 for n in body]
    f1 = pairwise_f1([laid.owner[n] for n in body], found)
    homes = {
        story: Counter(page.lines[n].story for n in body if laid.owner[n] == story).most_common(1)[0][0]
        for story in {laid.owner[n] for n in body}
    }
    heads = [n for n, role in enumerate(laid.role) if role == "headline"]
    right = sum(page.lines[n].role in HEADLINES and page.lines[n].story == homes[laid.owner[n]] for n in heads)
    furniture = [n for n, role in enumerate(laid.role) if role in FURNITURE]
    kept = sum(page.lines[n].role == laid.role[n] for n in furniture)
    return f1, right / max(len(heads), 1), kept / len(furniture)


def mean_scores(pages: int, **options: float) -> list[float]:
    all_scores = [scores(laid := lay_out(seed, **options), read_dump(laid.text)) for seed in range(pages)]  # type: ignore[arg-type]
    return [sum(column) / pages for column in zip(*all_scores, strict=True)]


@pytest.mark.parametrize(
    ("options", "bars"),
    [
        ({}, (0.98, 0.98, 0.99)),
        ({"glued": 1.0}, (0.98, 0.98, 0.99)),
        ({"torn": 1.0}, (0.98, 0.98, 0.99)),
        ({"noise": 0.3}, (0.98, 0.98, 0.99)),
        ({"dateline": 0.0}, (0.96, 0.97, 0.99)),
        ({"dateline": 0.0, "torn": 1.0, "stories": 8}, (0.95, 0.96, 0.99)),
    ],
    ids=["usual", "back to back", "headlines in a list", "noisy", "no datelines", "no datelines, headlines in a list"],
)
def test_pages_of_known_stories_are_put_together_again(options: dict[str, float], bars: tuple[float, float, float]) -> None:
    found = mean_scores(60, **options)
    assert all(value >= bar for value, bar in zip(found, bars, strict=True)), found


@given(st.integers(0, 10_000), st.integers(1, 9), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=40, deadline=None)
def test_lines_tile_the_dump_and_parts_lead_back(seed: int, stories: int, glued: float, torn: float, noise: float, ending: str) -> None:
    text = lay_out(seed, stories=stories, glued=glued, torn=torn, noise=noise).text.replace("\n", ending)
    page = read_dump(text)
    assert "".join(text[line.start : line.end] for line in page.lines) == text
    assert all(line.role for line in page.lines)
    for story in page.stories:
        for part in (*story.parts, story.text):
            assert len(part.text) == len(part.source)
            assert all(c in " \n" or text[at] == c for c, at in zip(part.text, part.source.tolist(), strict=True))


def glue(*stories: tuple[int, int], headlines: list[int], blank: bool = True) -> str:
    """Bodies `(story, width)` one after the other without datelines, then some headlines in a list."""
    lines: list[str] = []
    for which, width in stories:
        for paragraph in STORIES[which][1]:
            lines += [*set_column(paragraph, width), *([""] if blank else [])]
    for which in headlines:
        lines += ["", STORIES[which][0]]
    return "\n".join(lines) + "\n"


def openings(page: Page) -> list[str]:
    return [story.text.text[:6] for story in page.stories]


def test_same_width_stories_whose_headlines_stand_in_one_list_are_parted() -> None:
    # both headlines were once given to one story, as its headline and subhead
    page = read_dump(glue((0, 16), (1, 16), (2, 20), headlines=[1, 0, 2]))
    assert openings(page) == ["城东新建的图", "入秋以来海边", "山里的小学换"]


def test_border_between_stories_one_character_apart_in_width_is_where_the_width_changes() -> None:
    # the border once moved up a paragraph, to where one width between the two fitted both
    page = read_dump(glue((12, 16), (15, 18), (0, 22), headlines=[15, 12, 0]))
    assert openings(page) == ["戈壁荒滩上的", "全市1126", "城东新建的图"]


def test_headline_right_above_the_second_of_two_stories_of_one_width_is_its_own() -> None:
    text = glue((5, 15), headlines=[]) + "\n" + STORIES[4][0] + "\n\n" + glue((4, 15), headlines=[5])
    page = read_dump(text)
    assert ["".join(part.text for part in story.parts) for story in page.stories] == [STORIES[5][0], STORIES[4][0]]


def test_report_of_a_meeting_stays_one_story_though_it_speaks_of_many_things() -> None:
    paragraphs = [
        "市委常委会昨天召开会议，传达学习有关讲话精神，研究部署城市建设和安全生产等工作，讨论了几份文件的草稿。",
        "会议指出，要抓好讲话精神的传达学习，各级理论中心组要原原本本地学，联系实际地学，把学到的用到岗位上去。",
        "会议强调，城市建设要先规划后动工，老旧小区的水管要换，小街小巷的路灯要亮，车位要向老人倾斜。",
        "会议要求，安全生产要天天抓，化工厂、烟花仓库和学校食堂是重点，隐患要登记，整改要有时限。",
    ]
    heads = ["市委常委会召开会议", "", "传达学习有关讲话精神", "研究部署城市建设和安全生产等工作"]
    body = [line for paragraph in paragraphs for line in [*set_column(paragraph, 13), ""]]
    other = [line for paragraph in STORIES[9][1] for line in [*set_column(paragraph, 19), ""]]
    page = read_dump("\n".join([*heads, "", *body, STORIES[9][0], "", *other]))
    assert openings(page) == ["市委常委会昨", "气象台昨天发"]
    assert len(page.stories[0].headlines) == 3


def test_folio_line_below_the_masthead_is_a_folio() -> None:
    # with no blank line between them it once passed for a banner
    page = read_dump("海城日报社出版\n2024年5月6日 星期一 第3版\n\n" + glue((0, 16), headlines=[0]))
    assert [line.role for line in page.lines[:2]] == ["masthead", "folio"]


def test_credit_in_brackets_is_a_credit() -> None:
    page = read_dump(glue((0, 16), headlines=[0]) + "\n（图片由文化站提供）\n")
    assert next(line.role for line in page.lines if "文化站提供" in line.text) == "credit"


def test_form_feed_parts_pages_and_stray_ones_do_not() -> None:
    first, second = glue((0, 16), (1, 19), headlines=[0, 1]), glue((2, 15), (3, 21), headlines=[2, 3])
    page = read_dump(first + "\f" + second)
    assert {line.page for line in page.lines} == {1, 2}
    assert len(page.stories) == 4
    torn = first[:90] + "\n\f" + first[90:] + second
    assert {line.page for line in read_dump(torn).lines} == {1}


def test_a_form_feed_in_mid_sentence_is_a_pages_end_but_not_the_storys() -> None:
    text = "".join(STORIES[0][1])
    lines = set_column("　　本报讯 " + text, 20)
    cut = len(lines) // 2
    head = "海城日报社出版\n2024年5月6日 星期一 第3版\n\n" + glue((2, 15), (3, 21), headlines=[2, 3]) + "\n\n"
    source = (
        head
        + STORIES[0][0]
        + "\n\n"
        + "\n".join(lines[:cut])
        + "\n\f"
        + "\n".join(lines[cut:])
        + "\n\n"
        + glue((4, 16), (5, 18), headlines=[4, 5])
    )
    page = read_dump(source)
    story = next(story for story in page.stories if text[:12] in story.text.text)
    assert story.text.text.endswith(text[-12:])
    assert {page.lines[at].page for at in story.body} == {1, 2}


@pytest.mark.parametrize("seed", range(6))
def test_a_page_in_traditional_characters_is_read_as_its_simplified_twin(tmp_path: Path, seed: int) -> None:
    text = lay_out(seed, stories=4).text
    read = {}
    for script, said in (("simplified", text), ("traditional", traditional(text))):
        file = tmp_path / f"{script}.txt"
        file.write_text(said, encoding="utf-8")
        issue = ns.read_issue(file)
        read[script] = issue.lines[["role", "article_id", "paragraph"]].to_numpy().tolist()
        assert "".join(issue.source[line.source_start : line.source_end] for line in issue.lines.itertuples()) == said
    assert read["traditional"] == read["simplified"]
