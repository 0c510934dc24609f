"""Chinese and English say the same things: same keys, same places for values, prose for every notebook cell."""

from __future__ import annotations

import string

import nbformat
import pytest

from newsstats import lang
from newsstats.charts import statements
from newsstats.charts.labels import label
from newsstats.data import load_toml
from newsstats.lang import translated
from newsstats.report.execute import notebooks


def flat(node: dict, path: str = "") -> dict[str, str]:
    out: dict[str, str] = {}
    for key, value in node.items():
        if isinstance(value, dict):
            out |= flat(value, f"{path}{key}.")
        else:
            out[path + key] = value
    return out


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_texts_with_the_same_values() -> None:
    zh, en = (
        {key: text for key, text in flat(load_toml(f"text.{code}.toml")).items() if not key.startswith(("notebooks.", "reasons."))}
        for code in lang.LANGUAGES
    )
    assert zh.keys() == en.keys()
    assert [key for key in zh if fields(zh[key]) != fields(en[key])] == []


def test_every_prose_cell_of_the_notebooks_has_an_english_text() -> None:
    prose = load_toml("text.en.toml")["notebooks"]
    cells = {cell.id for path in notebooks() for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"}
    assert cells == prose.keys()


def test_language_holds_inside_its_block_only() -> None:
    with lang.using("en"):
        assert lang.say("summary.stories") == "stories"
        assert label(94_000_000.0, "about", "CNY") == "≈CNY 94 million"
        assert label(86_500.0, "", "m") == "86.5 km"
        assert label(4000.0, "", "个") == "4,000"
    assert lang.say("summary.stories") == "篇稿件"


def test_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="zh, en"):
        lang.use("fr")


def test_statements_in_english(sample) -> None:
    with lang.using("en"):
        assert statements.progress(sample.progress).endswith("90.6% done")
        assert "of the investment of all phases" in statements.phases(sample.projects)


def test_reason_of_a_check_is_told_in_english() -> None:
    with lang.using("en"):
        assert translated("分3期建设，各期合为全部") == "built in 3 phases that make the whole"
        assert translated("从1公里到3公里，写明增加2公里") == "from 1公里 to 3公里, said to be 2公里 more"
    assert translated("历法") == "历法"


@pytest.mark.parametrize("language", lang.LANGUAGES)
def test_every_dimension_has_a_name(language: str) -> None:
    from newsstats.numbers.units import UNITS

    with lang.using(language):
        assert {unit.dimension for unit in UNITS.values()} <= set(lang.words("dimensions"))
