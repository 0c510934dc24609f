"""From a file, a folder or several files to one page object: every format comes together here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from newsstats.errors import InputKindError
from newsstats.layout.continued import continued
from newsstats.layout.dump import read_dump
from newsstats.layout.page import Page, merge
from newsstats.layout.script import as_printed, parts_as_printed, parts_simplified
from newsstats.layout.woven import is_woven
from newsstats.readers.decoding import decode, read_bytes
from newsstats.readers.epaper import looks_like_html, read_html
from newsstats.readers.folder import page_files, page_key
from newsstats.readers.forms import form_of
from newsstats.readers.glyphs import NoTextLayerError
from newsstats.readers.pdf import read_pdf
from newsstats.readers.pictures import can_recognise, looks_like_picture, read_picture, read_scan
from newsstats.text.radicals import folded
from newsstats.text.script import is_traditional, simplified

CHINESE = 0.2
"""Share of the letters of a page that are Chinese at least; by judgement: the barest tables of quotations have more."""
LONG = 400
"""Latin letters from which on a text is long enough to say so."""
_HAN, _LATIN = re.compile(r"[\u3400-\u9fff]"), re.compile("[A-Za-z]")
HTML_SUFFIXES = (".htm", ".html", ".shtml", ".xhtml")


def files_of(paths: Sequence[Path]) -> list[Path]:
    """The page files that some paths name; a folder stands for its files."""
    return [file for path in paths for file in (page_files(path) if path.is_dir() else [path])]


def read_pages(paths: Sequence[Path], *, encoding: str | None = None, script: str | None = None) -> tuple[Page, str]:
    """`(all pages as one, in order of their numbers, the encoding of the first text file)`.

    Raises: `newsstats.errors` naming the file that cannot be read.
    """
    files = files_of(paths)
    pages: list[Page] = []
    encodings: list[str] = []
    for file in files:
        page, found = read_file(file, encoding=encoding, script=script)
        page.file = file.name
        pages.append(page)
        encodings.append(found)
    if len(pages) > 1:
        with_text = [p for p in pages if p.lines]
        pages = sorted(with_text, key=lambda p: page_key(p.file, p.number)) or pages[:1]
    page = continued(merge(pages), to_simplified=script == "simplified")
    return page, encodings[0]


def read_file(path: Path, *, encoding: str | None = None, script: str | None = None) -> tuple[Page, str]:
    """One file of any kind as a page, and its encoding (`pdf` for a PDF, `picture` for a picture or a PDF of pictures)."""
    data = read_bytes(path)
    if form_of(path):
        raise InputKindError("is a table, not a page", str(path), "read a table of articles with newsstats.read")
    if data.startswith(b"%PDF-"):
        try:
            page, found = read_pdf(data, str(path)), "pdf"
        except NoTextLayerError:
            if not can_recognise():
                raise
            page, found = read_scan(data, str(path)), "picture"
    elif looks_like_picture(data):
        page, found = read_picture(data, str(path)), "picture"
    else:
        text, found = decode(data, encoding=encoding, where=str(path))
        if path.suffix.lower() in HTML_SUFFIXES or looks_like_html(text):
            page = read_html(folded(text), str(path))
        else:
            return _read_text(text, script, str(path)), found
    if script == "simplified":
        parts_simplified(page)
    else:
        page.traditional = is_traditional(page.source)
    return page, found


def _read_text(text: str, script: str | None, where: str) -> Page:
    """A text dump; traditional text is laid out in simplified characters and shown as printed, unless asked otherwise.

    Raises: `InputKindError` for a page whose columns stand beside each other, and for a long text that is hardly Chinese.
    """
    plain = folded(text)
    chinese, latin = len(_HAN.findall(plain)), len(_LATIN.findall(plain))
    if latin > LONG and chinese < CHINESE * (chinese + latin):
        raise InputKindError(
            f"is hardly Chinese ({chinese / (chinese + latin):.0%} of its letters): is this a newspaper page?",
            where,
            "give the page's own text",
        )
    if is_woven(plain):
        raise InputKindError("has its columns side by side in one line", where, "give the PDF, or its text as pdftotext -raw writes it")
    if not is_traditional(plain):
        page = read_dump(plain)
        if plain != text:
            page = as_printed(page, text)
        if script == "simplified":
            parts_simplified(page)
        return page
    read = simplified(plain)
    page = as_printed(read_dump(read), text)
    if script != "simplified":
        parts_as_printed(page, read)
        page.traditional = True
    return page
