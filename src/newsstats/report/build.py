"""The whole report: read, execute, render, put in place as a whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsstats.issue import read_issue
from newsstats.lang import current, using
from newsstats.output import replacing
from newsstats.page.reading import files_of
from newsstats.page.sources import decode, read_bytes

if TYPE_CHECKING:
    from nbformat import NotebookNode


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
    at the end (`newsstats.output.replacing`), so an interrupted run leaves the old report.
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
    from newsstats.charts import fonts
    from newsstats.charts.source import source_line
    from newsstats.record import run_record
    from newsstats.report.execute import execute_all, notebooks
    from newsstats.report.fonts import Face
    from newsstats.report.html import likely_text, notebook_section, pages

    issue = read_issue(path, date=date, paper=paper, encoding=encoding, script=script)
    fonts.paths()
    with replacing(out) as new:
        run = new / ".run"
        run.mkdir()
        copies = _copied(path, run, encoding)
        parameters = {"ISSUE": copies, "DATE": issue.date or None, "PAPER": issue.paper or None, "SCRIPT": script, "LANG": current()}
        paths = notebooks()
        begun(len(paths) + 1)
        source = source_line(issue)
        font = Face(likely_text(issue, paths))

        def section(notebook: Path, executed: NotebookNode) -> tuple[str, str]:
            done(notebook.stem)
            return notebook_section(executed, notebook.stem, source)

        sections = execute_all(paths, parameters, run, section)
        shutil.rmtree(run)
        built = pages(issue, sections, [p.stem for p in paths], font)
        given = {"date": date, "paper": paper, "encoding": encoding, "script": script, "lang": current()}
        built["report.json"] = run_record(issue, given)
        done("html")
        for name, text in built.items():
            (new / name).write_text(text, encoding="utf-8", newline="\n")
    return Path(out) / "index.html"


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
