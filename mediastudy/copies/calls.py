"""Calls: whose copy one article is, by what its page and its fields say; the decision table of docs/wire.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mediastudy.annotation.crediting.agencies import agencies
from mediastudy.annotation.crediting.fields import Said, said
from mediastudy.article import Article, Mark
from mediastudy.lexicon import Lexicons

STAFF, WIRE, MIXED, UNKNOWN = "staff", "wire", "mixed", "unknown"
WHOLE = frozenset(["dateline", "byline", "sign-off", "copyright", "reprint", "writers"])
"""The kinds of credit that give an agency the whole text."""
AHEAD = 0.15
"""A dateline or byline with more of the body than this before it begins an agency's part of the article, not the whole:
a deck and a note on the author stand above a story, not a sixth of it."""
LEADING = frozenset(["dateline", "byline"])
HOUSE = "own agency"


@dataclass(frozen=True, slots=True)
class Call:
    """Whose copy an article is, what says so, and the agency that it is credited to ("" for none).

    `firm` is whether a credit to the outlet's own staff stands against an agency's, not only the name of a person
    (agencies' reporters have names too); `homes` are the agencies whose own outlet this is.
    """

    copy: str
    evidence: str
    agency: str = ""
    firm: bool = False
    homes: tuple[str, ...] = ()


def call(article: Article, credits: Iterable[Mark], lexicons: Lexicons) -> Call:
    """Return the Call on one article from its fields and from the `credits` of its page."""
    book = agencies(lexicons["agencies"])
    homes = book.homes(article.outlet)
    found = [*said(article, book), *map(_of_page, credits)]
    foreign = [each for each in found if not each.agency or each.agency not in homes]
    told = [*dict.fromkeys(map(_worded, foreign)), *(f"{HOUSE}: {name}" for name in homes[:1])]
    whole = next((each.agency for each in foreign if each.kind in WHOLE), "")
    kinds = frozenset(each.kind for each in foreign)
    return Call(_copy(kinds, bool(homes)), "; ".join(told), whole, "staff" in kinds, homes)


def _copy(kinds: frozenset[str], house: bool) -> str:
    """The decision table: from credits of the whole text down to none at all."""
    if kinds & WHOLE:
        return MIXED if kinds & {"staff", "material"} else WIRE
    if "material" in kinds:
        return MIXED
    if kinds & {"staff", "person", "desk"} or house:
        return STAFF
    return MIXED if "contribution" in kinds else UNKNOWN


def _of_page(mark: Mark) -> Said:
    late = mark.label in LEADING and mark.attributes["before"] > AHEAD
    return Said("material" if late else mark.label, "", mark.attributes["agency"])


def _worded(found: Said) -> str:
    if found.field:
        return f"field {found.field}: {found.agency or found.kind}"
    return f"{found.kind}: {found.agency}" if found.agency else found.kind
