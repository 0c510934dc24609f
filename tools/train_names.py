"""Learn the weights of `data/names.npz` from texts that the network of the extra `names` has read.

    python tools/train_names.py ../shared/real/broadcast.jsonl ../shared/gold/observations/train.jsonl --but ../shared/gold/names/open.jsonl

A line is an object with `title` and `body`, or with `text`; texts of the file behind `--but` are left out. Each text is learned from as it
is and with its persons, places and organisations swapped for others of their kind. Deterministic; some minutes.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np

from newsstats.data import load_toml
from newsstats.names import lac
from newsstats.names.features import BITS, features
from newsstats.names.find import find
from newsstats.names.gazetteer import divisions, is_place, printed_forms, territories
from newsstats.names.judge import is_transliterated
from newsstats.names.linear import LABELS, SCALE
from newsstats.names.reading import Reading
from newsstats.names.spans import KINDS, ORGANISATION, PERSON
from newsstats.text.part import TextPart

TARGET = Path(__file__).parents[1] / "src" / "newsstats" / "data" / "names.npz"
HEAD = 15
"""Characters by which a text is known again."""
COPIES = 2
EPOCHS = 6
PRUNED_AFTER = 3
ROWS = 200_000
LEAST_COUNT = 3
BATCH = 2048
STEP = 0.15
AVERAGED_EVERY = 100
Span = tuple[int, int, int]


def texts_of(files: list[Path], but: Path | None) -> list[str]:
    """Texts in the order of the files, each once."""
    known = set()
    if but:
        known = {json.loads(line)["text"][:HEAD] for line in but.read_text(encoding="utf-8").splitlines()}
    out: dict[str, None] = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = f"{row['title']}\n{row['body']}" if "body" in row else row.get("before", "") + row["text"]
            if text[:HEAD] not in known:
                out[text] = None
    return list(out)


def taught(texts: list[str]) -> list[list[Span]]:
    """The names of each text by the network and the rules."""
    parts = [TextPart("body", text, article_id=str(n)) for n, text in enumerate(texts)]
    found = find(parts, lac.candidates)
    out: list[list[Span]] = [[] for _ in texts]
    for name, part, start, end in zip(found.name.tolist(), found.part.tolist(), found.start.tolist(), found.end.tolist(), strict=True):
        out[part].append((start, end, found.kinds[name]))
    return out


class Swap:
    """Names of a text in place of others of their kind, the same one each time."""

    def __init__(self, texts: list[str], names: list[list[Span]]) -> None:
        self.dice = random.Random(5)
        every: list[set[str]] = [set() for _ in KINDS]
        for text, spans in zip(texts, names, strict=True):
            for start, end, kind in spans:
                every[kind].add(text[start:end])
        persons = sorted(every[PERSON])
        foreign = [name for name in persons if is_transliterated(name) or "·" in name]
        self.syllables = sorted({piece for name in foreign for piece in name.split("·") if len(piece) > 1})
        self.given = [character for name in persons if name not in set(foreign) for character in name[1:]]
        self.surnames = load_toml("names.toml")["person"]["surnames"]
        self.often = [1 / (3 + n) for n in range(len(self.surnames))]
        self.divisions = sorted({form for division in divisions().values() for form in printed_forms(division.name)})
        self.territories = sorted(territories())
        self.organisations = sorted(every[ORGANISATION])

    def text(self, text: str, spans: list[Span]) -> tuple[str, list[Span]]:
        """The text with other names, and where they stand."""
        out, moved, at, size = [], [], 0, 0
        chosen: dict[tuple[str, int], str] = {}
        for start, end, kind in spans:
            old = text[start:end]
            if (old, kind) not in chosen:
                chosen[old, kind] = (self.person, self.place, self.organisation)[kind](old)
            new = chosen[old, kind]
            out += [text[at:start], new]
            size += start - at
            moved.append((size, size + len(new), kind))
            size += len(new)
            at = end
        return "".join([*out, text[at:]]), moved

    def person(self, old: str) -> str:
        dice = self.dice
        if is_transliterated(old) or "·" in old:
            first = dice.choice(self.syllables)
            return first if dice.random() < 0.5 else f"{first}·{dice.choice(self.syllables)}"
        count = dice.choices((1, 2), (1, 3))[0]
        return dice.choices(self.surnames, self.often)[0] + "".join(dice.choice(self.given) for _ in range(count))

    def place(self, old: str) -> str:
        dice = self.dice
        if old in territories():
            return dice.choice(self.territories) if dice.random() < 0.6 else dice.choice(self.syllables)[:4]
        if old[-1] in "村乡镇":
            return "".join(dice.choice(self.given) for _ in range(2)) + old[-1]
        return dice.choice(self.divisions) if dice.random() < 0.75 else old

    def organisation(self, old: str) -> str:
        dice = self.dice
        new = dice.choice(self.organisations) if dice.random() < 0.5 else old
        for size in range(6, 1, -1):
            if is_place(new[:size]) and len(new) > size:
                return dice.choice(self.divisions) + new[size:] if dice.random() < 0.7 else new
        return new


def packed(texts: list[str], names: list[list[Span]]) -> tuple[np.ndarray, np.ndarray]:
    """Features, shape (characters, features), and labels of all texts."""
    text = "\n".join(texts)
    labels = np.zeros(len(text), dtype=np.int8)
    at = 0
    for one, spans in zip(texts, names, strict=True):
        for start, end, kind in spans:
            labels[at + start + 1 : at + end - 1] = 2 + 3 * kind
            labels[at + start], labels[at + end - 1] = 1 + 3 * kind, 3 + 3 * kind
        at += len(one) + 1
    return np.ascontiguousarray(features(Reading(text)).T), labels


def learned(table: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Weights of a softmax regression by AdaGrad (Duchi, Hazan and Singer 2011), averaged after pruning to the heaviest rows."""
    weights = np.zeros((1 << BITS, LABELS), dtype=np.float32)
    squares = np.full_like(weights, 1e-4)
    alive = np.bincount(table.ravel(), minlength=1 << BITS) >= LEAST_COUNT
    total, averaged = np.zeros_like(weights), 0
    shuffled = np.random.default_rng(1)
    for epoch in range(EPOCHS):
        step = STEP * (1 - 0.8 * epoch / EPOCHS)
        order = shuffled.permutation(len(labels))
        for number, at in enumerate(range(0, len(order), BATCH)):
            rows = order[at : at + BATCH]
            used = table[rows]
            score = weights[used].sum(axis=1)
            chance = np.exp(score - score.max(axis=1, keepdims=True))
            chance /= chance.sum(axis=1, keepdims=True)
            chance[np.arange(len(rows)), labels[rows]] -= 1
            flat = used.ravel()
            sorting = np.argsort(flat, kind="stable")
            sorted_ = flat[sorting]
            first = np.flatnonzero(np.concatenate(([True], sorted_[1:] != sorted_[:-1])))
            slope = np.add.reduceat(np.repeat(chance, used.shape[1], axis=0)[sorting], first, axis=0)
            which = sorted_[first]
            squares[which] += slope * slope
            weights[which] -= step * slope / np.sqrt(squares[which]) * alive[which, None]
            if epoch > PRUNED_AFTER and number % AVERAGED_EVERY == 0:
                total += weights
                averaged += 1
        if epoch == PRUNED_AFTER:
            heaviest = np.abs(weights).max(axis=1)
            alive &= heaviest >= np.sort(heaviest)[-ROWS]
            weights[~alive] = 0
        print(f"epoch {epoch + 1} of {EPOCHS}", flush=True)
    return total / averaged


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--but", type=Path)
    args = parser.parse_args()
    texts = texts_of(args.texts, args.but)
    names = taught(texts)
    swap = Swap(texts, names)
    more_texts, more_names = list(texts), list(names)
    for _ in range(COPIES):
        for text, spans in zip(texts, names, strict=True):
            if spans:
                new, moved = swap.text(text, spans)
                more_texts.append(new)
                more_names.append(moved)
    weights = learned(*packed(more_texts, more_names))
    whole = np.clip(np.rint(weights * SCALE), -127, 127).astype(np.int8)
    kept = np.flatnonzero(whole.any(axis=1))
    np.savez_compressed(TARGET, at=np.diff(np.concatenate(([0], kept))).astype(np.uint16), values=whole[kept])
    print(f"{len(texts)} texts, {sum(map(len, names))} names, {len(kept)} rows")


if __name__ == "__main__":
    main()
