"""A page: the lines of an article's text that hold something, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

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
    """An article and its lines, blank ones left out."""

    article: Article
    lines: tuple[Line, ...]


def read_page(article: Article) -> Page:
    """Return the lines of `article` that are not blank, in order."""
    lines, position, apart = [], 0, True
    for raw in article.text.split("\n"):
        text = raw.strip()
        if text:
            start = position + raw.find(text)
            lines.append(Line(start, start + len(text), text, apart))
        apart = not text
        position += len(raw) + 1
    return Page(article, tuple(lines))


def normal(text: str) -> str:
    """Return the letters and digits of `text` in lower case: what two spellings of one line have in common."""
    return APART.sub("", text.casefold())
