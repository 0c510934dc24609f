"""Method and limits, downloads, and the command that makes the page again."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from newsstats.lang import say
from newsstats.report.findings import Facts
from newsstats.version import __version__

DOWNLOADS = (
    ("tables.xlsx", "workbook"),
    ("numbers.csv", "all_figures_csv"),
    ("checks.csv", "checks_csv"),
    ("tables/", "tables_csv"),
    ("notebooks/", "notebooks"),
    ("charts/", "charts"),
)


def method(facts: Facts) -> str:
    """How the page was read, what to mind, what to download."""
    kinds = ("how_read", "how_numbers", "how_findings"), ("limit_told", "limit_about", "limit_computed")
    columns = "".join(_list(title, names) for title, names in zip(("read_how", "read_with_care"), kinds, strict=True))
    links = "".join(f'<li><a href="files/{file}">{escape(say(f"page.{name}"))}</a></li>' for file, name in DOWNLOADS)
    again = f"newsstats report {facts.called}" if facts.called else "newsstats report"
    return (
        f'<div class="method">{columns}</div><h3>{escape(say("page.downloads"))}</h3><ul class="downloads">{links}<li><a href="page.html">{escape(say("html.marked"))}</a></li></ul>'
        f'<p class="meta">{escape(say("page.again"))} <code>{escape(again)}</code> · newsstats <span data-version>{escape(__version__)}</span></p>'
    )


def _list(title: str, names: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(say('page.' + name))}</li>" for name in names)
    return f"<div><h3>{escape(say('page.' + title))}</h3><ul>{items}</ul></div>"
