"""Phrases: a source's span read as a noun phrase: its head, determiner, number, name and possessor."""

from __future__ import annotations

from dataclasses import dataclass

from mediastudy.annotation.sourcing.names import Page, capital
from mediastudy.annotation.sourcing.vocabulary import Noun, Vocabulary

JOINS = frozenset({"and", "or", "&", "but"})
POSSESSIVE = frozenset({"'s", "'"})
BREAKS = frozenset(".,;:()[]—–-/!?…\"“”‘’``''") | {"--", "...", "``", "''"}
PARTICIPLES = ("ed", "ing", "ly")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as ranges of tokens; every index is a token of the article."""

    first: int
    last: int
    """Half-open range of the phrase up to its first break (comma, preposition, relative pronoun)."""
    end: int
    """Where the whole span ends."""
    head: int
    """The head noun, or the last word of the name."""
    noun: Noun | None
    determiner: str
    """One of definite, indefinite, possessive, quantifier, number, or empty (bare)."""
    number: int
    """How many, if counted; 1 for "one of"; 0 if not said."""
    plural: bool
    name: int
    """Where the capitalised words that end the phrase begin; `last` if it ends otherwise."""
    possessor: int
    """The token before the possessive, or -1."""


def read_phrase(page: Page, first: int, end: int) -> Phrase:
    """Return the first noun phrase of the tokens ``first`` up to ``end``, behind its prepositions and quantifiers."""
    tokens, words = page.tokens, page.words
    lower = tokens.lower
    start = _lead(lower, first, end, words)
    last = _break(page, start, end)
    number = 0
    while last + 1 < end and lower[last] == "of" and (partitive := _partitive(lower, start, last, words)):
        number, start = partitive, last + 1
        last = _break(page, start, end)
    return _phrase(page, start, max(last, start + 1), end, number)


def _lead(lower: list[str], first: int, end: int, words: Vocabulary) -> int:
    lead = words.closed["lead"]
    start = first
    while start < end - 1 and (lower[start] in lead or lower[start] in BREAKS or lower[start] in POSSESSIVE):
        start += 1
    return start


def _break(page: Page, start: int, end: int) -> int:
    """Return the first token that cannot belong to the noun phrase begun at `start`."""
    tokens, words = page.tokens, page.words
    lower, surface, stop = tokens.lower, tokens.words, words.closed["stop"]
    for i in range(start, end):
        word = lower[i]
        if word in BREAKS and word not in POSSESSIVE:
            if word == "." and i > start and i + 1 < end and (len(surface[i - 1]) == 1 or lower[i - 1] in words.titles):
                continue
            return i
        if i > start and word in ("this", "last", "next", "early", "late") and lower[i - 1] in words.nouns:
            return i
        if i > start and (_after_name(page, i) or (word.endswith(("ed", "ing")) and _reduced(page, i))):
            return i
        if i == start + 1 and word in ("inside", "outside", "near") and lower[start] in ("a", "an", "the", "one"):
            continue
        if i > start and (word in stop or word in JOINS) and not _inside_name(page, i, end):
            if word in ("and", "or") and i + 1 < end and _modifies(page, start, i):
                continue
            return i
    return end


def _after_name(page: Page, i: int) -> bool:
    """Say whether words that hold no noun follow somebody's name ("Mr. Smith cobbled together")."""
    lower, nouns = page.tokens.lower, page.words.nouns
    named = lower[i - 1] in page.names.by_surname and capital(page.tokens, i - 1)
    if not named or not page.tokens.words[i].islower() or lower[i] in POSSESSIVE or lower[i] in JOINS:
        return False
    return not any(word in nouns for word in lower[i : i + 3])


def _reduced(page: Page, i: int) -> bool:
    """Say whether a participle begins a reduced relative clause ("officials briefed ..."): it follows a head noun."""
    tokens, words = page.tokens, page.words
    lower, nouns = tokens.lower, words.nouns
    if i + 1 < len(lower) and lower[i + 1] in nouns:
        return False
    return lower[i] not in nouns and tokens.words[i - 1].islower() and lower[i - 1] in nouns


def _modifies(page: Page, start: int, i: int) -> bool:
    """Say whether what stands before "and" only modifies what comes after ("current and former officials")."""
    tokens, words = page.tokens, page.words
    word = tokens.lower[i - 1]
    if word in words.closed["rank"] or words.demonyms.get(word) is False:
        return True
    noun = words.nouns.get(word)
    plural = noun.plural if noun else _plural(word)
    if plural or capital(tokens, i - 1) or word in words.closed["quantifier"]:
        return False
    first = tokens.lower[start]
    bare = first not in words.closed["definite"] and first not in words.closed["indefinite"]
    if noun is not None and noun.kind == "person" and capital(tokens, i + 1):
        return bare
    return noun is None or (bare and first not in words.closed["possessive"] and noun.kind != "person")


def _inside_name(page: Page, i: int, end: int) -> bool:
    """Say whether "of", "for" or "&" stands between capitalised words ("Secretary of State", "Club for Growth")."""
    surface, word, before = page.tokens.words, page.tokens.words[i], page.tokens.lower[i - 1]
    if i + 1 >= end:
        return False
    if word == "of" and before in page.words.titles and i + 2 < end and surface[i + 1].islower():
        return surface[i + 2][0].isupper()
    if not surface[i - 1][0].isupper() or word[0].isupper():
        return surface[i - 1][0].isupper()
    following = i + 2 if surface[i + 1] == "the" and i + 2 < end else i + 1
    return _joins(page.words, word, before) and surface[following][0].isupper()


def _joins(words: Vocabulary, word: str, before: str) -> bool:
    """Say whether a particle belongs to a name: "Bank of" and "Club for" do, "Smith of" and "Leaders of" do not."""
    noun = words.nouns.get(before)
    people = noun is not None and noun.kind == "person" and noun.plural
    if word not in ("of", "for", "&") or (people and (word == "of" or (noun is not None and noun.insider))):
        return False
    return word != "of" or before in words.endings or before in words.titles or noun is not None


def _partitive(lower: list[str], start: int, last: int, words: Vocabulary) -> int:
    """Return how many are taken out of the noun phrase after "of": -1 for some or many, 0 if it is no such phrase."""
    if start >= last:
        return 0
    head = lower[last - 1]
    if head in words.closed["number"]:
        return count(head)
    if head in words.closed["quantifier"] or head[0].isdigit() or head == "percent":
        return -1
    return 0


NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def count(word: str) -> int:
    """Return the number that `word` is, 0 if it is none."""
    return int(word) if word.isdecimal() and len(word) < 9 else NUMBERS.get(word, 0)


def _phrase(page: Page, start: int, last: int, end: int, number: int) -> Phrase:
    tokens, words = page.tokens, page.words
    lower = tokens.lower
    if last - start > 1 and lower[last - 1] in POSSESSIVE:
        last -= 1
    name = _name(page, start, last)
    head, noun = _head(lower, start, last, words)
    determiner, counted = _determiner(lower, start, last, words)
    possessor = next((i - 1 for i in range(head - 1, start, -1) if lower[i] in POSSESSIVE), -1)
    plural = noun.plural if noun else _plural(lower[head])
    if number == 1:
        plural, determiner = False, "indefinite"
    return Phrase(start, last, end, head, noun, determiner, number or counted, plural, name, possessor)


def _name(page: Page, start: int, last: int) -> int:
    tokens, words = page.tokens, page.words
    surface, connectors = tokens.words, words.closed["connector"]
    name = i = last
    while i > start:
        i -= 1
        word = tokens.lower[i]
        if capital(tokens, i) and not (i == start and word in words.closed["opener"]):
            if word in words.closed["date"] and i > start:
                break
            name = i
        elif not (word in connectors or surface[i] in (".", "&", "-", "of", "for", "the")):
            break
    return name


def _head(lower: list[str], start: int, last: int, words: Vocabulary) -> tuple[int, Noun | None]:
    """Return the last word that is a known head noun, looking behind participles; else the last word."""
    nouns = words.nouns
    head = last - 1
    while head >= start:
        word = lower[head]
        noun = (nouns.get(f"{lower[head - 1]} {word}") if head > start else None) or nouns.get(word)
        if noun is not None:
            return head, noun
        if head == start or not (word.endswith(PARTICIPLES) or word in words.closed["date"]):
            break
        head -= 1
    return last - 1, None


def _determiner(lower: list[str], start: int, last: int, words: Vocabulary) -> tuple[str, int]:
    """Return the class of the determiner and the number it gives (0 for none)."""
    word, closed = lower[start], words.closed
    if word in closed["possessive"]:
        return "possessive", 0
    if last - start > 2 and word in ("a", "an") and lower[start + 1] in closed["quantifier"]:
        return "quantifier", 0
    number = next((n for i in range(start, min(start + 3, last)) if (n := count(lower[i]))), 0)
    if word in closed["indefinite"] and word != "some":
        return "indefinite", 1 if word in ("a", "an", "another", "one") else number
    if word in closed["definite"]:
        return "definite", number
    return ("number", number) if number else ("quantifier" if word in closed["quantifier"] else "", 0)


def _plural(word: str) -> bool:
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "su'"
