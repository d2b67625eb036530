"""Chains: articles that share text, each linked to the earliest: an original, its copies, its edited copies."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mediastudy.copies.shingles import Shared, Shingles, shared
from mediastudy.copies.sketches import Sketch, candidates
from mediastudy.copies.traces import Trace

ORIGINAL, COPY, EDITED = "original", "copy", "edited copy"
SAME = 0.8
"""From this Jaccard similarity with the original on, an article is a copy."""
ALIKE = 0.3
"""From this similarity on it is an edited copy, and"""
TAKEN = 0.8
"""from this share of its own text that stands in the original, however much longer that is."""

Reread = Callable[[Collection[str]], Mapping[str, Shingles]]
"""Gives the shingles of the articles with these ids, read again from the corpus."""


@dataclass(frozen=True, slots=True)
class Link:
    """An article's place in a chain, which is called by the id of its original.

    `similarity` is Jaccard's with the original, 1 for the original itself; `taken` the share of the article's own text
    that stands in the original, `lent` the share of the original's that stands in it.
    """

    chain: str
    role: str
    similarity: float = 1.0
    taken: float = 1.0
    lent: float = 1.0


def chains(traces: Sequence[Trace], reread: Reread) -> dict[str, Link]:
    """Return a Link for every article that shares text with another, by id; the order of `traces` does not matter.

    Sketches propose, the whole sets of shingles decide. The oldest article that is in no chain yet is an original, and
    the later ones that are alike it, not merely alike one of its copies, are its copies.
    """
    oldest = sorted((trace for trace in traces if trace.sketch is not None), key=_age)
    near = _Near.of([trace.sketch for trace in oldest if trace.sketch is not None])
    exact = reread({oldest[at].id for at in near.group_of})
    links: dict[str, Link] = {}
    for at in sorted(near.group_of):
        original = oldest[at].id
        if original not in links:
            later = (oldest[other].id for other in near.after(at) if oldest[other].id not in links)
            found = {other: link for other in later if (link := _link(original, exact[original], exact[other]))}
            links.update({original: Link(original, ORIGINAL), **found} if found else {})
    return links


def _age(trace: Trace) -> tuple[dt.date, bool, int, str]:
    """Oldest first, undated last; of one day first an agency's own outlet, then the longest text, then the least id."""
    return trace.date or dt.date.max, not trace.call.homes, -trace.length, trace.id


@dataclass(frozen=True, slots=True)
class _Near:
    """The articles (by number) that may share text with others; those of equal sketches form a group.

    `beside` are the groups that may share text with each, itself included. No list of pairs is kept: a body that
    stands ten thousand times would make fifty million.
    """

    groups: Sequence[Sequence[int]]
    beside: Sequence[Sequence[int]]
    group_of: Mapping[int, int]

    @classmethod
    def of(cls, sketches: Sequence[Sketch]) -> _Near:
        alike: dict[bytes, list[int]] = defaultdict(list)
        for at, sketch in enumerate(sketches):
            alike[sketch.tobytes()].append(at)
        groups = list(alike.values())
        beside = [[number] for number in range(len(groups))]
        for one, two in candidates([sketches[at] for at, *_ in groups]):
            beside[one].append(two)
            beside[two].append(one)
        shared = (number for number, members in enumerate(groups) if len(members) > 1 or len(beside[number]) > 1)
        return cls(groups, beside, {at: number for number in shared for at in groups[number]})

    def after(self, at: int) -> Iterator[int]:
        """Yield the articles after this one that may share text with it."""
        for number in self.beside[self.group_of[at]]:
            yield from (other for other in self.groups[number] if other > at)


def _link(chain: str, original: Shingles, other: Shingles) -> Link | None:
    both = shared(original, other)
    role = _role(both)
    return Link(chain, role, both.jaccard, both.of_second, both.of_first) if role else None


def _role(both: Shared) -> str:
    if both.jaccard >= SAME:
        return COPY
    return EDITED if both.jaccard >= ALIKE or both.of_second >= TAKEN else ""
