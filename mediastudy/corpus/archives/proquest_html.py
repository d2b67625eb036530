"""ProQuest as HTML or e-mail: an anchor a record, a paragraph a label, the body a page of its own inside ``<text>``."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

from bs4.element import Tag

from mediastudy.corpus.archives.decoding import decode, folded
from mediastudy.corpus.archives.html import classes, one_line, paragraphs, soup, tags
from mediastudy.corpus.archives.labels import field, forms, labelled
from mediastudy.corpus.archives.proquest import complete, read_proquest_text
from mediastudy.corpus.archives.records import Export, Record, Source
from mediastudy.errors import CorpusError

ANCHOR = re.compile(r"<a\s[^>]{0,200}?\bname=[\"']?[\w-]{0,80}?DocID_MSTAR_(\d+)[^>]*>", re.IGNORECASE)
BODY = re.compile(r"<text\b[^>]*>(.*?)</text\s*>", re.IGNORECASE | re.DOTALL)
LABEL = re.compile(r"<strong\b[^>]*>\s*([^<:]{2,40}):", re.IGNORECASE)
CLOSED = re.compile(r"</html\s*>\s*$", re.IGNORECASE)
LOST = re.compile(r"^\s*html(?:>|&gt;)", re.IGNORECASE)


def read_proquest_html(source: Source) -> Export:
    """Return the records of a ProQuest .html."""
    text, encoding = decode(source.raw)
    return Export(tuple(_records(text, source.name)), (), encoding)


def read_proquest_mail(source: Source) -> Export:
    """Return the records of an e-mail that ProQuest delivered; "Email 4 of 5" counts deliveries, not documents."""
    message = email.message_from_bytes(source.raw, policy=email.policy.default)
    pages, texts = _parts(message, "text/html"), _parts(message, "text/plain")
    records = tuple(_records("\n".join(decode(page)[0] for page in pages), source.name))
    if records or not texts:
        encoding = decode(pages[0])[1] if pages else ""
        return Export(records, (), encoding)
    return read_proquest_text(replace(source, held=b"\n".join(texts)))


def _parts(message: EmailMessage, kind: str) -> list[bytes]:
    found = []
    for part in message.walk():
        if part.get_content_type() == kind:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                found.append(payload)
    return found


def _records(text: str, name: str) -> Iterator[Record]:
    anchors = list(ANCHOR.finditer(text))
    if not anchors:
        raise CorpusError(f"{name}: no document begins in it (no anchor DocID_MSTAR); it may be cut off.")
    ends = [*(match.start() for match in anchors[1:]), len(text)]
    closed = CLOSED.search(text, anchors[-1].end()) is not None
    for number, (match, end) in enumerate(zip(anchors, ends, strict=True), 1):
        place = f"{name}, document {number} ({match[1]})"
        yield _record(text[match.end() : end], match[1], place, closed or number < len(anchors))


def _record(markup: str, identity: str, place: str, whole: bool) -> Record:
    inside, around = _parted(markup)
    found = _fields(soup(around))
    body = found.pop("text", "") if inside is None else _body(inside)
    known = complete({**found, "id": identity, "text": body}, "")
    if not whole and "outlet" not in found and "publication_info" not in found:
        return Record(place, known, "no labels follow its text: the file breaks off inside it")
    if "<text" in markup.lower() and inside is None:
        return Record(place, known, "its text does not end: the file breaks off inside it")
    return Record(place, known, "" if body else "it has no full text")


def _parted(markup: str) -> tuple[str | None, str]:
    """Return the page of the body, none when there is no whole ``<text>``, and the rest.

    Programs that forward a mail move the body behind an empty ``<text>``: there it goes up to the next label.
    """
    inside = BODY.search(markup)
    if inside is None or one_line(soup(inside[1])):
        return inside[1] if inside else None, BODY.sub("", markup)
    labels = (match.start() for match in LABEL.finditer(markup, inside.end()) if field("proquest", match[1]))
    end = next(labels, len(markup))
    return markup[inside.end() : end], f"{markup[: inside.start()]}<p>{markup[end:]}"


def _body(markup: str) -> str:
    """Return the paragraphs of a body; captions of its pictures and the heading above them are not part of it."""
    page = soup(LOST.sub("", markup))
    for each in tags(page, "div"):
        if "document_view_image" in classes(each) or _is_heading(each):
            each.extract()
    return "\n\n".join(paragraphs(page))


def _is_heading(element: Tag) -> bool:
    children = [each for each in element.children if not isinstance(each, str) or each.strip()]
    bold = len(children) == 1 and isinstance(children[0], Tag) and children[0].name == "strong"
    return bold and one_line(element) in forms("proquest_body", "heading")


def _fields(page: Tag) -> dict[str, str]:
    """Return the labelled paragraphs; an abstract may stand in the paragraphs after its label."""
    found: dict[str, str] = {}
    current = ""
    for each in tags(page, "p", "div"):
        if each.name == "div" and each.find(["p", "div"]) is not None:
            continue
        text = folded(one_line(each))
        strong = each.find("strong")
        pair = labelled("proquest", text) if isinstance(strong, Tag) else None
        if pair:
            current = pair[0]
            found[current] = found.get(current) or pair[1]
        elif isinstance(strong, Tag) and field("proquest", one_line(strong).rstrip(": ")) is None and found:
            current = ""
        elif text and not found:
            found["title"] = text
        elif text and current in ("abstract", "text"):
            found[current] = f"{found[current]}\n\n{text}".strip()
    return {name: value for name, value in found.items() if value}
