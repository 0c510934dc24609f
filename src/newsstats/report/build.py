"""The whole report: read, execute, render, put in place as a whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsstats.errors import OutputError
from newsstats.issue import read_issue
from newsstats.lang import current, using
from newsstats.page.reading import files_of
from newsstats.page.sources import decode, read_bytes

if TYPE_CHECKING:
    from nbformat import NotebookNode

FILES = ("report.json", "page.html", "index.html")


def build_report(
    path: str | Path | Sequence[str | Path],
    out: str | Path,
    *,
    date: str | None = None,
    paper: str | None = None,
    encoding: str | None = None,
    script: str | None = None,
    lang: str = "zh",
    begun: Callable[[int], None] = lambda steps: None,
    done: Callable[[str], None] = lambda step: None,
) -> Path:
    """Make the report of an issue (anything that `read_issue` reads) in the folder `out`; gives the path of its `index.html`.

    The page is read first, so a bad input leaves nothing behind; the files are written beside `out` and moved in
    at the end, so an interrupted run leaves the old report. Other files in `out` are left alone.
    `lang` is `zh` or `en`. Raises: `newsstats.errors` for the input, `OutputError`, `ExecutionError`, `ValueError` for a language.
    """
    with using(lang):
        return _build(path, out, date=date, paper=paper, encoding=encoding, script=script, begun=begun, done=done)


def _build(
    path: str | Path | Sequence[str | Path],
    out: str | Path,
    *,
    date: str | None,
    paper: str | None,
    encoding: str | None,
    script: str | None,
    begun: Callable[[int], None],
    done: Callable[[str], None],
) -> Path:
    from newsstats.charts.source import source_line
    from newsstats.record import run_record
    from newsstats.report.execute import execute_all, notebooks
    from newsstats.report.fonts import Face
    from newsstats.report.html import likely_text, notebook_section, pages

    issue = read_issue(path, date=date, paper=paper, encoding=encoding, script=script)
    target = Path(out)
    if target.exists() and not target.is_dir():
        raise OutputError("is a file, not a folder", str(target), "name another folder with --out")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", str(target), "check the permissions or name another folder") from error
    try:
        (work / "run").mkdir()
        copies = _copied(path, work / "run", encoding)
        parameters = {"ISSUE": copies, "DATE": issue.date or None, "PAPER": issue.paper or None, "SCRIPT": script, "LANG": current()}
        paths = notebooks()
        begun(len(paths) + 1)
        source = source_line(issue)
        font = Face(likely_text(issue, paths))

        def section(notebook: Path, executed: NotebookNode) -> tuple[str, str]:
            done(notebook.stem)
            return notebook_section(executed, notebook.stem, source)

        sections = execute_all(paths, parameters, work / "run", section)
        built = pages(issue, sections, [p.stem for p in paths], font)
        given = {"date": date, "paper": paper, "encoding": encoding, "script": script, "lang": current()}
        built["report.json"] = run_record(issue, given)
        done("html")
        new = work / "new"
        new.mkdir()
        for name, text in built.items():
            (new / name).write_text(text, encoding="utf-8", newline="\n")
        _put_in_place(new, target)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror})", str(target), "check the space and the permissions") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return target / "index.html"


def _copied(path: str | Path | Sequence[str | Path], folder: Path, encoding: str | None) -> str | list[str]:
    """The pages copied to where kernels read them by bare names, so that no path of this machine gets into the report.

    Text is written as UTF-8, so that a given encoding is not needed again.
    """
    files = files_of([Path(path)] if isinstance(path, str | Path) else [Path(p) for p in path])
    names: list[str] = []
    for number, file in enumerate(files, 1):
        name = file.name if len(files) == 1 else f"{number:04}/{file.name}"
        (folder / name).parent.mkdir(exist_ok=True)
        data = read_bytes(file)
        (folder / name).write_bytes(data if data.startswith(b"%PDF-") else decode(data, encoding=encoding)[0].encode("utf-8"))
        names.append(name)
    return names[0] if len(names) == 1 else names


def _put_in_place(new: Path, target: Path) -> None:
    """Move the new files in: a folder that holds nothing else is exchanged whole, another gets the files one by one."""
    if not target.exists():
        os.replace(new, target)
        return
    held = {p.name for p in target.iterdir()}
    if held <= set(FILES):
        old = new.parent / "old"
        os.replace(target, old)
        try:
            os.replace(new, target)
        except OSError:
            os.replace(old, target)
            raise
        return
    for name in FILES:
        os.replace(new / name, target / name)
