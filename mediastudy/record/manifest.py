"""The manifest of a figure set: inputs, parameters, environment, and a digest for every file."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from mediastudy import __version__

NAME = "manifest.json"


def manifest(folder: Path, facts: Mapping[str, Any], notebooks: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the manifest of the figures in `folder`: what went in, what ran, what came out.

    `facts` are those of tables.Measured, `notebooks` the digest, parameters and figures of each notebook by name.
    Every output is named with the digests that its sidecar (the .json beside a figure) holds.
    """
    sidecars = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in _sidecars(folder, notebooks)}
    return {
        "schema": "mediastudy-manifest/1",
        "mediastudy": __version__,
        "corpus": facts["corpus"],
        "lexicons": facts["lexicons"],
        "notebooks": notebooks,
        "figures": sidecars,
        "environment": {"python": platform.python_version(), "packages": packages()},
    }


def write_manifest(folder: Path, content: Mapping[str, Any]) -> Path:
    """Write the manifest into `folder` and return its path: sorted keys, so that equal content has equal bytes."""
    path = folder / NAME
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def packages() -> dict[str, str]:
    """Return the installed version of every package that mediastudy itself asks for, by name."""
    try:
        wanted = [need for need in requires("mediastudy") or [] if "extra ==" not in need]
    except PackageNotFoundError:
        wanted = []
    names = sorted(re.split(r"[^A-Za-z0-9_.-]", need)[0] for need in wanted)
    return {name: version(name) for name in names}


def _sidecars(folder: Path, notebooks: Mapping[str, Mapping[str, Any]]) -> Iterable[Path]:
    stems = [stem for notebook in notebooks.values() for stem in notebook["figures"]]
    return [folder / f"{stem}.json" for stem in sorted(stems)]
