"""How sure it is that a story of a page begins, ends and is called as it was read; measured on laid-out pages (`docs/reading.md`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from newsstats import schema
from newsstats.layout.headlines import pairs
from newsstats.layout.page import Page, PageStory
from newsstats.text.article import HEADS, Article

PLAIN: Final = {"geometry": 0.98, "html": 0.98, "paragraphs": 0.98}
"""Share of stories of which headline and text were right, by how the page was read: 59 stories of six PDFs, 141 of thirty tilted pictures,
made-up pages of the known makers of e-papers, 300 articles one below the other."""
GUESSED: Final = 0.89
"""The same of article pages of the web, whose markup does not say where the text begins and ends: 43 of 45 real ones of thirty sites had headline,
first and last words right."""
PARTED: Final = {
    (True, True, True, True): 0.99, (True, True, False, True): 0.99, (False, True, True, True): 0.98, (False, False, True, True): 0.89,
    (True, True, True, False): 0.88, (True, True, False, False): 0.73, (False, True, True, False): 0.89, (False, True, False, True): 0.89,
    (False, True, False, False): 0.53, (True, False, True, True): 0.89, (True, False, True, False): 0.89, (True, False, False, True): 0.81,
    (True, False, False, False): 0.72, (False, False, True, False): 0.88, (False, False, False, True): 0.55, (False, False, False, False): 0.55,
}  # fmt: skip
"""The same of 4,626 stories of texts with blank lines, laid out at random (`benchmarks/reliability.py`), by four signs: the headline stands right
above the text; its opening names a source, a reporter or a place; the headline's words are those of this text alone; the next story's opening
does too, or there is none. A share from 0.9 to 0.97 is written as 0.89: only what is right 97 times of 100 is called sure."""
UNPARTED: Final = {
    (True, True, True): 0.89, (True, True, False): 0.46, (True, False, True): 0.55, (True, False, False): 0.43,
    (False, True, True): 0.79, (False, True, False): 0.34, (False, False, True): 0.51, (False, False, False): 0.44,
}  # fmt: skip
"""The same of 2,658 stories of texts without blank lines, by the first, the second and the last sign."""
SPEAKS: Final = 0.5
"""A headline speaks of a text that has this share of its pairs of characters; tuned on the pages laid out at random."""
SHARED: Final = 3
"""So many times as many of them as any other text near it has."""
NEAR: Final = 24
"""Stories before and behind that a headline is compared with; a page hardly has more."""
TOO_SHORT: Final = 0.05
"""The same of a text of fewer than `SHORT` characters without blank lines: 107 of them were each a piece of another story."""
RECOGNISED: Final = "recognised"
"""A doubt that tells how sure a recogniser was of a picture's characters: this word and the share."""
SURE: Final = 0.9
"""A story of less confidence is in doubt."""
LACKING: Final = {"no headline": 0.5, "no end": 0.67}
"""By what a story lacks, it is at most so sure; by judgement, few were met."""
SHORT: Final = 60
"""Characters below which a story of a text without blank lines was always a piece of another one."""
_END: Final = re.compile(r"[。！？!?”’）)…】]\s*$")


def way_of_reading(page: Page, encoding: str, name: str) -> str:
    """`geometry` (a PDF or picture), `html`, or of a text `paragraphs` (each in a line of its own) or `blank lines`, `unbroken` without these."""
    if encoding in ("pdf", "picture"):
        return "geometry"
    if name.lower().endswith((".htm", ".html", ".shtml", ".xhtml")):
        return "html"
    if sum(line.role == "blank" for line in page.lines) < len(page.stories) - 1:
        return "unbroken"
    return "paragraphs" if page.whole_paragraphs else "blank lines"


def doubted(articles: Sequence[Article], page: Page, way: str) -> list[Article]:
    """The articles of a page, one a story, with how sure each is and what speaks against it."""
    out = []
    begun = _ends_marked(articles)
    words = [frozenset(pairs(article.text)) for article in articles] if way == "blank lines" else []
    for n, (article, story) in enumerate(zip(articles, page.stories, strict=True)):
        confidence, why = _sure(article, way, _stands_above(page, story), bool(words) and _speaks(articles, words, n), begun[n])
        if way == "html" and page.guessed:
            confidence = min(confidence, GUESSED)
            why.append("web page")
        if (read := _recognised(page, story)) < SURE:
            confidence = min(confidence, round(read, 2))
            why.append(f"{RECOGNISED} {read:.2f}")
        out.append(replace(article, confidence=confidence, doubt="、".join(why)))
    return out


def in_words(doubt: str) -> list[str]:
    """What speaks against a story, in the reader's language.

    Examples
    --------
    >>> from newsstats.lang import using
    >>> with using("en"):
    ...     in_words("short、recognised 0.82")
    ['short: may be a piece of another story', 'read from a picture, 0.82']
    """
    from newsstats.lang import words

    said = words("doubts")
    return [
        said[RECOGNISED].format(share=one.removeprefix(RECOGNISED).strip()) if one.startswith(RECOGNISED) else said[one]
        for one in doubt.split("、")
        if one
    ]


def _recognised(page: Page, story: PageStory) -> float:
    """How sure a recogniser was of a story's characters, in the mean; 1 where none read it."""
    lines = [page.lines[at] for at in (*story.headlines, *story.body)]
    size = sum(len(line.stripped) for line in lines)
    return sum(line.sure * len(line.stripped) for line in lines) / size if size else 1.0


def doubts_of(articles: Iterable[Article], way: str) -> pd.DataFrame:
    """`schema.DOUBTS`: a row a story, in order."""
    rows = [
        {"article_id": one.id, "headline": one.headline, "way": way, "confidence": one.confidence, "doubt": one.doubt}
        for one in articles
        if one.kind != "caption"
    ]
    return schema.frame_of_rows(rows, schema.DOUBTS)


def _speaks(articles: Sequence[Article], words: Sequence[frozenset[str]], n: int) -> bool:
    """Whether the headline of article `n` has the words of its own text and hardly those of another one near it."""
    wanted = frozenset(pairs(" ".join(articles[n].part(name) for name in HEADS)))
    others = [words[m] for m in range(max(0, n - NEAR), min(len(words), n + NEAR + 1)) if m != n]
    own, other = len(wanted & words[n]), max((len(wanted & one) for one in others), default=0)
    return bool(wanted) and own >= SPEAKS * len(wanted) and SHARED * other <= own


def _ends_marked(articles: Sequence[Article]) -> list[bool]:
    """Of each article whether what follows it on its page begins with an opening, or nothing follows: else its end is not marked."""
    out = [True] * len(articles)
    after: Article | None = None
    for n in range(len(articles) - 1, -1, -1):
        out[n] = after is None or after.page != articles[n].page or _has_dateline(after)
        if articles[n].kind != "caption":
            after = articles[n]
    return out


def _sure(article: Article, way: str, above: bool, speaks: bool, ends: bool) -> tuple[float, list[str]]:
    """How sure an article is (0 to 1) and what speaks against it; `above` and `speaks` tell of its headline, `ends` of what follows."""
    if way == "given":
        return 1.0, []
    text = article.text.strip()
    why = ["unbroken"] if way == "unbroken" else []
    if way in PLAIN:
        confidence = PLAIN[way]
    else:
        dateline = _has_dateline(article)
        confidence = UNPARTED[above, dateline, ends] if way == "unbroken" else PARTED[above, dateline, speaks, ends]
        if way == "unbroken" and len(text) < SHORT:
            confidence = TOO_SHORT
            why.append("short")
        if not above and article.headline:
            why.append("headline apart")
        if way == "blank lines" and article.headline and not speaks and not (above and dateline):
            why.append("other words")
        if not dateline:
            why.append("no dateline")
        if not ends:
            why.append("end not marked")
    if article.kind != "caption":
        if not article.headline:
            why.append("no headline")
        if not _END.search(text):
            why.append("no end")
    return min([confidence, *(LACKING[one] for one in why if one in LACKING)]), why


def _stands_above(page: Page, story: PageStory) -> bool:
    """Whether its headline stands right above its text, with nothing but blank lines between."""
    if not story.headlines or max(story.headlines) > story.body[0]:
        return False
    own = set(story.headlines)
    return all(page.lines[at].role == "blank" or at in own for at in range(min(own), story.body[0]))


def _has_dateline(article: Article) -> bool:
    """Whether its opening names a source, a reporter or a place."""
    byline = article.byline
    return byline is not None and bool(byline.source or byline.reporters or byline.place)
