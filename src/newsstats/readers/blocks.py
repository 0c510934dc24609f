"""The paragraphs of an article as its page's own elements part them, found by a text that was read from it."""

from __future__ import annotations

import re
from typing import Any

from newsstats.readers.markup import SKIPPED, paragraphs, squeezed

TELLING = 8
"""Characters by which a paragraph is known again (by judgement)."""
SENTENCE = 12
"""Characters of a paragraph at least that the reading left out and that belongs to the article all the same (by judgement)."""
GAP = 40
"""Characters of a read text between two of its paragraphs that the page does not show there (by judgement)."""
MOST = 0.9
"""Share of the read text that the article's element holds, where its headline and credits stand elsewhere (by judgement)."""
WHOLE = 0.98
"""Share of it that its paragraphs must hold to be taken (by judgement)."""
_MARKS = re.compile(r"[|\-]+")
_CLOSED = re.compile(r"[。！？!?…][”’」』）)]*$")


def paragraphs_of(tree: Any, lines: list[str]) -> list[str]:
    """The article's paragraphs in the element that holds a read text; the text itself where no element holds it whole.

    Readers of web pages run paragraphs together and drop some; what stands between the first and the last of them in sentences, and
    right behind, is the article's too.
    """
    text = _bare("".join(lines))
    for share in (MOST, WHOLE):
        element = _holder(tree, text, share) if text else None
        # an element that holds headline and credits too holds other matter: nothing is added from it
        kept = _aligned(element, text, adds=share == MOST) if element is not None else []
        if kept:
            return kept
    return lines


def _aligned(element: Any, text: str, *, adds: bool) -> list[str]:
    """The paragraphs of an element that a text was read from; empty where they do not hold it whole."""
    linked = {_bare(node.text_content()) for node in element.iter("a")}
    told = [(line, _bare(line)) for line in paragraphs(element)]
    read, size, at = [], 0, 0
    for n, (_, bare) in enumerate(told):
        found = text.find(bare, at, at + GAP + len(bare)) if len(bare) >= TELLING else at if bare and text.startswith(bare, at) else -1
        if found >= 0:
            read.append(n)
            size, at = size + len(bare), found + len(bare)
    if size < WHOLE * len(text):
        return []
    kept, onwards = set(read), adds
    for n, (line, bare) in enumerate(told[read[0] :], read[0]):
        if n in kept:
            continue
        if onwards and len(bare) >= SENTENCE and bare not in linked and _CLOSED.search(line):
            kept.add(n)
        elif n > read[-1]:
            onwards = False
    return [told[n][0] for n in sorted(kept)]


def _bare(line: str) -> str:
    """A line without what readers put between the cells of a table and in front of the points of a list."""
    return _MARKS.sub("", squeezed(line))


def _holder(tree: Any, text: str, share: float) -> Any:
    """The smallest element that holds a share of a text."""
    sizes: dict[Any, int] = {}
    order: list[Any] = []
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in SKIPPED:
            continue
        order.append(node)
        sizes[node] = sum(len(bare) for piece in (node.text, *(child.tail for child in node)) if piece and (bare := _bare(piece)) in text)
    # children stand behind their parents, so that a backward pass adds each to its own
    for node in reversed(order):
        parent = node.getparent()
        if parent is not None and parent in sizes:
            sizes[parent] += sizes[node]
    whole = share * len(text)
    best = None
    for node in order:
        if sizes[node] >= whole and (best is None or any(above is best for above in node.iterancestors())):
            best = node
    return best
