"""Likeness of articles: TF-IDF of their words and names, and the pairs near in time whose cosine is high enough."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

import numpy as np
import pandas as pd
from scipy import sparse

from mediastudy.annotation.tokens import is_word
from mediastudy.article import Document, Region

BLOCK = 256
"""Articles compared with their neighbours in time at once: what bounds the memory."""
COMMON = 0.5
"""A term in more than this share of the articles tells no event from another."""


def body_words(document: Document) -> list[int]:
    """Return which tokens are words of the body."""
    tokens = document.tokens
    return [at for at in range(len(tokens)) if tokens.regions[at] == Region.BODY and is_word(tokens.words[at])]


def terms(document: Document) -> Counter[str]:
    """Return how often each word of the body stands there, in lower case, and each name once more, as written.

    A name is a capitalised word that does not begin a sentence or a quotation: names tell events apart, so they weigh
    double.
    """
    tokens, body = document.tokens, body_words(document)
    first = {sentence[0] for sentence in tokens.sentences} | {quotation.first + 1 for quotation in tokens.quotations}
    found = Counter(tokens.lower[at] for at in body)
    found.update(tokens.words[at] for at in body if at not in first and tokens.words[at][:1].isupper())
    return found


@dataclass
class TermCounts:
    """The terms of articles as they come: a row an article, as numbers only, so that texts need not be kept."""

    known: dict[str, int] = field(default_factory=dict)
    columns: array[int] = field(default_factory=lambda: array("i"))
    counts: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("q", [0]))

    def add(self, found: Counter[str]) -> None:
        """Add the terms of one more article."""
        self.columns.extend(self.known.setdefault(term, len(self.known)) for term in found)
        self.counts.extend(found.values())
        self.ends.append(len(self.columns))

    def weighted(self) -> tuple[sparse.csr_array, list[str]]:
        """Return a row of length 1 an article, and the terms of its columns.

        (1 + log count) x log(articles / articles with the term) (Salton & Buckley 1988); terms of one article and of
        more than half of them are left out.
        """
        shape = (len(self.ends) - 1, len(self.known))
        counts = sparse.csr_array((np.array(self.counts), np.array(self.columns), np.array(self.ends)), shape=shape)
        told = np.bincount(counts.indices, minlength=shape[1])
        kept = np.flatnonzero((told > 1) & (told <= max(2.0, COMMON * shape[0])))
        table = counts[:, kept].astype(float)
        table.data = (1 + np.log(table.data)) * np.log((1 + shape[0]) / told[kept])[table.indices]
        length = np.sqrt(table.multiply(table).sum(axis=1))
        names = list(self.known)
        return sparse.csr_array(table.multiply(1 / np.where(length > 0, length, 1.0)[:, None])), [
            names[at] for at in kept
        ]


def near_pairs(rows: sparse.csr_array, days: np.ndarray, window: int, floor: float) -> pd.DataFrame:
    """Return the pairs of rows (first < second) at most `window` days apart whose cosine is `floor` or more.

    `days` holds a number a row, NaN where no date is known: such an article is compared with all. Columns: first,
    second, cosine. Only a block of rows and those near it in time are multiplied at once.
    """
    order = np.argsort(np.where(np.isnan(days), np.inf, days), kind="stable")
    parts = list(_blocks(rows[order], days[order], window, floor))
    first, second, cosine = (np.concatenate(column) for column in zip(*parts, strict=True))
    pair = np.sort(np.column_stack([order[first], order[second]]), axis=1)
    table = pd.DataFrame({"first": pair[:, 0], "second": pair[:, 1], "cosine": cosine})
    return table.sort_values(["first", "second"], ignore_index=True)


def _blocks(
    rows: sparse.csr_array, days: np.ndarray, window: int, floor: float
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    dated, size = int((~np.isnan(days)).sum()), len(days)
    for begin in range(0, size, BLOCK):
        last = min(begin + BLOCK, size) - 1
        reach = np.searchsorted(days[:dated], days[last] + window, side="right") if last < dated else dated
        near = np.unique(np.r_[begin : max(int(reach), begin), dated:size])
        found = sparse.coo_array(rows[begin : last + 1] @ rows[near].T)
        first, second = begin + found.row, near[found.col]
        apart = days[second] - days[first]
        kept = (found.data >= floor) & (second > first) & ~(apart > window)
        yield first[kept], second[kept], found.data[kept]


def average_link(size: int, pairs: Iterable[tuple[int, int, float]], least: float) -> np.ndarray:
    """Return the group of each of `size` items: the two groups alike most are joined while their average is `least`.

    Average linkage (Sokal & Michener 1958) of the likenesses given, first < second; a pair that is not given counts as
    0. So one like pair never joins two groups that are otherwise unlike, as single linkage would chain them.
    """
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    weight, group = np.ones(size), np.arange(size)
    for first, second, value in pairs:
        sums[first][second] = sums[second][first] = value
    heap = [(-value, a, b) for a in range(size) for b, value in sums[a].items() if a < b and value >= least]
    heapify(heap)
    while heap:
        average, a, b = heappop(heap)
        if b not in sums[a] or -average != sums[a][b] / (weight[a] * weight[b]):
            continue
        weight[a] += weight[b]
        group[b] = a
        for other, value in sums[b].items():
            del sums[other][b]
            if other != a:
                sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + value
        sums[b] = {}
        for other, value in sums[a].items():
            mean = value / (weight[a] * weight[other])
            if mean >= least:
                heappush(heap, (-mean, min(a, other), max(a, other)))
    return _roots(group)


def _roots(group: np.ndarray) -> np.ndarray:
    """Return for each item the first of its group, each having been joined to an earlier one or to none."""
    roots = group.copy()
    for item in range(len(group)):
        roots[item] = roots[group[item]]
    return roots
