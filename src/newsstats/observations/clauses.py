"""What a figure's clause names beside the figure: the whole of a share, the base of a comparison."""

from __future__ import annotations

import re
from typing import Final

from newsstats.data import load_toml
from newsstats.observations.stage import Stage

_CLAUSE: Final = re.compile(r"[，。；：！？\n,;]")
_PART: Final = re.compile(
    r"占(?:到|了|据)?(?P<whole>[^，。；、占]{1,40}?)(?:的(?:比重|比例|份额)?|比重|比例|份额)?(?:则|已|就|高|仅|均)?(?:为|达到?|到|约|近|超过?|逾|突破|接近|升至|提高到|提升至|降至|近乎)*(?:由|从)?$"
)
_AMONG: Final = re.compile(r"(?P<whole>[^，。；、]{2,24}?)(?:当?中|里)[，,]?[^，。；]{0,20}$")
_BASES: Final = load_toml("observations.toml")["bases"]
_SINCE: Final = re.compile(
    rf"(?:(?<![同环])比|较|相比)(?P<base>[^，。；、比较]{{1,20}}?)(?:相比|时)?(?:{'|'.join(_BASES['adverbs'])})*(?:{'|'.join(_BASES['verbs'])})"
)
_RANK: Final = re.compile(
    rf"({'|'.join(_BASES['scopes'])}|[^，。；、居列在排]{{1,6}}(?:{'|'.join(_BASES['scope_ends'])}))(?:第|首|前|的|排|各)?[^，。；]{{0,6}}$"
)
_SAME_TIME: Final = re.compile("同比|环比")
"""Says by itself what is compared with: the text names no base."""
_EMPTY: Final = frozenset({"", "了", "到", "其中", "约", "近", "全部"})


def clause_before(stage: Stage, k: int, back: int = 0) -> str:
    """The characters of mention `k`'s clause in front of it, with `back` clauses before."""
    mention = stage.reading.mentions[int(stage.rows[k])]
    text = stage.reading.texts[int(stage.reading.owner[stage.mentioned.token[k]])]
    piece = text[max(0, mention.start - 80) : mention.start]
    cuts = [m.end() for m in _CLAUSE.finditer(piece)]
    return piece[cuts[-1 - back] :] if len(cuts) > back else piece


def part_of(stage: Stage, k: int, indicator: str) -> str:
    """The whole that a share is a share of, as the text writes it, or empty."""
    before = clause_before(stage, k)
    found = _PART.search(before)
    if found is not None and found["whole"] not in _EMPTY:
        return found["whole"].removeprefix("全部").strip("“”") or found["whole"]
    mention = stage.reading.mentions[int(stage.rows[k])]
    text = stage.reading.texts[int(stage.reading.owner[stage.mentioned.token[k]])]
    if text.startswith("的", mention.end) and indicator and text.startswith(indicator, mention.end + 1):
        return indicator
    among = _AMONG.search(before)
    return among["whole"] if among is not None and "其" not in among["whole"] else ""


def compared_with(stage: Stage, k: int, aspect: str) -> str:
    """The period or the subject that a figure is compared with, as the text writes it, or empty."""
    before = clause_before(stage, k)
    if _SAME_TIME.search(before):
        return ""
    if aspect == "rank":
        found = _RANK.search(before)
        return found[1] if found is not None else ""
    for back in range(2):
        hits = list(_SINCE.finditer(clause_before(stage, k, back)))
        if hits:
            return hits[-1]["base"]
    return ""
