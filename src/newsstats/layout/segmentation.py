"""Lines become stories: which lines are body text, and where one story ends and the next begins.

Every story is set to a column width of its own, opens with a dateline more often than not, and ends with a
closed sentence. These signs are weighed together: the cheapest way through the page's body lines is found by
dynamic programming over (line, column width), in time linear in the number of lines (Viterbi 1967).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from newsstats.data import load_toml
from newsstats.layout import furniture
from newsstats.layout.lines import Line
from newsstats.layout.page_top import mastheads_at_top
from newsstats.text.byline import opens_story

CLOSED = re.compile(r"(?:第?\s?[0-9０-９]{1,3}\s?版[）)]|[。！？!?…][”』’」》）)】\"]*|[。！？!?…”』」][（(][^（）()]{1,12}[）)])$")
_CLOSING = '。！？!?…”』’」》）)】"'
"""What a line that `CLOSED` describes can end with."""
_SENTENCE_MARK = re.compile(r"[。；;，,、：:]$")
_GAP = re.compile(r"[\u4e00-\u9fff”》][ 　]+[\u4e00-\u9fff“《]")
_TURN = re.compile("|".join(load_toml("furniture.toml")["page_reference"]["patterns"]))
_OPENINGS = load_toml("openings.toml")
_LEDE = re.compile("|".join(_OPENINGS["lede"]["patterns"]))
_CONTINUING = re.compile("(?:" + "|".join(_OPENINGS["continuing"]["words"]) + ")")
_NARROW = re.compile(r"[\x00-\u00a6]")
_QUOTE = re.compile(r"[“”‘’]")

NARROWEST, WIDEST = 6, 64
"""Characters of a column's width, least and most."""
_WIDTHS = np.arange(NARROWEST, WIDEST + 1)
TAIL = 40
"""Characters of a last column at most for it to be looked at with the story before it."""
CAPTION_CHARACTERS = 200
"""Characters of a picture's caption at most."""
HEADLINE_LINES = 4
"""Lines of a headline at most."""
HEADLINE_CHARACTERS = 60
"""Characters of a headline line at most."""

# Costs in one unit: a body line that misses its column's width by more than two characters costs 2.5.
NEW_STORY = 7.0
"""What a new story costs; this and the following are in the cost of one body line that does not fit its column (tuned on generated pages)."""
OPEN_SENTENCE = 9.0
"""What it costs to begin a story in the middle of a sentence."""
DATELINE = 12.0
"""What a dateline at the beginning is worth."""
HEADLINE_BETWEEN = 2.0
"""What a headline between two columns is worth."""
NO_BLANK = 2.0
"""What it costs that no blank line stands between."""
LEDE = 1.5
"""What an opening without a dateline is worth."""
CONTINUING = 4.0
"""What a word costs that carries a sentence on."""
TURNED = 5.0
"""What a column costs that goes on under a headline of another story."""


@dataclass(slots=True)
class TextBlock:
    """A run of lines with no blank line in it (positions in the page's list of lines)."""

    first: int
    last: int
    role: str = "body"


@dataclass(slots=True)
class Story:
    """Body lines of one story, as positions in the page's list of lines; `width` is its column's.

    `plain`: each line is a paragraph of its own.
    """

    kind: str
    body: list[int]
    width: int = 0
    headlines: list[int] = field(default_factory=list)
    plain: bool = False


@lru_cache(maxsize=4096)
def is_closed(text: str) -> bool:
    """True when a line ends a sentence (page references such as （下转第2版） may follow)."""
    return (text[-1:] in _CLOSING and bool(CLOSED.search(text[-TAIL:]))) or bool(_TURN.search(text[-14:]))


def is_lede(text: str) -> bool:
    """True when a line begins as a story's first sentence often does (记者从…, 今年以来 …)."""
    return _LEDE.match(text) is not None


def carries_on(text: str) -> bool:
    """True when a line begins with a word that carries a story on (此外, 据悉, 会议强调 …)."""
    return _CONTINUING.match(text) is not None


def text_blocks(lines: list[Line]) -> list[TextBlock]:
    """Runs of lines between blank lines."""
    blocks: list[TextBlock] = []
    start = -1
    for at, line in enumerate(lines):
        if line.stripped:
            start = at if start < 0 else start
        elif start >= 0:
            blocks.append(TextBlock(start, at - 1))
            start = -1
    if start >= 0:
        blocks.append(TextBlock(start, len(lines) - 1))
    return blocks


def mark_furniture(lines: list[Line], blocks: list[TextBlock]) -> list[TextBlock]:
    """Give furniture lines their role; return what is left, cut where furniture stood inside a block."""
    rest: list[TextBlock] = []
    at_top = mastheads_at_top(lines)
    for block in blocks:
        start = block.first
        for at in range(block.first, block.last + 1):
            role = "masthead" if at in at_top else furniture.line_role(lines[at].stripped)
            alone = block.last - block.first < 3 or at in (start, block.first, block.last)
            if role == "masthead" and at > 40 and at < len(lines) - 40:
                role = None
            if role and alone and _may_stand_here(lines, block, at, role):
                lines[at].role = role
                if at > start:
                    rest.append(TextBlock(start, at - 1))
                start = at + 1
            elif block.first == block.last and furniture.is_doubled(lines[at].stripped):
                lines[at].role = "banner"
                start = at + 1
        if start <= block.last:
            rest.append(TextBlock(start, block.last))
    return rest


def _may_stand_here(lines: list[Line], block: TextBlock, at: int, role: str) -> bool:
    """A bare number or a name line in the middle of a sentence is body text, whatever it looks like."""
    if role == "folio" and lines[at].stripped.isdigit() and _torn_figure(lines, at):
        return False
    if role not in ("folio", "byline") or at == block.first == block.last:
        before = lines[at - 1].stripped if at > block.first else ""
        return not before or is_closed(before) or role != "byline"
    before = lines[at - 1].stripped if at > block.first else ""
    return not before or is_closed(before) or furniture.line_role(before) is not None


def _torn_figure(lines: list[Line], at: int) -> bool:
    """A bare number between an open sentence and the rest of a figure is no page number."""
    before = next((line.stripped for line in reversed(lines[max(0, at - 3) : at]) if line.stripped), "")
    after = next((line.stripped for line in lines[at + 1 : at + 4] if line.stripped), "")
    if not before or is_closed(before):
        return False
    return before[-1] in "0123456789.,约达" or after[:1] in "0123456789.,%％万亿元年月日个吨米公亩"


def mark_captions(lines: list[Line], blocks: list[TextBlock]) -> None:
    """A short closed block that speaks of a picture is a caption."""
    for block in blocks:
        text = "".join(line.stripped for line in lines[block.first : block.last + 1])
        if len(text) <= CAPTION_CHARACTERS and furniture.is_caption(text) and not opens_story(text):
            block.role = "caption"


def mark_headlines(lines: list[Line], blocks: list[TextBlock]) -> list[TextBlock]:
    """Tell headline candidates from body text; a headline that a story's opening follows is cut off."""
    out: list[TextBlock] = []
    sentence_open = False
    last_body: TextBlock | None = None
    for number, block in enumerate(blocks):
        if block.role != "body":
            out.append(block)
            continue
        opening = _opening_inside(lines, block)
        if opening > block.first and not sentence_open:
            out.append(TextBlock(block.first, opening - 1, "headline"))
            block = TextBlock(opening, block.last)
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if _ends_in_headline(lines, block):
            out.append(TextBlock(block.first, block.last - 1))
            last_body = out[-1]
            out.append(TextBlock(block.last, block.last, "headline"))
            sentence_open = False
            continue
        if _looks_like_headline(lines, block, sentence_open, last_body, following):
            block.role = "headline"
        else:
            sentence_open = not is_closed(lines[block.last].stripped)
            last_body = block
        out.append(block)
    return out


def _opening_inside(lines: list[Line], block: TextBlock) -> int:
    """Position of a line with a dateline shortly after the block's beginning, or -1."""
    for at in range(block.first + 1, min(block.first + HEADLINE_LINES, block.last) + 1):
        if is_closed(lines[at - 1].stripped) or _SENTENCE_MARK.search(lines[at - 1].stripped):
            return -1
        if opens_story(lines[at].stripped):
            return at
    return -1


def _ends_in_headline(lines: list[Line], block: TextBlock) -> bool:
    """A line that no blank line parts from the closed body above it, and that is no line of that column."""
    if block.last - block.first < 3:
        return False
    text, above = lines[block.last].stripped, lines[block.last - 1].stripped
    if not is_closed(above) or is_closed(text) or opens_story(text) or re.search(r"[，。；：、,]", text) or len(text) < 6:
        return False
    width = _block_width(lines, block)
    return bool(_GAP.search(text)) or min(abs(m - width) for m in _measures(text)) > 1


def _looks_like_headline(
    lines: list[Line], block: TextBlock, sentence_open: bool, before: TextBlock | None, after: TextBlock | None
) -> bool:
    texts = [line.stripped for line in lines[block.first : block.last + 1]]
    if not _may_be_headline(texts):
        return False
    widths = [w for b in (before, after) if b is not None and (w := _block_width(lines, b))]
    if sentence_open:
        return _stands_out(texts, widths)
    if len(texts) > 1:
        return not _runs_on(texts, widths)
    return not _is_column_line(texts[0], widths, lines[after.first].stripped if after is not None else None)


def _may_be_headline(texts: list[str]) -> bool:
    """Few short lines that open no story and hold no mark that a headline does not have."""
    if len(texts) > HEADLINE_LINES or any(len(t) > HEADLINE_CHARACTERS for t in texts) or opens_story(texts[0]):
        return False
    if any(re.search(r"[。；;，,：:]", t[-1]) for t in texts[:-1]) or re.search(r"[。；;，,：:、]$", texts[-1]):
        return False
    return not any("。" in t for t in texts)


def _stands_out(texts: list[str], widths: list[int]) -> bool:
    """In the middle of a sentence only a line that is set wide apart, or far over the column's width, is a headline."""
    spaced = bool(_GAP.search(texts[0]))
    off = bool(widths) and all(abs(len(t) - w) > 3 for t in texts for w in widths[:1])
    return (spaced and len(texts[0]) > 12) or (off and len(texts[0]) > widths[0] + 3)


def _runs_on(texts: list[str], widths: list[int]) -> bool:
    """Several lines with commas, or of the column's own width: running text or a crosshead."""
    if any("，" in t or "," in t for t in texts):
        return True
    if len(widths) == 2 and widths[0] == widths[1] and widths[0] in _measures(texts[0]) and not _GAP.search(texts[0]):
        return True
    return bool(widths) and all(widths[0] in _measures(t) for t in texts[:-1])


def _is_column_line(text: str, widths: list[int], following: str | None) -> bool:
    """A lone line of the column's width that reads on: with a comma, between two such columns, or ending within a word."""
    measures, spaced = _measures(text), bool(_GAP.search(text))
    if len(widths) == 2 and widths[0] == widths[1] and widths[0] in measures and not spaced:
        return True
    if set(widths) & set(measures) and re.search("[，,；]", text):
        return True
    if following is None or spaced or not widths or min(abs(m - widths[0]) for m in measures) > 1:
        return False
    from newsstats.text.segmenter import crosses_word

    return crosses_word(text, following)


def _block_width(lines: list[Line], block: TextBlock) -> int:
    lengths = [len(line.stripped) for line in lines[block.first : block.last]]
    return max(set(lengths), key=lambda n: (lengths.count(n), n)) if lengths else 0


@lru_cache(maxsize=8192)
def _misfit(measures: tuple[int, ...], closed: bool, hanging: bool) -> np.ndarray:
    """Cost of one body line for every column width."""
    best = np.full(len(_WIDTHS), 2.5)
    for measure in measures:
        gap = measure - _WIDTHS
        cost = np.full(len(_WIDTHS), 2.5)
        cost[gap == 0] = 0.0
        cost[gap == 1] = 0.1 if hanging else 0.6
        cost[gap == -1] = 0.5
        cost[np.abs(gap) == 2] = 1.5
        if closed:
            cost[gap < 0] = 0.0
        np.minimum(best, cost, out=best)
    return best


def _measures(text: str) -> tuple[int, ...]:
    plain = len(text)
    narrow = len(_NARROW.findall(text))
    quotes = len(_QUOTE.findall(text))
    if narrow == plain:
        return (plain, (plain + 1) // 2)
    if not narrow + quotes:
        return (plain,)
    halves = narrow, narrow + quotes
    return tuple(sorted({plain, *(plain - n + (n + 1) // 2 for n in halves)}))


def boundary_costs(lines: list[Line], blocks: list[TextBlock]) -> tuple[list[int], np.ndarray, np.ndarray]:
    """Body lines of the page, and for each the cost of beginning a story there and of not beginning one."""
    body: list[int] = []
    begin: list[float] = []
    carry: list[float] = []
    headline_between = False
    previous: Line | None = None
    for block in blocks:
        if block.role == "headline":
            headline_between = True
            continue
        if block.role != "body":
            continue
        for at in range(block.first, block.last + 1):
            text = lines[at].stripped
            new, stay = NEW_STORY, 0.0
            if previous is None:
                new, stay = 0.0, 1e6
            else:
                if not is_closed(previous.stripped):
                    new += OPEN_SENTENCE
                if opens_story(text):
                    new -= DATELINE
                    stay += OPEN_SENTENCE
                elif is_lede(text):
                    new -= LEDE
                if carries_on(text):
                    new += CONTINUING
                if headline_between:
                    new -= HEADLINE_BETWEEN
                    stay += 0.5
                if at > block.first:
                    new += NO_BLANK
                if _TURN.search(previous.stripped[-14:]):
                    new -= TURNED
            body.append(at)
            begin.append(new)
            carry.append(stay)
            previous, headline_between = lines[at], False
    return body, np.array(begin), np.array(carry)


@lru_cache(maxsize=4096)
def _line_misfit(text: str) -> np.ndarray:
    return _misfit(_measures(text), is_closed(text), text[-1:] in "，。、；：！？”』」）》")


def refit(lines: list[Line], body: list[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """What cutting a body before each of its lines saves in misfit, and the widths of the two parts then.

    Arrays of the body's length; entry 0 (no cut) saves nothing.
    """
    misfits = np.array([_line_misfit(lines[at].stripped) for at in body])
    upto = np.vstack([np.zeros(len(_WIDTHS)), misfits.cumsum(axis=0)])
    first, second = upto[:-1], upto[-1] - upto[:-1]
    saved = upto[-1].min() - first.min(axis=1) - second.min(axis=1)
    return saved, _WIDTHS[first.argmin(axis=1)], _WIDTHS[second.argmin(axis=1)]


def segment(lines: list[Line], blocks: list[TextBlock]) -> list[Story]:
    """Cut the page's body lines into stories and give each its column width."""
    body, begin, carry = boundary_costs(lines, blocks)
    if not body:
        return []
    misfits = [_line_misfit(lines[at].stripped) for at in body]
    cost = misfits[0].copy()
    fresh = np.zeros((len(body), len(_WIDTHS)), dtype=bool)
    origin = [0] * len(body)
    fresh[0] = True
    for n, (misfit, opening, staying) in enumerate(zip(misfits, begin.tolist(), carry.tolist(), strict=True)):
        if n == 0:
            continue
        origin[n] = best = int(cost.argmin())
        opened = cost.item(best) + opening
        if staying:
            cost += staying
        np.less(opened, cost, out=fresh[n])
        np.minimum(cost, opened, out=cost)
        cost += misfit
    state = int(cost.argmin())
    stories: list[Story] = []
    current: list[int] = []
    for n in range(len(body) - 1, -1, -1):
        current.append(body[n])
        if fresh[n, state]:
            stories.append(Story("story", current[::-1], int(_WIDTHS[state])))
            current = []
            state = origin[n]
    stories.reverse()
    return stories
