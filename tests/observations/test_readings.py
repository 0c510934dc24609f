"""What the weights are learned from keeps apart from what they are measured on."""

from __future__ import annotations

import csv
import json
from pathlib import Path

READINGS = Path(__file__).parents[2] / "tools" / "readings.tsv"
SHARED_CHARACTERS = 12


def runs(text: str) -> set[str]:
    return {text[n : n + SHARED_CHARACTERS] for n in range(len(text) - SHARED_CHARACTERS + 1)}


def test_no_sentence_that_is_learned_from_is_one_of_the_gold(shared: Path) -> None:
    gold: set[str] = set()
    for name in ("observations/train", "observations/open", "ledger/open"):
        for line in (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            gold |= runs(json.loads(line)["text"])
    articles = (shared / "real" / "broadcast.jsonl").read_text(encoding="utf-8").splitlines()
    bodies = {article["id"]: article["body"] for article in map(json.loads, articles)}
    with READINGS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    sentences = {(row["article"], int(row["start"]), int(row["end"])) for row in rows}
    assert len(rows) > 2000
    assert [place for place in sorted(sentences) if runs(bodies[place[0]][place[1] : place[2]]) & gold] == []


def test_no_mention_is_read_twice() -> None:
    with READINGS.open(encoding="utf-8", newline="") as file:
        places = [(row["article"], row["mention"]) for row in csv.DictReader(file, delimiter="\t")]
    assert len(places) == len(set(places))
