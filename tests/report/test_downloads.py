"""Every link of the page to a file leads to one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsstats.report.build import build_report

ARTICLES = Path(__file__).parents[2] / "data" / "articles" / "two-papers-2024.csv"


@pytest.mark.parametrize("name", ["sample", "articles"])
def test_every_link_to_a_file_leads_to_one(name: str, sample_path: Path, tmp_path: Path) -> None:
    index = build_report(sample_path if name == "sample" else ARTICLES, tmp_path / "report")
    links = re.findall(r'href="(files/[^"#]+)"', index.read_text(encoding="utf-8"))
    charts = {link for link in links if link.startswith("files/charts/") and Path(link).suffix}
    assert [link for link in links if not (index.parent / link).exists()] == []
    assert "terms-by-story" in {Path(link).stem for link in charts}
    assert ("files/charts/places-on-the-map.svg" in charts) == (name == "sample")
    assert ("files/charts/articles-by-month.csv" in charts) == (name == "articles")
    held = {file.stem for file in (index.parent / "files" / "tables").iterdir()}
    assert {"articles", "names", "projects", "progress", "timeline"} <= held
    assert {"files/tables.xlsx", "files/numbers.csv", "files/checks.csv", "files/tables/"} <= set(links)
    drawn = list((index.parent / "files" / "charts").glob("*.svg"))
    assert [file.stem for file in drawn if not file.with_suffix(".csv").exists() or not file.with_suffix(".png").exists()] == []
    assert {Path(link).suffix for link in charts} == {".png", ".svg", ".csv"}
