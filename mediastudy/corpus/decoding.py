"""Bytes to text: strictly, saying which byte is wrong."""

from __future__ import annotations

import codecs

from mediastudy.errors import CorpusError


def decode(raw: bytes, encoding: str, where: str, offset: int = 0) -> str:
    """Return `raw` as text; a byte-order mark is not part of it.

    `offset` is where `raw` begins in its file. Raises CorpusError naming the byte, or an encoding nobody knows.
    """
    try:
        codec = codecs.lookup(encoding).name
    except LookupError:
        raise CorpusError(f"{encoding!r} is no known encoding; try utf-8, cp1252 or latin-1.") from None
    try:
        return raw.decode("utf-8-sig" if codec == "utf-8" and offset == 0 else codec)
    except UnicodeDecodeError as error:
        byte = raw[error.start]
        raise CorpusError(
            f"{where}: byte {offset + error.start} (0x{byte:02x}) is not {encoding}; "
            f"save the file as UTF-8 or name its encoding, for instance --encoding cp1252."
        ) from None
