"""Records made into rows of a corpus: id, outlet, date, title, text, author, and the rest as metadata."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from mediastudy.corpus.archives import dates
from mediastudy.corpus.archives.ledger import Account, Dropped
from mediastudy.corpus.archives.records import Export, Record, Source

FIRST = ("id", "outlet", "date", "title", "text", "author")
UNNAMED = "unknown"
"""The outlet of a document whose publication the archive does not give."""

FEW = 5
"""So many articles are named in a note."""
SHORT = "less than half of the words that the archive states"
TWO_DAYS = "the date is in figures that may be two days, and is left out (date_as_given keeps it)"
RENAMED = "the id was given before, and got a number (id_as_given keeps it)"

Row = dict[str, str]


@dataclass(slots=True)
class Rows:
    """What an import remembers of its rows: ids are given once, and the first bearer of each content is known.

    `put` takes each row as it is made; none is held.
    """

    put: Callable[[Row], None]
    ids: dict[str, int] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)

    def take(self, source: Source, name: str, export: Export) -> Account:
        """Put the articles of an export; return the Account of its file."""
        tally = Tally()
        for record in export.records:
            fault = record.fault or ("" if record.fields.get("text", "").strip() else "it has no text")
            if fault:
                tally.dropped.append(Dropped(record.place, fault))
            else:
                row = self._row(source, name, record)
                tally.add(row)
                self.put(row)
        return tally.account(source, name, export)

    def _row(self, source: Source, name: str, record: Record) -> Row:
        given = record.fields
        written = given.get("date", "")
        day = dates.parse(written)
        row = {key: given.get(key, "") for key in FIRST} | {"date": day.isoformat() if day else ""}
        row["outlet"] = row["outlet"] or UNNAMED
        digest = _digest(row)
        wanted = given.get("id") or f"{name.split('_', maxsplit=1)[0]}-{digest}"
        row["id"] = self._unique(wanted)
        rest = {key: value for key, value in given.items() if key not in FIRST and value}
        first = self.contents.setdefault(digest, row["id"])
        repeats = {"repeats": first} if first != row["id"] else {}
        traced = {"source_format": name, "source_place": record.place, "source_sha256": source.sha256}
        given_id = {"id_as_given": wanted} if given.get("id") and row["id"] != wanted else {}
        return {**row, **({"date_as_given": written} if written else {}), **given_id, **rest, **repeats, **traced}

    def _unique(self, wanted: str) -> str:
        """Return the id, with -2, -3 ... when it was given before: a document that repeats is data, not an error."""
        self.ids[wanted] = self.ids.get(wanted, 0) + 1
        return wanted if self.ids[wanted] == 1 else self._unique(f"{wanted}-{self.ids[wanted]}")


@dataclass(slots=True)
class Tally:
    """The counts of one file while its records pass."""

    imported: int = 0
    repeated: int = 0
    undated: int = 0
    renamed: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)
    two_days: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Count an article."""
        self.imported += 1
        self.repeated += "repeats" in row
        self.undated += not row["date"]
        if "id_as_given" in row:
            self.renamed.append(row["source_place"])
        if dates.ambiguous(row.get("date_as_given", "")):
            self.two_days.append(row["source_place"])
        if _is_short(row):
            self.short.append(row["source_place"])

    def account(self, source: Source, name: str, export: Export) -> Account:
        """Return the Account of the file."""
        return Account(
            source.name,
            source.sha256,
            name,
            export.encoding,
            self.imported + len(self.dropped),
            self.imported,
            tuple(self.dropped),
            export.announced,
            self.repeated,
            self.undated,
            (
                *export.notes,
                *_note(SHORT, self.short),
                *_note(TWO_DAYS, self.two_days),
                *_note(RENAMED, self.renamed),
            ),
        )


def _is_short(row: Row) -> bool:
    """Return whether the article has less than half the words that the archive states: it may be cut."""
    match = re.match(r"(\d[\d.,]*)\s+[^\W\d]{4}", row.get("length", ""))
    return bool(match) and 2 * len(row["text"].split()) < int(re.sub(r"\D", "", match[1]) or 0)  # type: ignore[index]  # bool


def _note(what: str, places: list[str]) -> tuple[str, ...]:
    """Return the note on these articles, the first of them named."""
    more = f" and {len(places) - FEW:,} more" if len(places) > FEW else ""
    return (f"{what}: {'; '.join(places[:FEW])}{more}",) if places else ()


def _digest(row: Row) -> str:
    content = "\x1f".join(row[key] for key in ("outlet", "date", "title", "text"))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def iso(value: object) -> str:
    """Return a cell of a table as text; a day as YYYY-MM-DD."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return "" if value is None or value != value else str(value)  # noqa: PLR0124 - only NaN differs from itself
