"""A page: the lines of an article's text that hold something, with their offsets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mediastudy.annotation.furnishing.repeated import NONE, Repeated
from mediastudy.article import Article

APART = re.compile(r"[\W_]+")


class Line(NamedTuple):
    """A line without the white space around it: ``text[start:end]``; `apart` when a blank line stands before it."""

    start: int
    end: int
    text: str
    apart: bool


@dataclass(frozen=True, slots=True)
class Page:
    """An article, its lines, blank ones left out, and the repeated lines of its outlet by key."""

    article: Article
    lines: tuple[Line, ...]
    repeated: Mapping[int, str]


def read_page(article: Article, repeated: Repeated = NONE) -> Page:
    """Return the lines of `article` that are not blank, in order; `repeated` are those of the whole corpus."""
    lines, position, apart = [], 0, True
    for raw in article.text.split("\n"):
        text = raw.strip()
        if text:
            start = position + raw.find(text)
            lines.append(Line(start, start + len(text), text, apart))
        apart = not text
        position += len(raw) + 1
    return Page(article, tuple(lines), repeated.of(article.outlet))


def normal(text: str) -> str:
    """Return the letters and digits of `text` in lower case: what two spellings of one line have in common."""
    return APART.sub("", text.casefold())
