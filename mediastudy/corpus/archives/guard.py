"""What an import refuses: bombs, members that leave their archive, XML with a DTD or entities, damaged files."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from mediastudy.corpus.archives.decoding import decode
from mediastudy.errors import CorpusError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
LARGEST = 1 << 30
"""Bytes that one export may unpack to; the largest real one seen has 7 million."""
RATIO = 200
"""How many times its packed size a member may have, from `SMALL` bytes on; text packs 3 to 20 times."""
SMALL = 1 << 20
MEMBERS = 20_000
SNIFFED = 64


def gunzip(raw: bytes, name: str) -> bytes:
    """Return the unpacked bytes of a .gz; raises CorpusError for a bomb or a damaged file."""
    limit = min(LARGEST, max(SMALL, RATIO * len(raw)))
    try:
        with gzip.open(io.BytesIO(raw)) as packed:
            found = packed.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise CorpusError(f"{name}: the .gz is damaged or cut off ({error}); fetch it again.") from None
    if len(found) > limit:
        raise CorpusError(f"{name}: unpacks to more than {limit:,} bytes, as only a zip bomb does; it was not read.")
    return found


class Gunzipped(io.RawIOBase):
    """A .gz unpacked as it is read, of one member or many; where it is cut it ends, and a bomb raises ValueError."""

    def __init__(self, stream: BinaryIO) -> None:
        """Take a packed stream from its start."""
        self.packed = stream
        self.limit = max(SMALL, RATIO * stream.seek(0, io.SEEK_END))
        self.member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self.left = b""
        stream.seek(0)

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io hands a memoryview
        """Fill the buffer with what comes next; 0 at the end."""
        found = b""
        while not found and (self.left or (more := self.packed.read(SMALL))):
            if self.member.eof:
                self.member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            found = self.member.decompress(self.left or more, len(buffer))
            self.left = self.member.unconsumed_tail or self.member.unused_data
        self.limit -= len(found)
        if self.limit < 0:
            raise ValueError("it unpacks to so much more than it has as only a bomb does")
        buffer[: len(found)] = found
        return len(found)


def gunzipped_head(head: bytes) -> bytes:
    """Return the first few unpacked bytes of a .gz, or none when it is damaged from the start."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, SNIFFED)
    except zlib.error:
        return b""


def members(raw: bytes, name: str) -> Iterator[tuple[str, bytes | CorpusError]]:
    """Return name and bytes of each file in a zip, or why it cannot be unpacked.

    Raises CorpusError for bombs, unsafe names and a damaged list of files.
    """
    packed = _opened(raw, name)
    every = [each for each in packed.infolist() if not each.is_dir()]
    _check(every, name)
    for each in every:
        try:
            yield each.filename, _member(packed, each, name)
        except CorpusError as error:
            yield each.filename, error


def member_names(raw: bytes) -> list[str]:
    """Return the names in a zip, or none when it is no zip."""
    try:
        return zipfile.ZipFile(io.BytesIO(raw)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return []


def only_member(raw: bytes, wanted: str, name: str) -> bytes:
    """Return the bytes of the member `wanted`; the same checks as for all members."""
    packed = _opened(raw, name)
    every = packed.infolist()
    _check(every, name)
    found = [each for each in every if each.filename == wanted]
    if not found:
        raise CorpusError(f"{name}: there is no {wanted} in it; this is not a document of that kind.")
    return _member(packed, found[0], name)


def xml(raw: bytes, name: str) -> Element:
    """Return the root of an XML document; raises CorpusError for a DTD, an entity, or XML that breaks off.

    One that is not in the encoding that it declares is read in that which it has.
    """
    try:
        try:
            return _parsed(raw)
        except (ElementTree.ParseError, ValueError, LookupError):
            return _parsed(DECLARATION.sub("", decode(raw)[0]))
    except DefusedXmlException:
        raise CorpusError(f"{name}: the XML declares a DTD or entities, which no export does; not read.") from None
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise CorpusError(f"{name}: this is not whole XML ({error}); the file may be cut off: export again.") from None


def _parsed(raw: bytes | str) -> Element:
    root: Element = ElementTree.fromstring(raw, forbid_dtd=True)
    return root


def _opened(raw: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise CorpusError(f"{name}: the zip is damaged or cut off ({error}); fetch it again.") from None


def _check(every: list[zipfile.ZipInfo], name: str) -> None:
    if len(every) > MEMBERS or sum(each.file_size for each in every) > LARGEST:
        raise CorpusError(f"{name}: unpacks to more than {LARGEST:,} bytes or {MEMBERS:,} files; it was not read.")
    for each in every:
        path = PurePosixPath(each.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise CorpusError(f"{name}: the member {each.filename!r} points outside the archive; it was not read.")
        if each.file_size > SMALL and each.file_size > RATIO * max(each.compress_size, 1):
            raise CorpusError(f"{name}: {each.filename!r} unpacks like a zip bomb; it was not read.")


def _member(packed: zipfile.ZipFile, each: zipfile.ZipInfo, name: str) -> bytes:
    try:
        with packed.open(each) as stream:
            found = stream.read(each.file_size + 1)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, zlib.error) as error:
        raise CorpusError(f"{name}: {each.filename!r} cannot be unpacked ({error}); fetch it again.") from None
    if len(found) > each.file_size:
        raise CorpusError(f"{name}: {each.filename!r} is larger than the zip declares; it was not read.")
    return found


def content(path: Path) -> bytes:
    """Return the bytes of a file; raises CorpusError when it is too large or cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise CorpusError(f"{path}: has more than {LARGEST:,} bytes; split the export.")
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}).") from None


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces; raises CorpusError when it is blank or cannot be read."""
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        blank = path.stat().st_size < SMALL and not path.read_bytes().strip()
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}).") from None
    if blank:
        raise CorpusError(f"{path}: the file is empty; export it again.")
    return found
