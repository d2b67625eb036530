"""Writing whole or not at all: a file or a set of files appears only when it is finished."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mediastudy.errors import OutputError

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would run as a formula (OWASP, CSV injection)."""


HALVES = re.compile("[\ud800-\udfff]")
"""Lone surrogates: halves of a character of UTF-16, such as a cut emoji leaves; no file of text can hold them."""


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield a path to write to; it becomes `path` on success and disappears on any error.

    Raises OutputError when the place cannot be written to.
    """
    with whole_files(path.parent) as folder:
        yield folder / path.name


@contextmanager
def whole_files(into: Path) -> Iterator[Path]:
    """Yield an empty folder to write to; its files move to the folder `into` on success, none of them on any error."""
    make_folder(into)
    try:
        folder = Path(tempfile.mkdtemp(prefix=".partial-", dir=into))
    except OSError as error:
        raise OutputError(f"{into}: the folder cannot be written to ({error.strerror}); choose another.") from None
    try:
        yield folder
        for path in sorted(folder.iterdir()):
            path.replace(into / path.name)
    except OSError as error:
        raise OutputError(f"{into}: writing failed ({error.strerror or error}); nothing was changed.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def whole_folder(place: Path) -> Iterator[Path]:
    """Yield an empty folder to write to; it takes the place of `place` on success and disappears on any error.

    Raises OutputError when the place cannot be written to.
    """
    with whole_files(place.parent) as outer:
        folder = outer / place.name
        folder.mkdir()
        yield folder
        put(folder, place)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, unless it is there; raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: the folder cannot be written to ({error.strerror}); choose another.") from None


def put(folder: Path, place: Path) -> None:
    """Move `folder` to `place`, which must be on the same disk; what was there is removed when the new has come."""
    old = place.with_name(f".{place.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    folder.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def whole_characters(text: str) -> str:
    """Return `text` as it can be written: U+FFFD for each half of a character, so that every offset stays true."""
    return text if text.isascii() else HALVES.sub("\N{REPLACEMENT CHARACTER}", text)


def safe_cell(value: object) -> object:
    """Return a CSV cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
