"""Boundaries: whether a stop ends its sentence, decided by the stop, the marks after it, and the next word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

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
BRAND = re.compile(r"[a-z]{1,2}[A-Z]|https?:|www\.")


@dataclass(frozen=True, slots=True)
class Page:
    """What a decision looks at: the columns, where paragraphs start, the quotation marks by token, the lexicon."""

    columns: Columns
    starts: frozenset[int]
    marks: Mapping[int, bool]
    """From the token of a quotation's mark to whether it closes."""
    abbreviations: Abbreviations


def boundary(page: Page, stop: int) -> int:
    """Return the token at which a new sentence starts after the token `stop`, or 0 if it ends none."""
    words = page.columns.words
    after = _after_closers(page, stop)
    if after in page.starts:
        return after
    following = after
    while following + 1 not in page.starts and words[following] in OPENERS:
        following += 1
    return after if _ends(page, stop, after, following) else 0


def _after_closers(page: Page, stop: int) -> int:
    """Return the first token after `stop` that is neither another stop nor a closing mark, in the same paragraph."""
    after = stop + 1
    while after not in page.starts and _closes(page, after):
        after += 1
    return after


def _closes(page: Page, index: int) -> bool:
    word = page.columns.words[index]
    if word in MARKS:
        free = not page.columns.before(index).isspace() and not page.columns.after(index).isalnum()
        return page.marks.get(index, free)
    return word in CLOSERS or word in ELLIPSES or word in ".!?"


def _ends(page: Page, stop: int, after: int, following: int) -> bool:
    """Say whether the stop ends a sentence, given the first token after its closing marks and the next word's."""
    word, coming = page.columns.words[stop], page.columns.words[following]
    if word in ("!", "?"):
        return _opens_a_sentence(coming) and not (after > stop + 1 and _tagged(page, following))
    if word[-1] != "." or word in ELLIPSES or _is_spaced_ellipsis(page, stop):
        return coming[0].isupper() and not (after > stop + 1 and _tagged(page, following))
    if word[0] == ".":
        return _plain(page, stop, after, following)
    return _abbreviated(page, stop, after, following)


def _opens_a_sentence(coming: str) -> bool:
    if coming[0].isalpha():
        return not coming[0].islower() or BRAND.match(coming) is not None
    return coming[0].isdigit() or coming[0] in "@#$£€•·▪►*“‘«\"'`([{—–-" or coming[0].isnumeric()


def _plain(page: Page, stop: int, after: int, following: int) -> bool:
    """Say whether a full stop that belongs to no abbreviation ends a sentence."""
    words = page.columns.words
    if _is_enumerator(page, stop):
        return False
    if len(words[stop - 1]) == 1 and words[stop - 1].isupper() and words[stop - 1] != "I" and after == stop + 1:
        # An initial at a line's end, or before a mark: "J. 'Joe' Smith"
        return words[following] in page.abbreviations.starters
    if words[following][0].islower() and after < following and words[after] not in DASHES:
        return True
    return _opens_a_sentence(words[following])


def _is_enumerator(page: Page, stop: int) -> bool:
    """Say whether the stop belongs to a number or letter that heads an item: "1. Wash the car"."""
    first = stop - 1
    return first in page.starts and ENUMERATOR.match(page.columns.words[first]) is not None


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
    if coming in page.abbreviations.starters:
        return True
    quote_closed = any(mark in MARKS or mark in "”’»" for mark in page.columns.words[stop + 1 : after])
    return quote_closed and not _tagged(page, following)


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
