"""Page: the tokens of one or more articles as columns of numbers, furniture cut out, with sentences and noun phrases.

Blank rows stand around every sentence, so that its neighbourhood can be looked up without asking where it ends:
beyond the edge there is nothing. All positions count rows of the page; `document` and `where` lead back to the
articles' own tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mediastudy.annotation.attribution.words import ROW, Flag, Gap
from mediastudy.article import Region, Tokens

# The names say what the numbers are; numpy's own types would have to be asserted after every operation.
Ints = NDArray[Any]
Codes = NDArray[Any]
Floats = NDArray[Any]
Bools = NDArray[Any]

CHUNK = re.compile(rb"D?[JC]*[NPU]+(?:S[JC]*[NPU]*)*|R|[DJC]+")
"""A base noun phrase in letters: Determiner, adJective, Cardinal, Noun, Proper, Unknown, possessive S; pRonoun."""
LONG = 5
"""A quotation of more tokens than this (marks not counted as words) is someone's speech, not a phrase set off."""
BLANK = 2
"""Blank rows before each sentence and at the end; no rule looks further beyond a sentence's edge."""
APART = 3
"""Sentence numbers of two articles differ by at least this, so that they never count as neighbours."""


@dataclass(frozen=True, slots=True)
class Page:
    """The columns, one entry a row; the last row is blank, so that -1 reads as nothing."""

    document: Ints
    where: Ints
    lower: Codes
    lemma: Codes
    tag: Codes
    cluster: Codes
    suffix: Codes
    group: Codes
    letter: Codes
    strength: Codes
    flags: Codes
    prior: Floats
    sentence: Ints
    first: Ints
    last: Ints
    paragraph: Ints
    headline: Bools
    quotation: Ints
    paragraph_from: Ints
    """First row of each paragraph; `paragraph_to` one past its last, `paragraph_number` its place in its article."""
    paragraph_to: Ints
    paragraph_number: Ints
    quoted_from: Ints
    quoted_to: Ints
    long_quotation: Bools
    """The last quotation of these three columns is none at all, so that the number -1 reads as nothing."""
    chunk_from: Ints
    chunk_to: Ints
    """The first and the last chunk are none at all, so that a neighbour can always be looked up."""
    kinds_before: NDArray[Any]
    """Running counts of the kinds of token (`words.Gap`), one more than there are rows."""
    opens: Bools
    closes: Bools
    quoted_before: Ints
    quoted_after: Ints
    content_before: Ints
    """The last row so far that is no auxiliary or adverb."""
    bes_before: Ints

    def __len__(self) -> int:
        return len(self.where)

    def has(self, flag: Flag) -> Bools:
        """Return which rows bear any of the flags."""
        return np.asarray(np.not_equal(self.flags & np.uint32(flag), 0))

    def in_long_quotation(self) -> Bools:
        """Return which rows stand inside a long quotation."""
        return self.long_quotation[self.quotation]


def read_page(batch: Sequence[Tokens], describe: Callable[[str], bytes]) -> Page:
    """Return the columns of the articles of `batch`, one after another, each word described by `describe`."""
    base = np.cumsum([0, *map(len, batch)])
    regions = _joined([tokens.regions for tokens in batch])
    kept = np.flatnonzero(regions != Region.FURNITURE)
    words = list(chain.from_iterable(tokens.words for tokens in batch))
    if len(kept) < len(words):
        words = [words[token] for token in kept.tolist()]
    document = np.searchsorted(base, kept, side="right") - 1
    sentence = _numbered([tokens.sentence_of for tokens in batch], [len(tokens.sentences) for tokens in batch])[kept]
    edges = _edges(sentence)
    number = np.repeat(np.arange(len(edges) - 1), np.diff(edges))
    row = np.arange(len(kept)) + BLANK * (number + 1)
    size = len(kept) + BLANK * (len(edges) + 1)
    columns = _described(words, describe, row, size)
    quotations = _quotations(batch, base, kept, row, size)
    return Page(
        document=_spread(document, row, size),
        where=_spread(kept - base[document], row, size),
        sentence=_spread(number + APART * document, row, size),
        first=_spread(row[edges[:-1]][number], row, size),
        last=_spread(row[edges[1:] - 1][number] + 1, row, size),
        headline=_spread(regions[kept] == Region.HEADLINE, row, size, False),
        **_paragraphs(batch, base, kept, row, size, document),
        **columns,
        **quotations,
        **_running(columns["flags"], quotations["quotation"]),
    )


def _joined(lists: Sequence[list[int]]) -> Ints:
    return np.array(lists[0] if len(lists) == 1 else list(chain.from_iterable(lists)), dtype=np.int64)


def _numbered(lists: Sequence[list[int]], sizes: Sequence[int]) -> Ints:
    """Join columns of numbers so that each article's numbers go on where the last one's ended; -1 stays."""
    joined = _joined(lists)
    if len(lists) == 1:
        return joined
    shift = np.repeat(np.cumsum([0, *sizes[:-1]]), list(map(len, lists)))
    return np.where(joined >= 0, joined + shift, -1)


def _edges(numbers: Ints) -> Ints:
    """Return where a column of numbers changes, its begin and its end included."""
    inner = np.flatnonzero(numbers[1:] != numbers[:-1]) + 1
    return np.concatenate([[0], inner, [len(numbers)]]) if len(numbers) else np.zeros(1, dtype=np.int64)


def _spread(column: NDArray[Any], row: Ints, size: int, blank: int | bool = -1) -> NDArray[Any]:
    whole = np.full(size, blank, dtype=column.dtype)
    whole[row] = column
    return whole


def _described(words: list[str], describe: Callable[[str], bytes], row: Ints, size: int) -> dict[str, NDArray[Any]]:
    rows = np.zeros(size, dtype=ROW)
    rows[row] = np.frombuffer(b"".join(map(describe, words)), dtype=ROW)
    names = ("lower", "lemma", "tag", "cluster", "suffix", "flags", "prior")
    columns = {name: np.ascontiguousarray(rows[name]) for name in names}
    columns |= {name: rows[name].astype(np.uint32) for name in ("group", "letter", "strength")}
    chunk_from, chunk_to = _chunks(rows["letter"])
    return {**columns, "chunk_from": chunk_from, "chunk_to": chunk_to, "kinds_before": _kinds_before(rows["gap"])}


def _chunks(letters: NDArray[np.uint8]) -> tuple[Ints, Ints]:
    spans = [match.span() for match in CHUNK.finditer(letters.tobytes())]
    edges = np.array([(-1, -1), *spans, (len(letters), len(letters))], dtype=np.int64)
    return np.ascontiguousarray(edges[:, 0]), np.ascontiguousarray(edges[:, 1])


def _kinds_before(gaps: NDArray[np.uint8]) -> NDArray[Any]:
    bits = np.unpackbits(gaps[:, None], axis=1, bitorder="little")[:, :7]
    counts = np.zeros((len(gaps) + 1, 7), dtype=np.int32)
    np.cumsum(bits, axis=0, out=counts[1:])
    return counts


def _paragraphs(
    batch: Sequence[Tokens], base: Ints, kept: Ints, row: Ints, size: int, document: Ints
) -> dict[str, NDArray[Any]]:
    starts = [
        first + shift for tokens, shift in zip(batch, base.tolist(), strict=False) for first, _ in tokens.paragraphs
    ]
    edges = _edges(np.searchsorted(np.array(starts, dtype=np.int64), kept, side="right"))
    number = np.repeat(np.arange(len(edges) - 1), np.diff(edges))
    owner = document[edges[:-1]]
    return {
        "paragraph": _spread(number, row, size),
        "paragraph_from": row[edges[:-1]],
        "paragraph_to": row[edges[1:] - 1] + 1,
        "paragraph_number": np.arange(len(owner)) - np.searchsorted(owner, owner),
    }


def _quotations(batch: Sequence[Tokens], base: Ints, kept: Ints, row: Ints, size: int) -> dict[str, NDArray[Any]]:
    numbers = _numbered([tokens.quotation_of for tokens in batch], [len(tokens.quotations) for tokens in batch])
    pairs = zip(batch, base.tolist(), strict=False)
    ranges = [(q.first + shift, q.last + shift) for tokens, shift in pairs for q in tokens.quotations]
    edges = np.searchsorted(kept, np.array([*ranges, (0, 0)], dtype=np.int64))
    rows = np.append(row, size - 1)
    start, end = rows[edges[:, 0]], rows[np.maximum(edges[:, 1] - 1, 0)] + 1
    start[-1] = end[-1] = -1
    opens, closes = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    whole = start[:-1] < end[:-1]
    opens[start[:-1][whole]] = True
    closes[end[:-1][whole] - 1] = True
    return {
        "quotation": _spread(numbers[kept], row, size), "quoted_from": start, "quoted_to": end,
        "long_quotation": edges[:, 1] - edges[:, 0] > LONG, "opens": opens, "closes": closes,
    }  # fmt: skip


def _running(flags: NDArray[Any], quotation: NDArray[Any]) -> dict[str, Ints]:
    quoted = quotation >= 0
    bes = np.zeros(len(flags) + 1, dtype=np.int64)
    np.cumsum((flags & np.uint32(Flag.BE)) != 0, out=bes[1:])
    return {
        "quoted_before": previous(quoted),
        "quoted_after": following(quoted),
        "content_before": previous((flags & np.uint32(Flag.AUXILIARY)) == 0),
        "bes_before": bes,
    }


def between(page: Page, start: Ints, end: Ints) -> Codes:
    """Return which kinds of token lie in ``[start, end)``, one bit a kind (0 when the stretch is empty)."""
    low = np.maximum(start, 0)
    kinds = page.kinds_before[np.maximum(end, low)] > page.kinds_before[low]
    return np.packbits(kinds, axis=-1, bitorder="little")[..., 0].astype(np.uint32)


def count(page: Page, kind: Gap, start: Ints, end: Ints) -> Codes:
    """Return how many tokens of a kind lie in ``[start, end)``, at most 3."""
    column = page.kinds_before[:, int(kind).bit_length() - 1]
    low = np.maximum(start, 0)
    return np.asarray(np.minimum(column[np.maximum(end, low)] - column[low], 3).astype(np.uint32))


def previous(mask: Bools) -> Ints:
    """Return for each row the last row up to and including it where `mask` holds, or -1."""
    return np.maximum.accumulate(np.where(mask, np.arange(len(mask)), -1))


def following(mask: Bools) -> Ints:
    """Return for each row the first row from it on where `mask` holds, or the number of rows."""
    marked = np.where(mask, np.arange(len(mask)), len(mask))
    return np.minimum.accumulate(marked[::-1])[::-1]


def bucket(distance: Ints) -> Codes:
    """Return a distance in tokens on a coarse scale: 0 to 3, then 4, 6, 10, 18, 35 and more."""
    return _SCALE[np.minimum(np.maximum(distance, 0), len(_SCALE) - 1)]


_SCALE = np.searchsorted([1, 2, 3, 4, 6, 10, 18, 35], np.arange(40), side="right").astype(np.uint32)
