"""Credits: where a page says whose copy it is: an agency's, in part an agency's, or the outlet's own people's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from mediastudy.annotation.crediting.agencies import Agencies, Rule, agencies
from mediastudy.annotation.crediting.outlets import for_outlet
from mediastudy.annotation.furnishing.page import Line, Page, read_page
from mediastudy.article import Article, Mark
from mediastudy.lexicon import Lexicons

NO_CREDIT = frozenset(["caption", "read_more", "subscription", "comment_form"])
"""Furniture that credits a picture, or names an agency for another reason: never the credit of the text."""
OWN = frozenset(["staff", "person"])
"""The kinds of credit that name no agency; a line can name staff beside the credit of an agency."""
FIRST = 6
"""How many lines from the top, the headline and furniture of NO_CREDIT left out, a byline is looked for in."""
LEAD = 90
"""How many characters of a line a dateline may take."""
LAST = 8
"""How many lines from the end a sign-off, a copyright line or a contribution is looked for in."""


def find_credits(article: Article, furniture: Iterable[Mark], lexicons: Lexicons) -> list[Mark]:
    """Return a mark for each line that credits the text, in order.

    The label is the kind: ``dateline``, ``byline``, ``sign-off``, ``copyright``, ``reprint`` and ``writers`` credit an
    agency with the text, ``material`` with a part of it, ``contribution`` with help; ``staff`` and ``person`` credit
    the outlet's people. ``attributes`` has the ``agency`` ("" if none is named) and ``before``, the share of the
    body that stands before the line. Rules: the lexicon ``agencies``; docs/wire.md.
    """
    book, page = agencies(lexicons["agencies"]), read_page(article)
    labels = _labels(page, furniture)
    lines = [at for at in range(len(page.lines)) if labels.get(at) not in NO_CREDIT]
    ahead = _ahead(page, labels)
    found = [*_datelines(page, book, lines, ahead), *_edges(page, book, lines, labels, ahead)]
    return sorted(found, key=lambda mark: (mark.start, mark.end, mark.label))


def _labels(page: Page, furniture: Iterable[Mark]) -> dict[int, str]:
    """The kind of furniture by the number of its line; a dateline takes only the beginning of a line."""
    starts = [line.start for line in page.lines]
    return {bisect_left(starts, mark.start): mark.label for mark in furniture}


def _ahead(page: Page, labels: Mapping[int, str]) -> list[float]:
    """The share of the body's characters that stand before each line; headlines, captions and the like are no body."""
    sizes = [len(line.text) if labels.get(at, "dateline") == "dateline" else 0 for at, line in enumerate(page.lines)]
    whole = sum(sizes) or 1
    return [before / whole for before in accumulate(sizes, initial=0)]


def _datelines(page: Page, book: Agencies, lines: list[int], ahead: list[float]) -> Iterator[Mark]:
    """Datelines stand first, or again where an agency's text begins below the outlet's own."""
    for rule in (rule for rule in book.rules if rule.place == "lead"):
        for at in lines:
            line = page.lines[at]
            if _holds(rule, line.text[:LEAD]) and (end := _begins(rule, line, page.article.outlet)):
                yield _mark(page, rule, book, (line.start, line.start + end), ahead[at])


def _edges(
    page: Page, book: Agencies, lines: list[int], labels: Mapping[int, str], ahead: list[float]
) -> Iterator[Mark]:
    """Near either end of the page: the first rule for agencies, and the first for the outlet's own, of each line."""
    lines = [at for at in lines if labels.get(at) != "headline"]
    first, last = set(lines[:FIRST]), set(lines[-LAST:])
    for at in sorted(first | last):
        places = {"edge", *(["first"] if at in first else []), *(["last"] if at in last else [])}
        rules = [rule for rule in book.rules if rule.place in places and rule.label in ("", labels.get(at))]
        read = [rule for rule in rules if _reads(rule, page, at)]
        agency = next((rule for rule in read if rule.kind not in OWN), None)
        own = next((rule for rule in read if rule.kind == "staff" or (rule.kind in OWN and not agency)), None)
        for rule in (agency, own):
            if rule:
                yield _mark(page, rule, book, page.lines[at][:2], ahead[at])


def _reads(rule: Rule, page: Page, at: int) -> bool:
    text = page.lines[at].text
    if len(text) > rule.longest or not _holds(rule, text):
        return False
    return any(for_outlet(form, page.article.outlet).fullmatch(text) for form in rule.forms)


def _holds(rule: Rule, text: str) -> bool:
    """The cheap test before any expression is tried; a plain loop, because it runs on every line near an end."""
    for held in rule.holds:
        if held in text:
            return True
    return not rule.holds


def _begins(rule: Rule, line: Line, outlet: str) -> int:
    """How many characters at the beginning of the line are the dateline; 0 for none, or where nothing follows."""
    for form in rule.forms:
        match = for_outlet(form, outlet).match(line.text)
        if match and match.end() < len(line.text):
            return len(match.group().rstrip())
    return 0


def _mark(page: Page, rule: Rule, book: Agencies, span: tuple[int, int], before: float) -> Mark:
    start, end = span
    agency = book.first(page.article.text[start:end]) or rule.names if rule.kind not in OWN else ""
    return Mark(start, end, rule.kind, {"agency": agency, "before": before})
