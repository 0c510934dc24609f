"""The whole way from a decoded page to its stories."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise, zip_longest

from newsstats.layout import furniture
from newsstats.layout.cohesion import MOST, Cohesion
from newsstats.layout.dates import number_of_page, section_of_page
from newsstats.layout.headline_parts import headline_parts
from newsstats.layout.headlines import Affinity, HeadlineLine, assign, kicker_headline_subhead, pairs, segments, shared, worth_beside
from newsstats.layout.lines import Line, split_lines
from newsstats.layout.page import Page, PageStory, merge
from newsstats.layout.plain import plain_stories
from newsstats.layout.reflow import join, paragraphs_of, story_part
from newsstats.layout.segmentation import (
    Story,
    TextBlock,
    carries_on,
    is_closed,
    mark_captions,
    mark_furniture,
    mark_headlines,
    refit,
    segment,
    text_blocks,
)
from newsstats.layout.side_by_side import cut_lines, cuts
from newsstats.layout.unbroken import unbroken_stories
from newsstats.layout.unbroken_lines import is_unbroken
from newsstats.text.byline import opens_story

TOO_FEW = 12
"""A body of fewer characters is no story of its own."""


SPLITS, CUTS = 3, 6
"""How many stories a page may be cut into by their headlines, and how many places are tried for each."""
SPLIT_GAIN = 5.0
"""A story is cut when its page is worth this much more afterwards, in the units of `headlines.assign` (tuned on generated pages)."""
STANDS_ALONE = 150
"""Characters of a part that can be a story of its own when only its headlines say so."""
SAVED_MOST = 8.0
"""What a better fit of the column widths counts for at most when a story is cut in two."""
APART = 0.4
"""Two headline lines of one story speak of two when each has so small a share of its words in the other's text."""
WINDOW = 24
"""Headlines are looked for among this many stories at a time: more than any page holds."""
SPEAKS = 1.0
"""A left-over line that scores this with some story may be the headline of one hidden in it."""


PAGE_CHARACTERS = 300
"""A form feed parts two pages when both hold at least this much; else it is a stray control character."""


def read_dump(source: str) -> Page:
    """Take a decoded text dump apart, page by page where form feeds part them; a story that goes on behind one is read as one."""
    pieces: list[str] = []
    turns: list[list[int]] = []
    for piece in re.split(r"(?<=[\r\n])(?=\f)", source):
        small = len(piece) < PAGE_CHARACTERS or (pieces and len(pieces[-1]) < PAGE_CHARACTERS)
        goes_on = bool(pieces) and not small and _breaks_off(pieces[-1])
        if pieces and (small or goes_on):
            turns[-1] += [len(pieces[-1])] if goes_on else []
            pieces[-1] += piece
        else:
            pieces.append(piece)
            turns.append([])
    pages = [read_page(piece) for piece in pieces]
    for page, turned in zip(pages, turns, strict=True):
        page.number, page.section = number_of_page(page.lines), section_of_page(page.lines)
        for line in page.lines if turned else ():
            line.page = 1 + bisect_right(turned, line.start)
    return merge(pages)


def _breaks_off(text: str) -> bool:
    """True when a page's text ends in mid-sentence: no page ends so, a torn column does (a lone last line is a headline)."""
    last = [line.strip() for line in text.rstrip().splitlines()[-2:]]
    return len(last) == 2 and all(last) and not is_closed(last[1]) and furniture.line_role(last[1]) is None


def read_page(source: str) -> Page:
    """Take one decoded page apart."""
    lines = split_lines(source)
    blocks = mark_furniture(lines, text_blocks(lines))
    mark_captions(lines, blocks)
    stories = _plain_stories(lines, blocks)
    if not stories and is_unbroken([line.stripped for line in lines]):
        free = [at for block in blocks if block.role == "body" for at in range(block.first, block.last + 1)]
        if places := cuts([lines[at].stripped for at in free]):
            lines = cut_lines(lines, {free[n]: starts for n, starts in places.items()})
            blocks = mark_furniture(lines, text_blocks(lines))
            mark_captions(lines, blocks)
        stories = _unbroken_stories(lines, blocks)
    if not stories:
        blocks = mark_headlines(lines, blocks)
        stories = segment(lines, blocks)
        stories = _drop_fragments(lines, stories, blocks)
        candidates = _headline_lines(lines, blocks, stories)
        stories, chosen = _settle_headlines(lines, stories, candidates)
        _place_leftovers(lines, stories, candidates, chosen)
        for number, story in enumerate(stories):
            story.headlines = chosen.get(number, [])
    stories.extend(Story("caption", list(range(b.first, b.last + 1))) for b in blocks if b.role == "caption")
    stories.sort(key=lambda s: s.body[0])
    page_stories = [_place(lines, number, story) for number, story in enumerate(stories)]
    _credits(lines, page_stories)
    _rubrics(lines, page_stories)
    return Page(source, lines, page_stories, whole_paragraphs=any(story.plain for story in stories))


def _plain_stories(lines: list[Line], blocks: list[TextBlock]) -> list[Story]:
    """The stories of a page of titles and whole paragraphs."""
    free = {at for block in blocks if block.role == "body" for at in range(block.first, block.last + 1)}
    return plain_stories([line.stripped if at in free else "" for at, line in enumerate(lines)])


def _unbroken_stories(lines: list[Line], blocks: list[TextBlock]) -> list[Story]:
    """The stories of a page without blank lines; a line that no story took is its body where it stands inside, else a line of its own."""
    free = []
    for at in (at for block in blocks if block.role == "body" for at in range(block.first, block.last + 1)):
        before = lines[at - 1] if at else None
        role = furniture.line_role(lines[at].stripped)
        if role == "credit" and (before is None or before.role == role or is_closed(before.stripped)):
            lines[at].role = role
        else:
            free.append(at)
    found = unbroken_stories([lines[at].stripped for at in free])
    stories = [Story("story", [free[n] for n in body], headlines=[free[n] for n in heads]) for heads, body in found]
    taken = {at for story in stories for at in (*story.body, *story.headlines)}
    for at in free if stories else []:
        if at in taken:
            continue
        inside = next((story for story in stories if story.body[0] < at < story.body[-1]), None)
        if inside is not None:
            inside.body = sorted([*inside.body, at])
        else:
            lines[at].role = "other"
    return stories


def _joined(lines: list[Line], body: list[int]) -> str:
    return "".join(lines[at].stripped for at in body)


def _drop_fragments(lines: list[Line], stories: list[Story], blocks: list[TextBlock]) -> list[Story]:
    """A body too short to be a story goes to its neighbour when it runs on, else it is a line of its own."""
    kept: list[Story] = []
    for story in stories:
        text = _joined(lines, story.body)
        if len(text) >= TOO_FEW or len(stories) == 1:
            kept.append(story)
        elif kept and not is_closed(lines[kept[-1].body[-1]].stripped):
            kept[-1].body.extend(story.body)
    return kept


def _headline_lines(lines: list[Line], blocks: list[TextBlock], stories: list[Story]) -> list[HeadlineLine]:
    starts = {story.body[0]: n for n, story in enumerate(stories)}
    out: list[HeadlineLine] = []
    run = 0
    for block, following in zip_longest(blocks, blocks[1:]):
        if block.role != "headline":
            run += 1
            continue
        following_story = starts.get(following.first, -1) if following else -1
        for at in range(block.first, block.last + 1):
            last = at == block.last
            if furniture.is_note(lines[at].stripped):
                continue
            out.append(HeadlineLine(at, lines[at].stripped, run, following_story if last else -1))
    return out


def _settle_headlines(lines: list[Line], stories: list[Story], candidates: list[HeadlineLine]) -> tuple[list[Story], dict[int, list[int]]]:
    """Stories with their headlines, window by window: the cost of a very long dump stays linear."""
    settled: list[Story] = []
    chosen: dict[int, list[int]] = {}
    for first in range(0, len(stories), WINDOW):
        window = stories[first : first + WINDOW]
        begin = window[0].body[0] if first else 0
        end = stories[first + WINDOW].body[0] if first + WINDOW < len(stories) else len(lines)
        nearby = [c for c in candidates if begin <= c.at < end]
        for line in nearby:
            line.next_story = line.next_story - first if first <= line.next_story < first + len(window) else -1
        beside = worth_beside(nearby, len(window))
        found, worth = assign(nearby, [_joined(lines, s.body) for s in window], beside)
        window, found = _split_by_headlines(lines, window, nearby, found, worth, beside)
        _join_wrapped(nearby, found)
        window, found = _merge_headless(lines, window, nearby, found)
        chosen.update({number + len(settled): ats for number, ats in found.items()})
        settled.extend(window)
    return settled, chosen


def _split_by_headlines(
    lines: list[Line], stories: list[Story], candidates: list[HeadlineLine], chosen: dict[int, list[int]], worth: float, beside: float
) -> tuple[list[Story], dict[int, list[int]]]:
    """A headline that no story took may speak of one hidden in another story's columns (set to the same width).

    The story is cut where the headline's words begin, when the page as a whole is worth more that way.
    """
    for _ in range(SPLITS):
        taken = {at for ats in chosen.values() for at in ats}
        left = [line for line in candidates if line.at not in taken and furniture.rubric_share(line.text) < 0.8]
        if not stories or not (left or any(len(ats) > 1 for ats in chosen.values())):
            return stories, chosen
        texts = [_joined(lines, s.body) for s in stories]
        affinity = Affinity(texts, (line.text for line in candidates))
        cohesion = Cohesion(texts)
        left = [line for line in left if max(affinity.scores(line.text)) >= SPEAKS]
        cut = _best_cut(lines, stories, candidates, chosen, left, affinity, cohesion)
        if cut is None:
            return stories, chosen
        number, k, against = cut
        story = stories[number]
        _, first, second = refit(lines, story.body)
        parted = [Story("story", story.body[:k], int(first[k])), Story("story", story.body[k:], int(second[k]))]
        trial = [*stories[:number], *parted, *stories[number + 1 :]]
        moved = [HeadlineLine(c.at, c.text, c.run, c.next_story + (c.next_story > number)) if c.next_story >= 0 else c for c in candidates]
        found, value = assign(moved, [_joined(lines, s.body) for s in trial], beside)
        if value - against <= worth + SPLIT_GAIN:
            return stories, chosen
        worth, stories, chosen = value, trial, found
        starts = {story.body[0]: n for n, story in enumerate(stories)}
        for line in candidates:
            if line.next_story >= 0:
                line.next_story = next(n for at, n in sorted(starts.items()) if at > line.at)
    return stories, chosen


def _best_cut(
    lines: list[Line],
    stories: list[Story],
    candidates: list[HeadlineLine],
    chosen: dict[int, list[int]],
    left: list[HeadlineLine],
    affinity: Affinity,
    cohesion: Cohesion,
) -> tuple[int, int, float] | None:
    """The cut `(story, position in its body, what speaks against it)` after which two headlines fit better than one did."""
    line_at = {line.at: line for line in candidates}
    best: tuple[float, int, int, float] | None = None
    for number, story in enumerate(stories):
        own = [line_at[at] for at in chosen.get(number, [])]
        nearby = sorted([*left, *own], key=lambda line: line.at)
        if len(nearby) < 2:
            continue
        cuts = _likely_cuts(lines, story, nearby)
        if not cuts:
            continue
        saved, _, _ = refit(lines, story.body)
        cuts = sorted(cuts, key=lambda cut: (-cut[0] - float(saved[cut[1]]), cut[1]))[:CUTS]
        current = _own_worth(own, number, affinity)
        taken = {line.at for line in own}
        spans = [(nearby[i].at, nearby[j].at, text, bonus) for i, j, text, bonus in segments(nearby)]
        for _, k in cuts:
            first, second = _joined(lines, story.body[:k]), _joined(lines, story.body[k:])
            worth = [
                [(affinity.score_of(text, part) + bonus, begin, end, text) for begin, end, text, bonus in spans] for part in (first, second)
            ]
            long_enough = min(len(first), len(second)) >= STANDS_ALONE
            gain = max(
                (
                    x + y
                    for x, i, j, one in worth[0]
                    for y, m, n, two in worth[1]
                    if (j < m or n < i)
                    and (not {i, m} <= taken or (long_enough and _apart(one, first, second) and _apart(two, second, first)))
                ),
                default=0.0,
            )
            if gain - current + MOST + SAVED_MOST <= SPLIT_GAIN - 2:
                continue
            against = cohesion.between(first, second) - min(float(saved[k]), SAVED_MOST)
            gain -= current + against
            if gain > SPLIT_GAIN - 2 and (best is None or gain > best[0]):
                best = gain, number, k, against
    return best[1:] if best else None


def _apart(headline: str, own: str, other: str) -> bool:
    """True when a headline speaks of one text and hardly of another."""
    wanted = pairs(headline)
    return len(shared(wanted, other)) <= APART * len(shared(wanted, own))


def _own_worth(own: list[HeadlineLine], number: int, affinity: Affinity) -> float:
    if not own:
        return 0.0
    _, _, text, bonus = max(segments(own), key=lambda segment: segment[1] - segment[0])
    return affinity.scores(text)[number] + bonus


def _likely_cuts(lines: list[Line], story: Story, nearby: list[HeadlineLine]) -> list[tuple[int, int]]:
    """`(how well, position in the body)` of the paragraph ends that part the words of one headline from another's."""
    wanted = [pairs(line.text) for line in nearby]
    everything = frozenset().union(*wanted)
    scored: list[tuple[int, int]] = []
    ends = [k for k in range(2, len(story.body) - 1) if _ends_paragraph(lines, story, k)]
    texts = [_joined(lines, story.body[a:b]) for a, b in pairwise([0, *ends, len(story.body)])]
    found = [shared(everything, text) for text in texts]
    for n, k in enumerate(ends, 1):
        before, after = frozenset().union(*found[:n]), frozenset().union(*found[n:])
        fits = [max((len(w & part) for w in wanted), default=0) for part in (before - after, after - before)]
        if min(fits) >= 2:
            scored.append((sum(fits), k))
    return scored


def _ends_paragraph(lines: list[Line], story: Story, k: int) -> bool:
    last = lines[story.body[k - 1]].stripped
    return (
        is_closed(last)
        and not carries_on(lines[story.body[k]].stripped)
        and (story.body[k] > story.body[k - 1] + 1 or len(last) < story.width - 1)
    )


def _join_wrapped(candidates: list[HeadlineLine], chosen: dict[int, list[int]]) -> None:
    """A line that fits no story by itself is the rest of the headline line before it (or after it) in its run."""
    story_of = {at: story for story, ats in chosen.items() for at in ats}
    for order in (range(1, len(candidates)), range(len(candidates) - 2, -1, -1)):
        for n in order:
            line, neighbour = candidates[n], candidates[n - 1 if order.step > 0 else n + 1]
            if line.at in story_of or line.run != neighbour.run or neighbour.at not in story_of:
                continue
            if furniture.rubric_share(line.text) >= 0.5 or len(chosen[story_of[neighbour.at]]) > 2:
                continue
            story_of[line.at] = story_of[neighbour.at]
            chosen[story_of[line.at]] = sorted([*chosen[story_of[line.at]], line.at])


def _merge_headless(
    lines: list[Line], stories: list[Story], candidates: list[HeadlineLine], chosen: dict[int, list[int]]
) -> tuple[list[Story], dict[int, list[int]]]:
    """On a page with headlines, a body with neither headline nor dateline is its predecessor's last column."""
    if not candidates:
        return stories, chosen
    openers = {line.next_story for line in candidates}
    kept: list[Story] = []
    renumbered: dict[int, list[int]] = {}
    for number, story in enumerate(stories):
        headless = number not in chosen and number not in openers
        if kept and headless and not opens_story(lines[story.body[0]].stripped):
            kept[-1].body.extend(story.body)
            continue
        if number in chosen:
            renumbered[len(kept)] = chosen[number]
        kept.append(story)
    return kept, renumbered


def _place_leftovers(
    lines: list[Line],
    stories: list[Story],
    candidates: list[HeadlineLine],
    chosen: dict[int, list[int]],
) -> None:
    """Candidates that no story took: a crosshead inside a story is its body, a slogan is a banner."""
    taken = {at for ats in chosen.values() for at in ats}
    for line in candidates:
        if line.at in taken:
            continue
        inside = next((s for s in stories if s.body[0] < line.at < s.body[-1]), None)
        if inside is not None and furniture.rubric_share(line.text) < 0.8:
            inside.body.append(line.at)
            inside.body.sort()
        else:
            lines[line.at].role = "banner" if len(line.text) <= 30 else "other"


def _place(lines: list[Line], number: int, story: Story) -> PageStory:
    texts = [lines[at].stripped for at in story.headlines]
    roles = kicker_headline_subhead(texts)
    for at, role in zip(story.headlines, roles, strict=True):
        lines[at].role, lines[at].story = role, number
    body = list(story.body)
    credits: list[int] = []
    paragraphs = [[at] for at in body] if story.plain else paragraphs_of(lines, body, story.width)
    for p, paragraph in enumerate(paragraphs):
        for at in paragraph:
            lines[at].role = "caption" if story.kind == "caption" else "body"
            lines[at].story, lines[at].paragraph = number, p
    return PageStory(
        story.kind,
        body,
        story.headlines,
        roles,
        headline_parts(lines, story.headlines, roles),
        story_part(story.kind if story.kind == "caption" else "body", lines, paragraphs),
        credits,
    )


def _credits(lines: list[Line], stories: list[PageStory]) -> None:
    """A credit or byline belongs to the caption, else to the story, that stands right before it."""
    for at, line in enumerate(lines):
        if line.role not in ("credit", "byline"):
            continue
        before = [s for s in stories if s.body[0] < at]
        after = [s for s in stories if s.body[0] > at]
        if line.role == "byline" and after and not (before and at - max(b.body[-1] for b in before) <= 1):
            owner = after[0]
        elif before:
            owner = max(before, key=lambda s: s.body[-1] if s.body[-1] < at else -1)
            if line.role == "credit" and owner.kind != "caption" and not _near(lines, owner.body[-1], at):
                continue
        else:
            continue
        line.story = stories.index(owner)
        owner.credits.append(at)


def _near(lines: list[Line], a: int, b: int) -> bool:
    return all(lines[k].role == "blank" for k in range(a + 1, b))


def _rubrics(lines: list[Line], stories: list[PageStory]) -> None:
    """A banner of a rubric's words or length is that of the story whose headline or body comes next after it."""
    starts = sorted((at, n) for n, s in enumerate(stories) if s.kind == "story" for at in [s.body[0], *s.headlines])
    for at, line in enumerate(lines):
        if line.role == "banner" and furniture.may_be_rubric(line.stripped):
            following = next((n for start, n in starts if start > at), None)
            if following is not None and not stories[following].rubric:
                text, _ = join(lines, [at], keep_gaps=True)
                stories[following].rubric = furniture.undouble(text)
