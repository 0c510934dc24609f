"""Fixtures: the sample page, read once; the real page where it stands beside the project."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

import newsstats as ns

os.environ.setdefault("NEWSSTATS_NAMES", "rules")

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "issues" / "changji-2024-11-29-retold.txt"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def sample() -> ns.Issue:
    return ns.read_issue(SAMPLE)


@pytest.fixture(scope="session")
def sample_path() -> Path:
    return SAMPLE


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made-up issues for an archive."""
    from newsstats.archive.sample import make

    folder = tmp_path_factory.mktemp("pages") / "issues"
    make(folder, 48, characters=300, every=8)
    return folder


@pytest.fixture(scope="session")
def archive(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> ns.Archive:
    """An archive of them."""
    from newsstats.archive.build import build

    out = tmp_path_factory.mktemp("archive") / "a"
    assert not build(pages, out, workers=1).failed
    return ns.Archive(out)


@pytest.fixture(autouse=True)
def small_chunks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Archives of tests have several chunks."""
    if request.path.parent.name == "archive":
        from newsstats.archive import build

        monkeypatch.setattr(build, "CHUNK", 7)


@pytest.fixture(scope="session")
def shared() -> Path:
    if not (SHARED / "gold").is_dir():
        pytest.skip("third-party pages stand in ../shared, which is not beside this checkout")
    return SHARED


def pytest_sessionstart() -> None:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # a shell's background job, whose children would ignore the interrupts that tests send them
        signal.signal(signal.SIGINT, signal.default_int_handler)
    _forget_what_mutants_inherit()


def _forget_what_mutants_inherit() -> None:
    """Mutants are forked from a process that has already run the tests: a warm cache would answer in their place."""
    if "MUTANT_UNDER_TEST" in os.environ:
        for name, module in list(sys.modules.items()):
            if name.startswith(("newsstats.numbers", "newsstats.checks")):
                for thing in list(vars(module).values()):
                    if hasattr(thing, "cache_clear"):
                        thing.cache_clear()


settings.register_profile("newsstats", deadline=None, derandomize=True, database=None)
settings.load_profile("newsstats")
