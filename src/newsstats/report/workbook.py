"""The first sheet of the report's workbook reads like a summary: findings, checks, figures with their sentences."""

from __future__ import annotations

import re
from html import unescape

import pandas as pd

from newsstats.corpus.export import Front, Link
from newsstats.lang import say, words
from newsstats.ledger.sentences import sentence_of
from newsstats.report.findings import Facts
from newsstats.report.page.page import Page
from newsstats.report.page.verdicts import ORDER
from newsstats.report.page.write import period

_TAG = re.compile(r"<[^>]+>")
FIGURES = 2000
"""Figures that the summary lists; all are in the sheet `numbers`."""


def front(page: Page) -> Front:
    """The summary of a page."""
    facts = page.facts
    titles = [_plain(one.title) for one in page.written]
    findings = pd.DataFrame(
        {
            say("page.title_findings"): [
                Link(title, f"../page.html#{one.mentions[0]}") if one.mentions else title
                for title, one in zip(titles, page.findings, strict=True)
            ],
            say("page.clause"): [_sentence(facts, one.mentions) for one in page.findings],
        }
    )
    blocks: list[tuple[str, pd.DataFrame | None]] = [(titles[0] if titles else say("page.kicker"), findings if titles else None)]
    checks = facts.corpus.checks
    checks = checks[~checks["trivial"]].drop_duplicates(["article_id", "statement"])
    if len(checks):
        checks = checks.sort_values("verdict", key=lambda v: v.map({name: n for n, name in enumerate(ORDER)}), kind="stable")
        verdicts, kinds = words("verdicts"), words("relations")
        blocks.append(
            (
                say("page.title_checks"),
                pd.DataFrame(
                    {
                        say("page.verdict"): [verdicts[v] for v in checks["verdict"]],
                        say("page.sum"): [s.replace(", printed ", say("page.printed")) for s in checks["statement"]],
                        say("page.relation"): [kinds[k] for k in checks["kind"]],
                    }
                ),
            )
        )
    return Front(say("page.sheet"), [*blocks, (say("page.title_figures"), _figures(facts))])


def _figures(facts: Facts) -> pd.DataFrame:
    rows = list(facts.sure.values())[:FIGURES]
    return pd.DataFrame(
        {
            say("page.figure_"): [Link(row["text"], f"../page.html#{row['mention_id']}") for row in rows],
            say("page.what"): [row["indicator"] for row in rows],
            say("page.whose"): [row["subject"] or row["series_subject"] for row in rows],
            say("page.when"): [_plain(period(row["period_start"], row["period_end"], facts.issued)) for row in rows],
            say("page.clause"): [_sentence(facts, (row["mention_id"],)) for row in rows],
        }
    )


def _sentence(facts: Facts, mentions: tuple[str, ...]) -> str:
    row = facts.mentions.get(mentions[0]) if mentions else None
    if row is None:
        return ""
    row = facts.in_text(row)
    return sentence_of(facts.corpus[row["article_id"]].part(row["part"]), row["start"], row["end"])[0].strip().replace("\n", " ")


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html))
