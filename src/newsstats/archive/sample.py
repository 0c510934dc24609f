"""Newspapers that do not exist, by a seeded generator: for examples, tests and benchmarks. Every sentence is made up."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsstats.data import load_toml
from newsstats.errors import OutputError

FIRST_DAY = datetime.date(2024, 1, 1)
STEPS = ("announced", "started", "under_way", "completed")


def make(folder: str | Path, issues: int = 300, *, characters: int = 700, seed: int = 2024, every: int = 3) -> list[Path]:
    """Write text dumps of made-up issues, one file an issue, into `folder/PAPER/YEAR/`; gives their paths.

    The papers take turns; there is an issue every `every` days, with one gap of a month, so that coverage has something to
    show. The same arguments give the same bytes. Raises: `OutputError`.
    """
    data = load_toml("sample_issues.toml")
    written: list[Path] = []
    try:
        for number, (paper, day) in enumerate(_days(data, issues, every)):
            path = Path(folder) / paper / str(day.year) / f"{paper}-{day.isoformat()}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_issue(data, paper, day, characters, random.Random(f"{seed} {number}"), seed), encoding="utf-8", newline="\n")
            written.append(path)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", str(folder), "check the space and the permissions") from error
    return written


def _days(data: dict[str, Any], issues: int, every: int) -> Iterator[tuple[str, datetime.date]]:
    day, given = FIRST_DAY, 0
    while given < issues:
        for n, paper in enumerate(data["papers"]):
            missing = n == 1 and day.month == 5 and day.year == FIRST_DAY.year
            if given < issues and not missing:
                yield paper, day
                given += 1
        day += datetime.timedelta(days=every)


def _issue(data: dict[str, Any], paper: str, day: datetime.date, characters: int, chance: random.Random, seed: int) -> str:
    stories = [_wire(data, day, seed)] if day.toordinal() % 5 == 0 else []
    stories += _arcs(data, paper, day, seed)
    size = sum(len(text) for _, text in stories)
    while size < characters or not stories:
        stories.append(_season(data, day, chance, max(4, characters // 200)))
        size += len(stories[-1][1])
    lines = [paper, f"{day.year}年{day.month}月{day.day}日 星期{'一二三四五六日'[day.weekday()]}", data["notice"], ""]
    for n, (headline, text) in enumerate(stories):
        lines += [headline.replace("{n}", str(n)), ""]
        reporter = chance.choice(data["reporters"])
        wire = n == 0 and day.toordinal() % 5 == 0
        running = f"本报综合消息 {text}" if wire else f"本报讯 记者{reporter}报道：{text}"
        width = chance.choice((18, 21, 24))
        lines += [running[k : k + width] for k in range(0, len(running), width)]
        lines.append("")
    return "\n".join(lines) + "\n"


def _season(data: dict[str, Any], day: datetime.date, chance: random.Random, sentences: int) -> tuple[str, str]:
    names = list(data["seasons"])
    word = chance.choices(names, [data["seasons"][name][day.month - 1] for name in names])[0]
    place = chance.choice(data["places"])
    text = []
    for _ in range(chance.randint(sentences, 2 * sentences)):
        pool = data["sentences"][word] if chance.random() < 0.3 else data["sentences"]["plain"]
        text.append(chance.choice(pool).format(place=chance.choice((place, chance.choice(data["places"]))), n=chance.randint(2, 900)))
    return chance.choice(data["sentences"]["headlines"]).format(place=place, word=word), "".join(text)


def _wire(data: dict[str, Any], day: datetime.date, seed: int) -> tuple[str, str]:
    """The same text for every paper of the day."""
    chance = random.Random(f"{seed} wire {day}")
    names = list(data["seasons"])
    word = chance.choices(names, [data["seasons"][name][day.month - 1] for name in names])[0]
    n = chance.randint(5, 40)
    return data["wire"]["headline"].format(word=word), "".join(s.format(word=word, n=n) for s in data["wire"]["text"])


def _arcs(data: dict[str, Any], paper: str, day: datetime.date, seed: int) -> list[tuple[str, str]]:
    """Steps of the projects that fall on this day."""
    out = []
    for number, project in enumerate(data["projects"]):
        chance = random.Random(f"{seed} project {number}")
        begins = FIRST_DAY + datetime.timedelta(days=3 * chance.randint(0, 60))
        place = chance.choice(data["places"])
        first, second = round(chance.uniform(0.5, 6), 1), round(chance.uniform(0.5, 6), 1)
        total = round(first + second, 1)
        start = begins + datetime.timedelta(days=90)
        for step, name in enumerate((*STEPS, "wrong")):
            when = begins + datetime.timedelta(days=(0, 90, 180, 270, 120)[step])
            if when != day or (name == "wrong" and number % 4):
                continue
            raised = round(total + 0.5, 1) if step >= 2 and number % 3 == 0 else total
            done = round(raised * 0.6, 2)
            values = {
                "project": project, "place": place, "total": raised, "first": first, "second": second, "area": chance.randint(2, 20), "jobs": 10 * chance.randint(10, 300),
                "output": round(total * 3, 1), "start": f"{start.year}年{start.month}月", "until": f"{day.year}年{day.month}月底", "done": done,
                "share": round(100 * done / raised, 1), "finish": f"{day.year}年{day.month}月", "odd": round(second + 0.9, 1),
            }  # fmt: skip
            out.append((data["arc"]["headlines"][name].format(**values), data["arc"][name].format(**values)))
    return out
