"""The paragraphs of a Word document, by the standard library: text and the bookmarks that begin in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mediastudy.corpus.archives import guard
from mediastudy.errors import CorpusError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DOCUMENT = "word/document.xml"
BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
SKIPPED = {"Fallback", "instrText", "delText", "moveFrom", "pPr", "rPr", "drawing", "pict"}
"""What a reader does not see: field codes, what tracked changes took out or away, pictures."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text of a paragraph as found, line breaks as ``\\n``, and the names of its bookmarks."""

    text: str
    bookmarks: tuple[str, ...] = ()


def paragraphs(raw: bytes, name: str) -> list[Paragraph]:
    """Return the paragraphs of the body; headers, footers, pictures and Word's table of contents are not part of it."""
    root = guard.xml(guard.only_member(raw, DOCUMENT, name), name)
    body = next((child for child in root if _tag(child) == "body"), None)
    if body is None:
        raise CorpusError(f"{name}: the Word document has no body; export it again.")
    contents = {each for holder in body.iter() if _is_contents(holder) for each in holder.iter()}
    every = (each for each in body.iter() if each not in contents)
    return [_paragraph(each) for each in every if _tag(each) == "p" and _is_word(each)]


def _paragraph(element: Element) -> Paragraph:
    marks = tuple(
        value
        for child in element.iter()
        if _tag(child) == "bookmarkStart"
        for key, value in child.attrib.items()
        if key.endswith("}name")
    )
    return Paragraph("".join(_text(element)), marks)


def _text(element: Element) -> Iterator[str]:
    for child in element:
        tag = _tag(child)
        if tag == "t":
            yield child.text or ""
        elif tag in BREAKS:
            yield BREAKS[tag]
        elif tag not in SKIPPED and tag != "p":
            yield from _text(child)


def _is_contents(element: Element) -> bool:
    """Return whether Word made the element as a table of contents, in whatever language."""
    galleries = (each for each in element.iter() if _tag(each) == "docPartGallery") if _tag(element) == "sdt" else ()
    return any("Table of Contents" in each.attrib.values() for each in galleries)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _is_word(element: Element) -> bool:
    return "wordprocessingml" in element.tag
