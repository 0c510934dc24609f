"""The line under every chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsstats.lang import say

if TYPE_CHECKING:
    from newsstats.issue import Issue


def source_line(issue: Issue) -> str:
    """Paper, date, file, and whose figures these are."""
    where = " ".join(filter(None, (issue.paper, issue.date, issue.name)))
    return say("source.line", where=where) if where else say("source.none")
