"""Vocabulary: the word lists of the sources layer, turned once into look-up tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from mediastudy.lexicon import Lexicon, Lexicons

LEXICONS = ("source_types", "organisations", "given_names", "anonymity")
NOUNS = ("person", "collective", "organisation", "media", "document", "abstract", "none")
ENDINGS = {
    "ending_media": "media",
    "ending_org": "organisation",
    "ending_document": "document",
    "ending_place": "place",
}

FIXED = ("quantifier", "definite", "indefinite", "possessive")
UNIONS = {
    "determiner": FIXED,
    "opener": (*FIXED, "rank", "number", "fresh", "generic", "lead"),
    "plain": (*FIXED, "rank", "number", "fresh", "adjective"),
    "unaffiliated": (*FIXED, "rank", "number", "lead"),
}
"""Classes made of others: what is no name at the start of a source, no modifier to tell it by, no affiliation."""


class Noun(NamedTuple):
    """A head noun: what kind of source it makes, and what the rules ask about it."""

    kind: str
    lemma: str
    plural: bool = False
    insider: bool = False
    telling: bool = False
    """They are anonymous sources only where they tell something ("party leaders said")."""
    owned: bool = False
    """A group of them is inside only if it is somebody's or of some body ("lawyers for the family")."""
    named: bool = False
    """A definite singular is identified by the office or the relation ("the president", "his wife")."""
    relation: bool = False
    spokesperson: bool = False
    reported: bool = False
    gender: str = ""


class Reason(NamedTuple):
    """A class of stated grounds and the keys that show it."""

    label: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the rules look up; every key is in lower case, with straight apostrophes."""

    nouns: Mapping[str, Noun]
    closed: Mapping[str, frozenset[str]]
    """Closed-class words by class (``lead``, ``break``, ``preposition``, ``quantifier``)."""
    pronouns: Mapping[str, tuple[str, str]]
    """Class (``pronoun``, ``speaker``, ``neuter``) and gender, or number if plural, of a pronoun."""
    titles: Mapping[str, str]
    """Gender, or nothing, of a title before a name."""
    names: Mapping[str, str]
    """Class of a full name that is no person's (``media``, ``organisation``, ``country``, ``place``)."""
    endings: Mapping[str, str]
    demonyms: Mapping[str, bool]
    """Whether a demonym is plural."""
    given: Mapping[str, str]
    markers: re.Pattern[str]
    grounds: re.Pattern[str]
    hints: frozenset[str]
    leads: re.Pattern[str]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Key:
    """Lexicons that compare by their hashes, so that the same lists are compiled once."""

    hashes: tuple[str, ...]
    lexicons: Lexicons = field(compare=False)


def vocabulary(lexicons: Lexicons) -> Vocabulary:
    """Return the tables made of the lexicons `source_types`, `organisations`, `given_names` and `anonymity`."""
    return _compiled(_Key(tuple(lexicons[name].sha256 for name in LEXICONS), lexicons))


@lru_cache(maxsize=4)
def _compiled(key: _Key) -> Vocabulary:
    types, organisations, given, anonymity = (key.lexicons[name] for name in LEXICONS)
    return Vocabulary(
        nouns=_nouns(types),
        closed=_closed(types, anonymity, organisations),
        pronouns=_pronouns(types),
        titles={form: entry.get("gender", "") for entry, form in _forms(types, "title")},
        names=_names(organisations),
        endings={form: kind for name, kind in ENDINGS.items() for _, form in _forms(organisations, name)},
        demonyms=_demonyms(organisations),
        given={form: entry["class"] for sex in ("f", "m") for entry, form in _forms(given, sex)},
        markers=_pattern(anonymity, "marker"),
        grounds=_pattern(anonymity, "marker", ground=True),
        hints=frozenset(anonymity.settings["hints"]),
        leads=_pattern(anonymity, "lead"),
        reasons=tuple(Reason(e["label"], tuple(e["forms"])) for e in anonymity.entries if e["class"] == "reason"),
    )


def _forms(lexicon: Lexicon, kind: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    for entry in lexicon.entries:
        if entry["class"] == kind:
            for form in entry["forms"]:
                yield entry, form


def _nouns(types: Lexicon) -> dict[str, Noun]:
    plurals = types.settings["plurals"]
    found: dict[str, Noun] = {}
    for kind in NOUNS:
        for entry, form in _forms(types, kind):
            singular = _noun(kind, entry, form)
            found[form] = singular
            if kind not in ("collective", "none") and not (singular.reported and kind == "document"):
                found.setdefault(_plural(form, plurals), singular._replace(plural=True))
    return found


def _noun(kind: str, entry: Mapping[str, Any], form: str) -> Noun:
    spokesperson = entry.get("spokesperson", False)
    return Noun(
        kind,
        "spokesperson" if spokesperson else form,
        plural=kind == "collective",
        insider=entry.get("insider", False),
        telling=entry.get("telling", False),
        owned=entry.get("owned", False),
        named=entry.get("definite") == "named",
        relation=entry.get("relation", False),
        spokesperson=spokesperson,
        reported=entry.get("reported", False),
        gender=entry.get("gender", ""),
    )


def _plural(form: str, irregular: Mapping[str, str]) -> str:
    """Return the plural by rule (Quirk et al. 1985, 5.79-5.81), or as listed for the last word."""
    head, _, last = form.rpartition(" ")
    if form in irregular:
        return irregular[form]
    for singular in ("woman", "man", "person"):
        if last.endswith(singular):
            return form[: -len(singular)] + irregular[singular]
    last = irregular.get(last) or _regular(last)
    return f"{head} {last}".strip()


def _regular(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _closed(types: Lexicon, anonymity: Lexicon, organisations: Lexicon) -> dict[str, frozenset[str]]:
    classes = {entry["class"] for entry in types.entries} - set(NOUNS) - {"title"}
    found = {name: frozenset(form for _, form in _forms(types, name)) for name in classes}
    found["date"] = frozenset(form for _, form in _forms(organisations, "date"))
    found["adjective"] = frozenset(form for _, form in _forms(anonymity, "adjective"))
    for name, parts in UNIONS.items():
        found[name] = frozenset[str]().union(*(found[part] for part in parts))
    found["stop"] = found["break"] | found["preposition"]
    return found


def _pronouns(types: Lexicon) -> dict[str, tuple[str, str]]:
    found = {}
    for kind in ("relative", "addressee", "neuter", "speaker", "pronoun"):
        for entry, form in _forms(types, kind):
            found[form] = (kind, entry.get("gender") or entry.get("number", ""))
    return found


def _names(organisations: Lexicon) -> dict[str, str]:
    kinds = ("not_a_name", "date", "place", "country", "organisation", "media")
    return {form: "not_a_name" if kind == "date" else kind for kind in kinds for _, form in _forms(organisations, kind)}


def _demonyms(organisations: Lexicon) -> dict[str, bool]:
    found = {}
    for _, form in _forms(organisations, "demonym"):
        found[_plural(form, {"person": "people", "man": "men", "woman": "women"})] = True
        found[form] = form.endswith(("ish", "ese", "ch"))
    return found


def _pattern(anonymity: Lexicon, kind: str, ground: bool | None = None) -> re.Pattern[str]:
    forms = [f for e, f in _forms(anonymity, kind) if ground is None or e.get("ground", False) == ground]
    return re.compile(r"\b(?:" + "|".join(f"(?:{form})" for form in forms) + ")")
