"""One issue: its source and its tables, each computed once, when first asked for."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from newsstats import lang, schema
from newsstats.errors import DateError, EmptyInputError, NoStoryError
from newsstats.numbers.table import TextPart, mention_columns, mentions_table, plain_part, sentence_ends
from newsstats.page.datelines import Dateline, names_in, parse_dateline
from newsstats.page.dates import date_of_page, date_of_path, paper_of_page
from newsstats.page.placed import Page, PlacedStory
from newsstats.page.reflow import Part
from newsstats.page.script import is_traditional, simplified
from newsstats.words.segment import newspaper, user_lexicon
from newsstats.words.tokenizer import Tagged, Tokenizer, announced_abbreviations
from newsstats.words.tokens import tokens_table

if TYPE_CHECKING:
    from newsstats.archive import Archive
    from newsstats.findings.sentences import StoryText
    from newsstats.topics.lexicon import Scores
    from newsstats.words.segment import Segmenter

HEAD = 300
"""Characters of a story in which its dateline stands."""
_TABLES = (
    "articles", "lines", "tokens", "numbers", "projects", "breakdowns", "progress", "timeline", "checks", "names",
)  # fmt: skip


def read_issue(
    path: str | Path | Sequence[str | Path],
    date: str | None = None,
    paper: str | None = None,
    *,
    encoding: str | None = None,
    script: str | None = None,
    lexicon: str | Path | None = None,
) -> Issue:
    """Read a newspaper page: a text dump, a PDF, an e-paper's HTML, a folder of pages or a list of files.

    `date` (ISO) and `paper` overrule what the file's name, its folder and the page itself say; `encoding`
    overrules the one found by content; `script="simplified"` puts the stories of a traditional page into
    simplified characters (offsets still lead to the printed ones); `lexicon` is a word list in jieba's
    user-dictionary form.
    Raises: `newsstats.errors` (missing, empty, binary or undecodable file, a page with no story, no ISO date).
    """
    from newsstats.page.reading import files_of, read_pages

    if script not in (None, "simplified"):
        raise ValueError(f'script={script!r}: give "simplified" or nothing')
    paths = [Path(path)] if isinstance(path, str | Path) else [Path(p) for p in path]
    where = ", ".join(map(str, paths))
    if not paths:
        raise EmptyInputError("no file is named", "", "name a page, several pages or a folder")
    files = files_of(paths)
    page, found = read_pages(files, encoding=encoding, script=script)
    if not page.stories:
        raise NoStoryError("holds no story", where, "a story needs a few lines of running text; check the file")
    given = _checked(date)
    named = None if given else next((d for p in (*paths, *files) if (d := date_of_path(p))), None)
    printed = None if given or named else (page.date, "folio") if page.date else date_of_page(page.lines)
    issued, origin = (given, "given") if given else (named, "file name") if named else printed or ("", "none")
    return Issue(
        page,
        date=issued,
        date_source=origin,
        paper=paper or page.paper or paper_of_page(page.lines) or "",
        name=paths[0].name or paths[0].resolve().name,
        encoding=found,
        lexicon=lexicon,
    )


def read_text(text: str, date: str | None = None) -> Issue:
    """An issue of one story, for any string: every table works on it.

    Raises: `EmptyInputError` for a string of white space, `DateError`.
    """
    from newsstats.page.lines import split_lines

    lines = split_lines(text)
    body = [n for n, line in enumerate(lines) if line.stripped]
    if not body:
        raise EmptyInputError("the text is empty", "", "give a string with words in it")
    for n, at in enumerate(body):
        lines[at].role, lines[at].story, lines[at].paragraph = "body", 0, n
    part = Part("body", text, np.arange(len(text), dtype=np.int64))
    story = PlacedStory("story", body, [], [], [], part, [])
    return Issue(Page(text, lines, [story]), date=_checked(date) or "", date_source="given" if date else "none")


def number_mentions(text: str, date: str | None = None) -> pd.DataFrame:
    """The number mentions of any string, one row a mention (columns: `newsstats.schema.NUMBERS`).

    `date` (ISO) is what years and months that the text leaves out are taken from. Raises: `DateError`.
    """
    return mentions_table([plain_part(text)], _checked(date), newspaper().tag)


def _checked(date: str | None) -> str | None:
    if date is None or date == "":
        return None
    try:
        return datetime.date.fromisoformat(str(date)).isoformat()
    except ValueError as error:
        raise DateError(f"{date!r} is no date", "", "write it as 2024-11-29") from error


class Issue:
    """One newspaper issue. Tables are DataFrames; every row leads back to `source[source_start:source_end]`."""

    def __init__(
        self,
        page: Page,
        *,
        date: str = "",
        date_source: str = "none",
        paper: str = "",
        name: str = "",
        encoding: str = "utf-8",
        lexicon: str | Path | None = None,
        segmenter: Segmenter | None = None,
    ) -> None:
        self._page = page
        self.source = page.source
        self.date = date
        self.date_source = date_source
        self.paper = paper
        self.name = name
        self.encoding = encoding
        self._segmenter = segmenter
        self._user_words = user_lexicon(lexicon) if lexicon is not None else []

    # -- stories ---------------------------------------------------------------------------------

    @cached_property
    def _ids(self) -> list[str]:
        return [f"a{n:02}" for n in range(1, len(self._page.stories) + 1)]

    @cached_property
    def _datelines(self) -> list[Dateline]:
        out: list[Dateline] = []
        for story in self._page.stories:
            line = _dateline(story.text.text)
            for at in story.credits:
                reporters, correspondents = names_in(self._page.lines[at].stripped, bare=self._page.lines[at].role == "byline")
                line.reporters.extend(n for n in reporters if n not in line.reporters)
                line.correspondents.extend(n for n in correspondents if n not in line.correspondents)
            out.append(line)
        return out

    @cached_property
    def _text_parts(self) -> list[TextPart]:
        """Every part of every story, without its section (which takes the topics to know)."""
        return [
            TextPart(article_id, "", part.name, part.text, part.source, simplified(part.text) if self._page.traditional else "")
            for article_id, story in zip(self._ids, self._page.stories, strict=True)
            for part in (*story.parts, story.text)
        ]

    @cached_property
    def _first_tokenizer(self) -> Tokenizer:
        """With the words that the page itself or its user names: reporters, announced short names, the user's list."""
        words: dict[str, str] = {}
        for line in self._datelines:
            words.update(dict.fromkeys((*line.reporters, *line.correspondents), "nr"))
        for story in self._page.stories:
            words.update(dict.fromkeys(announced_abbreviations(story.text.text), "n"))
        words.update(self._user_words)
        return Tokenizer(self._segmenter or newspaper(), words)

    @cached_property
    def _tagged(self) -> tuple[Tokenizer, Tagged]:
        """The tokens of each part, and the tokenizer with the words learned from them."""
        from newsstats.words.discovery import new_words

        first = self._first_tokenizer
        tagged = first.tagged(self._text_parts)
        learned = new_words(tagged)
        if not learned:
            return first, tagged
        tokenizer = Tokenizer(first.segmenter, dict.fromkeys(learned, "n") | first.words)
        return tokenizer, tokenizer.tagged(self._text_parts)

    @property
    def tagged(self) -> Tagged:
        """The tokens of every part in columns (see `newsstats.words.tokenizer.Tagged`)."""
        return self._tagged[1]

    @property
    def _tokenizer(self) -> Tokenizer:
        return self._tagged[0]

    @cached_property
    def _mentions(self) -> dict[str, list[Any]]:
        return mention_columns(self._text_parts, self.date or None, self._tokenizer.tag)

    @cached_property
    def _numbers(self) -> pd.DataFrame:
        return schema.frame(self._mentions, schema.NUMBERS)

    @cached_property
    def _tokens(self) -> pd.DataFrame:
        return tokens_table(self._tagged[1])

    @cached_property
    def _scores(self) -> Scores:
        """What speaks for each topic in each story."""
        from newsstats.topics.lexicon import article_scores

        return article_scores(self.tagged)

    @cached_property
    def _sections(self) -> dict[str, str]:
        """The rubric printed above a story, else its leading topic."""
        from newsstats.topics.lexicon import distributions, labels, leading

        shares = distributions(self._scores, self._ids)
        english = 0 if lang.current() == "en" else 1
        return {
            article_id: story.rubric or labels()[leading(shares[article_id])][english]
            for article_id, story in zip(self._ids, self._page.stories, strict=True)
        }

    def _with_section(self, table: pd.DataFrame) -> pd.DataFrame:
        table = table.copy(deep=False)
        codes, articles = pd.factorize(table["article_id"])
        table["section"] = schema.Coded(codes, [self._sections[article] for article in articles]).array()
        return table

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row a story. Columns: `newsstats.schema.ARTICLES`."""
        return schema.frame_of_rows(self._article_rows, schema.ARTICLES)

    @cached_property
    def _article_rows(self) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = []
        for article_id, story, line in zip(self._ids, self._page.stories, self._datelines, strict=True):
            text = story.text.text
            heads = {part.name: part.text.replace("\n", " ") for part in story.parts}
            rows.append(
                {
                    "article_id": article_id,
                    "kind": _kind(story, text),
                    "page": self._page.lines[story.body[0]].page,
                    "section": self._sections[article_id],
                    "kicker": heads.get("kicker", ""),
                    "headline": heads.get("headline", ""),
                    "subhead": heads.get("subhead", ""),
                    "source": line.source,
                    "reporters": "、".join(line.reporters),
                    "correspondents": "、".join(line.correspondents),
                    "place": line.place,
                    "dateline": self._dateline_date(line),
                    "text": text,
                    "characters": sum(map(len, text.split())),
                    "sentences": len([s for s in sentence_ends(text) if s]) or 1,
                    "first_line": self._page.lines[story.body[0]].number,
                    "last_line": self._page.lines[story.body[-1]].number,
                    "source_start": int(story.text.source[0]),
                    "source_end": int(story.text.source[-1]) + 1,
                }
            )
        return rows

    def _dateline_date(self, line: Dateline) -> str:
        if not line.day:
            return ""
        from newsstats.numbers.dates import Calendar
        from newsstats.numbers.normal import Normal

        found = Calendar(self.date or None).find(Normal(line.day).text, 0)
        return found.iso if found else ""

    @cached_property
    def lines(self) -> pd.DataFrame:
        """One row a source line; the spans tile the source. Columns: `newsstats.schema.LINES`."""
        ids = self._ids
        lines = self._page.lines
        return schema.frame(
            {
                "line": [line.number for line in lines],
                "page": [line.page for line in lines],
                "text": [line.text for line in lines],
                "role": [line.role for line in lines],
                "article_id": [ids[line.story] if line.story >= 0 else "" for line in lines],
                "paragraph": [line.paragraph for line in lines],
                "source_start": [line.start for line in lines],
                "source_end": [line.end for line in lines],
                "file": [line.file or self.name for line in lines],
            },
            schema.LINES,
        )

    # -- words -----------------------------------------------------------------------------------

    @cached_property
    def tokens(self) -> pd.DataFrame:
        """One row a token. Columns: `newsstats.schema.TOKENS`."""
        return self._with_section(self._tokens)

    @cached_property
    def numbers(self) -> pd.DataFrame:
        """One row a number mention. Columns: `newsstats.schema.NUMBERS`."""
        return self._with_section(self._numbers)

    def _tokens_with_page(self) -> pd.DataFrame:
        pages = dict(zip(self._ids, (self._page.lines[story.body[0]].page for story in self._page.stories), strict=True))
        return self.tokens.assign(page=self.tokens["article_id"].map(pages).astype("int64"))

    def terms(
        self,
        by: str | Sequence[str] | None = "section",
        pos: str | Sequence[str] | None = None,
        top: int | None = 20,
        *,
        stop: bool = False,
        min_length: int = 2,
    ) -> pd.DataFrame:
        """Term frequencies by `article`, `section`, `part`, `page` or the whole `issue`. See `newsstats.words.frequency.terms`."""
        from newsstats.words.frequency import terms

        return terms(self._tokens_with_page(), by=by, pos=pos, top=top, stop=stop, min_length=min_length)

    def keyness(
        self,
        by: str = "article",
        top: int | None = 10,
        *,
        reference: str | Issue | Archive = "rest",
        pos: str | None = None,
        under: int = 0,
    ) -> pd.DataFrame:
        """What is typical of each group, against the rest, `"general"` Chinese, another issue or an archive. See `newsstats.words.keyness.keyness`."""
        from newsstats.words.keyness import keyness

        if isinstance(reference, str):
            other: str | pd.DataFrame | pd.Series = reference
        else:
            other = reference.tokens if isinstance(reference, Issue) else reference.term_counts()
        return keyness(self._tokens_with_page(), by=by, reference=other, top=top, pos=pos, under=under)

    def concordance(
        self,
        keyword: str | re.Pattern[str] | None = None,
        width: int = 12,
        *,
        sort: str = "position",
        regex: bool = False,
        pos: str | None = None,
    ) -> pd.DataFrame:
        """Keyword in context: a word, a regular expression, or every token of a part of speech.

        See `newsstats.words.concordance.concordance`. `issue.concordance(pos="ns")` lists the places in context.
        """
        from newsstats.words.concordance import concordance

        tokens = self._tokens if pos is not None else None
        return concordance(self._text_parts, keyword, width=width, sort=sort, regex=regex, pos=pos, tokens=tokens)

    @cached_property
    def names(self) -> pd.DataFrame:
        """Persons with their roles, places and organisations, one row a name. Columns: `newsstats.schema.NAMES`."""
        from newsstats.words.names import names_table

        bylines = [
            (name, role)
            for line in self._datelines
            for role, names in (("记者", line.reporters), ("通讯员", line.correspondents))
            for name in names
        ]
        return names_table(self._text_parts, self._tokens, bylines)

    def collocations(self, window: int | str = 5, *, top: int | None = 50, pos: str | None = None) -> pd.DataFrame:
        """Word pairs that stand together. See `newsstats.words.collocation.collocations`."""
        from newsstats.words.collocation import collocations

        return collocations(self._tokens, window=window, top=top, pos=pos)

    def topics(self, by: str = "section") -> pd.DataFrame:
        """Topic weights by `section`, `article` or the whole `issue`. See `newsstats.topics.lexicon.topics_table`."""
        from newsstats.topics.lexicon import topics_table

        columns = {"section": "section", "article": "article_id", "issue": None}
        if by not in columns:
            raise ValueError(f"by={by!r}: group topics by section, article or issue")
        return topics_table(self._scores, self.articles, columns[by])

    # -- findings --------------------------------------------------------------------------------

    @cached_property
    def _stories(self) -> list[StoryText]:
        from newsstats.findings.sentences import stories

        return list(stories(self._text_parts, self._mentions))

    @cached_property
    def projects(self) -> pd.DataFrame:
        """One row a project phase. Columns: `newsstats.schema.PROJECTS`."""
        return schema.frame_of_rows(self._rows("projects"), schema.PROJECTS)

    @cached_property
    def breakdowns(self) -> pd.DataFrame:
        """Wholes and their parts. Columns: `newsstats.schema.BREAKDOWNS`."""
        from newsstats.findings.breakdowns import breakdowns_table

        return breakdowns_table(self._stories)

    @cached_property
    def progress(self) -> pd.DataFrame:
        """One row a goal: done, remaining, total. Columns: `newsstats.schema.PROGRESS`."""
        return schema.frame_of_rows(self._rows("progress"), schema.PROGRESS)

    @cached_property
    def timeline(self) -> pd.DataFrame:
        """Dated events in order. Columns: `newsstats.schema.TIMELINE`."""
        return schema.frame_of_rows(self._rows("timeline"), schema.TIMELINE)

    @cached_property
    def checks(self) -> pd.DataFrame:
        """One row a relation that the page's own figures must satisfy. Columns: `newsstats.schema.CHECKS`."""
        return schema.frame_of_rows(self._rows("checks"), schema.CHECKS)

    def explore(self) -> object:
        """A widget for JupyterLab: search, filters by section, part of speech and dimension, and the marked page.

        Raises: `MissingExtraError` without ipywidgets.
        """
        from newsstats.explore import Explorer

        return Explorer(self).widget

    def columns(self, name: str) -> dict[str, list[Any]]:
        """`articles`, `numbers`, `projects`, `progress`, `timeline` or `checks` as plain lists, for whoever gathers many issues."""
        if name == "numbers":
            return {**self._mentions, "section": [self._sections[article] for article in self._mentions["article_id"]]}
        rows, kinds = (self._article_rows, schema.ARTICLES) if name == "articles" else (self._rows(name), getattr(schema, name.upper()))
        return {column: [row[column] for row in rows] for column in kinds}

    def _rows(self, name: str) -> list[dict[str, object]]:
        """The rows of a findings table."""
        if name == "projects":
            from newsstats.findings.projects import projects_rows

            return projects_rows(self._stories, self.date)
        if name == "progress":
            from newsstats.findings.progress import progress_rows

            return progress_rows(self._stories)
        if name == "timeline":
            from newsstats.findings.timeline import timeline_rows

            return timeline_rows(self._stories, self.date)
        from newsstats.checks.table import checks_rows

        return checks_rows(self._stories, self.date)

    # -- looks -----------------------------------------------------------------------------------

    def tables(self) -> dict[str, pd.DataFrame]:
        """Every table by name, terms, keyness and topics included."""
        named = {name: getattr(self, name) for name in _TABLES}
        named["terms"] = self.terms(by="section", top=None)
        named["keyness"] = self.keyness(by="article")
        named["topics"] = self.topics(by="section")
        return named

    def __repr__(self) -> str:
        stories = sum(kind == "story" for kind in self.articles["kind"])
        where = " ".join(filter(None, (self.paper, self.date))) or self.name or "text"
        figures = int(self._numbers["kind"].isin(["quantity", "date", "time", "ordinal"]).sum())
        return f"<Issue {where}: {stories} stories, {len(self._tokens)} tokens, {figures} figures>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th scope='row'>{html.escape(a)}</th><td>{html.escape(h or t[:24] + '…')}</td><td>{html.escape(s)}</td>"
            f"<td style='text-align:right'>{c}</td></tr>"
            for a, h, t, s, c in zip(
                self.articles["article_id"],
                self.articles["headline"],
                self.articles["text"],
                self.articles["section"],
                self.articles["characters"],
                strict=True,
            )
        )
        title = html.escape(" ".join(filter(None, (self.paper, self.date))) or self.name or "text")
        head = "".join(f"<th scope='col'>{html.escape(lang.say(f'glance.{k}'))}</th>" for k in ("id", "headline", "section", "length"))
        return f"<section><h3>{title}</h3><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>"


def _dateline(text: str) -> Dateline:
    """The opening of a story; a traditional one is read in simplified characters, its names kept as printed."""
    head = text[:HEAD]
    line = parse_dateline(head)
    if line.source or not is_traditional(head):
        return line
    read = simplified(head)
    line = parse_dateline(read)
    for names in (line.reporters, line.correspondents):
        names[:] = [head[at : at + len(name)] for name in names if (at := read.find(name)) >= 0]
    if line.source:
        line.source = head[(at := read.find(line.source)) : at + len(line.source)]
    if line.place:
        line.place = head[(at := read.find(line.place)) : at + len(line.place)]
    return line


def _kind(story: PlacedStory, text: str) -> str:
    if story.kind == "caption":
        return "caption"
    return "brief" if len(text) < 120 and not story.headlines else "story"
