"""Attributions put together again: a cue with the source and content marks that hang on it."""

from __future__ import annotations

from dataclasses import dataclass

from mediastudy.article import Document, Mark


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: its cue, the stretches of its source (none if agentless) and of its content."""

    cue: Mark
    source: tuple[Mark, ...]
    content: tuple[Mark, ...]


def relations(document: Document) -> list[Attribution]:
    """Return the attributions of a document in the order of their cues.

    The layer ``attributions`` holds, for each attribution, a mark labelled ``cue`` and the marks labelled ``source``
    and ``content`` whose `of` is that cue.
    """
    parts: dict[int, tuple[Mark, list[Mark], list[Mark]]] = {}
    for mark in document["attributions"]:
        if mark.of is None:
            parts[id(mark)] = (mark, [], [])
        else:
            _, source, content = parts[id(mark.of)]
            (source if mark.label == "source" else content).append(mark)
    return [Attribution(cue, tuple(source), tuple(content)) for cue, source, content in parts.values()]
