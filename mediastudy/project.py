"""Where the project is: the checkout that holds notebooks/ and data/, found from here upwards or from this package."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import mediastudy
from mediastudy.errors import MediastudyError


def root() -> Path:
    """Return the project's folder: the nearest one upwards of here, else the one this package was installed from.

    Raises MediastudyError when neither holds notebooks/ and pyproject.toml.
    """
    here = Path.cwd()
    for folder in (here, *here.parents, Path(mediastudy.__file__).resolve().parents[1]):
        if (folder / "notebooks").is_dir() and (folder / "pyproject.toml").is_file():
            return folder
    raise MediastudyError(f"{here}: no notebooks/ here or above; run this in a clone of the mediastudy repository.")


def place(path: Path | str) -> Path:
    """Return `path` made absolute: from here where it exists, else from the project's folder where it exists there.

    A path that exists in neither place is taken from here.
    """
    given = Path(path)
    if given.is_absolute() or is_there(given):
        return given.absolute()
    try:
        inside = root() / given
    except MediastudyError:
        return given.absolute()
    return inside if is_there(inside) else given.absolute()


def is_there(path: Path) -> bool:
    """Return whether something is at `path`; nothing is where no path can be: a text that is too long, say."""
    with suppress(OSError):
        return path.exists()
    return False


def output(path: Path | str) -> Path:
    """Return `path` made absolute for writing: a relative one is taken from the project's folder, else from here."""
    try:
        return root() / path
    except MediastudyError:
        return Path(path).absolute()
