"""Bytes of an export to text, whatever encoding it declares: byte-order mark, strict UTF-8, then cp1252."""

from __future__ import annotations

import codecs

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


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


def lines(text: str) -> list[str]:
    """Return the lines of a text whose line ends are CRLF, LF or lone CR (Word for Mac); page breaks are dropped."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")


def folded(text: str) -> str:
    """Return the text with no-break spaces as spaces and its ends stripped: for matching labels, not for keeping."""
    return text.replace("\xa0", " ").strip()
