"""Factiva XML (PPS 2.0): an element a field; search hits are unwrapped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mediastudy.corpus.archives import guard
from mediastudy.corpus.archives.records import Announcement, Export, Record, Source

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PARTS = {"accessionNo": "id", "baseLanguage": "language", "copyright": "copyright", "sourceName": "outlet"}
MORE = {"publisherName": "publisher", "pages": "page", "wordCount": "length", "sourceCode": "source_code"}
BODY = ("leadParagraph", "tailParagraphs")


def read_factiva_xml(source: Source) -> Export:
    """Return the records of a Factiva .xml; XML with a DTD or entities is refused."""
    root = guard.xml(source.raw, source.name)
    every = [each for each in root.iter() if _tag(each) == "article"]
    records = tuple(_record(each, f"{source.name}, document {number}") for number, each in enumerate(every, 1))
    counts = [each.get("count", "") for each in root.iter() if _tag(each) == "ppsarticleResultSet"]
    said = tuple(Announcement(f'count="{count}"', int(count)) for count in counts if count.isdigit())
    return Export(records, said, "as the XML declares")


def _record(article: Element, place: str) -> Record:
    children = {_tag(child): child for child in article}
    named = {name: _text(children[tag]) for tag, name in {**PARTS, **MORE}.items() if tag in children}
    body = [paragraph for tag in BODY if tag in children for paragraph in _paragraphs(children[tag])]
    found = {
        **named,
        "title": " ".join(_paragraphs(children["headline"])) if "headline" in children else "",
        "author": _text(children["byline"]) if "byline" in children else "",
        "date": _text(children["publicationDate"]) if "publicationDate" in children else "",
        "subject": "; ".join(_text(child) for child in article if _tag(child) == "newsSubject"),
        "region": "; ".join(_text(child) for child in article if _tag(child) == "region"),
        "text": "\n\n".join(body),
    }
    where = f"{place} ({found['id']})" if found.get("id") else place
    return Record(where, {name: value for name, value in found.items() if value}, "" if body else "no paragraph")


def _paragraphs(element: Element) -> Iterator[str]:
    for each in element.iter():
        if _tag(each) == "paragraph" and (text := _text(each)):
            yield text


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
