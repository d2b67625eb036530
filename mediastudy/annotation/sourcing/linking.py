"""Linking: from a source's words to the entity they mean: names, titles, definite and indefinite mentions."""

from __future__ import annotations

from mediastudy.annotation.sourcing.describing import (
    last_before,
    modifiers,
    named_after,
    named_before,
    named_elsewhere,
    named_with,
)
from mediastudy.annotation.sourcing.entities import Cast, Entity, Link
from mediastudy.annotation.sourcing.kinds import Kind, kind_of
from mediastudy.annotation.sourcing.names import Person, bare, capital, nearest, untitled
from mediastudy.annotation.sourcing.phrases import POSSESSIVE, Phrase, read_phrase
from mediastudy.annotation.sourcing.pronouns import link_pronoun
from mediastudy.annotation.sourcing.vocabulary import Noun

ANYONE = frozenset({"person", "man", "woman", "individual", "source", "official"})
NAMED = Kind("named_person", False, "name of a person")
SHORT = frozenset(
    {"group", "organization", "organisation", "company", "firm", "agency", "paper", "newspaper", "network", "site"}
)


def link(cast: Cast, first: int, end: int) -> Link:
    """Return what the source in the tokens ``first`` up to ``end`` refers to, and remember it."""
    found = _surname(cast, first, end) or link_pronoun(cast, first, end, link_phrase) or link_phrase(cast, first, end)
    if found.entity is not None:
        found.entity.last = max(first, found.entity.last)
        found.entity.sentence = cast.sentence(first)
        cast.recent = found.entity
    return found


def _surname(cast: Cast, first: int, end: int) -> Link | None:
    """Return the link of the commonest source of all, a known name and nothing else ("Smith", "Mr. Smith")."""
    tokens = cast.page.tokens
    last = end - 1 if end - first > 1 and tokens.lower[end - 1] in POSSESSIVE else end
    people = cast.page.names.by_surname.get(tokens.lower[last - 1])
    if people is None or last - first > 3 or not all(capital(tokens, i) for i in range(first, last)):
        return None
    start, gender, _ = untitled(cast.page, first, last) if last - first > 1 else (first, "", [])
    given = tokens.lower[start] if last - start > 1 else ""
    person = nearest([p for p in people if not given or p.given in ("", given)], gender)
    if person is None:
        return None
    return Link(cast.person(person, NAMED, first), NAMED, _why(cast, person, given))


def _why(cast: Cast, person: Person, given: str) -> str:
    where = cast.sentence(person.mentions[0]) + 1 if person.mentions else 0
    return "full name" if given else f"surname match, sentence {where}"


def link_phrase(cast: Cast, first: int, end: int) -> Link:
    """Return the link of a noun phrase: a name, or a description."""
    phrase = read_phrase(cast.page, first, end)
    if phrase.head in cast.by_head:
        entity = cast.by_head[phrase.head]
        return Link(entity, entity.kind, "the same words", phrase)
    found = _resolve(cast, phrase)
    if found.entity is not None:
        cast.by_head[phrase.head] = found.entity
    return found


def _resolve(cast: Cast, phrase: Phrase) -> Link:
    kind = kind_of(cast.page, phrase)
    if kind.type == "none":
        return Link(None, kind, kind.why, phrase)
    if phrase.name < phrase.last and kind.why.startswith("name"):
        return _named(cast, phrase, kind)
    if kind.type in ("unnamed_person", "unnamed_group", "named_person"):
        return _described(cast, phrase, kind)
    return _thing(cast, phrase, kind)


def _named(cast: Cast, phrase: Phrase, kind: Kind) -> Link:
    tokens = cast.tokens
    if kind.type != "named_person":
        return _organisation(cast, phrase, kind)
    start, gender, _ = untitled(cast.page, phrase.name, phrase.last)
    last = phrase.last
    while last - 1 > start and bare(tokens.lower[last - 1]) in (*cast.words.closed["suffix"], "."):
        last -= 1
    surname, given = tokens.lower[last - 1], tokens.lower[start] if last - start > 1 else ""
    same = [p for p in cast.page.names.by_surname.get(surname, ()) if not given or not p.given or p.given == given]
    person = nearest(same, gender)
    if person is None:
        return Link(_plain(cast, surname, phrase, kind), kind, kind.why, phrase)
    return Link(cast.person(person, kind, phrase.name), kind, _why(cast, person, given), phrase)


def _plain(cast: Cast, stem: str, phrase: Phrase, kind: Kind) -> Entity:
    known = cast.by_slug.get(stem)
    return known or cast.add(stem, kind, phrase.first, lemma=stem)


def _organisation(cast: Cast, phrase: Phrase, kind: Kind) -> Link:
    parts = frozenset(w for w in cast.tokens.lower[phrase.name : phrase.last] if w not in (".", "the", "of", "'s"))
    initials = "".join(w[0] for w in cast.tokens.lower[phrase.name : phrase.last] if w[0].isalpha() and w != "of")
    for entity in cast.latest():
        if entity.kind.type not in ("named_organisation", "media", "document") or not entity.modifiers:
            continue
        if parts <= entity.modifiers or entity.modifiers <= parts or {initials} == entity.modifiers:
            return Link(entity, kind, f"short or full form of {entity.slug!r}", phrase)
        if len(parts) == 1 and parts == {"".join(entity.lemma)}:
            return Link(entity, kind, f"acronym of {entity.slug!r}", phrase)
    stem = "-".join(w for w in cast.tokens.lower[phrase.name : phrase.last] if w not in (".", "the"))
    return Link(cast.add(stem, kind, phrase.first, modifiers=parts, lemma=initials), kind, kind.why, phrase)


def _described(cast: Cast, phrase: Phrase, kind: Kind) -> Link:
    """Return the link of a description: to a name beside it, to somebody met before, or to somebody new."""
    person = named_after(cast, phrase) or named_before(cast, phrase)
    if person is not None:
        named = Kind("named_person", False, "named beside the description")
        return Link(cast.person(person, named, phrase.first), named, named.why, phrase)
    noun = phrase.noun
    if noun is None or noun.kind != "person" or _is_new(cast, phrase):
        return named_elsewhere(cast, phrase, kind, noun) or _new(cast, phrase, kind)
    if phrase.plural:
        return _group(cast, phrase, kind, noun)
    return _definite(cast, phrase, kind, noun)


def _is_new(cast: Cast, phrase: Phrase) -> bool:
    if phrase.determiner == "definite" and phrase.number < 2:
        return False
    fresh = any(w in cast.words.closed["fresh"] for w in cast.tokens.lower[phrase.first : phrase.head])
    return fresh or phrase.determiner in ("indefinite", "number") or phrase.number > 0


def _group(cast: Cast, phrase: Phrase, kind: Kind, noun: Noun) -> Link:
    wanted = modifiers(cast, phrase)
    for entity in cast.latest():
        if entity.plural and entity.lemma == noun.lemma and (wanted <= entity.modifiers or not entity.modifiers):
            known = entity.kind.anonymous and noun.insider
            same = entity.kind if phrase.determiner == "definite" or known else kind
            return Link(entity, same, f"the same group, sentence {entity.sentence + 1}", phrase)
    return _new(cast, phrase, kind)


def _definite(cast: Cast, phrase: Phrase, kind: Kind, noun: Noun) -> Link:
    known = _known_entity(cast, phrase, noun)
    person = named_with(cast, phrase, noun)
    if person is not None and (known is None or last_before(person, phrase.first) > known.last):
        named = Kind("named_person", False, f"{cast.tokens.lower[phrase.head]!r} describes a name")
        return Link(cast.person(person, named, phrase.first), named, f"described as such: {person.full}", phrase)
    if known is not None:
        return Link(known, known.kind, f"met before, sentence {known.sentence + 1}", phrase)
    if kind.type == "named_person":
        return Link(_plain(cast, cast.tokens.lower[phrase.head], phrase, kind), kind, kind.why, phrase)
    return named_elsewhere(cast, phrase, kind, noun) or _new(cast, phrase, kind)


def _known_entity(cast: Cast, phrase: Phrase, noun: Noun) -> Entity | None:
    wanted = modifiers(cast, phrase)
    fitting = [e for e in cast.latest() if not e.plural and e.kind.type == "unnamed_person"]
    for entity in fitting:
        if entity.lemma == noun.lemma and (wanted <= entity.modifiers or not entity.modifiers):
            return entity
    if noun.lemma in ANYONE and not wanted and fitting and fitting[0] is cast.recent:
        return fitting[0]
    return None


def _new(cast: Cast, phrase: Phrase, kind: Kind) -> Link:
    noun = phrase.noun
    told = modifiers(cast, phrase)
    stem = " ".join([*sorted(told, key=cast.tokens.lower.index), cast.tokens.lower[phrase.head]])
    entity = cast.add(
        stem, kind, phrase.first,
        plural=phrase.plural, gender=noun.gender if noun else "", lemma=noun.lemma if noun else "",
        modifiers=told, number=phrase.number,
    )  # fmt: skip
    return Link(entity, kind, kind.why, phrase)


def _thing(cast: Cast, phrase: Phrase, kind: Kind) -> Link:
    """Return the link of an organisation, outlet or document described by a common noun."""
    word = cast.tokens.lower[phrase.head]
    if phrase.determiner == "definite":
        for entity in cast.latest():
            if entity.kind.type != kind.type or entity.sentence < cast.sentence(phrase.first) - 12:
                continue
            if word in entity.modifiers or entity.lemma == word or word in SHORT:
                return Link(entity, kind, f"met before, sentence {entity.sentence + 1}", phrase)
    said = frozenset(cast.tokens.lower[phrase.first : phrase.head + 1])
    stem = " ".join(w for w in cast.tokens.lower[phrase.first : phrase.head + 1] if w not in ("the", "a", "an", "'s"))
    known = cast.by_slug.get(stem.replace(" ", "-"))
    entity = known or cast.add(stem, kind, phrase.first, modifiers=said, lemma=word)
    return Link(entity, kind, kind.why, phrase)
