"""Figures, days and sentences as a reader of the language writes them, each figure with the characters that it cites."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from newsstats.lang import current, say, words
from newsstats.ledger.frequency import frequency, to_date
from newsstats.ledger.sentences import sentence_of
from newsstats.report.findings import Facts
from newsstats.report.page.english import in_english


def figure(facts: Facts, mention_id: str, text: str = "") -> str:
    """A figure as printed, leading to its place on the marked page; its characters in the source are told to whoever verifies."""
    row = facts.mentions[mention_id]
    shown = text or (in_english(row) if current() == "en" else str(row["text"])).replace("\n", "")
    return f'<a class="fig" href="page.html#{escape(mention_id)}" data-at="{row["source_start"]}-{row["source_end"]}">{escape(shown)}</a>'


def computed(shown: str, sum_: str, cited: Sequence[Mapping[Any, Any]]) -> str:
    """A figure that is worked out, with the sum in the figures that it is made of and where these stand."""
    at = ";".join(f"{row['source_start']}-{row['source_end']}" for row in cited)
    return f'<span class="sum" data-sum="{escape(sum_)}" data-at="{at}">{escape(shown)}</span>'


def counted(n: int, what: str, places: Sequence[tuple[int, int]] = ()) -> str:
    """A count, which whoever verifies counts again: rows of a table, or the places in the source that it is of."""
    at = f' data-at="{";".join(f"{a}-{b}" for a, b in places)}"' if places else ""
    return f'<span class="count" data-count="{escape(what)}"{at}>{n:,}</span>'


def span_of(row: Mapping[Any, Any]) -> tuple[int, int]:
    """Where a mention stands in the source."""
    return row["source_start"], row["source_end"]


def dated(iso: str, issued: str, cited: Sequence[Mapping[Any, Any]] = ()) -> str:
    """A day in words, with the day as ISO and the characters that it is read from."""
    at = ";".join(f"{a}-{b}" for a, b in map(span_of, cited))
    return (
        f'<time datetime="{escape(iso)}"{f" data-at={chr(34)}{at}{chr(34)}" if at else ""}>{escape(day(iso, issued))}</time>' if iso else ""
    )


def day(iso: str, issued: str = "") -> str:
    """A day, month or year in words; the year is left out where it is the issue's.

    Examples
    --------
    >>> day("2024-11-28", "2024-11-29"), day("2023", "2024-11-29"), day("2025-04", "2024-11-29")
    ('11月28日', '2023年', '2025年4月')
    >>> day("-0220")
    '公元前221年'
    """
    if iso.startswith("-"):  # years are counted without a zero: -0220 is 221 before Christ
        return say("page.before_christ", year=1 - int(iso[:5]))
    parts = [int(part) for part in iso.split("T")[0].split("/")[0].split("-") if part.isdigit()]
    if not parts:
        return ""
    same = bool(issued) and iso[:4] == issued[:4] and len(parts) > 1
    if current() == "en":
        month = datetime.date(2000, parts[1], 1).strftime("%B") if len(parts) > 1 else ""
        pieces = [str(parts[2]) if len(parts) > 2 else "", month, "" if same else str(parts[0])]
        return " ".join(filter(None, pieces))
    pieces = ["" if same else f"{parts[0]}年", f"{parts[1]}月" if len(parts) > 1 else "", f"{parts[2]}日" if len(parts) > 2 else ""]
    return "".join(pieces)


def period(start: str, end: str, issued: str = "") -> str:
    """The time that a figure is of, in words, with its days as ISO; empty where the text does not say."""
    said = _period(start, end, issued)
    return f'<time data-period="{escape(start)}/{escape(end)}">{escape(said)}</time>' if said else ""


def _period(start: str, end: str, issued: str) -> str:
    from newsstats.charts.ledger import period_name

    kind = frequency(start, end)
    if not kind:
        return ""
    if kind == "day":
        return day(end, issued)
    if kind == "month":
        return day(end[:7], issued)
    if kind == "year":
        return day(end[:4])
    if kind in ("quarter", "half") or (kind == "cumulative" and to_date(start, end)):
        return period_name(kind, start, end)
    return f"{day(start, issued)}–{day(end, issued)}"


def way(row: Mapping[Any, Any]) -> str:
    """In which way a figure tells of its variable, where that is not its level, and that it is still to come."""
    told = words("aspects")
    aspect = row["aspect"]
    how = "" if aspect in ("", "level", "rate") else told.get(f"{aspect}_{row['direction']}", told.get(aspect, ""))
    compared = words("comparisons").get(row["comparison"], "") if how else ""
    planned = words("statuses")["planned"] if row["status"] == "planned" else ""
    said = say("page.comma").join(filter(None, (compared + how, planned)))
    return say("page.way", how=said) if said else ""


def sentences(facts: Facts, mention_ids: Sequence[str]) -> str:
    """The sentences of the source that hold some figures, whole, each figure marked; with the headline of their story."""
    by_sentence: dict[tuple[str, str, int], list[Mapping[Any, Any]]] = {}
    for mention in mention_ids:
        row = facts.mentions.get(mention)
        row = facts.in_text(row) if row is not None else None
        if row is not None and row["part"] in ("body", "caption"):
            _, begin = sentence_of(facts.corpus[row["article_id"]].part(row["part"]), row["start"], row["end"])
            by_sentence.setdefault((row["article_id"], row["part"], begin), []).append(row)
    pieces, story = [], ""
    for (article, part, begin), rows in sorted(by_sentence.items()):
        text = facts.corpus[article].part(part)
        sentence, _ = sentence_of(text, rows[0]["start"], rows[0]["end"])
        pieces.append(f"<p data-quote>{_marked(text, begin, begin + len(sentence), rows)}</p>")
        story = article
    if not pieces:
        return ""
    headline = facts.articles[story]["headline"]
    cite = f'<footer><a href="page.html#{escape(story)}">{escape(headline) if headline else escape(say("summary.untitled"))}</a></footer>'
    return f'<blockquote lang="zh">{"".join(pieces)}{cite}</blockquote>'


def _marked(text: str, begin: int, finish: int, rows: Sequence[Mapping[Any, Any]]) -> str:
    out, at = [], begin
    for row in sorted(rows, key=lambda row: row["start"]):
        if row["start"] < at:
            continue
        out.append(escape(text[at : row["start"]]))
        out.append(
            f'<a class="fig" href="page.html#{escape(row["mention_id"])}" data-at="{row["source_start"]}-{row["source_end"]}">'
            f"<mark>{escape(text[row['start'] : row['end']])}</mark></a>"
        )
        at = row["end"]
    out.append(escape(text[at:finish]))
    return "".join(out).replace("\n", "")


def whole(value: float) -> str:
    """A share as a reader writes it: one decimal place at most."""
    return f"{value:.1%}".replace(".0%", "%")
