"""Pages whose structure is known (a PDF's geometry, an e-paper's markup) set out as lines and stories.

The page's text is written in reading order, one printed line a line: that text is the issue's `source`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from newsstats.layout.lines import Line, split_lines
from newsstats.layout.page import Page, PageStory
from newsstats.layout.reflow import story_part

PARAGRAPH_INDENT = "\u3000\u3000"


@dataclass(slots=True)
class StructuredStory:
    """One story: headline lines by role in printed order, paragraphs as their printed lines, what stands beside them."""

    headlines: list[tuple[str, list[str]]] = field(default_factory=list)
    paragraphs: list[list[str]] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    captions: list[list[str]] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    section: str = ""
    crossheads: set[int] = field(default_factory=set)
    """Positions of the paragraphs that are crossheads."""


@dataclass(slots=True)
class StructuredPage:
    """A page in reading order: furniture lines `(role, text)` above and below its stories; `guessed` as in `Page`."""

    above: list[tuple[str, str]] = field(default_factory=list)
    stories: list[StructuredStory] = field(default_factory=list)
    below: list[tuple[str, str]] = field(default_factory=list)
    paper: str = ""
    date: str = ""
    number: str = ""
    date_source: str = ""
    guessed: bool = False


def as_page(page: StructuredPage) -> Page:
    """The page as text, with every line's role, story and paragraph known."""
    pen = _Pen()
    for role, text in page.above:
        pen.write(text, role)
    pen.gap()
    stories: list[_Draft] = []
    for story in page.stories:
        stories.extend(_set_story(pen, story, len(stories)))
    for role, text in page.below:
        pen.write(text, role)
    source = "".join(pen.out)
    lines = split_lines(source)
    for line, (role, number, paragraph) in zip(lines, pen.written, strict=True):
        line.role, line.story, line.paragraph = role, number, paragraph
    stories_of_page = [_page_story(lines, draft) for draft in stories]
    date_source = page.date_source or ("meta" if page.date else "")
    return Page(source, lines, stories_of_page, page.paper, page.date, page.number, date_source=date_source, guessed=page.guessed)


class _Pen:
    """Writes lines one below the other and remembers what each is."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.written: list[tuple[str, int, int]] = []

    def write(self, text: str, role: str, story: int = -1, paragraph: int = -1) -> int:
        text = " ".join(text.splitlines()).strip(" \t")
        if not text.strip():
            return -1
        self.out.append(text + "\n")
        self.written.append((role, story, paragraph))
        return len(self.written) - 1

    def gap(self) -> None:
        if self.written and self.written[-1][0] != "blank":
            self.out.append("\n")
            self.written.append(("blank", -1, -1))


@dataclass(slots=True)
class _Draft:
    kind: str
    rubric: str
    heads: list[tuple[str, list[int]]]
    paragraphs: list[list[int]]
    credits: list[int]


def _set_story(pen: _Pen, story: StructuredStory, number: int) -> list[_Draft]:
    has_text = any(text.strip() for texts in story.paragraphs for text in texts)
    if not has_text:
        for _, texts in story.headlines:
            for text in texts:
                pen.write(text, "other")
    heads = (
        []
        if not has_text
        else [(role, [at for text in texts if (at := pen.write(text, role, number)) >= 0]) for role, texts in story.headlines]
    )
    pen.gap()
    credits = [at for text in story.bylines if (at := pen.write(text, "byline", number)) >= 0]
    paragraphs: list[list[int]] = []
    for at_paragraph, texts in enumerate(story.paragraphs):
        crosshead = at_paragraph in story.crossheads
        written: list[int] = []
        for text in texts:
            shown = PARAGRAPH_INDENT + text.strip() if not written and not crosshead else text
            if (at := pen.write(shown, "crosshead" if crosshead else "body", number, len(paragraphs))) >= 0:
                written.append(at)
        if written:
            paragraphs.append(written)
    pen.gap()
    drafts = [_Draft("story", story.section, heads, paragraphs, credits)] if paragraphs else []
    for texts in story.captions:
        written = [at for text in texts if (at := pen.write(text, "caption", number + len(drafts), 0)) >= 0]
        if written:
            drafts.append(_Draft("caption", story.section, [], [written], []))
        pen.gap()
    owner = number + max(len(drafts) - 1, 0)
    for text in story.credits:
        if (at := pen.write(text, "credit", owner if drafts else -1)) >= 0 and drafts:
            drafts[-1].credits.append(at)
    pen.gap()
    return drafts


def _page_story(lines: list[Line], draft: _Draft) -> PageStory:
    parts = []
    order = [at for _, ats in draft.heads for at in ats]
    roles = [role for role, ats in draft.heads for _ in ats]
    for role in ("kicker", "headline", "subhead"):
        groups = [ats for r, ats in draft.heads if r == role and ats]
        if groups:
            parts.append(story_part(role, lines, groups, keep_gaps=True))
    name = "caption" if draft.kind == "caption" else "body"
    body = [at for paragraph in draft.paragraphs for at in paragraph]
    return PageStory(draft.kind, body, order, roles, parts, story_part(name, lines, draft.paragraphs), draft.credits, draft.rubric)
