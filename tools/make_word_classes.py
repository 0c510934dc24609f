"""Make `data/word_classes.npz`: words that are used alike, in classes, from the word vectors of the Synonyms package.

    python -m pip download --no-deps --no-binary :all: synonyms==3.9.0
    python tools/make_word_classes.py synonyms-3.9.0.tar.gz

The vectors (word2vec, 100 dimensions, MIT) are learned from running text. Deterministic; needs scikit-learn; two minutes.
"""

from __future__ import annotations

import argparse
import re
import sys
import tarfile
from pathlib import Path
from zlib import crc32

import numpy as np
from sklearn.cluster import KMeans, MiniBatchKMeans

TARGET = Path(__file__).parents[1] / "src" / "newsstats" / "data" / "word_classes.npz"
VECTORS = "synonyms-3.9.0/synonyms/data/words.vector"
CLASSES, GROUPS, FAMILIES = 1500, 400, 100
"""How many of each; by judgement, no other numbers were tried."""
WORD = re.compile(r"[\u4e00-\u9fff]{1,6}")


def vectors(package: Path) -> tuple[list[str], np.ndarray]:
    """The words and their vectors, shape (words, dimensions), from word2vec's binary form."""
    with tarfile.open(package) as held:
        file = held.extractfile(VECTORS)
        assert file is not None
        data = file.read()
    head, _, rest = data.partition(b"\n")
    count, size = map(int, head.split())
    words, rows, at = [], [], 0
    for _ in range(count):
        end = rest.index(b" ", at)
        words.append(rest[at:end].strip().decode("utf-8", "replace"))
        rows.append(np.frombuffer(rest, dtype="<f4", count=size, offset=end + 1))
        at = end + 1 + 4 * size
    return words, np.array(rows)


def unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("package", type=Path)
    words, rows = vectors(parser.parse_args().package)
    kept = [n for n, word in enumerate(words) if WORD.fullmatch(word)]
    rows = rows[kept]
    rows = unit(rows - rows.mean(axis=0))
    of_word = MiniBatchKMeans(CLASSES, random_state=0, batch_size=8192, n_init=1, max_iter=60).fit(rows).predict(rows)
    count = np.bincount(of_word, minlength=CLASSES).astype(float)
    middle = np.zeros((CLASSES, rows.shape[1]))
    np.add.at(middle, of_word, rows)
    middle = unit(middle)
    coarser = [KMeans(k, random_state=0, n_init=4).fit(middle, sample_weight=count).labels_ for k in (GROUPS, FAMILIES)]
    hashes = np.array([crc32(words[n].encode("utf-8")) for n in kept], dtype=np.uint32)
    order = np.argsort(hashes, kind="stable")
    np.savez_compressed(
        TARGET,
        word=np.diff(hashes[order], prepend=np.uint32(0)),
        word_class=of_word[order].astype(np.uint16),
        group=coarser[0].astype(np.uint16),
        family=coarser[1].astype(np.uint8),
    )
    print(f"{len(kept):,} words, {TARGET.name}: {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
