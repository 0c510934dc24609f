"""Strings that make careless readers slow: one short piece again and again, or brackets inside brackets."""

from __future__ import annotations

REPEATED = {
    "yearly averages": "2024年比2020年增长5%，年均增长9%。", "digits": "1", "digits of two kinds": "1一", "full-width digits": "１", "hundred millions": "亿", "ten thousands": "万亿", "months": "1月", "days": "3日",
    "years": "2024年", "growth": "增长1%", "growth with comma": "增长1%，", "of which": "其中1亿元，", "percent": "%", "points": "1.", "thousands": "1,000,",
    "ranges": "1-", "ranges to": "1至", "from to": "从1到2", "brackets": "（1）", "open brackets": "（", "closed brackets": "）", "open quotes": "“", "titles": "《", "dots": "·",
    "dotted names": "阿·", "commas": "，", "list commas": "、", "stops": "。", "question marks": "？", "letters": "a", "spaces": " ", "ideographic spaces": "\u3000",
    "lines": "\n", "blank paragraphs": "字\n\n", "mastheads": "样例日报\n", "folios": "第1版\n", "headlines": "大桥通车\n\n", "openings": "本报讯 ", "reporters": "记者王一 ", "of": "的", "one": "一",
    "half": "半", "about": "约", "and": "和", "projects": "项目", "phases": "一期总投资1亿元，", "abbreviations": "（以下简称“甲”）", "units": "1元/", "surrogates": "𠮷", "marks": "<b>",
    "entities": "&amp;", "addresses": "http://a.b/", "names": "王一，", "places": "县", "times": "1:", "ratios": "1/", "negative": "-", "tens": "十", "zeros": "零",
    "measures": "1米2厘米", "list numbers": "1．", "star": "*", "said": "某某说：“是。”", "checks": "共2个，1个，1个。", "quarters": "一季度", "respectively": "分别为1、2、",
}  # fmt: skip
"""Name → the piece that is repeated."""


def hostile(name: str, characters: int) -> str:
    """About so many characters of one kind, as the body of a story."""
    piece = REPEATED[name]
    return piece * max(1, characters // len(piece))
