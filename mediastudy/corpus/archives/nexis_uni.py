"""Nexis Uni and Lexis Advance: paragraphs with a head, ``Body``, the body, labels and ``End of Document``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mediastudy.corpus.archives import dates, docx
from mediastudy.corpus.archives.decoding import decode, folded, lines
from mediastudy.corpus.archives.docx import Paragraph
from mediastudy.corpus.archives.labels import labelled
from mediastudy.corpus.archives.nexis_record import COPYRIGHT
from mediastudy.corpus.archives.records import Announcement, Export, Record, Source

END = "End of Document"
BODY = ("Body", "Text")
CLOSING = ("Graphic", "Classification", "Notes", "Correction")
STATED = re.compile(r"^Documents? \((\d+)\)$")
RUNNING_HEAD = re.compile(r"^Page \d+ of \d+$")


def read_nexis_docx(source: Source) -> Export:
    """Return the records of a Nexis Uni .docx; headers and footers (the downloader's name) are not read."""
    return read_paragraphs(docx.paragraphs(source.raw, source.name), source.name)


def read_nexis_uni_text(source: Source) -> Export:
    """Return the records of a Nexis Uni document that was saved as text: a line a paragraph."""
    text, encoding = decode(source.raw)
    export = read_paragraphs([Paragraph(line) for line in lines(text)], source.name)
    return Export(export.records, export.announced, encoding)


def read_paragraphs(every: Sequence[Paragraph], name: str) -> Export:
    """Return the records of these paragraphs: each ends with ``End of Document``; one that does not is cut off."""
    texts = [folded(each.text) for each in every]
    ends = [place for place, text in enumerate(texts) if text == END]
    starts = [0, *(place + 1 for place in ends)]
    records = [
        _record(every[start:end], f"{name}, document {number}")
        for number, (start, end) in enumerate(zip(starts, ends, strict=False), 1)
    ]
    rest = every[starts[-1] :]
    if _body(rest) is not None:
        fault = f"the file breaks off before its {END!r}: the text may be incomplete"
        records.append(Record(f"{name}, document {len(records) + 1}", {}, fault))
    return Export(tuple(records), _announced(texts), "utf-8")


def _announced(texts: Sequence[str]) -> tuple[Announcement, ...]:
    return tuple(Announcement(text, int(match[1])) for text in texts[:12] if (match := STATED.match(text)))


def _body(piece: Sequence[Paragraph]) -> int | None:
    """Return the place of the paragraph ``Body``, by its bookmark or its text."""
    for place, each in enumerate(piece):
        if folded(each.text) in BODY:
            return place
    return None


def _record(piece: Sequence[Paragraph], place: str) -> Record:
    body = _body(piece)
    if body is None:
        return Record(place, {}, "no paragraph 'Body' before its end")
    end = _end(piece, body + 1)
    found = _head(piece[_start(piece[:body]) : body])
    paragraphs = [each.text.strip() for each in piece[body + 1 : end]]
    abstract, full = _parted([each for each in paragraphs if each and not RUNNING_HEAD.match(each)])
    text = "\n\n".join(full)
    found |= {"abstract": "\n\n".join(abstract)} if abstract else {}
    fields = {**found, **_labels(piece[end:]), **({"text": text} if text else {})}
    return Record(place, fields, "" if text else "nothing between 'Body' and its end")


def _parted(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """Return the abstract, which repeats the lead, and the text, where a body has both under their headings."""
    if paragraphs[:1] == ["ABSTRACT"] and "FULL TEXT" in paragraphs:
        place = paragraphs.index("FULL TEXT")
        return paragraphs[1:place], paragraphs[place + 1 :]
    return [], paragraphs


def _start(head: Sequence[Paragraph]) -> int:
    """Return where the title begins: at the record's bookmark, or after the cover, or at the first paragraph."""
    marked = [n for n, each in enumerate(head) if any(re.match(r"Bookmark_\d+$", name) for name in each.bookmarks)]
    if marked:
        return marked[-1]
    covers = [n for n, each in enumerate(head) if folded(each.text) in ("Narrowed by", "Narrowed by:")]
    if not covers:
        return 0
    blank = (n for n in range(covers[-1], len(head)) if not folded(head[n].text))
    return next(blank, covers[-1])


def _end(piece: Sequence[Paragraph], start: int) -> int:
    """Return where the closing labels begin: the earliest closing word after which only labels stand, or the end."""
    end = len(piece)
    for place in range(len(piece) - 1, start - 1, -1):
        text = folded(piece[place].text)
        if text in CLOSING or ((pair := labelled("nexis", text)) and pair[0] == "load_date" and dates.parse(pair[1])):
            end = place
        elif text == "Body":
            break
    return end


def _head(piece: Sequence[Paragraph]) -> dict[str, str]:
    """Return title, outlet, date, edition and labels of what stands before the body."""
    found = _labels(piece)
    texts = [folded(each.text) for each in piece]
    above = [text for text in texts if text and not labelled("nexis", text) and not COPYRIGHT.match(text)]
    limit = next((n for n, text in enumerate(texts) if COPYRIGHT.match(text)), None)
    if limit is not None:
        above = [text for text in texts[:limit] if text]
        found["copyright"] = texts[limit]
    dated = [n for n, text in enumerate(above) if n >= 2 and dates.leads(text)]
    if not dated:
        return {**found, **({"title": above[0]} if above else {}), **({"outlet": above[1]} if len(above) > 1 else {})}
    day = dated[0]
    outlet = day - 2 if day > 2 and _is_edition(above[day - 1]) else day - 1
    edition = "; ".join([*above[outlet + 1 : day], *above[day + 1 :]])
    heading = {"title": " ".join(above[:outlet]), "outlet": above[outlet], "date": above[day]}
    return {**found, **heading, **({"edition": edition} if edition else {})}


def _is_edition(text: str) -> bool:
    return bool(re.search(r"\bedition\b|^correction appended$", text, re.IGNORECASE))


def _labels(piece: Sequence[Paragraph]) -> dict[str, str]:
    found: dict[str, str] = {}
    caption: list[str] = []
    in_caption = False
    for each in piece:
        text = folded(each.text)
        pair = labelled("nexis", text)
        if text in CLOSING:
            in_caption = text == "Graphic"
        elif (pair and not in_caption) or (pair and pair[0] == "load_date"):
            found.setdefault(*pair)
        elif in_caption and text:
            caption.append(text)
    return {**found, **({"graphic": " ".join(caption)} if caption else {})}
