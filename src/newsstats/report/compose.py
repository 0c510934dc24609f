"""The executed report notebook becomes the page that a reader sees: the outputs of its tagged cells, one under the other."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from newsstats.lang import say
from newsstats.report.fonts import Face
from newsstats.text.controls import directions_named

if TYPE_CHECKING:
    from nbformat import NotebookNode


def body_of(notebook: NotebookNode) -> str:
    """The sections' HTML, through nbconvert with the template `page`."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        extra_template_basedirs=[str(files("newsstats.report") / "templates")], template_name="page", require_js_url="", mathjax_url="",
        mermaid_js_url="", jquery_url="", exclude_input=True,
    )  # fmt: skip
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output["output_type"] == "execute_result":
                output["output_type"] = "display_data"
                output.pop("execution_count", None)
    body, _ = exporter.from_notebook_node(notebook)
    return str(body).strip()


def page(title: str, body: str, face: Face) -> str:
    """The whole page around its sections."""
    from newsstats.report.html import script_hash, template_text

    script = template_text("page.js")
    texts = {key: say(f"html.{key}") for key in ("lang", "skip", "footer", "shown")}
    body = directions_named(body)
    rendered: str = _template().render(
        title=title, body=body, style=face.css(title + body + "".join(texts.values()) + say("page.copied")) + template_text("page.css"), script=script,
        hashes=f"'sha256-{script_hash(script)}'", copied=say("page.copied"), **texts,
    )  # fmt: skip
    return rendered


@cache
def _template() -> Any:
    from jinja2 import Environment

    from newsstats.report.html import template_text

    return Environment(autoescape=False).from_string(template_text("page.html.j2"))
