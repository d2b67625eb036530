"""Traces: the little that is kept of each article until the whole corpus is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from mediastudy.article import Article, Mark
from mediastudy.copies.calls import Call, call
from mediastudy.copies.shingles import shingles
from mediastudy.copies.sketches import Sketch, sketch
from mediastudy.lexicon import Lexicons

LEAST = 20
"""A body of fewer shingles is too short to be told from others: it joins no chain."""


@dataclass(frozen=True, slots=True)
class Trace:
    """An article without its text: who published it and when, its Call, its length in shingles, and its sketch."""

    id: str
    outlet: str
    date: dt.date | None
    call: Call
    length: int
    sketch: Sketch | None


def trace(article: Article, furniture: Iterable[Mark], credits: Iterable[Mark], lexicons: Lexicons) -> Trace:
    """Return the Trace of an article; some 600 bytes, whatever the length of its text. The text is left as it is."""
    found = shingles(article, furniture)
    made = sketch(found) if len(found) >= LEAST else None
    return Trace(article.id, article.outlet, article.date, call(article, credits, lexicons), len(found), made)
