"""A small map of the places that are named."""

from __future__ import annotations

from html import escape

import pandas as pd

from newsstats.charts.labels import room_for
from newsstats.lang import say
from newsstats.names import counties
from newsstats.names.gazetteer import divisions, short_form
from newsstats.names.places import EXTENT, drawn_map, extent_of, home_province, places_table, stretch_at

WIDTH = 750.0
"""Units of the drawing from west to east."""
LEAST = 2
"""Places that a map is drawn for at least: one is said more quickly than it is looked for."""
LARGEST, SMALLEST = 20.0, 5.0
"""Radius of the place that is named most, and of one that is named once at least; the area goes with the count."""
LABELS = 10
"""Places that are written out; the others show on touch."""


def places_map(names: pd.DataFrame) -> str:
    """The map of the places of a table of names: of one province where most of what is named lies in it, else of China.

    The map of a province needs the extra `maps`; without it China is drawn.
    """
    table = places_table(names)
    home = home_province(table) if counties.known() else ""
    near = places_table(names, "county", home) if home else table
    near = near[near["division"] != home]
    if home and len(near) >= LEAST:
        return drawing(near, say("page.map_within", province=short_form(divisions()[home].name)), home)
    return drawing(table, say("page.map"))


def drawing(table: pd.DataFrame, title: str, within: str = "") -> str:
    """A map as SVG, or nothing where there is little to show.

    Parameters
    ----------
    table
        A table of `corpus.places()`.
    title
        What is said above it.
    within
        A province's code; all of China where it is empty.
    """
    rings = drawn_map(within)
    west, east, south, north = extent_of(rings) if within else EXTENT
    shown = table[table["longitude"].between(west, east) & table["latitude"].between(south, north)]
    if len(shown) < LEAST:
        return ""
    unit = WIDTH / (east - west)
    tall = unit * stretch_at((south + north) / 2)

    def at(longitude: float, latitude: float) -> tuple[float, float]:
        return (longitude - west) * unit, (north - latitude) * tall

    path = "".join("M" + "L".join("{:.1f} {:.1f}".format(*at(x, y)) for x, y in ring) for ring in rings)
    most = float(shown["count"].max())
    rows = shown.to_dict("records")
    spots = [at(row["longitude"], row["latitude"]) for row in rows]
    width, height = at(east, south)
    called = [row["place"] if n < LABELS else "" for n, row in enumerate(rows)]
    written = room_for([(0.0, 0.0), (width, height), *spots], ["", "", *called])[2:]
    dots = []
    for row, (x, y), text in zip(rows, spots, written, strict=True):
        radius = max(SMALLEST, LARGEST * (row["count"] / most) ** 0.5)
        said = f"{row['place']}：{row['names']}"
        label = f'<text class="{"" if text else "more"}" x="{x + radius + 4:.1f}" y="{y + 6:.1f}">{escape(text or row["place"])}</text>'
        circle = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"><title>{escape(said)}</title></circle>'
        dots.append(f'<g class="spot" tabindex="0" role="img" aria-label="{escape(said)}">{circle}{label}</g>')
    told = escape(say("page.list").join(row["place"] for row in rows[:LABELS]))
    return (
        f'<figure class="map"><figcaption>{escape(title)}</figcaption><svg viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-label="{escape(title)}\uff1a{told}" lang="zh"><path d="{path}"/>{"".join(dots)}</svg></figure>'
    )
