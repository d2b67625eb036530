"""Factiva as RTF, or as text made from it: title, ``N words``, date, source, code ... and ``Document ID`` last."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from mediastudy.corpus.archives import dates
from mediastudy.corpus.archives.decoding import decode, folded, lines
from mediastudy.corpus.archives.factiva import after_words, by_code, document_id, is_length, stated, words_line
from mediastudy.corpus.archives.labels import field, forms
from mediastudy.corpus.archives.records import Announcement, Export, Record, Source
from mediastudy.corpus.archives.rtf import Line, read_rtf

UNRTF = re.compile(r"### (?:invalid font number \d+|[^\n]*)\n?")
PAGE = re.compile(r"^Page \d+ of \d+(?: © .*)?$", re.MULTILINE)
BULLET = re.compile(r"^\s*[•·]\s")
CODED = re.compile(r"^([A-Z]{2,3})(?:[ \t|]{1,4}(.*))?$")
STUB = re.compile(
    r"^(?P<outlet>[^,]+), (?:(?P<time>\d\d?:\d\d), )?(?P<date>\d{1,2}\.? \w+\.? \d{4}), (?P<length>[\d.,]+ \w+)"
    r"(?:, (?P<author>[^(]+?))?(?:, \((?P<language>[^()]+)\))?$"
)
KNOWN = 60
"""A title is known by so many of its signs: a table of contents cuts long ones."""
OWNED = re.compile(r"^(?:\(?c(?:opyright|opr\.)?\b|©)", re.IGNORECASE)


def read_factiva_rtf(source: Source) -> Export:
    """Return the records of a Factiva .rtf, as Factiva writes it or as TextEdit saved it again."""
    every, whole = read_rtf(source.raw)
    export = _export(every, source.name, "as the RTF declares")
    notes = () if whole else ("the RTF ends inside a group: it is cut off or damaged",)
    return Export(export.records, export.announced, export.encoding, notes)


def read_factiva_text(source: Source) -> Export:
    """Return the records of a text made from a Factiva export; the noise of UnRTF is taken out."""
    text, encoding = decode(source.raw)
    clean = PAGE.sub("", UNRTF.sub("", "\n".join(lines(text))))
    return _export([Line(line) for line in clean.split("\n")], source.name, encoding)


def _export(given: Sequence[Line], name: str, encoding: str) -> Export:
    spaced = _undoubled(given)
    listed = _contents(spaced)
    titles = frozenset(BULLET.sub("", folded(spaced[place].text)).strip()[:KNOWN] for place in listed)
    every = [Line("") if place in listed else line for place, line in enumerate(spaced)]
    ends = _ends(every)
    starts = [0, *(place + 1 for place in ends)]
    records = [
        _record(every[start : end + 1], f"{name}, document {number}", titles)
        for number, (start, end) in enumerate(zip(starts, ends, strict=False), 1)
    ]
    rest = every[starts[-1] :]
    anchor = words_line([line.text for line in rest])
    if anchor is not None and any(dates.leads(line.text) for line in rest[anchor + 1 : anchor + 2]):
        fault = "the file breaks off before its 'Document' line: the text may be incomplete"
        records.append(Record(f"{name}, document {len(records) + 1}", {}, fault))
    count = [Announcement("its table of contents", len(listed))] if listed else []
    return Export(tuple(records), (*count, *stated("\n".join(line.text for line in rest))), encoding)


def _undoubled(every: Sequence[Line]) -> Sequence[Line]:
    """Return the lines without the blank one that a converter put below each: ``N words`` shows it, above its date."""
    texts = [folded(line.text) for line in every]
    counts = [n for n, text in enumerate(texts[:-2]) if is_length(text)]
    together = any(dates.leads(texts[n + 1]) for n in counts)
    if together or not any(not texts[n + 1] and dates.leads(texts[n + 2]) for n in counts):
        return every
    return [line for line, text, above in zip(every, texts, ["", *texts], strict=False) if text or not above]


def _ends(every: Sequence[Line]) -> list[int]:
    """Return the places of the ``Document ID`` lines; one after which no head begins is a line of a body."""
    places = [place for place, line in enumerate(every) if document_id(line.text)]
    following = [*places[1:], len(every)]
    return [
        place
        for place, end in zip(places, following, strict=True)
        if end == len(every) or _headed(every[place + 1 : end])
    ]


def _headed(piece: Sequence[Line]) -> bool:
    texts = [folded(line.text) for line in piece]
    return words_line(texts) is not None or any(map(_is_coded, texts)) or any(map(STUB.match, texts)) or not any(texts)


def _contents(every: Sequence[Line]) -> frozenset[int]:
    """Return the places of the table of contents: the bullets above the first ``N words``."""
    first = words_line([line.text for line in every]) or 0
    return frozenset(place for place, line in enumerate(every[:first]) if BULLET.match(line.text))


def _record(piece: Sequence[Line], place: str, titles: Collection[str]) -> Record:
    identity = document_id(piece[-1].text)
    texts = [folded(line.text) for line in piece]
    anchor = words_line(texts)
    if any(map(_is_coded, texts)):
        found = by_code(_codes(piece[:-1]))
    elif anchor is not None:
        found = _article(piece, texts, anchor, titles)
    else:
        found = _stub(texts)
    fault = "" if found.get("text") else "no body between its head and its 'Document' line"
    return Record(f"{place} ({identity})", {**found, "id": identity}, fault)


def _is_coded(text: str) -> bool:
    return text in ("HD", "LP", "TD") or bool(re.match(r"^HD[ \t|]", text))


def _article(piece: Sequence[Line], texts: list[str], anchor: int, titles: Collection[str]) -> dict[str, str]:
    ends = (n for n in range(anchor, len(texts) - 1) if not texts[n])
    owned = (n + 1 for n in range(anchor, len(texts) - 1) if OWNED.match(texts[n]))
    end = next(ends, next(owned, len(texts)))
    head = _title(piece[:anchor], titles)
    return {**head, **after_words(texts[anchor:end]), "text": _body(piece[end:-1])}


def _title(piece: Sequence[Line], titles: Collection[str]) -> dict[str, str]:
    """Return section, title and author of the lines before ``N words``.

    The title is the line that the table of contents has, or the bold one, or the last block but one. A line next to
    ``N words`` is the author when a blank line parts it from the title, or when it begins with "By".
    """
    blocks: list[list[Line]] = [[]]
    for line in piece:
        if folded(line.text):
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    last = blocks.pop()
    above = [block for block in blocks if block]
    if not above and len(last) > 1 and (by := _first_of_author(last, titles)):
        above, last = [last[:by]], last[by:]
    author = " ".join(folded(line.text) for line in last) if last and above else ""
    titled = above[-1] if above else last
    listed = next((titled[n:] for n, line in enumerate(titled) if folded(line.text)[:KNOWN] in titles), [])
    title = [line for line in titled if line.bold] or listed or (titled[1:] if len(titled) > 1 else titled)
    section = " ".join(folded(line.text) for line in titled if line not in title)
    pairs = {"title": " ".join(folded(line.text) for line in title), "section": section, "author": author}
    return {name: value for name, value in pairs.items() if value}


def _first_of_author(block: Sequence[Line], titles: Collection[str]) -> int:
    """Return where the author begins in a block without blank lines: below the title, or at a last line with "By"."""
    below = next((n + 1 for n, line in enumerate(block) if folded(line.text)[:KNOWN] in titles), 0)
    if 0 < below < len(block):
        return below
    return len(block) - 1 if folded(block[-1].text).split(" ")[0] in forms("factiva", "by") else 0


def _body(piece: Sequence[Line]) -> str:
    joint = "\n" if any(not line.text.strip() for line in piece) else "\n\n"
    text = joint.join(line.text.strip() for line in piece)
    return re.sub(r"\n{2,}", "\n\n", text).strip()


def _stub(texts: list[str]) -> dict[str, str]:
    """Return a web stub: its title, one line with commas for the head, and what follows."""
    for place, text in enumerate(texts):
        if match := STUB.match(text):
            title = next((each for each in reversed(texts[:place]) if each), "")
            given = {name: value for name, value in match.groupdict().items() if value}
            return {**given, "title": title, "text": "\n\n".join(each for each in texts[place + 1 : -1] if each)}
    return {}


def _codes(piece: Sequence[Line]) -> dict[str, str]:
    """Return the values by field code of a record in the layout with indexing."""
    found: dict[str, str] = {}
    current = ""
    for line in piece:
        match = CODED.match(folded(line.text))
        if match and field("factiva_codes", match[1]):
            current, value = match[1], match[2] or ""
        else:
            value = folded(line.text)
        if current and value:
            found[current] = f"{found[current]}\n\n{value}" if current in found else value
    return found
