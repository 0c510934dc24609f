"""What an archive costs on text like a real paper's: issues of 40 kB, articles out of a table, questions, and a million articles.

python benchmarks/archive.py [--sizes 200 400 800] [--questions 50000]

Issues are made of sentences of real articles where they stand beside the project (else of generated ones), each size is built by a
process of its own, and the line through three sizes is drawn out to a million articles. Questions are asked of an archive of issues of
5,000 characters whose parts are copied under other ids until it has as many issues as are asked for.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from texts import sentences

BYTES = 40_000
WIDTH = 21
STORY = 1_000
"""Characters of a story: what an article of a paper has."""
RECORDS = 10_000
MILLION = 1_000_000
_BUILD = """
import resource, sys, time
from newsstats.archive.build import build
if __name__ == "__main__":
    begin = time.perf_counter()
    assert not build(sys.argv[1], sys.argv[2], workers=int(sys.argv[3]), text_only=sys.argv[4] == "text").failed
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(time.perf_counter() - begin, peak / 1024)
"""


def issue(said: list[str], day: datetime.date, number: int) -> str:
    """A page dump of about 40 kB: stories with a headline each, wrapped at the width of a column."""
    chance = random.Random(number)
    lines = ["样例日报", f"{day.year}年{day.month}月{day.day}日 星期{'一二三四五六日'[day.weekday()]}", "第1版", ""]
    size = 0
    while size < BYTES:
        body = ""
        while len(body) < STORY:
            body += chance.choice(said).strip()
        headline = chance.choice(said).strip()[:14].strip("，。；：、“”")
        running = f"本报讯 记者王一报道：{body}"
        lines += [headline, "", *(running[k : k + WIDTH] for k in range(0, len(running), WIDTH)), ""]
        size += len(running.encode())
    return "\n".join(lines) + "\n"


def make(folder: Path, issues: int, said: list[str]) -> None:
    """So many issues, one a day."""
    folder.mkdir(parents=True)
    for n in range(issues):
        day = datetime.date(1990, 1, 1) + datetime.timedelta(days=n)
        (folder / f"{day.isoformat()}.txt").write_text(issue(said, day, n), encoding="utf-8")


def built(script: Path, source: Path, out: Path, workers: int, what: str = "all") -> tuple[float, float]:
    """Seconds and the largest process's MB; `what` is `all` or `text`."""
    done = subprocess.run([sys.executable, script, source, out, str(workers), what], check=True, capture_output=True, text=True)
    took, peak = map(float, done.stdout.split())
    return took, peak


def pages(work: Path, script: Path, sizes: list[int], said: list[str]) -> None:
    """Builds of three sizes, and the line through them."""
    rows = []
    for size in sizes:
        make(work / f"issues-{size}", size, said)
        quick, _ = built(script, work / f"issues-{size}", work / f"text-{size}", 2, "text")
        took, peak = built(script, work / f"issues-{size}", work / f"archive-{size}", 2)
        stored = sum(p.stat().st_size for p in (work / f"archive-{size}").rglob("*.parquet"))
        from newsstats.archive.archive import Archive

        articles = int(Archive(work / f"archive-{size}").ask("select count(*) as n from articles")["n"][0])
        rows.append((articles, took, stored / 1e6, peak))
        print(
            f"{size:,} issues of 40 kB, {articles:,} articles: {took:.1f} s on 2 cores, {size / took:.1f} issues/s, {articles / took:.0f} articles/s, "
            f"{stored / 1e6:.1f} MB, largest process {peak:.0f} MB; text alone {quick:.1f} s",
            flush=True,
        )
    for n, what in ((1, "s on 2 cores"), (2, "MB of Parquet")):
        slope, start = statistics.linear_regression([row[0] for row in rows], [row[n] for row in rows])
        print(f"drawn out to {MILLION:,} articles: {start + slope * MILLION:,.0f} {what}")


def records(work: Path, script: Path, said: list[str]) -> Path:
    """Articles of 1,000 characters out of a table, five an issue; gives the archive."""
    chance = random.Random(0)
    file = work / "articles.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        for n in range(RECORDS):
            body = ""
            while len(body) < STORY:
                body += chance.choice(said).strip()
            day = datetime.date(2020, 1, 1) + datetime.timedelta(days=n // 5)
            row = {"id": str(n), "title": body[:14], "body": body[:STORY], "date": day.isoformat(), "paper": "样例日报"}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    for what in ("text", "all"):
        for workers in (1, 2):
            took, _ = built(script, file, work / f"records-{workers}-{what}", workers, what)
            rate = f"{RECORDS / took:.0f} articles/s on {workers} cores"
            print(f"{RECORDS:,} articles of {STORY:,} characters out of a table, {what}: {rate}", flush=True)
    return work / "records-2-all"


def questions(archive: Path, issues: int) -> None:
    """Questions of the archive's articles, copied under other ids until there are so many issues."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from newsstats.archive.archive import Archive
    from newsstats.archive.manifest import NAME, Chunk, Entry, Manifest, hash_of
    from newsstats.archive.tables import write

    manifest = Manifest(archive)
    chunks = [chunk for chunk in manifest.chunks.values() if chunk.entries]
    held = sum(len(chunk.entries) for chunk in chunks)
    for copy in range(1, -(-issues // held)):
        for chunk in chunks:
            entries = [Entry(f"{copy:05}{entry.id}", f"{copy}/{entry.name}", [f"memory:{copy}/{entry.name}"]) for entry in chunk.entries]
            new = Chunk(f"{copy:05}{chunk.name}", entries)
            for file in chunk.files:
                table = pq.read_table(archive / file, partitioning=None)
                ids = pa.array([f"{copy:05}{one}" for one in table["issue_id"].to_pylist()])
                place = f"{Path(file).parent.as_posix()}/{new.name}.parquet"
                write(table.set_column(table.schema.get_field_index("issue_id"), "issue_id", ids), str(archive / place))
                new.files[place] = ((archive / place).stat().st_size, hash_of(archive / place))
            manifest.add(new)
    print(f"{archive / NAME}: {len(manifest.chunks):,} chunks")
    opened = Archive(archive)
    begin = time.perf_counter()
    count = int(opened.ask("select count(*) as n from issues")["n"][0])
    print(f"opened with {count:,} issues: {time.perf_counter() - begin:.2f} s")
    asked = {
        "trend of a phrase": lambda: opened.trend("一带一路", "month"),
        "trend of a character": lambda: opened.trend("水", "month"),
        "search": lambda: opened.search("高质量发展 NOT 外交"),
        "search by regular expression": lambda: opened.search("/第[一二三]届/"),
        "concordance": lambda: opened.concordance("一带一路"),
        "facets": lambda: opened.facets("一带一路", "paper"),
        "keyness of a year": lambda: opened.keyness("2020"),
        "a series": lambda: opened.series("社会消费品零售总额"),
        "a search by quantity": lambda: opened.find("总投资", unit="CNY", at_least=1e9),
        "the list of indicators": lambda: opened.indicators(),
    }
    for name, ask in asked.items():
        ask()
        took = []
        for _ in range(3):
            begin = time.perf_counter()
            ask()
            took.append(time.perf_counter() - begin)
        print(f"{name} over {count:,} issues: {statistics.median(took):.2f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 400, 800])
    parser.add_argument("--questions", type=int, default=0, help="issues that questions are asked of")
    args = parser.parse_args()
    said = sentences(None)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        script = work / "build.py"
        script.write_text(_BUILD, encoding="utf-8")
        small = records(work, script, said)
        pages(work, script, args.sizes, said)
        if args.questions:
            questions(small, args.questions)


if __name__ == "__main__":
    main()
