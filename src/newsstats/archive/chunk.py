"""A chunk of issues read and written as Parquet parts: the work that one process, or one worker of a cluster, is given."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from newsstats.archive.inputs import Input, local
from newsstats.archive.tables import OF_ISSUE, TABLES, arrow_table, write
from newsstats.data import load_words
from newsstats.errors import NewsstatsError
from newsstats.issue import Issue, read_issue

_UNSAFE = re.compile(r"[^\w\-]+")
_FROM_ISSUE = ("articles", "numbers", "projects", "progress", "checks", "timeline")
Columns = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker needs to know: the archive's folder, the issues with their content hashes, the user's word list."""

    out: str
    inputs: tuple[tuple[Input, str], ...]
    lexicon: str | None = None

    @property
    def name(self) -> str:
        """The same for the same issues."""
        return hashlib.sha256("\n".join(f"{one.key} {found}" for one, found in self.inputs).encode("utf-8")).hexdigest()[:16]


@dataclass(slots=True)
class Done:
    """What a worker tells: the files that it wrote, and the issues that it could not read with the reasons."""

    name: str
    inputs: list[tuple[str, str]]
    files: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def read_chunk(task: Task) -> Done:
    """Read the issues of a task and write their parts, each beside its place and then renamed into it."""
    done = Done(task.name, [(one.key, found) for one, found in task.inputs])
    parts: dict[tuple[str, int], dict[str, Columns]] = {}
    errors: Columns = {column: [] for column in TABLES["errors"]}
    for one, found in task.inputs:
        issue_id = id_of(one.key, found)
        try:
            with local(one) as files:
                issue = read_issue(files, lexicon=task.lexicon)
                issue.name = one.key
                _add(parts, issue, issue_id, found)
        except (NewsstatsError, OSError, RecursionError, MemoryError) as error:
            reason = error.what if isinstance(error, NewsstatsError) else str(error)
            done.failed[one.key] = reason
            for column, value in (("issue_id", issue_id), ("name", one.key), ("error", type(error).__name__), ("reason", reason)):
                errors[column].append(value)
    for (paper, year), tables in sorted(parts.items()):
        for name, columns in sorted(tables.items()):
            if any(columns.values()):
                done.files.append(_put(task, name, f"paper={_UNSAFE.sub('_', paper) or '_'}/year={year}", columns))
    if errors["name"]:
        done.files.append(_put(task, "errors", ".", errors))
    return done


def id_of(key: str, content_hash: str) -> str:
    """The id of an issue: another one when its content changes."""
    return hashlib.sha256(f"{key}\n{content_hash}".encode()).hexdigest()[:16]


def name_without(done: Done, keys: set[str]) -> str:
    """The name of a chunk that is left of another without some of its issues."""
    gone = [id_of(key, found) for key, found in done.inputs if key in keys]
    return hashlib.sha256("\n".join([done.name, *gone]).encode()).hexdigest()[:16]


def without(folder: Path, done: Done, keys: set[str]) -> Done:
    """A chunk's parts written again without some of its issues; the old parts stay where they are."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    left = [(key, found) for key, found in done.inputs if key not in keys]
    gone = [id_of(key, found) for key, found in done.inputs if key in keys]
    name = name_without(done, keys)
    new = Done(name, left, [], {key: reason for key, reason in done.failed.items() if key not in keys})
    for file in done.files:
        table = pq.read_table(folder / file, partitioning=None)
        kept = table.filter(pc.invert(pc.is_in(table["issue_id"].cast("string"), value_set=_array(gone))))
        if kept.num_rows:
            target = (folder / file).with_name(f"{name}.parquet")
            write(kept, str(target))
            new.files.append(target.relative_to(folder).as_posix())
    return new


def _array(values: Sequence[str]) -> Any:
    import pyarrow as pa

    return pa.array(values, type=pa.string())


def _put(task: Task, table: str, folder: str, columns: Columns) -> str:
    relative = os.path.normpath(f"{table}/{folder}/{task.name}.parquet")
    target = Path(task.out, relative)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        write(arrow_table(table, columns), str(beside))
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    return Path(relative).as_posix()


def _add(parts: dict[tuple[str, int], dict[str, Columns]], issue: Issue, issue_id: str, sha256: str) -> None:
    year = int(issue.date[:4]) if issue.date[:4].isdigit() else 0
    tables = parts.setdefault((issue.paper, year), {})
    mine = {"issue_id": issue_id, "paper": issue.paper, "date": issue.date, "year": year}
    words = _words(issue)
    _append(tables, "terms", mine, _terms(issue))
    for name in _FROM_ISSUE:
        columns = issue.columns(name)
        _append(tables, name, mine, {**columns, "words": words} if name == "articles" else columns)
    articles = issue.columns("articles")
    told = {
        "name": issue.name,
        "sha256": sha256,
        "encoding": issue.encoding,
        "stories": sum(kind == "story" for kind in articles["kind"]),
        "characters": sum(articles["characters"]),
        "tokens": int(issue.tagged.counts.sum()),
        "numbers": len(issue.columns("numbers")["text"]),
    }
    _append(tables, "issues", mine, {column: [value] for column, value in told.items()})


def _append(tables: dict[str, Columns], name: str, mine: Mapping[str, Any], columns: Mapping[str, Sequence[Any]]) -> None:
    held = tables.setdefault(name, {column: [] for column in TABLES[name]})
    own = [column for column in TABLES[name] if column not in OF_ISSUE]
    count = len(columns[own[0]])
    for column in OF_ISSUE:
        held[column].extend([mine[column]] * count)
    for column in own:
        held[column].extend(columns[column])


def _terms(issue: Issue) -> Columns:
    """Counts of the words of two characters and more that are no stop words, with the number of stories that have them."""
    tagged = issue.tagged
    stops = load_words("stopwords.txt")
    told = np.array(
        [len(w) > 1 and w not in stops and not w.isspace() and t not in ("x", "w") for w, t in zip(tagged.words, tagged.tags, strict=True)]
    )
    if not len(told):
        return {"word": [], "pos": [], "count": [], "documents": []}
    counts = np.bincount(tagged.codes, minlength=len(told))
    ids = {article: n for n, article in enumerate(dict.fromkeys(part.article_id for part in tagged.parts))}
    story = np.repeat([ids[part.article_id] for part in tagged.parts], tagged.counts)
    documents = np.bincount(np.unique(story * len(told) + tagged.codes) % len(told), minlength=len(told))
    kept = np.flatnonzero(told)
    return {
        "word": tagged.words[kept].tolist(),
        "pos": tagged.tags[kept].tolist(),
        "count": counts[kept].tolist(),
        "documents": documents[kept].tolist(),
    }


def _words(issue: Issue) -> list[str]:
    """The words of each story with a space around each, for search."""
    tagged = issue.tagged
    shown = np.array([not word.isspace() for word in tagged.words], dtype=bool)
    out: dict[str, list[str]] = {}
    at = 0
    for part, count in zip(tagged.parts, tagged.counts.tolist(), strict=True):
        codes = tagged.codes[at : at + count]
        out.setdefault(part.article_id, []).extend(tagged.words[codes[shown[codes]]].tolist())
        at += count
    return [" " + " ".join(words) + " " for words in out.values()]
