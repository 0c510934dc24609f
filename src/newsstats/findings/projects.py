"""Projects and their phases: investment, area, jobs, output, start, finish and status, each traced to its mention."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from newsstats.findings.cues import cue, has
from newsstats.findings.sentences import Figure, Sentence, StoryText, clause_before
from newsstats.findings.timeline import tense
from newsstats.numbers.numerals import parse
from newsstats.schema import PROJECTS, frame_of_rows

_PHASE = re.compile(
    r"(?P<label>(?P<n>[一二三四五六七八九首]|\d)期(?!间|待|望|刊|盼|货|许|末|限|都|均|全部|各)|第(?P<m>[一二三四五六七八九\d])(?:阶段|标段|期)|(?P<k>[一二三四五六七八九])标段)"
)
_DIVIDES = re.compile(r"[分共]$")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“”·（）()—\-]{2,40}?(?:项目|工程|(?:产业园|综合体|基地)(?:项目|工程)?)(?!建设用地)")
_FIGURES = ("investment", "area", "jobs", "output_value")


@dataclass(slots=True)
class _Row:
    phase: int
    label: str
    figures: dict[str, Figure] = field(default_factory=dict)
    start: str = ""
    finish: str = ""
    status: str = ""
    mentions: list[str] = field(default_factory=list)
    span: tuple[int, int] = (0, 0)

    def take(self, name: str, figure: Figure) -> None:
        if name not in self.figures:
            self.figures[name] = figure
            self.note(figure)

    def note(self, figure: Figure) -> None:
        self.mentions.append(figure.mention_id)
        a, b = figure.source_start, figure.source_end
        self.span = (min(self.span[0], a), max(self.span[1], b)) if self.span[1] else (a, b)


def projects_table(stories: Iterable[StoryText], issued: str = "") -> pd.DataFrame:
    """One row a project's whole (`phase` 0) and one a phase. A story without a project gives no row.

    Columns: `newsstats.schema.PROJECTS`. Figures are in base units (CNY, m², people), `_low` and `_high` the ends
    that the printed modifier or range fixes; `status` is signed, planned, started, under way or completed.
    """
    rows: list[dict[str, object]] = []
    for story in stories:
        rows.extend(_story(story, issued))
    return frame_of_rows(rows, PROJECTS)


def _story(story: StoryText, issued: str) -> list[dict[str, object]]:
    body = [s for s in story.sentences if s.part.part == "body"]
    text = "".join(s.text for s in body)
    if not (has("project", "nouns", text) and has("project", "announce", text)):
        return []
    found: dict[int, _Row] = {}
    name = ""
    announced = False
    for sentence in body:
        phases = _phases(sentence)
        if phases or _speaks_of_project(sentence) or (found and _promises(sentence)):
            name = name or _name(sentence, phases)
            announced = announced or _speaks_of_project(sentence)
            _read(sentence, phases, found)
    if not announced or not any(row.figures for row in found.values()):
        return []
    if not any("investment" in row.figures for row in found.values()):
        return []
    whole_status = _status(text)
    out: list[dict[str, object]] = []
    for phase in sorted(found):
        row = found[phase]
        if not row.figures and not row.start:
            continue
        if row.start and tense(row.start, issued) == "future":
            row.status = "planned"
        out.append(
            {
                "article_id": story.article_id,
                "project": name,
                "phase": phase,
                "label": row.label,
                **_cells(row),
                "start": row.start,
                "finish": row.finish,
                "status": whole_status if phase == 0 else row.status or whole_status,
                "mention_ids": "、".join(row.mentions),
                "source_start": row.span[0],
                "source_end": row.span[1],
            }
        )
    return out


def _cells(row: _Row) -> dict[str, object]:
    cells: dict[str, object] = {}
    for name in _FIGURES:
        figure = row.figures.get(name)
        cells[name] = figure.base_value if figure else float("nan")
        cells[f"{name}_low"] = figure.base_low if figure else float("nan")
        cells[f"{name}_high"] = figure.base_high if figure else float("nan")
        cells[f"{name}_modifier"] = figure.modifier if figure else ""
    return cells


def _phases(sentence: Sentence) -> list[tuple[int, int, str]]:
    """`(offset, phase number, label)` of every phase that a sentence names; 分三期 divides and names none."""
    out: list[tuple[int, int, str]] = []
    for found in _PHASE.finditer(sentence.text):
        if _DIVIDES.search(sentence.text[: found.start()]):
            continue
        if sentence.text[found.end() : found.end() + 2] in ("合计", "共计", "总计"):
            out.append((found.start(), 0, ""))
            continue
        digit = found["n"] or found["m"] or found["k"]
        read = parse(digit)
        number = int(read.value) if read is not None else 1
        out.append((found.start(), number, found["label"]))
    return out


def _speaks_of_project(sentence: Sentence) -> bool:
    money = any(f.dimension == "money" and has("figure", "investment", f.before) for f in sentence.figures)
    area_or_jobs = any(f.dimension in ("area", "length") or has("figure", "jobs", f.before + f.after) for f in sentence.figures)
    named = cue("project", "nouns").search(sentence.text) is not None
    return (named and (money or (area_or_jobs and has("project", "announce", sentence.text)))) or bool(
        named and sentence.figures and has("figure", "output_value", sentence.text)
    )


def _promises(sentence: Sentence) -> bool:
    """Output or jobs, told in a sentence after the one that names the project."""
    return any(
        has("figure", words, clause_before(f.before) + f.measured_property) for f in sentence.figures for words in ("output_value", "jobs")
    )


def _name(sentence: Sentence, phases: list[tuple[int, int, str]]) -> str:
    """The longest project name before the first figure, else in the sentence."""
    stop = sentence.figures[0].start - sentence.start if sentence.figures else len(sentence.text)
    for text in (sentence.text[:stop], sentence.text):
        names = [re.sub(r"^.*?(?:签订|签署|开工的|建设的|投资的|的)", "", f.group()) for f in _NAME.finditer(text)]
        names = [n for n in names if len(n) > 3 and not _PHASE.match(n)]
        if names:
            return max(names, key=len)
    return sentence.figures[0].measured_entity if sentence.figures else ""


def _read(sentence: Sentence, phases: list[tuple[int, int, str]], found: dict[int, _Row]) -> None:
    text = sentence.text
    for figure in sentence.figures:
        at = figure.start - sentence.start
        clause = max(text.rfind("；", 0, at), text.rfind("。", 0, at))
        number, label = 0, ""
        for offset, phase, name in phases:
            if clause <= offset <= at:
                number, label = phase, name
        row = found.setdefault(number, _Row(number, label))
        if number and not row.status:
            ends = [o for o, _, _ in phases if o > at]
            row.status = _status(text[max(0, clause) : min(ends, default=len(text))])
        row.label = row.label or label
        before = clause_before(figure.before)
        if figure.kind == "quantity":
            _figure(row, figure, before)
        elif figure.kind == "date" and figure.date:
            verbs = figure.after[:12]
            start, finish = cue("project", "start_verbs").search(verbs), cue("project", "finish_verbs").search(verbs)
            if start and not (finish and finish.start() < start.start()) and not row.start:
                row.start = figure.date
                row.note(figure)
                if not row.status or has("project", "planned", figure.before[-8:]):
                    row.status = "planned" if has("project", "planned", figure.before[-8:]) else "started"
            elif finish and not row.finish:
                row.finish = figure.date
                row.note(figure)


def _figure(row: _Row, figure: Figure, before: str) -> None:
    what = f"{before}{figure.measured_property}"
    if figure.dimension == "money":
        if has("figure", "output_value", what):
            row.take("output_value", figure)
        elif has("figure", "part_of_investment", before):
            return
        elif has("figure", "investment", what):
            row.take("investment", figure)
    elif figure.dimension == "area":
        row.take("area", figure)
    elif figure.dimension == "count" and (has("figure", "jobs", what) or has("figure", "jobs", figure.after[:8])):
        row.take("jobs", figure)


def _status(text: str) -> str:
    for status, words in (
        ("completed", "completed"), ("under way", "under_way"), ("signed", "signed"), ("started", "started"), ("planned", "planned"),
    ):  # fmt: skip
        if status == "completed" and has("project", "planned", text):
            continue
        if has("project", words, text):
            return status
    return ""
