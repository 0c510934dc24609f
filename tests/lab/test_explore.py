"""The widget and the folder for JupyterLab."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

import newsstats as ns
from newsstats.errors import MissingInputError
from newsstats.lab.run import prepare
from newsstats.notebook.shared import shared


def test_search_and_filters_narrow_every_tab(sample: ns.Issue) -> None:
    pytest.importorskip("ipywidgets")
    from newsstats.lab.explore import Explorer

    explorer = Explorer(sample)
    whole = len(explorer.numbers())
    explorer.dimension.value = "money"
    assert 0 < len(explorer.numbers()) < whole
    explorer.search.value = "投资"
    assert explorer.numbers()["context"].str.contains("投资").all()
    assert explorer.tokens()["word"].str.contains("投资").all()
    assert (explorer.lines()["keyword"] == "投资").all()
    assert "投资" in explorer._parts[3].value


def test_the_chart_beside_the_tables_draws_what_is_left(sample: ns.Issue) -> None:
    pytest.importorskip("ipywidgets")
    from newsstats.lab.explore import WORDS, Explorer

    explorer = Explorer(sample)
    explorer.dimension.value = "money"
    chart = explorer.chart()
    assert chart is not None
    assert set(chart.data[0].ids) <= set(explorer.numbers()["mention_id"])
    assert "<svg" in explorer._chart.value
    explorer.tabs.selected_index = WORDS
    words = explorer.chart()
    assert words is not None
    assert list(words.data[0].y) == explorer.tokens()["word"].head(15).tolist()
    explorer.search.value = "这里没有的字"
    assert explorer.chart() is None
    assert explorer._chart.value == ""


def test_the_widget_marks_figures_in_their_clauses_and_names_columns_in_the_reader_s_language(sample: ns.Issue) -> None:
    pytest.importorskip("ipywidgets")
    from newsstats.lab.explore import NUMBERS, WORDS, Explorer

    explorer = Explorer(sample)
    explorer.search.value = "投资"
    assert "<mark>" in explorer._parts[NUMBERS].value
    assert "mention_id" not in explorer._parts[NUMBERS].value
    assert "<th" in explorer._parts[WORDS].value
    assert "词性" in explorer._parts[WORDS].value


def test_explore_gives_a_widget_of_controls_and_tabs(sample: ns.Issue) -> None:
    pytest.importorskip("ipywidgets")
    assert len(sample.explore().children) == 3


def test_notebooks_are_put_into_a_folder_and_opened_on_the_page(tmp_path: Path, sample_path: Path) -> None:
    placed = prepare(tmp_path / "lab", sample_path)
    assert len(placed) >= 7
    assert shared(tmp_path / "lab") == {"input": str(sample_path), "lang": "zh"}
    assert all(not cell.get("outputs") for cell in nbformat.read(placed[0], as_version=4).cells)
    placed[0].write_text("mine", encoding="utf-8")
    prepare(tmp_path / "lab", sample_path)
    assert placed[0].read_text(encoding="utf-8") == "mine"


def test_missing_page_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        prepare(tmp_path / "lab", tmp_path / "none.txt")
    assert not (tmp_path / "lab").exists()


def test_notebooks_without_a_page_read_the_sample(tmp_path: Path, sample_path: Path) -> None:
    prepare(tmp_path / "lab")
    assert Path(shared(tmp_path / "lab")["input"]).samefile(sample_path)
    (tmp_path / "lab" / "newsstats.toml").write_text('input = "mine.csv"\n', encoding="utf-8")
    prepare(tmp_path / "lab", sample_path)
    assert shared(tmp_path / "lab")["input"].endswith("mine.csv")


def test_a_searched_word_is_marked_in_the_text_alone() -> None:
    from newsstats.lab.explore import _with_marks

    line = '<span id="a1" class="line">a1 &amp; 甲</span>'
    assert _with_marks(line, "a1") == ('<span id="a1" class="line"><mark>a1</mark> &amp; 甲</span>', 1)
    assert _with_marks(line, "amp") == (line, 0)
    assert _with_marks(line, "&amp;") == ('<span id="a1" class="line">a1 <mark>&amp;</mark> 甲</span>', 1)
