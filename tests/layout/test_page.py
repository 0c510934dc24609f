"""A page dump becomes lines, lines become stories."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsstats.layout.dump import read_page
from newsstats.layout.furniture import is_doubled, line_role, undouble
from newsstats.layout.headlines import kicker_headline_subhead, pairs, wrapped
from newsstats.layout.lines import split_lines
from newsstats.layout.segmentation import is_closed
from newsstats.text.byline import opens_story, parse_opening

PAGE = """海城日报社出版

本报讯 记者王一川报道：城东新建的
图书馆昨天开馆。馆内有三层书架，藏
书十二万册，市民凭身份证就能进门看

书。开馆第一天来了两千多人。
图书馆馆长说，周末还要办讲座，请本
地作家来讲写作，孩子可以免费参加。

本报讯 通讯员李小满报道：入秋以来
海边渔港一天比一天热闹，渔船归来时
码头上挤满了收鱼的商贩，今年的带鱼
比去年多，价格却没有跌。渔民们说，
这要感谢休渔的规定。

渔港秋来带鱼肥 商贩码头收鱼忙

城东图书馆开馆 周末请作家办讲座

□本报记者 王一川摄
"""


def test_stories_headlines_and_furniture_of_a_small_page() -> None:
    page = read_page(PAGE)
    assert [s.text.text[:6] for s in page.stories] == ["本报讯记者王", "本报讯通讯员"]
    heads = ["".join(p.text for p in s.parts) for s in page.stories]
    assert heads == ["城东图书馆开馆 周末请作家办讲座", "渔港秋来带鱼肥 商贩码头收鱼忙"]
    roles = {line.stripped: line.role for line in page.lines if line.stripped}
    assert roles["海城日报社出版"] == "masthead"
    assert roles["□本报记者 王一川摄"] == "credit"


def test_column_break_inside_a_sentence_is_no_paragraph_end() -> None:
    text = read_page(PAGE).stories[0].text.text
    assert "进门看书。" in text
    assert text.count("\n") == 1


def test_every_character_of_a_story_leads_back_to_the_source() -> None:
    page = read_page(PAGE)
    for story in page.stories:
        for part in (*story.parts, story.text):
            for char, at in zip(part.text, part.source, strict=True):
                assert page.source[at] == char or char in " \n"


@given(st.text(alphabet="一二三海报讯记者：。，\n\r 　1２\f“”本图为", max_size=200))
@settings(max_examples=200, deadline=None)
def test_lines_tile_the_source(text: str) -> None:
    lines = split_lines(text)
    assert "".join(text[line.start : line.end] for line in lines) == text
    page = read_page(text)
    assert "".join(text[line.start : line.end] for line in page.lines) == text


@pytest.mark.parametrize(
    ("text", "source", "reporters", "correspondents", "place"),
    [
        ("本报讯 记者刘一、通讯员马二娃报道：今天", "本报讯", ["刘一"], ["马二娃"], ""),
        ("本报讯（记者 许明 王方）今天", "本报讯", ["许明", "王方"], [], ""),
        ("新华社乌鲁木齐11月28日电（记者尚升、杨林）28日", "新华社", ["尚升", "杨林"], [], "乌鲁木齐"),
        ("本报讯 通讯员王文、李荣报道：到政务", "本报讯", [], ["王文", "李荣"], ""),
    ],
)
def test_dateline_of_the_usual_forms(text: str, source: str, reporters: list[str], correspondents: list[str], place: str) -> None:
    line = parse_opening(text)
    assert (line.source, line.reporters, line.correspondents, line.place) == (source, reporters, correspondents, place)


def test_correspondent_is_not_read_as_a_wire() -> None:
    # 讯 of 通讯员 once passed for the 讯 that ends a dateline, and the reporters became the place
    assert parse_opening("本报讯 记者刘一、通讯员马二报道：").place == ""


@pytest.mark.parametrize("text", ["今年以来，农业", "新华社区居民", "据悉，项目"])
def test_running_text_opens_no_story(text: str) -> None:
    assert not opens_story(text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("昌吉州融媒体中心出版", "masthead"), ("第3版", "folio"), ("责编：李明", "folio"), ("□本报记者 陶维摄", "credit"), ("图片由某某提供", "credit"),
        ("（下转第2版）", "folio"), ("本报记者 许明荣 摄", "credit"),
    ],
)  # fmt: skip
def test_furniture_by_its_own_words(text: str, role: str) -> None:
    assert line_role(text) == role


def test_banner_printed_twice_over_is_read_once() -> None:
    assert is_doubled("走基层走基层 看变化看变化")
    assert undouble("走基层走基层 看变化看变化") == "走基层 看变化"
    assert not is_doubled("昌吉农高区 总投资")


@pytest.mark.parametrize(
    ("text", "closed"), [("结束了。", True), ("“好。”", True), ("他说：", False), ("见下（下转第2版）", True), ("没完", False)]
)
def test_sentence_closure(text: str, closed: bool) -> None:
    assert is_closed(text) is closed


def test_headline_that_lacks_its_object_runs_on() -> None:
    assert wrapped("沙漠治理实现3046公里", "生态屏障合拢")
    assert not wrapped("项目落户开发区 总投资7.4亿元", "第二行")


def test_occasion_in_a_long_line_is_the_kicker() -> None:
    assert kicker_headline_subhead(["全市春耕生产和农机合作社培训动员大会在农业广场举行", "春耕动员 农机先行"]) == ["kicker", "headline"]


def test_pairs_keep_figures_whole() -> None:
    assert "3046" in pairs("实现3046公里")
    assert "公里" in pairs("实现3046公里")


def column(text: str, width: int) -> list[str]:
    return [text[k : k + width] for k in range(0, len(text), width)]


LIBRARY = "城东新建的图书馆昨天开馆，馆内有三层书架，藏书十二万册，市民凭身份证就能进门看书。"
LECTURES = "图书馆馆长说，周末还要办讲座，请本地作家来讲写作，孩子可以免费参加，位子坐满为止。"
HARBOUR = "入秋以来海边渔港一天比一天热闹，渔船归来时码头上挤满了收鱼的商贩，带鱼比去年多。"
FISHERS = "渔民们说，这要感谢休渔的规定，鱼群缓过来了，价格也没有跌，渔港的冷库都装满了。"


def test_two_stories_of_one_width_are_told_apart_by_their_headlines() -> None:
    body = []
    for paragraph in (LIBRARY, LECTURES, HARBOUR, FISHERS):
        body += [*column(paragraph, 14), ""]
    school = column("本报讯 记者王一报道：山里的小学换了新操场，孩子们第一次在塑胶跑道上跑步，体育老师笑得合不拢嘴。", 19)
    third = ["山里小学有了新操场", "", *school, ""]
    page = read_page("\n".join([*third, "图书馆开馆 周末讲座请作家", "", *body, "渔港热闹带鱼多 商贩码头收鱼忙", ""]))
    assert [s.text.text[:4] for s in page.stories] == ["本报讯记", "城东新建", "入秋以来"]
    assert [s.parts[0].text[:2] for s in page.stories] == ["山里", "图书", "渔港"]


def test_page_reference_broken_over_two_lines_still_ends_its_sentence() -> None:
    # （下 / 转第2版） at a column's end once left the sentence open, and the next headline became body text
    lines = [*column(LIBRARY + LECTURES + "（下", 14), "转第2版）", "", "渔港热闹带鱼多", "", *column(HARBOUR + FISHERS, 17), ""]
    page = read_page("\n".join(lines))
    assert ["".join(p.text for p in s.parts) for s in page.stories][-1] == "渔港热闹带鱼多"


def test_line_of_the_column_s_own_width_between_two_breaks_is_no_headline() -> None:
    first, second = column(LIBRARY, 14), column(LECTURES, 14)
    page = read_page("\n".join([*first, "", second[0], "", *second[1:], ""]))
    assert [line.role for line in page.lines if line.stripped] == ["body"] * (len(first) + len(second))


def test_date_at_a_line_s_beginning_is_no_folio() -> None:
    assert line_role("2025年9月3日，全面推进建设") is None
    assert line_role("2025年9月3日 星期三") == "folio"


def test_headline_glued_to_the_body_above_it_is_cut_off() -> None:
    lines = [*column(LIBRARY, 14), "渔港热闹带鱼多 商贩收鱼忙", "", *column(HARBOUR + FISHERS, 17), ""]
    page = read_page("\n".join(lines))
    assert next(line.role for line in page.lines if line.stripped.startswith("渔港热闹")) == "headline"


def test_a_long_dump_keeps_its_stories() -> None:
    page = read_page(PAGE * 60)
    assert len(page.stories) >= 100
    assert "".join(page.source[line.start : line.end] for line in page.lines) == page.source
