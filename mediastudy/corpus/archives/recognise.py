"""Which archive made a file, by its content: users rename exports, and .DOC may be RTF."""

from __future__ import annotations

import re
from functools import cache

from mediastudy.corpus.archives import guard
from mediastudy.corpus.archives.decoding import decode
from mediastudy.corpus.archives.docx import DOCUMENT
from mediastudy.corpus.archives.factiva import document
from mediastudy.corpus.archives.labels import forms
from mediastudy.corpus.archives.nexis import SEPARATOR, is_record
from mediastudy.corpus.archives.records import Source
from mediastudy.corpus.archives.table import delimiter_of, known_columns
from mediastudy.errors import CorpusError

HEAD = 20_000
IS_HTML = re.compile(r"<(?:html|!doctype html|head|body|div|article|table|p|a name)[\s>]", re.IGNORECASE)
IS_MAIL = re.compile(
    r"^(?:received|from|to|subject|return-path|message-id|mime-version|delivered-to)\s*:", re.IGNORECASE
)
IS_JSON = re.compile(r'^(\[?)\s*\{\s*"')

HTML = (
    ("nexis_old_html", re.compile(r"<DOC NUMBER=|<A\s[^>]{0,200}?\bNAME=\"?DOC_ID_", re.IGNORECASE)),
    ("factiva_html", re.compile(r"""class=["']?article [a-z]{2,4}Article\b|<title>\s*Factiva""")),
    ("proquest_html", re.compile(r"DocID_MSTAR|ProQuest Export", re.IGNORECASE)),
    ("europresse_html", re.compile(r"DocPublicationName|docOcurrContainer|celPublication", re.IGNORECASE)),
)
TEXT = (
    ("proquest_text", r"\A\s*_{50,}\s*$"),
    ("nexis_old_text", SEPARATOR.pattern),
    ("nexis_uni_text", r"^[ \t]*(?:%s)[ \t]*$"),
    ("proquest_text", r"^_{50,}\s*$"),
)
ENDED_RTF = r"(?:%s)\s*(?:\\par\b|\\b0|[{}\\])"
"""Where a sign has %s stand the archive's words for the end of a document, in any language of its interface."""


def recognise(source: Source) -> str:
    """Return the name of the format of a file; raises CorpusError when none fits.

    Names are those of `READERS`, ``zip`` and ``gz`` (a packed WARC stays packed: it is read record by record).
    Tables are told by their head, which is all that is read of them.
    """
    head = source.head(HEAD)
    found = _binary(head, source) or _table(decode(head)[0].lstrip()) or _text(source.raw)
    if not found:
        raise CorpusError(
            f"{source.name}: this is no export that is known; name its format with --format, "
            "or its columns with --column text=COLUMN for a table."
        )
    return found


def _binary(head: bytes, source: Source) -> str:
    if head.startswith(b"PK"):
        return "nexis_uni_docx" if DOCUMENT in guard.member_names(source.raw) else "zip"
    if head.startswith(b"\x1f\x8b"):
        return "warc" if guard.gunzipped_head(head).startswith(b"WARC/") else "gz"
    if head.startswith(b"PAR1"):
        return "parquet"
    return "warc" if head.startswith(b"WARC/") else ""


def _table(head: str) -> str:
    """Return which table begins so: JSON, or two columns at least whose names tools are known to use."""
    if match := IS_JSON.match(head):
        return "json" if match[1] else "jsonl"
    first = head.replace("\r", "\n").split("\n", 1)[0]
    cells = [cell.strip(' "') for cell in first.split(delimiter_of(first))]
    return "csv" if len(known_columns(cells)) > 1 else ""


def _text(raw: bytes) -> str:
    text = decode(raw)[0].replace("\r\n", "\n").replace("\r", "\n")
    head = text[:HEAD].lstrip()
    if head.startswith("{\\rtf"):
        return _rtf(text)
    if head.startswith("<?xml") and "<html" not in head.lower():
        return "factiva_xml" if "ppsarticle" in head.lower() else "proquest_xml"
    if head.startswith(("<RECORD", "<Record")):
        return "proquest_xml"
    if IS_MAIL.match(head):
        return "proquest_eml"
    if IS_HTML.search(head[:4000]):
        return next((name for name, sign in HTML if sign.search(text)), "web_html")
    named = next((name for name, sign in TEXT if _ends(sign).search(text)), "")
    if not named and document().search(text):
        return "factiva_text"
    return named or ("nexis_old_text" if is_record(text) else _other_table(head))


def _rtf(text: str) -> str:
    if "Factiva" in text[:HEAD]:
        return "factiva_rtf"
    return "nexis_uni_rtf" if _ends(ENDED_RTF).search(text) else "nexis_old_rtf"


@cache
def _ends(sign: str) -> re.Pattern[str]:
    return re.compile(sign.replace("%s", "|".join(forms("nexis_uni", "end"))), re.MULTILINE)


def _other_table(head: str) -> str:
    first = head.split("\n", 1)[0]
    return "csv" if re.search(r"[,;\t|]", first) and len(first) < 2000 and "\n" in head else ""
