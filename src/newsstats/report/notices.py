"""What cannot be made says so in its place; the rest of the report is there all the same."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from newsstats.lang import say

if TYPE_CHECKING:
    from nbformat import NotebookNode


def with_notices(notebook: NotebookNode) -> str:
    """Put a notice in the place of a cell's error, and take away errors that only follow from it; gives the reason, or empty."""
    reason = ""
    for cell in notebook.cells:
        errors = [output for output in cell.get("outputs", ()) if output.output_type == "error"]
        if not errors:
            continue
        told = f"{errors[0].ename}: {errors[0].evalue}".strip()
        follows = bool(reason) and errors[0].ename == "NameError"
        cell.outputs = [output for output in cell.outputs if output.output_type != "error"]
        if not follows:
            reason = reason or told
            cell.outputs.append(_output(told))
    return reason


def notice(reason: str) -> str:
    """A paragraph that says what is missing and why."""
    return f'<p class="notice" role="note">{escape(say("html.failed"))} {escape(reason)}</p>'


def made(section: Callable[[], str]) -> str:
    """A section's HTML, or the notice that it could not be made."""
    try:
        return section()
    except Exception as error:  # whatever it is, the reader is told in its place
        return notice(f"{type(error).__name__}: {error}")


def _output(reason: str) -> NotebookNode:
    from nbformat.v4 import new_output

    return new_output("display_data", data={"text/html": notice(reason), "text/plain": reason})
