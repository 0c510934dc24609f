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


def main() -> None:
    dictionary = Path(jieba.__file__).parent / "dict.txt"
    kept = []
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, _, pos = line.split()
        if len(word) > 2 and pos in NO_FIGURE and NUMERALS & set(word) and "分之" not in word and (pos in "il" or not COUNTS.search(word)):
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
