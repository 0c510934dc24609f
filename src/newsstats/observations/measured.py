"""What a figure measures (the property) and whose figure it is (the entity), by the clause's own words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from newsstats.data import load_toml
from newsstats.numbers import characters
from newsstats.numbers.mention import Mention
from newsstats.numbers.normal import Normal
from newsstats.numbers.units import Unit

Tagger = Callable[[str], list[tuple[str, str]]]

_PHASE: Final = re.compile(
    r"(?:[一二三四五六七八九首]|第[一二三四五六七八九])期(?!都|均|全|各|共)(?:项目|工程)?|第[一二三四五六七八九](?:阶段|标段)"
)
_EACH: Final = re.compile(rf"每(?:{'|'.join(load_toml('measured.toml')['each'])})$")
_DIVIDED: Final = re.compile(r"分(?=[一二两三四五六七八九十\d]+(?:期|批|步|阶段|次|年)$)")
_NOUNISH: Final = ("n", "vn", "b", "j", "an", "eng", "l", "s", "i", "nz", "a")
_OPENING: Final = re.compile(
    r"(?:本报讯|新华社|中新社|本报)[^，。：）]{0,40}?(?:报道[：:]|[）)]|[电讯][：:，\s]?)|(?:据了解|据介绍|据悉|目前|近日|日前)[，,]?"
)
_CLOSING_QUOTES: Final = frozenset("”’》")
_TIMES_SIGNS: Final = frozenset("×xX*")
"""Between the sides of a thing (25×40厘米)."""
_LEADS: Final = frozenset("到至为在")
_COUNT: Final = re.compile(r"[\d.]+[\u4e00-\u9fff]")
_MARKS: Final = "“”‘’《》±×·+"
_HEAD_ENDS: Final = ("量", "额", "率", "价", "值", "数", "费")
_PORTIONS: Final = frozenset(("ratio", "percentage"))
_LISTED: Final = frozenset(("mass", "area", "length", "volume", "energy", "power"))
REACH: Final = 30
"""Characters of a clause in front of a figure that are read."""
PHASE_REACH: Final = 200
"""Characters in front of a figure in which a phase that it belongs to is named."""


_LISTS: Final[dict[str, frozenset[str]]] = {name: frozenset(words) for name, words in load_toml("measured.toml").items()}


def _tails(name: str) -> tuple[str, ...]:
    """A list as `str.endswith` wants it."""
    return tuple(sorted(_LISTS[name]))


@dataclass(frozen=True, slots=True)
class _Endings:
    """The words of some lists, their lengths from the longest, and the characters that they end with."""

    words: frozenset[str]
    lengths: tuple[int, ...]
    last: frozenset[str]

    def of(self, stem: str) -> int:
        """The length of the longest of the words that a text ends with, or 0."""
        if stem[-1:] in self.last:
            for length in self.lengths:
                if stem[-length:] in self.words:
                    return length
        return 0


def _endings(*names: str) -> _Endings:
    words = frozenset[str]().union(*(_LISTS[name] for name in names))
    return _Endings(words, tuple(sorted({len(w) for w in words}, reverse=True)), frozenset(w[-1] for w in words))


_ATTRIBUTES: Final = _LISTS["attributes"]
_CHANGE: Final = _LISTS["change"]
_EMPTY_VERBS: Final = _LISTS["empty_verbs"]
_ENTITY_ENDS: Final = _LISTS["entity_ends"]
_FILLERS: Final = _LISTS["fillers"]
_FORMER: Final = _LISTS["former"]
_HEADS: Final = _LISTS["heads"]
_OUTCOMES: Final = _LISTS["outcomes"]
_NOT_SUBJECTS: Final = _LISTS["not_subjects"]
_PERSONS: Final = _LISTS["persons"]
_SINCE: Final = _LISTS["since"]
_THIS: Final = _LISTS["this"]
_TIMES: Final = _LISTS["times"]
_CLOSING: Final = _tails("closing")
_NAME_ENDS: Final = _tails("name_ends")
_TASKS: Final = _tails("tasks")
_WHOLE_COUNTS: Final = _tails("whole_counts")
_HEAD_WORDS: Final = _endings("heads")
_FILLER_WORDS: Final = _endings("fillers")
_KEPT_WORDS: Final = _endings("attributes", "heads", "whole_words")
_CHANGE_WORDS: Final = _endings("change")


def _phases(normal: Normal) -> list[tuple[int, int, str]]:
    """`(end, start, words)` of each phase that a text names: 二期项目, 第三标段."""
    text = normal.text
    found = []
    for at in normal.places(characters.PHASE_END):
        numbered = at - (3 if text[at] == "段" else 2)
        f = _PHASE.match(text, numbered if numbered >= 0 and text[numbered] == "第" else max(0, at - 1))
        if f is not None:
            found.append((f.end(), f.start(), f.group()))
    return found


def is_noun(pos: str) -> bool:
    """True for the parts of speech that names of things are made of."""
    return pos[0] == "n" or pos in _NOUNISH


class Measured:
    """Reads properties and entities along one text; carries the topic from mention to mention."""

    def __init__(self, normal: Normal, tag: Tagger) -> None:
        text = normal.words
        self.text, self.tag = text, tag
        self.sentences = [0, *(n + 1 for n in normal.places(characters.SENTENCE))]
        self.stops = normal.places(characters.STOP)
        self.clause_ends = normal.places(characters.CLAUSE)
        self.phases = _phases(normal)
        self.previous_end = 0
        self.dated_from = -1
        self.previous: tuple[str, str] = ("", "")
        self.previous_unit: Unit | None = None
        self.subject, self.subject_from = "", -1
        self.unread: list[tuple[int, int]] = []
        self.bracketed = ""
        self.whole: tuple[str, str, int, int] = ("", "", 0, -1)

    def of(self, mention: Mention, following: Mention | None = None) -> tuple[str, str]:
        """`(property, entity)` of one mention; call in reading order, with the mention that follows it."""
        text = self.text
        sentence = self.sentences[bisect_right(self.sentences, mention.start) - 1]
        if sentence != self.subject_from:
            self.unread.append((sentence, mention.start))
            self.subject_from = sentence
        phase = self._phase(sentence, mention.start)
        start = mention.start
        clause = max(0, start - REACH, sentence)
        stop = bisect_left(self.stops, start)
        if stop:
            clause = max(clause, self.stops[stop - 1] + 1)
        carried = clause <= self.previous_end <= start
        if clause and text[clause - 1] in "（(" and clause - 1 == self.previous_end:
            self.bracketed = self.previous[1]
        elif (clause and text[clause - 1] in "。！？；\n") or "）" in text[self.previous_end : start]:
            self.bracketed = ""
        before = text[self.previous_end if carried else clause : start]
        if before == "的" and clause <= self.dated_from:
            # 覆盖率由2015年的42%: what stands in front of the year is measured
            before = text[clause : self.dated_from].rstrip("由从比较")
            carried = False
        if before in _TIMES_SIGNS:
            before = ""
        after = self._rest_of_clause(mention.end) if text[mention.end : mention.end + 1] not in _TIMES_SIGNS else ""
        if not after and following is not None and self._shares(mention, following):
            after = self._rest_of_clause(following.end)
        if mention.kind == "ordinal":
            result = ("", self._behind(after))
        elif mention.kind == "date":
            result = (self._verb_behind(after), phase) if after[:1] not in ("", "的") else ("", "")
        else:
            self._read_subject()
            prop, entity = self._quantity(mention, before, after, phase, carried)
            counted = mention.unit is not None and mention.unit.dimension == "count"
            result = self._member(mention, sentence, prop, entity if counted or not prop.startswith(entity) else "")
            self.previous, self.previous_unit = result, mention.unit
            self._narrow_subject(*result)
        if mention.kind != "ordinal":
            self.previous_end = mention.end
            self.dated_from = mention.start if mention.kind == "date" else -1
        return result

    def _rest_of_clause(self, at: int) -> str:
        """What stands from `at` to the clause's end, as far as a figure's words reach."""
        k = bisect_left(self.clause_ends, at)
        end = self.clause_ends[k] if k < len(self.clause_ends) else at + REACH
        return self.text[at : min(end, at + REACH)]

    def _member(self, mention: Mention, sentence: int, prop: str, entity: str) -> tuple[str, str]:
        """总产量128万吨，其中小麦51万吨，玉米70万吨: the members of a list are measured by what the whole is."""
        if mention.unit is None or mention.unit.dimension not in _LISTED:
            return prop, entity
        base = mention.unit.base
        if prop.endswith(_HEAD_ENDS) or _HEAD_WORDS.of(prop):
            self.whole = (base, prop, mention.end, -1)
            return prop, entity
        whole_base, measured, end, listing = self.whole
        name = prop or entity
        if base == whole_base and name and (listing == sentence or "其中" in self.text[end : mention.start]):
            self.whole = (whole_base, measured, end, sentence)
            return measured, name
        return prop, entity

    def _shares(self, mention: Mention, following: Mention) -> bool:
        """宽50米、长100米沙地: two measures in a list share the noun behind the last."""
        return (
            mention.unit is not None
            and following.unit is not None
            and mention.unit.dimension == following.unit.dimension != "count"
            and self.text[mention.end : mention.end + 1] == "、"
            and following.start - mention.end <= 3
        )

    def _phase(self, sentence: int, start: int) -> str:
        if not self.phases:
            return ""
        reach = max(sentence, start - PHASE_REACH)
        last = bisect_right(self.phases, start, key=itemgetter(0)) - 1
        if last < 0 or self.phases[last][1] < reach or self.phases[last][1] <= self.text.rfind("；", reach, start):
            return ""
        return self.phases[last][2]

    def _read_subject(self) -> None:
        """What the text speaks of by now: the subject of the last sentence that has one."""
        while self.unread:
            subject = self._subject(*self.unread.pop())
            if subject is not None:
                self.subject = subject
                self.unread.clear()

    def _subject(self, sentence: int, start: int) -> str | None:
        """The first noun phrase of a sentence, without what says when or where; None when it has none."""
        names: list[str] = []
        prepositional = False
        opening = _OPENING.match(self.text, sentence)
        sentence = opening.end() if opening else sentence
        for word, pos in self.tag(self.text[sentence : max(sentence, min(start, sentence + REACH))]):
            if pos == "p" and not names:
                prepositional = True
            elif word in "，," and prepositional:
                names, prepositional = [], False
            elif is_noun(pos) and pos not in ("a", "l", "i") and word not in _NOT_SUBJECTS:
                if names and (word in _HEADS or word in _ATTRIBUTES):
                    break
                names.append(word)
            elif pos == "r" and word[0] in _THIS and len(word) > 1 and not names:
                names.append(word)
            elif names and not prepositional:
                if pos == "uj" or pos == "m":
                    names = []
                    continue
                break
        subject = "".join(names).strip(_MARKS + " ")
        if subject in _HEADS or subject in _ATTRIBUTES or subject.startswith("每"):
            return ""
        return subject if len(subject) > 1 else None

    def _narrow_subject(self, prop: str, entity: str) -> None:
        """What a sentence is about, without what its first figure measures (海拔3600米，气温… is not about 海拔)."""
        if prop and self.subject.endswith(prop) and (self.subject != prop or _HEAD_WORDS.of(prop) or prop.endswith(_HEAD_ENDS)):
            self.subject = self.subject[: -len(prop)]
        elif prop and entity and self.subject.startswith(entity):
            self.subject = entity

    def _quantity(self, mention: Mention, before: str, after: str, phase: str, carried: bool) -> tuple[str, str]:
        if "分" in before and _DIVIDED.search(before + mention_text(self.text, mention)):
            verb = self._verb_behind(after)
            return f"分{mention.printed_unit}{verb}", self.subject or self.previous[1]
        behind = self._behind(after) if after else ""
        if mention.unit is not None and mention.unit.dimension == "count":
            return self._count(mention, before, after, behind, phase, carried)
        if mention.unit is None and after[:1] in _OUTCOMES:
            return after[:1], phase or self.subject
        return self._measure(mention, before, after, behind, phase, carried)

    def _changes(self, before: str, verb_only: bool, carried: bool) -> bool:
        """True when the words in front are a verb of change whose subject is what was measured before."""
        return carried and verb_only and bool(self.previous[0]) and before.rstrip("到至为了在") in _CHANGE

    def _count(self, mention: Mention, before: str, after: str, behind: str, phase: str, carried: bool) -> tuple[str, str]:
        """A counted thing is named behind its classifier (5名代表), else in front of it (职工300人)."""
        if behind:
            if mention.printed_unit.endswith(_WHOLE_COUNTS) and self.tag(after)[0][1][0] in "vp":
                behind = ""  # 300人参加活动: the people are counted, not what they do
            elif mention.printed_unit not in _TIMES or self.tag(behind)[0][1] != "v":
                return behind, behind
        prop, owner, verb_only = self._property(before)
        if not behind and mention.unit == self.previous_unit and self._changes(before, verb_only, carried):
            return self.previous  # 由5万辆增加到12万辆
        if not behind and owner and not prop and self.tag(before)[0] == (owner, "nr"):
            prop, owner = owner, ""  # 养羊20只: the segmenter takes many a pair of words for a person
        return behind or prop, owner or phase or self.subject

    def _measure(self, mention: Mention, before: str, after: str, behind: str, phase: str, carried: bool) -> tuple[str, str]:
        """Money, length, area, shares …: the property stands in front of the figure, a task or a portion's thing behind it."""
        dimension = mention.unit.dimension if mention.unit is not None else ""
        prop, owner, verb_only = self._property(before)
        if self._changes(before, verb_only, carried):
            prop = ""
        if not behind and not prop and (carried or mention.printed_unit in ("番", "倍", "%")):
            prop = self.previous[0]
        task = behind.endswith(_TASKS)
        if behind and (task or (verb_only and prop in _EMPTY_VERBS)):
            owner = owner if verb_only else owner or prop
            prop, behind = behind, "" if owner or task else behind
        if not prop and not behind and dimension == "duration":
            prop = self._verb_behind(after.lstrip("就才便即可来间里"))
        if behind and not prop and after[0] == "的" and dimension in _PORTIONS:
            return "", behind
        if phase:
            return self.previous[0] if prop == phase else prop.removeprefix(phase), phase
        if behind and dimension in ("length", "area", "volume", "mass", "money"):
            return prop, behind
        return prop, owner or self.bracketed or self._carried_entity(carried)

    def _carried_entity(self, carried: bool) -> str:
        """The entity of the mention before, where the sentence goes on about it, else what the sentence speaks of."""
        measured, previous = self.previous
        portion = not measured and self.previous_unit is not None and self.previous_unit.dimension in _PORTIONS
        if portion or (measured == previous and self.subject):
            previous = ""
        return previous if carried and previous else self.subject or previous

    def _property(self, before: str) -> tuple[str, str, bool]:
        """`(property, what stands before it, whether it is a verb alone)` from the clause in front of a figure."""
        stem, changed = _stem(before.strip(_MARKS + " ").removesuffix("达") if before.endswith("长达") else before.strip(_MARKS + " "))
        if not stem:
            return changed, "", True
        stem = stem[-REACH:]
        words = self.tag(stem)
        if stem.split(None, 1) != [stem]:
            words = [(w, p) for w, p in words if w.strip()]
        # 占比由上年的35.2%: what stands in front of the year and its preposition is measured
        while len(words) > 2 and (words[-1][1] == "t" or words[-1][0] in _FORMER) and words[-2][0] in _SINCE:
            del words[-2:]
        if not words:
            return changed, "", True
        last, pos = words[-1]
        if last in _CHANGE or (pos[0] == "v" and pos != "vn" and last not in _HEADS):
            return self._verb_in_front(words)
        head = last in _HEADS or last.endswith(_HEAD_ENDS)
        if pos in ("t", "ns", "nt", "nr") and not head:
            return "", self._nouns_before(words, len(words) - (pos == "t")), True
        return self._noun_in_front(words, head)

    def _verb_in_front(self, words: list[tuple[str, str]]) -> tuple[str, str, bool]:
        """What is done, with its adverbs, and who or what stands before it."""
        begin = len(words) - 1
        while begin and (words[begin - 1][0] in _ATTRIBUTES or words[begin - 1][1] == "d"):
            begin -= 1
        return "".join(w for w, _ in words[begin:]), self._nouns_before(words, begin), True

    def _noun_in_front(self, words: list[tuple[str, str]], head: bool) -> tuple[str, str, bool]:
        """A noun with what belongs to it, and what stands before it."""
        begin = len(words) - 1
        last = words[begin][0]
        if last in _HEAD_ENDS and begin:
            begin -= 1  # 复购|率
        while begin and (words[begin - 1][0] in _ATTRIBUTES or _compounds(words, begin)):
            begin -= 1
        owner = self._nouns_before(words, begin)
        if not head and begin and words[begin - 1][1][0] == "v" and not owner:
            verb = words[begin - 1][0]
            return verb + "".join(w for w, _ in words[begin:]), self._nouns_before(words, begin - 1), False
        return "".join(w for w, _ in words[begin:]).strip(_MARKS), owner, False

    @staticmethod
    def _nouns_before(words: list[tuple[str, str]], begin: int) -> str:
        names: list[str] = []
        described = True
        for word, pos in reversed(words[:begin]):
            if word == "的" and not names:
                continue
            if not (is_noun(pos) or (pos in ("m", "q") and names)):
                break
            names.append(word)
            described &= pos == "a"
        if described:
            return ""  # 有效灌溉面积
        joined = "".join(reversed(names)).strip(_MARKS)
        return joined if len(joined) > 1 and joined not in _NOT_SUBJECTS else ""

    def _behind(self, after: str) -> str:
        """The noun phrase right behind a figure: 名 → 全国龙头企业负责人."""
        rest = after.removeprefix("的").lstrip("“”‘’《》 ")
        if not rest or rest.startswith(_CLOSING) or (after[:1] in "左右上下" and after[:2] in ("左右", "上下")):
            return ""
        names: list[str] = []
        kept = 0
        tagged = self.tag(rest[:REACH])
        for n, (word, pos) in enumerate(tagged):
            if word in _MARKS:
                if names and not (word in _CLOSING_QUOTES and _noun_follows(tagged, n)):  # “最美”教师
                    break
                continue
            if _ends_phrase(tagged, n, names, sum(map(len, names[:kept]))) or not _goes_on(tagged, n, names):
                break
            names.append(word)
            if is_noun(pos):
                kept = len(names)
        joined = "".join(names[:kept]).strip(_MARKS)
        if len(joined) == 1:
            by_itself = len(tagged) == 1 or tagged[1][1][0] in "vdpuc"
            return joined if by_itself and tagged[0][0] == joined and tagged[0][1][0] == "n" else ""  # 3头牛
        return joined if not _COUNT.fullmatch(joined) else ""

    def _verb_behind(self, after: str) -> str:
        """The verb (and its object) right behind a date or a count: 开工建设."""
        words: list[str] = []
        for word, pos in self.tag(after[:12]):
            if pos[0] == "v" or (words and is_noun(pos)):
                words.append(word)
            elif words and pos not in ("ul", "d"):
                break
        return "".join(words)


def _ends_phrase(tagged: list[tuple[str, str]], n: int, names: list[str], length: int) -> bool:
    """True where a verb begins what the counted do: 600名运动员参赛; `length` characters are named so far."""
    pos = tagged[n][1]
    if pos[0] != "v":
        return False
    if names and names[-1][-1] in _PERSONS and (pos != "vn" or n + 1 == len(tagged)):
        return True
    return pos != "vn" and length >= 4


def _goes_on(tagged: list[tuple[str, str]], n: int, names: list[str]) -> bool:
    """True when a word can be part of a noun phrase behind the words `names`."""
    word, pos = tagged[n]
    if is_noun(pos) or pos == "k":
        return True
    if names and (pos == "zg" or (pos in ("v", "vd", "m", "p") and word not in _FILLERS and _noun_follows(tagged, n))):
        return True
    if not names and ((word == "与" and n == 0) or (pos in ("v", "p", "vn") and len(word) > 1 and _noun_follows(tagged, n))):
        return True
    return pos in ("m", "q") and not word[0].isdigit() and not any(map(is_word, names))


def _stem(stem: str) -> tuple[str, str]:
    """`(what stands in front of a figure without verbs of change and words that say nothing, the verb)`."""
    changed = ""
    for _ in range(6):
        rest, verb = _without_change(stem)
        if verb:
            stem, changed = rest, changed or verb
            continue
        shorter = _without_filler(stem)
        if "每" in shorter:
            shorter = _EACH.sub("", shorter)
        if shorter == stem:
            break
        stem = shorter
    return stem, changed


def _without_filler(stem: str) -> str:
    """Without a last word that says nothing of what is measured; 人均, 支出 and 涉及 do not end in 均, 出 and 及."""
    if stem[-1:] not in _FILLER_WORDS.last:
        return stem
    filler = _FILLER_WORDS.of(stem)
    if not filler or _KEPT_WORDS.of(stem) > filler:
        return stem
    return stem[:-filler]


def _without_change(stem: str) -> tuple[str, str]:
    """`(what changes, the verb)` of 工期缩短到; `(stem, "")` where no verb of change leads to the figure."""
    rest = stem.removesuffix("了") if stem.endswith("到了") else stem
    if rest[-1:] not in _LEADS:
        return stem, ""
    verb = _CHANGE_WORDS.of(rest[:-1])
    return (rest[: -1 - verb], rest[-1 - verb : -1]) if verb else (stem, "")


def _compounds(words: list[tuple[str, str]], begin: int) -> bool:
    """Two nouns make one property (固定资产投资), unless the first ends the name of a thing (项目总投资)."""
    word, pos = words[begin - 1]
    if word in _ENTITY_ENDS or word.endswith(_NAME_ENDS):
        return False
    return pos in ("n", "vn", "b", "j", "an") and len(word) <= 3 and begin == len(words) - 1


def _noun_follows(tagged: list[tuple[str, str]], n: int) -> bool:
    return n + 1 < len(tagged) and (tagged[n + 1][1][0] == "n" or tagged[n + 1][1] == "vn")


def is_word(name: str) -> bool:
    """True for a name of more than numerals and measure words (百亿级 is none)."""
    return not all(c in "零一二三四五六七八九十百千万亿级强大多个" for c in name)


def mention_text(text: str, mention: Mention) -> str:
    """The normal-form characters of a mention."""
    return text[mention.start : mention.end]
