"""Copies of stories with one figure altered, so that what the checks catch can be measured anew at any time.

    python tools/alter_stories.py STORIES.jsonl OUT.jsonl [--where headline] [--slip digit] [--most 300] [--seed 0]

STORIES is a table of articles with `id`, `title`, `body` and `date`. One copy is made of every story that can be altered:

- `--where headline`: its headline prints a figure that its body repeats, and the headline's is altered;
- `--where relation`: figures of its body are related and agree (a sum, a share …), and one of them is altered.

The slips: a digit changed (`digit`), two neighbouring digits exchanged (`swap`), 万 for 亿 or the other way (`unit`), the
figure exchanged with the whole of its relation (`pair`). OUT has a line a copy, with what was altered under `altered`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import newsstats as ns

SLIPS = ("digit", "swap", "unit", "pair")
WHERE = ("headline", "relation")
Story = dict[str, Any]


def slipped(text: str, slip: str, chance: random.Random) -> str:
    """A printed figure with one slip in it; the same text where that slip is not possible."""
    places = [k for k, c in enumerate(text) if c.isdecimal() and c.isascii()]
    if slip == "digit" and places:
        at = chance.choice(places)
        first = at == 0 or not (text[at - 1].isdecimal() or text[at - 1] == ".")
        others = [d for d in "0123456789" if d != text[at] and not (d == "0" and first)]
        return text[:at] + chance.choice(others) + text[at + 1 :]
    if slip == "swap":
        able = [(a, b) for a, b in pairwise(places) if b - a == 1 and text[a] != text[b] and text[b] != "0"]
        if able:
            a, b = chance.choice(able)
            return text[:a] + text[b] + text[a] + text[b + 1 :]
    if slip == "unit" and (found := re.search(r"(?<=\d)[万亿](?![万亿])", text)):
        return text[: found.start()] + {"万": "亿", "亿": "万"}[found.group()] + text[found.end() :]
    return text


def in_headline(story: Story, slip: str, chance: random.Random) -> Story | None:
    """The story with a headline's figure altered, or none where its body repeats none."""
    title, body = story.get("title") or "", story.get("body") or ""
    figures = [t for t in ns.number_mentions(title, date=story.get("date")).query("kind == 'quantity'")["text"] if t in body]
    chance.shuffle(figures)
    for figure in figures:
        changed = slipped(figure, slip, chance)
        if changed != figure and changed not in body and title.count(figure) == 1:
            return {
                **story,
                "title": title.replace(figure, changed),
                "altered": {"where": "headline", "slip": slip, "from": figure, "to": changed},
            }
    return None


def in_relation(story: Story, slip: str, chance: random.Random) -> Story | None:
    """The story with a figure of an agreeing relation of its body altered, or none where there is no such relation."""
    corpus = ns.read_text(story.get("body") or "", date=story.get("date"))
    checks = corpus.checks
    able = checks[checks["verdict"].str.startswith("agrees") & ~checks["trivial"] & (checks["kind"] != "repeat")].to_dict("records")
    numbers = {row["mention_id"]: row for row in corpus.numbers.to_dict("records")}
    for row in able:
        ids = [m for m in [*row["part_mention_ids"].split("、"), row["whole_mention_id"]] if m]
        if len(ids) < 2:
            continue
        # parts may be exchanged with each other: a pair is one of them and the whole
        chosen = [chance.choice(ids[:-1]), ids[-1]] if slip == "pair" else chance.sample(ids, 2)
        a, b = sorted((numbers[m] for m in chosen), key=_place)
        body = corpus.source
        if slip == "pair":
            if a["text"] == b["text"] or a["base_unit"] != b["base_unit"]:
                continue
            changed = (
                body[: a["source_start"]] + b["text"] + body[a["source_end"] : b["source_start"]] + a["text"] + body[b["source_end"] :]
            )
            return {**story, "body": changed, "altered": {"where": "relation", "slip": slip, "from": a["text"], "to": b["text"]}}
        new = slipped(a["text"], slip, chance)
        if new != a["text"]:
            changed = body[: a["source_start"]] + new + body[a["source_end"] :]
            return {**story, "body": changed, "altered": {"where": "relation", "slip": slip, "from": a["text"], "to": new}}
    return None


def _place(row: dict[Any, Any]) -> int:
    return int(row["source_start"])


def copies(stories: list[Story], where: str, slip: str, most: int, seed: int) -> Iterator[Story]:
    """Altered copies of the stories that can be altered so, in their order."""
    chance = random.Random(seed)
    made = 0
    for story in stories:
        if made == most:
            return
        found = (in_headline if where == "headline" else in_relation)(story, slip, chance)
        if found is not None:
            made += 1
            yield found


def read_stories(path: Path) -> list[Story]:
    """The stories of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> int:
    """Write the copies."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("stories", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--where", choices=WHERE, default="headline")
    parser.add_argument("--slip", choices=SLIPS, default="digit")
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    stories = read_stories(args.stories)
    lines = [json.dumps(copy, ensure_ascii=False) for copy in copies(stories, args.where, args.slip, args.most, args.seed)]
    args.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} altered copies ({args.where}, {args.slip}) of {len(stories)} stories in {args.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
