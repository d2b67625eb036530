"""What every Factiva layout shares: the words line, what follows it, field codes, and the ``Document ID``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from mediastudy.corpus.archives import dates
from mediastudy.corpus.archives.decoding import folded
from mediastudy.corpus.archives.labels import field, forms
from mediastudy.corpus.archives.records import Announcement

TIME = re.compile(r"^\d{1,2}:\d\d")
UNLISTED = re.compile(r"^\d[\d.,\s]*\s*[^\W\d_]{1,14}$")
OTHER_DOCUMENT = r"[^\W\d_]+[ \t]+([A-Za-z0-9]{4,12}(?:19|20)\d{6}[A-Za-z0-9]{5,12})"
CODE = re.compile(r"^(?=.*[A-Z])[A-Z0-9]{1,12}$")


def words_line(lines: Sequence[str]) -> int | None:
    """Return the place of the line ``N words``: the first above a date in any language, else the first listed."""
    folds = [folded(text) for text in lines]
    dated = (n for n, (text, below) in enumerate(pairwise(folds)) if is_length(text) and dates.leads(below))
    return next(dated, next((n for n, text in enumerate(folds) if _words().match(text)), None))


def is_length(text: str) -> bool:
    """Return whether a line reads ``N words``, in a listed language or with one word of another."""
    return bool(_words().match(text) or UNLISTED.match(text))


def document_id(text: str) -> str:
    """Return the accession number of a line ``Document ID``, or nothing."""
    match = document().match(folded(text))
    return (match[1] or match[2]) if match else ""


def after_words(lines: Sequence[str]) -> dict[str, str]:
    """Return the fields of the lines from ``N words`` on: date, time, source, code, edition, page, language, copyright.

    Their order is fixed and many may be missing: the front is read forward, the back backward.
    """
    found = {"length": lines[0]}
    rest = list(lines[1:])
    for name, fits in (("date", dates.leads), ("time", TIME.match), ("outlet", bool), ("source_code", CODE.match)):
        if rest and fits(rest[0]):
            found[name] = rest.pop(0)
    for name in ("copyright", "language"):
        if rest:
            found[name] = rest.pop()
    if rest:
        found["edition"] = "; ".join(rest)
    return found


def by_code(values: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a record in the layout with indexing: the body is LP and TD."""
    named = {name: value for code, value in values.items() if (name := field("factiva_codes", code))}
    body = [named.pop(part) for part in ("lead", "tail") if named.get(part)]
    identity = document_id(named.get("accession", "")) or named.get("accession", "")
    return {**named, "text": "\n\n".join(body), **({"id": identity} if identity else {})}


def stated(text: str) -> Iterator[Announcement]:
    """Return the number of results that a search summary states: of the whole search, not of the file."""
    for form in forms("factiva", "results"):
        if match := re.search(rf"{re.escape(form)}\s*([\d.,]+)", text):
            yield Announcement(f"{form} {match[1]} (the whole search)", int(re.sub(r"\D", "", match[1]) or 0))


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"^\d[\d.,\s]*\s?(?:{'|'.join(forms('factiva', 'words'))})$", re.IGNORECASE)


@cache
def document() -> re.Pattern[str]:
    """Return the pattern of the line ``Document ID``: in any language, where the number has a date inside."""
    listed = rf"(?:{'|'.join(forms('factiva', 'document'))})(?:[ \t]*ID)?[ \t]+([A-Za-z0-9]{{12,}})"
    return re.compile(rf"^(?:AN[ \t|]{{1,4}})?(?:{listed}|{OTHER_DOCUMENT})[ \t|]*$", re.MULTILINE)
