"""The places that are named, one a prefecture or province, with where they lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import cos, radians

import pandas as pd

from newsstats.data import load_rows
from newsstats.names.gazetteer import divisions, short_form
from newsstats.schema import PLACES, frame_of_rows

EXTENT = (73.0, 135.5, 17.5, 54.0)
"""West, east, south and north [degrees] of a map of China."""
Ring = tuple[tuple[float, float], ...]

HOME = 0.6
"""Share of what is named that lies in one province where a text is about that province."""


@cache
def centres() -> dict[str, tuple[float, float]]:
    """Code of a division → longitude and latitude at which a map writes its name [degrees] (`data/centres.tsv`)."""
    return {code: (float(x), float(y)) for code, x, y in load_rows("centres.tsv")}


@cache
def outlines() -> tuple[tuple[str, Ring], ...]:
    """`(code of a province, points of a ring)`, each point longitude and latitude [degrees] (`data/outlines.tsv`)."""
    return tuple(
        (code, tuple((float(x), float(y)) for x, y in (point.split(",") for point in points.split(" "))))
        for code, points in load_rows("outlines.tsv")
    )


def drawn_map(within: str = "") -> list[Ring]:
    """The outlines of a province's prefectures (needs the extra `maps`), or of all provinces; what lies beyond `EXTENT` is left out."""
    if within:
        from newsstats.names.counties import outlines_within

        return [ring for _, ring in outlines_within(within)]
    return [ring for _, ring in outlines() if all(EXTENT[2] <= y <= EXTENT[3] for _, y in ring)]


def extent_of(rings: Iterable[Ring]) -> tuple[float, float, float, float]:
    """West, east, south and north [degrees] of what is drawn; China's where nothing is."""
    points = [point for ring in rings for point in ring]
    if not points:
        return EXTENT
    xs, ys = zip(*points, strict=True)
    return min(xs), max(xs), min(ys), max(ys)


def stretch_at(latitude: float) -> float:
    """How many times longer a degree of latitude is than one of longitude there."""
    return 1 / cos(radians(latitude))


LEVELS = ("prefecture", "county")


def places_table(names: pd.DataFrame, level: str = "prefecture", within: str = "") -> pd.DataFrame:
    """How often each place is named; what is said of a province alone stands at the province.

    Parameters
    ----------
    names
        A table of names.
    level
        `prefecture`: counties count for their prefecture. `county`: each for itself (needs the extra `maps`).
    within
        A province's code; only what lies in it. All where it is empty.

    Returns
    -------
    DataFrame
        `schema.PLACES`, the most named first. A place without a division, or whose division could be several, is left out.

    Raises
    ------
    ValueError
        There is no such level, or no such province.
    MissingExtraError
        The level is `county` and the extra `maps` is not installed.
    """
    known = divisions()
    if level not in LEVELS:
        raise ValueError(f"level: one of {', '.join(LEVELS)}, not {level!r}")
    if within and (within not in known or known[within].level):
        raise ValueError(f"within: the code of a province, such as 650000, not {within!r}")
    counts: Counter[str] = Counter()
    printed: dict[str, dict[str, None]] = {}
    spots: dict[str, tuple[float, float]] = {}
    for name, code, count in zip(names["name"], names["division"], names["count"], strict=True):
        if code not in known or (within and code[:2] != within[:2]):
            continue
        for at in (*((code,) if level == "county" else ()), code[:4] + "00", code[:2] + "0000"):
            spot = _spot(at, level) if at in known else None
            if spot:
                spots[at] = spot
                counts[at] += int(count)
                printed.setdefault(at, {})[name] = None
                break
    return frame_of_rows(
        [
            {
                "division": code, "place": short_form(known[code].name), "province": known[code].province, "count": count,
                "names": "、".join(printed[code]), "longitude": spots[code][0], "latitude": spots[code][1],
            }
            for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ],
        PLACES,
    )  # fmt: skip


def home_province(table: pd.DataFrame) -> str:
    """The code of the province in which most of what is named lies (`HOME`), else nothing."""
    by = table.groupby(table["division"].str[:2])["count"].sum()
    return f"{by.idxmax()}0000" if len(by) and by.max() >= HOME * by.sum() else ""


def _spot(code: str, level: str) -> tuple[float, float] | None:
    if level == "county" and not code.endswith("00"):
        from newsstats.names.counties import centre

        return centre(code)
    return centres().get(code)
