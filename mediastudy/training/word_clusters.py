"""Word clusters: forms that keep the same company in unlabelled news, so that a rare verb can borrow from its likes.

``python -m mediastudy.training.word_clusters CORPUS.parquet`` writes ``weights/word_clusters.tsv.gz`` (a few minutes).
Contexts are the words just before and after; positive pointwise mutual information, reduced by singular value
decomposition (Levy & Goldberg 2014; Turney & Pantel 2010), then spherical k-means.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.linalg import svds

from mediastudy.training.word_classes import WEIGHTS

Floats = NDArray[np.float64]
WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
FORMS, CONTEXTS, DIMENSIONS, CLUSTERS = 25_000, 2_000, 64, 320


def articles(corpus: Path, every: int) -> Iterator[list[str]]:
    """Return the lower-case words of every `every`-th article."""
    import pyarrow.parquet as pq  # noqa: PLC0415 (only the training scripts read this file)

    column = pq.read_table(corpus, columns=["text"])["text"]
    for row in range(0, len(column), every):
        yield WORD.findall((column[row].as_py() or "").lower().replace("’", "'"))


def vocabulary(corpus: Path, every: int) -> dict[str, int]:
    """Return the commonest forms, numbered from the commonest."""
    counts: Counter[str] = Counter()
    for words in articles(corpus, every):
        counts.update(words)
    return {form: number for number, (form, _) in enumerate(counts.most_common(FORMS))}


def neighbours(corpus: Path, every: int, numbers: dict[str, int]) -> sp.csr_matrix:
    """Return how often each form has each common form before it (first half of the columns) and after it."""
    total = sp.csr_matrix((FORMS, 2 * CONTEXTS))
    batch: list[int] = []
    for words in articles(corpus, every):
        batch += [numbers.get(word, -1) for word in words] + [-1]
        if len(batch) > 2_000_000:
            total, batch = total + _pairs(batch), []
    return total + _pairs(batch)


def _pairs(batch: list[int]) -> sp.csr_matrix:
    here, there = np.array(batch[:-1], dtype=np.int64), np.array(batch[1:], dtype=np.int64)
    before = (here >= 0) & (here < CONTEXTS) & (there >= 0)
    after = (there >= 0) & (there < CONTEXTS) & (here >= 0)
    rows = np.concatenate([there[before], here[after]])
    columns = np.concatenate([here[before], there[after] + CONTEXTS])
    return sp.coo_matrix((np.ones(len(rows)), (rows, columns)), shape=(FORMS, 2 * CONTEXTS)).tocsr()


def embed(counts: sp.csr_matrix) -> Floats:
    """Return a unit vector for each form."""
    pairs = counts.tocoo()
    rows, columns = np.asarray(counts.sum(axis=1)).ravel(), np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    expected = rows[pairs.row] * columns[pairs.col] / columns.sum()
    values = np.maximum(np.log(pairs.data / np.maximum(expected, 1e-9)), 0)
    matrix = sp.csr_matrix((values, (pairs.row, pairs.col)), shape=counts.shape)
    left, scale, _ = svds(matrix, k=DIMENSIONS, rng=np.random.default_rng(0))
    vectors = left * np.sqrt(scale)
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))


def cluster(vectors: Floats, rounds: int = 25) -> NDArray[np.int64]:
    """Return the number of each vector's cluster (spherical k-means from a seeded start)."""
    centres = vectors[np.random.default_rng(0).choice(len(vectors) // 2, CLUSTERS, replace=False)]
    nearest = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(rounds):
        nearest = (vectors @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        centres = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return nearest


def main() -> None:
    """Count, reduce, cluster, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=2, help="read every n-th article")
    parser.add_argument("--out", type=Path, default=WEIGHTS / "word_clusters.tsv.gz")
    arguments = parser.parse_args()
    numbers = vocabulary(arguments.corpus, arguments.every)
    found = cluster(embed(neighbours(arguments.corpus, arguments.every, numbers)))
    lines = "".join(f"{form}\t{found[number] + 1}\n" for form, number in sorted(numbers.items()))
    arguments.out.write_bytes(gzip.compress(lines.encode(), mtime=0))


if __name__ == "__main__":
    main()
