"""Headlines that stood side by side and came out as one line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dumps import set_column
from newsstats.layout.dump import read_page
from newsstats.layout.lines import split_lines
from newsstats.layout.side_by_side import cut_lines


def test_pieces_tile_their_line_and_keep_its_number() -> None:
    lines = split_lines("  甲乙 丙丁\n戊己\n")
    cut = cut_lines(lines, {0: [3]})
    assert [(line.number, line.stripped) for line in cut] == [(1, "甲乙"), (1, "丙丁"), (2, "戊己")]
    assert [line.start for line in cut[1:]] == [line.end for line in cut[:-1]]


@given(st.text(alphabet="甲乙 　\t丙", max_size=20), st.data())
def test_whatever_is_cut_tiles_the_source(text: str, data: st.DataObject) -> None:
    source = text + "\n末行"
    lines = split_lines(source)
    room = len(lines[0].text.lstrip())
    places = sorted(set(data.draw(st.lists(st.integers(1, room - 1), max_size=3)))) if room > 1 else []
    cut = cut_lines(lines, {0: places})
    assert "".join(source[line.start : line.end] for line in cut) == source


WATER = [
    "本报讯 前七个月水厂供水稳步增加，全市供水总量超13万吨，比去年同期多出两成。",
    "水厂新添了三台水泵，供水管道也延长到城北的村子。村民打开龙头，水流比从前大了许多。",
    "供水部门说，下半年还要给老城区换管，让水厂的供水更稳当，供水总量年底有望再上一个台阶。",
    "镇里还请人给每家每户装了水表，用多少交多少，大家都说公道。",
]
SCHOOL = [
    "本报讯 城西小学的操场上个月翻修一新，孩子们在新跑道上跑得很欢。",
    "学校请来教练教足球，放学以后操场对附近居民开放。校长介绍，翻修花了一个暑假。",
    "老师带着孩子们量了跑道的长度，数学课也搬到了操场上，大家算得又快又准。",
]


def test_the_end_of_a_headline_that_comes_behind_the_one_beside_it_is_its_own() -> None:
    """Two headlines stand side by side, the left one of two lines: the text layer gives its second line behind both first ones."""
    columns = [line for story, width in ((WATER, 13), (SCHOOL, 15)) for paragraph in story for line in set_column(paragraph, width)]
    lines = [*columns, "前七个月水厂供水稳步增加 总量超1 城西小学操场翻修一新", "3万吨"]
    page = read_page("\n".join(lines) + "\n")
    heads = ["".join(page.lines[at].stripped for at in story.headlines) for story in page.stories]
    assert heads == ["前七个月水厂供水稳步增加 总量超13万吨", "城西小学操场翻修一新"]
