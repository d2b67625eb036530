"""Old Nexis and LexisNexis Academic as text: ``n of N DOCUMENTS``, centred head, labels, body, end labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mediastudy.corpus.archives.decoding import decode, lines
from mediastudy.corpus.archives.nexis_record import Block, fields, label
from mediastudy.corpus.archives.records import Announcement, Export, Record, Source
from mediastudy.plural import counted

NUMBER = r"(\d[\d.,]*)"
SEPARATOR = re.compile(
    rf"^\s*(?:FOCUS\s*-\s*)?(?:{NUMBER} (?:of|von|de|van|di) {NUMBER} (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENT(?:OS|EN|I))"
    rf"|(?:FOCUS\s*-\s*|(?:Dokument|Documento?) ){NUMBER} (?:von|de|van|di) {NUMBER})\s*$"
)
COVER = re.compile(rf"^[^:]{{3,40}}:\s*[^:]{{3,40}}:\s*{NUMBER}\s*-\s*{NUMBER}\s*$")
"""``Download Request: Selected Items: 1-62``, in any language of the interface."""
CLOSING = ("load_date", "language", "publication_type")
"""Of these fields at least one stands after nearly every body."""
HEADING = {"outlet", "date", "edition", "copyright"}


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines of one record, and where it stands: its line in the file and its ``n of N``."""

    line: int
    stated: str
    content: tuple[str, ...]


def read_nexis_text(source: Source) -> Export:
    """Return the records of an old Nexis .txt; a single line break is the 80-column wrap, a blank line a paragraph."""
    text, encoding = decode(source.raw)
    every = lines(text)
    cut, found = settled(pieces(every) or _only(every), lambda piece: _record(source.name, piece))
    records = whole(found)
    said = announced(every, [piece.stated for piece in cut]) if cut else ()
    doubtful = bool(records) and not records[-1].fault and not _ended(records[-1])
    notes = ("no labels follow the text of its last document: the file may break off inside it",) if doubtful else ()
    return Export(records, said, encoding, notes)


def is_record(text: str) -> bool:
    """Return whether the text is one record without a separator: one label has its length, others stand at its end."""
    names = [pair[0] for line in lines(text) if (pair := label(Block((line.strip(),))))]
    return names.count("length") == 1 and bool(set(CLOSING) & set(names))


def _only(every: Sequence[str]) -> list[Piece]:
    return [Piece(0, "it has no separator", tuple(every))] if is_record("\n".join(every)) else []


def pieces(every: Sequence[str]) -> list[Piece]:
    """Return the records between the separators of these lines."""
    places = [number for number, line in enumerate(every) if SEPARATOR.match(line)]
    ends = [*places[1:], len(every)]
    return [
        Piece(start + 1, every[start].strip(), tuple(every[start + 1 : end]))
        for start, end in zip(places, ends, strict=False)
    ]


def settled(cut: Sequence[Piece], build: Callable[[Piece], Record]) -> tuple[list[Piece], list[Record]]:
    """Return the pieces and their records; a line of a body that looks like a separator does not part it.

    It is one when no date stands after it, and before it no end labels, though they follow most texts.
    """
    kept, records = list[Piece](), list[Record]()
    most = 2 * sum(_ended(build(piece)) for piece in cut) > len(cut) - 1
    for piece in cut:
        record = build(piece)
        if records and most and "date" not in record.fields and _open(records[-1]):
            last = kept.pop()
            kept.append(Piece(last.line, last.stated, (*last.content, piece.stated, *piece.content)))
            records[-1] = build(kept[-1])
        else:
            kept.append(piece)
            records.append(record)
    return kept, records


def _open(record: Record) -> bool:
    """Return whether a record breaks off in its text, or before its headline: then a separator is part of it."""
    return not _ended(record) and ("text" in record.fields or set(record.fields) <= HEADING)


def announced(cover: Sequence[str], stated: Sequence[str]) -> tuple[Announcement, ...]:
    """Return what the cover and the first separator state; a separator's N counts the file only if n runs 1..N."""
    found = []
    for line in cover[:40]:
        if match := COVER.match(line):
            found.append(Announcement(line.strip(), _number(match[2]) - _number(match[1]) + 1))
    totals = {_total(each) for each in stated} - {0}
    found += [
        Announcement(f"{stated[0]!r} to {stated[-1]!r}", total) for total in sorted(totals)[:1] if len(totals) == 1
    ]
    return tuple(found)


def _total(stated: str) -> int:
    match = SEPARATOR.match(stated)
    return _number(next(group for group in match.groups()[1::2] if group)) if match else 0


def _number(written: str) -> int:
    return int(re.sub(r"\D", "", written))


def whole(records: list[Record]) -> tuple[Record, ...]:
    """Return the records, the last one dropped when it has no end labels though most others have: it breaks off."""
    if not records:
        return ()
    *others, last = records
    if last.fault or _ended(last) or 2 * sum(map(_ended, others)) <= len(others):
        return tuple(records)
    fault = "no labels follow its text, as they follow the others': the file may break off inside it"
    return (*records[:-1], Record(last.place, last.fields, fault))


def _ended(record: Record) -> bool:
    return any(name in record.fields for name in CLOSING)


def blocks(content: Sequence[str]) -> list[Block]:
    """Return the paragraphs of a record: its lines between blank lines, and whether they are centred.

    Labels on lines that follow each other are one each; where there is no blank line at all, each line is a paragraph.
    """
    if "" not in "\n".join(line.strip() for line in content).strip().split("\n"):
        return [Block((line.strip(),), _centred([line])) for line in content if line.strip()]
    found: list[list[str]] = [[]]
    for line in content:
        if not line.strip() or (found[-1] and _is_label(line) and _is_label(found[-1][0])):
            found.append([])
        if line.strip():
            found[-1].append(line)
    return [Block(tuple(line.strip() for line in each), _centred(each)) for each in found if each]


def _is_label(line: str) -> bool:
    return label(Block((line.strip(),))) is not None


def _centred(each: Sequence[str]) -> bool:
    """A block is centred when all its lines are indented; a line that fills the width needs no indent."""
    return all(line[:1].isspace() or len(line.rstrip()) > 76 for line in each) and any(
        line[:2].isspace() for line in each
    )


def _record(name: str, piece: Piece) -> Record:
    place = f"{name}, line {piece.line} ({piece.stated})"
    found = fields(blocks(piece.content))
    size = counted(len(piece.content), "line")
    return Record(place, found, "" if found.get("text") else f"no body between its labels ({size})")
