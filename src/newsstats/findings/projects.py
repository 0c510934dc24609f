"""Projects and their phases: investment, size, jobs, output, start, finish and status, each traced to its mention."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsstats.findings.cues import begins, cue, ends, has
from newsstats.findings.project_names import names_in, same_project
from newsstats.findings.timeline import tense
from newsstats.observations.phases import phases_of
from newsstats.observations.sentences import Figure, Sentence, StoryText, clause_before

_FIGURES = ("investment", "fixed_investment", "working_capital", "area", "length", "capacity", "jobs", "output_value")
_CLAUSE_END = re.compile("[，。；！？]")
_AFTERWARDS = re.compile(r"(?:后|时|前|以后|之后)")


@dataclass(slots=True)
class _Row:
    phase: int
    label: str
    figures: dict[str, Figure] = field(default_factory=dict)
    start: str = ""
    finish: str = ""
    text: str = ""
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


@dataclass(slots=True)
class _Project:
    name: str
    rows: dict[int, _Row] = field(default_factory=dict)

    def row(self, number: int, label: str) -> _Row:
        row = self.rows.setdefault(number, _Row(number, label))
        row.label = row.label or label
        return row

    def announced(self) -> bool:
        return any("investment" in row.figures for row in self.rows.values())


def projects_rows(stories: Iterable[StoryText]) -> list[dict[str, object]]:
    """One row a project's whole (`phase` 0) and one a phase. A story without a project gives no row.

    Columns: `newsstats.schema.PROJECTS`. Figures are in base units (CNY, m², m, people; `capacity` in
    `capacity_unit`), `_low` and `_high` the ends that the printed modifier or range fixes, `_mention` the mention
    that the figure is; `status` is signed, planned, started, under way or completed.
    """
    rows: list[dict[str, object]] = []
    for story in stories:
        rows.extend(_story(story, story.published))
    return rows


def _story(story: StoryText, issued: str) -> list[dict[str, object]]:
    body = [s for s in story.sentences if s.part.name == "body"]
    text = "".join(s.text for s in body)
    if not (has("project", "nouns", text) and has("project", "announce", text)):
        return []
    found: list[_Project] = []
    spoken = False
    for sentence in body:
        if phases_of(sentence.text) or _speaks_of_project(sentence) or (found and _promises(sentence)):
            spoken = spoken or _speaks_of_project(sentence)
            _read(sentence, found)
    named = [p for p in found if p.name and p.announced()]
    kept = named or [p for p in found if p.announced()]
    if not spoken:
        return []
    _name_the_nameless(kept, body)
    said = "".join(_without_plans(s, issued) for s in body)
    story_status = _status(said, "", "", issued, may_be_done=len(kept) < 2)
    return [row for project in kept for row in _rows(story.article_id, project, story_status, issued)]


def _without_plans(sentence: Sentence, issued: str) -> str:
    """A sentence without the clauses that say what is to come: from a date behind the issue's to the clause's end."""
    out = []
    at = 0
    for figure in sentence.figures:
        begin, stop = figure.start - sentence.start, figure.end - sentence.start
        if figure.kind == "date" and begin >= at and tense(figure.date, issued) == "future":
            end = _CLAUSE_END.search(sentence.text, stop)
            out.append(sentence.text[at:begin])
            at = end.start() if end else len(sentence.text)
    return "".join([*out, sentence.text[at:]])


def _name_the_nameless(projects: list[_Project], body: list[Sentence]) -> None:
    """A project whose own sentences do not name it is called what the story calls one first, else what its figures are of."""
    for project in projects:
        if not project.name:
            named = (name for sentence in body for _, name in names_in(sentence) if name)
            entities = (f.measured_entity for row in project.rows.values() for f in row.figures.values() if f.measured_entity)
            project.name = next(named, "") or next(entities, "")


def _rows(article_id: str, project: _Project, story_status: str, issued: str) -> Iterable[dict[str, object]]:
    own = "".join(row.text for row in project.rows.values() if not row.start or tense(row.start, issued) != "future")
    whole_status = _status(own, project.rows[0].start if 0 in project.rows else "", _last_finish(project), issued)
    # what the story says of its project as a whole (签约, 开工) goes before what is planned for it
    whole_status = story_status if whole_status in ("", "planned") and story_status else whole_status
    for phase in sorted(project.rows):
        row = project.rows[phase]
        if not row.figures and not row.start:
            continue
        status = whole_status if phase == 0 else _status(row.text, row.start, row.finish, issued) or whole_status
        yield {
            "article_id": article_id,
            "project": project.name,
            "phase": phase,
            "label": row.label,
            **_cells(row),
            "start": row.start,
            "finish": row.finish,
            "status": status,
            "mention_ids": "、".join(row.mentions),
            "source_start": row.span[0],
            "source_end": row.span[1],
        }


def _last_finish(project: _Project) -> str:
    return max((row.finish for row in project.rows.values()), default="")


def _cells(row: _Row) -> dict[str, object]:
    cells: dict[str, object] = {}
    for name in _FIGURES:
        figure = row.figures.get(name)
        cells[name] = figure.base_value if figure else float("nan")
        cells[f"{name}_low"] = figure.base_low if figure else float("nan")
        cells[f"{name}_high"] = figure.base_high if figure else float("nan")
        cells[f"{name}_modifier"] = figure.modifier if figure else ""
        cells[f"{name}_mention"] = figure.mention_id if figure else ""
    capacity = row.figures.get("capacity")
    cells["capacity_unit"] = capacity.base_unit if capacity else ""
    return cells


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


def _read(sentence: Sentence, found: list[_Project]) -> None:
    """Give each figure of a sentence to the project and phase that were named last before it."""
    text = sentence.text
    names = names_in(sentence)
    phases = phases_of(text)
    current = found[-1] if found else None
    named_here = 0
    for figure in sentence.figures:
        at = figure.start - sentence.start
        owner = _owner(names, figure, at, text)
        if owner == "":
            continue
        if owner is not None:
            current = _project(found, owner, opens=figure.dimension in ("money", "area", "length", "count"))
            named_here += 1
        if current is None:
            current = _Project("")
            found.append(current)
        clause = max(text.rfind("；", 0, at), text.rfind("。", 0, at))
        number, label = 0, ""
        for offset, phase, name in phases:
            if clause <= offset <= at:
                number, label = phase, name
        row = current.row(number, label)
        ends = [o for o, _, _ in phases if o > at] + [o for o, n in names if o > at and not (n and same_project(n, current.name or n))]
        begin = max([clause + 1, *(o for o, _, _ in phases if o <= at), *(o for o, _ in names if o <= at)])
        span = text[begin : min(ends, default=len(text))].split("；")[0]
        if span not in row.text:
            row.text += span + "。"
        _put(row, figure, sentence)
    if names and not named_here and found and not found[-1].name:
        found[-1].name = max((name for _, name in names), key=len, default="")


def _owner(names: list[tuple[int, str]], figure: Figure, at: int, text: str) -> str | None:
    """The name in front of a figure, or the one right behind it (总投资12亿元的…项目)."""
    stop = figure.end - figure.start + at
    behind = next((name for offset, name in names if stop <= offset <= stop + 3 and "的" in text[stop : offset + 1]), None)
    if behind is not None:
        return behind
    return next((name for offset, name in reversed(names) if offset < at), None)


def _project(found: list[_Project], name: str, *, opens: bool) -> _Project:
    for project in found:
        if project.name and same_project(project.name, name):
            project.name = max(project.name, name, key=len)
            return project
    if found and not found[-1].name and not found[-1].announced():
        found[-1].name = name
        return found[-1]
    if not opens and found:
        return found[-1]
    found.append(_Project(name))
    return found[-1]


def _put(row: _Row, figure: Figure, sentence: Sentence) -> None:
    before = clause_before(figure.before)
    if figure.kind == "quantity":
        _figure(row, figure, before)
    elif figure.kind == "date" and figure.date and "/" not in figure.date:
        verbs = re.split("[，；。]", figure.after[:16])[0]
        start, finish = cue("project", "start_verbs").search(verbs), cue("project", "finish_verbs").search(verbs)
        if start and not (finish and finish.start() < start.start()) and not row.start:
            row.start = figure.date
            row.note(figure)
        elif finish and not row.finish:
            row.finish = figure.date
            row.note(figure)


def _figure(row: _Row, figure: Figure, before: str) -> None:
    if ends("figure", "former", before) and begins("figure", "replaced", figure.after):
        return
    what = f"{before}{figure.measured_property}"
    if figure.dimension == "money":
        if has("figure", "output_value", what):
            row.take("output_value", figure)
        elif has("figure", "working_capital", before):
            row.take("working_capital", figure)
        elif has("figure", "spent", before):
            return
        elif has("figure", "fixed_investment", before):
            row.take("fixed_investment", figure)
        elif has("figure", "part_of_investment", before):
            return
        elif has("figure", "investment", what):
            row.take("investment", figure)
    elif has("figure", "capacity", before) and figure.dimension not in ("percentage", "ratio", "duration"):
        row.take("capacity", figure)
    elif figure.dimension == "area":
        row.take("area", figure)
    elif figure.dimension == "length" and figure.base_value >= 100 and has("figure", "length", what + figure.unit):
        row.take("length", figure)
    elif figure.dimension == "count" and (has("figure", "jobs", what) or has("figure", "jobs", figure.after[:8])):
        row.take("jobs", figure)


def _status(text: str, start: str, finish: str, issued: str, *, may_be_done: bool = True) -> str:
    """How far a project is, by its verbs and by its dates against the issue's."""
    if start and tense(start, issued) == "future":
        return "planned"
    if finish and tense(finish, issued) == "past":
        return "completed"
    planned = has("project", "planned", text)
    if may_be_done and not planned and not (finish and tense(finish, issued) == "future") and _done(text):
        return "completed"
    order = [("under way", "under_way"), ("started", "started"), ("signed", "signed"), ("planned", "planned")]
    if start and tense(start, issued) in ("past", "present"):
        return "under way" if has("project", "under_way", text) else "started"
    for status, words in order:
        if status == "started" and planned and not has("project", "begun", text):
            continue
        if has("project", words, text):
            return status
    return ""


def _done(text: str) -> bool:
    return any(not _AFTERWARDS.match(text, f.end()) for f in cue("project", "completed").finditer(text))
