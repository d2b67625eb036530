"""Factiva HTML: the article layout (a div a field) and the layout with indexing (a table of field codes)."""

from __future__ import annotations

import re

from bs4.element import Tag

from mediastudy.corpus.archives.decoding import decode
from mediastudy.corpus.archives.factiva import after_words, by_code, document_id, stated, words_line
from mediastudy.corpus.archives.html import classes, one_line, paragraphs, soup, tags, text_of
from mediastudy.corpus.archives.records import Export, Record, Source

HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<input\b[^>]*>", re.IGNORECASE | re.DOTALL)
LANGUAGE = re.compile(r"^[a-z]{2,4}Article$")
CLOSED = re.compile(r"</html\s*>\s*$", re.IGNORECASE)
COUNTED = re.compile(r"^\d+\)\s*")


def read_factiva_html(source: Source) -> Export:
    """Return the records of a Factiva .html in any language of the interface."""
    text, encoding = decode(source.raw)
    page = soup(HIDDEN.sub("", text))
    articles = [each for each in tags(page, "div") if any(map(LANGUAGE.match, classes(each)))]
    last = len(articles) - (CLOSED.search(text) is None)
    records = tuple(_record(each, f"{source.name}, document {n}", n <= last) for n, each in enumerate(articles, 1))
    summary = " ".join(one_line(row) for row in tags(page, "tr"))
    return Export(records, tuple(stated(summary)), encoding)


def _record(article: Tag, place: str, whole: bool) -> Record:
    coded = article.find("td", class_="index") is not None
    inside = by_code(_codes(article)) if coded else _article(article)
    found = {**inside, "id": inside.get("id") or _wrapper(article)}
    where = f"{place} ({found['id']})" if found["id"] else place
    if not inside.get("id") and not whole:
        return Record(where, found, "it has no 'Document' line: the file may break off inside it")
    return Record(where, found, "" if found.get("text") else "no paragraph of a body")


def _wrapper(article: Tag) -> str:
    """Return the accession number in the id of the div around an article (from 2017)."""
    holder = article.find_parent(id=re.compile(r"^article-"))
    return str(holder["id"]).removeprefix("article-") if isinstance(holder, Tag) else ""


def _codes(article: Tag) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in tags(article, "tr"):
        cells = [each for each in row.find_all("td", recursive=False) if isinstance(each, Tag)]
        if len(cells) == 2 and "index" in classes(cells[0]):
            code = one_line(cells[0]).strip("\xa0 ")
            found[code] = _paragraphs(cells[1]) or "\n\n".join(paragraphs(cells[1]))
    return found


def _paragraphs(holder: Tag) -> str:
    every = (each for each in tags(holder, "p", "pre") if any("articleparagraph" in n.lower() for n in classes(each)))
    texts = (each.get_text().strip("\n") if each.name == "pre" else one_line(each) for each in every)
    return "\n\n".join(text for text in texts if text.strip())


def _article(article: Tag) -> dict[str, str]:
    headline = article.find(id="hd")
    title = COUNTED.sub("", one_line(headline)) if isinstance(headline, Tag) else ""
    author = article.find("div", class_="author")
    bare = [each for each in tags(article, "div") if not each.attrs and each.find("div") is None]
    texts = [one_line(each) for each in bare]
    place = words_line(texts)
    anchor = len(texts) if place is None else place
    found = {
        "title": title,
        "author": one_line(author) if isinstance(author, Tag) else "",
        "section": texts[0] if anchor and isinstance(headline, Tag) and _before(bare[0], headline) else "",
        "text": _paragraphs(article),
        **(after_words(texts[anchor:]) if anchor < len(texts) else {}),
        **_end(article),
    }
    return {name: value for name, value in found.items() if value}


def _before(first: Tag, second: Tag) -> bool:
    return any(each is second for each in first.find_all_next(id="hd"))


def _end(article: Tag) -> dict[str, str]:
    """Return id, publisher and captions from the unmarked paragraphs: captions, publisher, ``Document ID``."""
    plain = [text for each in tags(article, "p") if not each.get("class") and (text := _outer(each))]
    lines = [*plain, *text_of(article).split("\n")[-4:]]
    found = {"id": next((identity for text in reversed(lines) if (identity := document_id(text))), "")}
    rest = [text for text in plain if not document_id(text)]
    if rest and len(rest[-1]) < 100:
        found["publisher"] = rest.pop()
    if rest:
        found["graphic"] = "\n\n".join(rest)
    return found


def _outer(paragraph: Tag) -> str:
    """Return the text of a paragraph, or nothing for one that wraps the head (2014)."""
    return "" if paragraph.find(["div", "p"]) is not None else one_line(paragraph)
