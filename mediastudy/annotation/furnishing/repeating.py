"""The first pass over a corpus: which lines an outlet prints so often and so steadily that they are furniture.

Two scans. The first counts lines in a table of fixed size, so that memory stays flat; the second looks at those that
may be frequent: in how many different stories each stands, and whether always at the same end.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from mediastudy.annotation.furnishing.page import Page, read_page
from mediastudy.annotation.furnishing.repeated import Repeated, key
from mediastudy.annotation.furnishing.rules import Rules, rules
from mediastudy.annotation.furniture import find_furniture
from mediastudy.article import Article
from mediastudy.lexicon import Lexicons

SLOTS = 1 << 24
"""Counters of the first scan, a byte each. Lines that share one are looked at for nothing; none is missed."""
STEADY = 0.9
"""At least this share of a line's occurrences must be at its end of the page."""
OWN = 0.5
"""At least this share of the articles with a line must be stories of their own: copies of one story repeat its text."""
COMMON = 0.001
"""A repeated line stands in at least this share of its outlet's articles, however many those are."""
EDGE = 4
"""How many lines of a page that no other rule took are its first, and its last."""
Articles = Callable[[], Iterable[Article]]


@dataclass(slots=True)
class _Seen:
    """What the second scan knows of a line: its words, its articles, their stories, and how often it was at an end.

    Of spellings that differ in case or in dates the first in alphabetical order stands for all, whichever came first.
    """

    text: str
    articles: int = 0
    lines: int = 0
    stories: set[int] = field(default_factory=set)
    places: Counter[str] = field(default_factory=Counter)


def find_repeated(articles: Articles, lexicons: Lexicons) -> Repeated:
    """Return the repeated lines of the articles that `articles` gives, each time it is called the same."""
    book = rules(lexicons["furniture"])
    asking = [rule for rule in book.every if rule.stories]
    if not asking:
        return Repeated()
    fewest, longest = min(rule.stories for rule in asking), max(rule.longest for rule in asking)
    counters, totals = _count(articles(), longest, fewest)
    if max(totals.values(), default=0) < fewest:
        return Repeated()
    seen = _look(articles(), lexicons, lambda outlet, each: counters[_slot(outlet, each)] >= fewest, longest)
    places = ((each, _place(line, book, totals[each[0]])) for each, line in sorted(seen.items()))
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for (outlet, line_key), place in places:
        if place:
            found[outlet][line_key] = place
    return Repeated(dict(found))


def _count(articles: Iterable[Article], longest: int, enough: int) -> tuple[bytearray, Counter[str]]:
    """Return in how many articles each slot's lines stand, counted up to `enough`, and the articles of each outlet."""
    counters, totals = bytearray(SLOTS), Counter[str]()
    for article in articles:
        totals[article.outlet] += 1
        lines = {line for raw in article.text.split("\n") if (line := raw.strip()) and len(line) <= longest}
        for slot in {_slot(article.outlet, key(line)) for line in lines}:
            counters[slot] = min(enough, counters[slot] + 1)
    return counters, totals


def _slot(outlet: str, line_key: int) -> int:
    return (line_key ^ zlib.crc32(outlet.encode("utf-8", "replace"))) % SLOTS


def _look(
    articles: Iterable[Article], lexicons: Lexicons, frequent: Callable[[str, int], bool], longest: int
) -> dict[tuple[str, int], _Seen]:
    seen: dict[tuple[str, int], _Seen] = {}
    book = rules(lexicons["furniture"])
    for article in articles:
        page = read_page(article)
        keys = {at: key(line.text) for at, line in enumerate(page.lines) if len(line.text) <= longest}
        hits = {at: each for at, each in keys.items() if frequent(article.outlet, each)}
        if any(_is_open(page.lines[at].text, book) for at in hits):
            _add(page, hits, lexicons, seen)
    return seen


def _is_open(line: str, book: Rules) -> bool:
    """Whether a rule on repeated lines may take the line, and none takes it wherever it stands.

    Most lines that are frequent are advertisement labels and the like: a page with nothing else need not be marked.
    """
    if not any(rule.stories and rule.takes(line) for rule in book.every):
        return False
    return not any(
        rule.where == "anywhere" and rule.evidence == "none" and rule.takes(line) for rule in book.called(line)
    )


def _add(page: Page, hits: dict[int, int], lexicons: Lexicons, seen: dict[tuple[str, int], _Seen]) -> None:
    marked = {mark.start for mark in find_furniture(page.article, lexicons)}
    free = [at for at, line in enumerate(page.lines) if line.start not in marked]
    ends = dict(_ends(free))
    story = key(max((line.text for at, line in enumerate(page.lines) if at not in hits), key=len, default=""))
    for at in (at for at in free if at in hits):
        line = seen.setdefault((page.article.outlet, hits[at]), _Seen(page.lines[at].text))
        line.text = min(line.text, page.lines[at].text)
        line.lines += 1
        line.places[ends.get(at, "")] += 1
        line.stories.add(story)
    for each in {hits[at] for at in free if at in hits}:
        seen[page.article.outlet, each].articles += 1


def _ends(free: list[int]) -> Iterator[tuple[int, str]]:
    """Yield the first and the last lines of a page with their place; a page too short has no ends to tell apart."""
    if len(free) > 2 * EDGE:
        yield from ((at, "repeated_first") for at in free[:EDGE])
        yield from ((at, "repeated_last") for at in free[-EDGE:])


def _place(line: _Seen, book: Rules, of_outlet: int) -> str:
    """Return the place of a line that a rule takes for repeated furniture, else nothing."""
    if len(line.stories) < max(OWN * line.articles, COMMON * of_outlet):
        return ""
    place, count = line.places.most_common(1)[0]
    steady = place if count >= STEADY * line.lines else ""
    known = [rule for rule in book.every if rule.evidence == steady] if steady else []
    known += [rule for rule in book.called(line.text) if rule.evidence == "repeated"]
    return next((rule.evidence for rule in known if len(line.stories) >= rule.stories and rule.takes(line.text)), "")
