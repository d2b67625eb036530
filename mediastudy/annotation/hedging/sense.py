"""The sense model: linear weights that decide would and could where the rules alone fall short.

Its features are the words and word shapes around the modal, and what the rule says of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from mediastudy.annotation.hedging.site import Site, skip_on
from mediastudy.annotation.hedging.subjects import head, nearest

WEIGHTS = "hedge_sense.json"
CONDITIONS = frozenset({"if", "unless", "were", "whether", "wish", "perhaps", "hypothetical", "when", "who"})


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense model: the rules it speaks for, and the weight of each feature."""

    rules: frozenset[str]
    weights: Mapping[str, float]

    def decide(self, site: Site, rule: str, verdict: bool) -> bool:
        """Return whether the phrase hedges at `site`, where its rule said `verdict`."""
        weights = self.weights
        return sum(weights.get(feature, 0.0) for feature in features(site, rule, verdict)) > 0.0


def shipped_sense() -> Sense:
    """Return the sense model that comes with the package (trained by mediastudy/training/hedges.py)."""
    return _read(WEIGHTS)


@lru_cache(maxsize=1)
def _read(name: str) -> Sense:
    table = json.loads((resources.files("mediastudy") / "weights" / name).read_text())
    return Sense(frozenset(table["rules"]), table["weights"])


def features(site: Site, rule: str, verdict: bool) -> Iterator[str]:
    """Yield the features of a modal at its place, as strings that name a weight."""
    yield rule
    yield f"{rule}:{verdict}"
    yield from _around(site)
    yield from _verb(site, rule)
    yield from _subject(site, rule)
    yield from _sentence(site, rule)


def _around(site: Site) -> Iterator[str]:
    for place in (1, 2, 3):
        yield f"b{place}={site.before(place)}"
    yield f"a1={site.after()}"
    yield f"a2={site.after(2)}"
    yield f"bb={site.before(2)} {site.before()}"
    yield f"aa={site.after()} {site.after(2)}"


def _verb(site: Site, rule: str) -> Iterator[str]:
    distance = skip_on(site)
    verb = site.after(distance)
    yield f"v={verb}"
    yield f"{rule}:v={verb}"
    yield f"v2={site.after(distance + 1)}"
    yield f"v={verb}+{_shape(site.after(distance + 1))}"
    yield f"{rule}:negated={site.negated()}"


def _shape(token: str) -> str:
    return token[-3:] if token[:1].isalpha() else "mark"


def _subject(site: Site, rule: str) -> Iterator[str]:
    kind, effect, ruled = _kind(site), _effect(site), _governor(site)
    yield f"{rule}:s={kind}"
    yield f"{rule}:e={effect}"
    yield f"{rule}:g={ruled}"
    yield f"{rule}:se={kind}+{effect}"
    yield f"{rule}:sg={kind}+{ruled}"
    yield f"{rule}:ge={ruled}+{effect}"
    yield f"{rule}:sge={kind}+{ruled}+{effect}"
    index = head(site)
    yield f"h={site.lower[index] if index >= 0 else ''}"


def _kind(site: Site) -> str:
    word, index = nearest(site), head(site)
    for name in ("first_persons", "supposed_persons", "plan_nouns", "things"):
        if word in site.among(name):
            return name
    if word in {"he", "she", "they", "who"}:
        return "third"
    if index > site.low and site.words[index][:1].isupper():
        return "name"
    return "plural" if word.endswith("s") else "other"


def _effect(site: Site) -> str:
    verb = site.after(skip_on(site))
    for name in ("effects", "volitions", "wishes"):
        if verb in site.among(name):
            return name
    return "other" if verb else "none"


def _governor(site: Site) -> str:
    """Return what kind of word rules the clause of the modal: the nearest one to its left, within twelve words."""
    for distance in range(1, 13):
        word = site.before(distance)
        for name in ("asks", "commit_verbs", "doubts", "report_verbs"):
            if word in site.among(name):
                return name
    return "none"


def _sentence(site: Site, rule: str) -> Iterator[str]:
    before, after = site.lower[site.low : site.first], site.lower[site.last : site.high]
    for word in CONDITIONS.intersection(before):
        yield f"{rule}:before={word}"
    for word in CONDITIONS.intersection(after):
        yield f"{rule}:after={word}"
    for name in ("report_verbs", "commit_verbs", "plan_nouns"):
        if site.among(name).intersection(before[-8:]):
            yield f"{rule}:near={name}"
    yield f"quoted={_quoted(before)}"


def _quoted(before: list[str]) -> bool:
    opened = sum(word in {"“", "``"} for word in before) - sum(word in {"”"} for word in before)
    return opened > 0 or sum(word in {'"', "''"} for word in before) % 2 == 1
