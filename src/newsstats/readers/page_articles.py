"""The stories of a page as articles."""

from __future__ import annotations

from collections.abc import Sequence

from newsstats.layout.page import Page, PageStory
from newsstats.text.article import Article
from newsstats.text.byline import Byline, byline_of, names_in
from newsstats.text.part import TextPart
from newsstats.text.script import simplified


def articles_of(page: Page, published: str = "", outlet: str = "", ids: Sequence[str] | None = None) -> list[Article]:
    """One article a story, `a01`, `a02` … in the order of the page unless `ids` are given."""
    return [
        Article(
            ids[number - 1] if ids is not None else f"a{number:02}",
            tuple(_part(part, page.traditional) for part in (*story.parts, story.text)),
            published=published,
            outlet=outlet,
            section=story.rubric,
            page=page.lines[story.body[0]].page,
            page_label=story.page_label,
            byline=_byline(page, story),
            kind="caption" if story.kind == "caption" else "",
            file=page.lines[story.body[0]].file or page.file,
            lines=(page.lines[story.body[0]].number, page.lines[story.body[-1]].number),
        )
        for number, story in enumerate(page.stories, 1)
    ]


def _part(part: TextPart, traditional: bool) -> TextPart:
    return TextPart(part.name, part.text, part.source, reading=simplified(part.text)) if traditional else part


def _byline(page: Page, story: PageStory) -> Byline:
    """What the story's opening says, and the names in its byline and credits."""
    byline = byline_of(story.text.text)
    for at in story.credits:
        line = page.lines[at]
        reporters, correspondents = names_in(line.stripped, bare=line.role == "byline")
        byline.reporters.extend(n for n in reporters if n not in byline.reporters)
        byline.correspondents.extend(n for n in correspondents if n not in byline.correspondents)
    return byline
