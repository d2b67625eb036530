"""Word lists under review: what is wrong in a lexicon file, and what a change of lexicon moves in a corpus."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediastudy.annotation.abbreviations import Abbreviations, abbreviations
from mediastudy.annotation.hedging.matcher import CLASSES, NEIGHBOURS, form_tokens
from mediastudy.annotation.hedging.rules import RULES
from mediastudy.errors import LexiconError
from mediastudy.lexicon import REQUIRED, Lexicons, load, load_all, shipped
from mediastudy.names import unknown

ALWAYS_KNOWN = frozenset({"forms", "source", "note"})
HEDGE_KEYS = frozenset({"class", "rule", *NEIGHBOURS})
PATTERNS = frozenset({"anonymity", "furniture"})
"""The lexicons whose forms are regular expressions; those of the others are words and phrases."""
WILDCARDS = re.compile(r"[*?|\[\](){}^+\\]")
STOPS = frozenset({".", "!", "?", "…", "..."})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in a lexicon file: where, what was found, and what would do."""

    path: Path
    line: int
    found: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.found}; {self.remedy}."


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as it stands in the file: its table, and the lines it fills."""

    table: Mapping[str, Any]
    first: int
    lines: tuple[str, ...]

    def line(self, text: str) -> int:
        """Return the line of the entry on which `text` stands, or the entry's first."""
        whole = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
        return next((self.first + place for place, line in enumerate(self.lines) if whole.search(line)), self.first)

    def forms(self) -> list[str]:
        found = self.table.get("forms")
        return [form for form in found if isinstance(form, str)] if isinstance(found, list) else []


def check(path: Path, lexicons: Lexicons | None = None) -> list[Fault]:
    """Return every fault of the lexicon file at `path`, by line; an empty list means that it may be used.

    Faults: a file that is no TOML, missing and wrong keys, an entry without source, forms given twice, forms that can
    never match the tokens of a text, an unknown class, rule or word list, a bad regular expression.
    """
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: this file cannot be read: {error}.") from None
    except tomllib.TOMLDecodeError as error:
        return [Fault(path, _line_of(error, text), f"this is not TOML: {error}", "mend the line")]
    faults = [*_head(path, table), *_entries(path, text, table, lexicons or load_all())]
    return sorted(faults, key=lambda fault: fault.line)


def _line_of(error: tomllib.TOMLDecodeError, text: str) -> int:
    found = re.search(r"line (\d+)", str(error))
    return int(found.group(1)) if found else len(text.splitlines())


def _head(path: Path, table: Mapping[str, Any]) -> Iterator[Fault]:
    for key in REQUIRED:
        if not table.get(key):
            yield Fault(path, 1, f"the key {key!r} is missing or empty", "add it at the top of the file")
    for name, words in table.get("words", {}).items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            yield Fault(path, 1, f"the word list {name!r} under [words] is no list of strings", "write it as one")


def _entries(path: Path, text: str, table: Mapping[str, Any], lexicons: Lexicons) -> Iterator[Fault]:
    name, known, short = str(table.get("name")), _known_keys(table), abbreviations(lexicons)
    seen: dict[tuple[str, str], int] = {}
    taken: dict[str, int] = {}
    for entry in _placed(text, table):
        yield from _keys(path, entry, known)
        yield from _sources(path, entry, table.get("sources", {}))
        yield from _twice(path, entry, seen)
        if name in PATTERNS:
            yield from _patterns(path, entry, table.get("fragments", {}))
        if name == "hedges":
            yield from _names(path, entry, table.get("words", {}))
            yield from _dead(path, entry, short)
            yield from _hidden(path, entry, taken)


def _placed(text: str, table: Mapping[str, Any]) -> list[_Entry]:
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if re.match(r"\s*\[\[entries\]\]", line)]
    ends = [*heads[1:], len(lines)] if heads else []
    places = [(head + 1, tuple(lines[head:end])) for head, end in zip(heads, ends, strict=True)]
    tables = [entry for entry in table.get("entries", []) if isinstance(entry, dict)]
    places += [(1, ())] * (len(tables) - len(places))
    return [_Entry(entry, *place) for entry, place in zip(tables, places, strict=False)]


def _known_keys(table: Mapping[str, Any]) -> frozenset[str]:
    name = str(table.get("name"))
    if name == "hedges":
        return ALWAYS_KNOWN | HEDGE_KEYS
    if name not in shipped():
        return frozenset(key for entry in table.get("entries", []) for key in entry)
    return ALWAYS_KNOWN.union(*(entry for entry in load(shipped()[name]).entries))


def _keys(path: Path, entry: _Entry, known: frozenset[str]) -> Iterator[Fault]:
    for key in entry.table:
        if key not in known:
            yield Fault(path, entry.line(key), f"the key {key!r} means nothing here", unknown(key, known, "key")[:-1])
    if not entry.forms():
        yield Fault(path, entry.first, "the entry has no 'forms'", "list its words or phrases")


def _sources(path: Path, entry: _Entry, sources: Mapping[str, str]) -> Iterator[Fault]:
    cited = entry.table.get("source")
    if not isinstance(cited, list) or not cited:
        first = (entry.forms() or ["the entry"])[0]
        yield Fault(path, entry.first, f"{first!r} has no source", "list at least one key of [sources]")
        return
    for key in cited:
        if key not in sources:
            yield Fault(path, entry.line("source"), f"the source {key!r} is not under [sources]", "add it there")


def _twice(path: Path, entry: _Entry, seen: dict[tuple[str, str], int]) -> Iterator[Fault]:
    rest = repr(sorted((key, value) for key, value in entry.table.items() if key not in ALWAYS_KNOWN))
    for form in entry.forms():
        line = entry.line(form)
        if (form, rest) in seen:
            yield Fault(path, line, f"{form!r} stands twice (first on line {seen[form, rest]})", "keep one of them")
        seen.setdefault((form, rest), line)


def _hidden(path: Path, entry: _Entry, taken: dict[str, int]) -> Iterator[Fault]:
    """Yield the forms that an entry further up, with no rule and no condition, always takes first."""
    for form in entry.forms():
        if form.lower() in taken:
            found = f"{form!r} can never match: the entry with line {taken[form.lower()]} always takes it first"
            yield Fault(path, entry.line(form), found, "put this one first, or give that one a rule")
    if not HEDGE_KEYS.difference({"class"}).intersection(entry.table):
        taken.update({form.lower(): entry.line(form) for form in entry.forms()})


def _patterns(path: Path, entry: _Entry, fragments: Mapping[str, str]) -> Iterator[Fault]:
    for form in entry.forms():
        try:
            re.compile(_expanded(form, fragments))
        except re.error as error:
            found = f"{form!r} is no regular expression: {error}"
            yield Fault(path, entry.line(form), found, "mend it, or put a backslash before the sign")


def _expanded(form: str, fragments: Mapping[str, str], depth: int = 5) -> str:
    for name, value in fragments.items():
        form = form.replace(f"<{name}>", value)
    return _expanded(form, fragments, depth - 1) if depth else form


def _dead(path: Path, entry: _Entry, short: Abbreviations) -> Iterator[Fault]:
    for form in entry.forms():
        why = _why_dead(form, short)
        if why:
            yield Fault(
                path, entry.line(form), f"{form!r} can never match: {why}", "write the words as a text has them"
            )


def _why_dead(form: str, short: Abbreviations) -> str:
    tokens = form_tokens(form, short)
    if WILDCARDS.search(form):
        return "a form is words, not a pattern"
    if not any(character.isalnum() for character in form):
        return "it has no word"
    if any(token in STOPS for token in tokens):
        return "it goes beyond the end of a sentence"
    if not any(_inside(tokens, form_tokens(frame.format(form), short)) for frame in ("so {} it", "it{} so")):
        return f"in a text it is cut into other tokens than {tokens}"
    return ""


def _inside(tokens: list[str], longer: list[str]) -> bool:
    size = len(tokens)
    return any(longer[place : place + size] == tokens for place in range(len(longer) - size + 1))


def _names(path: Path, entry: _Entry, words: Mapping[str, Any]) -> Iterator[Fault]:
    kind, rule = str(entry.table.get("class", "")), str(entry.table.get("rule", "always"))
    if kind not in CLASSES:
        yield Fault(path, entry.line("class"), f"the class is {kind!r}", unknown(kind, CLASSES, "class")[:-1])
    if rule not in RULES:
        yield Fault(path, entry.line("rule"), f"the rule is {rule!r}", unknown(rule, RULES, "rule")[:-1])
    for key in NEIGHBOURS:
        for word in entry.table.get(key, []):
            if word.startswith("@") and word[1:] not in words:
                yield Fault(
                    path, entry.line(key), f"there is no list {word!r}", unknown(word[1:], words, "word list")[:-1]
                )
