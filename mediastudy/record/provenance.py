"""Provenance: what a figure carries inside its files, so that it can say where it comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mediastudy import __version__
from mediastudy.errors import MediastudyError
from mediastudy.notebook import open_notebook
from mediastudy.project import is_there, root
from mediastudy.record.manifest import file_sha256

NAMED = re.compile(r"(.+) \(sha256 ([0-9a-f]{64})\)")
"""How `pathless` names a file: its name, and the digest of what is in it."""


def provenance(notebook: str, facts: Mapping[str, Any], **parameters: object) -> dict[str, Any]:
    """Return what names a figure's origin by content: notebook and digest, parameters, corpus, lexicons, version.

    `facts` are those of tables.Measured; `parameters` are the ones that change the result. There is no path and no
    time in it, so that the same work gives the same bytes anywhere: a parameter that is the path of a file is named
    as the file is, and has its digest.
    """
    lexicons = {name: {"version": it["version"], "sha256": it["sha256"]} for name, it in facts["lexicons"].items()}
    return {
        "notebook": notebook,
        "notebook_sha256": _digest(notebook),
        "parameters": {name: pathless(value) for name, value in parameters.items()},
        "corpus": dict(facts["corpus"]),
        "lexicons": lexicons,
        "mediastudy": __version__,
    }


def pathless(value: object) -> object:
    """Return the value of a parameter; of the absolute path of a file its name and its digest."""
    if isinstance(value, list):
        return [pathless(each) for each in value]
    if isinstance(value, str) and Path(value).is_absolute() and is_there(Path(value)) and Path(value).is_file():
        return f"{Path(value).name} (sha256 {file_sha256(Path(value))})"
    return value


def named_file(value: object) -> tuple[str, str] | None:
    """Return name and digest of the file that a value of `pathless` names; None for any other value."""
    found = NAMED.fullmatch(value) if isinstance(value, str) else None
    return (found[1], found[2]) if found else None


def _digest(notebook: str) -> str | None:
    """Return the digest of the project's notebook of that name; None when run away from the project."""
    try:
        return open_notebook(root() / "notebooks" / f"{notebook}.ipynb").sha256
    except MediastudyError:
        return None
