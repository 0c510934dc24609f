"""Small archives, and what the tests of the archive say of them."""

from __future__ import annotations

import hashlib
from pathlib import Path

ISSUES = 48


def content(folder: Path) -> dict[str, str]:
    """Every file of an archive but its lock, by hash."""
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != ".lock"
    }


STORIES = {
    "2024-05-06": "城东水厂昨天开工。水厂总投资5亿元，明年建成，城里的人都盼着喝上好水。",
    "2024-05-07": "城西的小学换了新课桌，孩子们很高兴，老师说桌子是镇里出钱买的。",
    "2024-06-01": "水厂的工人在雨里干活，水管已经铺了3公里，工地上还有两台吊车。",
}
"""Day → what its paper tells; each is a story of one page."""


def told(day: str, text: str, paper: str = "样例日报") -> str:
    """A page with masthead, day, headline and story."""
    year, month, date = map(int, day.split("-"))
    return f"{paper}\n{year}年{month}月{date}日 星期一\n第1版\n\n{text[:6]}\n\n本报讯 记者王一报道：{text}\n"


def write(folder: Path, stories: dict[str, str], paper: str = "样例日报") -> Path:
    """A folder of pages, one a day."""
    folder.mkdir(parents=True, exist_ok=True)
    for day, text in stories.items():
        (folder / f"{day}.txt").write_text(told(day, text, paper), encoding="utf-8")
    return folder
