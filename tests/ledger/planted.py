"""Pairs of made-up articles that print different figures for one thing, each told in two ways."""

from __future__ import annotations

import random

PLACES = ["长河县", "青山市", "白桦县", "石门市", "云岭县", "沙湾镇", "清水州", "木兰县"]
PROJECTS = ["长河热电联产项目", "青山跨海大桥工程", "白桦生态修复工程", "石门智能制造产业园", "云岭抽水蓄能电站"]
YEARLY = [
    ("粮食产量", "万吨", "{year}年，{place}粮食产量{x}，再获丰收。", "记者从农业农村局了解到，{place}{year}年粮食产量{x}。"),
    ("社会消费品零售总额", "亿元", "{year}年，{place}社会消费品零售总额{x}。", "据统计，{year}年{place}实现社零总额{x}，市场活跃。"),
    ("一般公共预算收入", "亿元", "{year}年，{place}一般公共预算收入{x}。", "{place}{year}年完成一般公共预算收入{x}，财力增强。"),
    ("棉花产量", "万吨", "{year}年，{place}棉花产量{x}。", "{year}年{place}棉花产量{x}，单产也有提高。"),
    ("地区生产总值", "亿元", "{year}年，{place}地区生产总值{x}。", "初步核算，{year}年{place}地区生产总值{x}。"),
]
COSTS = [("总投资", "亿元", "{project}总投资{x}，今天开工。", "{project}总投资{x}，工人正在加紧施工。")]


def pairs(seed: int, count: int = 40) -> list[list[dict[str, str]]]:
    """So many pairs of records; the second of each tells the first one's figure changed by a tenth and more."""
    chance = random.Random(seed)
    out = []
    for n in range(count):
        told = YEARLY[n % len(YEARLY)] if n % 8 else COSTS[0]
        name, unit, first, second = told
        value = round(chance.uniform(20, 900), 1)
        other = round(value * chance.choice([0.7, 0.85, 1.12, 1.4]), 1)
        names = {"year": 2019 + n // 5 % 6, "place": PLACES[n // 5 % 8], "project": PROJECTS[n // 8 % 5]}
        year = names["year"] + 1
        out.append(
            [
                {
                    "id": f"{n}a",
                    "date": f"{year}-01-{n % 20 + 3:02d}",
                    "paper": "甲报",
                    "title": name,
                    "body": first.format(x=f"{value}{unit}", **names),
                },
                {
                    "id": f"{n}b",
                    "date": f"{year}-02-{n % 20 + 3:02d}",
                    "paper": "乙报",
                    "title": name,
                    "body": second.format(x=f"{other}{unit}", **names),
                },
            ]
        )
    return out
