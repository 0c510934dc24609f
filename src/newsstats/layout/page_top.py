"""The top of a page: its paper's name is known there by what stands beside it, the day and the page's number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsstats.layout.folio import read_folio
from newsstats.layout.furniture import line_role, rubric_share
from newsstats.layout.lines import Line
from newsstats.layout.masthead import bare_name, may_be_paper

LINES = 6
"""Lines with text among which a page prints its name, its day and its number."""
UNKNOWN = 8
"""Characters at most of a name that nothing but its place tells."""
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[A-Z][A-Za-z'&.\- ]{3,40}")


def mastheads_at_top(lines: Sequence[Line]) -> list[int]:
    """Positions of the lines that print the paper's name, where only their place says so.

    A name that ends as papers' do stands at most a line away from a day or a page number. A name of any other form stands
    alone above a line that has both; else it may be a headline. Its translation in Latin letters belongs to it.
    """
    top: list[int] = []
    for at, line in enumerate(lines):
        if line.stripped:
            top.append(at)
            if len(top) == LINES:
                break
    texts = [lines[at].stripped for at in top]
    roles = [line_role(text) for text in texts]
    folios = [read_folio(text) if role == "folio" else None for text, role in zip(texts, roles, strict=True)]
    near = [any(f is not None and (f.date or f.number) for f in folios[max(0, n - 2) : n + 3]) for n in range(len(top))]
    found: list[int] = []
    for n, text in enumerate(texts):
        if roles[n] in ("folio", "masthead"):
            continue
        following = folios[n + 1] if n + 1 < len(folios) else None
        name = near[n] and may_be_paper(text)
        latin = _LATIN.fullmatch(text) is not None and (bool(found) or "masthead" in roles or near[n])
        alone = n == 0 and following is not None and bool(following.date) and (bool(following.number) or "期" in texts[1])
        unknown = (
            alone and 2 <= len(bare_name(text)) <= UNKNOWN and _HAN.fullmatch(bare_name(text)) is not None and rubric_share(text) < 0.5
        )
        if not (name or latin or unknown):
            break
        found.append(top[n])
    return found
