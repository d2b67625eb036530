"""Bytes of an export to text, whatever it declares: byte-order mark, UTF-16 by its zeros, strict UTF-8, then cp1252."""

from __future__ import annotations

import codecs
from typing import BinaryIO

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

CHUNK = 1 << 20
ZEROS = 4
"""More than one byte in so many is 0 in UTF-16: half of its signs at least are Latin letters, figures or spaces."""
FITTING = 4
"""So many characters for each byte that does not fit make a text UTF-8 all the same."""


def decode(raw: bytes) -> tuple[str, str]:
    """Return the text and the encoding that was used; bytes that no encoding has stay visible as U+FFFD.

    Exports are seen to declare UTF-8 and hold cp1252, and the reverse, so declarations are not asked.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace"), encoding
    if wide := _wide(raw[:CHUNK]):
        return raw.decode(wide, "replace"), wide
    text = raw.decode("utf-8", "surrogateescape")
    bad, good = _counts(text)
    if not bad:
        return text, "utf-8"
    if _is_damaged(bad, good):
        return raw.decode("utf-8", "replace"), "utf-8, with bytes that it does not have"
    text = raw.decode("cp1252", "replace")
    return text, "cp1252, with bytes that it does not have" if "\ufffd" in text else "cp1252"


def encoding_of(stream: BinaryIO) -> str:
    """Return the encoding that `decode` would use for the bytes of a stream, read to its end and never held whole."""
    head = stream.read(CHUNK)
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else "utf-16"
    if wide := _wide(head):
        return wide
    decoder, bad, good = codecs.getincrementaldecoder("utf-8")("surrogateescape"), 0, 0
    while head:
        more, right = _counts(decoder.decode(head))
        bad, good, head = bad + more, good + right, stream.read(CHUNK)
    bad += len(decoder.decode(b"", final=True))
    return "cp1252" if bad and not _is_damaged(bad, good) else "utf-8"


def _wide(head: bytes) -> str:
    """Return which UTF-16 has bytes like these, without a mark: every other byte of its Latin letters is 0."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    few = max(even, odd) * ZEROS <= len(head)
    return "" if few else "utf-16-le" if odd > even else "utf-16-be"


def _counts(text: str) -> tuple[int, int]:
    """Return how many bytes were not UTF-8 (they are lone surrogates), and how many characters were, beyond ASCII."""
    clean = text.encode("utf-8", "ignore").decode("utf-8")
    return len(text) - len(clean), len(clean) - len(clean.encode("ascii", "ignore"))


def _is_damaged(bad: int, good: int) -> bool:
    """Return whether a text is UTF-8 with a few bytes lost (cut off inside a character): other encodings fit rarely."""
    return good >= FITTING * bad


def lines(text: str) -> list[str]:
    """Return the lines of a text whose line ends are CRLF, LF or lone CR (Word for Mac); page breaks are dropped."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")


def folded(text: str) -> str:
    """Return the text with no-break spaces as spaces and its ends stripped: for matching labels, not for keeping."""
    return text.replace("\xa0", " ").strip()
