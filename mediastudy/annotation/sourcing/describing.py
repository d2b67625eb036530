"""Describing: who a description is of: a name beside it, or one the text describes with the same words."""

from __future__ import annotations

from mediastudy.annotation.sourcing.entities import Cast, Link
from mediastudy.annotation.sourcing.kinds import Kind
from mediastudy.annotation.sourcing.names import Person, capital, introduce, nearest
from mediastudy.annotation.sourcing.naming import name_class
from mediastudy.annotation.sourcing.phrases import Phrase
from mediastudy.annotation.sourcing.vocabulary import Noun

APART = frozenset({",", "—", "–", "--"})
CALLED = frozenset({"named", "called"})
"""Words inside a source, after the description, that give the name of who is described."""


def named_after(cast: Cast, phrase: Phrase) -> Person | None:
    """Return the person whose name stands after the description and a comma or dash ("a spokesman, John Smith,").

    Or after "named" and the like, where one word is name enough ("a baker named Orrin"). A name that the page's names
    do not have ("Gao Lin", where GAO is an agency) is a person's here all the same.
    """
    tokens = cast.tokens
    near = range(phrase.last, min(phrase.last + 7, phrase.end + 1, len(tokens) - 1))
    at = next((i for i in near if tokens.lower[i] in APART or (tokens.lower[i] in CALLED and i < phrase.end)), -1)
    if at < 0 or not capital(tokens, at + 1):
        return None
    last = at + 1
    while last < len(tokens) and (capital(tokens, last) or (tokens.words[last] in (".", "and") and last < at + 4)):
        last += 1
    last -= tokens.words[last - 1] == "."
    least = 2 if tokens.lower[at] in APART else 1
    if last - at <= least or name_class(cast.page, at + 1, last, False) != "person":
        return None
    known = nearest(cast.page.names.by_surname.get(tokens.lower[last - 1]), "")
    return known or introduce(cast.page, at + 1, last)


def named_before(cast: Cast, phrase: Phrase) -> Person | None:
    """Return the person whose name and a comma stand before a description ("Smith, an aide, said").

    Without a second comma only an office or party counts ("Smith, a Maine Republican who ..."): what goes before an
    insider may be something else ("they met Smith, an aide said").
    """
    lower, first = cast.tokens.lower, phrase.first
    if phrase.determiner != "indefinite" or phrase.plural or first < 3 or lower[first - 1] != ",":
        return None
    if "," not in lower[phrase.end - 1 : phrase.end + 1] and not _is_office(cast, phrase):
        return None
    last = first - 2
    if lower[last] == ")":
        last = next((i - 1 for i in range(last, max(last - 7, 0), -1) if lower[i] == "("), last)
    return nearest(cast.page.names.by_surname.get(lower[last]), "")


def _is_office(cast: Cast, phrase: Phrase) -> bool:
    if phrase.noun is None or not phrase.noun.named or phrase.noun.insider:
        return False
    lower = cast.tokens.lower
    return phrase.end >= len(lower) or lower[phrase.end] not in cast.words.closed["saying"]


def named_elsewhere(cast: Cast, phrase: Phrase, kind: Kind, noun: Noun | None) -> Link | None:
    """Return the named spokesperson, director ... whom the text describes with the same words, if only one is."""
    if noun is None or phrase.plural or not (noun.spokesperson or noun.relation):
        return None
    wanted = set(modifiers(cast, phrase))
    if not wanted:
        return None
    word = cast.tokens.lower[phrase.head]
    fitting = [p for p in cast.page.names.people if _described_as(p, noun, word, cast) and wanted <= p.about]
    if len(fitting) != 1:
        return None
    named = Kind("named_person", False, "named elsewhere with the same office")
    return Link(cast.person(fitting[0], named, phrase.first), named, named.why, phrase)


def _described_as(person: Person, noun: Noun, word: str, cast: Cast) -> bool:
    if noun.gender and person.gender and noun.gender != person.gender:
        return False
    if noun.spokesperson:
        return any((n := cast.words.nouns.get(w)) is not None and n.spokesperson and not n.plural for w in person.about)
    return all(part in person.about for part in word.split())


def modifiers(cast: Cast, phrase: Phrase) -> frozenset[str]:
    """Return the words before the head that tell a description from others, without determiners and ranks."""
    skip = cast.words.closed["plain"]
    return frozenset(w for w in cast.tokens.lower[phrase.first : phrase.head] if w not in skip and w[0].isalnum())


def last_before(person: Person, at: int) -> int:
    """Return the token of the last mention of a person before a token, -1 if there is none."""
    return max((mention for mention in person.mentions if mention < at), default=-1)


def named_with(cast: Cast, phrase: Phrase, noun: Noun) -> Person | None:
    """Return the person named last before a definite description whom the text describes with its head noun."""
    word = cast.tokens.lower[phrase.head]
    before = [
        p for p in cast.page.names.people if last_before(p, phrase.first) >= 0 and _described_as(p, noun, word, cast)
    ]
    return max(before, key=lambda person: last_before(person, phrase.first), default=None)
