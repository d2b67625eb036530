"""pictures: every picture in a document (Word, PowerPoint, OpenDocument, PDF, LaTeX), taken out in memory."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from mediastudy.errors import OutputError
from mediastudy.record.origin import LARGEST, Picture, information, pypdf, read_picture, said

OFFICE = (".docx", ".docm", ".pptx", ".pptm", ".xlsx", ".odt", ".odp")
KINDS = (".png", ".svg", ".pdf", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp")
MOST = 5_000
"""A document with more entries, and (see LARGEST) a picture of more bytes, is refused as a likely zip bomb."""
DEEP = 8
"""So far down nested forms of a PDF, or files that LaTeX inputs, pictures are looked for."""
GRAPHICS = re.compile(r"\\include(?:graphics|svg)\*?\s*(?:<[^>]*>\s*)*(?:\[[^\]]*\]\s*)*\{([^{}]+)\}")
INPUT = re.compile(r"\\(?:input|include|subfile)\s*\{([^{}]+)\}")
COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%.*")


def pictures(path: Path) -> list[Picture]:
    """Return every picture of the document `path`, or the picture that `path` itself is.

    Nothing is written to disk. Raises OutputError for a file that is missing, damaged or suspicious.
    """
    try:
        if path.stat().st_size > 10 * LARGEST:
            raise OutputError(f"{path}: a file of {path.stat().st_size:,} bytes is too large to look into.")
        return list(READERS.get(path.suffix.lower(), _single)(path))
    except OSError as error:
        raise OutputError(f"{path}: the file cannot be read ({error.strerror or error}).") from None


def _single(path: Path) -> Iterator[Picture]:
    yield read_picture(path.name, path.read_bytes())


def _office(path: Path) -> Iterator[Picture]:
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in _media(path, archive):
                with archive.open(entry) as file:
                    data = file.read(LARGEST + 1)
                if len(data) > LARGEST:
                    raise OutputError(f"{path}: {entry.filename!r} is too large for a picture; is this a zip bomb?")
                yield read_picture(entry.filename, data)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise OutputError(f"{path}: this is no readable {path.suffix} file ({error}).") from None


def _media(path: Path, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > MOST:
        raise OutputError(f"{path}: {len(entries):,} entries are too many for a document; is this a zip bomb?")
    chosen = [entry for entry in entries if {"media", "Pictures"} & set(PurePosixPath(entry.filename).parts)]
    return sorted((entry for entry in chosen if entry.filename.lower().endswith(KINDS)), key=lambda each: each.filename)


def _pdf(path: Path) -> Iterator[Picture]:
    """Yield the figure that a PDF is, or else the pictures on its pages and the figures that pdfTeX included."""
    data = path.read_bytes()
    itself = read_picture(path.name, data)
    if itself.origin:
        yield itself
        return
    inside = []
    try:
        for number, page in enumerate(pypdf().PdfReader(io.BytesIO(data)).pages, 1):
            inside += [*_forms(page, f"page {number}"), *_images(page, f"page {number}")]
    except OutputError:
        raise
    except Exception as error:  # pypdf raises whatever a broken file makes it stumble on
        raise OutputError(f"{path}: this PDF cannot be read ({type(error).__name__}: {error}).") from None
    yield from inside or [itself]


def _images(page: Any, where: str) -> Iterator[Picture]:
    for image in page.images:
        picture = read_picture(f"{where}, {image.name}", image.data)
        yield picture


def _forms(holder: Any, where: str, depth: int = 0) -> Iterator[Picture]:
    """Yield what the information dictionaries say that pdfTeX keeps of the PDF files it includes."""
    resources = holder.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    for name, reference in (objects.get_object() if objects is not None else {}).items():
        form = reference.get_object()
        if form.get("/Subtype") != "/Form" or depth > DEEP:
            continue
        kept = form.get("/PTEX.InfoDict")
        origin = said(information(kept.get_object())) if kept is not None else None
        if origin:
            yield Picture(f"{where}, {str(name).lstrip('/')}", origin=origin)
        else:
            yield from _forms(form, where, depth + 1)


def _tex(path: Path) -> Iterator[Picture]:
    yield from _included(path, path.parent, set(), 0)


def _included(path: Path, base: Path, seen: set[Path], depth: int) -> Iterator[Picture]:
    """Yield each picture that the LaTeX file `path` includes; names are looked up from `base`, as LaTeX does."""
    if path.resolve() in seen or depth > DEEP:
        return
    seen.add(path.resolve())
    text = COMMENT.sub(r"\1", path.read_text(encoding="utf-8", errors="replace"))
    folders = [base, *(base / name for name in _graphicspath(text))]
    for name in GRAPHICS.findall(text):
        yield _named(name.strip().strip('"'), folders)
    for name in INPUT.findall(text):
        file = base / name.strip()
        inner = file if file.suffix == ".tex" else file.with_name(file.name + ".tex")
        if inner.is_file():
            yield from _included(inner, base, seen, depth + 1)


def _graphicspath(text: str) -> list[str]:
    given = re.search(r"\\graphicspath\s*\{((?:\s*\{[^{}]*\}\s*)*)\}", text)
    return re.findall(r"\{([^{}]*)\}", given[1]) if given else []


def _named(name: str, folders: list[Path]) -> Picture:
    tried = [folder / f"{name}{more}" for folder in folders for more in ("", ".pdf", ".png", ".svg", ".jpg")]
    found = next((place for place in tried if place.is_file()), None)
    return read_picture(name, found.read_bytes()) if found else Picture(f"{name} (missing)")


READERS: Mapping[str, Callable[[Path], Iterator[Picture]]] = MappingProxyType(
    {**dict.fromkeys(OFFICE, _office), ".pdf": _pdf, ".tex": _tex}
)
