"""Radicals and compatibility forms that some PDFs write in place of ordinary characters (⼆⼗ for 二十), one for one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ODD = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")
_SUPPLEMENT = (
    "⺒巳⺓幺⺝月⺞歹⺟母⺠民⺥爪⺧牛⺩王⺪疋⺫目⺬示⺮竹⺯糸⺶羊⺸羊⺹老⺻聿⺼月⺽臼⻁虎⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻐钅⻑長⻒長⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""CJK Radicals Supplement: a radical and the character it stands for (Unicode's EquivalentUnifiedIdeograph)."""


@cache
def _ordinary() -> dict[int, str]:
    table = {ord(radical): char for radical, char in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code) and len(plain) == 1:
            table[code] = plain
    return table


def folded(text: str) -> str:
    """The text in ordinary characters, of the same length.

    Examples
    --------
    >>> folded("⼆⼗万⼈，⻋站")
    '二十万人，车站'
    """
    return text.translate(_ordinary()) if _ODD.search(text) else text
