"""What a recogniser read is kept while a report is made, and forgotten after."""

import os

import numpy as np

from newsstats.layout.printed_line import PrintedLine, PrintedSheet
from newsstats.readers.recognised import FOLDER, keeping_recognised, recognised_once

SHEET = PrintedSheet([PrintedLine("首页", 1.25, 40.1, 20.0, 16.5, sure=0.97)], 100, 200, 0.003)


def test_the_same_picture_is_recognised_once_and_gives_the_same_lines() -> None:
    calls = []

    def recognise(pixels: np.ndarray) -> PrintedSheet:
        calls.append(pixels.shape)
        return SHEET

    one, other = np.zeros((20, 10, 3), np.uint8), np.zeros((10, 20, 3), np.uint8)
    with keeping_recognised():
        assert recognised_once(one, recognise) == recognised_once(one, recognise) == SHEET
        recognised_once(other, recognise)
    assert calls == [(20, 10, 3), (10, 20, 3)]


def test_nothing_is_kept_outside_of_a_report() -> None:
    before = os.environ.get(FOLDER)
    calls = []
    for _ in range(2):
        recognised_once(np.zeros((2, 2, 3), np.uint8), lambda pixels: calls.append(1) or SHEET)
    with keeping_recognised():
        assert os.environ[FOLDER]
    assert len(calls) == 2
    assert os.environ.get(FOLDER) == before
