"""The real page and the peer's cases, where ../shared stands beside the project: scores with bars of their own."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


def script(shared: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, shared / "score" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_stories_of_the_real_page(shared: Path) -> None:
    result = script(shared, "score_articles").score(shared / "gold" / "changji-2024-11-29", False)
    assert result["pairwise_f1"] == 1.0
    assert result["headlines"] == 1.0
    assert result["furniture"] == 1.0


def test_stories_of_the_open_pages(shared: Path) -> None:
    folders = sorted(p for p in (shared / "gold" / "pages-open").iterdir() if p.is_dir())
    results = [script(shared, "score_articles").score(folder, False) for folder in folders]
    for name in ("pairwise_f1", "headlines", "furniture"):
        assert sum(r[name] for r in results) / len(results) >= 0.95, name


@pytest.mark.parametrize(("gold", "leak"), [("changji-2024-11-29", 0.0), ("sentences", 0.05)])
def test_number_mentions_of_the_gold(shared: Path, gold: str, leak: float) -> None:
    scores = script(shared, "score_numbers")
    folder = shared / "gold" / gold
    sentences = folder / "sentences.jsonl"
    result = scores.score(scores.load_sentences(sentences) if sentences.exists() else scores.load_page(folder), False)
    assert result["f1"] >= 0.97
    assert result["value_accuracy"] >= 0.99
    assert result["modifier_accuracy"] >= 0.98
    assert result["measured_property_accuracy"] >= 0.90
    assert result["phrase_leak_rate"] <= leak
    assert result.get("measured_entity_accuracy", 1.0) >= 0.75


def test_cases_of_a_peer(shared: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(shared / "score" / "score_spec.py"), str(shared / "bench" / "recognizers-zh")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout)["pass_rate"] >= 0.95
