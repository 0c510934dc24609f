"""The table of checks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from newsstats.checks.reading import Story, story_of
from newsstats.checks.registry import PAGE_RELATIONS, RELATIONS
from newsstats.checks.relation import CLOSE, DISAGREES, OPEN, Relation
from newsstats.observations.sentences import Figure, Sentence, StoryText


def checks_rows(stories: Iterable[StoryText]) -> list[dict[str, object]]:
    """One row a relation that the page's own figures must satisfy. Columns: `newsstats.schema.CHECKS`.

    `expected` is what the parts come to and `printed` what the page says, both in the whole's base unit;
    `difference` is expected less printed, `relative` that difference over what is printed.
    """
    legible = [story_of(story) for story in stories]
    rows: list[dict[str, object]] = []
    for story in legible:
        if relations := _relations(story):
            places = _places([story])
            rows.extend(_cells(relation, places) for relation in relations)
    for kind in PAGE_RELATIONS:
        if between := list(kind.find(legible)):
            places = _places(legible)
            rows.extend(_cells(relation, places) for relation in between)
    return rows


def _places(stories: Iterable[Story]) -> dict[str, Sentence]:
    """The sentence of every mention, by the mention's id."""
    return {figure.mention_id: sentence for story in stories for sentence in story.sentences for figure in sentence.figures}


def _sentences(relation: Relation, places: dict[str, Sentence]) -> str:
    """The sentences that hold a relation's figures, one a line, each figure between marks; in the order of the text."""
    held: dict[int, tuple[Sentence, list[Figure]]] = {}
    for figure in sorted(relation.figures, key=lambda f: f.source_start):
        sentence = places[figure.mention_id]
        held.setdefault(id(sentence), (sentence, []))[1].append(figure)
    return "\n".join(_marked(sentence, figures) for sentence, figures in held.values())


def _marked(sentence: Sentence, figures: list[Figure]) -> str:
    text = sentence.text
    for figure in sorted(figures, key=lambda f: f.start, reverse=True):
        a, b = figure.start - sentence.start, figure.end - sentence.start
        text = f"{text[:a]}{OPEN}{text[a:b]}{CLOSE}{text[b:]}"
    return re.sub(r"\s+", " ", text).strip()


def fingerprint(kind: str, statement: str, sentences: str) -> str:
    """Sixteen hexadecimal digits that hang on what is said, not on where it stands."""
    said = re.sub(r"\s+", "", f"{kind}|{statement}|{sentences}")
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _right(relation: Relation) -> str:
    """What a statement's arithmetic comes to, where something else is printed; empty where parts need not be all."""
    left, printed, _ = relation.statement.partition(", printed ")
    if relation.verdict != DISAGREES or not printed:
        return ""
    _, sign, after = left.rpartition(" = ")
    return after if sign else left.partition(" ≠ ")[0] if " ≠ " in left else ""


def _relations(story: Story) -> list[Relation]:
    kept: list[Relation] = []
    seen: set[frozenset[str]] = set()
    for kind in RELATIONS:
        for relation in kind.find(story):
            # the same figures are tied once; what is said of a single figure may be said in several ways
            key = frozenset(f.mention_id for f in relation.figures) if relation.parts else frozenset([relation.statement])
            if key not in seen:
                seen.add(key)
                kept.append(relation)
    return kept


def _cells(relation: Relation, places: dict[str, Sentence]) -> dict[str, object]:
    figures = relation.figures
    start, end = relation.span or (min(f.source_start for f in figures), max(f.source_end for f in figures))
    sentences = _sentences(relation, places)
    difference = relation.expected - relation.printed
    return {
        "article_id": relation.article_id,
        "kind": relation.kind,
        "statement": relation.statement,
        "expected": float(relation.expected),
        "printed": float(relation.printed),
        "difference": float(round(difference, 6)),
        "relative": float(difference / relation.printed) if relation.printed else float("nan"),
        "verdict": relation.verdict,
        "confidence": round(relation.confidence, 3),
        "right": _right(relation),
        "reason": relation.reason,
        "sentences": sentences,
        "trivial": relation.trivial,
        "fingerprint": fingerprint(relation.kind, relation.statement, sentences),
        "part_mention_ids": "、".join(f.mention_id for f in relation.parts),
        "whole_mention_id": relation.whole.mention_id if relation.whole is not None else "",
        "source_start": start,
        "source_end": end,
    }
