"""Counts: how often each word heads a cue, smoothed from form to lemma to kind of word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from mediastudy.annotation.attribution.cues import LEAST
from mediastudy.annotation.attribution.page import LONG
from mediastudy.annotation.attribution.words import Flag, Knowledge, cue_class, lemma, word_class
from mediastudy.article import Region
from mediastudy.training.gold import Example, Relation


class Kind(NamedTuple):
    """What a token counts as."""

    form: str
    lemma: str
    group: str
    tag: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each kind of token occurs outside long quotations, and how often it heads a cue."""

    seen: Counter[Kind] = field(default_factory=Counter)
    heads: Counter[Kind] = field(default_factory=Counter)

    def __sub__(self, other: Tally) -> Tally:
        return Tally(self.seen - other.seen, self.heads - other.heads)


def kind_reader(knowledge: Knowledge) -> Callable[[str], Kind]:
    """Return a function from a word form to its kind."""

    @lru_cache(1 << 17)
    def read(word: str) -> Kind:
        form = word.replace("’", "'")
        lower, tag = form.lower(), word_class(knowledge.tags, form)
        stem = lemma(knowledge, lower, tag)
        return Kind(lower, stem, cue_class(knowledge, lower, stem), tag)

    return read


def example_kinds(example: Example, read: Callable[[str], Kind]) -> list[Kind]:
    """Return the kind of each token that is not furniture."""
    tokens = example.tokens
    pairs = zip(tokens.words, tokens.regions, strict=True)
    return [read(word) for word, region in pairs if region != Region.FURNITURE]


def open_to_cues(example: Example) -> list[bool]:
    """Return for each token that is not furniture whether it stands outside long quotations."""
    tokens = example.tokens
    long = [quotation.last - quotation.first > LONG for quotation in tokens.quotations] + [False]
    pairs = zip(tokens.quotation_of, tokens.regions, strict=True)
    return [not long[number] for number, region in pairs if region != Region.FURNITURE]


def tally(examples: Sequence[Example], knowledge: Knowledge) -> list[Tally]:
    """Return the counts of each article; a cue's head is its word that most often belongs to cues."""
    read = kind_reader(knowledge)
    kinds = [example_kinds(example, read) for example in examples]
    tallies = [Tally() for _ in examples]
    inside: Counter[Kind] = Counter()
    for example, row, counts in zip(examples, kinds, tallies, strict=True):
        counts.seen.update(kind for kind, free in zip(row, open_to_cues(example), strict=True) if free)
        inside.update(row[place] for relation in example.relations for place in places(relation))
    seen = _sum(counts.seen for counts in tallies)
    dull = Flag.AUXILIARY | Flag.PARTICLE
    rate = {kind: n / (seen[kind] + 2) for kind, n in inside.items() if not knowledge.closed.get(kind.form, 0) & dull}
    for _ in range(2):
        for example, row, counts in zip(examples, kinds, tallies, strict=True):
            counts.heads.clear()
            counts.heads.update(_head(row, relation, rate) for relation in example.relations)
        rate = {kind: n / (seen[kind] + 2) for kind, n in _sum(counts.heads for counts in tallies).items()}
    return tallies


def places(relation: Relation) -> list[int]:
    """Return the tokens of a gold cue."""
    return [place for first, last in relation.cue for place in range(first, last)]


def _head(row: Sequence[Kind], relation: Relation, rate: Mapping[Kind, float]) -> Kind:
    return max((row[place] for place in places(relation)), key=lambda kind: rate.get(kind, 0.0))


def _sum(counters: Iterable[Counter[Kind]]) -> Counter[Kind]:
    total: Counter[Kind] = Counter()
    for counter in counters:
        total.update(counter)
    return total


def merged(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of the counts."""
    tallies = list(tallies)
    return Tally(_sum(one.seen for one in tallies), _sum(one.heads for one in tallies))


def priors(counts: Tally) -> dict[str, float]:
    """Return how often each form, lemma and kind of word heads a cue, each smoothed by the next wider one.

    A form is left out where its lemma's figure does as well.
    """
    wide = _rates(counts, lambda kind: f"g:{kind.group} *", lambda _: 0.0, 50)
    group = _rates(counts, lambda kind: f"g:{kind.group} {kind.tag}", lambda key: wide[key.split(" ")[0] + " *"], 10)
    groups = {kind.lemma: f"g:{kind.group} {kind.tag}" for kind in counts.seen}
    lemmas = _rates(counts, lambda kind: f"l:{kind.lemma}", lambda key: group[groups[key[2:]]], 3)
    owners = {kind.form: kind.lemma for kind in counts.seen}
    forms = _rates(counts, lambda kind: f"w:{kind.form}", lambda key: lemmas[f"l:{owners[key[2:]]}"], 2)
    forms = {key: rate for key, rate in forms.items() if abs(rate - lemmas[f"l:{owners[key[2:]]}"]) > 0.004}
    needed = {f"l:{owners[key[2:]]}" for key in forms}
    lemmas = {
        key: rate for key, rate in lemmas.items() if rate > LEAST or group[groups[key[2:]]] > LEAST or key in needed
    }
    return {key: round(rate, 3) for key, rate in {**wide, **group, **lemmas, **forms}.items()}


def _rates(counts: Tally, key: Callable[[Kind], str], wider: Callable[[str], float], weight: float) -> dict[str, float]:
    seen: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for kind, number in counts.seen.items():
        seen[key(kind)] += number
    for kind, number in counts.heads.items():
        heads[key(kind)] += number
    return {name: min(1.0, (heads[name] + weight * wider(name)) / (number + weight)) for name, number in seen.items()}
