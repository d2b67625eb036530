"""Evidence: what a rule may ask of a line beside its pattern, from the page and the article's other fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from mediastudy.annotation.furnishing.page import Page, normal
from mediastudy.annotation.furnishing.repeated import key

Evidence = Callable[[Page, int], bool]
BETWEEN = re.compile(r"[,;&|]| and ")
BY = re.compile(r"(?i)by[: ]\s*")
CLOSING = {'"', "”", "’", "'", "»"}
AUTHOR_FIELDS = ("author", "authors", "byline")


def always(page: Page, index: int) -> bool:
    """Say yes: the pattern is evidence enough."""
    return True


def author(page: Page, index: int) -> bool:
    """Say whether the line is made of nothing but names out of the article's author field."""
    line = page.lines[index].text
    names = {normal(name) for name in BETWEEN.split(_authors(page))} - {""}
    said = {normal(name) for name in BETWEEN.split(BY.sub("", line, count=1))} - {""}
    return bool(said) and said <= names


def outlet(page: Page, index: int) -> bool:
    """Say whether the line is the outlet's name, spelled out or as the host says it (``www.herald.com``)."""
    return _is_outlet(page, index)


def before_outlet(page: Page, index: int) -> bool:
    """Say whether the next line is the outlet's name."""
    return _is_outlet(page, index + 1)


def twice(page: Page, index: int) -> bool:
    """Say whether the line stands twice running."""
    line = page.lines[index].text
    return any(0 <= near < len(page.lines) and page.lines[near].text == line for near in (index - 1, index + 1))


def unlisted(page: Page, index: int) -> bool:
    """Say whether no line beside this one is an item of the same list, and the one before ends no quotation."""
    before = page.lines[index - 1].text if index else ""
    after = page.lines[index + 1].text if index + 1 < len(page.lines) else ""
    return page.lines[index].text[0] not in (before[:1], after[:1]) and before[-1:] not in CLOSING


def sole_capitals(page: Page, index: int) -> bool:
    """Say whether no line beside this one is in capitals too, as in a teletype text or a transcript."""
    near = (page.lines[at].text for at in (index - 1, index + 1) if 0 <= at < len(page.lines))
    return not any(text.isupper() for text in near)


def opening(page: Page, index: int) -> bool:
    """Say whether the line begins a paragraph: it follows a blank line, or a line that does not break off."""
    line, before = page.lines[index], page.lines[index - 1].text if index else ""
    return line.apart or not (before[-1:].islower() or before[-1:] in ",;")


def before_opening(page: Page, index: int) -> bool:
    """Say whether the next line, if there is one, begins a paragraph, or at least begins with no small letter."""
    return index + 1 >= len(page.lines) or page.lines[index + 1].apart or not page.lines[index + 1].text[0].islower()


def repeated(page: Page, index: int) -> bool:
    """Say whether the outlet repeats the line, wherever on the page."""
    return _repeats(page, index, "repeated")


def repeated_first(page: Page, index: int) -> bool:
    """Say whether the outlet repeats the line, always near the top."""
    return _repeats(page, index, "repeated_first")


def repeated_last(page: Page, index: int) -> bool:
    """Say whether the outlet repeats the line, always near the end."""
    return _repeats(page, index, "repeated_last")


EVIDENCE: Mapping[str, Evidence] = {
    "none": always,
    "author": author,
    "outlet": outlet,
    "before_outlet": before_outlet,
    "twice": twice,
    "unlisted": unlisted,
    "opening": opening,
    "before_opening": before_opening,
    "sole_capitals": sole_capitals,
    "repeated": repeated,
    "repeated_first": repeated_first,
    "repeated_last": repeated_last,
}


def _authors(page: Page) -> str:
    found = (page.article.metadata.get(field) for field in AUTHOR_FIELDS)
    return next((value for value in found if isinstance(value, str)), "")


def _repeats(page: Page, index: int, place: str) -> bool:
    return bool(page.repeated) and page.repeated.get(key(page.lines[index].text)) == place


def _is_outlet(page: Page, index: int) -> bool:
    if index >= len(page.lines):
        return False
    name = page.article.outlet
    labels = [label for label in name.split(".")[:-1] if label != "www"]
    return normal(page.lines[index].text) in {normal(name), *labels} - {""}
