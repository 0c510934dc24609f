"""Progress toward a goal: what is done, what remains, and the whole that they make."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import product

import pandas as pd

from newsstats.findings.cues import cue, has
from newsstats.observations.sentences import Figure, StoryText, clause_after, clause_before

BREATH = 40
"""Characters between what is done and the whole when the two are told together."""
ROUNDING = 0.005
"""Done and remaining may miss the total by this share: each of the three is rounded in print."""


def progress_rows(stories: Iterable[StoryText]) -> list[dict[str, object]]:
    """One row a goal of which a story prints what is done and what remains (or the total and one of the two).

    `done + remaining = total` is held to by the figures themselves: a triple counts when it adds up to within
    `ROUNDING`; with two figures the third is their difference. `share` is done of total, 0 to 1; `as_of` the date
    that stands with what is done. Columns: `newsstats.schema.PROGRESS`; values in `unit`, the base unit.
    """
    rows: list[dict[str, object]] = []
    for story in stories:
        rows.extend(_story(story))
    return rows


def stretches(numbers: pd.DataFrame, progress: pd.DataFrame) -> pd.DataFrame:
    """Rows of the number table that tell of a stretch of the first goal's remainder: a task (承担…35公里…任务) of its unit."""
    if progress.empty:
        return numbers.iloc[:0]
    goal = progress.iloc[0]
    rows = numbers[(numbers["article_id"] == goal["article_id"]) & (numbers["base_unit"] == goal["unit"]) & (numbers["part"] == "body")]
    rows = rows[rows["context"].str.contains(cue("progress", "task").pattern) & (rows["base_value"] < goal["remaining"])]
    return rows.drop_duplicates("base_value").reset_index(drop=True)


def _story(story: StoryText) -> list[dict[str, object]]:
    done: list[tuple[Figure, str]] = []
    remaining: list[Figure] = []
    total: list[Figure] = []
    as_of: dict[str, str] = {}
    for sentence in story.sentences:
        date = ""
        for figure in sentence.figures:
            if figure.kind == "date":
                date = figure.date
                continue
            if figure.kind != "quantity" or not figure.dimension or figure.dimension in ("percentage", "ratio", "duration"):
                continue
            before = clause_before(figure.before)
            if has("progress", "remaining", before + clause_after(figure.after)[:8]):
                remaining.append(figure)
            elif has("progress", "done", before):
                done.append((figure, date))
                as_of[figure.mention_id] = date
            if has("progress", "total", before):
                total.append(figure)
    total.sort(key=lambda f: f.part != "body")
    rows: list[dict[str, object]] = []
    used: set[str] = set()
    for (made, date), left, whole in product(done, remaining, total):
        if made.base_unit != left.base_unit or left.base_unit != whole.base_unit or made.mention_id in used:
            continue
        a, b, c = (f.base_value for f in (made, left, whole))
        if c > max(a, b) and math.isclose(a + b, c, rel_tol=ROUNDING):
            rows.append(_row(story.article_id, whole, a, b, c, date, (made, left, whole)))
            used.add(made.mention_id)
            break
    return rows or _from_two(story, done, remaining, total) or _of_total(story, done, total)


def _of_total(story: StoryText, done: list[tuple[Figure, str]], total: list[Figure]) -> list[dict[str, object]]:
    """What is done beside the whole in one breath (计划植树50万亩，已完成32万亩; 已完成4.6亿元，占总投资11.5亿元的40%)."""
    for made, date in done:
        if not has("progress", "surely_done", clause_before(made.before)):
            continue
        for whole in total:
            near = made.part == whole.part and abs(made.start - whole.start) < BREATH
            if near and made.base_unit == whole.base_unit and made.base_value < whole.base_value and made.mention_id != whole.mention_id:
                a, c = made.base_value, whole.base_value
                return [_row(story.article_id, whole, a, c - a, c, date, (made, whole))]
    return []


def _from_two(story: StoryText, done: list[tuple[Figure, str]], remaining: list[Figure], total: list[Figure]) -> list[dict[str, object]]:
    """Two of the three in one sentence or two next to each other: the third is what is left."""
    for made, date in done:
        for left in remaining:
            near = abs(made.start - left.start) < 80 and made.part == left.part
            if near and made.base_unit == left.base_unit and made.mention_id != left.mention_id:
                a, b = made.base_value, left.base_value
                whole = next(
                    (t for t in total if t.base_unit == made.base_unit and math.isclose(t.base_value, a + b, rel_tol=ROUNDING)), None
                )
                figures = (made, left, whole) if whole else (made, left)
                return [_row(story.article_id, whole or made, a, b, a + b, date, figures)]
    return []


def _row(article_id: str, named: Figure, a: float, b: float, c: float, date: str, figures: tuple[Figure, ...]) -> dict[str, object]:
    starts = [f.source_start for f in figures]
    ends = [f.source_end for f in figures]
    entities = [f.measured_entity for f in figures if f.measured_entity]
    return {
        "article_id": article_id,
        "what": max(entities, key=lambda e: (entities.count(e), len(e))) if entities else named.measured_property,
        "unit": figures[0].base_unit,
        "total": c,
        "done": a,
        "remaining": b,
        "share": a / c if c else float("nan"),
        "as_of": date,
        "modifier": "about" if any(f.modifier for f in figures) else "",
        "mention_ids": "、".join(f.mention_id for f in figures),
        "source_start": min(starts),
        "source_end": max(ends),
    }
