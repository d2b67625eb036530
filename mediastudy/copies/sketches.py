"""Sketches: MinHash of shingles, and the pairs of articles that may share text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from mediastudy.copies.shingles import Shingles

if TYPE_CHECKING:
    from datasketch import MinHash

Sketch = NDArray[np.uint32]
PERMUTATIONS = 128
SEED = 1
ROWS = 2
"""Values that must agree in one of the bands of a sketch: with 64 bands, of pairs that share a fifth of their text
(Jaccard) 93 in 100 are candidates, of those that share 3 tenths 998 in 1,000."""
MANY = 50
"""Of the sketches that agree in a band only so many, those of the lowest numbers, are paired with all others: a page
that stands a thousand times must not make a million pairs. `chains` numbers by age, so originals are among them."""
LIKELY = 0.12
"""The least estimate of a candidate's Jaccard similarity; its standard error is .03 there."""


def sketch(found: Shingles) -> Sketch:
    """Return the MinHash sketch of a set of shingles; the permutations are seeded, so it is the same on any machine."""
    made = _prototype().copy()
    made.update_batch((found >> np.uint64(32)).tolist())
    values: Sketch = made.hashvalues
    return values


def candidates(sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    """Return the pairs (by number, the lower first) whose sketches agree in a band and make them likely to share text.

    datasketch's own index keeps a set a bucket, some hundred times the size of the sketches; sorting each band finds
    the same pairs in the memory of the sketches.
    """
    if len(sketches) < 2:
        return []
    table = np.vstack(sketches)
    found: set[tuple[int, int]] = set()
    for first in range(0, PERMUTATIONS, ROWS):
        found.update(pair for pair in _agreeing(table[:, first : first + ROWS]) if pair not in found)
    pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    likely = [np.mean(table[one] == table[two]) >= LIKELY for one, two in pairs]
    return [(int(one), int(two)) for one, two in pairs[np.array(likely, dtype=bool)]]


def _agreeing(band: Sketch) -> Iterator[tuple[int, int]]:
    """The pairs of rows that are equal in a band, with the first MANY rows alone where there are more."""
    order = np.lexsort(band.T)
    same = np.flatnonzero((band[order[1:]] == band[order[:-1]]).all(axis=1))
    runs = np.split(same, np.flatnonzero(np.diff(same) > 1) + 1) if len(same) else []
    for run in runs:
        members = np.sort(order[run[0] : run[-1] + 2])
        for at, one in enumerate(members[:MANY]):
            yield from ((int(one), int(two)) for two in members[at + 1 :])


@cache
def _prototype() -> MinHash:
    """An empty sketch with its permutations; the library is imported when the first sketch is made."""
    from datasketch import MinHash as Made  # noqa: PLC0415 (it takes a second to import)

    return Made(PERMUTATIONS, seed=SEED, hashfunc=_itself, scheme="affine32")


def _itself(value: Any) -> Any:
    return value
