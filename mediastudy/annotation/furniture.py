"""Furniture: the stretches of a page that are not body text, each with the rule that found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mediastudy.annotation.furnishing.evidence import EVIDENCE
from mediastudy.annotation.furnishing.headline import by_likeness, by_position, by_title
from mediastudy.annotation.furnishing.page import Page, read_page
from mediastudy.annotation.furnishing.repeated import NONE, Repeated
from mediastudy.annotation.furnishing.rules import Rule, Rules, rules
from mediastudy.article import Article, Mark
from mediastudy.lexicon import Lexicons

HEAD = 40
"""How many lines from the top a dateline is looked for in, marked ones counted."""
Found = dict[int, Rule]
"""The rule that each marked line answers to, by the line's number on the page."""


def find_furniture(article: Article, lexicons: Lexicons, repeated: Repeated = NONE) -> Iterable[Mark]:
    """Return a mark for each stretch of furniture, in order, none overlapping another.

    `repeated` are the lines that a first pass over the corpus found on many pages of an outlet (`find_repeated`).

    The label is the kind (``headline``, ``byline``, ``dateline`` ...), ``attributes["rule"]`` the entry of the lexicon
    ``furniture`` that found it. A mark covers one line without the white space around it, or, for a dateline, the
    beginning of a line up to the first word of the story. The text is never altered.
    """
    book, page = rules(lexicons["furniture"]), read_page(article, repeated)
    found = _anywhere(page, book)
    _headline(page, book, found)
    _from_edge(page, book.placed.get("first", ()), found, range(len(page.lines)))
    _from_edge(page, book.placed.get("last", ()), found, range(len(page.lines) - 1, -1, -1))
    return sorted([*_lines(page, found), *_lead(page, book, found)], key=lambda mark: mark.start)


def _anywhere(page: Page, book: Rules) -> Found:
    found = {}
    for index, line in enumerate(page.lines):
        for rule in book.called(line.text):
            if rule.where == "anywhere" and _holds(rule, page, index):
                found[index] = rule
                break
    return found


def _holds(rule: Rule, page: Page, index: int) -> bool:
    return rule.takes(page.lines[index].text) and EVIDENCE[rule.evidence](page, index)


def _headline(page: Page, book: Rules, found: Found) -> None:
    """Add the headline to `found`, under the first of the headline rules in the lexicon that sees one."""
    first = next((index for index in range(len(page.lines)) if index not in found), len(page.lines))
    for rule in book.placed.get("headline", ()):
        if rule.evidence == "title":
            lines = by_title(page)
        elif rule.evidence == "likeness":
            lines = by_likeness(page, first)
        else:
            lines = _untitled(page, book, first)
        if lines:
            found.update(dict.fromkeys(lines, rule))
            return


def _untitled(page: Page, book: Rules, first: int) -> range:
    if page.article.title.strip():
        return range(0)
    return by_position(page, first, titled_next=_is_titled(page, book, first + 1))


def _is_titled(page: Page, book: Rules, index: int) -> bool:
    if index >= len(page.lines):
        return False
    bylines = (rule for rule in book.placed.get("first", ()) if rule.label == "byline")
    text = page.lines[index].text
    leads = any(rule.pattern.match(text) for rule in book.placed.get("lead", ()))
    return leads or any(_holds(rule, page, index) for rule in bylines)


def _from_edge(page: Page, placed: tuple[Rule, ...], found: Found, order: range) -> None:
    """Add the lines near one end of the page that answer to a rule for that end; marked lines are not counted."""
    passed, deepest = 0, max((rule.within for rule in placed), default=0)
    for index in order:
        if index in found:
            continue
        rule = next((rule for rule in placed if passed < rule.within and _holds(rule, page, index)), None)
        if rule:
            found[index] = rule
        else:
            passed += 1
        if passed >= deepest:
            break


def _lines(page: Page, found: Found) -> Iterator[Mark]:
    for index, rule in found.items():
        line = page.lines[index]
        yield Mark(line.start, line.end, rule.label, {"rule": rule.name})


def _lead(page: Page, book: Rules, found: Found) -> list[Mark]:
    """The dateline: the beginning of one of the first lines that are left."""
    body = [index for index in range(min(len(page.lines), HEAD)) if index not in found]
    for number, index in enumerate(body[:4]):
        line = page.lines[index]
        for rule in book.placed.get("lead", ()):
            match = rule.pattern.match(line.text) if number < rule.within else None
            if match and match.end() < len(line.text) and EVIDENCE[rule.evidence](page, index):
                end = line.start + len(match.group().rstrip())
                return [Mark(line.start, end, rule.label, {"rule": rule.name})]
    return []
