"""Every table of an archive with the rows of one issue."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from newsstats.archive.places import places_of
from newsstats.archive.tables import FROM_CORPUS, OF_ISSUE, OF_TEXT, OWN_DATE, TABLES
from newsstats.corpus.corpus import Corpus
from newsstats.corpus.issue import Issue
from newsstats.topics.lexicon import UNKNOWN, confidence, distributions, leading
from newsstats.topics.scheme import media_topics
from newsstats.words.tagged import Tagged
from newsstats.words.tokens import say_nothing

CLEAR = 0.5
"""Confidence of a topic from which on an article is filed under it: more right than wrong."""
Columns = dict[str, list[Any]]


def tables_of(corpus: Corpus, called: str, issue_id: str, sha256: str, *, text_only: bool = False) -> dict[str, Columns]:
    """Table → columns, each row with the issue that it belongs to; `called` is the issue's name, `sha256` the hash of its content.

    With `text_only` only the tables of `OF_TEXT`, and how many numbers there are is null: nobody looked.
    """
    paper, date = (corpus.paper, corpus.date) if isinstance(corpus, Issue) else (corpus[0].outlet, corpus[0].published)
    year = int(date[:4]) if date[:4].isdigit() else 0
    key = {"issue_id": issue_id, "paper": paper, "date": date, "year": year}
    tagged = corpus.analysis.tagged
    made: dict[str, Columns] = {name: corpus.columns(name) for name in FROM_CORPUS if name in OF_TEXT or not text_only}
    made["terms"] = _terms(corpus.analysis.units)
    articles = made["articles"]
    articles.update(
        topic=_topics(corpus),
        words=_words(tagged, articles["article_id"]),
        meta=_meta(corpus),
        places=[places_of(article) for article in corpus],
    )
    made["issues"] = {
        "name": [called],
        "sha256": [sha256],
        "encoding": [corpus.encoding if isinstance(corpus, Issue) else ""],
        "stories": [sum(kind == "story" for kind in articles["kind"])],
        "characters": [sum(articles["characters"])],
        "tokens": [int(tagged.counts.sum())],
        "numbers": [None if text_only else len(corpus.analysis.mentions["text"])],
    }
    return {name: _keyed(name, columns, key) for name, columns in made.items()}


def _keyed(name: str, columns: Columns, key: Mapping[str, Any]) -> Columns:
    count = len(next(iter(columns.values())))
    return {
        column: [key[column]] * count if column in OF_ISSUE else columns["date" if column == OWN_DATE else column]
        for column in TABLES[name]
    }


def _topics(corpus: Corpus) -> list[str]:
    """The leading topic of each article, 不明 where it is more likely wrong than right."""
    scores = corpus.analysis.scores
    shares = distributions(scores, [article.id for article in corpus])
    out = []
    for article in corpus:
        topic = leading(shares[article.id])
        sure = topic != UNKNOWN and confidence(shares[article.id][topic], sum(scores[article.id][0].values())) >= CLEAR
        out.append(media_topics().labels[topic if sure else UNKNOWN][1])
    return out


def _meta(corpus: Corpus) -> list[str]:
    """The user's own columns of each article as JSON; empty where there are none."""
    return [json.dumps(dict(article.meta), ensure_ascii=False, sort_keys=True, default=str) if article.meta else "" for article in corpus]


def _terms(tagged: Tagged) -> Columns:
    """Counts of the words of two characters and more that are no stop words, with the number of stories that have them."""
    blank = np.array(list(map(str.isspace, tagged.words.tolist())), dtype=bool)
    counted = (tagged.sizes > 1) & ~blank & ~say_nothing(tagged)
    counts = np.bincount(tagged.codes, minlength=len(counted)) if len(counted) else np.zeros(0, dtype=np.int64)
    kept = np.flatnonzero(counted & (counts > 0)) if len(counted) else np.zeros(0, dtype=np.int64)
    if not len(kept):
        return {"word": [], "pos": [], "count": [], "documents": []}
    ids = {article: n for n, article in enumerate(dict.fromkeys(part.article_id for part in tagged.parts))}
    story = np.repeat([ids[part.article_id] for part in tagged.parts], tagged.counts)
    documents = np.bincount(np.unique(story * len(counted) + tagged.codes) % len(counted), minlength=len(counted))
    return {
        "word": tagged.words[kept].tolist(),
        "pos": tagged.tags[kept].tolist(),
        "count": counts[kept].tolist(),
        "documents": documents[kept].tolist(),
    }


def _words(tagged: Tagged, ids: Sequence[str]) -> list[str]:
    """The words of each article with a space around each, for topics."""
    shown = np.array([not word.isspace() for word in tagged.words], dtype=bool)
    out: dict[str, list[str]] = {article: [] for article in ids}
    at = 0
    for part, count in zip(tagged.parts, tagged.counts.tolist(), strict=True):
        codes = tagged.codes[at : at + count]
        out[part.article_id].extend(tagged.words[codes[shown[codes]]].tolist())
        at += count
    return [" " + " ".join(out[article]) + " " for article in ids]
