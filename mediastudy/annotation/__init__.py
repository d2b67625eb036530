"""annotate: an article becomes a Document with named layers of marks.

A layer is a function ``(document, lexicons) -> marks``; it may read the layers before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mediastudy.annotation.attribution import attributions, attributions_together
from mediastudy.annotation.attribution.layer import SHIPPED
from mediastudy.annotation.attribution.stance import stance_of
from mediastudy.annotation.credits import find_credits
from mediastudy.annotation.furnishing.repeated import NONE, Repeated
from mediastudy.annotation.furnishing.repeating import find_repeated
from mediastudy.annotation.furniture import find_furniture
from mediastudy.annotation.hedges import hedges
from mediastudy.annotation.quotations import quotations, quote_style
from mediastudy.annotation.reading import read_tokens
from mediastudy.annotation.relations import Attribution, relations
from mediastudy.annotation.sentences import sentences
from mediastudy.annotation.sourcing import sources
from mediastudy.annotation.voices import voices
from mediastudy.article import Article, Document, Mark
from mediastudy.lexicon import Lexicons

__all__ = [
    "LAYERS",
    "NONE",
    "Attribution",
    "Layer",
    "Repeated",
    "annotate",
    "annotate_together",
    "find_credits",
    "find_furniture",
    "find_repeated",
    "quote_style",
    "relations",
    "stance_of",
]

Layer = Callable[[Document, Lexicons], Iterable[Mark]]

LAYERS: Mapping[str, Layer] = {
    "quotations": quotations,
    "sentences": sentences,
    "attributions": attributions,
    "voices": voices,
    "hedges": hedges,
    "sources": sources,
}


RULES_ALONE = "none"
AT_ONCE = 16
"""Articles whose attributions are looked for together; more cost memory and gain no more time."""


def annotate(
    article: Article, lexicons: Lexicons, layers: Mapping[str, Layer] = LAYERS, repeated: Repeated = NONE
) -> Document:
    """Return `article` with its furniture marked, its tokens read, and every layer of `layers` added in order.

    `repeated` are the lines that its outlet prints on page after page (`find_repeated`): one article cannot show them.
    """
    document = _read(article, lexicons, repeated)
    for name, layer in layers.items():
        document = document.with_layer(name, layer(document, lexicons))
    return document


def annotate_together(
    articles: Iterable[Article], lexicons: Lexicons, cue_model: str = "default", repeated: Repeated = NONE
) -> list[Document]:
    """Return what `annotate` gives for each article, at a fraction of the cost: attributions are found for all at once.

    `cue_model` is ``default`` (the shipped weights), ``none`` (rules alone), or the path of a file of weights.
    """
    documents = [_read(article, lexicons, repeated) for article in articles]
    for name, layer in LAYERS.items():
        if layer is attributions:
            every = _together(documents, lexicons, _weights(cue_model))
        else:
            every = [tuple(layer(document, lexicons)) for document in documents]
        documents = [document.with_layer(name, marks) for document, marks in zip(documents, every, strict=True)]
    return documents


def _read(article: Article, lexicons: Lexicons, repeated: Repeated) -> Document:
    furniture = tuple(find_furniture(article, lexicons, repeated))
    return Document(article, read_tokens(article, furniture, lexicons), {"furniture": furniture})


def _together(documents: list[Document], lexicons: Lexicons, weights: Path | None) -> list[tuple[Mark, ...]]:
    slices = [documents[first : first + AT_ONCE] for first in range(0, len(documents), AT_ONCE)]
    return [marks for part in slices for marks in attributions_together(part, lexicons, weights)]


def _weights(cue_model: str) -> Path | None:
    if cue_model == RULES_ALONE:
        return None
    return SHIPPED if cue_model == "default" else Path(cue_model)
