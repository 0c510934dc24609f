"""A chunk of issues read and written as Parquet parts: the work that one process, or one worker of a cluster, is given."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from newsstats.archive.inputs import Input
from newsstats.archive.manifest import ChunkResult, id_of, name_without, reader
from newsstats.archive.tables import FROM_CORPUS, OF_ISSUE, TABLES, arrow_table, write
from newsstats.corpus.corpus import Corpus
from newsstats.corpus.issue import Issue
from newsstats.data import load_words
from newsstats.errors import NewsstatsError
from newsstats.words.tokenizer import Tagged

_UNSAFE = re.compile(r"[^\w\-]+")
Columns = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker needs to know: the archive's folder, the inputs with their content hashes, the user's word list."""

    out: str
    inputs: tuple[tuple[Input, str], ...]
    lexicon: str | None = None

    @property
    def name(self) -> str:
        """The same for the same issues."""
        return hashlib.sha256("\n".join(f"{one.key} {found}" for one, found in self.inputs).encode("utf-8")).hexdigest()[:16]


def read_chunk(task: Task) -> ChunkResult:
    """Read the inputs of a task and write their parts, each beside its place and then renamed into it."""
    result = ChunkResult(task.name, [(one.key, found) for one, found in task.inputs], reader=reader())
    parts: dict[tuple[str, int], dict[str, Columns]] = {}
    errors: Columns = {column: [] for column in TABLES["errors"]}
    for one, found in task.inputs:
        issue_id = id_of(one.key, found)
        try:
            _add(parts, one.read(task.lexicon), one, issue_id, found)
        except (NewsstatsError, OSError, RecursionError, MemoryError) as error:
            reason = error.what if isinstance(error, NewsstatsError) else str(error)
            result.failed[one.key] = reason
            for column, value in (("issue_id", issue_id), ("name", one.key), ("error", type(error).__name__), ("reason", reason)):
                errors[column].append(value)
    for (paper, year), tables in sorted(parts.items()):
        for name, columns in sorted(tables.items()):
            if any(columns.values()):
                result.files.append(_put(task, name, f"{_UNSAFE.sub('_', paper) or '_'}/{year}", columns))
    if errors["name"]:
        result.files.append(_put(task, "errors", ".", errors))
    return result


def without(folder: Path, done: ChunkResult, keys: set[str]) -> ChunkResult:
    """A chunk's parts written again without some of its issues; the old parts stay where they are."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    left = [(key, found) for key, found in done.inputs if key not in keys]
    gone = [id_of(key, found) for key, found in done.inputs if key in keys]
    name = name_without(done, keys)
    new = ChunkResult(name, left, [], {key: reason for key, reason in done.failed.items() if key not in keys}, done.reader)
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


def _add(parts: dict[tuple[str, int], dict[str, Columns]], corpus: Corpus, one: Input, issue_id: str, sha256: str) -> None:
    paper, date = (corpus.paper, corpus.date) if isinstance(corpus, Issue) else (corpus[0].outlet, corpus[0].published)
    year = int(date[:4]) if date[:4].isdigit() else 0
    tables = parts.setdefault((paper, year), {})
    key = {"issue_id": issue_id, "paper": paper, "date": date, "year": year}
    _append(tables, "terms", key, _terms(corpus.analysis.tagged))
    columns: Columns = {}
    for name in FROM_CORPUS:
        columns = corpus.columns(name)
        if name == "articles":
            columns = {**columns, "words": _words(corpus.analysis.tagged, columns["article_id"]), "meta": _meta(corpus)}
            stories = sum(kind == "story" for kind in columns["kind"])
            characters = sum(columns["characters"])
        _append(tables, name, key, columns)
    counted = {
        "name": one.key,
        "sha256": sha256,
        "encoding": corpus.encoding if isinstance(corpus, Issue) else "",
        "stories": stories,
        "characters": characters,
        "tokens": int(corpus.analysis.tagged.counts.sum()),
        "numbers": len(corpus.analysis.mentions["text"]),
    }
    _append(tables, "issues", key, {column: [value] for column, value in counted.items()})


def _meta(corpus: Corpus) -> list[str]:
    """The user's own columns of each article as JSON; empty where there are none."""
    return [json.dumps(dict(article.meta), ensure_ascii=False, sort_keys=True, default=str) if article.meta else "" for article in corpus]


def _append(tables: dict[str, Columns], name: str, key: Mapping[str, Any], columns: Mapping[str, Sequence[Any]]) -> None:
    held = tables.setdefault(name, {column: [] for column in TABLES[name]})
    own = [column for column in TABLES[name] if column not in OF_ISSUE]
    count = len(columns[own[0]])
    for column in OF_ISSUE:
        held[column].extend([key[column]] * count)
    for column in own:
        held[column].extend(columns[column])


def _terms(tagged: Tagged) -> Columns:
    """Counts of the words of two characters and more that are no stop words, with the number of stories that have them."""
    stops = load_words("stopwords.txt")
    counted = np.array(
        [len(w) > 1 and w not in stops and not w.isspace() and t not in ("x", "w") for w, t in zip(tagged.words, tagged.tags, strict=True)]
    )
    counts = np.bincount(tagged.codes, minlength=len(counted)) if len(counted) else np.zeros(0, dtype=np.int64)
    kept = np.flatnonzero(counted & (counts > 0)) if len(counted) else np.zeros(0, dtype=np.int64)
    if not len(kept):
        return {"word": [], "pos": [], "count": [], "documents": []}
    ids = {article: n for n, article in enumerate(dict.fromkeys(part.article_id for part in tagged.parts))}
    story = np.repeat([ids[part.article_id] for part in tagged.parts], tagged.counts)
    documents = np.bincount(np.unique(story * len(counted) + tagged.codes) % len(counted), minlength=len(counted))
    return {
        "word": tagged.words[kept].tolist(),
        "pos": tagged.tags[kept].tolist(),
        "count": counts[kept].tolist(),
        "documents": documents[kept].tolist(),
    }


def _words(tagged: Tagged, ids: Sequence[str]) -> list[str]:
    """The words of each article with a space around each, for topics."""
    shown = np.array([not word.isspace() for word in tagged.words], dtype=bool)
    out: dict[str, list[str]] = {article: [] for article in ids}
    at = 0
    for part, count in zip(tagged.parts, tagged.counts.tolist(), strict=True):
        codes = tagged.codes[at : at + count]
        out[part.article_id].extend(tagged.words[codes[shown[codes]]].tolist())
        at += count
    return [" " + " ".join(out[article]) + " " for article in ids]
