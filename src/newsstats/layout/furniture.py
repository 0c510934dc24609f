"""What stands on a page and belongs to no story: masthead, banners, folio lines, credits."""

from __future__ import annotations

import re
from functools import lru_cache

from newsstats.data import load_toml
from newsstats.layout.folio import is_folio
from newsstats.layout.masthead import bare_name, is_behind, is_paper, paper_name

_RULES = load_toml("furniture.toml")
_ROLE = re.compile(
    "|".join(
        f"(?P<{role}>" + "|".join(f"(?:{p})" for p in _RULES[role]["patterns"]) + ")" for role in ("masthead", "folio", "credit", "byline")
    )
)
_CAPTION = re.compile("|".join(f"(?:{p})" for p in _RULES["caption"]["patterns"]))
_RUBRIC_WORDS: list[str] = _RULES["banner"]["words"]
_DOUBLED = re.compile(r"^(.{2,20}?)[\s·]*\1$")
_SPACE = re.compile(r"\s+")
RUBRIC_NAME = 8
"""Characters of a rubric that is a mere name at most (by judgement)."""
SHORT_LINE = 48
"""No furniture is longer than this; a body line may hold the same words."""


def line_role(text: str) -> str | None:
    """`masthead`, `folio`, `credit`, `byline` or None for a stripped line, by its own words alone."""
    if is_folio(text):
        return "folio"
    if len(text) > SHORT_LINE:
        return None
    if is_paper(text):
        return "masthead"
    found = _ROLE.fullmatch(text)
    if found is None and text[:1] in "（(" and text[-1:] in "）)":
        found = _ROLE.fullmatch(text[1:-1].strip())
        return "credit" if found and found.lastgroup in ("credit", "byline") else None
    return found.lastgroup if found else None


def is_note(text: str) -> bool:
    """True for a line that is one pair of round brackets: a remark of the paper (`（本版图片均为资料图）`), no headline."""
    return text[:1] in ("（", "(") and text[-1:] in ("）", ")") and not any(mark in text[1:-1] for mark in "（）()")


def names_paper(text: str) -> bool:
    """True for a text that says a paper's name, its day and page, and nothing else (`青山日报数字报`, `青山日报 2024年11月29日 第3版`)."""
    name = paper_name(text)
    rest = bare_name(text).replace(name, "", 1).strip(" 　·|-_《》") if name else text
    return bool(name) and (not rest or is_behind(rest) or is_folio(rest))


def is_doubled(text: str) -> bool:
    """True when every part of the line is printed twice over (`走基层走基层 看变化看变化`)."""
    parts = [p for p in _SPACE.split(text) if p]
    return bool(parts) and (all(_DOUBLED.match(p) for p in parts) or bool(_DOUBLED.match("".join(parts))))


def undouble(text: str) -> str:
    """A banner's text once: `走基层 看变化`."""
    parts = [p for p in _SPACE.split(text) if p]
    singles = [m.group(1) if (m := _DOUBLED.match(p)) else p for p in parts]
    return " ".join(singles)


@lru_cache(maxsize=4096)
def rubric_share(text: str) -> float:
    """How much of a line is made of the words that rubrics and slogans are made of, 0 to 1."""
    bare = _SPACE.sub("", text)
    if not bare:
        return 0.0
    covered = [False] * len(bare)
    for word in _RUBRIC_WORDS:
        at = bare.find(word)
        while at >= 0:
            covered[at : at + len(word)] = [True] * len(word)
            at = bare.find(word, at + 1)
    return sum(covered) / len(bare)


def may_be_rubric(text: str) -> bool:
    """True for a banner that names a column or a campaign: printed twice over, made of the words of rubrics, or as short as a name."""
    return is_doubled(text) or len(_SPACE.sub("", text)) <= RUBRIC_NAME or rubric_share(text) >= 0.5


def is_caption(text: str) -> bool:
    """True when a block's joined text speaks of a picture (图为…)."""
    return bool(_CAPTION.search(text))
