"""A topic distribution from words that speak for topics (IPTC Media Topics, top level)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np
import pandas as pd
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from newsstats.schema import TOPICS, frame_of_rows
from newsstats.text.part import TextPart
from newsstats.text.remembered import Remembered
from newsstats.topics.scheme import Scheme, media_topics
from newsstats.words.tagged import Tagged

UNKNOWN = "unknown"
CALIBRATED = ((0.0, 0.2), (0.4, 0.35), (0.5, 0.55), (0.6, 0.72), (0.8, 0.88), (0.95, 0.96), (1.0, 0.97))
"""Weight of the leading topic → share of such articles whose topic is right. The ends are counted by 1,000 labelled articles of an earlier
measurement (0.31 under 0.4, 0.96 from 0.95), the knots between them drawn by judgement after 60 broadcast items read by hand."""
EVIDENCE_SCALE = 4.0
"""A score of so much leaves 1/e of the doubt that a lack of evidence brings; a plain word has 5."""
EVIDENCE_DOUBT = 0.6
"""Share of the confidence that no evidence would leave open (by judgement)."""
HEADLINE_WEIGHT = 3.0
"""How many times a word of a headline counts (by judgement)."""
EVIDENCE_WORDS = 8
"""Words that a topic's evidence names."""
RELIABLE_WORDS = 5
"""Words that speak for a topic at least for it to be called reliable."""
SUBTOPIC_WORDS = 2
"""Words that speak for a subtopic at least for it to be named (by judgement)."""
SUBTOPIC_LEAD = 1.2
"""How many times the next subtopic's score the first one has (by judgement)."""
COMPOUND = 4
"""Characters of a word at least that may hold one of the lexicon's."""
SMOOTHING = 0.15
"""Share of the whole's distribution that is mixed into a group's."""


Scores = Mapping[str, tuple[dict[str, float], Counter[tuple[str, str]]]]
Counts = dict[str, Counter[str]]
Heads = dict[str, set[str]]
HEADS = ("headline", "kicker", "subhead")
"""Parts whose words count more."""


def article_scores(tagged: Tagged) -> Scores:
    """Article → (topic → score, (topic, word) → count), by IPTC's words among the tokens. A word's score grows with the logarithm of its count."""
    scheme = media_topics()
    pieces = [(word,) if word in scheme.words else _MEDIA_PIECES[word] if len(word) >= COMPOUND else () for word in tagged.words.tolist()]
    speaks = np.array(list(map(bool, pieces)), dtype=bool)
    spoken: dict[str, list[np.ndarray]] = {}
    in_headline: Heads = {}
    at = 0
    for part, count in zip(tagged.parts, tagged.counts.tolist(), strict=True):
        codes = tagged.codes[at : at + count]
        at += count
        if count == 0:
            continue
        codes = codes[speaks[codes]]
        spoken.setdefault(part.article_id, []).append(codes)
        if part.name in HEADS and len(codes):
            in_headline.setdefault(part.article_id, set()).update(piece for code in codes.tolist() for piece in pieces[code])
    counts: Counts = {}
    for article, held in spoken.items():
        which, distinct = pd.factorize(np.concatenate(held))  # in the order of print
        counted = counts[article] = Counter()
        for code, count in zip(distinct.tolist(), np.bincount(which).tolist(), strict=True):
            for piece in pieces[code]:
                counted[piece] += count
    return _scored(counts, in_headline, scheme)


def string_scores(parts: Iterable[TextPart], scheme: Scheme) -> Scores:
    """The same by a user's own words as they are printed, longest first: no dictionary needs to have them."""
    words = sorted(scheme.words)
    automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    counts: Counts = {}
    in_headline: Heads = {}
    for part in parts:
        counted = counts.setdefault(part.article_id, Counter())
        for n, _, _ in automaton.find_matches_as_indexes(part.reading or part.text):
            counted[words[n]] += 1
            if part.name in HEADS:
                in_headline.setdefault(part.article_id, set()).add(words[n])
    return _scored(counts, in_headline, scheme)


def _scored(counts: Counts, in_headline: Heads, scheme: Scheme) -> Scores:
    out: dict[str, tuple[dict[str, float], Counter[tuple[str, str]]]] = {}
    strengths = scheme.strengths
    for article, words in counts.items():
        scores: dict[str, float] = {}
        evidence: dict[tuple[str, str], int] = {}
        headline = in_headline.get(article, ())
        for word, count in words.items():
            said = math.log2(1 + count) * (HEADLINE_WEIGHT if word in headline else 1.0)
            for topic, strength in strengths[word]:
                scores[topic] = scores.get(topic, 0.0) + said * strength
                evidence[topic, word] = count
        out[article] = scores, Counter(evidence)
    return out


def _media_pieces(word: str) -> Sequence[str]:
    scheme = media_topics()
    return _pieces(word, scheme.words, _longest())


_MEDIA_PIECES = Remembered(_media_pieces)


@cache
def _longest() -> int:
    return media_topics().longest


def _pieces(word: str, table: Mapping[str, object], longest: int) -> Sequence[str]:
    """A word of the lexicon, or the longest lexicon word at a compound's end and beginning (数字贸易博览会)."""
    if word in table:
        return (word,)
    if len(word) < COMPOUND:
        return ()
    found = [word[k:] for k in range(max(1, len(word) - longest), len(word) - 1) if word[k:] in table][:1]
    found += [word[:k] for k in range(min(longest, len(word) - 1), 1, -1) if word[:k] in table][:1]
    return found


def distributions(scored: Scores, articles: Iterable[str]) -> dict[str, dict[str, float]]:
    """Article → topic → weight (sums to 1); `{"unknown": 1.0}` where nothing speaks for any."""
    out: dict[str, dict[str, float]] = {}
    for article in articles:
        scores, _ = scored.get(article, ({}, Counter()))
        total = sum(scores.values())
        if total <= 0:
            out[article] = {UNKNOWN: 1.0}
            continue
        squared = {topic: s * s for topic, s in scores.items()}
        norm = sum(squared.values())
        out[article] = {topic: s / norm for topic, s in sorted(squared.items())}
    return out


def confidence(weight: float, score: float) -> float:
    """How likely a leading topic is right.

    Parameters
    ----------
    weight
        Its weight among the topics.
    score
        What speaks for topics in all, from `article_scores`: a headline of one word leaves doubt that a story does not.

    Examples
    --------
    >>> round(confidence(0.95, 40), 2), round(confidence(1.0, 5), 2), round(confidence(0.4, 40), 2)
    (0.96, 0.8, 0.35)
    """
    weights, shares = zip(*CALIBRATED, strict=True)
    return float(np.interp(weight, weights, shares) * (1 - EVIDENCE_DOUBT * math.exp(-score / EVIDENCE_SCALE)))


def leading(distribution: Mapping[str, float]) -> str:
    """The topic with the most weight (ties by code)."""
    return max(sorted(distribution), key=lambda t: distribution[t])


def subtopic(words: Iterable[tuple[str, int]], topic: str, scheme: Scheme) -> str:
    """The subtopic that most speaks for, of the words that speak for a topic; `""` where too little does, or two are even.

    Parameters
    ----------
    words
        `(word, count)` of the topic's evidence.
    topic
        The topic.
    scheme
        Where subtopics and their words stand.
    """
    scores: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for word, count in words:
        if code := scheme.subtopics.get((topic, word), ""):
            scores[code] = scores.get(code, 0.0) + math.log2(1 + count)
            counts[code] += count
    ranked = sorted(scores, key=lambda code: -scores[code])
    if not ranked or counts[ranked[0]] < SUBTOPIC_WORDS or (len(ranked) > 1 and scores[ranked[0]] < SUBTOPIC_LEAD * scores[ranked[1]]):
        return ""
    return ranked[0]


def topics_table(scored: Scores, articles: pd.DataFrame, column: str | None, scheme: Scheme | None = None) -> pd.DataFrame:
    """Topic weights of each group; `evidence` names the words that speak for a topic, with their counts.

    `confidence` is how likely the leading topic is right, 0 where none is known; the topics behind it share what it leaves open by
    their weights.

    A group's distribution is the mean of its stories', weighted by their length, drawn a little
    (`SMOOTHING`) towards the whole issue's when the group has more than one story.
    """
    names = (scheme or media_topics()).labels
    ids = list(articles["article_id"])
    shares = distributions(scored, ids)
    size = dict(zip(ids, articles["characters"], strict=True))
    groups = dict(zip(ids, articles[column], strict=True)) if column else dict.fromkeys(ids, "")
    whole = _mean(ids, shares, size)
    rows: list[dict[str, object]] = []
    for group in sorted(set(groups.values())):
        members = [a for a in ids if groups[a] == group]
        mean = _mean(members, shares, size)
        if len(members) > 1 and len(members) < len(ids):
            seen = set(mean)
            kept = {t: w for t, w in whole.items() if t in seen}
            norm = sum(kept.values()) or 1.0
            mean = {t: (1 - SMOOTHING) * w + SMOOTHING * kept.get(t, 0.0) / norm for t, w in mean.items()}
        evidence: Counter[tuple[str, str]] = Counter()
        for article in members:
            evidence.update(scored.get(article, ({}, Counter()))[1])
        ranked = sorted(mean.items(), key=lambda item: (-item[1], item[0]))
        total_score = sum(sum(scored.get(article, ({}, Counter()))[0].values()) for article in members)
        first = confidence(ranked[0][1], total_score) if ranked else 0.0
        left = sum(weight for _, weight in ranked[1:]) or 1.0
        for place, (topic, weight) in enumerate(ranked):
            words = sorted(((w, n) for (t, w), n in evidence.items() if t == topic), key=lambda p: (-p[1], p[0]))
            total = sum(n for _, n in words)
            rows.append(
                {
                    **({column: group} if column else {}),
                    "topic": topic,
                    "label_en": names[topic][0],
                    "label_zh": names[topic][1],
                    "weight": weight,
                    "confidence": 0.0 if topic == UNKNOWN else first if place == 0 else min(first, (1 - first) * weight / left),
                    "count": total,
                    "reliable": total >= RELIABLE_WORDS,
                    "subtopic": (below := subtopic(words, topic, scheme or media_topics())),
                    "subtopic_en": names[below][0] if below else "",
                    "subtopic_zh": names[below][1] if below else "",
                    "evidence": "、".join(f"{w} {n}" for w, n in words[:EVIDENCE_WORDS]),
                }
            )
    schema = {**({column: "str"} if column else {}), **TOPICS}
    return frame_of_rows(rows, schema)


def _mean(articles: Iterable[str], shares: Mapping[str, Mapping[str, float]], size: Mapping[str, int]) -> dict[str, float]:
    total: dict[str, float] = {}
    for article in articles:
        for topic, weight in shares[article].items():
            total[topic] = total.get(topic, 0.0) + weight * max(1, size[article])
    norm = sum(total.values())
    return {topic: weight / norm for topic, weight in sorted(total.items())} if norm else {}
