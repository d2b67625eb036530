"""Rows: what a document is in the table of articles, and what its marks are in the table of marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from mediastudy.annotation import quote_style, relations
from mediastudy.article import Document, Mark, Region, Tokens
from mediastudy.copies import COPY_COLUMNS
from mediastudy.health import CHECK_COLUMNS
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
    "plural": "of an unnamed source: whether it is more than one",
    "number": "of an unnamed source: how many, as written",
    "affiliation": "of an unnamed source: whose it is said to be, as written",
    "rank": "of an unnamed source: its rank, as written",
    "spokesperson": "of an unnamed source: whether it speaks for an institution",
    "reason": "of a source: the stated ground of its anonymity, as written",
    "reason_class": "of a source: the kind of that ground",
    "paragraph": "the paragraph it starts in, counted from 0",
    "position": "where in the body it starts: 0 the first character, 1 the last",
    "cue": "of a source or content: where its cue starts",
}


def article_row(document: Document, metrics: Mapping[str, Metric] = METRICS) -> dict[str, Any]:
    """Return the row of the article table: id, outlet, date, title, the metadata, and every count.

    COPY_COLUMNS are not in it, for only the whole corpus tells them, nor CHECK_COLUMNS (`health.check`).
    """
    article = document.article
    counts = {name: metric(document) for name, metric in metrics.items()}
    taken = {*counts, *COPY_COLUMNS, *CHECK_COLUMNS}
    said = {name: value for name, value in article.metadata.items() if name not in taken}
    head: dict[str, Any] = {"id": article.id, "outlet": article.outlet, "date": article.date, "title": article.title}
    head["quote_style"] = quote_style(document.tokens)
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
            ground = source.attributes["reason"]
            reason = document.article.text[slice(*ground)] if ground else None
            said = {**source.attributes, **at, "reason": reason, "speech": relation.cue.attributes["speech"]}
            yield _row(document, "source", source, {"class": source.label, **said})
        for content in relation.content:
            yield _row(document, "content", content, {**at, "where": relation.cue.attributes["where"]})


def _row(document: Document, kind: str, mark: Mark, attributes: Mapping[str, Any]) -> dict[str, Any]:
    article = document.article
    said = {name: attributes.get(name) for name in MARK_COLUMNS}
    fixed = {"id": article.id, "outlet": article.outlet, "mark": kind, "start": mark.start, "end": mark.end}
    place = {"paragraph": _paragraph(document.tokens, mark), "position": _position(document.tokens, mark)}
    return {**said, **fixed, **place, "text": article.text[mark.start : mark.end]}


def _paragraph(tokens: Tokens, mark: Mark) -> int:
    first = bisect_left(tokens.ends, mark.start + 1)
    return bisect_right(tokens.paragraphs, (first, len(tokens.ends) + 1)) - 1


def _position(tokens: Tokens, mark: Mark) -> float:
    """Return where a mark starts on the way from the first to the last character of the body."""
    body = range(len(tokens.regions))
    first = next((at for at in body if tokens.regions[at] == Region.BODY), 0)
    last = next((at for at in reversed(body) if tokens.regions[at] == Region.BODY), 0)
    length = tokens.starts[last] - tokens.starts[first]
    return min(max((mark.start - tokens.starts[first]) / length, 0.0), 1.0) if length > 0 else 0.0
