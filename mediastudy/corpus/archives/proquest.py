"""ProQuest as text: records between rules of underscores, labelled paragraphs around ``Full text:``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mediastudy.corpus.archives import dates
from mediastudy.corpus.archives.decoding import decode, folded, lines
from mediastudy.corpus.archives.labels import forms, labelled
from mediastudy.corpus.archives.records import Announcement, Export, Record, Source

RULE = re.compile(r"^_{50,}\s*$")
STATED = re.compile(r"^\s*(?:Document[eo]?|Dokument) (\d+) (?:of|von|de|di|van) (\d+)\s*$")
FOOTER = re.compile(r"^\s*(?:Contact us at:|Database copyright)", re.MULTILINE)
NUMBER = re.compile(r"/docview/(\d+)")
UNLISTED = re.compile(r"^[A-Z](?=[^:]*[a-z])[\w /&'()-]{1,40}: ")


def read_proquest_text(source: Source) -> Export:
    """Return the records of a ProQuest .txt; the page that closes the export is not one of them."""
    text, encoding = decode(source.raw)
    every = lines(text)
    rules = [-1, *(number for number, line in enumerate(every) if RULE.match(line))]
    pieces = [(start + 2, every[start + 1 : end]) for start, end in zip(rules, [*rules[1:], len(every)], strict=False)]
    while len(pieces) > 1 and _closes(pieces[-1][1]):
        pieces.pop()
    if "text" not in _names(pieces[0][1]):
        pieces.pop(0)
    records = tuple(
        _record(piece, f"{source.name}, document {number} (line {line})")
        for number, (line, piece) in enumerate(_settled(pieces), 1)
    )
    return Export(records, _announced(every), encoding)


def _closes(piece: Sequence[str]) -> bool:
    """Return whether a piece is of the pages that close an export: addresses, a bibliography, or nothing."""
    first = next((line.strip() for line in piece if line.strip()), "")
    return not first or first in forms("proquest_body", "closing") or FOOTER.search("\n".join(piece)) is not None


def _settled(pieces: Sequence[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Return the pieces; a rule inside a body, with no labels before it and no ``Full text:`` after, does not part."""
    kept: list[tuple[int, list[str]]] = []
    for line, piece in pieces:
        if kept and _open(kept[-1][1]) and not _names(piece) & {"text", "abstract"}:
            first, before = kept.pop()
            kept.append((first, [*before, "_" * 60, *piece]))
        else:
            kept.append((line, piece))
    return kept


def _open(piece: Sequence[str]) -> bool:
    """Return whether a full text begins in the piece and no labels end it."""
    last = next((line for line in reversed(piece) if line.strip()), "")
    return "text" in _names(piece) and _name(last.strip()) in ("", "text")


def _names(piece: Sequence[str]) -> set[str]:
    return {_name(line.strip()) for line in piece}


def _announced(every: Sequence[str]) -> tuple[Announcement, ...]:
    found = [match for line in every if (match := STATED.match(line))]
    return (Announcement(found[-1][0].strip(), int(found[-1][2])),) if found else ()


def _record(piece: Sequence[str], place: str) -> Record:
    paragraphs = [line.strip() for line in piece if line.strip() and not STATED.match(line)]
    start = next((n for n, line in enumerate(paragraphs) if _name(line) == "text"), None)
    end = _tail(paragraphs, 0 if start is None else start + 1)
    if start is None:
        found = _fields([*paragraphs[:end], *paragraphs[end:]])
        return Record(place, complete(found, "\n".join(paragraphs)), "it has no 'Full text:'")
    first = labelled("proquest", paragraphs[start])
    body = [first[1] if first else "", *paragraphs[start + 1 : end]]
    titled = {} if _name(paragraphs[0]) else {"title": paragraphs[0]}
    found = {**titled, **_fields(paragraphs[:start]), **_fields(paragraphs[end:])}
    found["text"] = "\n\n".join(line for line in body if line)
    fault = "" if end < len(paragraphs) else "no labels follow its text: the file breaks off inside it"
    return Record(place, complete(found, "\n".join(paragraphs[:start])), fault)


def _name(line: str) -> str:
    pair = labelled("proquest", line)
    return pair[0] if pair else ""


def _tail(paragraphs: Sequence[str], start: int) -> int:
    """Return where the closing labels begin: read from the end while each line is a label not met before.

    A label that is not listed may stand among them; one in capitals (CREDIT:) is of the body.
    """
    met: set[str] = set()
    cut = len(paragraphs)
    for place in range(len(paragraphs) - 1, start - 1, -1):
        name = _name(paragraphs[place])
        if name == "text" or name in met or not (name or UNLISTED.match(paragraphs[place])):
            break
        if name:
            met.add(name)
            cut = place
    return cut


def _fields(paragraphs: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in paragraphs:
        pair = labelled("proquest", line)
        if pair and pair[1]:
            found.setdefault(*pair)
    return found


def complete(found: Mapping[str, str], around: str) -> dict[str, str]:
    """Return the fields with an id from the address when none is labelled, and a date that can be read."""
    filled = dict(found)
    number = NUMBER.search(f"{found.get('url', '')} {around}")
    if not found.get("id") and number:
        filled["id"] = number[1]
    if not dates.parse(found.get("date", "")):
        filled["date"] = dates.first(folded(found.get("publication_info", ""))) or found.get("date", "")
    if filled.get("abstract") == "None available.":
        del filled["abstract"]
    return {name: value for name, value in filled.items() if value}
