"""The line a document becomes in a marks file: the contract that others build on (README, "Marks")."""

from __future__ import annotations

from typing import Any

from mediastudy.annotation import Attribution, relations
from mediastudy.article import Document, Mark
from mediastudy.metrics import words

FROM_CUE = ("mode", "speech", "stance", "verb", "where")
FROM_SOURCE = ("anonymous", "explicit", "entity")
UNSOURCED = {"type": "none", "anonymous": False, "explicit": False, "reason": None, "entity": None}


def line(document: Document) -> dict[str, Any]:
    """Return what a marks file says of `document`: every offset is into the text exactly as given, half-open."""
    sources = {id(mark.of): mark for mark in document["sources"]}
    return {
        "id": document.article.id,
        "outlet": document.article.outlet,
        "words": words(document),
        "hedges": [_hedge(mark) for mark in document["hedges"]],
        "attributions": [_attribution(relation, sources.get(id(relation.cue))) for relation in relations(document)],
        "furniture": [{"start": mark.start, "end": mark.end, "rule": mark.label} for mark in document["furniture"]],
    }


def _hedge(mark: Mark) -> dict[str, Any]:
    place = {"voice": mark.attributes["voice"], "where": mark.attributes["where"]}
    return {"start": mark.start, "end": mark.end, "class": mark.label, **place}


def _attribution(relation: Attribution, source: Mark | None) -> dict[str, Any]:
    return {
        "cue": _spans((relation.cue,)),
        "source": _spans(relation.source) or None,
        "content": _spans(relation.content) or None,
        "class": relation.cue.attributes["class"],
        **{name: relation.cue.attributes[name] for name in FROM_CUE},
        **(_source(source) if source else UNSOURCED),
    }


def _source(mark: Mark) -> dict[str, Any]:
    reason = mark.attributes["reason"]
    said = {name: mark.attributes[name] for name in FROM_SOURCE}
    return {"type": mark.label, **said, "reason": list(reason) if reason else None}


def _spans(marks: tuple[Mark, ...]) -> list[list[int]]:
    return [[mark.start, mark.end] for mark in marks]
