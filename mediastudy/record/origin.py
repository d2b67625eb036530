"""origin: what a PNG, SVG or PDF of ours says of itself, read from its bytes."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError

from mediastudy.errors import OutputError
from mediastudy.plots.files import pixels

LARGEST = 100_000_000
"""Pictures of more pixels, and files of more bytes, are not opened: none of ours comes near, and it may be a trap."""
FIGURE, PROVENANCE = "mediastudy:figure", "mediastudy:provenance"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
BROKEN = (OSError, ValueError, SyntaxError, KeyError, UnidentifiedImageError, Image.DecompressionBombError)


@dataclass(frozen=True)
class Origin:
    """Which figure a file says it is, and from what it was made."""

    figure: str
    provenance: Mapping[str, Any]


@dataclass(frozen=True)
class Picture:
    """A picture found: its name, bytes (none when only its record is left), own record, and the hash of its pixels."""

    name: str
    data: bytes = b""
    origin: Origin | None = None
    pixels: str | None = None


def read_picture(name: str, data: bytes) -> Picture:
    """Return the picture in `data`, with what it says of itself; one that cannot be read says nothing.

    Raises OutputError for a PDF when pypdf is not installed.
    """
    if data.startswith(b"%PDF-"):
        return Picture(name, data, _pdf(data))
    if data.lstrip()[:1] == b"<":
        return Picture(name, data, _svg(data))
    return _raster(name, data)


def said(texts: Mapping[str, Any]) -> Origin | None:
    """Return the Origin among the texts of a file (PNG chunks, PDF information); None when there is none."""
    try:
        provenance = json.loads(str(texts[PROVENANCE]))
        return Origin(str(texts[FIGURE]), provenance) if _is_provenance(provenance) else None
    except (KeyError, ValueError, RecursionError):
        return None


def _is_provenance(content: Any) -> bool:
    """Return whether `content` has the form of a provenance: a file from elsewhere can hold anything."""
    if not isinstance(content, dict):
        return False
    tables = [content.get(name, {}) for name in ("corpus", "lexicons", "parameters")]
    lexicons = tables[1].values() if isinstance(tables[1], dict) else [None]
    return all(isinstance(table, dict) for table in (*tables, *lexicons))


def information(entries: Mapping[Any, Any]) -> dict[str, str]:
    """Return what a file has beside its picture as texts, without the slash before each name in a PDF."""
    return {str(name).lstrip("/"): str(text) for name, text in entries.items()}


def _raster(name: str, data: bytes) -> Picture:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > LARGEST:
                return Picture(name, data)
            picture.load()
            return Picture(name, data, said(information(picture.info)), pixels(data)["sha256"])
    except BROKEN:
        return Picture(name, data)


def _svg(data: bytes) -> Origin | None:
    if b"<!ENTITY" in data or len(data) > LARGEST:  # entities can swell without end, and ours have none
        return None
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError):
        return None
    found = {tag: next(root.iter(DUBLIN + tag), None) for tag in ("identifier", "source")}
    texts = {tag: (node.text or "") if node is not None else "" for tag, node in found.items()}
    named = re.fullmatch(r"mediastudy:figure:(.+)", texts["identifier"].strip())
    return said({FIGURE: named[1], PROVENANCE: texts["source"]}) if named else None


def _pdf(data: bytes) -> Origin | None:
    reader = pypdf().PdfReader
    try:
        return said(information(reader(io.BytesIO(data)).metadata or {}))
    except Exception:  # pypdf raises whatever a broken file makes it stumble on
        return None


def pypdf() -> Any:
    """Return the module pypdf; raises OutputError saying how to install it."""
    try:
        import pypdf as module  # noqa: PLC0415 - only PDF files need it
    except ImportError:
        raise OutputError("To look into PDF files, install pypdf: pip install 'mediastudy[documents]'.") from None
    return module
