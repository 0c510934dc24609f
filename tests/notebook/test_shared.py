"""The file that all notebooks of a folder read."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsstats import notebook
from newsstats.errors import InputKindError, MissingInputError
from newsstats.notebook.shared import shared


def written(folder: Path, text: str) -> Path:
    (folder / "newsstats.toml").write_text(text, encoding="utf-8")
    return folder


def test_paths_are_taken_from_where_the_file_is(tmp_path: Path) -> None:
    assert shared(written(tmp_path, 'input = "pages/a.txt"'))["input"] == str(tmp_path / "pages" / "a.txt")
    assert shared(written(tmp_path, 'input = ["a.txt", "b.txt"]'))["input"] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


@pytest.mark.parametrize(("text", "said"), [("input = ", "is no TOML"), ('page = "a.txt"', "says page, which is nothing known")])
def test_what_cannot_be_meant_is_named_with_its_file(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputKindError, match=f"newsstats.toml.*{said}|{said}.*newsstats.toml"):
        shared(written(tmp_path, text))


def test_a_notebook_reads_what_the_file_names_and_its_own_options_go_first(
    tmp_path: Path, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, f'input = "{sample_path.as_posix()}"\npaper = "甲报"\ndate = "2020-01-02"\n')
    monkeypatch.chdir(tmp_path)
    issue = notebook.open_issue(None, paper="乙报")
    assert (issue.paper, issue.date) == ("乙报", "2020-01-02")


def test_without_the_file_and_without_a_path_the_mend_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MissingInputError, match="no input is named"):
        notebook.open_issue()
