"""Values of findings with the characters that they are read from."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from newsstats.charts.labels import label
from newsstats.findings.news_value import Finding
from newsstats.report.findings import Facts
from newsstats.report.page.write import figure


def cited(facts: Facts, mention: str, value: float, unit: str) -> str:
    """A figure as printed where it has a mention, else its value with its unit."""
    return figure(facts, mention) if mention in facts.mentions else escape(label(value, "", unit))


def near(facts: Facts, finding: Finding, iso: str) -> list[Mapping[Any, Any]]:
    """The first date of a finding's story that is this day, month or year: where it is read from."""
    return [
        row for row in facts.mentions.values() if row["article_id"] == finding.article_id and row["kind"] == "date" and row["date"] == iso
    ][:1]
