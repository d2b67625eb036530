"""Dates as archives write them, in the languages of their interfaces; the machine's locale plays no part."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from functools import cache
from importlib.resources import files

WEEKDAY = r"(?:[^\W\d_]+(?:-[^\W\d_]+)?\.?,?\s+)?"
"""One word may stand before a date: its weekday (``segunda-feira`` is one)."""


def parse(written: str) -> dt.date | None:
    """Return the first day named in `written`, or None when none is ("Summer, 2008", "January 2009").

    A date that spaces fell into ("Ju n 9, 2024") is read without them.
    """
    return _search(written, "") or _search(re.sub(r"\s+", "", written), "")


def leads(line: str) -> bool:
    """Return whether the line begins with a date, with or without a weekday before it."""
    return _search(line.strip(), WEEKDAY) is not None


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
def _patterns(before: str) -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    start = rf"^{before}" if before else r"(?<!\d)"
    day = r"(?P<d>\d{1,2})(?:er|st|nd|rd|th|º)?"
    year = r"(?P<y>\d{4})(?!\d)"
    return tuple(
        re.compile(start + shape, re.IGNORECASE)
        for shape in (
            rf"(?P<y>\d{{4}})[-/.](?P<n>\d{{1,2}})[-/.]{day}",
            r"(?P<d>\d{1,2})\.\s?(?P<n>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)",
            r"(?P<y>(?:19|20)\d\d)(?P<n>\d\d)(?P<d>\d\d)(?:\d{6})?\b",
            rf"{year}\s*[年년]\s*(?P<n>\d{{1,2}})\s*[月월]\s*{day}",
            rf"{day}\.?\s*(?:de\s)?\s*(?P<m>{month})\b\.?,?\s*(?:de\s)?\s*{year}",
            rf"{day}\.?(?P<m>{month})\.?,?{year}",
            rf"(?P<m>{month})\.?\s*{day},?\s*{year}",
        )
    )


def _search(written: str, before: str) -> dt.date | None:
    matches = [found for pattern in _patterns(before) if (found := pattern.search(written))]
    for found in sorted(matches, key=lambda match: match.start()):
        parts = found.groupdict()
        month = int(parts["n"]) if "n" in parts else _months()[parts["m"].lower()]
        try:
            return dt.date(int(parts["y"]), month, int(parts["d"]))
        except ValueError:
            continue
    return None
