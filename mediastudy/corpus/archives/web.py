"""Web pages, saved (.html) or archived (.warc): their article by trafilatura, their records by warcio.

Both are the optional extra ``mediastudy[web]``.
"""

from __future__ import annotations

import importlib
import io
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from mediastudy.corpus.archives import guard
from mediastudy.corpus.archives.records import Export, Record, Source
from mediastudy.errors import CorpusError
from mediastudy.plural import counted

ENDED = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)
CUT = "the WARC breaks off inside it: the text may be incomplete"
LARGEST_PAGE = 20_000_000
"""Bytes of a page; what is longer is no article."""


def read_page(source: Source) -> Export:
    """Return the article of a saved web page; raises CorpusError when trafilatura is not installed."""
    raw = source.raw
    notes = () if ENDED.search(raw) else ("the page has no </body> or </html>: it may be cut off",)
    return Export((_page(raw, "", "", source.name),), (), "as the page declares", notes)


def read_warc(source: Source) -> Export:
    """Return the articles of the pages of a WARC: responses with status 200 and HTML; the rest is counted.

    The date is the page's own; when it was fetched is kept beside it, since that is not when it was published.
    """
    _need("trafilatura")
    records, others, notes = list[Record](), 0, list[str]()
    try:
        for found in _responses(source):
            if found is None:
                others += 1
            else:
                records.append(found)
    except (OSError, EOFError, ValueError, zlib.error, _need("warcio.exceptions").ArchiveLoadFailed) as error:
        notes.append(f"the WARC breaks off after {counted(len(records), 'page')} ({error}): what was read is kept")
    if others:
        notes.append(f"{counted(others, 'record')} without a page (requests, revisits, other status or type)")
    return Export(tuple(records), (), "as the pages declare", tuple(notes))


def _responses(source: Source) -> Iterator[Record | None]:
    iterator = _need("warcio.archiveiterator").ArchiveIterator
    stream = source.open()
    packed = source.head(2) == b"\x1f\x8b"
    for number, each in enumerate(iterator(io.BufferedReader(guard.Gunzipped(stream)) if packed else stream), 1):
        headers = each.http_headers
        kind = (headers.get_header("Content-Type") or "") if headers else ""
        status = headers.get_statuscode() if headers else ""
        if each.rec_type != "response" or status != "200" or "html" not in kind:
            yield None
            continue
        url = each.rec_headers.get_header("WARC-Target-URI") or ""
        fetched = each.rec_headers.get_header("WARC-Date") or ""
        raw = each.content_stream().read(LARGEST_PAGE)
        record = _page(raw, url, fetched, f"{source.name}, record {number}")
        yield replace(record, fault=CUT) if _breaks_off(each) else record


def _breaks_off(record: Any) -> bool:
    """Return whether a record of a WARC has less than its head declares, or more than a page can have."""
    record.raw_stream.read(LARGEST_PAGE)
    return bool(getattr(record.raw_stream, "limit", 0) > 0)


def _page(raw: bytes, url: str, fetched: str, place: str) -> Record:
    extract = _need("trafilatura").extract
    written = extract(raw, url=url or None, output_format="json", with_metadata=True, include_comments=False)
    found: dict[str, Any] = json.loads(written) if written else {}
    address = url or found.get("source") or ""
    fields = {
        "text": found.get("text") or "",
        "title": found.get("title") or "",
        "author": found.get("author") or "",
        "date": found.get("date") or "",
        "outlet": urlsplit(address).hostname or found.get("source-hostname") or found.get("hostname") or "",
        "url": address,
        "fetched": fetched,
    }
    return Record(place, {name: value for name, value in fields.items() if value}, _fault(fields["text"]))


def _fault(text: str) -> str:
    return "" if any(map(str.isalpha, text)) else "no article was found on the page"


def _need(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise CorpusError(
            "web pages need trafilatura and warcio, which are not installed: pip install 'mediastudy[web]'."
        ) from None
