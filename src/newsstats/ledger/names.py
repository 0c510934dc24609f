"""Under which name observations of several papers are one series: the forms of indicators and subjects brought together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Final

from newsstats.data import load_toml

NATIONAL: Final = "全国"
"""What the country is called in every series."""
SHORTEST_STEM: Final = 2
"""Characters of a place's name without its ending at least."""
SHORTEST_PROJECT: Final = 5
"""Characters of a project's short form at least; by judgement: shorter ones name a kind of project."""
_QUIET: Final = re.compile(r"[的“”‘’\"'\s《》]")
_BRACKETS: Final = str.maketrans({"(": "（", ")": "）"})
_IN_BRACKETS: Final = re.compile(r"（[^（）]{0,30}）")


@cache
def _indicators() -> tuple[dict[str, str], dict[str, dict[str, Any]], re.Pattern[str], re.Pattern[str]]:
    data = load_toml("series.toml")
    known: dict[str, dict[str, Any]] = {row["name"]: row for row in data["indicator"]}
    forms = {form.translate(_BRACKETS): name for name, row in known.items() for form in (name, *row["also"])}
    leads = sorted(data["indicators"]["leads"], key=len, reverse=True)
    tails = sorted(data["indicators"]["tails"], key=len, reverse=True)
    return forms, known, re.compile("|".join(map(re.escape, leads))), re.compile(f"(?:{'|'.join(map(re.escape, tails))})$")


@cache
def _nations() -> tuple[frozenset[str], re.Pattern[str]]:
    words = load_toml("series.toml")["subjects"]["national"]
    return frozenset(words), re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


@cache
def _relative() -> dict[str, str]:
    return {form: row["name"] for row in load_toml("series.toml")["subjects"]["relative"] for form in (row["name"], *row["also"])}


@lru_cache(maxsize=65_536)
def series_indicator(indicator: str) -> str:
    """The name of a variable in every series: the one of `series.toml` where a form of it is listed, else the text's own words.

    Quotes, 的, a lead (累计, 实现) and an ending (增速) are dropped.

    Examples
    --------
    >>> series_indicator("社零总额"), series_indicator("GDP增速"), series_indicator("“三峡”发电量")
    ('社会消费品零售总额', '国内生产总值', '三峡发电量')
    """
    forms, _, leads, tails = _indicators()
    name = _QUIET.sub("", indicator.translate(_BRACKETS))
    for form in (name, _IN_BRACKETS.sub("", name)):
        if form in forms:
            return forms[form]
    lead = leads.match(name)
    bare = name[lead.end() :] if lead is not None and len(name) - lead.end() > 1 else name
    shorter = tails.sub("", bare)
    bare = shorter if len(shorter) > 1 else bare
    if (nation := _nations()[1].match(bare)) is not None and bare[nation.end() :] in forms:
        bare = bare[nation.end() :]
    return forms.get(bare) or forms.get(_IN_BRACKETS.sub("", bare), bare)


def forms_of(indicator: str) -> tuple[str, ...]:
    """Every form of a variable that is asked for, as it was asked for first."""
    forms, _, _, _ = _indicators()
    name = series_indicator(indicator)
    return tuple(dict.fromkeys((indicator, *(form for form, owner in forms.items() if owner == name))))


@lru_cache(maxsize=65_536)
def series_subject(subject: str, outlet: str = "") -> str:
    """The name of whose variable it is: one word for the country, and the paper behind what only the paper's place explains (我省).

    Examples
    --------
    >>> series_subject("我国"), series_subject("我市", "样例日报"), series_subject("长河县")
    ('全国', '全市（样例日报）', '长河县')
    """
    name = _QUIET.sub("", subject)
    if name in _nations()[0]:
        return NATIONAL
    if name in _relative():
        return f"{_relative()[name]}（{outlet}）" if outlet else _relative()[name]
    return name


@cache
def _papers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    subjects = load_toml("series.toml")["subjects"]
    return tuple(re.compile("|".join(map(re.escape, subjects[name]))) for name in ("outlets", "local"))  # type: ignore[return-value]


def national_paper(outlet: str) -> bool:
    """True for a paper or broadcast of the whole country."""
    return bool(outlet) and _papers()[0].search(outlet) is not None


def names_a_part(text: str) -> bool:
    """True for a text that names a part of the country, or another country."""
    return _papers()[1].search(text) is not None


def listed(indicator: str) -> bool:
    """True for a variable that `series.toml` knows under this name."""
    return indicator in _indicators()[1]


def statistic(indicator: str) -> bool:
    """True for what statistical offices report again and again, under its name in `series.toml`; not for what a project has once and for all."""
    return (listed(indicator) and not lasting(indicator)) or indicator in load_toml("series.toml")["standard"]["names"]


def split(indicator: str) -> tuple[str, str]:
    """A variable that has its owner in front as owner and variable: 湿地公园总投资 is 总投资 of 湿地公园; no owner where it has none.

    Examples
    --------
    >>> split("湿地公园总投资"), split("总投资"), split("长河县粮食产量")
    (('湿地公园', '总投资'), ('', '总投资'), ('长河县', '粮食产量'))
    """
    forms = _indicators()[0]
    for at in range(2, len(indicator) - 2):
        owner, rest = indicator[:at], indicator[at:]
        if rest in forms and (place_of(owner) or names_a_project(owner)):
            return owner, rest
    return "", indicator


def fixed(indicator: str) -> bool:
    """True for a national statistic: without a subject it is the country's only by custom, but always the same variable."""
    return bool(_indicators()[1].get(indicator, {}).get("fixed"))


def lasting(indicator: str) -> bool:
    """True for what a project has once and for all, whenever it is told: its cost, its size."""
    return bool(_indicators()[1].get(indicator, {}).get("lasting"))


def lasting_names() -> list[str]:
    """The names of all such variables."""
    return [name for name in _indicators()[1] if lasting(name)]


def caveat(indicator: str) -> str:
    """Why a growth need not follow from the printed amounts: `real`, `rebased`, or empty."""
    row = _indicators()[1].get(indicator, {})
    return "real" if row.get("real") else "rebased" if row.get("rebased") else ""


def place_of(subject: str) -> str:
    """The subject where it is a place by its ending, or the country; else empty.

    Examples
    --------
    >>> place_of("长河县"), place_of("我国"), place_of("长河钢厂")
    ('长河县', '全国', '')
    """
    name = _QUIET.sub("", subject)
    if name in _nations()[0]:
        return NATIONAL
    ends = tuple(load_toml("series.toml")["subjects"]["place_ends"])
    generic = name in _relative() or len(name) < SHORTEST_STEM + 1
    return name if not generic and name.endswith(ends) and not names_a_project(name) else ""


def names_a_project(subject: str) -> bool:
    """True for a name that ends as projects do."""
    return subject.endswith(tuple(load_toml("series.toml")["subjects"]["project_ends"]))


def without_project(indicator: str, subject: str) -> str:
    """The indicator without the end of the project's name that it begins with.

    Examples
    --------
    >>> without_project("修复工程总投资", "白桦生态修复工程"), without_project("总投资", "白桦生态修复工程")
    ('总投资', '总投资')
    """
    if names_a_project(subject):
        for length in range(min(len(indicator) - 2, len(subject)), 1, -1):
            if subject.endswith(indicator[:length]) and names_a_project(indicator[:length]):
                return indicator[length:]
    return indicator


def generic(subject: str) -> bool:
    """True for a word that stands for a project without naming it (该项目), and for no word."""
    return not subject or subject in load_toml("series.toml")["subjects"]["generic"]


def joined(subjects: Iterable[str]) -> dict[str, str]:
    """Short form → full form, for those subjects whose full form is there too, and only once.

    A place without its ending (长河 beside 长河县) and a project's short name (热电项目二期工程 as the end of its full name).

    Examples
    --------
    >>> joined(["长河", "长河县", "青山", "青山市", "青山县", "热电联产项目", "青山热电联产项目"])
    {'热电联产项目': '青山热电联产项目', '长河': '长河县'}
    """
    there = sorted({name for name in subjects if name})
    ends = load_toml("series.toml")["subjects"]["place_ends"]
    full: dict[str, set[str]] = defaultdict(set)
    for name in there:
        for end in ends:
            stem = name.removesuffix(end)
            if stem != name and len(stem) >= SHORTEST_STEM:
                full[stem].add(name)
    found = {name: next(iter(full[name])) for name in there if len(full.get(name, ())) == 1}
    projects = {name: bare(name) for name in there if names_a_project(name) and not generic(name)}
    held: dict[str, list[str]] = defaultdict(list)
    for name, stem in projects.items():
        for at in range(max(1, len(stem) - SHORTEST_PROJECT + 1)):
            held[stem[at:]].append(name)
    for name, stem in projects.items():
        longer = [one for one in held[stem] if len(one) > len(name)]
        whole = max(longer, key=lambda one: (len(projects[one]), len(one)), default="")
        if whole and all(projects[whole].endswith(projects[one]) for one in longer):
            found[name] = whole
    return {name: _last(found, name) for name in there if name in found}


def bare(project: str) -> str:
    """A project's name without 项目 or 工程 behind a name that is whole without it."""
    for end in load_toml("series.toml")["subjects"]["bare_ends"]:
        stem = project.removesuffix(end)
        if stem != project and names_a_project(stem):
            return stem
    return project


def _last(found: dict[str, str], name: str) -> str:
    """The end of the way from a short form over longer ones."""
    while found.get(name, name) != name:
        name = found[name]
    return name
