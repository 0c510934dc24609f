"""Names that are known: administrative divisions with their codes, parts of the world and states, organisations."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from newsstats.data import load_rows, load_toml
from newsstats.words.reference import listed_tag

SHORT_LEAST = 2
"""Characters of a division's name without its ending (昌吉 of 昌吉州) at least."""


@dataclass(frozen=True, slots=True)
class Division:
    """A province, prefecture or county of China by its code (GB/T 2260), with the names of all levels above it."""

    code: str
    name: str
    province: str
    prefecture: str
    county: str

    @property
    def level(self) -> int:
        """0 for a province, 1 for a prefecture, 2 for a county."""
        return 2 if self.county else 1 if self.prefecture else 0


@cache
def divisions() -> Mapping[str, Division]:
    """Code → division, of `data/divisions.tsv`."""
    names = {row[0]: row[1] for row in load_rows("divisions.tsv")}
    out = {}
    for code, name in names.items():
        province, prefecture = names.get(code[:2] + "0000", ""), names.get(code[:4] + "00", "")
        if code.endswith("0000"):
            out[code] = Division(code, name, name, "", "")
        elif code.endswith("00"):
            out[code] = Division(code, name, province, name, "")
        else:
            out[code] = Division(code, name, province, prefecture, name)
    return out


def short_form(name: str) -> str:
    """A division's name without its ending and the peoples that it belongs to, or the name where nothing would be left.

    Examples
    --------
    >>> short_form("昌吉回族自治州"), short_form("吉林省"), short_form("沙县")
    ('昌吉', '吉林', '沙县')
    """
    for ending in _endings():
        short = ending.sub("", name)
        if SHORT_LEAST <= len(short) < len(name):
            return short
    return name


@cache
def _endings() -> tuple[re.Pattern[str], ...]:
    """What is taken off: a self-governed division's peoples with its ending, the ending alone, a plain ending."""
    data = load_toml("names.toml")["division"]
    peoples = "|".join(sorted(data["peoples"], key=len, reverse=True))
    governed = "|".join(data["self_governed"])
    return tuple(re.compile(f"(?:{ending})$") for ending in (f"(?:{peoples})+(?:{governed})", governed, "|".join(data["ends"])))


def printed_forms(name: str) -> set[str]:
    """The forms in which a division is printed: whole, short, and with the plain ending of its level (昌吉州)."""
    short = short_form(name)
    forms = {name, short}
    if any(name.endswith(ending) for ending in load_toml("names.toml")["division"]["self_governed"]) and not name.endswith("自治区"):
        forms.add(short + name[-1])
    return forms


@cache
def by_name() -> Mapping[str, tuple[Division, ...]]:
    """Printed form → the divisions that it can be, the higher ones first.

    A short form that is a common word (振兴) or a region's name (中原, 南海) is none: what it means can't be told by itself.
    """
    out: dict[str, list[Division]] = {}
    for division in divisions().values():
        for form in printed_forms(division.name):
            if form != division.name and (form in regions() or listed_tag(form)[:2] not in ("ns", "nr", "nz", "nt", "")):
                continue
            out.setdefault(form, []).append(division)
    return {form: tuple(sorted(found, key=lambda d: (d.level, d.code))) for form, found in out.items()}


@cache
def regions() -> frozenset[str]:
    """Regions, rivers and seas that are no division."""
    return frozenset(load_toml("names.toml")["place"]["regions"])


@cache
def territories() -> frozenset[str]:
    """States, parts of the world, cities of other states and regions of China by the names that are printed."""
    extra = load_toml("names.toml")["place"]
    names = {name for _, name in load_rows("territories.tsv")} | set(extra["world"]) | regions()
    return frozenset(part for name in names for part in re.split(r"[（()）]", name) if len(part) > 1)


@cache
def organisations() -> frozenset[str]:
    """Organisations of `data/organisations.txt`, in every form."""
    return frozenset(form for row in load_rows("organisations.txt") for form in row[0].split())


@cache
def persons() -> frozenset[str]:
    """Persons of `data/persons.txt`."""
    return frozenset(name for row in load_rows("persons.txt") for name in row[0].split())


def is_place(name: str) -> bool:
    """Whether a name is a division's or a territory's."""
    return name in by_name() or name in territories()


LONGEST = 12
"""Characters of a division's name that are looked at before a name."""


@cache
def also_words() -> frozenset[str]:
    """Short forms of divisions that are words as well (古城, 安康)."""
    return frozenset(load_toml("names.toml")["division"]["also_words"])


def behind_its_own(before: str, name: str) -> bool:
    """Whether the characters before a name end in the province or prefecture in which a division of that name lies.

    Examples
    --------
    >>> behind_its_own("来自陕西", "安康"), behind_its_own("祝大家幸福", "安康")
    (True, False)
    """
    return any(
        before.endswith(tuple(printed_forms(above)))
        for division in by_name().get(name, ())
        for above in (division.province, division.prefecture)
        if above and above != division.name
    )


COUNTY = 2
"""The level of districts and counties."""


def locate(names: Collection[str]) -> dict[str, Division]:
    """The division of each name of one article that names one.

    A name that several share is settled by what the same article names above it (a county by its prefecture or province), else by
    the higher level (朝阳 is a district where 北京 is named, else a prefecture; 吉林 is the province); one that is still shared is left out. A district's or county's name without its ending (古城 of 古城区) is a word like
    others: it is one only where its prefecture or province is named too.

    Parameters
    ----------
    names
        The article's places.
    """
    known, alone = by_name(), tuple(load_toml("names.toml")["division"]["known_alone"])

    def alone_enough(division: Division, name: str) -> bool:
        return division.level < COUNTY or name == division.name or division.name.endswith(alone)

    out = {name: known[name][0] for name in names if name in known and len(known[name]) == 1 and alone_enough(known[name][0], name)}
    above = {division.code[:2] for division in out.values()} | {division.code[:4] for division in out.values() if division.level}
    for name in names:
        if name in known and name not in out:
            options = known[name]
            for size in (4, 2):
                near = [division for division in options if division.code[:size] in above and options[0].level]
                if len(near) == 1:
                    out[name] = near[0]
                    break
            else:
                if len(options) > 1 and options[0].level < options[1].level and alone_enough(options[0], name):
                    out[name] = options[0]
    return out
