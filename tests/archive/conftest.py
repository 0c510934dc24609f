"""Inputs that the tests of the archive share."""

from __future__ import annotations

from pathlib import Path

import pytest
from archives import ISSUES

import newsstats as ns
from newsstats.archive import build as build_module
from newsstats.archive.build import build
from newsstats.archive.sample import make


@pytest.fixture(scope="package")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages") / "issues"
    make(folder, ISSUES, characters=300, every=8)
    return folder


@pytest.fixture(scope="package")
def archive(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> ns.Archive:
    out = tmp_path_factory.mktemp("archive") / "a"
    assert not build(pages, out, workers=1).failed
    return ns.Archive(out)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_module, "CHUNK", 7)
