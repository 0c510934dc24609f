"""Make `src/newsstats/data/idioms.txt`: the dictionary's words that carry a numeral character and count nothing.

    python tools/make_idioms.py

Reads the dictionary that jieba ships (MIT licence) and keeps words of three characters and more whose part of
speech is no numeral, time or measure word, leaving out what the number grammar reads as a figure.
"""

from __future__ import annotations

import re
from pathlib import Path

import jieba

NUMERALS = set("零〇一二两三四五六七八九十百千万亿几")
NO_FIGURE = {"i", "l", "d", "n", "nz", "ns", "nt", "nr", "nrt", "j", "b", "a", "v", "vn", "r", "c", "z", "o"}
COUNTS = re.compile(
    r"^(?:第|前|近|约|每|同一|另一|某一|任一|那一|这一|哪一|上一|下一|老|小|初)"
    r"|^[零〇一二两三四五六七八九十百千万亿几]+(?:个|年|月|日|天|元|人|次|名|位|岁|周|期|届|级|等奖|楼|号|中全会|大$|分之|万|倍|成|折|点)"
)
NEARLY = re.compile(
    r"^(?:近|约|上(?=[百千万亿]))[零〇一二两三四五六七八九十百千万亿几]+|季度$|^[一二三四五六七八九十百]+楼$|^万元以|^零度以|兆比特$|[^一]步之内$"
)
"""A figure with its modifier (近百家), which the dictionary has for an idiom."""
MEASURED = re.compile(
    r"^[零〇一二两三四五六七八九十百千万亿几数]+[多余来几]?"
    r"(?:[百千万亿]人|代人|[块分毛角]钱|秒钟|小时|世纪|星期|[海华公]里|加仑|盎司|便士|马克|里拉|兰特|法郎|克拉|几?[个天分人]"
    r"|层楼|辆车|[节门堂]课|道[菜关]|匹马|本书|封信|扇门|张[床牌]|棵树|颗[心星]|条[船腿路线]|粒装|瓶[酒装]|滴水|盏灯|部[戏委]|行字|只[手羊]|件事|斤重|米远"
    r"|岁[时半]|趟路|间房|类人|份|成新)$"
)
"""A count or a measure, whatever part of speech the dictionary gives it: 三亿人, 五层楼."""
COUNTED = re.compile(
    r"^(?!千百)[二两三四五六七八九十百千万几]+"
    r"(?:杯[酒水]|碗饭|盘菜|朵花|只鱼|支箭|盒装|片装|句[话诗]|间大殿|家公司|期工程|楼住户|日晚上|国(?:政府|人民|关系|之间|间)|省区|道[坎沟]?坎|年来"
    r"|次(?:曝光|犯规|破碎|编码)|级(?:企业|图谱|强化)|人在线|条道路|种制度|成把握|军人马|粒装|重意义|遍|片)$"
)
"""The same with the noun behind it: 二期工程, 三杯水, 两国政府."""


def main() -> None:
    dictionary = Path(jieba.__file__).parent / "dict.txt"
    kept = []
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, _, pos = line.split()
        if (
            len(word) > 2
            and pos in NO_FIGURE
            and NUMERALS & set(word)
            and "分之" not in word
            and (pos in "il" or not COUNTS.search(word))
            and not NEARLY.search(word)
            and not MEASURED.search(word)
            and not COUNTED.search(word)
        ):
            kept.append(word)
    header = (
        "# Words with a numeral character that count nothing: idioms, names, set phrases.\n"
        "# From the dictionary of jieba 0.42.1 (MIT licence, Sun Junyi) by tools/make_idioms.py; do not edit:\n"
        "# words of your own go into phrases.tsv.\n"
    )
    target = Path(__file__).parents[1] / "src" / "newsstats" / "data" / "idioms.txt"
    target.write_text(header + "\n".join(sorted(set(kept))) + "\n", encoding="utf-8")
    print(len(kept), "words")


if __name__ == "__main__":
    main()
