"""Records made into rows of a corpus: id, outlet, date, title, text, author, and the rest as metadata."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field, replace

from mediastudy.corpus.archives import dates
from mediastudy.corpus.archives.ledger import Account, Dropped
from mediastudy.corpus.archives.records import Export, Record, Source

FIRST = ("id", "outlet", "date", "title", "text", "author")
UNNAMED = "unknown"
"""The outlet of a document whose publication the archive does not give."""

FEW = 5
"""So many articles are named in a note."""

Row = dict[str, str]


@dataclass(slots=True)
class Rows:
    """The rows of an import so far: ids are given once, and the first bearer of each content is known."""

    rows: list[Row] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    contents: dict[str, str] = field(default_factory=dict)

    def take(self, source: Source, name: str, export: Export) -> Account:
        """Add the articles of an export; return the Account of its file."""
        before = len(self.rows)
        dropped = []
        for record in export.records:
            fault = record.fault or ("" if record.fields.get("text", "").strip() else "it has no text")
            if fault:
                dropped.append(Dropped(record.place, fault))
            else:
                self.rows.append(self._row(source, name, record))
        added = self.rows[before:]
        account = Account(source.name, source.sha256, name, export.encoding, len(export.records), len(added), ())
        return replace(
            account,
            dropped=tuple(dropped),
            announced=export.announced,
            notes=(*export.notes, *_short(added)),
            repeated=sum("repeats" in row for row in added),
            undated=sum(not row["date"] for row in added),
        )

    def _row(self, source: Source, name: str, record: Record) -> Row:
        given = record.fields
        written = given.get("date", "")
        day = dates.parse(written)
        row = {key: given.get(key, "") for key in FIRST} | {"date": day.isoformat() if day else ""}
        row["outlet"] = row["outlet"] or UNNAMED
        digest = _digest(row)
        row["id"] = self._unique(given.get("id") or f"{name.split('_', maxsplit=1)[0]}-{digest}")
        rest = {key: value for key, value in given.items() if key not in FIRST and value}
        first = self.contents.setdefault(digest, row["id"])
        repeats = {"repeats": first} if first != row["id"] else {}
        traced = {"source_format": name, "source_place": record.place, "source_sha256": source.sha256}
        return {**row, **({"date_as_given": written} if written else {}), **rest, **repeats, **traced}

    def _unique(self, wanted: str) -> str:
        """Return the id, with -2, -3 ... when it was given before: a document that repeats is data, not an error."""
        self.ids[wanted] = self.ids.get(wanted, 0) + 1
        return wanted if self.ids[wanted] == 1 else self._unique(f"{wanted}-{self.ids[wanted]}")


def _short(rows: list[Row]) -> tuple[str, ...]:
    """Return the note on articles with less than half the words that the archive states: they may be cut."""
    found = []
    for row in rows:
        match = re.match(r"(\d[\d.,]*)\s+[^\W\d]{4}", row.get("length", ""))
        stated = int(re.sub(r"\D", "", match[1])) if match else 0
        if 2 * len(row["text"].split()) < stated:
            found.append(row["source_place"])
    if not found:
        return ()
    more = f" and {len(found) - FEW} more" if len(found) > FEW else ""
    return (f"less than half of the words that the archive states: {'; '.join(found[:FEW])}{more}",)


def _digest(row: Row) -> str:
    content = "\x1f".join(row[key] for key in ("outlet", "date", "title", "text"))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def iso(value: object) -> str:
    """Return a cell of a table as text; a day as YYYY-MM-DD."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return "" if value is None or value != value else str(value)  # noqa: PLR0124 - only NaN differs from itself
