"""Provenance: what a figure carries inside its files, so that it can say where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediastudy import __version__
from mediastudy.errors import MediastudyError
from mediastudy.notebook import open_notebook
from mediastudy.project import root


def provenance(notebook: str, facts: Mapping[str, Any], **parameters: object) -> dict[str, Any]:
    """Return what names a figure's origin by content: notebook and digest, parameters, corpus, lexicons, version.

    `facts` are those of tables.Measured; `parameters` are the ones that change the result. There is no path and no
    time in it, so that the same work gives the same bytes anywhere.
    """
    lexicons = {name: {"version": it["version"], "sha256": it["sha256"]} for name, it in facts["lexicons"].items()}
    return {
        "notebook": notebook,
        "notebook_sha256": _digest(notebook),
        "parameters": parameters,
        "corpus": dict(facts["corpus"]),
        "lexicons": lexicons,
        "mediastudy": __version__,
    }


def _digest(notebook: str) -> str | None:
    """Return the digest of the project's notebook of that name; None when run away from the project."""
    try:
        return open_notebook(root() / "notebooks" / f"{notebook}.ipynb").sha256
    except MediastudyError:
        return None
