"""Agencies: the entries of the lexicon made ready for use, once a lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from mediastudy.annotation.crediting.outlets import HOST, OUTLET
from mediastudy.annotation.furnishing.page import normal
from mediastudy.errors import LexiconError
from mediastudy.lexicon import Lexicon
from mediastudy.names import unknown

KINDS = (
    "dateline",
    "byline",
    "sign-off",
    "copyright",
    "reprint",
    "writers",
    "material",
    "contribution",
    "staff",
    "person",
)
PLACES = ("lead", "first", "last", "edge")


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency: its short name, the hosts of its own outlet, and its spellings as ``normal`` leaves them."""

    name: str
    home: frozenset[str]
    spellings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a line of the page can say: `form` is to be completed with the outlet's name where it holds one."""

    kind: str
    place: str
    longest: int
    holds: tuple[str, ...]
    label: str
    names: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agencies:
    """The agencies of a lexicon by their spellings, the rules of credits, and the fields that are read as evidence."""

    every: tuple[Agency, ...]
    spelled: Mapping[str, Agency]
    short: frozenset[str]
    rules: tuple[Rule, ...]
    fields: Mapping[str, tuple[str, ...]]
    found: re.Pattern[str]

    def named(self, words: str) -> Agency | None:
        """Return the agency that `words` name and nothing else, ignoring "The", case (of full names) and stops."""
        plain = THE.sub("", words.strip().strip(".,;:()[]").strip())
        return self.spelled.get(plain if plain in self.short else normal(plain))

    def homes(self, outlet: str) -> tuple[str, ...]:
        """Return the names of the agencies whose own outlet this is: by its name, or its host or one above that."""
        labels, plain = outlet.split("."), normal(outlet)
        hosts = {".".join(labels[at:]) for at in range(len(labels))}
        every = self.every
        return tuple(each.name for each in every if plain in each.spellings or not hosts.isdisjoint(each.home))

    def first(self, words: str) -> str:
        """Return the name of the first agency that stands in `words`, or the empty string."""
        match = self.found.search(words)
        agency = self.named(match.group()) if match else None
        return agency.name if agency else ""


THE = re.compile(r"(?:the|The|THE) ")
SETTINGS: Mapping[str, Any] = {"longest": 400, "label": "", "names": ""}


@dataclass(frozen=True, slots=True)
class _Key:
    """A lexicon that can be looked up: its hash is that of the file, its equality that of the whole lexicon."""

    sha256: str
    lexicon: Lexicon = field(hash=False)


def agencies(lexicon: Lexicon) -> Agencies:
    """Return the agencies of a lexicon; raises LexiconError where an entry or a rule cannot be used."""
    return _compile(_Key(lexicon.sha256, lexicon))


@lru_cache(maxsize=8)
def _compile(key: _Key) -> Agencies:
    settings, entries = key.lexicon.settings, key.lexicon.entries
    every = tuple(_agency(entry) for entry in entries)
    short = {form: agency for entry, agency in zip(entries, every, strict=True) for form in entry.get("short", ())}
    names = {form: agency for entry, agency in zip(entries, every, strict=True) for form in entry["forms"]}
    fragments = {"NAME": _alternatives(names), "AGENCY": _alternatives({**names, **short})}
    fragments = {**settings.get("fragments", {}), **fragments}
    rules = tuple(_rule(found, fragments, key.lexicon.name) for found in settings.get("credits", ()))
    fields = {kind: tuple(columns) for kind, columns in settings.get("fields", {}).items()}
    spelled = {**{normal(form): agency for form, agency in names.items()}, **short}
    return Agencies(every, spelled, frozenset(short), rules, fields, re.compile(rf"\b{fragments['AGENCY']}(?!\w)"))


def _agency(entry: Mapping[str, Any]) -> Agency:
    spellings = frozenset(map(normal, (entry["name"], *entry["forms"], *entry.get("short", ()))))
    return Agency(entry["name"], frozenset(entry.get("home", ())), spellings)


def _alternatives(forms: Iterable[str]) -> str:
    """One group of all forms, the longest first, so that no name is cut short by one that begins it."""
    found = sorted(set(forms), key=lambda form: (-len(form), form))
    return rf"(?:{'|'.join(map(re.escape, found))})"


def _rule(found: Mapping[str, Any], fragments: Mapping[str, str], lexicon: str) -> Rule:
    where = f"lexicon {lexicon!r}, credit of kind {found.get('kind')!r}"
    for key, known in (("kind", KINDS), ("place", PLACES)):
        if found.get(key) not in known:
            raise LexiconError(f"{where}: {unknown(str(found.get(key)), known, key)}")
    settings = {key: found.get(key, default) for key, default in SETTINGS.items()}
    forms = tuple(_expanded(form, fragments) for form in found.get("forms", ()))
    for form in forms:
        try:
            re.compile(form.replace(OUTLET, "x").replace(HOST, "x"))
        except re.error as error:
            raise LexiconError(f"{where}: 'forms' holds no valid regular expression: {error}.") from None
    return Rule(found["kind"], found["place"], holds=tuple(found.get("holds", ())), forms=forms, **settings)


def _expanded(form: str, fragments: Mapping[str, str]) -> str:
    """Put each fragment in the place of its name in angle brackets; fragments may hold others."""
    for _ in range(4):
        for name, value in fragments.items():
            form = form.replace(f"<{name}>", value)
    return form
