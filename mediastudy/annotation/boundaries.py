"""Boundaries: whether a stop ends its sentence, decided by the stop, the marks after it, and the next word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import category

from mediastudy.annotation.abbreviations import Abbreviations
from mediastudy.annotation.marks import Columns

CLOSERS = frozenset(["”", "’", "»", "›", ")", "]", "}"])
MARKS = frozenset(['"', "''", "'", "″"])
OPENERS = frozenset(
    ["“", "‘", "«", "``", "`", "(", "[", "{", "—", "–", "-", "--", "*", "'", '"', "''", "„", "¿", "¡", "‹"]
)
DASHES = frozenset(["—", "–", "-", "--"])
ELLIPSES = frozenset(["...", "…", ".."])
ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})$")
BRAND = re.compile(r"[a-z]{1,2}[A-Z]|https?:|www\.|\w+\.\w")
"""A word or address that may open a sentence in small letters: iPhone, https://a.example, a.example"""
SIGNS = frozenset("@#$£€•·▪►*“‘«\"'`([{—–-|")


@dataclass(frozen=True, slots=True)
class Page:
    """What a decision looks at: the columns, where paragraphs start, the quotation marks by token, the lexicon."""

    columns: Columns
    starts: frozenset[int]
    marks: Mapping[int, bool]
    """From the token of a quotation's mark to whether it closes."""
    abbreviations: Abbreviations
    vocabulary: frozenset[str]
    """The different words of the article."""


def boundary(page: Page, stop: int) -> int:
    """Return the token at which a new sentence starts after the token `stop`, or 0 if it ends none."""
    words = page.columns.words
    after = _after_closers(page, stop)
    if after in page.starts:
        return after
    following = after
    while following + 1 not in page.starts and _leads_in(words, following, after):
        following += 1
    return after if _ends(page, stop, after, following) else 0


def _leads_in(words: list[str], index: int, after: int) -> bool:
    """Say whether a token stands before a sentence's first word: an opening mark, a dash, an ellipsis in brackets."""
    word = words[index]
    return word in OPENERS or word in ELLIPSES or (word in ")]" and words[index - 1] in ELLIPSES and index > after)


def _after_closers(page: Page, stop: int) -> int:
    """Return the first token after `stop` that is neither another stop nor a closing mark, in the same paragraph."""
    after = stop + 1
    while after not in page.starts and _closes(page, after):
        after += 1
    return after


def _closes(page: Page, index: int) -> bool:
    word, attached = page.columns.words[index], not page.columns.before(index).isspace()
    if word in MARKS:
        return page.marks.get(index, attached and not page.columns.after(index).isalnum())
    if word in ELLIPSES or word in CLOSERS or word == "*":
        return attached or not page.columns.after(index).isalnum()
    return word in ".!?"


def _ends(page: Page, stop: int, after: int, following: int) -> bool:
    """Say whether the stop ends a sentence, given the first token after its closing marks and the next word's."""
    word, coming = page.columns.words[stop], page.columns.words[following]
    if word in ("!", "?"):
        asked = word == "?" and after == following == stop + 1 and len(page.columns.words[stop - 1]) > 2
        return (asked or _opens_a_sentence(coming)) and not (after > stop + 1 and _tagged(page, following))
    if word[-1] == "…" or word in ELLIPSES or _is_spaced_ellipsis(page, stop):
        leading = stop in page.starts or page.columns.words[stop - 1] in OPENERS
        return (
            coming[0].isupper()
            and coming != "I"
            and not leading
            and not (after > stop + 1 and _tagged(page, following))
        )
    if word[0] == ".":
        return _plain(page, stop, after, following)
    return _abbreviated(page, stop, after, following)


def _opens_a_sentence(coming: str) -> bool:
    if coming[0].islower():
        return BRAND.match(coming) is not None
    return coming[0].isalnum() or coming[0] in SIGNS or category(coming[0]) == "So"


def _plain(page: Page, stop: int, after: int, following: int) -> bool:
    """Say whether a full stop that belongs to no abbreviation ends a sentence."""
    words = page.columns.words
    if _is_enumerator(page, stop):
        return False
    if len(words[stop - 1]) == 1 and words[stop - 1].isupper() and words[stop - 1] != "I" and after == stop + 1:
        # An initial at a line's end, or before a mark: "J. 'Joe' Smith"
        return words[following] in page.abbreviations.starters
    if words[following][0].islower():
        return _slips(page, stop, after, following)
    if page.columns.ends[stop] == page.columns.starts[following]:
        # "dead.The mayor", but not the ticker "(FB.O)"
        return words[following][:1].isupper() and (words[following][1:2].islower() or words[following] == "I")
    return _opens_a_sentence(words[following])


def _slips(page: Page, stop: int, after: int, following: int) -> bool:
    """Say whether a sentence starts with a small letter: quoted words, an address, or a slip after a common word."""
    words = page.columns.words
    if after < following:
        return words[after] not in DASHES
    common = len(words[stop - 1]) >= 4 and words[stop - 1].islower() and after == stop + 1
    spaced = page.columns.before(following).isspace()
    return BRAND.match(words[following]) is not None or (common and spaced)


def _is_enumerator(page: Page, stop: int) -> bool:
    """Say whether the stop belongs to a number or letter that heads an item: "1. Wash the car"."""
    words, head = page.columns.words, stop - 1
    if head in page.starts:
        return ENUMERATOR.match(words[head]) is not None
    return words[head].isdigit() and len(words[head]) <= 2 and words[head - 1] in {".", "!", "?", "”"}


def _is_spaced_ellipsis(page: Page, stop: int) -> bool:
    words = page.columns.words
    return words[stop] == "." and ("." in words[stop + 1 : stop + 2] or (stop > 0 and words[stop - 1] == "."))


def _abbreviated(page: Page, stop: int, after: int, following: int) -> bool:
    """Say whether an abbreviation with its full stop also ends a sentence."""
    word, coming = page.columns.words[stop], page.columns.words[following]
    rule = _rule(page, word)
    if rule == "never" or not coming[0].isupper():
        return False
    if rule == "ends":
        return coming not in page.abbreviations.zones
    if coming in page.abbreviations.starters or _is_common(page, following):
        return True
    quote_closed = any(mark in MARKS or mark in "”’»" for mark in page.columns.words[stop + 1 : after])
    return quote_closed and not _tagged(page, following)


def _is_common(page: Page, following: int) -> bool:
    """Say whether a capitalised plural is written small elsewhere in the article, and a small letter comes after it.

    Kiss and Strunk's orthographic heuristic (2006, 4.1.2) with one article as the evidence; plurals only, since
    "the U.S. Senate" beside "a senate vote" is no boundary, and "the U.S. Officials said" is.
    """
    words = page.columns.words
    coming, then = words[following], words[following + 1 : following + 2]
    return (
        coming[-1] == "s" and len(coming) > 4 and then != [] and then[0].islower() and coming.lower() in page.vocabulary
    )


def _rule(page: Page, word: str) -> str:
    rules = page.abbreviations.rules
    return rules.get(word) or rules.get(re.split("[-–]", word)[-1], "may_end")


def _tagged(page: Page, following: int) -> bool:
    """Say whether a name and a reporting verb come next: "'Never!' Ada Smith shouted" goes on."""
    words, helping = page.columns.words, page.abbreviations
    if words[following] in helping.starters:
        return False
    for word in words[following : following + 6]:
        if word in helping.tags:
            return True
        if not (word[0].isupper() or word in helping.particles):
            return False
    return False
