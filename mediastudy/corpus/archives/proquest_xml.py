"""ProQuest XML: TDM Studio (a RECORD a file) and Historical Newspapers; both known from parsers only."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mediastudy.corpus.archives import guard
from mediastudy.corpus.archives.html import paragraphs, soup
from mediastudy.corpus.archives.records import Export, Record, Source

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TDM = {
    "id": ("GOID",),
    "title": ("Obj/TitleAtt/Title", "PubFrosting/Title"),
    "date": ("Obj/NumericDate", "Obj/StartDate"),
    "outlet": ("DFS/PubFrosting/Title",),
    "language": ("Obj/Language/RawLang",),
    "publisher": ("DFS/PubFrosting/publisher/PublisherName",),
    "copyright": ("Obj/Copyright/CopyrightData",),
    "page": ("Obj/PrintLocation/Pagination",),
    "document_type": ("Obj/ObjectTypes/mstar",),
}
HISTORICAL = {
    "id": ("RecordID",),
    "title": ("RecordTitle",),
    "date": ("NumericPubDate", "AlphaPubDate"),
    "outlet": ("Publication/Title",),
    "language": ("LanguageCode",),
    "document_type": ("ObjectType",),
    "page": ("StartPage",),
    "text": ("FullText",),
}


def read_proquest_xml(source: Source) -> Export:
    """Return the records of a ProQuest .xml; XML with a DTD or entities is refused."""
    root = guard.xml(source.raw, source.name)
    every = [each for each in root.iter() if each.tag.lower() == "record"]
    records = tuple(_record(each, f"{source.name}, document {number}") for number, each in enumerate(every, 1))
    return Export(records, (), "as the XML declares")


def _record(element: Element, place: str) -> Record:
    historical = element.find("RecordID") is not None
    found = {name: _first(element, paths) for name, paths in (HISTORICAL if historical else TDM).items()}
    names = ("Contributor/OriginalForm",) if historical else ("Obj/Contributors/Contributor/NormalizedDisplayForm",)
    found["author"] = "; ".join(_text(each) for path in names for each in element.findall(path))
    if not historical:
        found["text"] = _body(element)
    found["date"] = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", found["date"])
    return Record(place, {name: value for name, value in found.items() if value}, "" if found["text"] else "no text")


def _body(element: Element) -> str:
    """Return the paragraphs of the escaped HTML in TextInfo/Text."""
    holder = element.find("TextInfo/Text")
    written = "".join(holder.itertext()) if holder is not None else ""
    page = soup(html.unescape(written) if "&lt;" in written else written)
    return "\n\n".join(paragraphs(page))


def _first(element: Element, paths: tuple[str, ...]) -> str:
    return next((text for path in paths for each in element.findall(path) if (text := _text(each))), "")


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
