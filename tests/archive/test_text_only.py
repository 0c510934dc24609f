"""A build that reads the text alone: what it answers, what it refuses to answer, and how the rest is read later."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from archives import STORIES, content, write
from click.testing import CliRunner

import newsstats as ns
from newsstats.archive.build import build
from newsstats.archive.tables import OF_TEXT, TABLES
from newsstats.cli import cli
from newsstats.errors import InputKindError

WITH_NUMBERS = [name for name in TABLES if name not in OF_TEXT]


@pytest.fixture
def both(tmp_path: Path) -> tuple[ns.Archive, ns.Archive]:
    """The same issues read as text and read whole."""
    folder = write(tmp_path / "issues", STORIES)
    build(folder, tmp_path / "text", workers=1, text_only=True)
    build(folder, tmp_path / "whole", workers=1)
    return ns.Archive(tmp_path / "text"), ns.Archive(tmp_path / "whole")


def test_questions_of_strings_and_words_have_the_same_answers(both: tuple[ns.Archive, ns.Archive]) -> None:
    text, whole = both
    for ask in (
        lambda a: a.trend("开工", "day"),
        lambda a: a.trend("开工", "day", match="word"),
        lambda a: a.search("开工"),
        lambda a: a.concordance("开工"),
        lambda a: a.terms_table(None),
        lambda a: a.facets("开工", "topic"),
    ):
        answer = ask(whole)
        assert len(answer)
        pd.testing.assert_frame_equal(ask(text), answer)
    pd.testing.assert_frame_equal(text.reprints(), whole.reprints())


def test_a_question_of_what_was_not_read_is_refused_and_never_answered_with_nothing(both: tuple[ns.Archive, ns.Archive]) -> None:
    text, _ = both
    asked = [
        *(lambda name=name: text.ask(f"select count(*) from {name}") for name in WITH_NUMBERS),
        lambda: text.numbers,
        lambda: text.sql("with held as (select * from ledger) select * from held"),
        lambda: text.names_table(),
        lambda: text.search("person:王建国"),
        lambda: text.facets("开工", "place"),
        lambda: text.series("总投资"),
        lambda: text.follow(""),
    ]
    for ask in asked:
        with pytest.raises(InputKindError, match="holds the text only of 3 of 3 issues"):
            ask()


def test_how_many_numbers_there_are_is_not_known(both: tuple[ns.Archive, ns.Archive]) -> None:
    text, whole = both
    assert text.ask("select numbers from issues")["numbers"].isna().all()
    assert whole.ask("select numbers from issues")["numbers"].notna().all()


def test_a_later_build_reads_the_rest_and_is_the_same_as_one_build(tmp_path: Path) -> None:
    folder = write(tmp_path / "issues", STORIES)
    first = build(folder, tmp_path / "a", workers=1, text_only=True)
    assert (first.read, first.text_only) == (3, 3)
    assert "3 hold their text only" in str(first)
    again = build(folder, tmp_path / "a", workers=1, text_only=True)
    assert (again.read, again.kept, again.text_only) == (0, 3, 3)
    whole = build(folder, tmp_path / "a", workers=1)
    assert (whole.read, whole.kept, whole.text_only) == (3, 0, 0)
    build(folder, tmp_path / "b", workers=1)
    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_what_was_read_whole_stays_whole(tmp_path: Path) -> None:
    folder = write(tmp_path / "issues", STORIES)
    build(folder, tmp_path / "a", workers=1)
    summary = build(folder, tmp_path / "a", workers=1, text_only=True)
    assert (summary.read, summary.kept, summary.text_only) == (0, 3, 0)
    assert len(ns.Archive(tmp_path / "a").ask("select * from numbers"))


def test_new_issues_read_as_text_beside_whole_ones_are_named(tmp_path: Path) -> None:
    held = dict(list(STORIES.items())[:2])
    folder = write(tmp_path / "issues", held)
    build(folder, tmp_path / "a", workers=1)
    write(folder, STORIES)
    assert build(folder, tmp_path / "a", workers=1, text_only=True).text_only == 1
    with pytest.raises(InputKindError, match="holds the text only of 1 of 3 issues: numbers cannot be asked"):
        ns.Archive(tmp_path / "a").ask("select * from numbers")


def test_repair_reads_as_much_as_there_was(tmp_path: Path) -> None:
    folder = write(tmp_path / "issues", STORIES)
    build(folder, tmp_path / "a", workers=1, text_only=True)
    part = next(p for p in (tmp_path / "a" / "articles").rglob("*.parquet") if pq.read_metadata(p).num_rows)
    part.write_bytes(part.read_bytes()[:-20])
    archive = tmp_path / "a"
    assert ns.archive.maintain.check(archive, repair=True).repaired == 3
    assert build(folder, archive, workers=1, text_only=True).text_only == 3
    assert not any(json.loads(line).get("text_only") is False for line in (archive / "manifest.jsonl").read_text().splitlines())


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_what_is_not_known_is_an_empty_cell_of_a_command(tmp_path: Path, form: str) -> None:
    """A null of DuckDB is pandas' NA, which has no truth: the command ended with a traceback."""
    build(write(tmp_path / "issues", STORIES), tmp_path / "a", workers=1, text_only=True)
    done = CliRunner().invoke(cli, ["archive", "issues", str(tmp_path / "a"), "--format", form])
    assert done.exit_code == 0, done.output
    assert "2024-05-06" in done.output
    assert "NA" not in done.output
