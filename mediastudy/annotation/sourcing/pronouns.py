"""Pronouns: he, they, it, I, who: the last fitting source or name before them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from mediastudy.annotation.sourcing.entities import Cast, Entity, Link
from mediastudy.annotation.sourcing.kinds import Kind
from mediastudy.annotation.sourcing.names import Person, nearest
from mediastudy.annotation.sourcing.phrases import BREAKS, JOINS, POSSESSIVE
from mediastudy.article import Region

REACH = 4
"""How many sentences back a pronoun may look for its source."""
WITH = frozenset({"all", "both", "each", "too", "also"})
NAMED = Kind("named_person", False, "pronoun for a person")
PEOPLE = ("named_person", "unnamed_person", "unnamed_group")
PLACED = frozenset({"of", "from", "in", "at", "for", "with", "on"})
Phrases = Callable[[Cast, int, int], Link]


def link_pronoun(cast: Cast, first: int, end: int, phrases: Phrases) -> Link | None:
    """Return the link of a span that is a pronoun, None for any other."""
    at = _pronoun(cast, first, end)
    if at < 0:
        return None
    kind, form = cast.words.pronouns[cast.tokens.lower[at]]
    if kind == "relative":
        return _relative(cast, at, phrases)
    if kind == "pronoun" and form != "plural":
        return _singular(cast, at, form)
    if kind == "pronoun":
        return _plural(cast, at, phrases)
    if kind == "neuter":
        return _neuter(cast, at)
    return _first_person(cast, at, kind)


def _pronoun(cast: Cast, first: int, end: int) -> int:
    lower, pronouns = cast.tokens.lower, cast.words.pronouns
    at = first
    while at < end - 1 and (lower[at] in cast.words.closed["lead"] or lower[at] in BREAKS):
        at += 1
    if at < end and lower[at] == "both" and end - at >= 3 and lower[at + 2] in pronouns:
        return at + 2
    if end - at == 2 and lower[at + 1] in WITH:
        end = at + 1
    alone = (
        at + 1 >= end
        or lower[at + 1] in BREAKS
        or lower[at + 1] in POSSESSIVE
        or lower[at + 1] in JOINS
        or lower[at + 1] in cast.words.closed["stop"]
    )
    return at if at < end and lower[at] in pronouns and alone else -1


def _singular(cast: Cast, at: int, gender: str) -> Link:
    recent = cast.recent
    person = _person_before(cast, at, gender)
    if recent is not None and _fits(cast, recent, at, gender) and not _overtaken(cast, recent, person):
        return Link(recent, recent.kind, f"pronoun, last source, sentence {recent.sentence + 1}")
    if person is not None:
        where = cast.sentence(person[0]) + 1
        return Link(cast.person(person[1], NAMED, at), NAMED, f"pronoun, {person[1].full}, sentence {where}")
    known = [e for e in cast.latest() if not e.plural and e.kind.type in ("named_person", "unnamed_person")]
    for entity in (*(e for e in known if e.gender == gender), *(e for e in known if not e.gender)):
        return Link(entity, entity.kind, "pronoun, last source that fits")
    entity = cast.add(cast.tokens.lower[at], NAMED, at, gender=gender)
    return Link(entity, NAMED, "pronoun, nobody before it")


def _fits(cast: Cast, entity: Entity, at: int, gender: str) -> bool:
    person = entity.kind.type in ("named_person", "unnamed_person") and not entity.plural
    return person and entity.gender in ("", gender) and cast.sentence(at) - entity.sentence <= REACH


def _overtaken(cast: Cast, recent: Entity, person: tuple[int, Person] | None) -> bool:
    """Say whether another person opened a later sentence than the last source's own."""
    return person is not None and cast.sentence(person[0]) > recent.sentence


def _person_before(cast: Cast, at: int, gender: str) -> tuple[int, Person] | None:
    """Return the first fitting person of this sentence (before the pronoun), else of the nearest one before it."""
    mentions = cast.page.names.mentions
    position = bisect_left(mentions, at, key=lambda mention: mention[0]) - 1
    best: tuple[int, Person] | None = None
    while position >= 0:
        token, person = mentions[position]
        if cast.sentence(at) - cast.sentence(token) > REACH or (best and cast.sentence(token) < cast.sentence(best[0])):
            break
        if person.gender in ("", gender) and cast.tokens.regions[token] == Region.BODY:
            best = token, person
        position -= 1
    return best


def _plural(cast: Cast, at: int, phrases: Phrases) -> Link:
    """Return the last group: a source of this sentence or the one before, a plural noun there, an earlier source."""
    here = cast.sentence(at)
    group = next((e for e in cast.latest() if e.plural or e.kind.type == "unnamed_group"), None)
    if group is not None and here - group.sentence <= 1:
        return Link(group, group.kind, f"pronoun, last group, sentence {group.sentence + 1}")
    for sentence in (here, here - 1):
        noun = _plural_noun(cast, sentence, at)
        if noun >= 0:
            found = phrases(cast, _phrase_start(cast, cast.tokens.sentences[sentence][0], noun + 1), noun + 1)
            return Link(found.entity, found.kind, f"pronoun, {cast.tokens.words[noun]!r}, sentence {sentence + 1}")
    if group is not None and here - group.sentence <= REACH:
        return Link(group, group.kind, f"pronoun, last group, sentence {group.sentence + 1}")
    kind = Kind("unnamed_group", False, "pronoun, no group before it")
    return Link(cast.add("they", kind, at, plural=True), kind, kind.why)


def _plural_noun(cast: Cast, sentence: int, before: int) -> int:
    """Return the first plural noun for people in a sentence, or -1."""
    if sentence < 0:
        return -1
    first, last = cast.tokens.sentences[sentence]
    for i in range(first, min(last, before)):
        noun = cast.words.nouns.get(cast.tokens.lower[i])
        if noun is not None and noun.kind == "person" and noun.plural:
            return i
    return -1


def _neuter(cast: Cast, at: int) -> Link:
    here = cast.sentence(at)
    for entity in cast.latest():
        if entity.kind.type in ("named_organisation", "media", "document") and here - entity.sentence <= REACH:
            return Link(entity, entity.kind, f"pronoun, last organisation, sentence {entity.sentence + 1}")
    following = cast.tokens.lower[at + 1] if at + 1 < len(cast.tokens) else ""
    if following in ("is", "was", "has", "'s", "seems", "appears", "seemed"):
        kind = Kind("none", False, "impersonal it")
        return Link(None, kind, kind.why)
    kind = Kind("named_organisation", False, "pronoun for an organisation")
    return Link(cast.add("it", kind, at), kind, kind.why)


def _first_person(cast: Cast, at: int, pronoun: str) -> Link:
    """Return the speaker of the quotation around a first person; the caller knows contents, so this is the fallback."""
    if cast.recent is not None and cast.tokens.quotation_of[at] >= 0 and not cast.recent.plural:
        return Link(cast.recent, cast.recent.kind, "first person in a quotation, its speaker")
    if pronoun == "addressee":
        kind = Kind("unnamed_group", False, "whoever reads this")
        return Link(cast.by_slug.get("you") or cast.add("you", kind, at), kind, kind.why)
    kind = Kind("named_person", False, "first person")
    known = cast.by_slug.get("first-person")
    return Link(known or cast.add("first-person", kind, at), kind, kind.why)


def _relative(cast: Cast, at: int, phrases: Phrases) -> Link:
    """Return the link of the noun phrase before a relative pronoun."""
    lower = cast.tokens.lower
    last = at
    while last > 0 and (lower[last - 1] in BREAKS or lower[last - 1] in ("of", "to", "and", "for", "with", "by")):
        last -= 1
    floor = cast.tokens.sentences[cast.sentence(at)][0]
    start = _phrase_start(cast, floor, last)
    if start >= last:
        kind = Kind("named_person" if lower[at] == "who" else "document", False, "relative pronoun, no antecedent")
        return Link(cast.add(lower[at], kind, at), kind, kind.why)
    if (person := _named_before(cast, start)) is not None:
        return Link(cast.person(person, NAMED, at), NAMED, f"relative pronoun in a description of {person.full}")
    found = phrases(cast, start, last)
    if lower[at] == "who" and found.kind.type not in PEOPLE and start - 2 > floor and lower[start - 1] in PLACED:
        found = phrases(cast, _phrase_start(cast, floor, start - 1), last)
    return _with_person(cast, found, at)


def _with_person(cast: Cast, found: Link, at: int) -> Link:
    """Return the link of a relative pronoun; "who" stands for people, whatever its antecedent looks like."""
    why = f"relative pronoun: {found.why}"
    if cast.tokens.lower[at] != "who" or found.kind.type in PEOPLE:
        return Link(found.entity, found.kind, why, found.phrase)
    plural = found.phrase is not None and found.phrase.plural
    kind = Kind("unnamed_group", False, why) if plural else NAMED
    return Link(found.entity, kind, why, found.phrase)


def _named_before(cast: Cast, start: int) -> Person | None:
    """Return the person described after a comma or "is" ("Smith, a donor who", "Smith is the donor who")."""
    lower = cast.tokens.lower
    if start < 2 or lower[start] not in ("a", "an", "one", "the") or lower[start - 1] not in (",", "is", "was", "'s"):
        return None
    return nearest(cast.page.names.by_surname.get(lower[start - 2]), "")


def _phrase_start(cast: Cast, floor: int, last: int) -> int:
    """Return where the noun phrase that ends before `last` begins: behind a verb, a preposition or its determiner."""
    lower, closed = cast.tokens.lower, cast.words.closed
    start = last
    while start > floor and last - start < 9:
        word = lower[start - 1]
        if (word in BREAKS and word not in POSSESSIVE and word != ".") or word in closed["stop"] or word in JOINS:
            break
        start -= 1
        if word in closed["determiner"]:
            break
    return start
