"""Write `data/outlines.tsv` and `data/centres.tsv` from the maps in the npm package echarts 4.9.0 (Apache-2.0).

    npm pack echarts@4.9.0 && tar xzf echarts-4.9.0.tgz
    python tools/make_map.py package/map/json

Outlines are those of the provinces, thinned out (Douglas and Peucker 1973); centres are the places at which that map writes the names of
provinces, prefectures and the districts of municipalities.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "newsstats" / "data"
TOLERANCE = 0.06
"""Degrees that a thinned line may lie off the drawn one: a pixel of a chart 900 pixels wide."""
LEAST = 0.02
"""Square degrees of an island that is kept, unless it is a province's largest piece."""
Point = tuple[float, float]


def decoded(code: str, offset: list[int]) -> list[Point]:
    """A ring as this package writes it: differences in zigzag order, one character each, in 1/1024 of a degree."""
    out, x, y = [], offset[0], offset[1]
    for n in range(0, len(code), 2):
        step = [(ord(c) - 64) for c in code[n : n + 2]]
        x, y = (old + ((one >> 1) ^ -(one & 1)) for old, one in zip((x, y), step, strict=True))
        out.append((x / 1024, y / 1024))
    return out


def rings(geometry: dict) -> list[list[Point]]:
    """The outer rings of a feature."""
    if geometry["type"] == "Polygon":
        return [decoded(geometry["coordinates"][0], geometry["encodeOffsets"][0])]
    return [decoded(code[0], offset[0]) for code, offset in zip(geometry["coordinates"], geometry["encodeOffsets"], strict=True)]


def area(ring: list[Point]) -> float:
    """Square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def thinned(line: list[Point]) -> list[Point]:
    """The line without points that lie within the tolerance of what is kept."""
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        (ax, ay), (bx, by) = line[first], line[last]
        length = math.hypot(bx - ax, by - ay)
        off = [
            abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else math.hypot(x - ax, y - ay)
            for x, y in line[first + 1 : last]
        ]
        far = max(range(len(off)), key=off.__getitem__)
        if off[far] > TOLERANCE:
            kept.add(first + 1 + far)
            waiting += [(first, first + 1 + far), (first + 1 + far, last)]
    return [line[n] for n in sorted(kept)]


def main() -> None:
    source = Path(sys.argv[1])
    head = (
        "# {}\n# Source: the npm package echarts 4.9.0 (Apache-2.0), whose lines are as that map draws them. Made by tools/make_map.py.\n"
    )
    provinces = json.loads((source / "china.json").read_text(encoding="utf-8"))["features"]
    lines, centres = [], {}
    for feature in sorted((f for f in provinces if f["id"]), key=lambda f: f["id"]):
        centres[feature["id"]] = feature["properties"]["cp"]
        found = rings(feature["geometry"])
        largest = max(map(area, found))
        for ring in found:
            if area(ring) == largest or area(ring) >= LEAST:
                points = " ".join(f"{x:.2f},{y:.2f}" for x, y in thinned([*ring, ring[0]]))
                lines.append(f"{feature['id']}\t{points}")
    for file in sorted((source / "province").glob("*.json")):
        for feature in json.loads(file.read_text(encoding="utf-8"))["features"]:
            if str(feature.get("id", "")).isdigit() and feature["properties"].get("cp"):
                centres.setdefault(str(feature["id"]), feature["properties"]["cp"])
    text = head.format("Outlines of the provinces: code (GB/T 2260), then longitude,latitude of the points of one ring.")
    (DATA / "outlines.tsv").write_text(text + "\n".join(lines) + "\n", encoding="utf-8")
    text = head.format("Where a map writes the name of a division: code (GB/T 2260), longitude, latitude [degrees].")
    rows = [f"{code}\t{x:.3f}\t{y:.3f}" for code, (x, y) in sorted(centres.items())]
    (DATA / "centres.tsv").write_text(text + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
