"""A whole and its parts: total investment and its uses, a harvest by crop, the phases of a project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsstats.checks.cues import DIGIT, complements, has, pattern
from newsstats.checks.interval import printed
from newsstats.checks.reading import Story, amount, other_time
from newsstats.checks.relation import CERTAIN, DISAGREES, LIKELY, SHORT, Kind, Relation, sum_of, total_of, verdict
from newsstats.observations.sentences import Figure, Sentence, clause_after, clause_before

_OPENS = re.compile(
    r"^[^，,。；：:（(、]{0,10}?(?P<bracket>[（(])|^[^，,。；（(、]{0,10}?[：:]|^[^。；（(]{0,14}?[，,、；]?\s*(?P<mark>其中|包括|分别)"
)
_IN_PARTS = re.compile(r"([两二三四五六七八九])(?:个)?(?:部分|大类|类|块|板块|阶段|段|批|组)")
_BRACKET = re.compile(r"[（()）]")
LEAST = 3
"""Amounts of a sentence that holds a whole and two parts."""
MOST_PARTS = 30
"""Parts of a sum at most; a longer list is a table."""
TWICE = 1.7
"""Parts that come to this many times their whole are two ways of cutting it (by judgement)."""
REACHES = 0.6
"""Parts that come to less of their whole than this are examples of it, and nothing is missing (by judgement)."""
OWN_WORDS = 5
"""Characters in front of 合计 at most (三期合计, 两项合计)."""
NEARLY = 0.9
"""A group of parts that makes less of a whole than this divides something else."""


def sums(story: Story) -> Iterator[Relation]:
    """Sums inside a sentence, and of a sentence and the next."""
    for sentence in story.sentences:
        figures = [f for f in sentence.figures if amount(f)]
        if len(figures) < LEAST:
            continue
        used: set[str] = set()
        for n, whole in enumerate(figures):
            if whole.mention_id in used:
                continue
            closed = _closed(story, sentence, whole, figures[:n])
            for found in _opened(story, sentence, whole, figures[n + 1 :]) or ([closed] if closed is not None else []):
                used.update(f.mention_id for f in found.parts)
                yield found
    for before, sentence in pairwise(story.sentences):
        if before.figures and len(sentence.figures) > 1 and before.part.name == sentence.part.name:
            yield from _next_sentence(story, before, sentence, named=sentence.text.lstrip().startswith("其中"))


def _next_sentence(story: Story, before: Sentence, sentence: Sentence, *, named: bool) -> Iterator[Relation]:
    """A whole in one sentence and its parts in the next, which begins with 其中 or names three and more parts that are all."""
    wholes: dict[str, Figure] = {}
    for figure in before.figures:
        if amount(figure) and has("sum", "whole", clause_before(figure.before) + figure.measured_property):
            wholes.setdefault(figure.base_unit, figure)
    for unit, whole in wholes.items():
        parts = [
            f for f in sentence.figures
            if amount(f) and f.base_unit == unit and not has("sum", "not_part", clause_before(f.before)) and not _other_indicator(whole, f)
        ]  # fmt: skip
        if not 2 <= len(parts) <= MOST_PARTS or any(p.base_value > whole.base_value for p in parts):
            continue
        exhaustive = _exhaustive(parts)
        if not named and (len(parts) < 3 or "与" not in exhaustive):
            continue
        found = _relation(story, parts, whole, _reason(None, exhaustive), exhaustive=exhaustive, listed=True)
        if found is not None:
            yield found


def _opened(story: Story, sentence: Sentence, whole: Figure, following: Sequence[Figure]) -> list[Relation]:
    """A whole with its list behind it: 总产量128.7万吨，其中…; 总投资7.4亿元（…）; 共612家，国内540家，国际72家."""
    text, base = sentence.text, sentence.start
    opening = _OPENS.match(text[whole.end - base :])
    if opening is not None and any(f.base_unit == whole.base_unit and f.start < whole.end + opening.end() for f in following):
        opening = None  # the list is of a figure in between
    lead = clause_before(whole.before)
    totals = has("sum", "whole", lead) or has("sum", "whole", whole.measured_property)
    if not totals and (opening is None or has("sum", "not_part", lead)):
        return []
    parts = _parts_of(sentence, whole, opening, following)
    if not _can_be_parts(parts, whole, listed=opening is not None):
        return []
    groups = _groups(text, base, parts)
    if not any(_comes_to(group, whole) for group in groups):
        groups = [parts]
    # 其中甲48万亩；乙62万亩；丙64万亩: whether what stands behind the semicolon is still of the whole, the text leaves open
    loose = _single_first(text, base, parts)
    out = []
    for group in groups:
        exhaustive = _exhaustive(group) or _announced(text[: group[0].start - base], len(group))
        if not exhaustive and len(groups) > 1 and sum(p.base_value for p in group) >= NEARLY * whole.base_value:
            exhaustive = "另一种分法也合为同一总数"
        listed = opening is not None and not (loose and opening["mark"]) and not _nested(text[: whole.start - base])
        found = _relation(story, group, whole, _reason(opening, exhaustive), exhaustive=exhaustive, listed=listed)
        out.extend([found] if found is not None else [])
    return out


def _parts_of(sentence: Sentence, whole: Figure, opening: re.Match[str] | None, following: Sequence[Figure]) -> list[Figure]:
    """The figures behind a whole that can be its parts, as far as its bracket or list goes."""
    text, base = sentence.text, sentence.start
    begin = whole.end + (opening.end() if opening else 0)
    stop = base + (_closing(text, begin - base) if opening and opening["bracket"] else len(text))
    parts: list[Figure] = []
    depth_from = begin
    for figure in following:
        if figure.start >= stop:
            break
        if figure.start < begin:
            continue
        between = text[depth_from - base : figure.start - base]
        if has("sum", "closes", clause_before(figure.before)) and parts:
            break
        if figure.base_unit != whole.base_unit:
            continue
        own = clause_before(figure.before)
        if _inside_bracket(text, begin - base, figure.start - base) or has("sum", "not_part", own) or _other_indicator(whole, figure):
            continue
        if other_time(whole, figure):
            continue
        if parts and has("sum", "opens", between):
            break
        parts.append(figure)
        depth_from = figure.end
    return parts


def _can_be_parts(parts: Sequence[Figure], whole: Figure, *, listed: bool) -> bool:
    """Two figures and more, none much larger than the whole; no progress (see differences) and no wholes side by side."""
    if not 2 <= len(parts) <= MOST_PARTS or any(p.base_value > whole.base_value * 1.5 for p in parts):
        return False
    leads = [clause_before(p.before) for p in parts]
    if any(has("difference", "remaining", lead) for lead in leads) and any(has("difference", "done", lead) for lead in leads):
        return False
    return listed or not any(has("sum", "whole", lead) for lead in leads)  # 甲项目总投资…、乙项目总投资…


def _comes_to(parts: Sequence[Figure], whole: Figure) -> bool:
    return verdict(total_of(parts), printed(whole)) != DISAGREES


def _groups(text: str, base: int, parts: list[Figure]) -> list[list[Figure]]:
    """The parts between two semicolons each, single ones left out: where one group makes the whole, another one of
    its size divides the whole anew (农业与非农业；男与女)."""
    groups: list[list[Figure]] = []
    for n, part in enumerate(parts):
        if not n or "；" in text[parts[n - 1].end - base : part.start - base]:
            groups.append([])
        groups[-1].append(part)
    return [group for group in groups if len(group) > 1]


def _nested(before: str) -> bool:
    """True behind another 其中 of the same clause run: where the inner list ends, the text leaves open."""
    return "其中" in before.rpartition("；")[2]


def _announced(before: str, count: int) -> str:
    """分三类, 由两部分组成: what says that so many parts are all, or empty."""
    said = [found for found in _IN_PARTS.finditer(before) if DIGIT[found[1]] == count]
    return said[-1].group() if said else ""


def _single_first(text: str, base: int, parts: list[Figure]) -> bool:
    """True when a semicolon stands behind the first of several parts and not between all of them alike, or between all."""
    return len(parts) > 1 and "；" in text[parts[0].end - base : parts[1].start - base]


def _closed(story: Story, sentence: Sentence, whole: Figure, before: Sequence[Figure]) -> Relation | None:
    """A list and then its whole: 一期1.2亿元，二期2.4亿元，两期合计3.6亿元."""
    lead = clause_before(whole.before)
    closing = pattern("sum", "closes").search(pattern("sum", "no_total").sub("", lead))
    if closing is None:
        return _whole_behind(story, sentence, whole, before)
    if closing.start() > OWN_WORDS:
        return None  # 对沿线国家合计…: a group of its own, no sum of what stands before
    parts = []
    for figure in reversed(before):
        if figure.base_unit != whole.base_unit:
            continue
        if _aside(sentence, figure, whole):
            continue
        if has("sum", "not_part", clause_before(figure.before)) or has("sum", "closes", clause_before(figure.before)):
            break
        parts.append(figure)
    parts.reverse()
    if not 2 <= len(parts) <= MOST_PARTS:
        return None
    if any(DIGIT[found[1]] != len(parts) for found in _IN_PARTS.finditer(sentence.text[: parts[0].start - sentence.start])):
        return None  # 分三个阶段, and two of them told
    total = sum(p.base_value for p in parts)
    # 累计 and 共 after other figures often count something else: the list has to come near its whole
    if not 0.5 <= total / whole.base_value <= 2.0 or (closing.group() in ("累计", "共") and not _same_kind([*parts, whole])):
        return None
    return _relation(story, parts, whole, f"列举之后写“{closing.group()}”", exhaustive=True, listed=True)


def _whole_behind(story: Story, sentence: Sentence, whole: Figure, before: Sequence[Figure]) -> Relation | None:
    """上半年投资3亿元，下半年投资4亿元，全年投资7亿元: two or three parts that are all, and their whole in the same words."""
    lead = clause_before(whole.before)
    cue = pattern("sum", "whole").match(lead)
    if cue is None:
        return None
    for count in range(2, 7):
        parts = list(before[-count:])
        if len(parts) == count and len({p.base_unit for p in parts} | {whole.base_unit}) == 1:
            announced = _announced(sentence.text[: parts[0].start - sentence.start], count)
            if announced and not any(has("sum", "not_part", clause_before(p.before)) for p in parts):
                return _relation(story, parts, whole, f"列举之后写“{cue.group()}”", exhaustive=announced, listed=True)
    for count in (3, 2):
        parts = list(before[-count:])
        if len(parts) < count or len({p.base_unit for p in parts} | {whole.base_unit}) > 1:
            continue
        exhaustive = _exhaustive(parts)
        if "与" not in exhaustive or exhaustive.endswith("期"):
            continue  # after a second phase there may be a third
        words = {_without(clause_before(p.before), exhaustive.split("与")) for p in parts} | {lead[cue.end() :]}
        if len(words) == 1:
            return _relation(story, parts, whole, f"列举之后写“{cue.group()}”", exhaustive=exhaustive, listed=True)
    return None


def _without(lead: str, words: list[str]) -> str:
    for word in words:
        lead = lead.replace(word, "", 1)
    return lead


def _other_indicator(whole: Figure, figure: Figure) -> bool:
    """产值127亿元 is no part of 总投资107亿元."""
    wanted, own = (
        pattern("sum", "indicators").findall((clause_before(f.before) + f.measured_property).replace("进出口", "")) for f in (whole, figure)
    )
    return bool(wanted) and bool(own) and not set(wanted) & set(own)


def _named_otherwise(whole: Figure, part: Figure) -> bool:
    """True when a part says what it is a figure of and its whole does not: 耕地120万亩 and 果园面积18万亩."""
    own, wanted = (pattern("sum", "indicators").findall(clause_before(f.before)) for f in (part, whole))
    return bool(own) and not set(own) & set(wanted)


def _same_kind(figures: Sequence[Figure]) -> bool:
    names = {f.measured_property for f in figures if f.measured_property}
    if len(names) <= 2:
        return True
    counted = clause_after(figures[-1].after)  # 主会场, 分会场 and 会场
    return len(counted) > 1 and all(clause_after(f.after).endswith(counted) for f in figures)


def _closing(text: str, begin: int) -> int:
    """Where the bracket closes inside which a text goes on at `begin`, or the text's end."""
    depth = 1
    for found in _BRACKET.finditer(text, begin):
        depth += 1 if found.group() in "（(" else -1
        if not depth:
            return found.start()
    return len(text)


def _inside_bracket(text: str, begin: int, at: int) -> bool:
    piece = text[begin:at]
    return max(piece.rfind("（"), piece.rfind("(")) > max(piece.rfind("）"), piece.rfind(")"))


def _aside(sentence: Sentence, figure: Figure, whole: Figure) -> bool:
    """A figure in a bracket that is closed before the whole: 设备6亿元（含进口2亿元），土建3亿元，共9亿元."""
    return _inside_bracket(sentence.text, 0, figure.start - sentence.start) and not _inside_bracket(
        sentence.text, 0, whole.start - sentence.start
    )


def _exhaustive(parts: Sequence[Figure]) -> str:
    """What says that the parts are the whole between them, or empty."""
    names = [clause_before(p.before) + p.measured_property + p.measured_entity for p in parts]
    for name in names:
        if (found := pattern("sum", "rest").search(name)) is not None:
            return found.group()
    for group in complements():
        if len(group) == len(parts) and all(any(word in name for name in names) for word in group):
            return "与".join(group)
    return ""


def _reason(opening: re.Match[str] | None, exhaustive: str) -> str:
    if opening is None:
        cue = "总数之后逐项列出"
    elif opening["bracket"]:
        cue = "总数之后的括号里逐项列出"
    else:
        word = next((w for w in ("其中", "包括", "分别") if w in opening.group()), "冒号")
        cue = f"总数之后以“{word}”逐项列出" if word != "冒号" else "总数之后以冒号逐项列出"
    return cue if not exhaustive else f"{cue}；{exhaustive}" if "合为" in exhaustive else f"{cue}；{exhaustive}合为全部"


def _relation(
    story: Story, parts: Sequence[Figure], whole: Figure, reason: str, *, exhaustive: str | bool, listed: bool
) -> Relation | None:
    total, said = total_of(parts), printed(whole)
    found = verdict(total, said)
    if found == DISAGREES:
        # parts that stay below their whole may leave some of it out
        if total.nominal < said.nominal and not exhaustive:
            if not listed or total.nominal < REACHES * said.nominal:
                return None
            found = SHORT
        if not exhaustive and any(_named_otherwise(whole, p) for p in parts):
            return None
        if not exhaustive and any(has("sum", "attributes", clause_before(p.before) + p.indicator) for p in parts):
            return None
        if not exhaustive and (not listed or any(has("sum", "whole", clause_before(p.before)) for p in parts)):
            return None
        # far more than the whole: the parts divide it twice over, or are of something else
        if not exhaustive and total.nominal > TWICE * said.nominal:
            return None
    elif not listed and not total.equals(said):
        return None
    row = sum_of(story.article_id, parts, whole, reason, confidence=CERTAIN if exhaustive or listed else LIKELY)
    row.verdict = found
    return row


RELATION = Kind("sum", "a whole (总, 共, 合计, 其中, a bracket, a colon) and two or more parts of it", sums)
