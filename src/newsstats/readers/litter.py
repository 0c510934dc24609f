"""What web pages put around an article's text: credits, share lines, lists of other articles. Patterns are in `data/article_litter.toml`."""

from __future__ import annotations

import re
from functools import cache

from newsstats.data import load_toml
from newsstats.layout import furniture
from newsstats.readers.markup import squeezed

LITTER = 160
"""Characters of a line around an article at most (by judgement)."""
TOP = 8
"""Lines of a body at most among which its headline may be repeated (by judgement)."""
LEAD = 60
"""Characters of a line above a repeated headline at most (by judgement)."""
RIGHTS = 3
"""Words of a site's rights in one line (by judgement)."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_SENTENCE_END = re.compile(r"[。！？!?…][”’」』）)\]】]*(?:[（(][^（）()]{1,40}[）)])?$|。")
_FULL_STOP = re.compile(r"。|[！？][”’」』）)]+$")


@cache
def _litter(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in load_toml("article_litter.toml")[name]))


def _is_litter(where: str, line: str) -> bool:
    """True for a short line of one of the usual forms that is no picture's credit or caption."""
    if len(line) > LITTER or _of_a_picture(line):
        return False
    return _litter(where).fullmatch(line) is not None


def _of_a_picture(line: str) -> bool:
    return furniture.line_role(line) == "credit" or is_caption(line)


def is_caption(line: str) -> bool:
    """True for a line under a picture: by its words, or by the source of the picture in brackets at its end."""
    return len(line) <= 200 and (furniture.is_caption(line) or _litter("captions").search(line) is not None)


def is_notice(text: str) -> bool:
    """True for the beginning of a page that says only why it shows nothing: refused, not found, asking for consent or a login."""
    return _litter("notice").search(text[:400]) is not None


def _is_of_the_site(line: str) -> bool:
    """True for a line about a site's own rights, and for one in another language behind a Chinese text."""
    if sum(word in line for word in load_toml("article_litter.toml")["rights"]) >= RIGHTS:
        return True
    return len(line) >= LEAD // 2 and (not _HAN.search(line) or len(_KANA.findall(line)) > len(_HAN.findall(line)))


def is_post(line: str) -> bool:
    """True for a line of a forum that says who posted when."""
    return len(line) <= LITTER and _litter("posts").fullmatch(line) is not None


def without_litter(paragraphs: list[str], headline: str) -> tuple[list[str], list[str], list[str]]:
    """`(lines before, the paragraphs, lines behind)`: what pages put around an article is parted from it, and nothing is dropped.

    A repeated headline, 原标题, credits, share lines, lists of other articles and list marks are such.
    """
    lines = [line for raw in paragraphs if (line := raw.strip("|｜ \u3000").removeprefix("- ").strip())]
    if not lines:
        return [], lines, []
    head = squeezed(headline)
    first, last = _repeated_headline(lines, head), len(lines)
    while first < last and (squeezed(lines[first]) == head or _is_litter("before", lines[first])):
        first += 1
    first, lines = _credits_first(lines, first)
    last = _end_of_article(lines, first)
    while last > first + 1 and (_is_litter("behind", lines[last - 1]) or _is_of_the_site(lines[last - 1])):
        last -= 1
    # a text of short lines without marks (a poem, a list) is no litter
    if not _is_running_text(lines[first:last]) and 2 * sum(map(len, lines[first:last])) < sum(map(len, lines)):
        return [], lines, []
    before, body, behind = lines[:first], lines[first:last], lines[last:]
    if headline and body[0] != headline and body[0].startswith(headline):
        before.append(headline)
        body[0] = body[0].removeprefix(headline).lstrip()
    while (lead := _litter("heads").match(body[0])) and lead.end() < len(body[0]):
        before.append(lead.group().strip())
        body[0] = body[0][lead.end() :].lstrip()
    whole = body[-1]
    for _ in range(3):
        body[-1] = _litter("tails").sub("", body[-1]).rstrip() or body[-1]
    if tail := whole[len(body[-1]) :].strip():
        behind.insert(0, tail)
    return before, body, behind


def _credits_first(lines: list[str], first: int) -> tuple[int, list[str]]:
    """`(where the article begins, the lines)`: a picture's line above credits stays the article's, so that the credits go before it."""
    behind = first
    while behind < len(lines) and _of_a_picture(lines[behind]):
        behind += 1
    end = behind
    while end < len(lines) and _is_litter("before", lines[end]):
        end += 1
    if first == behind or behind == end or end == len(lines):
        return first, lines
    return first + end - behind, [*lines[:first], *lines[behind:end], *lines[first:behind], *lines[end:]]


def _is_running_text(lines: list[str]) -> bool:
    closed = [line for line in lines if len(line) >= 20 and _SENTENCE_END.search(line)]
    return len(closed) >= 2 or any(len(line) >= 2 * LEAD for line in closed)


def _repeated_headline(lines: list[str], head: str) -> int:
    """Where the text begins behind a headline that a body repeats under its breadcrumbs; else 0."""
    for n, line in enumerate(lines[:TOP]):
        if head and squeezed(line) == head:
            return n + 1
        if len(line) > LEAD or "。" in line:
            break
    return 0


def _end_of_article(lines: list[str], first: int) -> int:
    """The line at which other matter begins: a mark of its beginning in the second half, or a list without one sentence at the end."""
    size, done = sum(map(len, lines)), sum(map(len, lines[:first]))
    last = len(lines)
    for n in range(first, len(lines)):
        if n > first and 2 * done > size - done and len(lines[n]) <= LITTER and _litter("cut").match(lines[n]):
            last = n
            break
        done += len(lines[n])
    closed = last
    while closed > first and not _FULL_STOP.search(lines[closed - 1]) and not _of_a_picture(lines[closed - 1]):
        closed -= 1
    while closed < last and _SENTENCE_END.search(lines[closed]):
        closed += 1
    return closed if closed > first + 1 else last
