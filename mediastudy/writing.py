"""Writing whole or not at all: a file or a set of files appears only when it is finished."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mediastudy.errors import OutputError

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would run as a formula (OWASP, CSV injection)."""


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
    try:
        into.mkdir(parents=True, exist_ok=True)
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


def safe_cell(value: object) -> object:
    """Return a CSV cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
