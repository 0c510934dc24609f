"""What a reader can take away: every table, the charts, the notebooks, in `files/` beside the page."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from newsstats import schema
from newsstats.corpus.corpus import Corpus
from newsstats.corpus.export import write_table, write_tables
from newsstats.corpus.issue import Issue
from newsstats.findings.news_value import Finding
from newsstats.lang import say
from newsstats.report.workbook import front

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from nbformat import NotebookNode

    from newsstats.report.page.page import Page

HEAVY = ("tokens", "ledger")
"""Tables that no workbook is opened for: they are long, and `newsstats tables` writes them."""
MANY = 300
"""Articles of a corpus above which its charts are not drawn as files: they are of a few stories."""


def write_downloads(page: Page, folder: Path, executed: Mapping[str, NotebookNode], others: Sequence[Path]) -> None:
    """Write `files/`: tables as XLSX and CSV, charts as SVG and PNG, the executed notebooks and the ones that look closer."""
    import nbformat

    from newsstats.charts.gallery import draw_all

    corpus = page.corpus
    tables = {name: getattr(corpus, name) for name in corpus.registry() if name not in HEAVY}
    write_tables(tables, folder, "xlsx", front=front(page))
    for name in ("numbers", "checks"):
        write_table(tables.pop(name), folder / f"{name}.csv")
    write_tables(tables, folder / "tables", "csv")
    if len(corpus) <= MANY:
        draw_all(corpus, folder / "charts", data=True)
    _cards(corpus, page.findings, folder / "charts")
    _sections(page, folder / "charts")
    if isinstance(corpus, Issue) and len(corpus.corrections):
        (folder / "corrections.toml").write_text(corpus.corrections.as_toml(), encoding="utf-8", newline="\n")
    notebooks = folder / "notebooks"
    notebooks.mkdir()
    for name, notebook in executed.items():
        nbformat.write(notebook, notebooks / f"{name}.ipynb")
    for path in others:
        if path.stem not in executed:
            shutil.copyfile(path, notebooks / path.name)


def _cards(corpus: Corpus, findings: Sequence[Finding], folder: Path) -> None:
    """The chart of each card as PNG, SVG and CSV."""
    from newsstats.charts.source import source_line

    folder.mkdir(exist_ok=True)
    source = source_line(corpus)
    for number, finding in enumerate(findings, 1):
        figure = _figure(corpus, finding, source)
        if figure is not None:
            _files(figure, folder / f"finding-{number}")


def _files(figure: go.Figure, stem: Path) -> None:
    """A chart as picture, drawing and data."""
    from newsstats.charts import matplotlib_drawer
    from newsstats.charts.gallery import write_data

    matplotlib_drawer.save(figure, str(stem))
    write_data(figure, stem.with_suffix(".csv"))


def _sections(page: Page, folder: Path) -> None:
    """The charts of the page's sections: terms, the map, the months."""
    from newsstats import charts
    from newsstats.charts import statements
    from newsstats.charts.source import source_line
    from newsstats.report.page.glance import MONTHS_FILE, months
    from newsstats.report.page.places import places_map
    from newsstats.report.page.terms import PLACES_FILE, TERMS_FILE, shown_terms

    source = source_line(page.corpus)
    terms = shown_terms(page.facts).table
    if len(terms):
        _files(charts.top_terms(terms, by="name", title=statements.terms(terms), source=source), folder / TERMS_FILE)
    if places_map(page.corpus.names):
        places = page.corpus.places()
        _files(charts.places(places, title=statements.places(places), source=source), folder / PLACES_FILE)
    counts = months(page.facts)
    if not isinstance(page.corpus, Issue) and len(counts) > 1:
        table = counts.rename_axis("month").reset_index(name="articles")
        _files(charts.ranking(table, "month", "articles", title=say("page.months"), source=source), folder / MONTHS_FILE)


def _figure(corpus: Corpus, finding: Finding, source: str) -> go.Figure | None:
    from newsstats import charts
    from newsstats.charts import statements

    if finding.kind in ("goal", "closed"):
        table = pd.DataFrame([{name: finding.data[name] for name in schema.PROGRESS}])
        return charts.progress(table, title=statements.progress(table), source=source)
    if finding.kind == "project":
        table = pd.DataFrame(finding.data["rows"])
        if (table["phase"] > 0).sum() < 2:
            parts = pd.DataFrame(finding.data["breakdown"])
            return charts.investment_breakdown(parts, title=statements.breakdown(parts), source=source) if len(parts) else None
        return charts.project_phases(table, title=statements.phases(table), source=source)
    if finding.kind in ("contradiction", "revision"):
        table = pd.DataFrame([{name: finding.data[name] for name in schema.CONTRADICTIONS}])
        return charts.reports(table, title=statements.contradictions(table), source=source)
    if finding.kind == "series":
        table = pd.DataFrame(finding.data["rows"])
        return charts.series(table, title=statements.series(table, finding.data["indicator"]), source=source)
    if finding.kind == "lag":
        names = dict(zip(corpus.articles["article_id"], corpus.articles["headline"], strict=True))
        return charts.reporting_lag(finding.data["lags"], names=names, title=statements.lags(finding.data["lags"]), source=source)
    if finding.kind == "listing":
        listed = [name for name, _, _ in finding.data["names"]]
        return charts.listing(listed, finding.data["count"], title=say("say.listing", n=len(listed)), source=source)
    return None
