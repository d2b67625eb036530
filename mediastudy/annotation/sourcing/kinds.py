"""Kinds: the type of a source (codebook, section 3), from its noun phrase and the article's names."""

from __future__ import annotations

import re
from typing import NamedTuple

from mediastudy.annotation.sourcing.names import Names, bare, is_person, untitled
from mediastudy.annotation.sourcing.phrases import BREAKS, NUMBERS, Phrase
from mediastudy.annotation.sourcing.vocabulary import Vocabulary
from mediastudy.article import Tokens

CAMEL = re.compile(r"[a-z][A-Z]|^[A-Z]{2,}[a-z]{2}")
SCOTS = re.compile(r"^(?:Ma?c|De|La|Le|Di|Du|Da|Van|Von|Fitz|O.?)[A-Z][a-z]+$")
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


def name_class(tokens: Tokens, first: int, last: int, words: Vocabulary, names: Names, the: bool) -> str:
    """Return what a capitalised name is: person, organisation, media, document, country, place, group or demonym."""
    start, _, _ = untitled(tokens, words, first, last)
    full = _plain(tokens, first, last)
    known = _listed(full, tokens, first, words)
    if known:
        return known
    final = tokens.lower[last - 1]
    if start > first and bare(tokens.lower[start - 1]) in words.titles and _person_like(tokens, start, last, words):
        return "person"
    if last - first == 1:
        return _single(tokens, first, words, names, the)
    if final in words.nouns and words.nouns[final].kind == "person" and final not in names.by_surname:
        return "noun"
    if final in words.endings:
        return words.endings[final]
    if any(tokens.lower[i] in names.by_surname for i in (last - 1, last - 2)):
        return "person"
    return _several(tokens, first, last, words, the)


def _plain(tokens: Tokens, first: int, last: int) -> str:
    return " ".join(word for word in tokens.lower[first:last] if word != ".")


def _listed(full: str, tokens: Tokens, first: int, words: Vocabulary) -> str:
    known = words.names.get(full) or words.names.get(bare(full)) or words.names.get(full.removeprefix("the "))
    if known and len(full) <= 3 and not tokens.words[first].isupper():
        return ""
    return "" if known == "not_a_name" else known or ""


def _person_like(tokens: Tokens, start: int, last: int, words: Vocabulary) -> bool:
    return is_person([w for w in tokens.lower[start:last] if w != "."], words, titled=True)


def _single(tokens: Tokens, at: int, words: Vocabulary, names: Names, the: bool) -> str:
    word, surface = tokens.lower[at], tokens.words[at]
    if word in names.by_surname:
        return "person"
    if word in words.demonyms:
        return "group" if words.demonyms[word] else "demonym"
    if word in words.nouns:
        return "noun"
    if word in words.endings:
        return words.endings[word]
    if CAMEL.search(surface) and not SCOTS.match(surface):
        return "organisation"
    if surface.isupper() and 1 < len(surface) <= 6 and not _speaker_label(tokens, at):
        return "organisation"
    if the or "." in surface[1:-1]:
        return "organisation"
    return "person"


def _speaker_label(tokens: Tokens, at: int) -> bool:
    """Say whether an upper-case word is a transcript's speaker ("SMITH:")."""
    return at + 1 < len(tokens.words) and tokens.words[at + 1] == ":"


def _several(tokens: Tokens, first: int, last: int, words: Vocabulary, the: bool) -> str:
    final = tokens.lower[last - 1]
    if words.demonyms.get(final):
        return "group"
    if tokens.lower[first] in words.given:
        return "person"
    if final in words.demonyms:
        return "demonym"
    if the or _institutional(tokens, first, last, words):
        return "organisation"
    return "person"


def _institutional(tokens: Tokens, first: int, last: int, words: Vocabulary) -> bool:
    inside = tokens.lower[first:last]
    return any(word in ("of", "for", "&", "the") for word in inside) or inside[0] in words.endings


def kind_of(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> Kind:
    """Return the type of a source that is neither a pronoun nor refers back, by the rules of the codebook."""
    if phrase.name < phrase.last and (named := _by_name(tokens, phrase, words, names)):
        return named
    if phrase.noun is not None:
        return NOUN_RULES[phrase.noun.kind](tokens, phrase, words, names)
    return _unknown(tokens, phrase, words, names)


NAMED = {
    "person": "named_person",
    "organisation": "named_organisation",
    "country": "named_organisation",
    "place": "named_organisation",
    "media": "media",
    "document": "document",
}


def _by_name(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> Kind | None:
    the = phrase.name > phrase.first and tokens.lower[phrase.name - 1] == "the"
    if phrase.possessor >= phrase.name:
        return None
    found = name_class(tokens, phrase.name, phrase.last, words, names, the)
    if found in NAMED:
        return Kind(NAMED[found], False, f"name ({found})")
    if found == "group":
        return _crowd(tokens, phrase, words, names, f"demonym {tokens.words[phrase.last - 1]!r}")
    if found == "demonym":
        named = phrase.determiner in ("definite", "") and phrase.number != 1
        return Kind("named_person" if named else "unnamed_person", not named, "one of a people or party")
    return None


def _person(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> Kind:
    word = tokens.lower[phrase.head]
    if phrase.plural:
        if 0 < phrase.number <= FEW and phrase.determiner in ("number", "indefinite"):
            return Kind("unnamed_person", True, f"{phrase.number} counted, not named")
        return _crowd(tokens, phrase, words, names, f"plural {word!r}")
    if phrase.determiner == "indefinite" or phrase.number == 1:
        return Kind("unnamed_person", word not in words.closed["generic"], f"indefinite {word!r}")
    noun = phrase.noun
    owned = phrase.determiner == "possessive" or phrase.possessor >= 0
    if noun is not None and (noun.named or (noun.relation and owned)):
        return Kind("named_person", False, f"identified by office or relation: {word!r}")
    return Kind("unnamed_person", True, f"{word!r}, named nowhere")


def _crowd(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names, why: str) -> Kind:
    inside = is_inside(tokens, phrase, words, names)
    return Kind("unnamed_group", inside, f"{why}, {'inside knowledge or office' if inside else 'opinion or public'}")


def is_inside(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> bool:
    """Say whether a group speaks from inside knowledge or office: by its heads, modifiers or what follows."""
    lower, closed = tokens.lower, words.closed
    if phrase.noun is not None and phrase.noun.insider and (not phrase.noun.owned or _belongs(tokens, phrase, words, names)):
        return True
    if _tail(tokens, phrase) & closed["inside_tail"]:
        return True
    if phrase.noun is not None and phrase.noun.lemma in ("member", "figure", "veteran", "chief"):
        return any(lower[i] in closed["inside_modifier"] for i in range(phrase.first, phrase.head))
    if phrase.noun is None or phrase.noun.kind != "person":
        return any(lower[i] in closed["inside_place"] for i in range(phrase.last, min(phrase.last + 4, phrase.end)))
    return any((noun := words.nouns.get(lower[i])) and noun.insider and noun.plural and not noun.owned for i in range(phrase.last, phrase.end))


def _belongs(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> bool:
    """Say whether a group is somebody's or some body's: "his lawyers", "party leaders", "executives at the bank"."""
    if phrase.determiner in ("possessive", "definite") or phrase.possessor >= 0:
        return True
    if phrase.last < phrase.end and tokens.lower[phrase.last] in OF:
        return True
    before = tokens.lower[phrase.first : phrase.head]
    inside = words.closed["inside_modifier"]
    return any(word in inside or word in words.names or word in names.by_surname for word in before)


def _tail(tokens: Tokens, phrase: Phrase) -> set[str]:
    """Return the words that follow the phrase up to a comma, ten at most."""
    words = tokens.lower[phrase.last : min(phrase.end, phrase.last + 10)]
    return set(words[: words.index(",")] if "," in words else words)


def _collective(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> Kind:
    return _crowd(tokens, phrase, words, names, f"collective {tokens.lower[phrase.head]!r}")


def _organisation(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> Kind:
    word = tokens.lower[phrase.head]
    if phrase.plural or phrase.determiner in ("indefinite", "quantifier", "number"):
        return Kind("unnamed_group", False, f"indefinite {word!r}")
    return Kind("named_organisation", False, f"definite {word!r}")


def _media(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> Kind:
    noun, word = phrase.noun, tokens.lower[phrase.head]
    vague = phrase.plural or phrase.determiner in ("indefinite", "quantifier", "number")
    if vague and tokens.lower[phrase.last : phrase.last + 1] in (["by"], ["from"]) and phrase.last < phrase.end:
        return Kind("document", False, f"{word!r} by somebody named")
    if vague or (noun is not None and noun.reported):
        return Kind("unnamed_report", False, f"outlet not named: {word!r}")
    if phrase.possessor >= 0 or phrase.determiner == "possessive":
        return Kind("document", False, f"somebody's {word!r}")
    return Kind("media", False, f"definite {word!r}")


def _document(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> Kind:
    word = tokens.lower[phrase.head]
    owned = phrase.possessor >= 0 or phrase.determiner == "possessive" or phrase.last < phrase.end
    capital = any(tokens.words[i][0].isupper() for i in range(phrase.first + 1, phrase.head))
    reported = phrase.noun is not None and phrase.noun.reported
    if reported and not owned and not capital and phrase.determiner != "definite":
        return Kind("unnamed_report", False, f"{word!r}, not identified")
    lone = phrase.head - phrase.first <= 1 and phrase.determiner == "indefinite"
    if lone and not owned and word in REPORTS:
        return Kind("unnamed_report", False, f"indefinite {word!r}, not identified")
    return Kind("document", False, f"document noun {word!r}")


def _abstract(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> Kind:
    owner = _owner(tokens, phrase, words, names)
    return owner or Kind("named_person", False, f"stands for its owner: {tokens.lower[phrase.head]!r}")


def _owner(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> Kind | None:
    """Return the type of a possessor that its possession stands for ("Smith's argument", "her mind")."""
    if phrase.plural and not (phrase.noun and phrase.noun.kind == "abstract"):
        return None
    if phrase.possessor < 0:
        owned = tokens.lower[phrase.first] in ("his", "her", "my")
        return Kind("named_person", False, "stands for its owner") if owned else None
    if not tokens.words[phrase.possessor][0].isupper():
        return None
    first = phrase.possessor
    while first > phrase.first and tokens.words[first - 1][0].isupper():
        first -= 1
    found = name_class(tokens, first, phrase.possessor + 1, words, names, the=False)
    return Kind(NAMED[found], False, f"stands for its owner ({found})") if found in NAMED else None


def _nothing(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> Kind:
    return Kind("none", False, f"no source: {tokens.lower[phrase.head]!r}")


NOUN_RULES = {
    "person": _person,
    "collective": _collective,
    "organisation": _organisation,
    "media": _media,
    "document": _document,
    "abstract": _abstract,
    "none": _nothing,
}


def _unknown(tokens: Tokens, phrase: Phrase, words: Vocabulary, names: Names) -> Kind:
    """Return the type for a head noun that no list has: by quantifier, number, possessor and ending."""
    word = tokens.lower[phrase.head]
    if phrase.number < 0 or (phrase.number > 1 and word == "others"):
        few = phrase.number > 0
        return Kind("unnamed_person" if few else "unnamed_group", few or is_inside(tokens, phrase, words, names), word)
    if word == "one" and tokens.lower[phrase.last : phrase.last + 1] == ["in"] and phrase.last + 1 < phrase.end:
        return _crowd(tokens, phrase, words, names, "a share")
    if word in words.closed["quantifier"] or word in NUMBERS or word[0].isdigit():
        if word in words.closed["generic"] or word == "one":
            return Kind("unnamed_person", False, f"generic {word!r}")
        if word == "both" or (phrase.determiner == "definite" and word not in words.closed["quantifier"]):
            return Kind("named_person", False, f"counted again: {word!r}")
        return _crowd(tokens, phrase, words, names, f"quantifier {word!r}")
    if word in words.closed["generic"]:
        inside = bool(_tail(tokens, phrase) & words.closed["inside_tail"])
        return Kind("unnamed_person", inside, f"generic {word!r}")
    if owner := _owner(tokens, phrase, words, names):
        return owner
    if phrase.plural:
        return _crowd(tokens, phrase, words, names, f"plural {word!r}")
    if word.endswith(AGENT):
        indefinite = phrase.determiner == "indefinite"
        return Kind("unnamed_person" if indefinite else "named_person", indefinite, f"agent noun {word!r}")
    if word in BREAKS:
        return Kind("none", False, "no words")
    return Kind("document", False, f"thing {word!r}")
