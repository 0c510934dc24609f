"""Nothing is loaded or sent while newsstats runs."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

import newsstats as ns
from newsstats.archive.build import build
from newsstats.archive.sample import make
from newsstats.corpus.export import write_tables


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_tables_charts_and_archives_open_no_connection(no_sockets: None, sample_path: Path, tmp_path: Path) -> None:
    issue = ns.read_issue(sample_path)
    write_tables(issue.tables(), tmp_path / "t", "csv")
    ns.charts.gallery.draw_all(issue, tmp_path / "f")
    make(tmp_path / "i", 3, characters=200)
    build(tmp_path / "i", tmp_path / "a", workers=1)
    assert len(ns.Archive(tmp_path / "a").trend("项目")) >= 0
