"""Names: the people an article names in full or with a title, and everywhere it speaks of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import compress
from operator import ne

from mediastudy.annotation.sourcing.vocabulary import Vocabulary
from mediastudy.article import Region, Tokens

PARTICLES = frozenset({"al-", "el-", "ul-", "ad-", "an-", "ar-", "as-", "at-", "az-"})
ENDS = frozenset(",.;:()—–")
LONGEST = 7
"""More capitalised words in a row than this are a headline, not a name."""


@dataclass(slots=True)
class Person:
    """A named person as the article gives them; `about` holds the words that describe them, in lower case."""

    surname: str
    full: str = ""
    gender: str = ""
    about: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    given: str = ""
    fully: int = 0


@dataclass(frozen=True, slots=True)
class Names:
    """The people of an article, by surname and in the order of their mentions."""

    people: list[Person] = field(default_factory=list)
    by_surname: dict[str, list[Person]] = field(default_factory=dict)
    mentions: list[tuple[int, Person]] = field(default_factory=list)
    """Where (index of a token) a person is named, in order."""
    runs: dict[tuple[str, ...], tuple[Person, int] | None] = field(default_factory=dict)
    """What a run of capitalised words was: the person, and how many titles go before the name."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article as the rules see it: its tokens, the vocabulary, and the people it names."""

    tokens: Tokens
    words: Vocabulary
    names: Names


def capital(tokens: Tokens, i: int) -> bool:
    """Say whether a token is capitalised, or has a capital behind a particle ("al-Rahim")."""
    word = tokens.words[i]
    return word[0].isupper() or (word[:3] in PARTICLES and not word.islower())


def bare(word: str) -> str:
    """Return `word` without a full stop at its end (``Mr.`` and ``Mr`` are the same title)."""
    return word[:-1] if word[-1] == "." and len(word) > 1 else word


def read_page(tokens: Tokens, words: Vocabulary) -> Page:
    """Return the page of a text, with the people named in it and each mention of them, in one pass over the tokens."""
    page = Page(tokens, words, Names())
    names, singles = page.names, []
    for first, last in runs(tokens, words):
        if last - first == 1:
            singles.append(first)
        elif last - first <= LONGEST and tokens.regions[first] == Region.BODY:
            _take(page, first, last)
    bearers = {surname: max(people, key=lambda person: person.fully) for surname, people in names.by_surname.items()}
    for first in singles:
        person = bearers.get(tokens.lower[first])
        if person is not None:
            names.mentions.append((first, person))
            person.mentions.append(first)
    names.mentions.sort(key=lambda mention: mention[0])
    return page


def runs(tokens: Tokens, words: Vocabulary) -> list[tuple[int, int]]:
    """Return each stretch of capitalised words, with the particles and initials inside it."""
    surface, found = tokens.words, []
    changed = compress(range(len(tokens)), map(ne, surface, tokens.lower))
    capitals = [i for i in changed if surface[i][0].isupper() or capital(tokens, i)]
    first = last = capitals[0] if capitals else 0
    for at in capitals[1:]:
        gap = at - last
        if gap > 3 or (gap > 1 and not _joined(tokens, words, last, at)):
            found.append((first, last + 1))
            first = at
        last = at
    return [*found, (first, last + 1)] if capitals else []


def _joined(tokens: Tokens, words: Vocabulary, last: int, following: int) -> bool:
    """Say whether a full stop or particles between two capitalised words belong to one name."""
    if following - last == 2 and tokens.words[last + 1] == ".":
        return len(tokens.words[last]) == 1 or tokens.lower[last] in words.titles
    connectors = words.closed["connector"]
    return all(tokens.lower[i] in connectors for i in range(last + 1, following))


def _take(page: Page, first: int, last: int) -> None:
    """Add the person of a capitalised run, if it is one."""
    key = tuple(page.tokens.words[first:last])
    known = page.names.runs
    if key not in known:
        known[key] = _new_person(page, first, last)
    found = known[key]
    if found is None or _part_of_more(page, first):
        return
    person, offset = found
    person.fully += bool(person.given)
    _describe(page, person, first, last)
    person.mentions.append(first + offset)
    page.names.mentions.append((first + offset, person))


def _new_person(page: Page, first: int, last: int) -> tuple[Person, int] | None:
    tokens, words = page.tokens, page.words
    if words.endings.get(bare(tokens.lower[last - 1]), "place") != "place" or _part_of_more(page, first):
        return None
    start, gender, about = untitled(page, first, last)
    titled = start > first and bare(tokens.lower[start - 1]) in words.closed["honorific"]
    plain = [bare(word) for word in tokens.lower[start:last] if word != "."]
    parts = [word for word in plain if word not in words.closed["suffix"]]
    if not is_person(parts, words, titled):
        return None
    person = _person(page, parts, gender)
    if not person.full or len(parts) > len(person.full.split()):
        person.full = tokens.text[tokens.starts[start] : tokens.ends[last - 1]]
    person.about.update(about)
    return person, start - first


def _part_of_more(page: Page, first: int) -> bool:
    """Say whether a capitalised run is the end of a longer name ("Center for ...") or has an article before it."""
    lower, words = page.tokens.lower, page.words
    if lower[first] == "the" or first < 2:
        return lower[first] == "the"
    before = lower[first - 1]
    if before == "the":
        return bare(lower[first]) not in words.titles
    longer = before in ("of", "for", "&") and lower[first - 2] in words.endings
    return longer and page.tokens.words[first - 2][0].isupper()


def untitled(page: Page, first: int, last: int) -> tuple[int, str, list[str]]:
    """Return where the name itself starts after titles and the like, the gender they show, and those words."""
    tokens, words = page.tokens, page.words
    start, gender = first, ""
    for i in range(first, last - 1):
        small = bare(tokens.lower[i])
        if small in words.titles:
            start, gender = i + 1, words.titles[small] or gender
        elif i == start and (small in words.closed["stop"] or words.names.get(small) == "not_a_name"):
            start = i + 1
    if tokens.words[start] == "." and start + 1 < last:
        start += 1
    if last - start > 2 and tokens.lower[start] not in words.given and tokens.lower[start + 1] in words.given:
        start += 1
    return start, gender, [bare(word) for word in tokens.lower[first:start]]


def is_person(parts: list[str], words: Vocabulary, titled: bool) -> bool:
    """Say whether the words of a capitalised name, titles taken off, are a person's name."""
    ending = words.endings.get(parts[-1]) if parts else "none"
    if not parts or " ".join(parts) in words.names or (ending and not (ending == "place" and parts[0] in words.given)):
        return False
    if len(parts) == 1:
        return titled and parts[0] not in words.demonyms and parts[0] not in words.names
    stop = words.closed["stop"]
    if parts[0] in words.given:
        return parts[-1] not in words.demonyms and stop.isdisjoint(parts)
    strange = (part in words.endings or part in words.demonyms or part in words.names for part in parts)
    return stop.isdisjoint(parts) and not any(strange)


def _person(page: Page, parts: list[str], gender: str) -> Person:
    """Return the person of a name: one met before whose given name and gender do not speak against it, or a new one."""
    surname, given = parts[-1], parts[0] if len(parts) > 1 else ""
    gender = gender or page.words.given.get(given, "")
    for person in page.names.by_surname.get(surname, []):
        if _compatible(given, person.given) and _compatible(gender, person.gender):
            person.gender, person.given = person.gender or gender, person.given or given
            return person
    person = Person(surname, gender=gender, given=given)
    page.names.people.append(person)
    page.names.by_surname.setdefault(surname, []).append(person)
    return person


def introduce(page: Page, first: int, last: int) -> Person:
    """Return the person of the name in the tokens ``first`` up to ``last``, who is known to the page from now on."""
    tokens = page.tokens
    person = Person(tokens.lower[last - 1], full=tokens.text[tokens.starts[first] : tokens.ends[last - 1]])
    page.names.people.append(person)
    page.names.by_surname.setdefault(person.surname, []).append(person)
    return person


def _compatible(one: str, other: str) -> bool:
    return not one or not other or one == other


def _describe(page: Page, person: Person, first: int, last: int) -> None:
    """Add the words just before a name and those of an apposition after it to what is said about the person."""
    lower, closed = page.tokens.lower, page.words.closed
    for i in range(first - 1, max(first - 6, -1), -1):
        if lower[i] in closed["stop"] or not _descriptive(page, i):
            break
        person.about.add(lower[i])
    if last < len(lower) and lower[last] == ",":
        end = next((i for i in range(last + 1, min(last + 11, len(lower))) if lower[i] in ENDS), last)
        if not closed["saying"].intersection(lower[last + 1 : end]):
            person.about.update(lower[last + 1 : end])
    if not person.gender:
        told = (page.words.nouns[word].gender for word in sorted(person.about) if word in page.words.nouns)
        person.gender = next(filter(None, told), "")


def _descriptive(page: Page, i: int) -> bool:
    """Say whether a word may belong to a description before a name: a capital, a noun, a rank, a possessive."""
    word, words = page.tokens.lower[i], page.words
    described = word in words.nouns or word in words.closed["rank"] or word in words.closed["inside_modifier"]
    return described or page.tokens.words[i][0].isupper() or word in words.titles or word in ("'s", "'")


def nearest(people: list[Person] | None, gender: str) -> Person | None:
    """Return the person most often named in full among `people` whose gender does not speak against it."""
    fitting = [person for person in people or () if _compatible(gender, person.gender)]
    return max(fitting, key=lambda person: person.fully) if fitting else None
