"""What a figure's clause names beside the figure: the whole of a share, the base of a comparison."""

from __future__ import annotations

import re
from typing import Final

from newsstats.observations.stage import Stage

_CLAUSE: Final = re.compile(r"[，。；：！？\n,;]")
_PART: Final = re.compile(
    r"占(?:到|了|据)?(?P<whole>[^，。；、占]{1,40}?)(?:的(?:比重|比例|份额)?|比重|比例|份额)?(?:则|已|就|高|仅|均)?(?:为|达到?|到|约|近|超过?|逾|突破|接近|升至|提高到|提升至|降至|近乎)*(?:由|从)?$"
)
_AMONG: Final = re.compile(r"(?P<whole>[^，。；、]{2,24}?)(?:当?中|里)[，,]?[^，。；]{0,20}$")
_SINCE: Final = re.compile(
    r"(?:(?<![同环])比|较|相比)(?P<base>[^，。；、比较]{1,20}?)(?:相比|时)?(?:分别|累计|共|均|则|又|再|实际|净|约|大幅|明显|略|小幅|整体|平均)*(?:增|提|上|下|减|降|高|低|多|少|扩|缩|快|慢|回|加|收|跌|涨|翻|持平|压|放|延|下|升|走|攀|新|年均|好|大|长|短|优|强|弱|早|晚|超|节|恢复)"
)
_RANK: Final = re.compile(
    r"(全国|全球|世界|全省|全市|全区|全县|亚洲|国内|我国|中国|国际|同类|行业|西部|东部|中部|东北|[^，。；、居列在排]{1,6}(?:省|市|地区|国家))(?:第|首|前|的|排|各)?[^，。；]{0,6}$"
)
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
    if aspect == "rank":
        found = _RANK.search(before)
        return found[1] if found is not None else ""
    for back in range(2):
        hits = list(_SINCE.finditer(clause_before(stage, k, back)))
        if hits:
            return hits[-1]["base"]
    return ""
