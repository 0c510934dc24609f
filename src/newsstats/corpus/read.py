"""The ways in: anything that holds articles becomes a `Corpus`, pages an `Issue`."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from newsstats import schema
from newsstats.corpus.corpus import Corpus
from newsstats.corpus.issue import Issue
from newsstats.errors import DateError, EmptyInputError, InputKindError, NoStoryError
from newsstats.layout.corrections import Corrections, corrected
from newsstats.layout.dates import date_of_page, date_of_path, paper_of_page
from newsstats.layout.lines import split_lines
from newsstats.layout.page import Page, PageStory
from newsstats.observations.table import mention_columns
from newsstats.readers.fix import fix_beside, read_fix
from newsstats.readers.forms import is_records
from newsstats.readers.pages import files_of, read_pages
from newsstats.text.part import TextPart
from newsstats.text.script import is_traditional, reading_of
from newsstats.text.segmenter import newspaper

if TYPE_CHECKING:
    from newsstats.readers.records import Records

PAGE_OPTIONS = frozenset(("date", "paper", "encoding", "script", "lexicon", "fix"))


def read(source: object, **options: Any) -> Corpus:
    """Read anything that holds articles.

    Parameters
    ----------
    source
        A page (text dump, PDF, e-paper HTML), a list of pages or a folder of them: an `Issue`. A DataFrame, a list of dicts, a CSV,
        TSV, JSONL, JSON, Parquet, XLSX or SQLite file, or a folder of `.txt` files with `articles=True`: a `Corpus`.
    **options
        For pages those of `read_issue`. For records:
        `id`, `title`, `kicker`, `subhead`, `body`, `date`, `section`, `page`, `paper`, `author`
        name a column where it is not found by its name (`body` may be a list, joined as paragraphs);
        `date` and `paper` may also be the date or paper of all records;
        `encoding`, `delimiter`, `table` (of an SQLite file) and `sheet` (of a workbook) overrule what is found;
        `name` is what the corpus is called; `lexicon` is a word list in jieba's user-dictionary form.
        For both, `topics` is a TOML file of topics of your own (`newsstats.topics.scheme.read_scheme`).

    Returns
    -------
    Corpus
        `corpus.notes` lists what could not be read as it stands, with its row: nothing is dropped or made up in silence.

    Raises
    ------
    NewsstatsError
        The input is missing, empty, of another kind, or has no column that could be a body.

    Examples
    --------
    >>> import newsstats as ns
    >>> rows = [{"标题": "大桥通车", "正文": "全长3公里的大桥昨天通车。", "日期": "2024年5月6日", "版面": "要闻"}]
    >>> corpus = ns.read(rows)
    >>> corpus.articles[["headline", "published", "section"]].to_dict("records")
    [{'headline': '大桥通车', 'published': '2024-05-06', 'section': '要闻'}]
    """
    topics = options.pop("topics", None)
    found = _read(source, options)
    return found if topics is None else found.with_topics(topics)


def _read(source: object, options: dict[str, Any]) -> Corpus:
    if is_records(source, options):
        from newsstats.readers.records import read_records

        lexicon = options.pop("lexicon", None)
        return corpus_of(read_records(source, **options), lexicon)
    unknown = sorted(set(options) - PAGE_OPTIONS)
    if unknown:
        raise TypeError(f"{unknown[0]}= is for tables of articles; a page takes {', '.join(sorted(PAGE_OPTIONS))}")
    return read_issue(source, **options)  # type: ignore[arg-type]


def corpus_of(records: Records, lexicon: str | Path | None = None) -> Corpus:
    """The corpus of records that were read."""
    return Corpus(records.articles, name=records.name, lexicon=lexicon, notes=schema.frame_of_rows(records.notes, schema.NOTES))


def read_issue(
    path: str | Path | Sequence[str | Path],
    date: str | None = None,
    paper: str | None = None,
    *,
    encoding: str | None = None,
    script: str | None = None,
    lexicon: str | Path | None = None,
    fix: str | Path | Mapping[str, Any] | bool | None = None,
) -> Issue:
    """Read a newspaper page: a text dump, a PDF, an e-paper's HTML, a folder of pages or a list of files.

    Parameters
    ----------
    path
        The page, or the pages of one issue, in any order.
    date
        ISO; overrules what the file's name, its folder and the page itself say.
    paper
        The paper's name; overrules the masthead.
    encoding
        Overrules the one found by content.
    script
        `"simplified"` puts the stories of a traditional page into simplified characters (offsets still lead to the printed ones).
    lexicon
        A word list in jieba's user-dictionary form.
    fix
        Corrections of the stories by line numbers, which `newsstats read` prints: a TOML file or a dict with `join`, `split`,
        `headline` and `leave_out` (`newsstats.layout.corrections.Corrections`). Left out: `page.fix.toml` beside `page.txt`, where
        there is one and no other page is named; `False`: none.

    Raises
    ------
    NewsstatsError
        A missing, empty, binary or undecodable file, a table of articles (see `read`), a page with no story, no ISO date, corrections
        that do not fit the page.

    Examples
    --------
    >>> import newsstats as ns
    >>> ns.read_issue("data/issues/changji-2024-11-29-retold.txt").date  # doctest: +SKIP
    '2024-11-29'
    """
    if script not in (None, "simplified"):
        raise ValueError(f'script={script!r}: give "simplified" or nothing')
    if not isinstance(path, str | Path) and (isinstance(path, pd.DataFrame | Mapping) or not isinstance(path, Iterable)):
        raise InputKindError(f"is a {type(path).__name__}, not a page", "", "read a table of articles with newsstats.read")
    paths = [Path(path)] if isinstance(path, str | Path) else [Path(p) for p in path]
    where = ", ".join(map(str, paths))
    if not paths:
        raise EmptyInputError("no file is named", "", "name a page, several pages or a folder")
    files = files_of(paths)
    page, found = read_pages(files, encoding=encoding, script=script)
    if fix is None and isinstance(path, str | Path):
        fix = fix_beside(paths[0])
    corrections = Corrections() if fix is None or isinstance(fix, bool) else read_fix(fix)
    if len(corrections):
        try:
            page = corrected(page, corrections, to_simplified=script == "simplified")
        except ValueError as error:
            raise InputKindError(
                str(error), where if isinstance(fix, Mapping) else str(fix), "see the line numbers of newsstats read"
            ) from error
    if not page.stories:
        raise NoStoryError("holds no story", where, "a story needs a few lines of running text; check the file")
    given = iso_or_none(date)
    named = None if given else next((d for p in (*paths, *files) if (d := date_of_path(p))), None)
    printed = None if given or named else (page.date, page.date_source or "printed") if page.date else date_of_page(page.lines)
    issued, origin = (given, "given") if given else (named, "file name") if named else printed or ("", "none")
    return Issue(
        page,
        date=issued,
        date_source=origin,
        paper=paper or page.paper or paper_of_page(page.lines) or "",
        name=paths[0].name or paths[0].resolve().name,
        encoding=found,
        lexicon=lexicon,
        corrections=corrections,
        files=files,
    )


def read_text(text: str, date: str | None = None) -> Issue:
    """An issue of one story, for any string: every table works on it. Its article's id is made from the text.

    Parameters
    ----------
    text
        Any string with words in it.
    date
        ISO date of publication.

    Raises
    ------
    NewsstatsError
        The string is white space, or the date is none.

    Examples
    --------
    >>> import newsstats as ns
    >>> ns.read_text("总投资约7.4亿元。").numbers["base_value"].tolist()
    [740000000.0]
    """
    lines = split_lines(text)
    body = [n for n, line in enumerate(lines) if line.stripped]
    if not body:
        raise EmptyInputError("the text is empty", "", "give a string with words in it")
    for n, at in enumerate(body):
        lines[at].role, lines[at].story, lines[at].paragraph = "body", 0, n
    story = PageStory("story", body, [], [], [], TextPart("body", text), [])
    given = iso_or_none(date)
    page = Page(text, lines, [story], traditional=is_traditional(text))
    return Issue(page, date=given or "", date_source="given" if given else "none", ids=[text_id(text)], way="given")


def number_mentions(text: str, date: str | None = None, *, observe: bool = True) -> pd.DataFrame:
    """The number mentions of any string, one row a mention, the fast way. Mention ids are those of `read_text`.

    Parameters
    ----------
    text
        Any string.
    date
        ISO date that years and months which the text leaves out are taken from.
    observe
        Without it the numbers are found and valued only, several times as fast: the table has no column that says what they
        measure (`newsstats.schema.OBSERVED`).

    Returns
    -------
    DataFrame
        Columns: `newsstats.schema.NUMBERS`.

    Raises
    ------
    DateError
        The date is none.

    Examples
    --------
    >>> import newsstats as ns
    >>> ns.number_mentions("11月20日开工，全长35公里", date="2024-11-29")[["text", "value", "date"]].to_dict("records")
    [{'text': '11月20日', 'value': nan, 'date': '2024-11-20'}, {'text': '35公里', 'value': 35.0, 'date': ''}]
    >>> told = ns.number_mentions("11月份，社会消费品零售总额同比增长4.6%", date="2024-12-15").iloc[-1]
    >>> told[["indicator", "aspect", "direction", "comparison", "period_end", "status"]].tolist()
    ['社会消费品零售总额', 'growth', 'up', 'year', '2024-11-30', 'actual']
    """
    given = iso_or_none(date)
    part = TextPart("body", text, reading=reading_of(text), article_id=text_id(text))
    columns = mention_columns([part], {part.article_id: given or ""}, newspaper().tag, observed=observe)
    kinds = schema.NUMBERS if observe else {name: kind for name, kind in schema.NUMBERS.items() if name not in schema.OBSERVED}
    return schema.frame({**columns, "section": [""] * len(columns["text"])}, kinds)


def text_id(text: str) -> str:
    """The id of a string's only article: the same for the same string, another one for another."""
    return "t" + hashlib.blake2s(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def iso_or_none(date: str | None) -> str | None:
    """A date that was given, as ISO. Raises: `DateError`."""
    if date is None or date == "":
        return None
    try:
        return datetime.date.fromisoformat(str(date)).isoformat()
    except ValueError as error:
        raise DateError(f"{date!r} is no date", "", "write it as 2024-11-29") from error
