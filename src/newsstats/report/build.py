"""The whole report: read, execute, render, put in place as a whole."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import copy_context
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from newsstats.corpus.corpus import Corpus
from newsstats.corpus.issue import Issue
from newsstats.corpus.read import read
from newsstats.errors import ExecutionError
from newsstats.lang import current, using
from newsstats.output import replacing
from newsstats.readers.decoding import decode, read_bytes
from newsstats.readers.fix import fix_beside
from newsstats.readers.forms import BINARY_FORMS, form_of, is_records
from newsstats.readers.pages import files_of
from newsstats.readers.pictures import looks_like_picture
from newsstats.readers.recognised import keeping_recognised
from newsstats.readers.records.rows import text_files

if TYPE_CHECKING:
    from nbformat import NotebookNode


Source = str | Path | Sequence[str | Path]


def build_report(
    path: Source,
    out: str | Path,
    *,
    date: str | None = None,
    paper: str | None = None,
    encoding: str | None = None,
    script: str | None = None,
    lang: str = "zh",
    with_code: bool = False,
    single_file: bool = False,
    begun: Callable[[int], None] = lambda steps: None,
    done: Callable[[str], None] = lambda step: None,
    failed: Callable[[str, str], None] = lambda section, reason: None,
) -> Path:
    """Make the report of pages or of tables of articles (files that `newsstats.read` reads) in the folder `out`; gives the path of its `index.html`.

    The page is read first, so a bad input leaves nothing behind; the files are written beside `out` and moved in
    at the end (`newsstats.output.replacing`), so an interrupted run leaves the old report.
    `lang` is `zh` or `en`; `single_file` adds `report.html`, everything in one file (`newsstats.report.single`); `with_code` adds `notebooks.html`, all notebooks with their code one under the other. A section that cannot be made says so in its place; `failed` is told its name and the reason. Raises: `newsstats.errors` for the input, `OutputError`, `ExecutionError`, `ValueError` for a language.
    """
    with using(lang), keeping_recognised():
        return _build(
            path,
            out,
            date=date,
            paper=paper,
            encoding=encoding,
            script=script,
            with_code=with_code,
            single_file=single_file,
            begun=begun,
            done=done,
            failed=failed,
        )


def _build(
    path: Source,
    out: str | Path,
    *,
    date: str | None,
    paper: str | None,
    encoding: str | None,
    script: str | None,
    with_code: bool,
    single_file: bool,
    begun: Callable[[int], None],
    done: Callable[[str], None],
    failed: Callable[[str, str], None],
) -> Path:
    from newsstats.charts import fonts
    from newsstats.charts.source import source_line
    from newsstats.corpus.record import run_record
    from newsstats.report.compose import body_of, page
    from newsstats.report.downloads import write_downloads
    from newsstats.report.execute import execute_all, notebooks, report_notebook
    from newsstats.report.fonts import Face
    from newsstats.report.html import leading_to, likely_text, long_form, marked_page, notebook_section, title_of
    from newsstats.report.notices import with_notices
    from newsstats.report.page.page import Page
    from newsstats.report.single import write_single

    given = {"date": date, "paper": paper, "encoding": encoding, "script": script}
    corpus = read(path, **{name: value for name, value in given.items() if value is not None})
    fonts.paths()
    with replacing(out) as new:
        run = new / ".run"
        run.mkdir()
        options = {**_dated(corpus, date, paper), "script": script, "lang": current()}
        parameters = {
            "ISSUE": _copied(path, run, encoding),
            "OPTIONS": {name: value for name, value in options.items() if value is not None},
            "WORDS": None,
        }
        closer = notebooks(over_time=len({article.published for article in corpus}) > 1)
        paths = [report_notebook(), *(closer if with_code else [])]
        begun(len(paths) + 2)
        source = source_line(corpus)
        font = Face(likely_text(corpus, paths))
        ids = {article.id for article in corpus}
        broken: list[str] = []
        executed: dict[str, NotebookNode] = {}

        def section(path: Path, notebook: NotebookNode) -> tuple[str, str]:
            done(path.stem)
            executed[path.stem] = copy.deepcopy(notebook)
            if reason := with_notices(notebook):
                broken.append(reason)
                failed(path.stem, reason)
            if path == paths[0]:
                return title_of(corpus), body_of(notebook)
            return notebook_section(notebook, path.stem, source, ids)

        with _made_meanwhile(corpus):
            (_, body), *sections = execute_all(paths, parameters, run, section)
        shutil.rmtree(run)
        if len(broken) == len(paths):
            raise ExecutionError(f"no section can be made: {broken[0]}", "", "run a notebook in JupyterLab to see where")
        body, shown = leading_to(corpus, body)
        built = {"index.html": page(title_of(corpus), body, font), "page.html": marked_page(corpus, shown, font)}
        if with_code:
            built["notebooks.html"] = long_form(corpus, sections, [p.stem for p in closer], font)
        built["report.json"] = run_record(corpus, {**given, "lang": current()})
        done("html")
        write_downloads(Page(corpus), new / "files", executed, [paths[0], *closer])
        done("files")
        for name, text in built.items():
            (new / name).write_text(text, encoding="utf-8", newline="\n")
        if single_file:
            write_single(new)
    return Path(out) / "index.html"


@contextmanager
def _made_meanwhile(corpus: Corpus) -> Iterator[None]:
    """Make the tables that the downloads need while a kernel, which makes its own, runs the notebooks."""

    def make() -> None:
        for name in ("numbers", "checks", "names", "tokens"):
            with suppress(Exception):  # whoever asks for the table is told
                getattr(corpus, name)

    thread = Thread(target=copy_context().run, args=(make,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _dated(corpus: Corpus, date: str | None, paper: str | None) -> dict[str, str | None]:
    """The date and paper that notebooks are given: an issue's as they were found, a table's as they were given."""
    if isinstance(corpus, Issue):
        return {"date": corpus.date or None, "paper": corpus.paper or None}
    return {"date": date, "paper": paper}


def _copied(path: Source, folder: Path, encoding: str | None) -> str | list[str]:
    """The input copied to where kernels read it by bare names, so that no path of this machine gets into the report.

    Text is written as UTF-8, so that a given encoding is not needed again.
    """
    whole = Path(path) if isinstance(path, str | Path) else None
    if whole is not None and whole.is_dir() and is_records(whole):
        name = whole.resolve().name
        for file in text_files(whole):
            _copy(file, folder / name / file.relative_to(whole), encoding)
        return name
    files = files_of([Path(path)] if isinstance(path, str | Path) else [Path(p) for p in path])
    beside = fix_beside(whole) if whole is not None else None
    if beside is not None:
        shutil.copyfile(beside, folder / beside.name)
        if whole is not None and whole.is_dir():
            name = whole.resolve().name
            for file in files:
                _copy(file, folder / name / file.resolve().relative_to(whole.resolve()), encoding)
            return name
    names: list[str] = []
    for number, file in enumerate(files, 1):
        name = file.name if len(files) == 1 else f"{number:04}/{file.name}"
        _copy(file, folder / name, encoding)
        names.append(name)
    return names[0] if len(names) == 1 else names


def _copy(file: Path, target: Path, encoding: str | None) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if form_of(file) in BINARY_FORMS:
        shutil.copyfile(file, target)
        return
    data = read_bytes(file, limit_name="record_megabytes" if form_of(file) else "megabytes")
    as_it_is = data.startswith(b"%PDF-") or looks_like_picture(data)
    target.write_bytes(data if as_it_is else decode(data, encoding=encoding)[0].encode("utf-8"))
