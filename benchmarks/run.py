"""Every measured promise of newsstats: how fast, how large. Prints one JSON line a figure and writes the table of README.md.

    make bench                      the project's own figures
    make bench-peers                and ratios to Recognizers-Text and JioNLP, from the same run
    python benchmarks/run.py --only tokens numbers        some of them
    python benchmarks/run.py --issues 1000 50000          archives of these sizes

Where two things are compared their runs alternate; the median of `--runs` (five) counts.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from texts import ROOT, SAMPLE, sample, sentences

Row = dict[str, object]
CHARACTERS = 400_000
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
        CHARACTERS,
        "import jionlp as jio\n"
        "def run(text):\n"
        "    for find in (jio.ner.extract_money, jio.ner.extract_time):\n"
        "        try: find(text)\n"
        "        except Exception: pass\n",
    ),
    "jionlp, a sentence at a time": (
        20_000,
        "import jionlp as jio\n"
        "def run(text):\n"
        "    for sentence in text.split('。'):\n"
        "        for find in (jio.ner.extract_money, jio.ner.extract_time):\n"
        "            try: find(sentence)\n"
        "            except Exception: pass\n",
    ),
}
"""How many characters a peer reads, and its program. The time of Recognizers-Text grows faster than the text; that of JioNLP does
over one long text (which is what newsstats reads), not over sentences."""


def seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def alternating(runs: int, **works: Callable[[], float]) -> dict[str, float]:
    """Medians of some measurements, made in turns."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            found[name].append(work())
    return {name: statistics.median(values) for name, values in found.items()}


def process(code: str) -> float:
    return seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True))


def bench_import(args: argparse.Namespace) -> Iterator[Row]:
    took = alternating(args.runs, pandas=lambda: process("import pandas"), own=lambda: process("import pandas, newsstats"))
    yield {"work": "import newsstats beyond pandas", "value": round(took["own"] - took["pandas"], 3), "unit": "s", "bar": "< 0.15"}


def bench_tokens(args: argparse.Namespace) -> Iterator[Row]:
    import jieba
    import jieba.posseg

    import newsstats as ns

    jieba.setLogLevel(60)
    parts = sentences(args.text)
    text, short = sample(parts, 400_000), sample(parts, 20_000)
    ns.read_text(short).tokens  # noqa: B018
    jieba.posseg.lcut(short[:100])
    took = alternating(
        args.runs, own=lambda: seconds(lambda: ns.read_text(text).tokens), jieba=lambda: seconds(lambda: jieba.posseg.lcut(short))
    )
    own, peer = len(text) / took["own"], len(short) / took["jieba"]
    yield {"work": "tokens to a DataFrame", "value": round(own), "unit": "characters/s", "bar": ">= 2000000"}
    yield {"work": "tokens against jieba.posseg", "value": round(own / peer, 1), "unit": "x", "bar": ">= 20"}


def bench_numbers(args: argparse.Namespace) -> Iterator[Row]:
    import newsstats as ns

    parts = sentences(args.text)
    text = sample(parts, CHARACTERS)
    ns.number_mentions(text[:20_000])
    works: dict[str, Callable[[], float]] = {"own": lambda: seconds(lambda: ns.number_mentions(text, date="2024-11-29"))}
    if args.peers:
        for name, (size, code) in PEERS.items():
            works[name] = lambda code=code, size=size: _peer(args.peers, code, sample(parts, size))  # type: ignore[misc]
    took = alternating(args.runs, **works)
    own = len(text) / took["own"]
    yield {"work": "number mentions to a DataFrame", "value": round(own), "unit": "characters/s", "bar": ">= 800000"}
    for name, bar in (("recognizers-text", ">= 100"), ("jionlp", ">= 15"), ("jionlp, a sentence at a time", ">= 15")):
        if name in took:
            yield {"work": f"number mentions against {name}", "value": round(own * took[name], 1), "unit": "x", "bar": bar}


def _peer(python: str, code: str, text: str) -> float:
    """Seconds a character of a peer, in an interpreter of its own, after a warm-up."""
    program = f"import sys, time\n{code}\ntext = sys.stdin.read()\nrun(text[:200])\nbegin = time.perf_counter()\nrun(text)\nprint((time.perf_counter() - begin) / len(text))"
    done = subprocess.run([python, "-c", program], input=text, capture_output=True, text=True, check=True)
    return float(done.stdout.strip().splitlines()[-1])


def bench_page(args: argparse.Namespace) -> Iterator[Row]:
    import newsstats as ns

    page = args.page or SAMPLE

    def whole() -> None:
        issue = ns.read_issue(page)
        for name in ("articles", "lines", "tokens", "numbers", "projects", "breakdowns", "progress", "timeline", "checks"):
            getattr(issue, name)
        issue.topics(by="section")

    text = "\n".join(ns.read_issue(page).articles["text"])
    whole()
    took = alternating(max(args.runs, 15), whole=lambda: seconds(whole), tokens=lambda: seconds(lambda: ns.read_text(text).tokens))
    scaled = took["whole"] * 5000 / len(page.read_text(encoding="utf-8"))
    yield {"work": "a page of 5,000 characters: bytes to all tables", "value": round(1000 * scaled, 1), "unit": "ms", "bar": "< 40"}
    yield {"work": "a page against its tokens alone", "value": round(took["whole"] / took["tokens"], 1), "unit": "x", "bar": "<= 6"}


def bench_tables(args: argparse.Namespace) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "newsstats", "tables", str(args.page or SAMPLE), "--out", out]
        took = alternating(
            args.runs,
            base=lambda: process("import pandas, rjieba"),
            own=lambda: seconds(lambda: subprocess.run(command, check=True, capture_output=True)),
        )
    yield {
        "work": "newsstats tables as a process against its imports",
        "value": round(took["own"] / took["base"], 2),
        "unit": "x",
        "bar": "< 2",
    }


def bench_report(args: argparse.Namespace) -> Iterator[Row]:
    """The report, the same notebooks by nbclient on both cores, and by nbconvert one by one."""
    from concurrent.futures import ThreadPoolExecutor

    from nbclient import NotebookClient

    from newsstats.report.execute import notebooks, prepared
    from newsstats.report.kernels import OPTIONS

    page = args.page or SAMPLE
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copy(page, work / page.name)
        parameters = {"ISSUE": page.name, "DATE": None, "PAPER": None}

        def execute(path: Path) -> None:
            NotebookClient(prepared(path, parameters), resources={"metadata": {"path": folder}}, extra_arguments=list(OPTIONS)).execute()

        def bare() -> None:
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                list(pool.map(execute, notebooks()))

        def one_by_one() -> None:
            for path in notebooks():
                committed = ROOT / "notebooks" / path.name  # a package's own copy has no sample page beside it
                command = [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", str(committed), "--output-dir", folder]
                subprocess.run(command, check=True, capture_output=True)

        report = [sys.executable, "-m", "newsstats", "report", str(page), "--out", str(work / "report"), "--quiet"]
        took = alternating(
            args.report_runs,
            report=lambda: seconds(lambda: subprocess.run(report, check=True, capture_output=True)),
            bare=lambda: seconds(bare),
            nbconvert=lambda: seconds(one_by_one),
        )
        size = (work / "report" / "index.html").stat().st_size
    yield {"work": "newsstats report", "value": round(took["report"], 1), "unit": "s", "bar": ""}
    yield {
        "work": "report against the bare execution of its notebooks",
        "value": round(took["report"] / took["bare"], 2),
        "unit": "x",
        "bar": "<= 1.3",
    }
    yield {
        "work": "report against nbconvert one by one",
        "value": round(took["report"] / took["nbconvert"], 2),
        "unit": "x",
        "bar": "<= 0.6",
    }
    yield {"work": "index.html of the report", "value": round(size / 1e6, 2), "unit": "MB", "bar": "< 8"}


def bench_chart(args: argparse.Namespace) -> Iterator[Row]:
    import newsstats as ns

    issue = ns.read_issue(SAMPLE)
    ns.charts.project_phases(issue.projects)
    took = statistics.median(seconds(lambda: ns.charts.dimension_strip(issue.numbers, "money")) for _ in range(max(5, args.runs)))
    yield {"work": "a chart after the first", "value": round(took, 3), "unit": "s", "bar": "< 0.3"}


_BUILD = """
import resource, sys, time
from newsstats.archive.build import build
if __name__ == "__main__":
    begin = time.perf_counter()
    build(sys.argv[1], sys.argv[2], workers=int(sys.argv[3]))
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(time.perf_counter() - begin, peak)
"""


def bench_archive(args: argparse.Namespace) -> Iterator[Row]:
    """Archives of made-up issues of 5,000 characters: speed, second core, memory of the largest process, a trend over all."""
    from newsstats.archive.archive import Archive
    from newsstats.archive.sample import make

    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        script = work / "build.py"
        script.write_text(_BUILD, encoding="utf-8")

        def built(issues: int, workers: int) -> tuple[float, float]:
            out = work / f"archive-{issues}-{workers}"
            command = [sys.executable, str(script), str(work / f"issues-{issues}"), str(out), str(workers)]
            done = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            return float(done[0]), float(done[1]) / 1024

        for issues in args.issues:
            make(work / f"issues-{issues}", issues, characters=4600, every=1)
            took, peak = built(issues, 2)
            yield {
                "work": f"archive of {issues:,} issues on 2 cores",
                "value": round(issues / took, 1),
                "unit": "issues/s",
                "bar": ">= 150",
            }
            yield {"work": f"archive of {issues:,} issues: largest process", "value": round(peak), "unit": "MB", "bar": "< 1000"}
            if issues == min(args.issues):
                alone, _ = built(issues, 1)
                yield {"work": "the second core", "value": round(alone / took, 2), "unit": "x", "bar": ">= 1.7"}
            archive = Archive(work / f"archive-{issues}-2")
            archive.trend("新能源")
            query = statistics.median(seconds(lambda a=archive: a.trend("供暖")) for _ in range(5))  # type: ignore[misc]
            yield {"work": f"a trend over {issues:,} issues", "value": round(query, 3), "unit": "s", "bar": "< 0.5"}
            shutil.rmtree(work / f"issues-{issues}")


BENCHES = {
    "import": bench_import, "tokens": bench_tokens, "numbers": bench_numbers, "page": bench_page, "tables": bench_tables, "report": bench_report,
    "chart": bench_chart, "archive": bench_archive,
}  # fmt: skip


def table(rows: list[Row]) -> str:
    """The figures as the table of README.md."""
    from newsstats.numbers import scan

    kind = "uncompiled" if scan.__file__.endswith(".py") else "compiled (`make fast`)"
    machine = f"newsstats {kind}, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, pandas {version('pandas')}, rjieba {version('rjieba')}"
    lines = [f"Measured on {date.today().isoformat()}: {machine}.", "", "| work | measured | wanted |", "| --- | --- | --- |"]
    lines += [
        f"| {row['work']} | {row['value']:,} {row['unit']} | {str(row['bar']).replace('>=', '≥').replace('<=', '≤')} |" for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, help="a text to read instead of the sample page's shuffled sentences")
    parser.add_argument("--page", type=Path, help="a page to read instead of the sample page")
    parser.add_argument("--peers", help="a Python with the peers installed")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--report-runs", type=int, default=5)
    parser.add_argument("--issues", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--only", nargs="+", choices=sorted(BENCHES), default=list(BENCHES))
    args = parser.parse_args()
    rows: list[Row] = []
    for name in args.only:
        for row in BENCHES[name](args):
            print(json.dumps(row, ensure_ascii=False), flush=True)
            rows.append(row)
    readme = ROOT / "benchmarks" / "README.md"
    results = readme.with_name("results.jsonl")
    held = {
        str(row["work"]): row
        for line in (results.read_text(encoding="utf-8").splitlines() if results.exists() else [])
        if (row := json.loads(line))
    }
    held.update({str(row["work"]): row for row in rows})
    results.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in held.values()), encoding="utf-8")
    head, _, _ = readme.read_text(encoding="utf-8").partition("<!-- measured -->")
    if "archive" in args.only:
        from growth import draw

        draw()
    readme.write_text(f"{head}<!-- measured -->\n{table(list(held.values()))}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
