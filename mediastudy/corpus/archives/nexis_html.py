"""Old Nexis HTML: records between ``DOC NUMBER`` comments, paragraphs in classes whose numbers vary by file."""

from __future__ import annotations

import re

from bs4.element import Tag

from mediastudy.corpus.archives.decoding import decode
from mediastudy.corpus.archives.html import classes, soup, tags, text_of
from mediastudy.corpus.archives.nexis import SEPARATOR, announced
from mediastudy.corpus.archives.nexis_record import Block, fields
from mediastudy.corpus.archives.records import Announcement, Export, Record, Source

ANCHOR = re.compile(r"<A\s[^>]{0,200}?\bNAME=\"?DOC_ID_[^>]*>", re.IGNORECASE)
NUMBER = re.compile(r"<DOC NUMBER=[^>]*>", re.IGNORECASE)
STATED = re.compile(r"<META[^>]*\bDOCUMENTS=\"?(\d+)", re.IGNORECASE)
CENTRED = re.compile(r"\.(\w+)\s*\{[^}]*text-align:\s*center", re.IGNORECASE)


def read_nexis_html(source: Source) -> Export:
    """Return the records of an old Nexis .html, also of one that a browser saved again."""
    text, encoding = decode(source.raw)
    sign = ANCHOR if ANCHOR.search(text) else NUMBER
    starts = [match.start() for match in sign.finditer(text)]
    centred = frozenset(CENTRED.findall(text[: starts[0]])) if starts else frozenset[str]()
    records, stated = [], []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=False), 1):
        record, words = _record(text[start:end], centred, f"{source.name}, document {number}")
        records.append(record)
        stated += [words] if words else []
    meta = STATED.search(text)
    first = (Announcement(f"META DOCUMENTS={meta[1]}", int(meta[1])),) if meta else ()
    return Export(tuple(records), (*first, *(announced([], stated) if stated else ())), encoding)


def _record(markup: str, centred: frozenset[str], place: str) -> tuple[Record, str]:
    every = [_block(each, centred) for each in tags(soup(markup), "p", "tr") if not _in_row(each)]
    blocks = [each for each in every if each.lines]
    stated = blocks[0].text if blocks and SEPARATOR.match(blocks[0].text) else ""
    found = fields(blocks[1:] if stated else blocks)
    where = f"{place} ({stated})" if stated else place
    if "<docfull>" in markup.lower() and "</docfull>" not in markup.lower():
        return Record(where, found, "the file breaks off before its </DOCFULL>: the text may be incomplete"), stated
    return Record(where, found, "" if found.get("text") else "no body between its labels"), stated


def _in_row(element: Tag) -> bool:
    return element.name == "p" and element.find_parent("tr") is not None


def _is_centred(element: Tag, centred: frozenset[str]) -> bool:
    own = f"{element.get('align', '')} {element.get('style', '')}".lower()
    return "center" in own or any(name in centred for name in classes(element))


def _block(element: Tag, centred: frozenset[str]) -> Block:
    """Return a paragraph, or a row of a table with its cells parted by tabs."""
    if element.name == "tr":
        row = "\t".join(text_of(cell).replace("\n", " ").strip() for cell in tags(element, "td", "th"))
        return Block((row,) if row.strip() else ())
    holders = [element, *([element.parent] if element.parent else [])]
    middle = any(_is_centred(each, centred) for each in holders)
    lines = tuple(line.strip() for line in text_of(element).split("\n") if line.strip())
    return Block(lines, middle, "\n")
