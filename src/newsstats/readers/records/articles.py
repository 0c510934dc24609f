"""Records become articles; what cannot be read as it stands is noted with its row."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsstats.errors import EmptyInputError, InputKindError
from newsstats.readers.markup import text_of_markup
from newsstats.readers.records.columns import matched, roles
from newsstats.readers.records.dates import iso_day
from newsstats.readers.records.rows import Rows, rows_of_dicts, rows_of_file, rows_of_folder, rows_of_frame
from newsstats.text.article import Article
from newsstats.text.byline import byline_of, names_in
from newsstats.text.part import read_parts

_LABEL = re.compile(r"(?:第\s*)?(?P<label>[A-Z]?\d{1,3})\s*(?P<page>版)?(?:\s*[:：·|\s]\s*(?P<name>[^\d\s].{0,14}))?")
_SPACES = re.compile(r"[ \t\xa0\u3000]+")
_LIKE_MARKUP = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>]{0,400})?/?|!--)>?|&(?:[a-zA-Z]{2,8}|#\d{2,5});")


@dataclass(slots=True)
class Records:
    """Articles that were read from records, in order; `notes` are rows of `schema.NOTES`, `columns` says what was taken for what."""

    name: str
    articles: list[Article] = field(default_factory=list)
    notes: list[dict[str, object]] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)

    def summary(self) -> str:
        """One line on the notes, or empty."""
        counted = Counter(str(note["what"]) for note in self.notes)
        listed = ", ".join(f"{n} {what}" for what, n in sorted(counted.items()))
        return f"{self.name or 'records'}: {len(self.articles):,} articles read; {listed} (see .notes)" if listed else ""


def read_records(
    source: Any,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    table: str | None = None,
    sheet: str | None = None,
    name: str | None = None,
    articles: bool | None = None,
    quiet: bool = False,
    **given: Any,
) -> Records:
    """The articles of a DataFrame, of dicts, of `Article`s, of a record file, of several, or of a folder of texts.

    Options: see `newsstats.read`. Raises: `newsstats.errors`, `TypeError` for an option that there is not.
    """
    known = {"paper" if role == "outlet" else role for role in roles()}
    unknown = sorted(set(given) - known)
    if unknown:
        raise TypeError(f"there is no option {unknown[0]!r}; columns are named with {', '.join(sorted(known))}")
    given = {"outlet" if role == "paper" else role: value for role, value in given.items() if value is not None}
    if isinstance(source, list | tuple) and source and all(isinstance(one, str | Path) for one in source):
        files = {"encoding": encoding, "delimiter": delimiter, "table": table, "sheet": sheet}
        return _several([Path(one) for one in source], given, name, quiet, files)
    if isinstance(source, str | Path):
        path = Path(source)
        read = (
            rows_of_folder(path, encoding)
            if path.is_dir()
            else rows_of_file(path, encoding=encoding, delimiter=delimiter, table=table, sheet=sheet)
        )
        records = _articles(read, given, name or path.name or path.resolve().name, path.name)
    elif hasattr(source, "columns"):
        records = _articles(rows_of_frame(source), given, name or "", name or "")
    else:
        held = list(source)
        if held and all(isinstance(one, Article) for one in held):
            return Records(name or "", held)
        if not all(isinstance(one, Mapping) for one in held):
            raise InputKindError("is no list of dicts or articles", "", "give one dict an article")
        records = _articles(rows_of_dicts(held), given, name or "", name or "")
    if not quiet and (line := records.summary()):
        print(f"newsstats: {line}", file=sys.stderr)
    return records


def _several(paths: Sequence[Path], given: Mapping[str, Any], name: str | None, quiet: bool, files: Mapping[str, Any]) -> Records:
    """Several files as one; ids that two of them share are told apart by the file."""
    out = Records(name or ", ".join(path.name for path in paths))
    seen: set[str] = set()
    for path in paths:
        one = read_records(path, quiet=quiet, **files, **{"paper" if k == "outlet" else k: v for k, v in given.items()})
        for article in one.articles:
            new = article if article.id not in seen else _renamed(article, _free(f"{path.stem}-{article.id}", seen))
            seen.add(new.id)
            out.articles.append(new)
        out.notes += one.notes
        out.columns = out.columns or one.columns
    return out


def _renamed(article: Article, new: str) -> Article:
    from dataclasses import replace

    return replace(article, id=new)


def _articles(read: Rows, given: Mapping[str, Any], name: str, file: str) -> Records:
    """The articles of a table. A date or paper that is no column is that of every record."""
    constant = {
        role: str(value)
        for role, value in given.items()
        if role in ("date", "outlet") and isinstance(value, str) and value not in read.columns
    }
    if "date" in constant and not iso_day(constant["date"]):
        raise InputKindError(f"has no column {constant['date']!r}, and it is no date", name, f"its columns are {', '.join(read.columns)}")
    columns = matched(read.columns, {role: value for role, value in given.items() if role not in constant}, name)
    for role in constant:
        columns.pop(role, None)
    out = Records(name, columns=columns)
    used = {column for names in columns.values() for column in names if names is not columns.get("url")}
    others = [column for column in read.columns if column not in used]
    seen: set[str] = set()
    width = 0
    for number, what in read.broken:
        out.notes.append({"row": number, "article_id": "", "what": "broken line", "value": what})
    held = list(read.records)
    width = max(2, len(str(len(held))))
    for number, record in held:
        _add(out, number, record, columns, constant, others, file, seen, width)
    if not out.articles:
        raise EmptyInputError("holds no article with a text", name, "check which column is the body, and name it with body=…")
    return out


def _add(
    out: Records, number: int, record: Mapping[str, Any], columns: Mapping[str, list[str]], constant: Mapping[str, str],
    others: Sequence[str], file: str, seen: set[str], width: int,
) -> None:  # fmt: skip
    def cell(role: str) -> str:
        return _clean(_text(record.get(columns[role][0]))) if role in columns else ""

    def note(what: str, value: str) -> None:
        out.notes.append({"row": number, "article_id": article_id, "what": what, "value": value[:80]})

    article_id = wanted = cell("id") or f"a{number:0{width}}"
    if wanted in seen:
        article_id = _free(wanted, seen)
        note("repeated id", wanted)
    body = "\n".join(filter(None, (_body(_text(record.get(name))) for name in columns["body"])))
    texts = {role: text for role in ("kicker", "headline", "subhead") if (text := cell("title" if role == "headline" else role))}
    if body:
        texts["body"] = body
    parts = read_parts(texts)
    if not body:
        note("empty body" if parts else "empty record, left out", "")
    if not parts:
        return
    seen.add(article_id)
    printed = record.get(columns["date"][0]) if "date" in columns else constant.get("date")
    published = iso_day(printed)
    if not published and _text(printed).strip():
        note("unreadable date", _text(printed))
    section, label = cell("section"), cell("page").removeprefix("第").removesuffix("版").strip()
    if (found := _LABEL.fullmatch(section)) and (found["page"] or found["name"] or found["label"][0].isalpha()):
        section, label = (found["name"] or "").strip(), label or found["label"]
    byline = byline_of(body)
    if "author" in columns:
        reporters, correspondents = names_in(cell("author"), bare=True)
        byline.reporters.extend(n for n in reporters if n not in (*byline.reporters, *byline.correspondents))
        byline.correspondents.extend(n for n in correspondents if n not in (*byline.reporters, *byline.correspondents))
    out.articles.append(
        Article(
            article_id, tuple(parts), published=published, outlet=cell("outlet") or constant.get("outlet", ""), section=section,
            page=int(label) if label.isascii() and label.isdigit() else 0, page_label=label, byline=byline, file=file, row=number,
            meta={name: record.get(name) for name in others},
        )
    )  # fmt: skip


def _free(wanted: str, seen: set[str]) -> str:
    """An id that is not taken: `n7-2`, `n7-3` …"""
    if wanted not in seen:
        return wanted
    count = 2
    while f"{wanted}-{count}" in seen:
        count += 1
    return f"{wanted}-{count}"


def _text(value: Any) -> str:
    """A cell as text; missing values are empty, whole numbers without a point."""
    if value is None or (isinstance(value, float) and value != value) or str(value) in ("NaT", "<NA>"):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | tuple):
        return "\n".join(map(_text, value))
    return str(value)


def _clean(text: str) -> str:
    """A cell on one line, markup and doubled spaces taken out."""
    if _LIKE_MARKUP.search(text):
        text = " ".join(text_of_markup(text))
    return _SPACES.sub(" ", " ".join(text.split("\n"))).strip()


def _body(text: str) -> str:
    """Paragraphs parted by line breaks; markup taken out, indents and blank lines dropped."""
    pieces: Iterable[str] = text_of_markup(text) if _LIKE_MARKUP.search(text) else re.split(r"\r\n?|\n|\u2028|\u2029", text)
    return "\n".join(line for piece in pieces if (line := piece.strip(" \t\r\u3000\xa0\ufeff")))
