"""What passes between the parts of the importer: a source of bytes, the records found in it, what it says of itself."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from mediastudy.corpus.archives import guard


@dataclass(frozen=True, slots=True)
class Source:
    """One file as the researcher has it: its name (members of a zip as ``file.zip/member``), digest and bytes."""

    name: str
    held: bytes | Path
    """Its bytes, or where they stand on disk: tables are read from there and never held whole."""
    sha256: str
    columns: Mapping[str, str] = field(default_factory=dict)
    """For tables: which of their columns is which of ours (``{"text": "body"}``)."""

    @classmethod
    def of(cls, name: str, raw: bytes) -> Source:
        """Return the Source of these bytes, digest included."""
        return cls(name, raw, hashlib.sha256(raw).hexdigest())

    @property
    def raw(self) -> bytes:
        """The bytes, all of them; raises CorpusError for more than an export can have."""
        return guard.content(self.held) if isinstance(self.held, Path) else self.held

    def open(self) -> BinaryIO:
        """Return the bytes as a stream."""
        return self.held.open("rb") if isinstance(self.held, Path) else io.BytesIO(self.held)

    def head(self, size: int) -> bytes:
        """Return the first bytes."""
        with self.open() as stream:
            return stream.read(size)


@dataclass(frozen=True, slots=True)
class Record:
    """A document that a separator announced: its fields as found, or the `fault` for which it is no article.

    `fields` may have title, outlet, date, text, author, id, and anything else the archive gives.
    """

    place: str
    fields: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A number of documents that an export states, in its own words; often that of the whole search."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Export:
    """All that was found in one file of an archive."""

    records: Iterable[Record]
    announced: tuple[Announcement, ...] = ()
    encoding: str = ""
    notes: tuple[str, ...] = ()
