"""Texts with their attributions written in: ``[the source] {said}``; an empty ``[]`` is no source."""

from __future__ import annotations

import re

from mediastudy.annotation.reading import read_tokens
from mediastudy.annotation.sourcing import sources
from mediastudy.article import Article, Document, Mark
from mediastudy.lexicon import load_all

LEXICONS = load_all()
PIECE = re.compile(r"\[([^\]]*)\]|\{([^}]*)\}")


def document(marked: str, title: str = "") -> Document:
    """Return the document of a marked-up text: its n-th source belongs to its n-th cue."""
    text, spans = "", {"source": [], "cue": []}
    last = 0
    for piece in PIECE.finditer(marked):
        text += marked[last : piece.start()]
        kind = "cue" if piece.group(1) is None else "source"
        words = piece.group(2) if kind == "cue" else piece.group(1)
        spans[kind].append((len(text), len(text) + len(words)))
        text, last = text + words, piece.end()
    text += marked[last:]
    marks = []
    for (first, end), (start, stop) in zip(spans["source"], spans["cue"], strict=True):
        cue = Mark(start, stop, "cue")
        marks += [cue] if first == end else [cue, Mark(first, end, "source", of=cue)]
    article = Article("a", "o", text, title=title)
    furniture = (Mark(0, len(title), "headline"),) if title else ()
    page = Document(article, read_tokens(article, furniture, LEXICONS))
    return page.with_layer("attributions", marks)


def records(marked: str, title: str = "") -> list[Mark]:
    """Return the marks of the sources layer for a marked-up text."""
    return list(sources(document(marked, title), LEXICONS))
