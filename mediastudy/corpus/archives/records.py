"""What passes between the parts of the importer: a source of bytes, the records found in it, what it says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """One file as the researcher has it: its name (members of a zip as ``file.zip/member``), bytes and digest."""

    name: str
    raw: bytes
    sha256: str
    columns: Mapping[str, str] = field(default_factory=dict)
    """For tables: which of their columns is which of ours (``{"text": "body"}``)."""

    @classmethod
    def of(cls, name: str, raw: bytes) -> Source:
        """Return the Source of these bytes, digest included."""
        return cls(name, raw, hashlib.sha256(raw).hexdigest())


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

    records: tuple[Record, ...]
    announced: tuple[Announcement, ...] = ()
    encoding: str = ""
    notes: tuple[str, ...] = ()
