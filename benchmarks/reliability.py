"""How often a story's reading is right, by how sure it says it is, on pages laid out at random.

    python benchmarks/reliability.py [--real ../shared/real/broadcast.jsonl] [--pages 60] [--seed 0] [--pictures 0]

Stories of real articles where those stand beside the project, else of the test pages; set as a dump with blank lines, as one without,
as paragraphs one below the other, and as a PDF. A story is right when its characters agree to an F1 above .95 with one story of the page and its headline is that story's.
Prints a table; `--json` one line a story.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import newsstats as ns

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "real" / "broadcast.jsonl"
sys.path.insert(0, str(ROOT / "tests"))

from dumps import lay_out  # noqa: E402
from newsroom import STORIES  # noqa: E402
from typesetter import Set, Sheet, pdf_of  # noqa: E402

Text = tuple[str, list[str]]
BINS = (0.0, 0.5, 0.7, 0.9, 0.97, 1.01)


def texts_of(file: Path) -> list[Text]:
    """Headlines and paragraphs of articles that could stand on a page, each opening once."""
    if not file.is_file():
        return STORIES
    out: dict[str, Text] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        paragraphs = [p.strip() for p in re.split(r"\n+", item["body"]) if p.strip()]
        title = item["title"].strip()
        if 10 <= len(title) <= 30 and 150 <= sum(map(len, paragraphs)) <= 900 and not title.endswith(("。", "！")):
            out.setdefault(paragraphs[0][:20], (title, paragraphs))
    return list(out.values())


def pages(texts: list[Text], count: int, seed: int, pictures: int = 0) -> Iterator[tuple[str, str, bytes, list[tuple[str, str]]]]:
    """`(form, ending, bytes, headline and text of each story)` of the pages, four forms of each, and of the first `pictures` a fifth."""
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        laid = lay_out(
            rng.randrange(1 << 30),
            stories=rng.randint(3, 7),
            glued=rng.choice((0.0, 0.0, 0.2)),
            torn=rng.choice((0.0, 0.3, 0.6)),
            dateline=rng.choice((0.4, 0.8, 1.0)),
            texts=texts,
        )
        truth = []
        for story in sorted({owner for owner, role in zip(laid.owner, laid.role, strict=True) if role == "body"}):
            parts = {
                role: "".join(t for t, o, r in zip(laid.lines, laid.owner, laid.role, strict=True) if o == story and r == role)
                for role in ("headline", "body")
            }
            truth.append((parts["headline"], parts["body"]))
        yield "blank lines", ".txt", laid.text.encode(), truth
        dense = "\n".join(line for line in laid.lines if line) + "\n"
        yield "no blank lines", ".txt", dense.encode(), truth
        below = rng.sample(texts, rng.randint(3, 12))
        apart = rng.choice(("\n\n", "\n\n\n"))
        listed = apart.join("\n".join([headline, *paragraphs]) for headline, paragraphs in below) + "\n"
        yield "paragraphs", ".txt", listed.encode(), [(headline, "".join(paragraphs)) for headline, paragraphs in below]
        chosen = rng.sample(texts, rng.randint(3, 6))
        rows: list[list[Set]] = []
        for headline, paragraphs in chosen:
            story = Set(headline, paragraphs, columns=rng.randint(1, 3))
            if rows and sum(one.columns for one in rows[-1]) + story.columns <= 5 and rng.random() < 0.6:
                rows[-1].append(story)
            else:
                rows.append([story])
        sheet = Sheet(rows, ["海城日报  2024年5月6日  第3版"])
        data, truth = pdf_of([sheet]), [(headline, "".join(paragraphs)) for headline, paragraphs in chosen]
        yield "PDF", ".pdf", data, truth
        if number < pictures:
            yield "picture", ".jpg", photographed(data, rng), truth


def photographed(data: bytes, rng: random.Random) -> bytes:
    """The first page of a PDF as a JPEG of 110 to 150 dots an inch, tilted by up to 0.6 degrees."""
    import pypdfium2

    picture = pypdfium2.PdfDocument(data)[0].render(scale=rng.uniform(110, 150) / 72).to_pil().convert("RGB")
    out = io.BytesIO()
    picture.rotate(rng.uniform(-0.6, 0.6), fillcolor="white", resample=3).save(out, "JPEG", quality=rng.choice((50, 75, 90)))
    return out.getvalue()


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def grams(text: str) -> Counter[str]:
    plain = squeezed(text)
    return Counter(plain[n : n + 4] for n in range(len(plain) - 3))


def agreement(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def judged(issue: ns.Issue, truth: list[tuple[str, str]]) -> Iterator[dict[str, object]]:
    """Of each story that was read how sure it is, and whether it is right."""
    wanted = [(squeezed(headline), grams(text)) for headline, text in truth]
    for row in issue.articles.query("kind != 'caption'").to_dict("records"):
        mine = grams(str(row["text"]))
        headline, text = max(wanted, key=lambda one: agreement(one[1], mine))
        # a kicker and a headline of one printed line are told apart: together they are what was set
        said = squeezed(f"{row['kicker']}{row['headline']}{row['subhead']}")
        right = agreement(text, mine) > 0.95 and headline == said
        yield {"confidence": row["confidence"], "doubt": row["doubt"], "right": right, "headline": row["headline"], "set": headline}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--real", type=Path, default=REAL)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pictures", type=int, default=0, help="so many of the pages are read as pictures too, some fifteen seconds each")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    rows: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        for form, ending, data, truth in pages(texts_of(wanted.real), wanted.pages, wanted.seed, wanted.pictures):
            file = Path(folder) / f"page{ending}"
            file.write_bytes(data)
            rows += [{"form": form, **row} for row in judged(ns.read_issue(file), truth)]
    if wanted.json:
        print("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
        return 0
    print("| form | said to be sure | stories | right |\n| --- | --- | --- | --- |")
    for form in dict.fromkeys(str(row["form"]) for row in rows):
        for low, high in pairwise(BINS):
            here = [row for row in rows if row["form"] == form and low <= float(str(row["confidence"])) < high]
            if here:
                print(
                    f"| {form} | {low:.2f}–{min(high, 1):.2f} | {len(here)} | {sum(bool(row['right']) for row in here) / len(here):.3f} |"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
