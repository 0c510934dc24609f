"""A person's corrections of a page: lines that are no story's, stories that begin at a line, belong together, are called so."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

from newsstats.layout.headline_parts import headline_parts
from newsstats.layout.headlines import kicker_headline_subhead
from newsstats.layout.lines import Line
from newsstats.layout.page import Page, PageStory
from newsstats.layout.reflow import story_part
from newsstats.layout.script import part_simplified
from newsstats.text.radicals import folded


@dataclass(frozen=True, slots=True)
class Corrections:
    """What to mend on a page, by its line numbers (`newsstats read` prints them).

    `leave_out`: lines of no story. `split`: the first lines of stories. `join`: groups of lines whose stories are one, in this order.
    `headline`: groups of lines that are the headline of the story whose text comes next.
    """

    leave_out: tuple[int, ...] = ()
    split: tuple[int, ...] = ()
    join: tuple[tuple[int, ...], ...] = ()
    headline: tuple[tuple[int, ...], ...] = ()

    def as_toml(self) -> str:
        """The same as a file that `newsstats.read_issue(…, fix=…)` takes."""
        held = ((one.name, getattr(self, one.name)) for one in fields(self))
        return "".join(f"{name} = {_listed(value)}\n" for name, value in held if value)

    def __len__(self) -> int:
        return len(self.leave_out) + len(self.split) + len(self.join) + len(self.headline)


def _listed(value: object) -> str:
    return f"[{', '.join(map(_listed, value))}]" if isinstance(value, tuple) else str(value)


@dataclass(slots=True)
class _Draft:
    """A story as the places of its lines."""

    kind: str
    heads: list[int]
    roles: list[str]
    paragraphs: list[list[int]]
    credits: list[int] = field(default_factory=list)
    rubric: str = ""
    page_label: str = ""
    untouched: PageStory | None = None

    @property
    def first(self) -> int:
        """Its topmost line of text."""
        return min(at for paragraph in self.paragraphs for at in paragraph)

    def holds(self, at: int) -> bool:
        """Whether a line is one of its."""
        return at in self.heads or at in self.credits or any(at in paragraph for paragraph in self.paragraphs)


def corrected(page: Page, wanted: Corrections, *, to_simplified: bool = False) -> Page:
    """The page with its stories mended; every line keeps its place in the source.

    Parameters
    ----------
    page
        As it was read.
    wanted
        Done in this order: what is left out, splits, joins, headlines.
    to_simplified
        True where the page's stories were put into simplified characters.

    Raises
    ------
    ValueError
        A line is not on the page, or is in no story where one is needed; the message names it.
    """
    drafts = [_draft(page, story) for story in page.stories]
    places = {line.number: at for at, line in enumerate(page.lines)}
    for number in wanted.leave_out:
        _take(drafts, _place(places, number))
    for number in wanted.split:
        _split(drafts, _place(places, number), number)
    for numbers in wanted.join:
        _join(drafts, [_place(places, number) for number in numbers], numbers)
    for numbers in wanted.headline:
        _call(page.lines, drafts, [_place(places, number) for number in numbers], numbers)
    drafts = sorted((draft for draft in drafts if draft.paragraphs), key=lambda draft: draft.first)
    lines = [replace(line) for line in page.lines]
    for line in lines:
        if line.story >= 0:
            line.role, line.story, line.paragraph = "other", -1, -1
    for number, draft in enumerate(drafts):
        _mark(lines, page.lines, draft, number)
    plain = [replace(line, text=folded(line.text)) for line in lines]
    stories = [_story(plain, draft, to_simplified) if draft.untouched is None else draft.untouched for draft in drafts]
    return replace(page, lines=lines, stories=stories)


def _place(places: dict[int, int], number: int) -> int:
    if number not in places:
        raise ValueError(f"line {number} is not on the page, which has {len(places)}")
    return places[number]


def _draft(page: Page, story: PageStory) -> _Draft:
    paragraphs: dict[int, list[int]] = {}
    for at in story.body:
        paragraphs.setdefault(page.lines[at].paragraph, []).append(at)
    return _Draft(
        story.kind, list(story.headlines), list(story.roles), list(paragraphs.values()), list(story.credits), story.rubric, story.page_label,
        untouched=story,
    )  # fmt: skip


def _take(drafts: list[_Draft], at: int) -> None:
    """Take a line out of whatever story holds it."""
    for draft in drafts:
        if not draft.holds(at):
            continue
        draft.untouched = None
        if at in draft.heads:
            n = draft.heads.index(at)
            del draft.heads[n], draft.roles[n]
        draft.paragraphs = [kept for paragraph in draft.paragraphs if (kept := [one for one in paragraph if one != at])]
        draft.credits = [one for one in draft.credits if one != at]


def _split(drafts: list[_Draft], at: int, number: int) -> None:
    """From this line on the story is another one; headline lines that stand right above it go with it."""
    for n, draft in enumerate(drafts):
        body = [one for paragraph in draft.paragraphs for one in paragraph]
        if at not in body:
            continue
        k = body.index(at)
        if k == 0:
            return
        draft.untouched = None
        before, behind = set(body[:k]), set(body[k:])
        parts = [
            [kept for paragraph in draft.paragraphs if (kept := [one for one in paragraph if one in side])] for side in (before, behind)
        ]
        late = [m for m, one in enumerate(draft.heads) if body[k - 1] < one < at]
        second = _Draft(
            draft.kind,
            [draft.heads[m] for m in late],
            [draft.roles[m] for m in late],
            parts[1],
            [one for one in draft.credits if one >= at],
            draft.rubric,
            draft.page_label,
        )
        draft.heads, draft.roles = (
            [one for m, one in enumerate(draft.heads) if m not in late],
            [one for m, one in enumerate(draft.roles) if m not in late],
        )
        draft.paragraphs, draft.credits = parts[0], [one for one in draft.credits if one < at]
        drafts.insert(n + 1, second)
        return
    raise ValueError(f"line {number} is in no story's text, so none can be split there")


def _join(drafts: list[_Draft], places: list[int], numbers: tuple[int, ...]) -> None:
    """One story of those that hold these lines: the headline of the first that has one; those of the others become its text."""
    held = [_holder(drafts, at, number) for at, number in zip(places, numbers, strict=True)]
    first = held[0]
    for other in held[1:]:
        if other is first:
            continue
        first.untouched = None
        if first.heads:
            first.paragraphs += [[at] for at in other.heads]
        else:
            first.heads, first.roles = other.heads, other.roles
        first.paragraphs += other.paragraphs
        first.credits += other.credits
        drafts.remove(other)


def _holder(drafts: list[_Draft], at: int, number: int) -> _Draft:
    for draft in drafts:
        if draft.holds(at):
            return draft
    raise ValueError(f"line {number} is in no story, so none can be joined by it")


def _call(lines: list[Line], drafts: list[_Draft], places: list[int], numbers: tuple[int, ...]) -> None:
    """These lines are the headline of the story whose text comes next; what was its headline is in no story any more."""
    for at in places:
        _take(drafts, at)
    drafts[:] = [draft for draft in drafts if draft.paragraphs]
    later = [(at, draft) for draft in drafts for paragraph in draft.paragraphs for at in paragraph if at > max(places)]
    if not later:
        raise ValueError(f"no story's text comes after line {numbers[-1]}, so it cannot be a headline")
    draft = min(later, key=lambda pair: pair[0])[1]
    draft.untouched, draft.heads = None, sorted(places)
    draft.roles = kicker_headline_subhead([lines[at].stripped for at in draft.heads])


def _mark(lines: list[Line], was: list[Line], draft: _Draft, number: int) -> None:
    """Tell the lines of a story what they are."""
    for at, role in zip(draft.heads, draft.roles, strict=True):
        lines[at].role, lines[at].story = role, number
    text = "caption" if draft.kind == "caption" else "body"
    for p, paragraph in enumerate(draft.paragraphs):
        for at in paragraph:
            lines[at].role = "crosshead" if was[at].role == "crosshead" else text
            lines[at].story, lines[at].paragraph = number, p
    for at in draft.credits:
        lines[at].role, lines[at].story = was[at].role, number


def _story(lines: list[Line], draft: _Draft, to_simplified: bool) -> PageStory:
    """The story set anew from its lines."""
    parts = headline_parts(lines, draft.heads, draft.roles)
    text = story_part("caption" if draft.kind == "caption" else "body", lines, draft.paragraphs)
    if to_simplified:
        parts, text = [part_simplified(part) for part in parts], part_simplified(text)
    body = [at for paragraph in draft.paragraphs for at in paragraph]
    return PageStory(draft.kind, body, draft.heads, draft.roles, parts, text, draft.credits, draft.rubric, draft.page_label)
