"""annotate: an article becomes a Document with named layers of marks.

A layer is a function ``(document, lexicons) -> marks``; it may read the layers before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from mediastudy.annotation.attribution import attributions, attributions_together
from mediastudy.annotation.furniture import find_furniture
from mediastudy.annotation.hedges import hedges
from mediastudy.annotation.quotations import quotations
from mediastudy.annotation.reading import read_tokens
from mediastudy.annotation.relations import Attribution, relations
from mediastudy.annotation.sentences import sentences
from mediastudy.annotation.sourcing import sources
from mediastudy.annotation.voices import voices
from mediastudy.article import Article, Document, Mark
from mediastudy.lexicon import Lexicons

__all__ = ["LAYERS", "Attribution", "Layer", "annotate", "annotate_all", "relations"]

Layer = Callable[[Document, Lexicons], Iterable[Mark]]

LAYERS: Mapping[str, Layer] = {
    "quotations": quotations,
    "sentences": sentences,
    "attributions": attributions,
    "voices": voices,
    "hedges": hedges,
    "sources": sources,
}

TOGETHER: Mapping[Layer, Callable[[Sequence[Document], Lexicons], Sequence[Iterable[Mark]]]] = {
    attributions: attributions_together
}
"""For a layer that is faster over many documents at once: the function that does them together, with the same marks."""


def annotate(article: Article, lexicons: Lexicons, layers: Mapping[str, Layer] = LAYERS) -> Document:
    """Return `article` with its furniture marked, its tokens read, and every layer of `layers` added in order."""
    document = _read(article, lexicons)
    for name, layer in layers.items():
        document = document.with_layer(name, layer(document, lexicons))
    return document


def annotate_all(
    articles: Sequence[Article], lexicons: Lexicons, layers: Mapping[str, Layer] = LAYERS
) -> list[Document]:
    """Return what :func:`annotate` returns for each article; faster for a few dozen at a time than one by one."""
    documents = [_read(article, lexicons) for article in articles]
    for name, layer in layers.items():
        together = TOGETHER.get(layer)
        marks = together(documents, lexicons) if together else [layer(document, lexicons) for document in documents]
        documents = [document.with_layer(name, found) for document, found in zip(documents, marks, strict=True)]
    return documents


def _read(article: Article, lexicons: Lexicons) -> Document:
    furniture = tuple(find_furniture(article, lexicons))
    return Document(article, read_tokens(article, furniture, lexicons), {"furniture": furniture})
