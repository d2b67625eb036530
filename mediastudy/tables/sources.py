"""The record of sources: a row a distinct source of an article, with what the text tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

SOURCE_COLUMNS: Mapping[str, str] = {
    "id": "the article",
    "outlet": "its outlet",
    "entity": "the source's name within the article",
    "text": "its first mention as written",
    "type": "its type (that of the first mention)",
    "anonymous": "whether any mention counts as anonymous",
    "explicit": "whether the article declares its anonymity",
    "reason": "the stated ground, as written",
    "reason_class": "the kind of that ground",
    "plural": "whether it is more than one",
    "number": "how many, as written",
    "described": "whether an affiliation or rank is told (else the description is vague)",
    "affiliation": "whose it is said to be, as written",
    "rank": "its rank, as written",
    "spokesperson": "whether it speaks for an institution",
    "mentions": "attributions by speech to it, in body and headline",
    "direct": "of these, with direct content",
    "indirect": "of these, with indirect content",
    "mixed": "of these, with mixed content",
    "first_position": "where in the body it first speaks: 0 the beginning, 1 the end",
    "in_headline": "whether the headline lets it speak",
    "other_sources": "how many other distinct sources speak in the article: 0 if the story rests on this one",
}
TOLD = ("reason", "reason_class", "number", "affiliation", "rank")
FLAGS = ("anonymous", "explicit", "plural", "spokesperson")


def source_rows(marks: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Return a row for each distinct source of speech among the mark rows of one article (columns SOURCE_COLUMNS)."""
    mentions: dict[str, list[Mapping[str, Any]]] = {}
    modes: dict[int, str] = {}
    for mark in marks:
        if mark["mark"] == "cue":
            modes[mark["start"]] = mark["mode"]
        elif mark["mark"] == "source" and mark["speech"] and mark["class"] != "none":
            mentions.setdefault(mark["entity"], []).append(mark)
    for found in mentions.values():
        yield _row(found, [modes[mark["cue"]] for mark in found], len(mentions) - 1)


def _row(found: list[Mapping[str, Any]], modes: list[str], others: int) -> dict[str, Any]:
    first = found[0]
    row = {name: first[name] for name in ("id", "outlet", "entity", "text")}
    row |= {"type": first["class"]}
    row |= {name: any(bool(mark[name]) for mark in found) for name in FLAGS}
    row |= {name: next((mark[name] for mark in found if mark[name]), None) for name in TOLD}
    row |= {mode: modes.count(mode) for mode in ("direct", "indirect", "mixed")}
    body = [mark["position"] for mark in found if mark["where"] == "body"]
    return row | {
        "described": bool(row["affiliation"] or row["rank"]),
        "mentions": len(found),
        "first_position": min(body, default=None),
        "in_headline": any(mark["where"] == "headline" for mark in found),
        "other_sources": others,
    }
