"""Rules: the entries of the furniture lexicon made ready for use, once a lexicon."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from mediastudy.annotation.furnishing.evidence import EVIDENCE
from mediastudy.errors import LexiconError
from mediastudy.lexicon import Lexicon
from mediastudy.names import unknown

PLACES = ("anywhere", "first", "last", "lead", "headline")
HEADLINE_EVIDENCE = ("title", "likeness", "position")
SETTINGS = {"where": "anywhere", "within": 1, "longest": 200, "ignore_case": False, "evidence": "none", "stories": 0}
WORD = re.compile(r"\w+")
FIRST = 24
"""How many characters of a line are looked at for its first word."""
HELD = 400
"""In a line longer than this, in characters, only the words of the few rules are searched that take such lines."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the lexicon: `pattern` must match the whole line (or its beginning, for ``where = "lead"``)."""

    name: str
    label: str
    where: str
    within: int
    longest: int
    evidence: str
    stories: int
    """For a rule on repeated lines: in how many stories of an outlet a line must stand."""
    pattern: re.Pattern[str]

    def takes(self, line: str) -> bool:
        """Say whether the whole line is as the rule's pattern and length ask."""
        return len(line) <= self.longest and bool(self.pattern.fullmatch(line))


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a lexicon by the cheap test that calls them."""

    every: tuple[Rule, ...]
    begins: Mapping[str, tuple[Rule, ...]]
    holds: tuple[tuple[str, Rule], ...]
    placed: Mapping[str, tuple[Rule, ...]]
    long: tuple[tuple[str, Rule], ...]
    """Those of `holds` that may take a line longer than HELD."""

    def called(self, line: str) -> list[Rule]:
        """Return the rules that may stand anywhere and whose first or held word is in `line`."""
        first = WORD.search(line[:FIRST])
        found = list(self.begins.get(first.group().lower(), ())) if first else []
        lowered = line.lower()
        return found + [rule for held, rule in (self.holds if len(line) <= HELD else self.long) if held in lowered]


@dataclass(frozen=True, slots=True)
class _Key:
    """A lexicon that can be looked up: its hash is that of the file, its equality that of the whole lexicon."""

    sha256: str
    lexicon: Lexicon = field(hash=False)


def rules(lexicon: Lexicon) -> Rules:
    """Return the rules of a furniture lexicon; raises LexiconError where an entry cannot be used."""
    return _compile(_Key(lexicon.sha256, lexicon))


@lru_cache(maxsize=8)
def _compile(key: _Key) -> Rules:
    begins: dict[str, list[Rule]] = defaultdict(list)
    placed: dict[str, list[Rule]] = defaultdict(list)
    holds: list[tuple[str, Rule]] = []
    every: list[Rule] = []
    fragments = key.lexicon.settings.get("fragments", {})
    for entry in key.lexicon.entries:
        rule = _rule(entry, fragments, key.lexicon.name)
        every.append(rule)
        if rule.where != "anywhere":
            placed[rule.where].append(rule)
        for word in entry.get("begins", ()):
            begins[word].append(rule)
        holds.extend((word, rule) for word in entry.get("holds", ()))
    long = tuple(each for each in holds if each[1].longest > HELD)
    return Rules(tuple(every), _frozen(begins), tuple(holds), _frozen(placed), long)


def _frozen(index: Mapping[str, list[Rule]]) -> dict[str, tuple[Rule, ...]]:
    return {word: tuple(found) for word, found in index.items()}


def _rule(entry: Mapping[str, Any], fragments: Mapping[str, str], lexicon: str) -> Rule:
    settings = {key: entry.get(key, default) for key, default in SETTINGS.items()}
    where = f"lexicon {lexicon!r}, rule {entry.get('name', entry['forms'][0])!r}"
    _check(entry, settings, where)
    flags = re.IGNORECASE if settings.pop("ignore_case") else re.NOFLAG
    try:
        pattern = re.compile("|".join(_expand(form, fragments) for form in entry["forms"]), flags)
    except re.error as error:
        raise LexiconError(f"{where}: 'forms' holds no valid regular expression: {error}.") from None
    return Rule(name=entry["name"], label=entry["label"], pattern=pattern, **settings)


def _check(entry: Mapping[str, Any], settings: Mapping[str, Any], where: str) -> None:
    for key in ("name", "label"):
        if not isinstance(entry.get(key), str) or not entry[key]:
            raise LexiconError(f"{where}: {key!r} is missing; give it as a string.")
    evidence = HEADLINE_EVIDENCE if settings["where"] == "headline" else tuple(EVIDENCE)
    for key, known in (("where", PLACES), ("evidence", evidence)):
        if settings[key] not in known:
            raise LexiconError(f"{where}: {unknown(str(settings[key]), known, key)}")
    if settings["where"] == "anywhere" and not any(entry.get(key) for key in ("begins", "holds")):
        raise LexiconError(f"{where}: a rule that may stand anywhere needs 'begins' or 'holds'.")


def _expand(form: str, fragments: Mapping[str, str]) -> str:
    """Put each fragment in the place of its name in angle brackets; fragments may hold earlier ones."""
    for name, value in reversed(list(fragments.items())):
        form = form.replace(f"<{name}>", value)
    return form
