"""The records that travel between the rooms: Article, Mark, Tokens, Document. All are frozen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; `text` is never altered, so offsets into it stay true."""

    id: str
    outlet: str
    text: str
    date: dt.date | None = None
    title: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch ``text[start:end]`` with a label, attributes, and the mark it hangs on (a source on its cue)."""

    start: int
    end: int
    label: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)
    of: Mark | None = None


class Region(IntEnum):
    """Which part of the page a token stands in; only BODY is counted as the article's words."""

    BODY = 0
    HEADLINE = 1
    FURNITURE = 2


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch as a half-open range of tokens, marks included."""

    first: int
    last: int
    style: str
    """The opening mark as written: “ " '' `` ‘ ' « (empty when a block quote has none)."""
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Tokens:
    """An article's text read once into columns: what every layer works on.

    `starts`, `ends`, `words`, `lower`, `regions`, `sentence_of` and `quotation_of` have one entry a token.
    `lower` is `words` in lower case with every apostrophe straight. `paragraphs`, `sentences` are half-open
    ranges of tokens, in order; every token is in exactly one of each, and a sentence never crosses a paragraph.
    `quotation_of` is an index into `quotations` (the outermost quotation), or -1.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str]
    regions: list[int]
    paragraphs: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]
    quotations: list[Quotation]
    quotation_of: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the character offsets of the tokens ``first`` up to but not including ``last``."""
        return self.starts[first], self.ends[last - 1]


@dataclass(frozen=True, slots=True)
class Document:
    """An article, its tokens and its named layers of marks; adding a layer gives a new Document."""

    article: Article
    tokens: Tokens
    layers: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)

    def __getitem__(self, layer: str) -> tuple[Mark, ...]:
        return self.layers[layer]

    def with_layer(self, name: str, marks: Iterable[Mark]) -> Document:
        """Return a Document that also has the layer `name`."""
        return replace(self, layers={**self.layers, name: tuple(marks)})
