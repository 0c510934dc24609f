"""Whose article a web page shows: the paper's or the site's name as the page says it, or as its address tells it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from newsstats.data import load_toml
from newsstats.layout.masthead import paper_name, site_name
from newsstats.readers.headings import SEPARATORS, site_piece, titles_of
from newsstats.readers.markup import SKIPPED, squeezed, tidy

NEAR = 200
"""Characters of visible text behind a headline in which its source is printed (by judgement)."""
_NAMED = ("og:site_name", "application-name", "mediaid", "source")
_LATIN_NAME = re.compile(r"([A-Za-z][A-Za-z0-9]{1,11})(?:\.(?:com|net|cn|org))?", re.I)
_NO_NAME = re.compile(r"\d|[，。！？：；、“”]")


def paper_of(tree: Any, headline: str, heading: Any = None) -> str:
    """The name of the paper or site: what the page declares and its title repeats, the title's last piece, the source it prints, its address.

    Empty where the page says none of it.
    """
    declared = _declared(tree)
    pieces = _behind_headline(tree, headline)
    for name in declared:
        if name in pieces:
            return name
    named = [name for piece in pieces if (name := site_piece(piece) or site_name(piece)) and squeezed(name) not in squeezed(headline)]
    if named:
        # 某网财经 before 某网 is the same house, told more exactly
        closer = named[-2] if len(named) > 1 and named[-2][:2] == named[-1][:2] else ""
        return closer or named[-1]
    for name in declared:
        if known := site_piece(name) or site_name(name):
            return known
    return _printed_source(tree, heading) or _by_address(tree) or _own_last_piece(pieces, headline)


def _declared(tree: Any) -> list[str]:
    values = {(node.get("property") or node.get("name") or "").lower(): tidy(node.get("content") or "") for node in tree.iter("meta")}
    return [values[key] for key in _NAMED if values.get(key)]


def _behind_headline(tree: Any, headline: str) -> list[str]:
    """The pieces of the titles behind the headline."""
    pieces: list[str] = []
    for title in titles_of(tree):
        at = title.find(headline) if headline else -1
        rest = title[at + len(headline) :] or title[:at] if at >= 0 else title
        pieces += [piece for piece in SEPARATORS.split(rest) if piece]
        if len(pieces) > 1:
            break
    return pieces


@cache
def _source_line() -> re.Pattern[str]:
    return re.compile(load_toml("article_litter.toml")["source"])


def _printed_source(tree: Any, heading: Any) -> str:
    """The source that is printed behind the headline, where it is a known paper or site; one that stands there alone counts too."""
    if heading is None:
        return ""
    inside = set(heading.iter())
    passed, size = False, 0
    said = ""
    for node in tree.iter():
        passed = passed or node is heading
        if not passed or node in inside or not isinstance(node.tag, str) or node.tag in SKIPPED:
            continue
        for piece in (node.text, node.tail):
            if piece and (piece := piece.strip()):
                said += piece + " "
                size += len(piece)
                if name := site_name(piece):
                    return name
        if size > NEAR:
            break
    for found in _source_line().finditer(said[: 2 * NEAR]):
        if name := site_name(found.group(1)) or paper_name(found.group(1)):
            return name
    return ""


@cache
def _domains() -> dict[str, str]:
    return dict(load_toml("sites.toml")["domains"])


def _by_address(tree: Any) -> str:
    """The site at the page's own address; an address that nobody knows says nothing."""
    for node in tree.iter("link", "meta"):
        if (node.get("rel") or "").lower() == "canonical" or (node.get("property") or "").lower() == "og:url":
            address = node.get("href") or node.get("content") or ""
            if name := _of_host(urlsplit(address if "//" in address else f"//{address}").hostname or ""):
                return name
    hosts: dict[str, int] = {}
    for node in tree.iter("a"):
        if name := _of_host(_host(node.get("href") or "")):
            hosts[name] = hosts.get(name, 0) + 1
    most = max(hosts, key=lambda name: (hosts[name], name), default="")
    return most if hosts and hosts[most] >= 3 and 2 * hosts[most] > sum(hosts.values()) else ""


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _of_host(host: str) -> str:
    """The name of the site with an address or the domain above it."""
    labels = host.lower().split(".")
    return next((name for n in range(len(labels) - 1) if (name := _domains().get(".".join(labels[n:])))), "")


def _own_last_piece(pieces: list[str], headline: str) -> str:
    """The only piece behind the headline in the title: by custom the site's name, whatever its form."""
    if len(pieces) != 1 or not headline or pieces[0] == headline:
        return ""
    piece = pieces[0].strip(" _-|–—《》")
    if latin := _LATIN_NAME.fullmatch(piece):
        return latin.group(1)
    is_name = 2 <= len(piece) <= 8 and not _NO_NAME.search(piece) and piece not in load_toml("article_litter.toml")["sections"]
    return piece if is_name else ""
