"""Lays stories out as the text dump of a page, in the ways that a text layer falls out of a PDF."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, combinations, zip_longest

from newsroom import CAPTIONS, CREDITS, NAMES, OPENINGS, RUBRICS, STORIES
from newsstats.text.segmenter import plain

HANGING = "，。、；：！？”）%"


@dataclass
class Laid:
    """A dump and what is true of it: `owner[n]` is the story of line `n + 1` (-1: none), `role[n]` its role."""

    lines: list[str] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    role: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def add(self, text: str, role: str, owner: int = -1) -> None:
        self.lines.append(text)
        self.role.append(role if text else "blank")
        self.owner.append(owner if text else -1)

    def gap(self) -> None:
        if self.lines and self.lines[-1]:
            self.add("", "blank")


def set_column(text: str, width: int) -> list[str]:
    """Hard-wrapped lines; a closing mark hangs at a line's end."""
    lines: list[str] = []
    at = 0
    while at < len(text):
        end = at + width
        while end < len(text) and text[end] in HANGING:
            end += 1
        lines.append(text[at:end])
        at = end
    return lines


def lay_out(
    seed: int,
    *,
    stories: int = 6,
    glued: float = 0.0,
    torn: float = 0.5,
    wrapped: float = 0.3,
    dateline: float = 0.7,
    noise: float = 0.0,
    texts: Sequence[tuple[str, list[str]]] = STORIES,
) -> Laid:
    """One page of some stories of `texts`: shares (0 to 1) of stories glued to the one before, headlines torn off or wrapped, and so on."""
    rng = random.Random(seed)
    chosen = rng.sample(range(len(texts)), stories)
    page = Laid()
    for text in ("海城日报社出版", "2024年5月6日 星期一 第3版"):
        page.add(text, "masthead" if text.endswith("出版") else "folio")
    page.gap()
    if rng.random() < 0.6:
        page.add(rng.choice(RUBRICS), "banner")
        page.gap()
    waiting: list[tuple[int, str]] = []
    width = 0
    for number, which in enumerate(chosen):
        headline, paragraphs = texts[which]
        if rng.random() < torn:
            waiting.append((number, headline))
        else:
            page.gap()
            _headline(page, rng, number, headline, wrapped)
        width = rng.choice([w for w in range(13, 23) if w != width])
        _body(page, rng, number, paragraphs, width, dateline, noise)
        if rng.random() >= glued:
            page.gap()
        if rng.random() < 0.2:
            page.gap()
            page.add(rng.choice(CAPTIONS), "caption", 100 + number)
            page.gap()
            page.add(rng.choice(CREDITS), "credit")
            page.gap()
    page.gap()
    rng.shuffle(waiting)
    for number, headline in waiting:
        _headline(page, rng, number, headline, wrapped)
    page.add("责编：周立冬 版式：林秋分", "folio")
    return page


def woven(left: Sequence[str], right: Sequence[str], gap: str = "    ") -> str:
    """Two columns side by side in one line, as `pdftotext -layout` writes them."""
    wide = max(map(len, left))
    return "".join(f"{a}{chr(0x3000) * (wide - len(a))}{gap}{b}\n" for a, b in zip_longest(left, right, fillvalue=""))


def traditional(text: str) -> str:
    """The same text in traditional characters, one for one."""
    import opencc

    made = opencc.OpenCC("s2t").convert(text)
    assert len(made) == len(text)
    return str(made)


def _headline(page: Laid, rng: random.Random, number: int, headline: str, wrapped: float) -> None:
    pieces = [headline]
    if rng.random() < wrapped:
        # a typesetter breaks a headline at the end of a word
        ends = [end for end in accumulate(map(len, plain().cut(headline))) if 4 <= end <= len(headline) - 4]
        cut = rng.choice(ends or [len(headline) // 2])
        pieces = [headline[:cut].strip(), headline[cut:].strip()]
    for piece in pieces:
        page.add(piece, "headline", number)
        page.gap()


def _body(page: Laid, rng: random.Random, number: int, paragraphs: list[str], width: int, dateline: float, noise: float) -> None:
    texts = list(paragraphs)
    if rng.random() < dateline:
        opening = rng.choice(OPENINGS).format(name=rng.choice(NAMES), month=rng.randint(1, 12), day=rng.randint(1, 28))
        texts[0] = opening + texts[0]
    for n, text in enumerate(texts):
        for line in set_column(text, width):
            page.add(_noisy(rng, line) if rng.random() < noise else line, "body", number)
            if rng.random() < 0.04:
                page.gap()
        if n + 1 < len(texts) and rng.random() < 0.7:
            page.gap()
    while page.lines and not page.lines[-1]:
        for column in (page.lines, page.owner, page.role):
            column.pop()


def _noisy(rng: random.Random, line: str) -> str:
    """Spaces around figures, full-width digits, a soft hyphen: what text layers put in."""
    kind = rng.randrange(3)
    if kind == 0:
        return "".join(f" {c} " if c.isdigit() else c for c in line).strip()
    if kind == 1:
        return line.translate({ord("0") + n: chr(0xFF10 + n) for n in range(10)})
    at = rng.randrange(len(line) + 1)
    return line[:at] + "\u00ad" + line[at:]


def pairwise_f1(truth: list[int], found: list[int]) -> float:
    """F1 of the pairs of body lines that are put into one story."""

    def pairs(owners: list[int]) -> set[tuple[int, int]]:
        return {(a, b) for a, b in combinations(range(len(owners)), 2) if owners[a] == owners[b] >= 0}

    true, said = pairs(truth), pairs(found)
    return 2 * len(true & said) / (len(true) + len(said)) if true or said else 1.0
