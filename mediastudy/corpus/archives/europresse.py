"""Europresse and Eureka HTML: an ``article`` a document (from 2013), or a table a document (2012)."""

from __future__ import annotations

import re

from bs4.element import Tag

from mediastudy.corpus.archives import dates
from mediastudy.corpus.archives.decoding import decode
from mediastudy.corpus.archives.html import classes, one_line, paragraphs, soup, tags
from mediastudy.corpus.archives.records import Export, Record, Source

NUMBER = re.compile(r"(?:Numéro de document|Document number)\s*:\s*(\S+)|\b(news·\d{8}·\S+)", re.IGNORECASE)
OLD = re.compile(r"<span[^>]*DocPublicationName", re.IGNORECASE)
OWNED = re.compile(r"^©")


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
    starts = [match.start() for match in OLD.finditer(text)]
    pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=False)]
    records = tuple(_old(piece, f"{source.name}, document {number}") for number, piece in enumerate(pieces, 1))
    return Export(records, (), encoding)


def _record(article: Tag, name: str, position: int, whole: bool) -> Record:
    place = f"{name}, document {position}"
    heading = [one_line(each) for each in _classed(article, "DocHeader")]
    title = [text for each in _classed(article, "titreArticleVisu") if (text := one_line(each))]
    number = NUMBER.search(one_line(article))
    owned = [one_line(each) for each in tags(article, "small")]
    found = {
        "outlet": " ".join(one_line(each) for each in _classed(article, "DocPublicationName")),
        **_heading(" ".join(heading)),
        "title": " ".join(title),
        "author": _author(article),
        "text": "\n\n".join(_body(article)),
        "id": (number[1] or number[2]) if number else "",
        "copyright": " ".join(text for text in owned if OWNED.match(text)),
    }
    kept = {name: value for name, value in found.items() if value}
    if not whole:
        return Record(place, kept, "the file breaks off before its </article>: the text may be incomplete")
    where = f"{place} ({found['id']})" if number else place
    return Record(where, kept, "" if found["text"] else "no paragraph of a body")


def _heading(text: str) -> dict[str, str]:
    """Return date, section and page of the line "Section, mardi 14 mars 2006, p. 16", whose parts are optional."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    found = {"heading": text}
    dated = next((number for number, part in enumerate(parts) if dates.leads(part)), None)
    found["date"] = parts[dated] if dated is not None else text if dates.parse(text) else ""
    if dated:
        found["section"] = ", ".join(parts[:dated])
    page = next((part for part in parts if re.match(r"^pp?\. ?\S", part)), "")
    return {**found, **({"page": page} if page else {})}


def _author(article: Tag) -> str:
    named = [one_line(each) for each in [*_classed(article, "docAuthors"), *_classed(article, "sm-margin-bottomNews")]]
    titled = _classed(article, "titreArticle")
    follows = titled[0].find_next_sibling("div") if titled else None
    return " ".join(named) or one_line(follows if isinstance(follows, Tag) else None)


def _body(article: Tag) -> list[str]:
    for name in ("docOcurrContainer", "DocText"):
        holders = [each for each in _classed(article, name) if each.find_parent(["aside", "footer"]) is None]
        holders = holders or (tags(article, "section") if name == "DocText" else [])
        if holders:
            return [text for holder in holders for text in paragraphs(holder)]
    return []


def _classed(element: Tag, name: str) -> list[Tag]:
    return [each for each in tags(element, "span", "div", "p") if name in classes(each)]


def _old(markup: str, place: str) -> Record:
    """Return a record of 2012: its head in spans, then author and body as bare text, then owner and number."""
    page = soup(markup)
    heading = " ".join(one_line(each).strip(" ,") + "," for each in _classed(page, "DocHeader"))
    title = _classed(page, "TitreArticleVisu")
    number = NUMBER.search(one_line(page))
    after = markup[markup.rfind("TitreArticleVisu") :] if title else ""
    pieces = [
        one_line(soup(piece))
        for piece in re.split(r"<p\s*/?>|</p>|<br\s*/?>|<b>\s*<i>|</i>\s*</b>", after.partition(">")[2])
    ]
    texts = [text for text in pieces if text]
    end = next((n for n, text in enumerate(texts) if OWNED.match(text) or NUMBER.search(text)), len(texts))
    body = texts[1:end]
    author = body.pop(0) if len(body) > 1 and len(body[0]) < 60 and not body[0].endswith(".") else ""
    found = {
        "outlet": " ".join(one_line(each) for each in _classed(page, "DocPublicationName")),
        "date": heading if dates.parse(heading) else "",
        "title": " ".join(one_line(each) for each in title),
        "author": author,
        "text": "\n\n".join(body),
        "id": (number[1] or number[2]) if number else "",
    }
    kept = {name: value for name, value in found.items() if value}
    return Record(place, kept, "" if number and body else "no body, or no document number: it may be cut off")
