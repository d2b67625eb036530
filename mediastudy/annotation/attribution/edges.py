"""Edges: the places among which a span model chooses, taken from a grid of all places near a cue."""

from __future__ import annotations

import numpy as np

from mediastudy.annotation.attribution.page import Bools, Ints


def outermost(mask: Bools, places: Ints, first: int, last: int) -> tuple[Ints, Bools]:
    """Return the `first` first and the `last` last marked places of each row, in order, and which of them exist."""
    rank = mask.cumsum(axis=1) - 1
    total = mask.sum(axis=1, keepdims=True)
    rows, columns = np.nonzero(mask & ((rank < first) | (rank >= total - last)) if last else mask & (rank < first))
    found = rank[rows, columns]
    found = np.where(found < first, found, found - np.maximum(total[rows, 0] - last - first, 0))
    chosen = np.zeros((len(mask), first + last), dtype=np.int64)
    valid = np.zeros((len(mask), first + last), dtype=bool)
    chosen[rows, found] = places[rows, columns]
    valid[rows, found] = True
    return chosen, valid


def trimmed(stops: Bools, start: Ints, end: Ints) -> Ints:
    """Return `end` moved before up to three stops that close the stretch, but not before `start`."""
    for _ in range(3):
        end = np.where((end > start) & stops[end - 1], end - 1, end)
    return end
