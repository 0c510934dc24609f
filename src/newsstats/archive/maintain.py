"""Look after an archive: are its parts whole, are its inputs still there, take issues out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path

from newsstats.archive.build import damaged_issues, drop, read_all, writing_into
from newsstats.archive.chunk import EMPTY, empty_chunk
from newsstats.archive.find import IN_MEMORY, file_at, input_at, still_there
from newsstats.archive.inputs import Given, Input, identified
from newsstats.archive.manifest import NAME, Entry, Manifest
from newsstats.errors import InputKindError, NewsstatsError


@dataclass(frozen=True, slots=True)
class Condition:
    """What `check` found: parts that are `damaged` (path → how), files that are `foreign`, how many issues were `repaired`, which are
    `lost` (name → why they could not be read anew), and how many damaged parts are `left`."""

    parts: int
    damaged: dict[str, str] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    repaired: int = 0
    lost: dict[str, str] = field(default_factory=dict)
    left: int = 0

    def __bool__(self) -> bool:
        """True while something is wrong."""
        return bool(self.lost or self.left)

    def __str__(self) -> str:
        said = [f"{self.parts:,} parts, {len(self.damaged)} damaged"]
        if self.repaired:
            said.append(f"{self.repaired} issues read anew")
        if self.lost:
            said.append(f"{len(self.lost)} issues cannot be read anew")
        if self.foreign:
            said.append(f"{len(self.foreign)} files that are not the archive's")
        return "; ".join(said)


def opened(folder: str | Path) -> Path:
    """The folder of an archive. Raises: `InputKindError` when it is none."""
    path = Path(folder)
    if not (path / NAME).is_file():
        raise InputKindError("is no archive", str(folder), "build it: newsstats archive build DIR OUT")
    return path


def check(
    folder: str | Path, *, repair: bool = False, drop_lost: bool = False, given: Given | None = None, workers: int | None = None
) -> Condition:
    """Compare every part with the size and SHA-256 that its writer noted; with `repair` read the issues of damaged parts anew.

    Parameters
    ----------
    folder
        An archive.
    repair
        Read the issues of damaged parts anew from their inputs, and put them in the place of what is damaged.
    drop_lost
        With `repair`: take out issues of damaged parts whose inputs are gone. Without it they, and what stands with them in a chunk,
        stay as they are.
    given
        Date, paper, encoding and word list that the inputs were built with.

    Returns
    -------
    Condition
        True while something is wrong.

    Raises
    ------
    NewsstatsError
        No archive, or with `repair` one that cannot be written.
    """
    path = opened(folder)
    if not repair:
        manifest = Manifest(path)
        wrong = manifest.damaged(thorough=True)
        return Condition(len(manifest.files()), wrong, _foreign(manifest), left=len(wrong))
    with writing_into(path) as manifest:
        manifest.sweep()
        wrong = manifest.damaged(thorough=True)
        condition = _repair(manifest, wrong, drop_lost, given or Given(), workers)
        manifest.settle()
    return condition


def _repair(manifest: Manifest, wrong: dict[str, str], drop_lost: bool, given: Given, workers: int | None) -> Condition:
    parts = len(manifest.files())
    wanted: dict[bool, list[tuple[Entry, str, Input]]] = {False: [], True: []}
    lost: dict[str, str] = {}
    for name, chunk in sorted(manifest.chunks.items()):
        if not wrong.keys() & chunk.files.keys():
            continue
        if name == EMPTY:
            manifest.add(empty_chunk(manifest.folder))
            continue
        again, gone = _again(chunk.entries, given)
        lost.update(gone)
        if gone and not drop_lost:
            continue
        manifest.replace(name, None)
        wanted[chunk.text_only] += again
    for text_only, issues in wanted.items():
        read_all(manifest, issues, given, workers=workers, text_only=text_only)
    left = len(manifest.damaged(thorough=True))
    return Condition(
        parts, wrong, _foreign(manifest), sum(map(len, wanted.values())), {} if drop_lost else dict(sorted(lost.items())), left
    )


def _again(entries: Sequence[Entry], given: Given) -> tuple[list[tuple[Entry, str, Input]], dict[str, str]]:
    """Issues with their inputs, found by their places, and those that are not there as they were (name → why)."""
    again: list[tuple[Entry, str, Input]] = []
    lost: dict[str, str] = {}
    read: dict[str, dict[str, tuple[str, str, Input]]] = {}
    for entry in entries:
        for at in entry.at:
            if (where := file_at(at)) not in read:
                try:
                    read[where] = identified(input_at(at, given), given)
                except NewsstatsError:
                    read[where] = {}
            hit = next((item for item in read[where].values() if item[0] == entry.id), None)
            if hit is not None:
                again.append((entry, hit[1], replace(hit[2], name=entry.name)))
                break
        else:
            there = any(still_there(at) for at in entry.at)
            in_memory = any(at.startswith(IN_MEMORY) for at in entry.at)
            lost[entry.name] = (
                "came from memory"
                if in_memory
                else "its input has changed, or was built with other options"
                if there
                else "its input is gone"
            )
    return again, lost


def _foreign(manifest: Manifest) -> list[str]:
    """Files in the archive's folder that its manifest does not name."""
    own = {*manifest.files(), NAME, ".lock"}
    found = (p.relative_to(manifest.folder).as_posix() for p in sorted(manifest.folder.rglob("*")) if not p.is_dir())
    return [file for file in found if file not in own]


def prune(folder: str | Path) -> list[str]:
    """Take out the issues whose inputs are gone; gives their names.

    An issue stays as long as one of the places where it was seen still exists; tables in memory and addresses are taken to exist.
    Raises: `NewsstatsError`.
    """
    with writing_into(opened(folder)) as manifest:
        gone = {entry.id: entry.name for entry in manifest.entries() if not any(still_there(at) for at in entry.at)}
        return _taken_out(manifest, gone)


def remove(
    folder: str | Path, names: str | Sequence[str] = (), *, paper: str | None = None, since: str | None = None, until: str | None = None
) -> list[str]:
    """Take out issues by name (`issues/2024-*`), paper or date; gives their names.

    Parameters
    ----------
    folder
        An archive.
    names
        Names of issues as the table `issues` has them; `*` and `?` stand for anything.
    paper
        Only issues of this paper.
    since, until
        Only issues from this day, month or year on, and up to that one.

    Raises
    ------
    ValueError
        Nothing says which.
    NewsstatsError
        No archive, or it cannot be written.
    """
    if not names and paper is None and since is None and until is None:
        raise ValueError("say which issues: names, paper=, since= or until=")
    names = (names,) if isinstance(names, str) else names
    path = opened(folder)
    from newsstats.archive.store import Store

    rows = Store(path).ask(
        "select issue_id from issues where ($paper is null or paper = $paper) and ($since is null or date >= $since) "
        "and ($until is null or (date != '' and date <= $until || '~'))",
        paper=paper, since=since, until=until,
    )  # fmt: skip
    chosen = set(rows["issue_id"])
    bare = paper is None and since is None and until is None
    with writing_into(path) as manifest:
        out = {
            entry.id: entry.name
            for entry in manifest.entries()
            if (entry.id in chosen or (bare and entry.empty)) and (not names or any(fnmatchcase(entry.name, name) for name in names))
        }
        return _taken_out(manifest, out)


def _taken_out(manifest: Manifest, issues: dict[str, str]) -> list[str]:
    broken = damaged_issues(manifest)
    out = drop(manifest, issues, unreadable=broken)
    if stuck := issues.keys() - out:
        raise InputKindError(
            f"has a damaged part that {len(stuck)} of these issues stand in",
            str(manifest.folder),
            "newsstats archive check ARCHIVE --repair",
        )
    manifest.settle()
    return sorted(issues[issue] for issue in out)
