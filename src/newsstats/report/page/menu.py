"""What a reader can take away of one chart: picture, drawing, data, and a piece of HTML that shows it elsewhere."""

from __future__ import annotations

import re
from html import escape

from newsstats.charts.source import source_line
from newsstats.corpus.corpus import Corpus
from newsstats.lang import say

_TAG = re.compile("<[^>]+>")


def menu(corpus: Corpus, stem: str, title: str) -> str:
    """The menu of the chart whose files are `files/charts/stem.png`, `.svg` and `.csv`; `title` is HTML."""
    links = "".join(f'<a href="files/charts/{stem}.{kind}" download>{kind.upper()}</a> ' for kind in ("png", "svg", "csv"))
    code = f'<figure><img src="{stem}.svg" alt="{_TAG.sub("", title)}"><figcaption>{escape(source_line(corpus))}</figcaption></figure>'
    embed = (
        f'<details class="embed"><summary>{escape(say("page.embed"))}</summary><p>{escape(say("page.embed_how"))}</p>'
        f'<input readonly aria-label="{escape(say("page.embed"))}" value="{escape(code)}"></details>'
    )
    return f'<div class="menu">{escape(say("page.take"))} {links}{embed}</div>'
