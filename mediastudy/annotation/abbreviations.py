"""Abbreviations: the lexicon of that name compiled once into the pattern and tables that the text layers share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from mediastudy.errors import LexiconError
from mediastudy.lexicon import Lexicon, Lexicons

ONE_TOKEN = ("never", "may_end", "ends")
"""Rules of the abbreviations that are one token with their full stop wherever they stand."""


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What the text layers need of the lexicon: the token pattern, the rule of each form, and the helping words."""

    pattern: re.Pattern[str]
    rules: Mapping[str, str]
    """From an abbreviation as a token ("Mr.") to ``never``, ``may_end``, ``ends``."""
    starters: frozenset[str]
    tags: frozenset[str]
    zones: frozenset[str]
    particles: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Keyed:
    """A lexicon that equals every lexicon with the same bytes, so that it can be the key of a cache."""

    sha256: str
    lexicon: Lexicon = field(compare=False)


def abbreviations(lexicons: Lexicons) -> Abbreviations:
    """Return the compiled lexicon ``abbreviations``; compiled once for its content.

    Raises LexiconError when it is not among `lexicons`.
    """
    try:
        lexicon = lexicons["abbreviations"]
    except KeyError:
        raise LexiconError("The lexicon 'abbreviations' is missing; load_all() gives every shipped lexicon.") from None
    return _compiled(_Keyed(lexicon.sha256, lexicon))


@lru_cache(maxsize=8)
def _compiled(keyed: _Keyed) -> Abbreviations:
    forms = _by_rule(keyed.lexicon)
    return Abbreviations(
        pattern=_pattern(forms),
        rules=MappingProxyType(_rules(forms)),
        starters=frozenset(forms.get("starter", ())),
        tags=frozenset(forms.get("tag", ())),
        zones=frozenset(forms.get("zone", ())),
        particles=frozenset(forms.get("particle", ())),
    )


def _by_rule(lexicon: Lexicon) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for entry in lexicon.entries:
        rule = str(entry.get("rule", "may_end"))
        forms.setdefault(rule, []).extend(entry["forms"])
    # Headlines and transcripts are in capitals: "SEN. SMITH".
    forms["never"] = [variant for form in forms.get("never", ()) for variant in {form: 0, form.upper(): 0}]
    return forms


def _rules(forms: Mapping[str, list[str]]) -> dict[str, str]:
    rules = dict.fromkeys(forms.get("comma", ()), "may_end")
    rules |= dict.fromkeys(forms.get("number", ()), "never")
    return rules | {form: rule for rule in reversed(ONE_TOKEN) for form in forms.get(rule, ())}


CLITIC = r"(?:s|re|ve|ll|d|m|t)\b"
FILLER = r"\s\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e"
"""What stands between tokens: white space, and marks that print nothing (Unicode general category Cf)."""
JOINED = (
    r"[-‐‑&/](?=\w)"  # well-known, AT&T, and/or
    r"|–(?=[\dA-Z])"  # 2015–16, Sino–American; before a small letter it is a dash
    r"|(?<=\d)[.,:](?=\d)"  # 1,000 3.5 10:30
    rf"|['’ʼ](?!(?i:{CLITIC}))(?=[^\W\d_])"  # O'Malley, ma'am; not Smith's
    r"|[\u0300-\u036f]+"  # combining accents
    r"|[\u00ad\u200c\u200d]+(?=\w)"  # soft hyphens and joiners, which print nothing inside a word
)
WORD = rf"\w+(?:(?:{JOINED})\w*)*"
URL_END = r"[^\s<>\"“”‘’'.,;:!?()\[\]…]"
URL = rf"(?:https?://|www\.)(?:[^\s<>\"“”]*{URL_END})?"
CAPITAL = "[A-ZÀ-ÖØ-Þ]"


def _pattern(forms: Mapping[str, list[str]]) -> re.Pattern[str]:
    """Return the pattern whose matches, one after another, are each one token and the filler after it.

    Repeats are bounded where a branch may fail late, so that no text takes more than linear time. The first branch
    takes nine words in ten; only a word before a full stop, ``@`` or ``://`` reaches the others.
    """
    plain = _any_of(form for rule in ONE_TOKEN for form in forms.get(rule, ()))
    branches = (
        rf"(?>{WORD})(?![.@]|://)",
        URL,
        r"[\w.+-]{1,64}@\w[\w-]*(?:\.\w[\w-]*){1,8}",
        rf"\w+(?:[-.]\w+){{0,6}}\.(?:{_any_of(forms.get('domain', ()))})\b(?:/(?:[^\s<>\"“”]*{URL_END})?)?",
        rf"\w+(?:\.\w+){{0,3}}\.[a-z]{{2,3}}/(?:[^\s<>\"“”]*{URL_END})",
        r"(?:\w+[-–]){0,4}(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?(?:-\w+)*",
        rf"(?:\w+[-–]){{0,4}}(?:{plain})(?![a-z0-9])(?:-[^\W\d_]\w*)*",
        rf"(?:{_any_of(forms.get('number', ()))})(?=\s?[\d#])",
        rf"(?:(?<=,\s)|(?<=[(\[])|[DRI][-–])(?:{_any_of(forms.get('comma', ()))})(?![a-z0-9])",
        rf"(?:{CAPITAL}\.)+{CAPITAL}\b(?!\.\w)(?:-\w+)*",
        rf"{CAPITAL}\.(?=[ \u00a0]+[\"“‘'(]?{CAPITAL}|,)",
        WORD,
        rf"(?<=[\w.)\]”%!?*])['’ʼ](?i:{CLITIC})",
        *_elisions(forms.get("elision", ())),
        r"[@#]\w+",
        r"(?<![\w.])\.\d+(?:-\w+)*",
        r"\.{2,}|-{2,}|``|''|‘‘|’’",
        rf"[^{FILLER}]",
    )
    return re.compile(rf"(?:{'|'.join(branches)})[{FILLER}]*")


def _elisions(forms: Iterable[str]) -> list[str]:
    """Return patterns of the left-out letters; a straight or turned mark before two digits may open a quotation."""
    words = _any_of(form.lstrip("'").rstrip("'") for form in forms if not form.endswith("n'"))
    return [
        rf"['’‘ʼ](?i:{words})\b(?!['’])",
        r"['’‘ʼ][nN]['’]",
        r"['’‘ʼ]\d0s\b(?:-\w+)*",
        r"(?:[’ʼ]|(?<=\bof )['‘]|(?<=\bin )['‘]|(?<=\bsince )['‘])\d\d\b",
    ]


def _any_of(forms: Iterable[str]) -> str:
    """Return an alternation of `forms`, grouped by first letter so that a look costs few steps (none: no match)."""
    groups: dict[str, list[str]] = {}
    for form in sorted(set(forms), key=lambda form: (-len(form), form)):
        groups.setdefault(form[0], []).append(re.escape(form[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items()) or r"(?!)"
