"""Europresse and Eureka HTML: an ``article`` a document (from 2013), or a table a document (2012)."""

from __future__ import annotations

import re

from bs4.element import Tag

from mediastudy.corpus.archives import dates
from mediastudy.corpus.archives.decoding import decode
from mediastudy.corpus.archives.html import classes, one_line, paragraphs, soup, tags, text_of
from mediastudy.corpus.archives.records import Export, Record, Source

NUMBER = re.compile(r"(?:Numéro de document|Document number)\s*:\s*(\S+)|\b([a-z]{2,5}·\d{8}·\S+)", re.IGNORECASE)
OLD = re.compile(r"<span[^>]*DocPublicationName", re.IGNORECASE)
ENDED = re.compile(r"TitreArticleVisu|\b[a-z]{2,5}·\d{8}·", re.IGNORECASE)
OWNED = re.compile(r"^©")
OWNER = re.compile(r"(?:©\s*|^copyright\b\D{0,5})\d{4}[^\n]{0,200}\n?[^\n]{0,40}\Z", re.IGNORECASE | re.MULTILINE)
LONGEST = 60
"""Signs of an author's line in the tables of 2012, where nothing else marks it."""


def read_europresse(source: Source) -> Export:
    """Return the records of a Europresse .html; the certificate at the end of each names the reader and is left out."""
    text, encoding = decode(source.raw)
    articles = [each for each in tags(soup(text), "article") if each.find_parent("article") is None]
    if articles:
        whole = len(re.findall(r"</article\s*>", text, re.IGNORECASE)) >= len(articles)
        last = len(articles) - (not whole)
        return Export(
            tuple(_record(each, source.name, n, n <= last) for n, each in enumerate(articles, 1)), (), encoding
        )
    records = tuple(_old(piece, f"{source.name}, document {number}") for number, piece in enumerate(_pieces(text), 1))
    return Export(records, (), encoding)


def _pieces(text: str) -> list[str]:
    """Return the documents of 2012: each begins with a publication; a second one before its title begins none."""
    starts: list[int] = []
    for match in OLD.finditer(text):
        if not starts or ENDED.search(text, starts[-1], match.start()):
            starts.append(match.start())
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=False)]


def _record(article: Tag, name: str, position: int, whole: bool) -> Record:
    place = f"{name}, document {position}"
    number = NUMBER.search(one_line(article))
    owned = [one_line(each) for each in tags(article, "small")]
    found = {
        "outlet": _text(article, "DocPublicationName"),
        **_heading(_text(article, "DocHeader")),
        "title": _text(article, "titreArticleVisu") or _text(article, "titreArticle"),
        "author": _author(article),
        "text": "\n\n".join(_body(article)),
        "id": _number(number),
        "copyright": " ".join(text for text in owned if OWNED.match(text)),
    }
    if not found["date"]:
        found["date"] = next((text for each in tags(article, "span") if dates.first(text := one_line(each))), "")
    kept = {name: value for name, value in found.items() if value}
    if not whole:
        return Record(place, kept, "the file breaks off before its </article>: the text may be incomplete")
    where = f"{place} ({found['id']})" if number else place
    return Record(where, kept, "" if found["text"] else "no paragraph of a body")


def _number(match: re.Match[str] | None) -> str:
    return (match[1] or match[2]) if match else ""


def _heading(written: str) -> dict[str, str]:
    """Return date, section and page of the line "Section, mardi 14 mars 2006, p. 16", whose parts are optional."""
    text = written.strip(", ")
    parts = [part.strip() for part in text.split(",") if part.strip()]
    found = {"heading": text}
    dated = next((number for number, part in enumerate(parts) if dates.leads(part)), None)
    found["date"] = parts[dated] if dated is not None else text if dates.parse(text) else ""
    if dated:
        found["section"] = ", ".join(parts[:dated])
    page = next((part for part in parts if re.match(r"^pp?\. ?\S", part)), "")
    return {**found, **({"page": page} if page else {})}


def _author(article: Tag) -> str:
    titled = _classed(article, "titreArticle")
    follows = titled[0].find_next_sibling("div") if titled else None
    below = one_line(follows if isinstance(follows, Tag) else None)
    return _text(article, "docAuthors") or _text(article, "sm-margin-bottomNews") or below


def _body(article: Tag) -> list[str]:
    """Return the paragraphs of the first of the body's holders that has any; tweets and transcripts have a section."""
    for holders in (_classed(article, "docOcurrContainer"), _classed(article, "DocText"), tags(article, "section")):
        inside = [each for each in holders if each.find_parent(["aside", "footer"]) is None]
        if found := [text for holder in inside for text in paragraphs(holder)]:
            return found
    return []


def _classed(element: Tag, name: str) -> list[Tag]:
    return [each for each in tags(element, "span", "div", "p") if name in classes(each)]


def _text(element: Tag, name: str) -> str:
    """Return the text of the elements of a class, on one line."""
    return " ".join(text for each in _classed(element, name) if (text := one_line(each)))


def _old(markup: str, place: str) -> Record:
    """Return a record of 2012: its head in spans, then author and body as bare text, then owner and number."""
    page = soup(markup)
    title = _classed(page, "TitreArticleVisu")
    number = _number(NUMBER.search(one_line(page)))
    outlet = next(map(one_line, _classed(page, "DocPublicationName")), "")
    found = {"outlet": outlet, **_heading(re.sub(r"[\s,]*,[\s,]*", ", ", _text(page, "DocHeader")))}
    found |= {"title": _text(page, "TitreArticleVisu"), "id": number}
    for each in (title or _classed(page, "DocHeader"))[-1:]:
        each.replace_with("\0")
    below = text_of(page).rpartition("\0")[2]
    ended = NUMBER.search(below)
    inside = OWNER.sub("", below[: ended.start()] if ended else "")
    body = [line.strip() for line in inside.split("\n") if line.strip()]
    named = len(body) > 1 and len(body[0]) < LONGEST and not body[0].endswith(".")
    found |= {"author": body.pop(0) if named else "", "text": "\n\n".join(body)}
    kept = {name: value for name, value in found.items() if value}
    return Record(place, kept, "" if number and body else "no body, or no document number: it may be cut off")
