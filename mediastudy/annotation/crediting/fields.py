"""Fields: what the other columns of a corpus say of whose copy an article is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mediastudy.annotation.crediting.agencies import Agencies
from mediastudy.annotation.crediting.outlets import OUTLET, for_outlet
from mediastudy.annotation.furnishing.page import normal
from mediastudy.article import Article

NOTHING = frozenset(["", "none", "na", "nan", "null", "no", "false", "0", "unknown", "staff"])
"""What stands in a field that says nothing, as ``normal`` leaves it."""
TIP = re.compile(r"(?i)\s*(?:h/?t|via|photos?|image|picture)\b")
"""How a field begins that thanks for a tip or credits a picture."""
BETWEEN = re.compile(r"\s*[,;|&]\s*|\s+and\s+")
JOINED = re.compile(r"[;&]|\band\b")
WIRE = re.compile(r"(?i)(?:.{0,30}\b)?(?:wire|news) (?:services?|reports?)|wires?|agencies|.{1,30} wire")
STAFF = re.compile(r"(?i).*\bstaff\b.*|.*\b(?:editorial board|newsroom|correspondent|reporter)\b.*")
OWN_NAME = rf"{OUTLET}(?![a-z]).*"
"""How the outlet's own desks are called: "Harbour Herald staff", "HarbourMoney"; at mic.com, no Michael."""
OF = re.compile(r"(?i)\s+(?:of|for|at|in)\s+(?:the\s+)?")
NAMED = 5
"""How many words at the beginning of a title ("AP White House correspondent") may name the agency."""
MOST = 3
"""An author field of more names than this that has an agency among them was scraped off more than the byline."""


class Said(NamedTuple):
    """What one field says: as the label of a mark (``byline``, ``material``, ``staff``, ``person``), and the agency.

    ``desk`` is the outlet's own name alone: it stands above agency copy, too.
    """

    kind: str
    field: str
    agency: str = ""


def said(article: Article, book: Agencies) -> Iterator[Said]:
    """Return what the fields of the article say, in the order in which the lexicon lists the columns."""
    for column in book.fields.get("agency", ()):
        if found := _agency(article, column, book):
            yield found
    for column in book.fields.get("author", ()):
        if found := _author(article, column, book):
            yield found


def _value(article: Article, column: str) -> str:
    value = article.metadata.get(column)
    return value.strip() if isinstance(value, str) and normal(value) not in NOTHING else ""


def _agency(article: Article, column: str, book: Agencies) -> Said | None:
    """A field that holds an agency: the first column takes any name for one, the others only names of the lexicon."""
    value = _value(article, column)
    if not value or TIP.match(value):
        return None
    named = next((agency for part in BETWEEN.split(value) if (agency := book.named(part))), None)
    if named:
        return Said("byline", column, named.name)
    return Said("byline", column, value) if column == book.fields["agency"][0] else None


def _author(article: Article, column: str, book: Agencies) -> Said | None:
    value = re.sub(r"(?i)^\s*by:?\s+", "", _value(article, column))
    parts = [part for part in BETWEEN.split(value) if part and not part.startswith("@")]
    ours = for_outlet(OWN_NAME, article.outlet)
    agencies = [name for part in parts if not ours.fullmatch(part) and (name := _of_agency(part, book))]
    own = [part for part in parts if ours.fullmatch(part) or (STAFF.fullmatch(part) and not _of_agency(part, book))]
    if agencies and len(parts) > MOST:
        return None
    if agencies:
        shared = own or (len(parts) > len(agencies) and JOINED.search(value))
        return Said("material" if shared else "byline", column, agencies[0])
    if own:
        return Said("staff" if len(parts) > len(own) else "desk", column)
    return Said("person", column) if parts else None


def _of_agency(part: str, book: Agencies) -> str:
    """The agency that a part names: "Reuters in Lund", "Jana Orlova of Reuters", "Reuters Staff", "Wire reports"."""
    words = part.split()[:NAMED] if STAFF.fullmatch(part) else ()
    titles = (" ".join(words[:count]) for count in range(1, len(words)))
    if named := next((agency for said in (part, *OF.split(part), *titles) if (agency := book.named(said))), None):
        return named.name
    return "wire services" if WIRE.fullmatch(part) else ""
