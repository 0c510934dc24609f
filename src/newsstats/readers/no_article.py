"""Pages that hold no article: lists of links, forums, shops, forms."""

from __future__ import annotations

import re
from typing import Any

from newsstats.readers.litter import is_post
from newsstats.readers.markup import squeezed

PARAGRAPH = 60
"""Characters of a lone paragraph that is an article by itself (by judgement)."""
MANY, SHORT = 10, 8
"""Lines of a list at least, and the characters that three in four of them stay under (by judgement)."""
POSTS = 3
"""Lines that say who posted when, from which a page is a forum's (by judgement)."""
_DAY = re.compile(r"[\d\-/.年月日:：\[\]()（）]+")
LINK, LINKS = 5, 3
"""Characters of a link to another article at least, and how many of them a list has at least (by judgement)."""


def is_prose(paragraphs: list[str]) -> bool:
    """True when most of a text stands in paragraphs that end as sentences do: no list, form, forum or error page."""
    closed = [line for line in paragraphs if len(line) >= 20 and line.rstrip("”’」』）)")[-1:] in "。！？!?…"]
    enough = len(closed) >= 2 or any(len(line) >= PARAGRAPH for line in closed)
    return enough and sum(map(len, closed)) >= 0.6 * sum(map(len, paragraphs))


def lists_things(paragraphs: list[str]) -> bool:
    """True for a forum, and for a portal's list: three lines in four are numbers or a few characters."""
    if sum(map(is_post, paragraphs)) >= POSTS:
        return True
    return len(paragraphs) >= MANY and 4 * sum(len(line) < SHORT for line in paragraphs) > 3 * len(paragraphs)


def lists_links(tree: Any, paragraphs: list[str]) -> bool:
    """True where most of a text are lines that are hardly more than a link: the titles of other articles."""
    links = {said for node in tree.iter("a") if len(said := squeezed(node.text_content())) >= LINK}
    lengths = sorted({len(link) for link in links}, reverse=True)
    lines = [bare for line in paragraphs if (bare := squeezed(line)) and not _DAY.fullmatch(bare)]
    linked = [line for line in lines if any(line[:length] in links and 2 * length > len(line) for length in lengths)]
    return len(linked) >= LINKS and 2 * sum(map(len, linked)) > sum(map(len, lines))
