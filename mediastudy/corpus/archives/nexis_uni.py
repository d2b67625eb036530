"""Nexis Uni and Lexis Advance: paragraphs with a head, ``Body``, the body, labels and ``End of Document``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import itemgetter

from mediastudy.corpus.archives import dates, docx
from mediastudy.corpus.archives.decoding import decode, folded, lines
from mediastudy.corpus.archives.docx import Paragraph
from mediastudy.corpus.archives.labels import field, forms, labelled
from mediastudy.corpus.archives.nexis_record import CONTINUED, COPYRIGHT
from mediastudy.corpus.archives.records import Announcement, Export, Record, Source
from mediastudy.plural import counted

WRAP = 80
"""No line of a text that Pandoc made is longer; it wraps at 72 columns, and leaves long addresses and tables alone."""
FEW = 10
"""Fewer than one line in so many is longer all the same."""
STATED = re.compile(r"^([^\W\d_]+) \((\d+)\)$")
LISTED = re.compile(r"^\d+\.\s*(\S.*)$")
BOOKMARK = re.compile(r"Bookmark_\d+$")
RUNNING_HEAD = re.compile(r"^Page \d+ of \d+$")


def read_nexis_docx(source: Source) -> Export:
    """Return the records of a Nexis Uni .docx; headers and footers (the downloader's name) are not read."""
    return read_paragraphs(docx.paragraphs(source.raw, source.name), source.name)


def read_nexis_uni_text(source: Source) -> Export:
    """Return the records of a Nexis Uni document that was saved as text: a line a paragraph, or wrapped by Pandoc."""
    text, encoding = decode(source.raw)
    every = lines(text)
    paragraphs = [Paragraph(line) for line in (_unwrapped(every) if _wrapped(every) else every)]
    return replace(read_paragraphs(paragraphs, source.name, whole=False), encoding=encoding)


def _wrapped(every: Sequence[str]) -> bool:
    """Return whether Pandoc made the text: hardly a line is long that could be wrapped, and ends stand apart."""
    ends = [place for place, line in enumerate(every) if _is(folded(line), "end")]
    apart = all(not "".join([*every[place - 1 : place], *every[place + 1 : place + 2]]).strip() for place in ends)
    unwrapped = sum(len(line) > WRAP and " " in line[:WRAP].lstrip() for line in every)
    return apart and FEW * unwrapped < len(every)


def _unwrapped(every: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of a text whose lines are wrapped: they are parted by blank lines; ``[]`` was a picture."""
    blocks = groupby(every, key=lambda line: bool(line.strip()))
    for _, block in filter(itemgetter(0), blocks):
        paragraph = " ".join(line.strip() for line in block)
        if paragraph.startswith("[]"):
            yield ""
        yield paragraph.removeprefix("[]").strip()


def read_paragraphs(every: Sequence[Paragraph], name: str, whole: bool = True) -> Export:
    """Return the records of these paragraphs: each ends with ``End of Document``.

    One without it is cut off, unless the file is `whole` (its format would show a cut) or labels follow the text.
    """
    texts = [folded(each.text) for each in every]
    ends = _ends(texts)
    starts = [0, *(place + 1 for place in ends)]
    ended = [every[start:end] for start, end in zip(starts, ends, strict=False)]
    rest = [piece for piece in _marked(every[starts[-1] :]) if _body(piece) is not None]
    records = [_record(piece, f"{name}, document {number}") for number, piece in enumerate(ended, 1)]
    for number, piece in enumerate(rest, len(ended) + 1):
        records.append(_unended(_record(piece, f"{name}, document {number}"), whole))
    notes = (f"no 'End of Document' after {counted(len(rest), 'document')}",) if rest else ()
    return Export(tuple(records), _announced(texts), "utf-8", notes)


def _unended(record: Record, whole: bool) -> Record:
    """Return the record without its end mark, dropped when its text may go on."""
    if record.fault or whole or {"load_date", "language", "publication_type"} & set(record.fields):
        return record
    return replace(record, fault="the file breaks off before its 'End of Document': the text may be incomplete")


def _marked(rest: Sequence[Paragraph]) -> list[Sequence[Paragraph]]:
    """Return what follows the last end, parted at the bookmarks of records."""
    marks = [n for n, each in enumerate(rest) if any(map(BOOKMARK.match, each.bookmarks))]
    return [rest[start:end] for start, end in pairwise([0, *marks, len(rest)])]


def _ends(texts: Sequence[str]) -> list[int]:
    """Return the places of ``End of Document``; one after which no head begins is a line of a body.

    A head has a copyright line, a date line or ``Body`` before the next end; the last one ends the export.
    """
    every = [place for place, text in enumerate(texts) if _is(text, "end")]
    return [
        place
        for place, following in zip(every, [*every[1:], None], strict=False)
        if following is None
        or any(map(_is_head, texts[place + 1 : following]))
        or not any(texts[place + 1 : following])
    ]


def _is_head(text: str) -> bool:
    return _is(text, "body") or bool(COPYRIGHT.match(text)) or dates.leads(text)


def _announced(texts: Sequence[str]) -> tuple[Announcement, ...]:
    stated = [match for text in texts[:12] if (match := STATED.match(text)) and _is(match[1], "count")]
    return tuple(Announcement(match[0], int(match[2])) for match in stated)


def _body(piece: Sequence[Paragraph]) -> int | None:
    """Return the place of the paragraph ``Body``: the one with its bookmark, else the first of that text."""
    places = [place for place, each in enumerate(piece) if _is(folded(each.text), "body")]
    marked = [place for place in places if any(name.startswith("Body") for name in piece[place].bookmarks)]
    return next(iter(marked or places), None)


def _is(text: str, name: str) -> bool:
    """Return whether the paragraph is the archive's word of this name: body, closing, end or cover."""
    return text in forms("nexis_uni", name)


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
    """Return where the title begins: at the record's bookmark, or after the cover, or at the first paragraph.

    After a cover it is the line that the cover's list begins with, or what follows a blank one.
    """
    marked = [n for n, each in enumerate(head) if any(map(BOOKMARK.match, each.bookmarks))]
    if marked:
        return marked[-1]
    covers = [n for n, each in enumerate(head) if _is(folded(each.text), "cover")]
    if not covers:
        return 0
    texts = [folded(each.text) for each in head]
    listed = next((match[1] for text in texts if (match := LISTED.match(text))), "")
    titles = [n for n in range(covers[-1], len(texts)) if texts[n] and listed.startswith(texts[n])]
    if titles:
        return max(titles, key=lambda n: len(texts[n]))
    return next((n for n in range(covers[-1], len(texts)) if not texts[n]), covers[-1])


def _end(piece: Sequence[Paragraph], start: int) -> int:
    """Return where the closing labels begin: read from the end, few paragraphs (a caption) after a closing word."""
    texts = [folded(each.text) for each in piece]
    ruled = start < len(texts) and not texts[start]
    end, continued = len(texts), 0
    for place in range(len(texts) - 1, start - 1, -1):
        pair = labelled("nexis", texts[place])
        if continued > CONTINUED or _is(texts[place], "body"):
            break
        closes = _is(texts[place], "closing") and (not ruled or _is_heading(texts[place + 1 : place + 2]))
        if closes or (pair and pair[0] == "load_date" and dates.leads(pair[1])):
            end, continued = place, 0
        elif texts[place] and not pair:
            continued += 1
    return end


def _is_heading(below: Sequence[str]) -> bool:
    """Return whether what stands below a closing word makes it a heading of the archive's, not a line of the body.

    Below its headings the archive draws a rule, which leaves an empty paragraph, as it does below ``Body``.
    """
    return not "".join(below) or labelled("nexis", below[0]) is not None or _is(below[0], "closing")


def _head(piece: Sequence[Paragraph]) -> dict[str, str]:
    """Return title, outlet, date, edition and labels of what stands before the body."""
    found = _labels(piece)
    texts = [folded(each.text) for each in piece]
    above = [text for text in texts if text and not labelled("nexis", text) and not COPYRIGHT.match(text)]
    limit = next((n for n, text in enumerate(texts) if COPYRIGHT.match(text)), None)
    if limit is not None:
        above = [text for text in texts[:limit] if text]
        found["copyright"] = texts[limit]
    day = _dated(above)
    if day is None:
        return {**found, **({"title": above[0]} if above else {}), **({"outlet": above[1]} if len(above) > 1 else {})}
    edition_first = day > 2 and _is_edition(above[day - 1]) and above[day - 1] not in found.get("copyright", "")
    outlet = day - 1 - edition_first
    edition = "; ".join([*above[outlet + 1 : day], *above[day + 1 :]])
    heading = {"title": " ".join(above[:outlet]), "outlet": above[outlet], "date": above[day], "edition": edition}
    return {**found, **{name: value for name, value in heading.items() if value}}


def _dated(above: Sequence[str]) -> int | None:
    """Return the place of the date line: after title and publication, or after the publication alone.

    Without a day it is that of the month or the season.
    """
    for is_date in (dates.leads, dates.vague):
        dated = [n for n, text in enumerate(above) if n and is_date(text)]
        if dated:
            return next((n for n in dated if n >= 2), dated[0])
    return None


def _is_edition(text: str) -> bool:
    words = "|".join(forms("nexis_uni", "edition"))
    return bool(re.search(rf"(?:{words})\b|^correction appended$", text, re.IGNORECASE))


def _labels(piece: Sequence[Paragraph]) -> dict[str, str]:
    """Return the labelled fields; what stands under a closing word (Graphic, Notes) without a label is its field."""
    found: dict[str, str] = {}
    under: dict[str, list[str]] = {}
    current = ""
    for each in piece:
        text = folded(each.text)
        pair = labelled("nexis", text)
        if _is(text, "closing"):
            current = field("nexis", text) or "classification"
        elif pair and (current in ("", "classification") or pair[0] == "load_date"):
            found.setdefault(*pair)
        elif current and text:
            under.setdefault(current, []).append(text)
    return {**found, **{name: " ".join(texts) for name, texts in under.items()}}
