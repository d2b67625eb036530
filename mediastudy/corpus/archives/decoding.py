"""Bytes of an export to text, whatever encoding it declares: byte-order mark, strict UTF-8, then cp1252."""

from __future__ import annotations

import codecs
from typing import BinaryIO

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

CHUNK = 1 << 20


def decode(raw: bytes) -> tuple[str, str]:
    """Return the text and the encoding that was used; bytes that no encoding has stay visible as U+FFFD.

    Exports are seen to declare UTF-8 and hold cp1252, and the reverse, so declarations are not asked.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace"), encoding
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return raw.decode("cp1252", "replace"), "cp1252, with bytes that it does not have"


def encoding_of(stream: BinaryIO) -> str:
    """Return the encoding that `decode` would use for the bytes of a stream, read to its end and never held whole."""
    head = stream.read(CHUNK)
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while head:
            decoder.decode(head)
            head = stream.read(CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def lines(text: str) -> list[str]:
    """Return the lines of a text whose line ends are CRLF, LF or lone CR (Word for Mac); page breaks are dropped."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")


def folded(text: str) -> str:
    """Return the text with no-break spaces as spaces and its ends stripped: for matching labels, not for keeping."""
    return text.replace("\xa0", " ").strip()
