"""A table of articles as large as four years of a daily broadcast: read, tokens, numbers, terms, names in one process.

    python benchmarks/corpus.py [--items 5000 29278] [--real ../shared/real/broadcast.jsonl]

The items are made of sentences drawn by a fixed seed from real articles where those stand beside the project, else of generated
sentences with as many different words. Prints one JSON line a figure: seconds, microseconds an item, megabytes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "real" / "broadcast.jsonl"
WORK = """
import json, resource, sys, time
import newsstats as ns
out, begin = {}, time.perf_counter()
def lap(name):
    global begin
    now = time.perf_counter()
    out[name], begin = round(now - begin, 2), now
corpus = ns.read(sys.argv[1], quiet=True); lap("read")
corpus.tokens; lap("tokens")
corpus.numbers; lap("numbers")
corpus.terms(by="section", top=50); lap("terms")
out["whole"] = round(sum(out.values()), 2)
out["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
begin = time.perf_counter()
corpus.names; lap("names")
out["items"] = len(corpus)
print(json.dumps(out))
"""


def articles(real: Path) -> list[dict[str, str]]:
    """Real articles, or generated ones with some 20,000 different words."""
    if real.exists():
        return [json.loads(line) for line in real.read_text(encoding="utf-8").splitlines()]
    from newsstats.words.reference import general_counts

    chooser = random.Random(1)
    words = [w for w, n in sorted(general_counts().items()) if n > 20 and len(w) > 1][:20_000]
    bodies = [
        "。".join("".join(chooser.choices(words, k=12)) + f"{chooser.randint(2, 900)}个" for _ in range(12)) + "。" for _ in range(2_000)
    ]
    return [{"title": body[:14], "body": body, "date": "2024-01-02", "section": "要闻"} for body in bodies]


def items(real: Path, count: int) -> Iterator[dict[str, str]]:
    """`count` items of sentences drawn from the articles; the length of each is that of an article."""
    held = articles(real)
    sentences = [s for one in held for s in re.findall(r"[^。！？\\n]+[。！？]", one["body"])]
    chooser = random.Random(20241129)
    for number in range(count):
        one = held[number % len(held)]
        body, size = [], 0
        while size < len(one["body"]):
            body.append(chooser.choice(sentences))
            size += len(body[-1])
        yield {"id": f"i{number}", "title": one["title"], "body": "".join(body), "date": one["date"], "section": one.get("section", "")}


def main() -> None:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, nargs="+", default=[5000, 29278])
    parser.add_argument("--real", type=Path, default=REAL)
    args = parser.parse_args()
    for count in args.items:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "items.jsonl")
            with path.open("w", encoding="utf-8") as stream:
                for one in items(args.real, count):
                    stream.write(json.dumps(one, ensure_ascii=False) + "\n")
            done = subprocess.run([sys.executable, "-c", WORK, str(path)], capture_output=True, text=True, check=True)
            row = json.loads(done.stdout)
            row["file_megabytes"] = round(path.stat().st_size / 1e6, 1)
            row["microseconds_an_item"] = round(1e6 * row["whole"] / count)
            print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
