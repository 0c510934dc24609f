"""An article: its parts with their places in the source, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from newsstats.text.byline import Byline, byline_of
from newsstats.text.part import TextPart, read_parts

HEADS = ("kicker", "headline", "subhead")
BRIEF = 120
"""A text of fewer characters without a headline is a brief (by judgement)."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page, of a table or of an archive. It does not change.

    Parameters
    ----------
    id
        Unique in its corpus.
    parts
        Its text parts in reading order: kicker, headline, subhead, body; a picture's caption is an article of its own.
    published
        ISO date on which it was published, or empty. Dates in its text are read against it.
    outlet
        The paper or site, or empty.
    section
        The rubric or page name that is printed over it, or the user's own column; never a topic.
    page, page_label
        The page's running number (0: unknown) and its label as printed (`A02`).
    byline
        Who wrote it and where, as its opening says; read from the text when left out.
    kind
        `story`, `caption`, `brief` or `notice`; by its length and headline when left out.
    file, row
        Where it was read: the file's name, and the number of its record in it, from 1 (0: a page).
    lines
        Numbers of its first and last line on a page; zeros for a record.
    meta
        The user's own columns.
    confidence, doubt
        How sure it is that it begins, ends and is called so (0 to 1), and what speaks against it; a record is as it was given.

    Examples
    --------
    >>> one = Article("n1", (TextPart("headline", "大桥通车"), TextPart("body", "全长3公里的大桥昨天通车。")), published="2024-05-06")
    >>> one.headline, one.text
    ('大桥通车', '全长3公里的大桥昨天通车。')
    """

    id: str
    parts: tuple[TextPart, ...]
    published: str = ""
    outlet: str = ""
    section: str = ""
    page: int = 0
    page_label: str = ""
    byline: Byline | None = None
    kind: str = ""
    file: str = ""
    row: int = 0
    lines: tuple[int, int] = (0, 0)
    meta: Mapping[str, Any] = field(default_factory=dict)
    confidence: float = 1.0
    doubt: str = ""

    def __post_init__(self) -> None:
        own = tuple(part if part.article_id == self.id else replace(part, article_id=self.id) for part in self.parts)
        object.__setattr__(self, "parts", own)
        object.__setattr__(self, "meta", MappingProxyType(dict(self.meta)))
        if self.byline is None:
            object.__setattr__(self, "byline", byline_of(self.text))
        if not self.kind:
            brief = len(self.text) < BRIEF and not any(self.part(name) for name in HEADS)
            object.__setattr__(self, "kind", "brief" if brief else "story")

    @classmethod
    def of(cls, id: str, headline: str, body: str, **more: Any) -> Article:
        """An article of a headline (may be empty) and a body; `more` are its other fields.

        Examples
        --------
        >>> Article.of("n1", "", "今天小雨。", section="天气").section
        '天气'
        """
        return cls(id, tuple(read_parts({"headline": headline, "body": body})), **more)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, tuple(dict(self.meta) if name == "meta" else getattr(self, name) for name in self.__slots__)

    def part(self, name: str) -> str:
        """The text of a part, or empty."""
        return next((part.text for part in self.parts if part.name == name), "")

    @property
    def headline(self) -> str:
        """The headline on one line, or empty."""
        return self.part("headline").replace("\n", " ")

    @property
    def text(self) -> str:
        """The running text: body or caption, paragraphs parted by line breaks."""
        return next((part.text for part in self.parts if part.runs), "")


def _restored(*values: Any) -> Article:
    return Article(*values)
