"""ProQuest as text: records between rules of underscores, labelled paragraphs around ``Full text:``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mediastudy.corpus.archives import dates
from mediastudy.corpus.archives.decoding import decode, folded, lines
from mediastudy.corpus.archives.labels import labelled
from mediastudy.corpus.archives.records import Announcement, Export, Record, Source

RULE = re.compile(r"^_{50,}\s*$")
STATED = re.compile(r"^\s*Document (\d+) of (\d+)\s*$")
FOOTER = re.compile(r"^\s*(?:Contact us at:|Database copyright)", re.MULTILINE)
NUMBER = re.compile(r"/docview/(\d+)")
DAY = re.compile(r"(\d{1,2} [A-Z][a-z]{2} \d{4})")


def read_proquest_text(source: Source) -> Export:
    """Return the records of a ProQuest .txt; the page that closes the export is not one of them."""
    text, encoding = decode(source.raw)
    every = lines(text)
    rules = [number for number, line in enumerate(every) if RULE.match(line)]
    pieces = [every[start + 1 : end] for start, end in zip(rules, [*rules[1:], len(every)], strict=False)]
    if pieces and (FOOTER.search("\n".join(pieces[-1])) or not "".join(pieces[-1]).strip()):
        pieces.pop()
    records = tuple(
        _record(piece, f"{source.name}, document {number} (line {rules[number - 1] + 2})")
        for number, piece in enumerate(pieces, 1)
    )
    return Export(records, _announced(every), encoding)


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
    head = _fields(paragraphs[1:start])
    found = {"title": paragraphs[0], **head, **_fields(paragraphs[end:])}
    found["text"] = "\n\n".join(line for line in body if line)
    fault = "" if end < len(paragraphs) else "no labels follow its text: the file breaks off inside it"
    return Record(place, complete(found, "\n".join(paragraphs[:start])), fault)


def _name(line: str) -> str:
    pair = labelled("proquest", line)
    return pair[0] if pair else ""


def _tail(paragraphs: Sequence[str], start: int) -> int:
    """Return where the closing labels begin: read from the end while each line is a label not met before."""
    met: set[str] = set()
    place = len(paragraphs)
    while place > start and (name := _name(paragraphs[place - 1])) and name not in met and name != "text":
        met.add(name)
        place -= 1
    return place


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
        day = DAY.search(folded(found.get("publication_info", "")))
        filled["date"] = day[1] if day else found.get("date", "")
    if filled.get("abstract") == "None available.":
        del filled["abstract"]
    return {name: value for name, value in filled.items() if value}
