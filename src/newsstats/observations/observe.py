"""What each mention says: its indicator, whose it is, of when, in which way; the ten columns of an observation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from newsstats.data import load_toml
from newsstats.numbers.mention import Mention
from newsstats.observations.antecedents import Scored, carry_places, name_subjects
from newsstats.observations.choices import Scene, indicator_choices, promising, scene_of, subject_choices
from newsstats.observations.clauses import compared_with, part_of
from newsstats.observations.comparisons import carried_comparisons, carried_plans, planned_for_later, printed_changes, printed_directions
from newsstats.observations.dating import dates
from newsstats.observations.decisions import Decided, decide
from newsstats.observations.heads import CHANGES, best_labels, hashed_labels, head_scores, lean_together, told
from newsstats.observations.in_turn import RIGHT, tell_in_turn
from newsstats.observations.model import SCALE, Model, model, score
from newsstats.observations.reading import Tag
from newsstats.observations.settling import settled
from newsstats.observations.stage import KINDS, Stage, stage_of
from newsstats.observations.surroundings import mention_features
from newsstats.schema import OBSERVATION

_COMPARED: Final = ("growth", "change", "gap", "multiple")
RANKS: Final = frozenset(load_toml("observations.toml")["rules"]["ranks"])
"""What an ordinal that is a place in an order may count: 第3位, 第二大, no 第三次会议."""
SOFT: Final = 1.5
"""Scores are divided by this before they become probabilities: learned scores are too sure of themselves."""


def observe(texts: Sequence[str], found: Sequence[Sequence[Mention]], issued: Sequence[str], tags: Sequence[Tag]) -> dict[str, list[Any]]:
    """`schema.OBSERVATION` and `confidence` for every mention of every text, in order.

    Parameters
    ----------
    texts, found
        Texts in normal form and the mentions of each.
    issued
        The ISO date of each text, or empty.
    tags
        Words with their parts of speech, of each text.
    """
    count = sum(map(len, found))
    out: dict[str, list[Any]] = {name: [""] * count for name in OBSERVATION}
    out["confidence"] = [0.0] * count
    wanted = [n for n, here in enumerate(found) if any(m.kind in KINDS for m in here)]
    if not wanted:
        return out
    stage = stage_of([texts[n] for n in wanted], [found[n] for n in wanted], [issued[n] for n in wanted], [tags[n] for n in wanted])
    if not len(stage.rows):
        return out
    lengths = np.array([len(here) for here in found], dtype=np.int64)
    places = np.flatnonzero(np.repeat(np.isin(np.arange(len(found)), wanted), lengths))
    weights = model()
    said = say(stage, weights)
    scene = scene_of(stage.reading, stage.grid, stage.mentioned)
    indicators, subjects, in_turn = phrases(stage, scene, weights)
    periods = dates(stage, scene, weights, said["aspect"], said["status"])
    said["status"] = planned_for_later(stage, said["status"], periods)
    said["comparison"] = carried_comparisons(stage, said["aspect"], said["comparison"], periods)
    said["direction"] = printed_directions(stage, said["aspect"], said["direction"])
    sureness = np.interp(indicators.sure, weights.sureness[0], weights.sureness[1])
    sureness[in_turn] = RIGHT
    names = [said[name] for name in ("aspect", "direction", "comparison", "status")]
    kinds = [stage.reading.mentions[n].kind for n in stage.rows.tolist()]
    units = [stage.reading.mentions[n].printed_unit for n in stage.rows.tolist()]
    for k, (row, kind, aspect, direction, comparison, status) in enumerate(zip(places[stage.rows].tolist(), kinds, *names, strict=True)):
        if not aspect or (kind == "ordinal") != (aspect == "rank") or (kind == "ordinal" and units[k] not in RANKS):
            continue
        out["indicator"][row], out["subject"][row] = indicators.texts[k], subjects.texts[k]
        out["aspect"][row], out["status"][row] = aspect, status
        out["direction"][row] = direction if aspect in CHANGES else ""
        out["comparison"][row] = comparison if aspect in _COMPARED else ""
        out["period_start"][row], out["period_end"][row] = periods[k]
        out["confidence"][row] = round(float(sureness[k]), 3)
        if aspect == "share":
            out["whole"][row] = part_of(stage, k, indicators.texts[k])
        elif aspect == "rank" or out["comparison"][row] in ("year", "period", "since", "plan", "subject"):
            out["base"][row] = compared_with(stage, k, aspect)
    return out


def say(stage: Stage, weights: Model) -> dict[str, list[str]]:
    """Aspect, direction, comparison and status; sets the first and the last in the stage for what is chosen afterwards."""
    features = mention_features(stage.grid, stage.reading, stage.mentioned, stage.reading.places[stage.rows])
    counted = np.array([stage.reading.mentions[n].kind == "quantity" for n in stage.rows.tolist()])
    scores = head_scores(weights, features)
    lean_together(weights, scores, stage.reading.sentence[stage.mentioned.token])
    said = told(weights, best_labels(weights, scores, counted))
    said["aspect"], said["direction"] = printed_changes(stage, said["aspect"], said["direction"])
    said["status"] = carried_plans(stage, said["status"])
    stage.mentioned.aspect, stage.mentioned.status = hashed_labels(said["aspect"]), hashed_labels(said["status"])
    return said


def phrases(stage: Stage, scene: Scene, weights: Model) -> tuple[Decided, Decided, list[int]]:
    """Indicators, the subjects beside them, and the mentions that are told in turn."""
    named, owning = weights.choosers["indicator"], weights.choosers["subject"]
    blocks = indicator_choices(scene, *promising(scene, [named, owning], SCALE))
    indicators = decide(scene, score(named, blocks), unit_nouns(stage), SOFT * SCALE)
    scored = score(owning, subject_choices(scene, indicators.chosen, blocks))
    return ruled(scene, indicators, decide(scene, scored, [], SOFT * SCALE), scored)


def ruled(scene: Scene, indicators: Decided, subjects: Decided, scored: Scored) -> tuple[Decided, Decided, list[int]]:
    """The decided phrases after all rules, and the mentions that are told in turn; `scored` are the choices of subjects."""
    indicators, subjects = settled(scene, indicators, subjects)
    in_turn = tell_in_turn(scene, indicators, subjects)
    name_subjects(scene, subjects, scored)
    carry_places(scene, subjects)
    return indicators, subjects, in_turn


def unit_nouns(stage: Stage) -> list[str]:
    """What a unit counts by itself: 人 of 300余人, 户 of 200多户."""
    return [stage.reading.mentions[n].printed_unit.lstrip("余多来几")[:1] for n in stage.rows.tolist()]
