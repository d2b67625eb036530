"""Shingles: a body of text as the set of its runs of five words (Broder 1997), and how much two sets share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from mediastudy.article import Article, Mark

WORD = re.compile(r"\w+")
RUN = 5
"""Words a shingle."""
Shingles = NDArray[np.uint64]
"""A sorted set of shingles, 64 bits each."""
FACTOR = np.uint64(0x9E3779B97F4A7C15)
MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
"""The multipliers of splitmix64 (Steele, Lea & Flood 2014), which spreads a word's value over all 64 bits."""


class Shared(NamedTuple):
    """What two sets have in common: over their union, and over each of them."""

    jaccard: float
    of_first: float
    of_second: float


def shingles(article: Article, furniture: Iterable[Mark]) -> Shingles:
    """Return the shingles of the article's body: case, punctuation and furniture do not count."""
    words = WORD.findall(_body(article.text, furniture).lower())
    if len(words) < RUN:
        return np.zeros(0, np.uint64)
    values = _mixed(np.fromiter(map(crc32, " ".join(words).encode().split(b" ")), np.uint64, len(words)))
    found = np.zeros(len(values) - RUN + 1, np.uint64)
    for at in range(RUN):
        found = found * FACTOR + values[at : len(values) - RUN + 1 + at]
    return np.unique(_mixed(found))


def shared(first: Shingles, second: Shingles) -> Shared:
    """Return what two sets that are not empty have in common."""
    both = len(np.intersect1d(first, second, assume_unique=True))
    return Shared(both / (len(first) + len(second) - both), both / len(first), both / len(second))


def _body(text: str, furniture: Iterable[Mark]) -> str:
    parts, position = [], 0
    for mark in furniture:
        parts.append(text[position : mark.start])
        position = mark.end
    return " ".join([*parts, text[position:]])


def _mixed(values: Shingles) -> Shingles:
    values = (values ^ (values >> np.uint64(30))) * MIX[0]
    values = (values ^ (values >> np.uint64(27))) * MIX[1]
    return values ^ (values >> np.uint64(31))
