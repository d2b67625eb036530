"""Kinds: the type of a source (codebook, section 3), from its noun phrase and the article's names."""

from __future__ import annotations

from typing import NamedTuple

from mediastudy.annotation.sourcing.names import Page, capital
from mediastudy.annotation.sourcing.naming import name_class
from mediastudy.annotation.sourcing.phrases import BREAKS, Phrase, count
from mediastudy.article import Tokens

ANYBODY = frozenset({"any", "every", "each", "no"})
PARTY = frozenset({"republican", "democrat", "tory", "lawmaker"})
FEW = 9
"""Two or three people are counted individuals; a dozen are a group (codebook, section 3, rulings)."""
OF = frozenset({"of", "for", "at", "with", "from", "in", "inside", "within"})
AGENT = ("er", "or", "ist", "man", "woman", "ian", "ee", "ant", "eer", "star", "person")
REPORTS = frozenset({"report", "study", "account", "rumor", "rumour", "estimate", "story", "article", "analysis"})


class Kind(NamedTuple):
    """A type, whether it is anonymous, and why."""

    type: str
    anonymous: bool
    why: str


def kind_of(page: Page, phrase: Phrase) -> Kind:
    """Return the type of a source that is neither a pronoun nor refers back, by the rules of the codebook."""
    if phrase.name < phrase.last and (named := _by_name(page, phrase)):
        return named
    if phrase.noun is not None:
        return NOUN_RULES[phrase.noun.kind](page, phrase)
    return _unknown(page, phrase)


NAMED = {
    "person": "named_person",
    "organisation": "named_organisation",
    "country": "named_organisation",
    "place": "named_organisation",
    "media": "media",
    "document": "document",
}


def _by_name(page: Page, phrase: Phrase) -> Kind | None:
    tokens = page.tokens
    the = phrase.name > phrase.first and tokens.lower[phrase.name - 1] == "the"
    if phrase.possessor >= phrase.name:
        return None
    found = name_class(page, phrase.name, phrase.last, the)
    if found in NAMED:
        return Kind(NAMED[found], False, f"name ({found})")
    if found == "group":
        return _crowd(page, phrase, f"demonym {tokens.words[phrase.last - 1]!r}")
    if found == "demonym":
        named = phrase.determiner in ("definite", "") and phrase.number != 1
        return Kind("named_person" if named else "unnamed_person", not named, "one of a people or party")
    return None


def _person(page: Page, phrase: Phrase) -> Kind:
    tokens = page.tokens
    word = tokens.lower[phrase.head]
    if phrase.plural:
        if 0 < phrase.number <= FEW and phrase.determiner in ("number", "indefinite"):
            return Kind("unnamed_person", True, f"{phrase.number} counted, not named")
        return _crowd(page, phrase, f"plural {word!r}")
    if phrase.determiner == "indefinite" or phrase.number == 1:
        anyone = tokens.lower[phrase.first] in ANYBODY
        return Kind("unnamed_person", not anyone, f"{'generic' if anyone else 'indefinite'} {word!r}")
    noun = phrase.noun
    owned = phrase.determiner == "possessive" or phrase.possessor >= 0
    if noun is not None and (noun.named or (noun.relation and owned)):
        return Kind("named_person", False, f"identified by office or relation: {word!r}")
    return Kind("unnamed_person", True, f"{word!r}, named nowhere")


def _crowd(page: Page, phrase: Phrase, why: str) -> Kind:
    inside = is_inside(page, phrase)
    return Kind("unnamed_group", inside, f"{why}, {'inside knowledge or office' if inside else 'opinion or public'}")


def is_inside(page: Page, phrase: Phrase) -> bool:
    """Say whether a group speaks from inside knowledge or office: by its heads, modifiers or what follows."""
    tokens, words = page.tokens, page.words
    lower, closed = tokens.lower, words.closed
    if phrase.noun is not None and phrase.noun.insider and (not phrase.noun.owned or _belongs(page, phrase)):
        return True
    if _tail(tokens, phrase) & closed["inside_tail"]:
        return True
    if phrase.noun is not None and phrase.noun.lemma in ("member", "figure", "veteran", "chief"):
        return any(lower[i] in closed["inside_modifier"] for i in range(phrase.first, phrase.head))
    if phrase.noun is None or phrase.noun.kind != "person":
        return any(lower[i] in closed["inside_place"] for i in range(phrase.last, min(phrase.last + 4, phrase.end)))
    if phrase.noun.lemma in PARTY:
        return any(lower[i] in closed["insider_rank"] for i in range(phrase.first, phrase.head))
    return any(
        (noun := words.nouns.get(lower[i])) and noun.insider and noun.plural and not noun.owned
        for i in range(phrase.last, phrase.end)
    )


def _belongs(page: Page, phrase: Phrase) -> bool:
    """Say whether a group is somebody's or some body's: "his lawyers", "party leaders", "executives at the bank"."""
    tokens, words, names = page.tokens, page.words, page.names
    if phrase.determiner in ("possessive", "definite") or phrase.possessor >= 0:
        return True
    if phrase.last < phrase.end and tokens.lower[phrase.last] in OF:
        return True
    inside, initial = words.closed["inside_modifier"], tokens.sentences[tokens.sentence_of[phrase.first]][0]
    for i in range(phrase.first, phrase.head):
        word = tokens.lower[i]
        if word in inside or word in words.names or word in names.by_surname:
            return True
        if capital(tokens, i) and i != initial and word not in words.demonyms and word not in words.closed["opener"]:
            return True
    return False


def _tail(tokens: Tokens, phrase: Phrase) -> set[str]:
    """Return the words that follow the phrase up to a comma, ten at most."""
    words = tokens.lower[phrase.last : min(phrase.end, phrase.last + 10)]
    return set(words[: words.index(",")] if "," in words else words)


def _collective(page: Page, phrase: Phrase) -> Kind:
    return _crowd(page, phrase, f"collective {page.tokens.lower[phrase.head]!r}")


def _organisation(page: Page, phrase: Phrase) -> Kind:
    tokens = page.tokens
    word = tokens.lower[phrase.head]
    if phrase.plural or phrase.determiner in ("indefinite", "quantifier", "number"):
        return Kind("unnamed_group", False, f"indefinite {word!r}")
    return Kind("named_organisation", False, f"definite {word!r}")


def _media(page: Page, phrase: Phrase) -> Kind:
    tokens = page.tokens
    noun, word = phrase.noun, tokens.lower[phrase.head]
    vague = phrase.plural or phrase.determiner in ("indefinite", "quantifier", "number")
    if vague and tokens.lower[phrase.last : phrase.last + 1] in (["by"], ["from"]) and phrase.last < phrase.end:
        return Kind("document", False, f"{word!r} by somebody named")
    if vague or (noun is not None and noun.reported):
        return Kind("unnamed_report", False, f"outlet not named: {word!r}")
    if phrase.possessor >= 0 or phrase.determiner == "possessive":
        return Kind("document", False, f"somebody's {word!r}")
    return Kind("media", False, f"definite {word!r}")


def _document(page: Page, phrase: Phrase) -> Kind:
    tokens = page.tokens
    word = tokens.lower[phrase.head]
    owned = phrase.possessor >= 0 or phrase.determiner == "possessive" or phrase.last < phrase.end
    titled = any(capital(tokens, i) for i in range(phrase.first + 1, phrase.head))
    reported = phrase.noun is not None and phrase.noun.reported
    if reported and not owned and not titled and phrase.determiner != "definite":
        return Kind("unnamed_report", False, f"{word!r}, not identified")
    lone = phrase.head - phrase.first <= 1 and phrase.determiner == "indefinite"
    if lone and not owned and word in REPORTS:
        return Kind("unnamed_report", False, f"indefinite {word!r}, not identified")
    return Kind("document", False, f"document noun {word!r}")


def _abstract(page: Page, phrase: Phrase) -> Kind:
    owner = _owner(page, phrase)
    return owner or Kind("document", False, f"nobody's {page.tokens.lower[phrase.head]!r}")


def _owner(page: Page, phrase: Phrase) -> Kind | None:
    """Return the type of a possessor that its possession stands for ("Smith's argument", "her mind")."""
    tokens = page.tokens
    if phrase.plural and not (phrase.noun and phrase.noun.kind == "abstract"):
        return None
    if phrase.possessor < 0:
        owned = tokens.lower[phrase.first] in ("his", "her", "my")
        return Kind("named_person", False, "stands for its owner") if owned else None
    if not capital(tokens, phrase.possessor):
        return None
    first = phrase.possessor
    while first > phrase.first and capital(tokens, first - 1):
        first -= 1
    found = name_class(page, first, phrase.possessor + 1, the=False)
    return Kind(NAMED[found], False, f"stands for its owner ({found})") if found in NAMED else None


def _nothing(page: Page, phrase: Phrase) -> Kind:
    return Kind("none", False, f"no source: {page.tokens.lower[phrase.head]!r}")


NOUN_RULES = {
    "person": _person,
    "collective": _collective,
    "organisation": _organisation,
    "media": _media,
    "document": _document,
    "abstract": _abstract,
    "none": _nothing,
}


def _unknown(page: Page, phrase: Phrase) -> Kind:
    """Return the type for a head noun that no list has: by quantifier, number, possessor and ending."""
    word = page.tokens.lower[phrase.head]
    if word in BREAKS:
        return Kind("none", False, "no words")
    found = _counted(page, phrase, word) or _generic(page, phrase, word) or _owner(page, phrase)
    if found is not None:
        return found
    if phrase.plural:
        return _crowd(page, phrase, f"plural {word!r}")
    if word.endswith(AGENT) and word not in page.words.closed["thing"]:
        indefinite = phrase.determiner == "indefinite"
        anyone = indefinite and page.tokens.lower[phrase.first] in ANYBODY
        return Kind("unnamed_person" if indefinite else "named_person", indefinite and not anyone, f"agent {word!r}")
    return Kind("document", False, f"thing {word!r}")


def _counted(page: Page, phrase: Phrase, word: str) -> Kind | None:
    """Return the type of a quantifier or number without a noun: "some", "32 percent", "two others", "both"."""
    closed = page.words.closed
    if phrase.determiner == "definite" and count(word) > 1:
        return Kind("named_person", False, f"counted again: {word!r}")
    if phrase.number < 0:
        return _crowd(page, phrase, f"some of {word!r}")
    if phrase.number > 1 and word == "others":
        return Kind("unnamed_person", True, f"{phrase.number} others, not named")
    if word == "one" and phrase.end - phrase.last > 1 and page.tokens.lower[phrase.last] == "in":
        return _crowd(page, phrase, "a share")
    if word == "both":
        return Kind("named_person", False, f"counted again: {word!r}")
    if word in closed["generic"] or not (word in closed["quantifier"] or count(word) or word[0].isdigit()):
        return None
    return _crowd(page, phrase, f"quantifier {word!r}")


def _generic(page: Page, phrase: Phrase, word: str) -> Kind | None:
    """Return the type of "someone", "anybody", "one": anonymous only where it is said what they were close to."""
    if word not in page.words.closed["generic"]:
        return None
    inside = bool(_tail(page.tokens, phrase) & page.words.closed["inside_tail"])
    return Kind("unnamed_person", inside, f"generic {word!r}")
