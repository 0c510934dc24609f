"""A project's life in the papers: announced, begun, its cost and finish as they changed; a goal's way to its end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

import pandas as pd

from newsstats import schema
from newsstats.ledger.names import joined

FIGURES: Final = {"investment": "CNY", "area": "m2", "length": "m", "jobs": "persons", "output_value": "CNY"}
"""Figures of a project that are followed, with their units."""
_SAID: Final = ("status", "start", "finish")
_GOAL: Final = ("total", "done", "remaining")


Printed = Callable[[Collection[str]], Mapping[tuple[str, str], str]]
"""From ids of mentions to the figures as printed, by article and mention."""


def biography_of(projects: pd.DataFrame, progress: pd.DataFrame, printed: Printed, name: str = "") -> pd.DataFrame:
    """`schema.BIOGRAPHY`: one row a fact that an article prints of a project or goal, by project, phase, fact and day.

    Parameters
    ----------
    projects, progress
        Rows of `schema.PROJECTS` and `schema.PROGRESS`, each with `published` and `outlet`.
    printed
        Gives the printed figures of mentions.
    name
        A part of the project's or goal's name; empty for all.

    Notes
    -----
    A short name is followed under the full name that another article prints. What one article says twice counts once.
    """
    facts = [*_of_projects(projects), *_of_goals(progress)]
    full = joined({fact["project"] for fact in facts})
    kept: dict[tuple[Any, ...], dict[str, Any]] = {}
    for fact in facts:
        told = {**fact, "project": full.get(fact["project"], fact["project"])}
        if name in told["project"] or name in fact["project"]:
            kept.setdefault(tuple(told[c] for c in ("project", "phase", "fact", "published", "article_id", "said", "unit")), told)
    texts = printed(sorted({told["mention_id"] for told in kept.values() if told["mention_id"]}))
    for told in kept.values():
        told["said"] = texts.get((told["article_id"], told["mention_id"]), told["said"])
    order = sorted(kept.values(), key=lambda f: (f["project"], f["phase"], _ORDER[f["fact"]], f["as_of"], f["published"], f["article_id"]))
    return schema.frame_of_rows(list(_with_changes(order)), schema.BIOGRAPHY)


_ORDER: Final = {fact: n for n, fact in enumerate((*_SAID, *FIGURES, *_GOAL))}


def _of_projects(projects: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in projects.to_dict("records"):
        base = {"project": row["project"], "phase": row["phase"], "label": row["label"], **_where(row)}
        for fact in _SAID:
            if row[fact]:
                yield {**base, "fact": fact, "value": float("nan"), "unit": "", "said": row[fact], "mention_id": ""}
        for fact, unit in FIGURES.items():
            if row[fact] == row[fact]:
                yield {
                    **base,
                    "fact": fact,
                    "value": row[fact],
                    "unit": unit,
                    "said": f"{row[fact]:.15g}",
                    "mention_id": row[f"{fact}_mention"],
                }


def _of_goals(progress: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in progress.to_dict("records"):
        for fact in _GOAL:
            if row[fact] == row[fact]:
                yield {
                    "project": row["what"], "phase": 0, "label": "", "fact": fact, "value": row[fact], "unit": row["unit"],
                    "said": f"{row[fact]:.15g}", "mention_id": "", **_where(row), "as_of": row["as_of"] or row["published"],
                }  # fmt: skip


def _where(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {"as_of": row["published"], "published": row["published"], "outlet": row["outlet"], "article_id": row["article_id"]}


def _with_changes(facts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each fact with what the article before said of it, where that was something else."""
    last: dict[tuple[Any, ...], dict[str, Any]] = {}
    for fact in facts:
        key = fact["project"], fact["phase"], fact["fact"], fact["unit"]
        was = last.get(key, fact)
        last[key] = fact
        same = fact["said"] == was["said"] or (fact["value"] == was["value"])
        yield {**fact, "was": "" if same else was["said"], "changed": not same}
