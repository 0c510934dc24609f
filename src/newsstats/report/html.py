"""Executed notebooks become sections of one self-contained page."""

from __future__ import annotations

import json
import re
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

import pandas as pd

from newsstats.charts.static import source_line
from newsstats.issue import Issue
from newsstats.report.annotate import annotated_page

if TYPE_CHECKING:
    from nbformat import NotebookNode

PLOTLY = "application/vnd.plotly.v1+json"
_FIGURES = ("quantity", "date", "time", "ordinal")
_AFTER_FONT = (
    "(function(){var draw=Plotly.newPlot;Plotly.newPlot=function(){var a=arguments;"
    "return document.fonts.load('16px \"Newsstats Sans\"','\u5b57').then(function(){return draw.apply(Plotly,a)})}})()"
)
"""Charts measure their labels: they are drawn when the embedded font is there."""
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
_SEARCH = (
    "document.querySelectorAll('[data-filters]').forEach(function(box){var table=document.getElementById(box.dataset.filters);"
    "var search=box.querySelector('input'),selects=box.querySelectorAll('select');"
    "function show(){var q=search.value.trim().toLowerCase();table.querySelectorAll('tbody tr').forEach(function(r){"
    "var hit=q===''||r.textContent.toLowerCase().indexOf(q)>=0;"
    "selects.forEach(function(s){if(s.value&&r.dataset[s.name]!==s.value)hit=false});r.hidden=!hit})}"
    "search.addEventListener('input',show);selects.forEach(function(s){s.addEventListener('change',show)})})"
)


def charts_to_html(notebook: NotebookNode, stem: str) -> NotebookNode:
    """Turn stored plotly figures into HTML with ids that are the same each time; plotly.js comes once a page."""
    import plotly.graph_objects as go
    import plotly.io as pio

    number = 0
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if output["output_type"] == "execute_result":
                output["output_type"] = "display_data"
                output.pop("execution_count", None)
            if PLOTLY in data:
                number += 1
                spec = {k: v for k, v in data[PLOTLY].items() if k in ("data", "layout")}
                figure = go.Figure(spec, skip_invalid=True)
                div = pio.to_html(
                    figure, include_plotlyjs=False, full_html=False, div_id=f"chart-{stem}-{number}",
                    config={"displaylogo": False, "responsive": True}, default_width="100%",
                )  # fmt: skip
                title = str((figure.layout.title.text or "") if figure.layout.title else "")
                output["data"] = {"text/html": f'<figure class="chart" role="img" aria-label="{escape(title)}">{div}</figure>'}
    return notebook


def notebook_section(notebook: NotebookNode, stem: str, source: str) -> tuple[str, str]:
    """`(title, HTML)` of one notebook, through nbconvert with the project's template."""
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
    body, _ = exporter.from_notebook_node(charts_to_html(notebook, stem), resources={"picture_alt": f"{first}：图", "source_line": source})
    body = re.sub(r'<a class="anchor-link"[^>]*>.*?</a>', "", body)
    body = re.sub(r'<h(\d)([^>]*) id="[^"]*"', r"<h\1\2", body).replace("<h1", "<h2").replace("</h1>", "</h2>")
    return first, f'<section class="chapter" id="{stem}">{body}</section>'


def _mentions_table(issue: Issue) -> str:
    rows = []
    numbers = issue.numbers[issue.numbers["kind"].isin(_FIGURES)]
    for row in numbers.to_dict("records"):
        value = f"{row['base_value']:,.10g} {row['base_unit']}" if row["base_value"] == row["base_value"] else row["date"]
        rows.append(
            f'<tr data-dimension="{escape(row["dimension"])}" data-section="{escape(row["section"])}"><td><a href="page.html#{escape(row["mention_id"])}">{escape(row["text"])}</a></td><td>{escape(str(value))}</td>'
            f"<td>{escape(row['measured_property'])}</td><td>{escape(row['measured_entity'])}</td><td>{escape(row['article_id'])}</td>"
            f"<td>{escape(row['context'])}</td></tr>"
        )
    head = "".join(f'<th scope="col">{h}</th>' for h in ("数字", "换算", "量的是", "谁的", "稿件", "原句"))
    return (
        '<section class="chapter" id="figures"><h2>全部数字</h2><p>点一个数字，就到版面上它所在的那一句。</p>'
        '<p class="filters" data-filters="figures-table"><label>筛选 <input type="search" placeholder="输入几个字"></label> '
        f"{_select('dimension', '种类', numbers['dimension'])} {_select('section', '版块', numbers['section'])}</p>"
        f'<div class="tablewrap"><table id="figures-table"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div></section>'
    )


def _select(name: str, label: str, values: pd.Series) -> str:
    options = "".join(f'<option value="{escape(v)}">{escape(v)}</option>' for v in sorted(set(values) - {""}))
    return f'<label>{label} <select name="{name}"><option value="">全部</option>{options}</select></label>'


def _glance(issue: Issue) -> str:
    articles = issue.articles
    cards = (
        (int((articles["kind"] == "story").sum()), "篇稿件"),
        (int(articles["characters"].sum()), "字"),
        (int(issue.numbers["kind"].isin(_FIGURES).sum()), "个数字"),
        (len(issue.projects), "行项目与分期"),
        (len(issue.progress), "个有进度的目标"),
        (len(issue.checks), "处验算"),
        (int((issue.checks["verdict"] == "disagrees").sum()), "处不符"),
    )
    items = "".join(f"<li><b>{n:,}</b>{escape(word)}</li>" for n, word in cards)
    rows = "".join(
        f'<tr><th scope="row">{escape(a)}</th><td>{escape(h or "（图片说明）" if k == "caption" else h or "（无标题）")}</td>'
        f"<td>{escape(s)}</td><td>{c:,}</td></tr>"
        for a, h, k, s, c in zip(
            articles["article_id"], articles["headline"], articles["kind"], articles["section"], articles["characters"], strict=True
        )
    )
    return (
        f'<ul class="glance">{items}</ul><div class="tablewrap"><table><caption class="meta">稿件</caption><thead><tr><th scope="col">编号</th>'
        f'<th scope="col">标题</th><th scope="col">版块</th><th scope="col">字数</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def title_of(issue: Issue) -> str:
    """Paper and date, else the file's name."""
    return " ".join(filter(None, (issue.paper, issue.date))) or issue.name


def pages(issue: Issue, notebooks: list[NotebookNode], stems: list[str]) -> dict[str, str]:
    """File name → HTML of every page of the report."""
    import plotly.offline

    source = source_line(issue)
    sections = [notebook_section(notebook, stem, source) for notebook, stem in zip(notebooks, stems, strict=True)]
    links = "".join(f'<li><a href="#{stem}">{escape(title)}</a></li>' for stem, (title, _) in zip(stems, sections, strict=True))
    contents = f'<nav aria-label="目录"><ol>{links}<li><a href="#figures">全部数字</a></li><li><a href="page.html">带标记的版面</a></li></ol></nav>'
    body = _glance(issue) + contents + "".join(html for _, html in sections) + _mentions_table(issue)
    meta = f"{title_of(issue)} · 来源文件 {issue.name}"
    index = _shell(title_of(issue), meta, body, plotlyjs=plotly.offline.get_plotlyjs() + ";" + _AFTER_FONT, script=_SEARCH)
    back = '<p><a href="index.html">回到报告</a></p>'
    page = _shell(f"带标记的版面 {title_of(issue)}", meta, back + annotated_page(issue))
    return {"index.html": index, "page.html": page, "report.json": _record(issue)}


def _record(issue: Issue) -> str:
    import hashlib

    import newsstats

    record = {
        "newsstats": newsstats.__version__,
        "source": issue.name,
        "sha256": hashlib.sha256(issue.source.encode("utf-8")).hexdigest(),
        "date": issue.date,
        "paper": issue.paper,
        "encoding": issue.encoding,
    }
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@cache
def _template() -> object:
    from jinja2 import Environment

    text = (files("newsstats.report") / "templates" / "shell.html.j2").read_text(encoding="utf-8")
    return Environment(autoescape=False).from_string(text)


def _shell(title: str, meta: str, body: str, *, plotlyjs: str = "", script: str = "") -> str:
    from newsstats.report.fonts import font_face

    css = (files("newsstats.report") / "templates" / "style.css").read_text(encoding="utf-8")
    return _template().render(  # type: ignore[attr-defined]
        title=title,
        meta=meta,
        body=body,
        style=font_face(title + meta + _ESCAPED.sub(lambda m: chr(int(m[1], 16)), body)) + css,
        plotlyjs=plotlyjs,
        script=script,
        footer="数字是版面自己的说法；写着“约”“近”“余”的数不精确。由 newsstats 整理。",
    )
