"""What can be chosen for each mention: phrases near it, what an earlier mention says, its unit, nothing, or a time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from newsstats.observations.grid import Grid, Mentioned, between
from newsstats.observations.hashing import indexes
from newsstats.observations.owners import Chosen, kept_features, owner_features
from newsstats.observations.period_features import Times, time_choices, time_features, timeless_features
from newsstats.observations.phrases import (
    begin_features,
    carry_features,
    close_features,
    empty_features,
    pair_features,
    span_features,
    unit_features,
)
from newsstats.observations.reading import Reading
from newsstats.observations.spans import Spans, spans_of

SPAN, NONE, UNIT, CARRY = range(4)
"""A phrase, nothing, the unit itself; from CARRY on what the mention one, two … before says."""
CARRIED: Final = 4
"""So many mentions back; by judgement (a list after 分别 is seldom longer)."""
REACH_LEFT: Final = 48
"""Tokens in front of a mention that are looked at; by judgement."""
REACH_RIGHT: Final = 14
"""Tokens behind it."""
BEHIND: Final = 6.5
"""How far a phrase's own score may be behind the best; tuned on the training sentences: 99 in 100 answers are left."""


@dataclass(slots=True)
class Block:
    """Choices of one kind: for mention `which[n]` the thing `ref[n]`, with features of its own, shape (features, choices).

    `shared` are features that many choices have, each with the column of every choice.
    """

    which: np.ndarray
    kind: int
    ref: np.ndarray
    features: np.ndarray
    shared: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """Some texts with all that choices are made from."""

    reading: Reading
    grid: Grid
    mentioned: Mentioned
    spans: Spans
    shared: list[tuple[np.ndarray, np.ndarray]]
    which: np.ndarray
    span: np.ndarray
    carries: list[tuple[np.ndarray, np.ndarray]]


def scene_of(reading: Reading, grid: Grid, mentioned: Mentioned) -> Scene:
    """The phrases that each mention can reach: of its sentence and the one before."""
    token = mentioned.token
    sentence = reading.sentence
    last_of = np.append(np.flatnonzero(np.diff(sentence) != 0), len(sentence) - 1)
    closing = last_of[np.searchsorted(last_of, token)]
    low, high = np.maximum(mentioned.window, token - REACH_LEFT), np.minimum(closing, token + REACH_RIGHT)
    near = np.zeros(len(sentence) + 1, dtype=np.int64)
    np.add.at(near, low, 1)
    np.add.at(near, high + 1, -1)
    within = np.cumsum(near)[:-1] > 0
    spans = spans_of(reading, within)
    tokens, slot = np.flatnonzero(within), np.cumsum(within) - 1
    shared = [
        (begin_features(grid, tokens), slot[spans.first]),
        (close_features(grid, tokens), slot[spans.last]),
        (span_features(grid, spans), np.arange(len(spans.first))),
    ]
    a, b = np.searchsorted(spans.last, low), np.searchsorted(spans.last, high, side="right")
    count = b - a
    which = np.repeat(np.arange(len(token)), count)
    span = np.arange(len(which)) - np.repeat(np.cumsum(count) - count - a, count)
    at = token[which]
    kept = (spans.first[span] >= low[which]) & ~((spans.first[span] <= at) & (at <= spans.last[span]))
    carries = []
    for back in range(1, CARRIED + 1):
        later = np.arange(back, len(token))
        same = sentence[token[later]] == sentence[token[later - back]]
        carries.append((later[same], later[same] - back))
    return Scene(reading, grid, mentioned, spans, shared, which[kept], span[kept], carries)


def promising(scene: Scene, choosers: list[np.ndarray], scale: int) -> tuple[np.ndarray, np.ndarray]:
    """`(mention, span)` of the phrases that are worth a closer look: by themselves not far behind the best in reach, for any chooser."""
    kept = np.zeros(len(scene.which), dtype=bool)
    for weights in choosers:
        alone = np.zeros(len(scene.spans.first), dtype=np.int32)
        for features, column in scene.shared:
            alone += weights[features].sum(axis=0, dtype=np.int32)[column]
        score = alone[scene.span]
        best = np.full(len(scene.mentioned.token), np.iinfo(np.int32).min // 2, dtype=np.int32)
        np.maximum.at(best, scene.which, score)
        kept |= score >= best[scene.which] - int(BEHIND * scale)
    return scene.which[kept], scene.span[kept]


def indicator_choices(scene: Scene, which: np.ndarray, span: np.ndarray) -> list[Block]:
    """What the indicator of each mention can be: span `span[n]` for mention `which[n]`, what was said before, its unit, nothing."""
    grid, mentioned, reading = scene.grid, scene.mentioned, scene.reading
    every = np.arange(len(mentioned.token))
    none = np.full(len(every), -1)
    spans = Spans(scene.spans.first[span], scene.spans.last[span])
    pairs = pair_features(grid, mentioned, which, spans, reading.clause, reading.sentence)
    blocks = [
        Block(which, SPAN, span, pairs, [(features, column[span]) for features, column in scene.shared]),
        Block(every, NONE, none, empty_features(grid, mentioned)),
        Block(every, UNIT, none, unit_features(grid, mentioned)),
    ]
    for back, (later, earlier) in enumerate(scene.carries, 1):
        blocks.append(Block(later, CARRY + back - 1, earlier, carry_features(grid, mentioned, later, earlier, back, reading.clause)))
    return blocks


def subject_choices(scene: Scene, chosen: Chosen, blocks: list[Block]) -> list[Block]:
    """What the subject of each mention can be, given its indicator; `blocks` are those of the indicators."""
    grid, mentioned, reading = scene.grid, scene.mentioned, scene.reading
    out = []
    for block in blocks:
        kind = block.kind
        if kind == UNIT:
            continue
        if kind == SPAN:
            spans = Spans(scene.spans.first[block.ref], scene.spans.last[block.ref])
            more = owner_features(grid, mentioned, chosen, block.which, spans, reading.clause, reading.sentence)
        elif kind == NONE:
            more = _ownerless(grid, mentioned, chosen)
        else:
            more = kept_features(grid, mentioned, chosen, block.which, block.ref, kind - CARRY + 1, reading.clause)
        out.append(Block(block.which, block.kind, block.ref, np.concatenate((block.features, more)), block.shared))
    return out


def _ownerless(grid: Grid, mentioned: Mentioned, chosen: Chosen) -> np.ndarray:
    """Weights' indexes of “no subject” beside the indicator that was chosen, shape (features, mentions)."""
    m = mentioned.token
    named = chosen.first >= 0
    x = np.where(named, chosen.first, m)
    places = np.minimum(between(grid.places, grid.sentence_start[m], np.maximum(x - 1, grid.sentence_start[m] - 1)), 2)
    nouns = np.minimum(between(grid.nouns, grid.clause_start[x], np.maximum(x - 1, grid.clause_start[x] - 1)), 3)
    head = grid.word[np.where(named, chosen.last, -2) + 2]
    columns = [(chosen.back, named), (places, nouns), (head,), (places, chosen.back, mentioned.aspect), (nouns, chosen.back)]
    return indexes(columns, 900)


def period_choices(scene: Scene, times: Times, issued: list[datetime.date | None]) -> tuple[np.ndarray, list[Block]]:
    """The times that each mention can be of: the variant of each choice, and the choices."""
    grid, mentioned, reading = scene.grid, scene.mentioned, scene.reading
    which, time, variant, order = time_choices(reading, mentioned, times, issued)
    every = np.arange(len(mentioned.token))
    features = time_features(reading, grid, mentioned, times, which, time, variant, order)
    blocks = [
        Block(which, SPAN, time, features),
        Block(every, NONE, np.full(len(every), -1), timeless_features(reading, grid, mentioned, times)),
    ]
    for back, (later, earlier) in enumerate(scene.carries[:2], 1):
        blocks.append(Block(later, CARRY + back - 1, earlier, carry_features(grid, mentioned, later, earlier, back, reading.clause)))
    return variant, blocks
