"""How fast number mentions are read, and against two peers in the same run.

    make bench          the project's own figure
    make bench-peers    installs the peers in an environment of their own and adds the ratios

Prints one JSON line a figure. Text: `--text FILE`, else the sample page with its sentences shuffled (fixed seed).
Runs alternate; the median of five counts.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PEERS = {
    "recognizers-text": (
        2_000,
        "from ms_recognizers_text import Culture\n"
        "from ms_recognizers_number import recognize_number, recognize_percentage, recognize_ordinal\n"
        "from ms_recognizers_number_with_unit import recognize_currency, recognize_dimension, recognize_temperature, recognize_age\n"
        "from ms_recognizers_date_time import recognize_datetime\n"
        "models = (recognize_number, recognize_percentage, recognize_ordinal, recognize_currency, recognize_dimension, recognize_temperature, recognize_age, recognize_datetime)\n"
        "def run(text):\n"
        "    for model in models: model(text, Culture.Chinese)\n",
    ),
    "jionlp": (
        20_000,
        "import jionlp as jio\n"
        "def run(text):\n"
        "    for sentence in text.split('。'):\n"
        "        for find in (jio.ner.extract_money, jio.ner.extract_time):\n"
        "            try: find(sentence)\n"
        "            except Exception: pass\n",
    ),
}


def sentences(path: Path | None) -> list[str]:
    if path is not None:
        text = path.read_text(encoding="utf-8")
    else:
        import newsstats as ns

        issue = ns.read_issue(ROOT / "data" / "issues" / "changji-2024-11-29-retold.txt")
        text = "\n".join(issue.articles["text"])
    return [s for s in re.split(r"(?<=[。！？])", text) if s.strip()]


def sample(parts: list[str], characters: int) -> str:
    chooser = random.Random(20241129)
    out: list[str] = []
    size = 0
    while size < characters:
        out.append(chooser.choice(parts))
        size += len(out[-1])
    return "".join(out)


def own(text: str) -> float:
    import newsstats as ns

    begin = time.perf_counter()
    ns.number_mentions(text, date="2024-11-29")
    return len(text) / (time.perf_counter() - begin)


def peer(python: str, code: str, text: str) -> float:
    program = f"import sys, time\n{code}\ntext = sys.stdin.read()\nrun(text[:200])\nbegin = time.perf_counter()\nrun(text)\nprint(len(text) / (time.perf_counter() - begin))"
    done = subprocess.run([python, "-c", program], input=text, capture_output=True, text=True, check=True)
    return float(done.stdout.strip().splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", type=Path)
    parser.add_argument("--peers", help="a Python with the peers installed")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    parts = sentences(args.text)
    text = sample(parts, 400_000)
    own(text[:20_000])
    mine: list[float] = []
    theirs: dict[str, list[float]] = {name: [] for name in PEERS}
    for _ in range(args.runs):
        mine.append(own(text))
        if args.peers:
            for name, (size, code) in PEERS.items():
                theirs[name].append(peer(args.peers, code, sample(parts, size)))
    median = statistics.median(mine)
    print(json.dumps({"work": "number mentions to a DataFrame", "characters_per_second": round(median), "python": sys.version.split()[0]}))
    for name, speeds in theirs.items():
        if speeds:
            other = statistics.median(speeds)
            print(json.dumps({"peer": name, "characters_per_second": round(other), "ratio": round(median / other, 1)}))


if __name__ == "__main__":
    main()
