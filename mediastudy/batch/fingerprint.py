"""The fingerprint of a run: one digest of all that decides what comes out, so that what is up to date is skipped."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mediastudy.batch.meanings import PATHS
from mediastudy.notebook import Notebook
from mediastudy.project import is_there, place
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

    `facts` name the corpus and lexicons (corpora.measured); `parameters` are those that say what, not where. A
    parameter that names a file, a folder or a function of one's own counts with the content of the files.
    """
    parts = {
        "notebook": notebook.sha256,
        "figures": list(notebook.figures),
        "parameters": dict(parameters),
        "files": dict(found for name, value in parameters.items() for found in _files(name, value)),
        "facts": facts,
        **around,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _files(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the files that the value of a parameter names, with their digests.

    The files below a folder count where the parameter's name says that it is a path: any word might be a folder's.
    """
    if isinstance(value, list):
        for each in value:
            yield from _files(name, each)
    elif isinstance(value, str) and value and is_there(path := _module(value) or place(value)):
        below = path.rglob("*") if PATHS.fullmatch(name) else ()
        yield from ((str(each), file_sha256(each)) for each in sorted({path, *below}) if each.is_file())


def _module(value: str) -> Path | None:
    """Return the file of the function that a value names; None when it names none."""
    named = FUNCTION.fullmatch(value)
    try:
        found = importlib.util.find_spec(named[1]) if named else None
    except (ImportError, ValueError):  # ValueError: of a module that was not imported as others are, as __main__
        return None
    return Path(found.origin) if found and found.origin else None
