"""Columns and dtypes of every table, in order: an empty table has the same ones as a full one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

_TEXT: Any = pd.Series([], dtype="str").dtype

ARTICLES = {
    "article_id": "str", "kind": "str", "section": "str", "kicker": "str", "headline": "str", "subhead": "str",
    "source": "str", "reporters": "str", "correspondents": "str", "place": "str", "dateline": "str", "text": "str",
    "characters": "int64", "sentences": "int64", "first_line": "int64", "last_line": "int64",
    "source_start": "int64", "source_end": "int64", "page": "int64", "page_label": "str", "published": "str", "outlet": "str",
    "file": "str", "row": "int64", "confidence": "float64", "doubt": "str",
}  # fmt: skip
NOTES = {"row": "int64", "article_id": "str", "what": "str", "value": "str"}
LINES = {
    "line": "int64", "page": "int64", "text": "str", "role": "str", "article_id": "str", "paragraph": "int64",
    "left": "float64", "top": "float64", "right": "float64", "bottom": "float64",
    "source_start": "int64", "source_end": "int64", "file": "str",
}  # fmt: skip
TOKENS = {
    "article_id": "str", "section": "str", "part": "str", "sentence": "int64", "start": "int64", "end": "int64",
    "word": "str", "pos": "str", "stop": "bool", "phrase": "str", "source_start": "int64", "source_end": "int64",
}  # fmt: skip
NUMBERS = {
    "mention_id": "str", "article_id": "str", "section": "str", "sentence": "int64", "part": "str", "start": "int64",
    "end": "int64", "source_start": "int64", "source_end": "int64", "text": "str", "kind": "str", "modifier": "str",
    "value": "float64", "low": "float64", "high": "float64", "unit": "str", "dimension": "str",
    "base_value": "float64", "base_low": "float64", "base_high": "float64", "base_unit": "str", "date": "str",
    "measured_property": "str", "measured_entity": "str",
    "indicator": "str", "subject": "str", "aspect": "str", "direction": "str", "comparison": "str", "base": "str", "whole": "str",
    "period_start": "str", "period_end": "str", "status": "str", "confidence": "float64", "context": "str",
}  # fmt: skip
OBSERVATION = ("indicator", "subject", "aspect", "direction", "comparison", "base", "whole", "period_start", "period_end", "status")
"""Columns of NUMBERS that make an observation."""
SURE = 0.8
"""From this confidence on an indicator is named as sure; below it a figure is shown with the words of its clause."""
OBSERVED = ("measured_property", "measured_entity", *OBSERVATION, "confidence")
"""Columns of NUMBERS that say what a number is of."""
TERMS = {
    "word": "str", "pos": "str", "count": "int64", "per_thousand": "float64", "documents": "int64",
    "tf_idf": "float64", "rank": "int64",
}  # fmt: skip
KEYNESS = {
    "word": "str", "count": "int64", "reference_count": "float64", "expected": "float64", "log_likelihood": "float64",
    "log_ratio": "float64", "p_value": "float64", "q_value": "float64", "reliable": "bool",
}  # fmt: skip
CONCORDANCE = {
    "article_id": "str", "left": "str", "keyword": "str", "right": "str", "start": "int64", "end": "int64",
    "source_start": "int64", "source_end": "int64", "section": "str", "published": "str",
}  # fmt: skip
COLLOCATIONS = {
    "first": "str", "second": "str", "count": "int64", "expected": "float64", "pmi": "float64",
    "log_likelihood": "float64", "log_dice": "float64",
}  # fmt: skip
NGRAMS = {"ngram": "str", "count": "int64", "documents": "int64"}
DISPERSION = {"word": "str", "count": "int64", "range": "int64", "dp": "float64", "dp_norm": "float64"}
DIVERSITY = {
    "words": "int64", "types": "int64", "ttr": "float64", "mattr": "float64", "hapax": "int64", "yule_k": "float64",
    "sentence_words": "float64", "word_characters": "float64", "density": "float64", "uncommon": "float64",
}  # fmt: skip
SIMILAR = {"article_id": "str", "similarity": "float64", "shared": "str"}
POSITIONS = {"word": "str", "article_id": "str", "at": "float64", "source_start": "int64", "source_end": "int64"}
NETWORK_WORDS = {"word": "str", "sentences": "int64", "group": "int64", "x": "float64", "y": "float64"}
NETWORK_LINKS = {"first": "str", "second": "str", "sentences": "int64", "jaccard": "float64"}
CORRESPONDENCE = {
    "kind": "str", "name": "str", "count": "int64", "x": "float64", "y": "float64", "quality": "float64", "share_x": "float64",
    "share_y": "float64",
}  # fmt: skip
BURSTS = {"word": "str", "first": "str", "last": "str", "documents": "int64", "expected": "float64", "weight": "float64"}
CODED = {
    "code": "str", "article_id": "str", "unit": "int64", "part": "str", "start": "int64", "end": "int64", "text": "str",
    "source_start": "int64", "source_end": "int64",
}  # fmt: skip
CODES = {"code": "str", "count": "int64", "units": "int64", "share": "float64", "expected": "float64", "residual": "float64"}
FACTORS = {"topic": "int64", "words": "str", "share": "float64", "stability": "float64", "coherence": "float64"}
PLACES = {
    "division": "str", "place": "str", "province": "str", "count": "int64", "names": "str", "longitude": "float64", "latitude": "float64",
}  # fmt: skip
TOPICS = {
    "topic": "str", "label_en": "str", "label_zh": "str", "weight": "float64", "confidence": "float64", "count": "int64",
    "reliable": "bool", "subtopic": "str", "subtopic_en": "str", "subtopic_zh": "str", "evidence": "str",
}  # fmt: skip
_FIGURES = ("investment", "fixed_investment", "working_capital", "area", "length", "capacity", "jobs", "output_value")
PROJECTS = {
    "article_id": "str", "project": "str", "phase": "int64", "label": "str",
    **{
        column: kind
        for figure in _FIGURES
        for column, kind in (
            (figure, "float64"), (f"{figure}_low", "float64"), (f"{figure}_high", "float64"), (f"{figure}_modifier", "str"),
            (f"{figure}_mention", "str"),
        )
    },
    "capacity_unit": "str", "start": "str", "finish": "str", "status": "str", "mention_ids": "str", "source_start": "int64", "source_end": "int64",
}  # fmt: skip
BREAKDOWNS = {
    "article_id": "str", "whole": "str", "whole_value": "float64", "part": "str", "value": "float64",
    "base_unit": "str", "modifier": "str", "share": "float64", "unaccounted": "float64", "mention_id": "str",
    "whole_mention_id": "str", "source_start": "int64", "source_end": "int64",
}  # fmt: skip
PROGRESS = {
    "article_id": "str", "what": "str", "unit": "str", "total": "float64", "done": "float64", "remaining": "float64",
    "share": "float64", "as_of": "str", "modifier": "str", "mention_ids": "str", "source_start": "int64", "source_end": "int64",
}  # fmt: skip
TIMELINE = {
    "date": "str", "article_id": "str", "event": "str", "mention_id": "str", "tense": "str",
    "source_start": "int64", "source_end": "int64",
}  # fmt: skip
NAMES = {
    "name": "str", "kind": "str", "role": "str", "count": "int64", "articles": "str", "division": "str", "province": "str",
    "prefecture": "str", "county": "str", "article_id": "str", "source_start": "int64", "source_end": "int64",
}  # fmt: skip
QUOTES = {
    "article_id": "str", "part": "str", "speaker": "str", "speaker_kind": "str", "verb": "str", "direct": "bool", "quote": "str",
    "start": "int64", "end": "int64", "source_start": "int64", "source_end": "int64",
}  # fmt: skip
LEDGER = {
    **NUMBERS, "outlet": "str", "published": "str", "place": "str", "frequency": "str", "series_indicator": "str", "series_subject": "str",
    "amount": "float64", "amount_low": "float64", "amount_high": "float64", "revised": "bool", "sure": "bool",
}  # fmt: skip
SERIES = {
    "subject": "str", "frequency": "str", "period_start": "str", "period_end": "str", "value": "float64", "low": "float64", "high": "float64",
    "unit": "str", "sources": "int64", "outlets": "int64", "first_reported": "str", "last_reported": "str", "last_revised": "str",
    "spread": "float64", "article_id": "str", "mention_id": "str", "text": "str",
}  # fmt: skip
INDICATORS = {
    "indicator": "str", "aspect": "str", "comparison": "str", "count": "int64", "subjects": "int64", "outlets": "int64", "periods": "int64",
    "first": "str", "last": "str", "coverage": "float64", "forms": "str",
}  # fmt: skip
CONTRADICTIONS = {
    "kind": "str", "indicator": "str", "subject": "str", "aspect": "str", "comparison": "str", "period_start": "str", "period_end": "str",
    "unit": "str", "first_value": "float64", "second_value": "float64", "first_published": "str", "second_published": "str",
    "first_outlet": "str", "second_outlet": "str", "first_article": "str", "second_article": "str", "first_mention": "str",
    "second_mention": "str", "first_sentence": "str", "second_sentence": "str", "reason": "str",
}  # fmt: skip
GROWTHS = {
    "indicator": "str", "subject": "str", "period_start": "str", "period_end": "str", "level": "float64", "level_before": "float64", "unit": "str",
    "expected_low": "float64", "expected_high": "float64", "printed": "float64", "verdict": "str", "reason": "str",
    "article_id": "str", "article_before": "str", "mention_id": "str", "level_mention": "str", "before_mention": "str",
}  # fmt: skip
OUTCOMES = {
    "indicator": "str", "subject": "str", "aspect": "str", "period_start": "str", "period_end": "str", "unit": "str", "planned": "float64",
    "modifier": "str", "planned_published": "str", "outcome": "float64", "outcome_end": "str", "outcome_published": "str", "share": "float64",
    "verdict": "str", "article_id": "str", "mention_id": "str", "outcome_article": "str", "outcome_mention": "str",
}  # fmt: skip
BIOGRAPHY = {
    "project": "str", "phase": "int64", "label": "str", "fact": "str", "value": "float64", "unit": "str", "said": "str", "as_of": "str", "published": "str",
    "outlet": "str", "article_id": "str", "mention_id": "str", "was": "str", "changed": "bool",
}  # fmt: skip
DOUBTS = {"article_id": "str", "headline": "str", "way": "str", "confidence": "float64", "doubt": "str"}
CHECKS = {
    "article_id": "str", "kind": "str", "statement": "str", "expected": "float64", "printed": "float64",
    "difference": "float64", "relative": "float64", "verdict": "str", "confidence": "float64", "right": "str",
    "reason": "str", "sentences": "str", "trivial": "bool", "fingerprint": "str", "part_mention_ids": "str",
    "whole_mention_id": "str", "source_start": "int64", "source_end": "int64",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of text that repeats itself: `values[codes]`."""

    codes: np.ndarray
    values: Sequence[str] | np.ndarray

    def array(self) -> Any:
        """As pandas has it."""
        return pd.array(list(self.values), dtype=_TEXT).take(self.codes)


def text_array(values: Any) -> Any:
    """A column of text, from its values or from `Coded` ones."""
    return values.array() if isinstance(values, Coded) else pd.array(values, dtype=_TEXT)


def frame(columns: Mapping[str, Any], schema: Mapping[str, str]) -> pd.DataFrame:
    """A table of a schema from its columns, with the schema's order and dtypes (also when it has no row)."""
    return pd.DataFrame(
        {name: text_array(columns[name]) if kind == "str" else np.array(columns[name], dtype=kind) for name, kind in schema.items()},
        copy=False,
    )


def frame_of_rows(rows: Sequence[Mapping[str, object]], schema: Mapping[str, str]) -> pd.DataFrame:
    """A table of a schema from rows; a column that a row leaves out is an error."""
    return frame({name: [row[name] for row in rows] for name in schema}, schema)


def meaning(table: str, column: str) -> str:
    """What a column of a table holds, with its unit in brackets (`data/columns.toml`). Raises: `KeyError` for one that is not there.

    Examples
    --------
    >>> meaning("numbers", "base_value")
    'the figure [base unit], by decimal arithmetic'
    """
    from newsstats.data import load_toml

    held = load_toml("columns.toml")
    own, common = held.get(table, {}), held["common"]
    if table == "ledger":
        own = held["numbers"] | own
    for suffix, said in (
        ("_low", "lower end of {}"),
        ("_high", "upper end of {}"),
        ("_modifier", "modifier of {}"),
        ("_mention", "mention of {}"),
    ):
        stem = column.removesuffix(suffix)
        if stem != column and stem in own and column not in own and column not in common:
            return said.format(stem)
    found: str = own[column] if column in own else common[column]
    return found
