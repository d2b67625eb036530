"""Rows: what a document is in the table of articles, and what its marks are in the table of marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mediastudy.annotation import relations
from mediastudy.article import Document, Mark
from mediastudy.metrics import METRICS, Metric

MARK_COLUMNS: Mapping[str, str] = {
    "id": "the article",
    "outlet": "its outlet",
    "mark": "hedge, cue, source, content or furniture",
    "start": "first character, an offset into the text as given",
    "end": "one past the last character",
    "text": "the words on the page",
    "where": "body or headline",
    "class": "class of hedge or cue, type of source, kind of furniture",
    "voice": "of a hedge: own, quoted or reported",
    "verb": "of a cue: its lemma",
    "speech": "of a cue or source: whether it counts in the headline measure",
    "mode": "of a cue: direct, indirect or mixed",
    "stance": "of a cue: its class in the default scheme",
    "anonymous": "of a source (codebook, section 3)",
    "explicit": "of a source: whether its anonymity is declared",
    "entity": "of a source: the same within the article for the same source",
    "why": "of a source: what links it to its entity",
    "cue": "of a source or content: where its cue starts",
}


def article_row(document: Document, metrics: Mapping[str, Metric] = METRICS) -> dict[str, Any]:
    """Return the row of the article table: id, outlet, date, title, the metadata, and every count."""
    article = document.article
    counts = {name: metric(document) for name, metric in metrics.items()}
    said = {name: value for name, value in article.metadata.items() if name not in counts}
    head = {"id": article.id, "outlet": article.outlet, "date": article.date, "title": article.title}
    return {**head, **said, **counts}


def mark_rows(document: Document) -> Iterator[dict[str, Any]]:
    """Return a row for each hedge, cue, source, content and stretch of furniture, with the columns MARK_COLUMNS."""
    for mark in document["furniture"]:
        yield _row(document, "furniture", mark, {"class": mark.label})
    for mark in document["hedges"]:
        yield _row(document, "hedge", mark, {"class": mark.label, **mark.attributes})
    sources = {id(mark.of): mark for mark in document["sources"]}
    for relation in relations(document):
        yield _row(document, "cue", relation.cue, relation.cue.attributes)
        source, at = sources.get(id(relation.cue)), {"cue": relation.cue.start}
        if source:
            said = {**source.attributes, **at, "speech": relation.cue.attributes["speech"]}
            yield _row(document, "source", source, {"class": source.label, **said})
        for content in relation.content:
            yield _row(document, "content", content, {**at, "where": relation.cue.attributes["where"]})


def _row(document: Document, kind: str, mark: Mark, attributes: Mapping[str, Any]) -> dict[str, Any]:
    article = document.article
    said = {name: attributes.get(name) for name in MARK_COLUMNS}
    fixed = {"id": article.id, "outlet": article.outlet, "mark": kind, "start": mark.start, "end": mark.end}
    return {**said, **fixed, "text": article.text[mark.start : mark.end]}
