"""Wrapped lines become running text, with a map from every character back to the source."""

from __future__ import annotations

import re

import numpy as np

from newsstats.layout.lines import Line
from newsstats.layout.segmentation import is_closed
from newsstats.text.part import TextPart

_LATIN = re.compile(r"[A-Za-z]")
_SPACES = " \t\u3000\xa0\u2002\u2003\u2009\x0b\x0c"
_DROPPED = set(map(chr, [*range(0x09), *range(0x0E, 0x20), 0x7F, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]))
_INDENT = re.compile(r"^(?:\u3000{2}|\t| {2,})")
_MESSY = re.compile(r"[\s\x00-\x1f\x7f\xad\u200b-\u200d\u2060\ufeff\u3000]")


def _is_han(c: str) -> bool:
    return "\u2e80" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" or c in "“”‘’…—·"


def paragraphs_of(lines: list[Line], body: list[int], width: int) -> list[list[int]]:
    """Body lines by paragraph.

    A closed line ends its paragraph when it is short, when a blank line follows it or the next line is
    indented; a blank line inside a sentence is a column break and ends nothing.
    """
    out: list[list[int]] = []
    current: list[int] = []
    for n, at in enumerate(body):
        current.append(at)
        if n + 1 == len(body):
            break
        text, following = lines[at].stripped, body[n + 1]
        gap = following > at + 1
        short = width and len(text) < width - 1
        if is_closed(text) and (gap or short or _INDENT.match(lines[following].text)):
            out.append(current)
            current = []
    if current:
        out.append(current)
    return out


def join(lines: list[Line], positions: list[int], *, keep_gaps: bool = False) -> tuple[str, list[int]]:
    """Running text of some lines and, for each of its characters, the source offset it came from.

    Spaces beside Chinese characters or figures are layout and go; a space between two Latin words stays (one
    is put between Latin words that a line break parted). `keep_gaps` keeps the gap between the halves of a
    headline as one space.
    """
    pieces: list[str] = []
    source: list[int] = []
    for at in positions:
        line = lines[at]
        raw = line.text
        if not _MESSY.search(raw):
            if pieces and raw and _latin_pair(pieces[-1][-1], raw[0]):
                pieces.append(" ")
                source.append(max(line.start - 1, 0))
            if raw:
                pieces.append(raw)
                source.extend(range(line.start, line.start + len(raw)))
            continue
        begin, end = 0, len(raw)
        while begin < end and (raw[begin] in _SPACES or raw[begin] in _DROPPED):
            begin += 1
        while end > begin and (raw[end - 1] in _SPACES or raw[end - 1] in _DROPPED):
            end -= 1
        if pieces and begin < end and _latin_pair(pieces[-1][-1], raw[begin]):
            pieces.append(" ")
            source.append(max(line.start - 1, 0))
        k = begin
        while k < end:
            c = raw[k]
            if c in _DROPPED:
                k += 1
                continue
            if c in _SPACES:
                stop = k
                while raw[stop] in _SPACES or raw[stop] in _DROPPED:
                    stop += 1
                if pieces and _keep_space(pieces[-1][-1], raw[stop], keep_gaps):
                    pieces.append(" ")
                    source.append(line.start + k)
                k = stop
                continue
            pieces.append(c)
            source.append(line.start + k)
            k += 1
    return "".join(pieces), source


def _latin_pair(a: str, b: str) -> bool:
    return bool(_LATIN.match(a) and _LATIN.match(b))


def _keep_space(a: str, b: str, keep_gaps: bool) -> bool:
    if (_LATIN.match(a) and (_LATIN.match(b) or b.isdigit())) or (a.isdigit() and _LATIN.match(b)):
        return True
    digits = a.isdigit() or b.isdigit()
    return keep_gaps and not digits and (_is_han(a) or _is_han(b))


def story_part(name: str, lines: list[Line], groups: list[list[int]], *, keep_gaps: bool = False) -> TextPart:
    """One part of a story from its paragraphs (or headline lines), joined by line feeds."""
    texts: list[str] = []
    source: list[int] = []
    for group in groups:
        text, offsets = join(lines, group, keep_gaps=keep_gaps)
        if not text:
            continue
        if texts:
            source.append(source[-1] + 1 if source else 0)
        texts.append(text)
        source.extend(offsets)
    return TextPart(name, "\n".join(texts), np.array(source, dtype=np.int64))
