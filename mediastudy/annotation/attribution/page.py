"""Page: an article's tokens as columns of numbers, with furniture cut out, sentences, quotations and noun phrases."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mediastudy.annotation.attribution.words import ROW, Flag, Gap
from mediastudy.article import Region, Tokens

Ints = NDArray[np.int64]
Codes = NDArray[np.uint32]
Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

CHUNK = re.compile(rb"D?[JC]*[NPU]+(?:S[JC]*[NPU]*)*|R|[DJC]+")
"""A base noun phrase in chunk letters: Determiner, adJective, Cardinal, Noun, Proper, Unknown, possessive S; pRonoun."""
LONG = 5
"""A quotation of more tokens than this (marks not counted as words) is someone's speech, not a phrase set off."""


@dataclass(frozen=True, slots=True)
class Page:
    """The columns of one article; every column has a sentinel row at the end, which reads as nothing.

    Positions count the tokens that are not furniture; `where` leads back to the document's own tokens.
    """

    length: int
    where: Ints
    lower: Codes
    lemma: Codes
    tag: Codes
    cluster: Codes
    suffix: Codes
    group: Codes
    letter: Codes
    flags: Codes
    prior: Floats
    sentence: Ints
    first: Ints
    last: Ints
    paragraph: Ints
    paragraphs: Ints
    headline: Bools
    quotation: Ints
    quoted_from: Ints
    quoted_to: Ints
    long_quotation: Bools
    chunk_from: Ints
    chunk_to: Ints
    kinds_before: Ints
    """Running counts of the kinds of token (`words.Gap`), a row longer than the text."""

    def has(self, flag: Flag) -> Bools:
        """Return which tokens bear any of the flags."""
        return (self.flags & np.uint32(flag)) != 0

    def in_long_quotation(self) -> Bools:
        """Return which tokens stand inside a long quotation."""
        return (self.quotation >= 0) & self.long_quotation[self.quotation]


def read_page(tokens: Tokens, describe: Callable[[str], bytes]) -> Page:
    """Return the columns of `tokens`, each word described by `describe`."""
    regions = np.array(tokens.regions, dtype=np.int64)
    where = np.flatnonzero(regions != Region.FURNITURE)
    words = tokens.words if len(where) == len(regions) else [tokens.words[n] for n in where.tolist()]
    rows = np.frombuffer(b"".join([*map(describe, words), bytes(ROW.itemsize)]), dtype=ROW)
    names = ("lower", "lemma", "tag", "cluster", "suffix", "flags", "prior")
    columns = {name: np.ascontiguousarray(rows[name]) for name in names}
    wide = {name: rows[name].astype(np.uint32) for name in ("group", "letter")}
    sentence, first, last = _ranges(np.array(tokens.sentence_of, dtype=np.int64)[where])
    chunk_from, chunk_to = _chunks(rows["letter"][:-1], sentence[:-1])
    return Page(
        length=len(where),
        where=where,
        sentence=sentence,
        first=first,
        last=last,
        headline=np.append(regions[where] == Region.HEADLINE, False),
        chunk_from=chunk_from,
        chunk_to=chunk_to,
        kinds_before=_kinds_before(rows["gap"][:-1]),
        **columns,
        **wide,
        **_paragraphs(tokens, where),
        **_quotations(tokens, where),
    )


def _ranges(sentence_of: Ints) -> tuple[Ints, Ints, Ints]:
    """Number the sentences that are left, and give each token its sentence's first and last position."""
    edges = np.concatenate([[0], np.flatnonzero(np.diff(sentence_of)) + 1, [len(sentence_of)]])
    sizes = np.diff(edges)
    sentence = np.repeat(np.arange(len(sizes)), sizes)
    nothing = [len(sentence_of)]
    return (
        np.concatenate([sentence, [-9]]),
        np.concatenate([edges[:-1][sentence], nothing]),
        np.concatenate([edges[1:][sentence], nothing]),
    )


def _paragraphs(tokens: Tokens, where: Ints) -> dict[str, Ints]:
    starts = np.array([first for first, _ in tokens.paragraphs], dtype=np.int64)
    paragraph = np.searchsorted(starts, where, side="right") - 1
    edges = np.concatenate([[0], np.flatnonzero(np.diff(paragraph)) + 1, [len(where)]])
    number = np.repeat(np.arange(len(edges) - 1), np.diff(edges))
    return {"paragraph": np.append(number, -9), "paragraphs": edges}


def _quotations(tokens: Tokens, where: Ints) -> dict[str, NDArray[np.generic]]:
    """The last quotation of the columns is none at all, so that the number -1 reads as nothing."""
    of = np.append(np.array(tokens.quotation_of, dtype=np.int64)[where], -1)
    ranges = np.array([(q.first, q.last) for q in tokens.quotations] + [(-1, -1)], dtype=np.int64)
    first, last = np.searchsorted(where, ranges[:, 0]), np.searchsorted(where, ranges[:, 1])
    first[-1] = last[-1] = -1
    return {"quotation": of, "quoted_from": first, "quoted_to": last, "long_quotation": last - first > LONG}


def _chunks(letters: NDArray[np.uint8], sentence: Ints) -> tuple[Ints, Ints]:
    """The first and the last chunk are none at all, so that a neighbour can always be looked up."""
    length = len(letters)
    places = np.arange(length) + sentence
    line = np.full(length + sentence[-1] + 1 if length else 0, ord("."), dtype=np.uint8)
    line[places] = letters
    back = np.zeros(len(line) + 1, dtype=np.int64)
    back[places] = np.arange(length)
    spans = np.array([match.span() for match in CHUNK.finditer(line.tobytes())], dtype=np.int64).reshape(-1, 2)
    starts, ends = back[spans[:, 0]], back[spans[:, 1] - 1] + 1
    return np.concatenate([[-1], starts, [length + 1]]), np.concatenate([[-1], ends, [length + 1]])


def _kinds_before(gaps: NDArray[np.uint8]) -> Ints:
    bits = np.unpackbits(gaps[:, None], axis=1, bitorder="little")[:, :7]
    counts = np.zeros((len(gaps) + 1, 7), dtype=np.int64)
    np.cumsum(bits, axis=0, out=counts[1:])
    return counts


_POWERS = 1 << np.arange(7)


def between(page: Page, start: Ints, end: Ints) -> Codes:
    """Return which kinds of token lie in ``[start, end)``, one bit a kind (0 when the stretch is empty)."""
    low = np.clip(start, 0, page.length)
    high = np.maximum(np.clip(end, 0, page.length), low)
    kinds = (page.kinds_before[high] - page.kinds_before[low]) > 0
    return (kinds @ _POWERS).astype(np.uint32)


def count(page: Page, kind: Gap, start: Ints, end: Ints) -> Codes:
    """Return how many tokens of a kind lie in ``[start, end)``, at most 3."""
    column = page.kinds_before[:, int(kind).bit_length() - 1]
    low = np.clip(start, 0, page.length)
    high = np.maximum(np.clip(end, 0, page.length), low)
    return np.minimum(column[high] - column[low], 3).astype(np.uint32)


def peek(column: NDArray[np.generic], place: Ints, first: Ints, last: Ints) -> Codes:
    """Return the column's value at `place`, or 0 where that lies outside ``[first, last)``."""
    inside = (place >= first) & (place < last)
    return column[np.where(inside, place, -1)].astype(np.uint32, copy=False)


def previous(mask: Bools) -> Ints:
    """Return for each place the last place up to and including it where `mask` holds, or -1."""
    return np.maximum.accumulate(np.where(mask, np.arange(len(mask)), -1))


def following(mask: Bools) -> Ints:
    """Return for each place the first place from it on where `mask` holds, or the length."""
    marked = np.where(mask, np.arange(len(mask)), len(mask))
    return np.minimum.accumulate(marked[::-1])[::-1]


def bucket(distance: Ints) -> Codes:
    """Return a distance in tokens on a coarse scale: 0 to 3, then 4, 6, 10, 18, 35 and more."""
    return np.searchsorted(_EDGES, distance, side="right").astype(np.uint32)


_EDGES = np.array([1, 2, 3, 4, 6, 10, 18, 35])
