"""Nexis as RTF: Nexis Uni's paragraphs, or old Nexis's records; page headers are left out by the RTF reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mediastudy.corpus.archives.docx import Paragraph
from mediastudy.corpus.archives.nexis import Piece, announced, pieces, settled, whole
from mediastudy.corpus.archives.nexis_record import Block, fields
from mediastudy.corpus.archives.nexis_uni import read_paragraphs
from mediastudy.corpus.archives.records import Export, Record, Source
from mediastudy.corpus.archives.rtf import Line, read_rtf

CUT = "the RTF ends inside a group: it is cut off or damaged"
DECLARED = "as the RTF declares"


def read_nexis_uni_rtf(source: Source) -> Export:
    """Return the records of a Nexis Uni .rtf."""
    lines, closed = read_rtf(source.raw)
    export = read_paragraphs([Paragraph(line.text) for line in lines], source.name, closed)
    return replace(export, encoding=DECLARED, notes=(*export.notes, *(() if closed else (CUT,))))


def read_nexis_old_rtf(source: Source) -> Export:
    """Return the records of an old Nexis .rtf or .doc; a paragraph is a line, so none is joined to the next."""
    lines, closed = read_rtf(source.raw)
    texts = [line.text for line in lines]
    cut, records = settled(pieces(texts), lambda piece: _record(piece, lines, source.name))
    said = announced(texts, [piece.stated for piece in cut]) if cut else ()
    return Export(whole(records), said, DECLARED, () if closed else (CUT,))


def _record(piece: Piece, lines: Sequence[Line], name: str) -> Record:
    found = fields(_blocks(lines[piece.line : piece.line + len(piece.content)]))
    place = f"{name}, paragraph {piece.line} ({piece.stated})"
    return Record(place, found, "" if found.get("text") else "no body between its labels")


def _blocks(lines: Sequence[Line]) -> list[Block]:
    return [Block((line.text.strip(),), line.centred, "\n") for line in lines if line.text.strip()]
