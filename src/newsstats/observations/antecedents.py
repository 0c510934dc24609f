"""Whose a figure is, by name: what 该工程, 本届博览会, 全行 stand for where the sentence or the one before prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

import numpy as np

from newsstats.data import load_rows, load_toml
from newsstats.observations.choices import SPAN, Scene
from newsstats.observations.decisions import Decided
from newsstats.observations.grid import between
from newsstats.observations.reading import COARSE, hashed

_PLACE: Final = hashed("cns")
Scored = tuple[np.ndarray, ...]
_NAME: Final = "[^的了、，]"
SHORT: Final = 4
"""Characters by which a division's name may be longer than its short form (山西大同市)."""


def name_subjects(scene: Scene, subjects: Decided, scored: Scored) -> None:
    """Give subjects that only point to somebody (该工程, 本届博览会, 全行) the name that they stand for, where one is in reach.

    `scored` are the choices of subjects with their scores: of the phrases in front of the pointer that can be its name, the likeliest.
    """
    which, kind, ref, score = scored
    for k, text in enumerate(subjects.texts):
        first = int(subjects.chosen.first[k])
        if first < 0 or not text:
            continue
        if len(text) == 1 and text in load_toml("observations.toml")["pointers"]["alone"]:  # 省 of 省教育厅
            subjects.texts[k], subjects.chosen.first[k], subjects.chosen.last[k] = "", -1, -1
            continue
        place = _wholes().sub("", text)
        if len(place) > 1 and place != text:  # 上海全市
            subjects.texts[k] = place
            continue
        fits = _fitting(text)
        if fits is None:
            continue
        a, b = np.searchsorted(which, [k, k + 1])
        rows = np.flatnonzero((kind[a:b] == SPAN) & (scene.spans.last[ref[a:b]] < first)) + a
        rows = rows[np.argsort(-score[rows], kind="stable")]
        found = next(_named(scene, ref[rows].tolist(), fits), None)
        if found is not None:
            i, j = int(scene.spans.first[found]), int(scene.spans.last[found])
            subjects.texts[k], subjects.chosen.first[k], subjects.chosen.last[k] = scene.reading.text(i, j), i, j


def carry_places(scene: Scene, subjects: Decided) -> None:
    """A place that a figure of a sentence is of holds for the later figures of it that name nobody."""
    reading, token = scene.reading, scene.mentioned.token.tolist()
    holder, at = -1, -1
    for k, text in enumerate(subjects.texts):
        if reading.sentence[token[k]] != at:
            holder, at = -1, int(reading.sentence[token[k]])
        if text:
            last = int(subjects.chosen.last[k])
            place = text in _regions() or text.endswith(_governed()) or (last >= 0 and reading.table[last, COARSE] == _PLACE)
            holder = k if place else -1
        elif holder >= 0:
            subjects.texts[k] = subjects.texts[holder]
            subjects.chosen.first[k], subjects.chosen.last[k] = subjects.chosen.first[holder], subjects.chosen.last[holder]


@cache
def _regions() -> frozenset[str]:
    """The country, and what 全省, 全市 say of the place that a paper is of."""
    known = load_toml("series.toml")["subjects"]
    return frozenset((*known["national"], *(name for row in known["relative"] for name in (row["name"], *row["also"]))))


@cache
def _governed() -> tuple[str, ...]:
    return tuple(load_toml("series.toml")["subjects"]["governed_ends"])


def _named(scene: Scene, spans: list[int], fits: re.Pattern[str]) -> Iterator[int]:
    reading, grid = scene.reading, scene.grid
    for n in spans:
        i, j = int(scene.spans.first[n]), int(scene.spans.last[n])
        text = reading.text(i, j)
        if fits.fullmatch(text) and not _pointers().search(text) and not between(grid.quantities, np.array([i]), np.array([j]))[0]:
            yield n


@lru_cache(maxsize=4096)
def _fitting(text: str) -> re.Pattern[str] | None:
    """What a name looks like that a pointer can stand for; None for a subject that is no pointer."""
    known = load_toml("observations.toml")["pointers"]
    head = next((text.removeprefix(word) for word in sorted(known["this"], key=len, reverse=True) if text.startswith(word)), "")
    if len(head) > 1 and not head.startswith(tuple(known["many"])) and not head[0].isdigit():
        inside = f"{_NAME}*".join(map(re.escape, head))
        return re.compile(f"(?!一|{_NAME}?{re.escape(head)}$){_NAME}*?(?:{inside}|{_NAME}{{2,}}{re.escape(head[-2:])})")
    whole = text.removeprefix("全") if text.startswith("全") else ""
    if whole in known["ranks"]:
        return re.compile(f"{_NAME}{{0,{SHORT}}}(?:{'|'.join(_short(whole))}){whole}?")
    if whole in known["bodies"]:
        return re.compile(f"(?!全){_NAME}+(?:{'|'.join(known['bodies'][whole])})")
    return None


@cache
def _wholes() -> re.Pattern[str]:
    known = load_toml("observations.toml")["pointers"]
    return re.compile(f"(?<=[^的了、，])全(?:国|境|域|{'|'.join(known['ranks'])}|州|旗)$")


@cache
def _pointers() -> re.Pattern[str]:
    return re.compile(f"^全|{'|'.join(map(re.escape, load_toml('observations.toml')['pointers']['this']))}")


@cache
def _short(rank: str) -> tuple[str, ...]:
    """Short names of the divisions of a rank: 江西 of 江西省."""
    ends = tuple(load_toml("observations.toml")["pointers"]["ranks"][rank])
    names = set()
    for code, name in load_rows("divisions.tsv"):
        level = "省" if code.endswith("0000") else "市" if code.endswith("00") else "县"
        for end in ends:
            if name.endswith(end) and len(name) - len(end) > 1 and (rank != "省" or level == "省"):
                names.add(name.removesuffix(end))
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
