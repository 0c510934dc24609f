"""Copies of stories with one figure altered, so that what the checks catch can be measured.

    python tools/alter_stories.py STORIES.jsonl OUT.jsonl [--kind digit] [--most 300] [--seed 0]

STORIES is a table of articles with `id`, `title`, `body` and `date`. Every story whose headline prints a figure that its
body repeats gives one copy: a digit of the headline's figure changed (`digit`), 万 and 亿 exchanged (`unit`), or two
digits beside each other swapped (`swap`). OUT has a line a copy, with what was altered under `altered`.
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

import newsstats as ns

KINDS = ("digit", "unit", "swap")


def altered(text: str, kind: str, chance: random.Random) -> str:
    """A printed figure with one slip in it; the same text where that slip is not possible."""
    places = [k for k, c in enumerate(text) if c.isdecimal() and c.isascii()]
    if kind == "digit" and places:
        at = chance.choice(places)
        first = at == 0 or not (text[at - 1].isdecimal() or text[at - 1] == ".")
        others = [d for d in "0123456789" if d != text[at] and not (d == "0" and first)]
        return text[:at] + chance.choice(others) + text[at + 1 :]
    if kind == "swap":
        able = [(a, b) for a, b in pairwise(places) if b - a == 1 and text[a] != text[b] and text[b] != "0"]
        if able:
            a, b = chance.choice(able)
            return text[:a] + text[b] + text[a] + text[b + 1 :]
    if kind == "unit" and (found := re.search(r"(?<=\d)[万亿](?![万亿])", text)):
        return text[: found.start()] + {"万": "亿", "亿": "万"}[found.group()] + text[found.end() :]
    return text


def copies(stories: list[dict[str, str]], kind: str, most: int, seed: int) -> Iterator[dict[str, object]]:
    """Altered copies of the stories whose headline repeats a figure of the body, in their order."""
    chance = random.Random(seed)
    made = 0
    for story in stories:
        if made == most:
            return
        title, body = story.get("title") or "", story.get("body") or ""
        figures = [t for t in ns.number_mentions(title, date=story.get("date")).query("kind == 'quantity'")["text"] if t in body]
        chance.shuffle(figures)
        for figure in figures:
            changed = altered(figure, kind, chance)
            if changed != figure and changed not in body and title.count(figure) == 1:
                made += 1
                yield {**story, "title": title.replace(figure, changed), "altered": {"kind": kind, "from": figure, "to": changed}}
                break


def main() -> int:
    """Write the copies."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("stories", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", choices=KINDS, default="digit")
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    stories = [json.loads(line) for line in args.stories.read_text(encoding="utf-8").splitlines() if line.strip()]
    lines = [json.dumps(copy, ensure_ascii=False) for copy in copies(stories, args.kind, args.most, args.seed)]
    args.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} altered copies ({args.kind}) of {len(stories)} stories in {args.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
