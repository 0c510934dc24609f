"""Headlines that stood side by side and came out as one line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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
