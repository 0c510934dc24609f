"""A subset of the packaged font with just the characters that a page uses, as CSS."""

from __future__ import annotations

import base64
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from newsstats.charts.fonts import paths


class Face:
    """The font of a report, made while its notebooks run: of the characters that it is likely to use, and again if it uses others."""

    def __init__(self, likely: str) -> None:
        self._likely = _shown(likely)
        self._pool = ThreadPoolExecutor(1)
        self._early = self._pool.submit(font_face, likely)
        self._pool.shutdown(wait=False)

    def css(self, text: str) -> str:
        """The `@font-face` rule for a text."""
        made = self._early.result()
        return made if _shown(text) <= self._likely else font_face(text)


def _shown(text: str) -> set[str]:
    """Characters beyond ASCII, which is always there."""
    return {c for c in text if c > "~" and c.isprintable()}


def font_face(text: str) -> str:
    """An `@font-face` rule with a woff2 data URL. The same characters give the same bytes."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "locl"]
    options.notdef_outline = True
    options.hinting = False
    font = TTFont(str(paths()[0]), recalcTimestamp=False)
    chooser = subset.Subsetter(options)
    chooser.populate(unicodes=sorted({ord(c) for c in text if c.isprintable()} | set(range(0x20, 0x7F))))
    chooser.subset(font)
    font.flavor = "woff2"
    buffer = BytesIO()
    font.save(buffer)
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    return f'@font-face{{font-family:"Newsstats Sans";src:url(data:font/woff2;base64,{data}) format("woff2");font-display:swap}}'
