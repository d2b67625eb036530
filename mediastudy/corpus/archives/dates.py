"""Dates as archives write them, in the languages of their interfaces; the machine's locale plays no part."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from functools import cache
from importlib.resources import files

WEEKDAY = r"(?:[^\W\d_]+(?:-[^\W\d_]+)?\.?,?\s+)?"
"""One word may stand before a date: its weekday (``segunda-feira`` is one)."""
FIGURES = r"(?P<a>\d{1,2})(?P<s>[/-])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)"
IN_FIGURES = re.compile(rf"^{WEEKDAY}{FIGURES}")
SHORT_YEAR = re.compile(r"^\d{1,2}([/-])\d{1,2}\1\d\d(?!\d)")
UNTIL = re.compile(r"\d\s*[-–]\s*$")
"""Stands before the last day of several ("May 30 - June 5, 2010"): the first has no year, and no day is named alone."""
YEAR_LAST = re.compile(r"\b(?:19|20)\d\d$")
LONGEST = 40
"""Signs of a line that names a month or a season and no day."""


def parse(written: str) -> dt.date | None:
    """Return the first day named in `written`, or None when none is ("Summer, 2008", "January 2009", "03/04/2010").

    A date that spaces fell into ("Ju n 9, 2024") is read without them.
    """
    found = _search(written, "") or _search(re.sub(r"\s+", "", written), "")
    return found[1] if found else None


def first(text: str) -> str:
    """Return the first date in `text` as it is written there, or nothing."""
    found = _search(text, "")
    return found[0] if found else ""


def leads(line: str) -> bool:
    """Return whether the line begins with a date, with or without a weekday before it."""
    return _search(line.strip(), WEEKDAY) is not None or _names_two(line)


def ambiguous(written: str) -> bool:
    """Return whether `written` is a date in figures that may be more days than one: 03/04/2010, or 3/4/10."""
    return _names_two(written) or SHORT_YEAR.match(written.strip()) is not None


def vague(line: str) -> bool:
    """Return whether the line names a time without a day: "January 2009", "Summer 2009", "May 3 - 9, 2010"."""
    words = re.findall(r"[^\W\d_]+", line.lower())
    named = any(word in _months() or word in _seasons() for word in words)
    return len(line) <= LONGEST and named and YEAR_LAST.search(line.strip()) is not None and not leads(line)


@cache
def data(name: str) -> dict[str, object]:
    """Return the tables of the TOML file `name` of this folder."""
    text = files("mediastudy.corpus.archives").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _months() -> dict[str, int]:
    table = data("dates")["months"]
    assert isinstance(table, dict)
    return {form: number for names in table.values() for number, forms in enumerate(names, 1) for form in forms.split()}


@cache
def _seasons() -> frozenset[str]:
    table = data("dates")["seasons"]
    assert isinstance(table, dict)
    return frozenset(form for names in table.values() for form in names.split())


@cache
def _patterns(before: str) -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    start = rf"^{before}" if before else r"(?<!\d)"
    day = r"(?P<d>\d{1,2})(?:er|st|nd|rd|th|º)?"
    year = r"(?P<y>\d{4})(?!\d)"
    of = r"(?:del?\s|of\s|d['’])?"
    return tuple(
        re.compile(start + shape, re.IGNORECASE)
        for shape in (
            rf"(?P<y>\d{{4}})[-/.](?P<n>\d{{1,2}})[-/.]{day}",
            r"(?P<d>\d{1,2})\.\s?(?P<n>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)",
            FIGURES,
            r"(?P<y>(?:19|20)\d\d)(?P<n>\d\d)(?P<d>\d\d)(?:\d{6})?\b",
            rf"{year}\s*[年년]\s*(?P<n>\d{{1,2}})\s*[月월]\s*{day}",
            rf"{day}[.-]?\s*{of}\s*(?P<m>{month})\b[.-]?,?\s*{of}\s*{year}",
            rf"{day}\.?(?P<m>{month})\.?,?{year}",
            rf"(?P<m>{month})\.?\s*{day},?\s*{year}",
            rf"{year}\.?\s(?P<m>{month})\.?\s{day}(?!\d)",
        )
    )


def _search(written: str, before: str) -> tuple[str, dt.date] | None:
    """Return the first date that is one, as written and as a day."""
    matches = [found for pattern in _patterns(before) if (found := pattern.search(written))]
    for found in sorted(matches, key=lambda match: match.start()):
        days = _days(found)
        if len(days) == 1 and not UNTIL.search(written[: found.start()]):
            return found[0], days.pop()
    return None


def _names_two(written: str) -> bool:
    match = IN_FIGURES.match(written.strip())
    return match is not None and len(_days(match)) > 1


def _days(found: re.Match[str]) -> set[dt.date]:
    """Return the days that a match can be: two for figures that may stand in either order, none for 31/02/2010."""
    parts = found.groupdict()
    if "a" in parts:
        orders = [(parts["a"], parts["b"]), (parts["b"], parts["a"])]
    else:
        orders = [(parts["n"] if "n" in parts else _months()[parts["m"].lower()], parts["d"])]
    return {day for month, number in orders if (day := _date(int(parts["y"]), int(month), int(number)))}


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
