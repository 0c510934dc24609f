"""A small map of the places that are named."""

from __future__ import annotations

from html import escape

import pandas as pd

from newsstats.charts.labels import room_for
from newsstats.lang import say
from newsstats.names.places import EXTENT, STRETCH, outlines

WEST, EAST, SOUTH, NORTH = EXTENT
UNIT = 12.0
"""Units of the drawing for a degree of longitude."""
LEAST = 2
"""Places that a map is drawn for at least: one is said more quickly than it is looked for."""
LARGEST, SMALLEST = 20.0, 5.0
"""Radius of the place that is named most, and of one that is named once at least; the area goes with the count."""
LABELS = 10
"""Places that are written out; the others show on touch."""


def places_map(table: pd.DataFrame) -> str:
    """The map as SVG, or nothing where there is little to show.

    Parameters
    ----------
    table
        A table of `corpus.places()`.
    """
    shown = table[table["longitude"].between(WEST, EAST) & table["latitude"].between(SOUTH, NORTH)]
    if len(shown) < LEAST:
        return ""
    path = "".join(
        "M" + "L".join("{:.1f} {:.1f}".format(*_at(x, y)) for x, y in ring)
        for _, ring in outlines()
        if all(SOUTH <= y <= NORTH for _, y in ring)
    )
    most = float(shown["count"].max())
    rows = shown.to_dict("records")
    spots = [_at(row["longitude"], row["latitude"]) for row in rows]
    width, height = _at(EAST, SOUTH)
    called = [row["place"] if n < LABELS else "" for n, row in enumerate(rows)]
    written = room_for([(0.0, 0.0), (width, height), *spots], ["", "", *called])[2:]
    dots = []
    for row, (x, y), text in zip(rows, spots, written, strict=True):
        radius = max(SMALLEST, LARGEST * (row["count"] / most) ** 0.5)
        said = f"{row['place']}：{row['names']}"
        label = f'<text x="{x + radius + 4:.1f}" y="{y + 6:.1f}">{escape(text)}</text>' if text else ""
        dots.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"><title>{escape(said)}</title></circle>{label}')
    title = escape(say("page.map"))
    told = escape(say("page.list").join(row["place"] for row in rows[:LABELS]))
    return (
        f'<figure class="map"><figcaption>{title}</figcaption><svg viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-label="{title}\uff1a{told}" lang="zh"><path d="{path}"/>{"".join(dots)}</svg></figure>'
    )


def _at(longitude: float, latitude: float) -> tuple[float, float]:
    return (longitude - WEST) * UNIT, (NORTH - latitude) * UNIT * STRETCH
