"""Gold: annotated articles as pages, with each attribution's spans as ranges of the page's tokens."""

from __future__ import annotations

import datetime as dt
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mediastudy.annotation.attribution.page import Page
from mediastudy.annotation.furniture import find_furniture
from mediastudy.annotation.reading import read_tokens
from mediastudy.article import Article, Region, Tokens
from mediastudy.lexicon import Lexicons

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Relation:
    """One gold attribution as token ranges; a range counts the tokens that are not furniture."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated article, read."""

    id: str
    date: str
    tokens: Tokens
    relations: tuple[Relation, ...]


def article_of(row: Mapping[str, Any]) -> Article:
    """Return the article of one line of a bench file."""
    date = dt.date.fromisoformat(row["date"])
    return Article(row["id"], row["outlet"], row["text"], date, row.get("title") or "")


def read_examples(path: Path, lexicons: Lexicons) -> Iterator[Example]:
    """Return the articles of a bench file (JSON lines) in order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            article = article_of(row)
            tokens = read_tokens(article, tuple(find_furniture(article, lexicons)), lexicons)
            yield Example(article.id, row["date"], tokens, tuple(_relations(tokens, row["attributions"])))


def _relations(tokens: Tokens, attributions: list[dict[str, Any]]) -> Iterator[Relation]:
    kept = [n for n, region in enumerate(tokens.regions) if region != Region.FURNITURE]
    starts, ends = [tokens.starts[n] for n in kept], [tokens.ends[n] for n in kept]
    for attribution in attributions:
        spans = {part: _ranges(starts, ends, attribution[part]) for part in ("source", "cue", "content")}
        if spans["cue"]:
            yield Relation(**spans)


def _ranges(starts: list[int], ends: list[int], spans: list[list[int]] | None) -> tuple[Range, ...]:
    found = [(bisect_right(ends, start), bisect_left(starts, end)) for start, end in spans or ()]
    return tuple(sorted((first, last) for first, last in found if first < last))


def on_page(relations: Iterable[Relation], page: Page) -> tuple[Relation, ...]:
    """Return the relations of an article with their ranges as rows of its page."""
    rows = np.flatnonzero(page.where >= 0).tolist()

    def moved(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
        return tuple((rows[first], rows[last - 1] + 1) for first, last in ranges)

    return tuple(Relation(moved(one.source), moved(one.cue), moved(one.content)) for one in relations)
