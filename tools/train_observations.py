"""Learn the weights of `data/observations.npz` from sentences read by hand.

    python tools/train_observations.py ../shared/gold/observations/train.jsonl ../shared/real/broadcast.jsonl

A line of the first: {"date", "before", "text", "mentions": [{"text", "start", "indicator", "subject", "aspect", "direction", "comparison",
"whole", "period_start", "period_end", "status"}]}. The second holds the articles that `readings.tsv` reads: of a sentence (`start` to `end` of
an article's body, with what stands `before` it) what the mention at a character says; it says nothing of the other columns. No sentence of
it shares twelve characters with one of the gold, so that the open gold stays unseen (a test compares them).
Deterministic; needs scikit-learn and scipy; ten minutes.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from newsstats.numbers.normal import Normal
from newsstats.numbers.scan import scan
from newsstats.observations.choices import (
    NONE,
    SPAN,
    UNIT,
    Block,
    Scene,
    indicator_choices,
    period_choices,
    scene_of,
    subject_choices,
)
from newsstats.observations.decisions import alike, decide
from newsstats.observations.hashing import BITS
from newsstats.observations.heads import hashed_labels
from newsstats.observations.model import HEADS, SCALE, Model
from newsstats.observations.observe import SOFT, ruled, unit_nouns
from newsstats.observations.period_features import Times
from newsstats.observations.periods import variants
from newsstats.observations.stage import Stage, stage_of
from newsstats.observations.surroundings import mention_features
from newsstats.text.segmenter import newspaper

SIZE = 1 << BITS
READINGS = Path(__file__).with_name("readings.tsv")
TARGET = Path(__file__).parents[1] / "src" / "newsstats" / "data" / "observations.npz"
FOLDS = 4
HEAD_PENALTY = 3.0
PENALTIES = {"indicator": 0.3, "subject": 0.5, "period": 2.5}
ROUNDS = {"indicator": 80, "subject": 80, "period": 100}
SMALL = 0.02
POINTS = 41
"""Points of the curve from a given probability to confidence."""
Gold = dict | None


@dataclass
class Lesson:
    stage: Stage
    gold: list[Gold]
    fold: np.ndarray


def jsonl(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_sentences(articles: Path) -> list[dict]:
    """The sentences of `readings.tsv` in the form of the gold, marked `partial`: a mention that is not named there was not read."""
    held = {article["id"]: article for article in jsonl(articles)}
    with READINGS.open(encoding="utf-8", newline="") as rows:
        sentences: dict[tuple[str, int, int, int], list[dict]] = {}
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            before, start, end = (int(row[name]) for name in ("before", "start", "end"))
            read = {name: row[name] for name in ("indicator", "subject", "status")}
            sentences.setdefault((row["article"], before, start, end), []).append({"start": int(row["mention"]) - start, **read})
    out = []
    for (name, before, start, end), mentions in sentences.items():
        body = held[name]["body"]
        out.append(
            {"date": held[name]["date"], "before": body[before:start], "text": body[start:end], "mentions": mentions, "partial": True}
        )
    return out


def lesson(items: list[dict]) -> Lesson:
    """The sentences with the gold of each mention: None where nobody said, {} where it says nothing."""
    texts, found, marked = [], [], []
    for item in items:
        normal = Normal(item["before"] + item["text"])
        mentions = scan(normal, item["date"] or None)
        texts.append(normal.words)
        found.append(mentions)
        marked += gold_of(item, normal, mentions)
    stage = stage_of(texts, found, [item["date"] for item in items], [newspaper().tag] * len(texts))
    gold = [marked[n] for n in stage.rows.tolist()]
    return Lesson(stage, gold, stage.reading.owner[stage.mentioned.token] % FOLDS)


def gold_of(item: dict, normal: Normal, mentions: list) -> list[Gold]:
    offset = len(item["before"])
    spans = [(int(normal.at[m.start]), int(normal.at[m.end - 1]) + 1) for m in mentions]
    out: list[Gold] = [None if a < offset or item.get("partial") else {} for a, _ in spans]
    free = set(range(len(spans)))
    for said in item["mentions"]:
        a, b = offset + said["start"], offset + said["start"] + len(said.get("text", "1"))
        shared = {n: min(b, spans[n][1]) - max(a, spans[n][0]) for n in free}
        best = max(shared, key=lambda n: shared[n], default=None)
        if best is not None and shared[best] > 0:
            out[best] = said
            free.remove(best)
    return out


def squeezed(text: str) -> str:
    return "".join(c for c in text if c not in "“”\"'‘’《》「」的" and not c.isspace())


def sparse(features: np.ndarray) -> csr_matrix:
    width, rows = features.shape
    return csr_matrix(
        (np.ones(rows * width, dtype=np.float32), features.T.ravel(), np.arange(0, rows * width + 1, width)), shape=(rows, SIZE)
    )


def used(matrix: csr_matrix, least: int) -> np.ndarray:
    return np.flatnonzero(np.bincount(matrix.indices, minlength=SIZE) >= least)


# heads


def learn_heads(one: Lesson) -> tuple[Model, dict[str, np.ndarray]]:
    """The heads' weights, and labels of every mention by weights that did not see its sentence."""
    stage = one.stage
    matrix = sparse(mention_features(stage.grid, stage.reading, stage.mentioned, stage.reading.places[stage.rows]))
    columns = used(matrix, 2)
    matrix = matrix[:, columns]
    labels, blocks, biases, unseen = {}, [], [], []
    for name in HEADS:
        y, known = told_by_hand(one, name)
        labels[name] = sorted(set(y[known]))
        whole = logistic(matrix[known], y[known], labels[name])
        blocks.append(whole[0])
        biases.append(whole[1])
        held = np.zeros((len(y), len(labels[name])))
        for fold in range(FOLDS):
            rest = known & (one.fold != fold)
            w, b = logistic(matrix[rest], y[rest], labels[name])
            held[one.fold == fold] = matrix[one.fold == fold] @ w + b
        unseen.append(held)
    width = sum(map(len, labels.values()))
    heads = np.zeros((SIZE, width), dtype=np.int16)
    heads[columns] = whole_numbers(np.concatenate(blocks, axis=1))
    bias = np.round(np.concatenate(biases) * SCALE).astype(np.int32)
    for name, held in zip(HEADS, unseen, strict=True):
        told = np.array(labels[name])[held.argmax(axis=1)]
        wanted, known = told_by_hand(one, name)
        print(f"{name}: unseen {np.mean(told[known] == wanted[known]):.4f}")
    told = {name: np.argmax(held, axis=1) for name, held in zip(HEADS, unseen, strict=True)}
    return Model(labels, heads, bias, {}, np.empty((2, 0))), told


def fully(gold: Gold) -> bool:
    """Whether every column of a mention was read, not indicator, subject and status alone."""
    return bool(gold) and "aspect" in (gold or {})


def told_by_hand(one: Lesson, name: str) -> tuple[np.ndarray, np.ndarray]:
    """The gold label of each mention, and where there is one."""
    known = np.array([gold is not None and (not gold or name in gold) for gold in one.gold])
    return np.array([(gold or {}).get(name, "") for gold in one.gold]), known


def logistic(matrix: csr_matrix, y: np.ndarray, labels: list[str]) -> tuple[np.ndarray, np.ndarray]:
    learned = LogisticRegression(C=1 / HEAD_PENALTY, max_iter=200, tol=1e-4).fit(matrix, y)
    w, b = np.zeros((matrix.shape[1], len(labels))), np.full(len(labels), -20.0)
    classes = learned.classes_.tolist()
    if len(classes) == 2:
        w[:, labels.index(classes[0])], w[:, labels.index(classes[1])] = -learned.coef_[0] / 2, learned.coef_[0] / 2
        b[labels.index(classes[0])], b[labels.index(classes[1])] = -learned.intercept_[0] / 2, learned.intercept_[0] / 2
        return w, b
    for n, name in enumerate(classes):
        w[:, labels.index(name)], b[labels.index(name)] = learned.coef_[n], learned.intercept_[n]
    return w, b


def whole_numbers(weights: np.ndarray) -> np.ndarray:
    return np.where(np.abs(weights) < SMALL, 0, np.clip(np.round(weights * SCALE), -32_000, 32_000)).astype(np.int16)


# choosers


@dataclass
class Choices:
    matrix: csr_matrix
    which: np.ndarray
    kind: np.ndarray
    ref: np.ndarray
    place: np.ndarray


def gathered(blocks: list[Block]) -> Choices:
    """All choices as rows of one matrix, ordered by mention; `place` is each one's in its block."""
    rows = []
    for block in blocks:
        row = sparse(block.features)
        for features, column in block.shared:
            row = row + sparse(features)[column]
        rows.append(row)
    which = np.concatenate([block.which for block in blocks])
    order = np.argsort(which, kind="stable")
    kind = np.repeat([block.kind for block in blocks], [len(block.which) for block in blocks])
    ref = np.concatenate([block.ref for block in blocks])
    place = np.concatenate([np.arange(len(block.which)) for block in blocks])
    return Choices(vstack(rows).tocsr()[order], which[order], kind[order], ref[order], place[order])


def right_phrases(one: Lesson, scene: Scene, choices: Choices, name: str) -> np.ndarray:
    """Which choices say what the gold says: word for word where one does, else those that read alike."""
    wanted = [None if not gold else squeezed(gold[name]) for gold in one.gold]
    units = unit_nouns(one.stage)
    texts: dict[int, str] = {}
    exact, loose = np.zeros(len(choices.which), dtype=bool), np.zeros(len(choices.which), dtype=bool)
    for row, (k, kind, ref) in enumerate(zip(choices.which.tolist(), choices.kind.tolist(), choices.ref.tolist(), strict=True)):
        gold = wanted[k]
        if gold is None:
            continue
        if kind == SPAN:
            said = texts.get(ref)
            if said is None:
                said = texts[ref] = squeezed(scene.reading.text(scene.spans.first[ref], scene.spans.last[ref]))
        elif kind == NONE:
            said = ""
        elif kind == UNIT:
            said = units[k] if name == "indicator" else "\0"
        else:
            said = wanted[ref]
            if not said:
                continue
        exact[row] = said == gold
        loose[row] = exact[row] or bool(said and gold and alike(said, gold))
    sure = np.unique(choices.which[exact])
    return np.where(np.isin(choices.which, sure), exact, loose)


def learn_choice(choices: Choices, right: np.ndarray, penalty: float, rounds: int) -> np.ndarray:
    """Weights under which the right choices of each mention are the likeliest together."""
    kept = np.isin(choices.which, np.unique(choices.which[right]))
    matrix, which, good = choices.matrix[kept], choices.which[kept], right[kept]
    columns = used(matrix, 3)
    matrix = matrix[:, columns].tocsr()
    transposed = matrix.T.tocsr()
    starts = np.flatnonzero(np.concatenate(([True], np.diff(which) != 0)))
    group = np.cumsum(np.concatenate(([True], np.diff(which) != 0))) - 1

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ w
        weight = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        total = np.add.reduceat(weight, starts)
        hit = np.where(good, weight, 0)
        hits = np.add.reduceat(hit, starts)
        value = (np.log(total) - np.log(hits + 1e-300)).sum() + penalty / 2 * (w @ w)
        return value, transposed @ (weight / total[group] - hit / (hits[group] + 1e-300)) + penalty * w

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    out = np.zeros(SIZE)
    out[columns] = found.x
    return out


def unseen_scores(choices: Choices, right: np.ndarray, fold: np.ndarray, penalty: float, rounds: int) -> np.ndarray:
    """Scores of each choice by weights that did not see its sentence."""
    out = np.zeros(len(choices.which))
    mine = fold[choices.which]
    for n in range(FOLDS):
        rest = mine != n
        part = Choices(choices.matrix[rest], choices.which[rest], choices.kind[rest], choices.ref[rest], choices.place[rest])
        out[~rest] = choices.matrix[~rest] @ learn_choice(part, right[rest], penalty, rounds)
    return out


def judged(one: Lesson, texts: list[str], name: str) -> np.ndarray:
    """For each mention whether the answer reads like the gold; false where there is none."""
    return np.array([gold and alike(squeezed(text), squeezed(gold[name])) for text, gold in zip(texts, one.gold, strict=True)], dtype=bool)


def share_right(one: Lesson, right: np.ndarray) -> float:
    """Of the mentions that the gold file reads, chosen without regard to how sure they were."""
    return float(right[[fully(gold) for gold in one.gold]].mean())


def right_times(one: Lesson, choices: Choices, times: Times, variant: np.ndarray) -> np.ndarray:
    wanted = [(gold["period_start"], gold["period_end"]) if gold and fully(gold) else None for gold in one.gold]
    out = np.zeros(len(choices.which), dtype=bool)
    for row, (k, kind, ref, place) in enumerate(
        zip(choices.which.tolist(), choices.kind.tolist(), choices.ref.tolist(), choices.place.tolist(), strict=True)
    ):
        if wanted[k] is None:
            continue
        if kind == SPAN:
            meant = int(variant[place])
            out[row] = any(
                v == meant and (str(a), str(b)) == wanted[k]
                for v, a, b in variants(times.named[ref], one.stage.issued[int(times.owner[ref])])
            )
        elif kind == NONE:
            out[row] = wanted[k] == ("", "")
        else:
            out[row] = wanted[ref] == wanted[k]
    return out


def sureness(one: Lesson, sure: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Probability as given against the probability to be right (Platt 1999), on unseen sentences: what confidence is read from."""
    known = np.array([fully(gold) for gold in one.gold])
    odds = _log_odds(sure[known])
    learned = LogisticRegression(C=1e6).fit(odds[:, None], right[known])
    given = np.linspace(0, 1, POINTS)
    told = learned.predict_proba(_log_odds(given)[:, None])[:, 1]
    for part in np.array_split(np.argsort(sure[known], kind="stable"), 10):
        print(f"  sure {sure[known][part].mean():.3f}: right {right[known][part].mean():.3f}", end="")
    print()
    return np.array([given, told])


def _log_odds(share: np.ndarray) -> np.ndarray:
    near = np.clip(share, 0.005, 0.995)
    return np.log(near / (1 - near))


def flat(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places (as differences) and values of the weights that are not zero."""
    every = weights.ravel()
    at = np.flatnonzero(every)
    return np.diff(at, prepend=0).astype(np.uint32 if len(at) and np.diff(at, prepend=0).max() > 65_535 else np.uint16), every[at]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    arguments = parser.parse_args()
    begin = time.monotonic()
    one = lesson(jsonl(arguments.gold) + read_sentences(arguments.articles))
    stage = one.stage
    model, labels = learn_heads(one)
    stage.mentioned.aspect = hashed_labels([model.labels["aspect"][n] for n in labels["aspect"]])
    stage.mentioned.status = hashed_labels([model.labels["status"][n] for n in labels["status"]])
    print(f"heads learned, {time.monotonic() - begin:.0f} s")
    scene = scene_of(stage.reading, stage.grid, stage.mentioned)
    learned: dict[str, np.ndarray] = {}

    blocks = indicator_choices(scene, scene.which, scene.span)
    choices = gathered(blocks)
    right = right_phrases(one, scene, choices, "indicator")
    scores = unseen_scores(choices, right, one.fold, PENALTIES["indicator"], ROUNDS["indicator"])
    indicators = decide(scene, (choices.which, choices.kind, choices.ref, scores), unit_nouns(stage), SOFT)
    good = judged(one, indicators.texts, "indicator")
    table = sureness(one, indicators.sure, good)
    learned["indicator"] = learn_choice(choices, right, PENALTIES["indicator"], ROUNDS["indicator"])
    print(f"indicator: unseen {share_right(one, good):.4f}, {time.monotonic() - begin:.0f} s")

    choices = gathered(subject_choices(scene, indicators.chosen, blocks))
    right = right_phrases(one, scene, choices, "subject")
    scores = unseen_scores(choices, right, one.fold, PENALTIES["subject"], ROUNDS["subject"])
    subjects = decide(scene, (choices.which, choices.kind, choices.ref, scores), [], SOFT)
    learned["subject"] = learn_choice(choices, right, PENALTIES["subject"], ROUNDS["subject"])
    print(f"subject: unseen {share_right(one, judged(one, subjects.texts, 'subject')):.4f}, {time.monotonic() - begin:.0f} s")
    indicators, subjects, _ = ruled(scene, indicators, subjects, (choices.which, choices.kind, choices.ref, scores))
    known = {name: share_right(one, judged(one, said.texts, name)) for name, said in (("indicator", indicators), ("subject", subjects))}
    print(f"by the rules: indicator {known['indicator']:.4f}, subject {known['subject']:.4f}")

    variant, blocks = period_choices(scene, stage.times, stage.issued)
    choices = gathered(blocks)
    learned["period"] = learn_choice(choices, right_times(one, choices, stage.times, variant), PENALTIES["period"], ROUNDS["period"])

    stored: dict[str, np.ndarray] = {f"labels_{name}": np.array(model.labels[name]) for name in HEADS}
    stored["heads_at"], stored["heads"] = flat(model.heads)
    stored["bias"], stored["sureness"] = model.bias, table
    for name, weights in learned.items():
        stored[f"{name}_at"], stored[name] = flat(whole_numbers(weights))
    np.savez_compressed(TARGET, **stored)  # type: ignore[arg-type]
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, {time.monotonic() - begin:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
