"""Executed notebooks become sections of one self-contained page."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Sequence
from functools import cache
from html import escape, unescape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from newsstats.corpus.corpus import Corpus
from newsstats.corpus.display import title as corpus_title
from newsstats.corpus.issue import Issue
from newsstats.lang import say, words
from newsstats.report.annotate import annotated_page
from newsstats.report.fonts import Face
from newsstats.report.mentions import linked, mentions_table
from newsstats.report.notices import made
from newsstats.report.pictures import charts_to_html
from newsstats.report.scan_view import mentions_on
from newsstats.report.scans import scans
from newsstats.report.summary import summary
from newsstats.text.controls import directions_named

if TYPE_CHECKING:
    from nbformat import NotebookNode

_LINK = re.compile(r'href="page\.html#([^"]+)"')
_LINKED = re.compile(r'<a [^>]*?href=["\']page\.html#([^"\']+)["\'][^>]*>(.*?)</a>')
_MENTION = re.compile(r"-n\d{3,}$")
SHOWN = 400
"""Articles of a table that the page of marked texts shows at most."""
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
_SCRIPT = re.compile(r"<script(?: type=\"text/javascript\")?>(.*?)</script>", re.DOTALL)
_PLAIN_TABLE = re.compile(r"<table(?! id=)")


def notebook_section(notebook: NotebookNode, stem: str, source: str, ids: Collection[str]) -> tuple[str, str]:
    """`(title, HTML)` of one notebook, through nbconvert with the project's template; `ids` are those of the articles."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        extra_template_basedirs=[str(files("newsstats.report") / "templates")],
        template_name="newsstats",
        require_js_url="",
        mathjax_url="",
        mermaid_js_url="",
        jquery_url="",
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    first = notebook.cells[0].source.splitlines()[0].lstrip("# ").strip()
    resources = {"picture_alt": say("html.picture", title=first), "source_line": source, "code": say("html.code")}
    body, _ = exporter.from_notebook_node(charts_to_html(notebook, stem), resources=resources)
    body = re.sub(r'<a class="anchor-link"[^>]*>.*?</a>', "", body)
    body = re.sub(r'<h(\d)([^>]*) id="[^"]*"', r"<h\1\2", body)
    body = re.sub(r"<(/?)h(\d)", lambda m: f"<{m[1]}h{min(6, int(m[2]) + 1)}", body)
    body = body.replace(' border="1"', "")
    return first, f'<section class="chapter" id="{stem}">{linked(body, ids)}</section>'


def title_of(corpus: Corpus) -> str:
    """Paper and date, or outlets and span; else the file's name."""
    return corpus_title(corpus) or "newsstats"


def _shown_articles(corpus: Corpus, body: str) -> set[str] | None:
    """Articles of a table that the report leads to; all of an issue's."""
    if isinstance(corpus, Issue) or len(corpus) <= SHOWN:
        return None
    named = dict.fromkeys(_MENTION.sub("", unescape(one)) for one in _LINK.findall(body))
    return set(list(named)[:SHOWN])


def long_form(issue: Corpus, sections: Sequence[tuple[str, str]], stems: Sequence[str], font: Face) -> str:
    """The notebooks one under the other, with their code, as one page; `sections` are `(title, HTML)` of the notebooks `stems`."""
    import plotly.offline

    links = "".join(f'<li><a href="#{stem}">{escape(title)}</a></li>' for stem, (title, _) in zip(stems, sections, strict=True))
    last = f'<li><a href="#figures">{escape(say("figures.title"))}</a></li><li><a href="page.html">{escape(say("html.marked"))}</a></li>'
    contents = f'<nav aria-label="{escape(say("html.contents"))}"><ol>{links}{last}</ol></nav>'
    note = f'<p class="meta">{escape(say("html.chart_note"))}</p>'
    body = made(lambda: summary(issue)) + contents + note + "".join(html for _, html in sections) + made(lambda: mentions_table(issue))
    count = "" if isinstance(issue, Issue) else say("html.articles", n=f"{len(issue):,}")
    meta = " · ".join(filter(None, (title_of(issue), count, say("html.file", name=issue.name) if issue.name else "")))
    body, _ = leading_to(issue, body)
    meta, body = map(directions_named, (meta, body))
    own = "".join(words("html").values())
    face = font.css(own + "".join(_ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) for text in (meta, body)))
    return _shell(
        title_of(issue),
        meta,
        body,
        face,
        plotlyjs=plotly.offline.get_plotlyjs() + ";" + template_text("charts.js"),
        script=template_text("tables.js"),
    )


def leading_to(issue: Corpus, body: str) -> tuple[str, set[str] | None]:
    """A page's HTML without links to articles that the page of marked texts does not show, and which articles it shows (None: all)."""
    shown = _shown_articles(issue, body)
    if shown is None:
        return body, None
    return _LINKED.sub(lambda m: m[0] if _MENTION.sub("", unescape(m[1])) in shown else m[2], body), shown


def marked_page(issue: Corpus, only: Collection[str] | None, font: Face) -> str:
    """The page of marked texts."""
    count = "" if isinstance(issue, Issue) else say("html.articles", n=f"{len(issue):,}")
    meta = " · ".join(filter(None, (title_of(issue), count, say("html.file", name=issue.name) if issue.name else "")))
    marked = made(lambda: annotated_page(issue, only=only))
    if isinstance(issue, Issue):
        marked = made(lambda: mentions_on(scans(issue), issue)) + marked
    meta, marked = map(directions_named, (meta, marked))
    back = f'<p><a href="index.html">{escape(say("html.back"))}</a></p>'
    return _shell(f"{say('html.marked')} {title_of(issue)}", meta, back + marked, font.css(meta + marked + "".join(words("html").values())))


@cache
def template_text(name: str) -> str:
    """One file of the templates."""
    return (files("newsstats.report") / "templates" / name).read_text(encoding="utf-8").strip()


@cache
def _template() -> object:
    from jinja2 import Environment

    return Environment(autoescape=False).from_string(template_text("shell.html.j2"))


def likely_text(issue: Corpus, notebooks: Sequence[Path]) -> str:
    """What a report is likely to show: the page, the notebooks and the words of charts, notebooks and reports."""
    from newsstats.data import load_text

    own = [load_text(name) for name in ("text.zh.toml", "text.en.toml", "topic_labels.tsv")]
    return (
        issue.source
        + "".join(own)
        + "".join(_ESCAPED.sub(lambda m: chr(int(m[1], 16)), path.read_text(encoding="utf-8")) for path in notebooks)
    )


def _shell(title: str, meta: str, body: str, face: str, *, plotlyjs: str = "", script: str = "") -> str:
    texts = {key: say(f"html.{key}") for key in ("lang", "skip", "footer", "search", "placeholder", "shown")}
    scripts = [s for s in (plotlyjs, *_SCRIPT.findall(body), script) if s]
    return _template().render(  # type: ignore[attr-defined]
        title=title,
        meta=meta,
        body=body,
        style=face + template_text("style.css"),
        plotlyjs=plotlyjs,
        script=script,
        hashes=" ".join(f"'sha256-{script_hash(s)}'" for s in dict.fromkeys(scripts)) or "'none'",
        **texts,
    )


def script_hash(script: str) -> str:
    """The hash by which a Content-Security-Policy lets one inline script run."""
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
