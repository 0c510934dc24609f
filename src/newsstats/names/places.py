"""The places that are named, one a prefecture or province, with where they lie."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pandas as pd

from newsstats.data import load_rows
from newsstats.names.gazetteer import divisions, short_form
from newsstats.schema import PLACES, frame_of_rows

EXTENT = (73.0, 135.5, 17.5, 54.0)
"""West, east, south and north [degrees] of a map of China."""
STRETCH = 1.22
"""How many times longer a degree of latitude is drawn than one of longitude: 1 / cos 35°, the middle of the map."""


@cache
def centres() -> dict[str, tuple[float, float]]:
    """Code of a division → longitude and latitude at which a map writes its name [degrees] (`data/centres.tsv`)."""
    return {code: (float(x), float(y)) for code, x, y in load_rows("centres.tsv")}


@cache
def outlines() -> tuple[tuple[str, tuple[tuple[float, float], ...]], ...]:
    """`(code of a province, points of a ring)`, each point longitude and latitude [degrees] (`data/outlines.tsv`)."""
    return tuple(
        (code, tuple((float(x), float(y)) for x, y in (point.split(",") for point in points.split(" "))))
        for code, points in load_rows("outlines.tsv")
    )


def places_table(names: pd.DataFrame) -> pd.DataFrame:
    """How often each prefecture is named, with its counties; what is said of a province alone stands at the province.

    Parameters
    ----------
    names
        A table of names.

    Returns
    -------
    DataFrame
        `schema.PLACES`, the most named first. A place without a division, or whose division could be several, is left out.
    """
    known, where = divisions(), centres()
    counts: Counter[str] = Counter()
    printed: dict[str, dict[str, None]] = {}
    for name, code, count in zip(names["name"], names["division"], names["count"], strict=True):
        at = next((one for one in (code[:4] + "00", code[:2] + "0000") if one in where and one in known), "")
        if code in known and at:
            counts[at] += int(count)
            printed.setdefault(at, {})[name] = None
    return frame_of_rows(
        [
            {
                "division": code, "place": short_form(known[code].name), "province": known[code].province, "count": count,
                "names": "、".join(printed[code]), "longitude": where[code][0], "latitude": where[code][1],
            }
            for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ],
        PLACES,
    )  # fmt: skip
