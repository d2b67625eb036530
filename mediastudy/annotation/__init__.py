"""annotate: an article becomes a Document with named layers of marks.

A layer is a function ``(document, lexicons) -> marks``; it may read the layers before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

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

__all__ = ["LAYERS", "Attribution", "Layer", "annotate", "relations"]

Layer = Callable[[Document, Lexicons], Iterable[Mark]]

LAYERS: Mapping[str, Layer] = {
    "quotations": quotations,
    "sentences": sentences,
    "attributions": attributions,
    "voices": voices,
    "hedges": hedges,
    "sources": sources,
}


def annotate(article: Article, lexicons: Lexicons, layers: Mapping[str, Layer] = LAYERS) -> Document:
    """Return `article` with its furniture marked, its tokens read, and every layer of `layers` added in order."""
    furniture = tuple(find_furniture(article, lexicons))
    document = Document(article, read_tokens(article, furniture, lexicons), {"furniture": furniture})
    for name, layer in layers.items():
        document = document.with_layer(name, layer(document, lexicons))
    return document
