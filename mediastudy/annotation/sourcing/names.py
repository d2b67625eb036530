"""Names: the people an article names in full or with a title, and everywhere it speaks of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mediastudy.annotation.sourcing.vocabulary import Vocabulary
from mediastudy.article import Region, Tokens

ENDS = frozenset(",.;:()—–")
LONGEST = 7
"""More capitalised words in a row than this are a headline, not a name."""


@dataclass(slots=True)
class Person:
    """A named person as the article gives them; `about` holds the words that describe them, in lower case."""

    surname: str
    full: str
    gender: str = ""
    about: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    given: str = ""
    fully: int = 0


@dataclass(frozen=True, slots=True)
class Names:
    """The people of an article, by surname and in the order of their mentions."""

    people: list[Person]
    by_surname: dict[str, list[Person]]
    mentions: list[tuple[int, Person]]
    """Where (index of a token) a person is named, in order."""
    organisations: frozenset[str]
    """Capitalised names, in lower case, that the text shows to be no person's."""


def bare(word: str) -> str:
    """Return `word` without a full stop at its end (``Mr.`` and ``Mr`` are the same title)."""
    return word[:-1] if word[-1] == "." and len(word) > 1 else word


def read_names(tokens: Tokens, words: Vocabulary) -> Names:
    """Return the people named in the text, with each mention of them, in one pass over the tokens."""
    names = Names([], {}, [], frozenset(_acronyms(tokens)))
    singles: list[tuple[int, int]] = []
    for first, last in runs(tokens, words):
        if last - first == 1:
            singles.append((first, last))
        elif last - first <= LONGEST:
            _take(tokens, words, names, first, last)
    for first, _ in singles:
        person = nearest(names.by_surname.get(tokens.lower[first]), "", "")
        if person is not None:
            names.mentions.append((first, person))
            person.mentions.append(first)
    names.mentions.sort(key=lambda mention: mention[0])
    return names


def runs(tokens: Tokens, words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield each stretch of capitalised words of the body, with the particles and initials inside it."""
    surface, lower, connectors = tokens.words, tokens.lower, words.closed["connector"]
    capital = [i for i, word in enumerate(surface) if word[0].isupper()]
    position, count = 0, len(capital)
    while position < count:
        first = last = capital[position]
        position += 1
        while position < count and _joined(surface, lower, connectors, words, last, capital[position]):
            last = capital[position]
            position += 1
        yield first, last + 1


def _joined(
    surface: list[str], lower: list[str], connectors: frozenset[str], words: Vocabulary, last: int, following: int
) -> bool:
    gap = following - last
    if gap == 1:
        return True
    if gap == 2 and surface[last + 1] == ".":
        return len(surface[last]) == 1 or lower[last] in words.titles
    return gap <= 3 and all(lower[i] in connectors for i in range(last + 1, following))


def _acronyms(tokens: Tokens) -> Iterator[str]:
    for word, small in zip(tokens.words, tokens.lower, strict=True):
        if len(word) > 1 and word.isupper() and word.isalpha():
            yield small


def _take(tokens: Tokens, words: Vocabulary, names: Names, first: int, last: int) -> None:
    if tokens.regions[first] != Region.BODY or _part_of_more(tokens, words, first):
        return
    start, gender, about = untitled(tokens, words, first, last)
    titled = start > first and bare(tokens.lower[start - 1]) in words.closed["honorific"]
    parts = [word for word in tokens.lower[start:last] if word != "." and bare(word) not in words.closed["suffix"]]
    if not is_person(parts, words, titled):
        return
    person = _person(names, parts, tokens.text[tokens.starts[start] : tokens.ends[last - 1]], gender, words)
    person.about.update(about)
    _describe(tokens, words, person, first, last)
    person.mentions.append(start)
    names.mentions.append((start, person))


def _part_of_more(tokens: Tokens, words: Vocabulary, first: int) -> bool:
    """Say whether a capitalised run is the end of a longer name ("Center for ...") or has an article before it."""
    lower = tokens.lower
    if lower[first] == "the" or first < 2:
        return lower[first] == "the"
    before = lower[first - 1]
    if before == "the":
        return lower[first] not in words.titles
    return before in ("of", "for", "&") and lower[first - 2] in words.endings and tokens.words[first - 2][0].isupper()


def untitled(tokens: Tokens, words: Vocabulary, first: int, last: int) -> tuple[int, str, list[str]]:
    """Return where the name itself starts after titles and the like, the gender they show, and those words."""
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
    if parts[0] in words.given:
        return parts[-1] not in words.demonyms and not any(part in words.closed["stop"] for part in parts)
    closed = words.closed
    return not any(
        part in words.endings or part in words.demonyms or part in words.names or part in closed["stop"]
        for part in parts
    )


def _person(names: Names, parts: list[str], full: str, gender: str, words: Vocabulary) -> Person:
    surname, given = parts[-1], parts[0] if len(parts) > 1 else ""
    gender = gender or words.given.get(given, "")
    for person in names.by_surname.get(surname, []):
        if (not given or not person.given or given == person.given) and "" in (gender, person.gender, *_same(gender, person.gender)):
            person.gender = person.gender or gender
            if given and not person.given:
                person.given, person.full = given, full
            person.fully += bool(given)
            return person
    person = Person(surname, full, gender, given=given, fully=int(bool(given)))
    names.people.append(person)
    names.by_surname.setdefault(surname, []).append(person)
    return person


def _same(one: str, other: str) -> tuple[str, ...]:
    return ("",) if one == other else ()


def _describe(tokens: Tokens, words: Vocabulary, person: Person, first: int, last: int) -> None:
    """Add the words just before a name and those of an apposition after it to what is said about the person."""
    lower, stop = tokens.lower, words.closed["stop"]
    for i in range(first - 1, max(first - 6, -1), -1):
        if lower[i] in stop or not _descriptive(tokens, i, words):
            break
        person.about.add(lower[i])
    if last < len(lower) and lower[last] == ",":
        end = next((i for i in range(last + 1, min(last + 11, len(lower))) if lower[i] in ENDS), last)
        if not words.closed["saying"].intersection(lower[last + 1 : end]):
            person.about.update(lower[last + 1 : end])
    _sex(person, words)


def _descriptive(tokens: Tokens, i: int, words: Vocabulary) -> bool:
    """Say whether a word may belong to a description before a name: a capital, a noun, a rank, a possessive."""
    word, closed = tokens.lower[i], words.closed
    described = word in words.nouns or word in closed["rank"] or word in closed["inside_modifier"]
    return described or tokens.words[i][0].isupper() or word in words.titles or word in ("'s", "'")


def _sex(person: Person, words: Vocabulary) -> None:
    """Take the gender of a description ("spokeswoman") for a person whose name tells none."""
    if not person.gender:
        told = (words.nouns[word].gender for word in person.about if word in words.nouns)
        person.gender = next(filter(None, told), "")


def nearest(people: list[Person] | None, gender: str, given: str) -> Person | None:
    """Return the person most often named in full among `people` whose gender does not speak against it."""
    fitting = [p for p in people or () if not gender or not p.gender or p.gender == gender]
    return max(fitting, key=lambda person: person.fully) if fitting else None
