"""One record of old Nexis, from text, HTML or RTF alike: its head, its labels, its body, and where the body ends."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mediastudy.corpus.archives import dates
from mediastudy.corpus.archives.decoding import folded
from mediastudy.corpus.archives.labels import LABEL, field, forms

COPYRIGHT = re.compile(r"^(?:copyright\b|copr\b|copy \d{4}|©|\(c\) )", re.IGNORECASE)
ONLINE_LENGTH = re.compile(r"^[\d.,]+ (?:words|Wörter|mots|woorden)$")
RIGHTS = re.compile(r"rights? reserved|rechte vorbehalten|droits réservés|derechos reservados", re.IGNORECASE)
CONTINUED = 12
"""A caption or correction at the end may go on over this many paragraphs."""
STRANGE = 2
"""So many labels that are in no list may stand together among those that are."""
WIDTH = 80


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a record as its lines, and whether the archive centred it."""

    lines: tuple[str, ...]
    centred: bool = False
    joint: str = " "
    """What stands between lines of a body: a space where they are an 80-column wrap, else a line break."""

    @property
    def text(self) -> str:
        """Return the lines joined by a space: the wrap undone."""
        return " ".join(self.lines)


def fields(record: Sequence[Block]) -> dict[str, str]:
    """Return title, outlet, date, text and the labelled fields of a record; what it lacks is absent."""
    end = _end_of_body(record)
    start, found = _head(record[:end])
    body = [block.joint.join(block.lines) for block in record[start:end]]
    if "_body_label" in found:
        body = [found.pop("_body_label"), *body]
    text = "\n\n".join(paragraph for paragraph in body if paragraph.strip())
    return {"text": text, **found, **_tail(record[end:])} if text else {**found, **_tail(record[end:])}


def label(block: Block) -> tuple[str, str] | None:
    """Return the field and value of a block ``LABEL: value``; labels are in capitals and in labels.toml."""
    match = LABEL.match(folded(block.text))
    found = field("nexis", match[1]) if match and match[1].isupper() else None
    return (found, match[2].strip()) if match and found else None


def _unlisted(block: Block) -> bool:
    """Return whether a block reads like a label of the archive's that is in no list: ``ACC-NO: 1234``."""
    match = LABEL.match(folded(block.text))
    return match is not None and match[1].isupper() and len(match[1].split()) < 3 and len(block.text) < WIDTH


def _end_of_body(record: Sequence[Block]) -> int:
    """Return the first block of the tail; a dated LOAD-DATE is of it, whatever stands after."""
    loaded = _loaded(record)
    return min(_only_labels(record), _only_labels(record[: loaded + 1]), loaded)


def _only_labels(record: Sequence[Block]) -> int:
    """Return the first of the end labels after which only labels, their values and copyright follow."""
    cut, continued, strange = len(record), 0, 0
    for place in range(len(record) - 1, 0, -1):
        block = record[place]
        found = label(block)
        if found and found[0] in forms("nexis_end", "labels"):
            if (continued and found[0] not in forms("nexis_end", "long")) or (strange and not _of_end(found)):
                break
            cut, continued, strange = place, 0, 0
        elif not continued and (_is_copyright(block) or (block.centred and not found)):
            cut = place
        elif found or continued == CONTINUED:
            break
        elif not continued and strange < STRANGE and _unlisted(block):
            strange += 1
        else:
            continued += 1
    return cut


def _of_end(pair: tuple[str, str]) -> bool:
    """Return whether the label never stands before a body."""
    return pair[0] in forms("nexis_end", "only")


def _loaded(record: Sequence[Block]) -> int:
    """Return the first block that is a dated LOAD-DATE: the archive's own, whatever stands after it."""
    for place, block in enumerate(record):
        found = label(block)
        if found and found[0] == "load_date" and dates.leads(found[1]):
            return place
    return len(record)


def _is_copyright(block: Block) -> bool:
    return bool(COPYRIGHT.match(block.text)) or (len(block.text) < WIDTH and RIGHTS.search(block.text) is not None)


def _head(record: Sequence[Block]) -> tuple[int, dict[str, str]]:
    """Return where the body starts, and the fields of what stands before it."""
    found: dict[str, str] = {}
    last, labelled, start = _last_label(record), False, 0
    for place, block in enumerate(record):
        pair = label(block) if labelled or not _is_headline(record[place : last + 1], found) else None
        if place > last and "date" in found and ("title" in found or last >= 0) and _is_body(block):
            break
        start = place + 1
        if pair and pair[0] == "text":
            found["_body_label"] = pair[1]
            break
        _take(found, block, pair, labelled and place < last)
        labelled = labelled or pair is not None
        if place >= last >= 0 and not (pair is None and block.centred) and not _head_follows(record[place + 1 :]):
            break
    return start, found


def _take(found: dict[str, str], block: Block, pair: tuple[str, str] | None, between: bool) -> None:
    """Add a block of the head: a label, one that is in no list `between` others, or what its place says that it is."""
    if pair:
        _add(found, *pair)
    elif between and _unlisted(block):
        _add(found, "other_labels", block.text)
    else:
        _unlabelled(found, block)


def _is_headline(rest: Sequence[Block], found: Mapping[str, str]) -> bool:
    """Return whether a headline stands here that begins like a label of the end ("UPDATE: Lamp out"): none is labelled.

    `rest` is the head from here to its last label.
    """
    pairs = [pair for block in rest if (pair := label(block))]
    first = label(rest[0]) if rest else None
    titled = "title" in found or any(name == "title" for name, _ in pairs)
    return bool(first) and not titled and "date" in found and _of_end(pairs[0])


def _is_body(block: Block) -> bool:
    return not block.centred and not ONLINE_LENGTH.match(block.text)


def _head_follows(rest: Sequence[Block]) -> bool:
    """Return whether the next block is a centred date: the last thing that can stand between labels and body."""
    return bool(rest) and rest[0].centred and dates.leads(rest[0].text)


def _last_label(record: Sequence[Block]) -> int:
    """Return the place of the last label of the head: labels stand together, few and unlabelled blocks before them."""
    last, seen_date = -1, False
    for place, block in enumerate(record):
        found = label(block)
        if found:
            last = place
            if found[0] == "text":
                break
        elif last >= 0 and not block.centred and not _unlisted(block):
            break
        seen_date = seen_date or dates.leads(block.text)
        if last < 0 and seen_date and place > 14:
            break
    return last


def _unlabelled(found: dict[str, str], block: Block) -> None:
    if dates.leads(block.text) and _dates(found, block.text) and (block.centred or "outlet" in found):
        _date(found, block.lines[0])
        _add(found, "edition", " ".join(block.lines[1:]))
    elif block.centred or "outlet" not in found:
        _centred(found, block)
    elif ONLINE_LENGTH.match(block.text):
        _add(found, "length", block.text)
    elif block.text.startswith("http"):
        _add(found, "url", "".join(block.lines))
    elif "title" not in found:
        _add(found, "title", block.text)
    else:
        _add(found, "author" if "author" not in found else "heading", block.text)


def _centred(found: dict[str, str], block: Block) -> None:
    """Add a centred block: copyright lines, then the publication, then whatever the archive says of the edition."""
    owned = False
    for line in block.lines:
        if COPYRIGHT.match(line):
            owned = True
            _add(found, "copyright", line)
        elif owned and RIGHTS.search(line):
            _add(found, "copyright", line)
        elif _dates(found, line):
            _date(found, line)
        else:
            _add(found, "outlet" if "outlet" not in found else "edition", line)


def _dates(found: Mapping[str, str], line: str) -> bool:
    """Return whether the line is the date: the first that names a day, or a month or a season until one does."""
    if dates.leads(line):
        return "date" not in found or dates.vague(found["date"])
    return "date" not in found and "outlet" in found and dates.vague(line)


def _date(found: dict[str, str], line: str) -> None:
    """Set the date; a month or a season that was taken for it names the edition."""
    if "date" in found:
        _add(found, "edition", found.pop("date"))
    _add(found, "date", line)


def _tail(record: Sequence[Block]) -> dict[str, str]:
    """Return the fields after the body; a paragraph without a label goes on with the one before it."""
    found: dict[str, str] = {}
    current = "copyright"
    for block in record:
        pair = label(block)
        if pair:
            current = pair[0]
            _add(found, *pair)
        else:
            _add(found, _of_tail(block, current), block.text)
    return found


def _of_tail(block: Block, current: str) -> str:
    """Return the field that a block without a listed label belongs to, after the label `current`."""
    if block.centred or _is_copyright(block):
        return "copyright"
    return "other_labels" if _unlisted(block) and current not in forms("nexis_end", "long") else current


def _add(found: dict[str, str], name: str, value: str) -> None:
    """Add a value to a field; a second one goes after the first."""
    if value.strip():
        found[name] = f"{found[name]}; {value.strip()}" if name in found else value.strip()
