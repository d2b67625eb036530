"""Matching: how predicted attributions and gold ones are compared, span by span and relation by relation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
TOKEN = re.compile(r"\w+|[^\w\s]")
EDGES = frozenset(" \t\r\n.,;:!?\"'“”‘’()[]—–-")
"""Punctuation that is trimmed off a span's outer ends before two spans are called the same."""


@dataclass(frozen=True, slots=True)
class Part:
    """A source, cue or content: the positions of its printing characters, also trimmed, and the tokens it touches."""

    characters: frozenset[int] = frozenset()
    trimmed: frozenset[int] = frozenset()
    tokens: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.characters)

    def touches(self, other: Part) -> bool:
        """Say whether the two share a printing character."""
        return not self.characters.isdisjoint(other.characters)


@dataclass(frozen=True, slots=True)
class Relation:
    """An attribution ready to be compared; `speech` is None where the file does not say."""

    source: Part
    cue: Part
    content: Part
    speech: bool | None


SPEECH_CLASSES = frozenset(["speech", "according"])


class Reader:
    """Turns the attributions of one text into relations."""

    def __init__(self, text: str) -> None:
        """Number the tokens of `text`."""
        self._text = text
        self._token = [-1] * len(text)
        for number, match in enumerate(TOKEN.finditer(text)):
            self._token[match.start() : match.end()] = [number] * (match.end() - match.start())

    def relations(self, attributions: Iterable[Mapping[str, Any]]) -> list[Relation]:
        """Return the relations of a line's attributions; those with neither cue nor content are left out."""
        found = [self._relation(attribution) for attribution in attributions]
        return [relation for relation in found if relation.cue or relation.content]

    def _relation(self, attribution: Mapping[str, Any]) -> Relation:
        source, cue, content = (self._part(attribution.get(name) or ()) for name in ("source", "cue", "content"))
        return Relation(source, cue, content, _is_speech(attribution))

    def _part(self, spans: Iterable[Sequence[int]]) -> Part:
        inside = {place for start, end in spans for place in range(max(0, start), min(end, len(self._text)))}
        places = sorted(place for place in inside if not self._text[place].isspace())
        kept = [n for n, place in enumerate(places) if self._text[place] not in EDGES]
        trimmed = places[kept[0] : kept[-1] + 1] if kept else []
        return Part(frozenset(places), frozenset(trimmed), frozenset(self._token[place] for place in inside) - {-1})


def _is_speech(attribution: Mapping[str, Any]) -> bool | None:
    if "speech" in attribution:
        return bool(attribution["speech"])
    return attribution["class"] in SPEECH_CLASSES if "class" in attribution else None


def same_source(gold: Relation, found: Relation) -> bool:
    """Say whether two sources overlap or are both absent."""
    return gold.source.touches(found.source) or not (gold.source or found.source)


def whole(gold: Relation, found: Relation) -> bool:
    """Say whether cue, source and content all overlap."""
    return gold.cue.touches(found.cue) and same_source(gold, found) and gold.content.touches(found.content)


def pair_up(gold: Sequence[T], found: Sequence[T], fits: Callable[[T, T], bool]) -> int:
    """Return how many pairs a largest one-to-one matching has (augmenting paths), so that no guess counts twice."""
    options = [[number for number, guess in enumerate(found) if fits(truth, guess)] for truth in gold]
    owner: dict[int, int] = {}

    def place(truth: int, tried: set[int]) -> bool:
        for guess in options[truth]:
            if guess not in tried:
                tried.add(guess)
                if guess not in owner or place(owner[guess], tried):
                    owner[guess] = truth
                    return True
        return False

    return sum(place(truth, set()) for truth in range(len(gold)))
