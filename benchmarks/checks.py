"""How much the checks catch, how often they cry wolf, and what they cost.

    python benchmarks/checks.py [--real ../shared/real/broadcast.jsonl] [--most 300] [--seed 0]

Over real stories where those stand beside the project, else over the sample articles: alarms on the stories as they are; for every
kind of slip the share of altered copies (`tools/alter_stories.py`) in which an alarm names the altered figure, and the alarms on the
same stories before; seconds for the checks against seconds for the numbers. Prints one JSON line a figure.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from pathlib import Path

import newsstats as ns

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "real" / "broadcast.jsonl"
SAMPLE = ROOT / "data" / "articles" / "two-papers-2024.csv"
sys.path.insert(0, str(ROOT / "tools"))

from alter_stories import SLIPS, WHERE, Story, copies  # noqa: E402


def squeezed(text: object) -> str:
    """A figure without spaces and separators."""
    return re.sub(r"[\s,，]+", "", str(text))


def alarms(stories: list[Story]) -> dict[str, list[str]]:
    """The statements of the checks that disagree, or whose parts fall short, by the story's id."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "stories.jsonl"
        named = [{**story, "id": f"s{n}"} for n, story in enumerate(stories)]
        file.write_text("".join(json.dumps(s, ensure_ascii=False) + "\n" for s in named), encoding="utf-8")
        table = ns.read(file, quiet=True).checks
    held: dict[str, list[str]] = {}
    for row in table[table["verdict"].isin(["disagrees", "short"])].to_dict("records"):
        held.setdefault(row["article_id"], []).append(squeezed(row["statement"]))
    return held


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--real", type=Path, default=REAL)
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    source = args.real if args.real.exists() else SAMPLE
    corpus = ns.read(source, quiet=True)
    stories: list[Story] = [
        {"id": a.id, "title": a.part("headline"), "body": a.text, "date": a.published, "paper": a.outlet} for a in corpus
    ]
    begin = time.perf_counter()
    _ = corpus.numbers
    numbers = time.perf_counter() - begin
    begin = time.perf_counter()
    found = corpus.checks
    checks = time.perf_counter() - begin
    counts = found.loc[~found["trivial"], "verdict"].value_counts().to_dict()
    print(json.dumps({"what": "checks", "stories": len(stories), **counts, "numbers_s": round(numbers, 2), "checks_s": round(checks, 2)}))
    for where in WHERE:
        for slip in SLIPS if where == "relation" else SLIPS[:-1]:
            altered = list(copies(stories, where, slip, args.most, args.seed))
            if not altered:
                continue
            by_id = {story["id"]: story for story in stories}
            before = sum(map(len, alarms([by_id[s["id"]] for s in altered]).values()))
            said = alarms(altered)
            caught = sum(any(squeezed(s["altered"]["to"]) in told for told in said.get(f"s{n}", [])) for n, s in enumerate(altered))
            print(
                json.dumps(
                    {
                        "what": f"{slip} in {where}",
                        "copies": len(altered),
                        "caught": round(caught / len(altered), 3),
                        "alarms_before": before,
                    }
                )
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
