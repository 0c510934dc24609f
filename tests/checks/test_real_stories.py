"""On real stories: few alarms, and a slip in a headline is seen. Runs where the stories stand beside the project."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

import newsstats as ns

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
REAL = SHARED / "real" / "broadcast.jsonl"
CASES = SHARED / "gold" / "cases" / "numbers-checks.jsonl"
pytestmark = pytest.mark.skipif(not REAL.exists(), reason="the real stories are not beside the project")
MOST = 60
"""Altered stories that are tried here; the whole is measured in benchmarks/checks.py."""


def test_two_thousand_stories_raise_hardly_an_alarm() -> None:
    checks = ns.read(REAL, quiet=True).checks
    assert int((checks["verdict"] == "disagrees").sum()) <= 2


def test_a_digit_changed_in_a_headline_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    from alter_stories import copies, read_stories

    sys.modules.pop("alter_stories")
    altered = list(copies(read_stories(REAL), "headline", "digit", MOST, seed=7))
    file = tmp_path / "altered.jsonl"
    file.write_text("".join(json.dumps({**s, "id": f"s{n}"}, ensure_ascii=False) + "\n" for n, s in enumerate(altered)), encoding="utf-8")
    checks = ns.read(file, quiet=True).checks
    seen = set(checks.loc[checks["verdict"] == "disagrees", "article_id"])
    assert len(altered) == MOST
    assert len(seen) >= 0.75 * MOST


def cases() -> list[dict[str, Any]]:
    lines = CASES.read_text(encoding="utf-8").splitlines() if CASES.exists() else []
    return [case for case in map(json.loads, lines) if case["kind"] == "check"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"][:12])
def test_open_case(case: dict[str, Any]) -> None:
    verdicts = list(ns.read_text(case["text"], date="2024-11-29").checks["verdict"])
    wanted = case["expect"]
    if "disagrees" in wanted:
        assert verdicts.count("disagrees") == wanted["disagrees"]
    elif wanted["verdict"] == "agrees":
        assert any(v.startswith("agrees") for v in verdicts)
        assert "disagrees" not in verdicts
    else:
        assert "disagrees" in verdicts or "short" in verdicts
