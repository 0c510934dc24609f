"""Dated events in order."""

from __future__ import annotations

import newsstats as ns


def test_a_heap_of_dates_tells_no_events_and_an_event_is_no_heap() -> None:
    heap = ns.read_text("本报讯 记者王一报道：" + "1月" * 400 + "。3月5日大桥通车。", date="2024-05-06")
    assert heap.timeline["event"].tolist() == ["3月5日大桥通车"]
    long = ns.read_text("3月5日大桥通车" + "很好" * 400 + "。", date="2024-05-06")
    assert len(long.timeline["event"].iloc[0]) < 250
