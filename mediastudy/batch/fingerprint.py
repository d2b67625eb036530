"""The fingerprint of a run: one digest of all that decides what comes out, so that what is up to date is skipped."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mediastudy.notebook import Notebook
from mediastudy.project import place
from mediastudy.record.environment import AROUND, code, environment, weights
from mediastudy.record.manifest import file_sha256

FUNCTION = re.compile(r"([\w.]+):\w+")
"""A value that names a function of one's own: ``package.module:function``."""


def surroundings() -> dict[str, Any]:
    """Return what every run of a batch depends on: mediastudy's modules, its weights, and the versions in use."""
    return {"code": code(around=AROUND - {"record"}), "weights": weights(), "environment": environment()}


def fingerprint(
    notebook: Notebook, parameters: Mapping[str, Any], facts: Mapping[str, Any], around: Mapping[str, Any]
) -> str:
    """Return the SHA-256 of a run: the notebook's code and figures, parameters, corpus, lexicons and surroundings.

    `facts` name the corpus and lexicons (tables.Measured); `parameters` are those that say what, not where. A
    parameter that names a file or a function of one's own counts with the content of the file.
    """
    parts = {
        "notebook": notebook.sha256,
        "figures": list(notebook.figures),
        "parameters": dict(parameters),
        "files": dict(_files(parameters.values())),
        "facts": facts,
        **around,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _files(values: Any) -> Iterator[tuple[str, str]]:
    """Return the files that some values name, with their digests."""
    for value in values:
        if isinstance(value, list):
            yield from _files(value)
        elif isinstance(value, str) and (path := _file(value)):
            yield value, file_sha256(path)


def _file(value: str) -> Path | None:
    if named := FUNCTION.fullmatch(value):
        try:
            found = importlib.util.find_spec(named[1])
        except ImportError:
            return None
        return Path(found.origin) if found and found.origin else None
    path = place(value)
    return path if value and path.is_file() else None
