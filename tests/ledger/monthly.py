"""Made-up monthly reports of many series over years, each with the level and its printed growth on the year before."""

from __future__ import annotations

import random
from dataclasses import dataclass

SERIES = [
    ("社会消费品零售总额", "亿元", 2), ("快递业务量", "亿件", 1), ("粮食产量", "万吨", 1), ("一般公共预算收入", "亿元", 2), ("全社会用电量", "亿千瓦时", 0),
    ("进出口总值", "亿元", 1), ("出口额", "亿美元", 1), ("房地产开发投资", "亿元", 0), ("铁路货运量", "亿吨", 2), ("新能源汽车产量", "万辆", 1),
]  # fmt: skip
TOLD = [
    "{month}月份，{place}{name}{level}{unit}，同比{way}{growth}%。",
    "记者从统计局获悉，{year}年{month}月，{place}{name}为{level}{unit}，同比{way}{growth}%，运行平稳。",
    "数据显示，{month}月份{place}{name}达到{level}{unit}，比上年同期{way}{growth}%。",
    "统计显示，今年{month}月，{place}{name}{level}{unit}，与去年同期相比{way}{growth}%。",
]


def places(chance: random.Random) -> list[str]:
    """The whole country, which is not named, and four counties."""
    from newsstats.names.gazetteer import divisions

    counties = sorted(row.name for row in divisions().values() if row.name.endswith(("县", "市")) and len(row.name) == 3)
    return ["", *chance.sample(counties, 4)]


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as a record, and whether the growth that it prints was altered."""

    record: dict[str, str]
    altered: bool


def reports(seed: int, years: int = 3, altered: float = 0.0) -> list[Printed]:
    """One report a month and series; a share of the printed growths has one digit changed."""
    chance = random.Random(seed)
    out = []
    named = places(chance)
    for k, (name, unit, digits) in enumerate(SERIES):
        for place in named:
            before: dict[int, float] = {}
            for year in range(2020, 2020 + years):
                now: dict[int, float] = {}
                for month in range(1, 13):
                    level = round(before.get(month, chance.uniform(300, 4000)) * chance.uniform(0.85, 1.3), digits)
                    now[month] = level
                    growth = round((level / before[month] - 1) * 100, 1) if month in before else round(chance.uniform(-9, 25), 1)
                    changed = month in before and chance.random() < altered
                    if changed:
                        growth = _altered(chance, growth)
                    # a report of December comes in the year after
                    told = TOLD[chance.randrange(len(TOLD) - (month == 12))].format(
                        month=month, year=year, place=place, name=name, level=f"{level:.{digits}f}", unit=unit,
                        way="增长" if growth >= 0 else "下降", growth=f"{abs(growth):.1f}",
                    )  # fmt: skip
                    day = f"{year + month // 12}-{month % 12 + 1:02d}-{k + 8:02d}"
                    out.append(
                        Printed({"id": f"{k}-{place}-{year}-{month}", "date": day, "paper": "甲报", "title": name, "body": told}, changed)
                    )
                before = now
    return out


def _altered(chance: random.Random, growth: float) -> float:
    """The growth with one of its digits another one."""
    digits = list(f"{abs(growth):.1f}")
    at = chance.choice([n for n, c in enumerate(digits) if c.isdigit()])
    digits[at] = chance.choice([c for c in "0123456789" if c != digits[at] and not (at == 0 and c == "0")])
    return float("".join(digits)) * (1 if growth >= 0 else -1)
