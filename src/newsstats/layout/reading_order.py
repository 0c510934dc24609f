"""The order in which boxes on a page are read: recursive cuts along white space (the XY-cut of Nagy and Seth 1984)."""

from __future__ import annotations

from collections.abc import Sequence


def reading_order(boxes: Sequence[tuple[float, float, float, float]], *, rows_first: bool) -> list[int]:
    """Positions of boxes `(x0, top, x1, bottom)` in reading order: the page is cut along white space, again and again."""

    def order(inside: list[int], rows: bool) -> list[int]:
        if len(inside) < 2:
            return inside
        for axis in (1, 0) if rows else (0, 1):
            groups = _cut(boxes, inside, axis)
            if len(groups) > 1:
                return [n for group in groups for n in order(group, rows)]
        return sorted(inside, key=lambda n: (boxes[n][1], boxes[n][0]))

    return order(list(range(len(boxes))), rows_first)


def column_groups(boxes: Sequence[tuple[float, float, float, float]]) -> list[list[int]]:
    """Positions of a story's boxes by column, from left to right; boxes that share half of the narrower one's width are one column's."""
    columns: list[list[int]] = []
    for n in sorted(range(len(boxes)), key=lambda n: (boxes[n][0], boxes[n][1])):
        home = next((column for column in reversed(columns) if _shares_column(boxes[column[0]], boxes[n])), None)
        if home is not None:
            home.append(n)
        else:
            columns.append([n])
    return columns


def _shares_column(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) >= 0.5 * min(a[2] - a[0], b[2] - b[0])


def _cut(boxes: Sequence[tuple[float, float, float, float]], inside: list[int], axis: int) -> list[list[int]]:
    groups: list[list[int]] = []
    end = float("-inf")
    for n in sorted(inside, key=lambda n: (boxes[n][axis], boxes[n][1 - axis])):
        if boxes[n][axis] >= end - 1.0:
            groups.append([])
        groups[-1].append(n)
        end = max(end, boxes[n][axis + 2])
    return groups
