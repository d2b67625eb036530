"""Furniture: the stretches of a page that are not body text, each with the rule that found it."""

from __future__ import annotations

from collections.abc import Iterable

from mediastudy.article import Article, Mark
from mediastudy.lexicon import Lexicons


def find_furniture(article: Article, lexicons: Lexicons) -> Iterable[Mark]:
    """Return a mark for each stretch of furniture, in order, labelled with the rule (``headline``, ``byline``)."""
    line = article.text.split("\n", 1)[0]
    if article.title and line.strip() == article.title.strip():
        yield Mark(0, len(line), "headline")
