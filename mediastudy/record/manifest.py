"""The manifest of a figure set: inputs, parameters, code, environment, a digest for every file, and for itself."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mediastudy import __version__
from mediastudy.errors import OutputError
from mediastudy.project import place
from mediastudy.record.environment import code, environment, weights

NAME = "manifest.json"
SCHEMA = "mediastudy-manifest"
NEWEST = 1
BESIDE = ("numbers.tex",)
"""Files of a figure set that belong to no single figure."""
Manifest = Mapping[str, Any]


def manifest(folder: Path, facts: Mapping[str, Any], notebooks: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the manifest of the figures in `folder`: what went in, what ran, what came out.

    `facts` are those of tables.Measured, `notebooks` the digest, parameters and figures of each notebook by name.
    Every output is named with the digests that its sidecar (the .json beside a figure) holds. There is no path and no
    time in it.
    """
    sidecars = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in _sidecars(folder, notebooks)}
    return {
        "schema": f"{SCHEMA}/{NEWEST}",
        "mediastudy": __version__,
        "corpus": facts["corpus"],
        "articles": facts.get("articles", {}),
        "lexicons": facts["lexicons"],
        "weights": weights(),
        "code": code(),
        "notebooks": notebooks,
        "figures": sidecars,
        "files": {name: file_sha256(folder / name) for name in BESIDE if (folder / name).is_file()},
        "environment": environment(),
    }


def write_manifest(folder: Path, content: Manifest) -> Path:
    """Write the manifest into `folder`, sealed with its own digest, and return its path: equal content, equal bytes."""
    path = folder / NAME
    sealed = {**content, "digest": seal(content)}
    text = json.dumps(sealed, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_bytes((text + "\n").encode("utf-8", "backslashreplace"))  # half characters stay readable as JSON
    return path


def nearest_manifest(file: Path, given: Path | None = None) -> tuple[Manifest | None, Path | None]:
    """Return a manifest and its folder: the one `given`, else that beside `file`, else that of the project, if any.

    Raises OutputError as `read_manifest` does.
    """
    beside = file.parent / NAME
    found = given or (beside if beside.is_file() else place(f"figures/{NAME}"))
    if given is None and not found.is_file():
        return None, None
    return read_manifest(found), found if found.is_dir() else found.parent


def seal(content: Manifest) -> str:
    """Return the SHA-256 of a manifest's content: of its canonical JSON without the key ``digest``."""
    rest = {key: value for key, value in content.items() if key != "digest"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def read_manifest(path: Path) -> dict[str, Any]:
    """Return the manifest at `path`, a file or the folder that holds it.

    Raises OutputError when there is none, when it was changed after it was written, or comes from a newer version.
    """
    place = path / NAME if path.is_dir() else path
    content = _json(place)
    found = re.fullmatch(rf"{SCHEMA}/(\d+)", str(content.get("schema")))
    if not found:
        raise OutputError(f"{place}: this is no manifest of mediastudy; its name is {NAME}, beside the figures.")
    if int(found[1]) > NEWEST:
        newer = f"mediastudy {content.get('mediastudy')} wrote it in layout {found[1]}"
        raise OutputError(
            f"{place}: {newer}, and this version ({__version__}) reads up to {NEWEST}; update mediastudy."
        )
    if content.get("digest") != seal(content):
        raise OutputError(f"{place}: it was changed after it was written; restore it, or run mediastudy reproduce.")
    _check_names(content, place)
    return content


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of the file at `path`."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise OutputError(
            f"{path}: the manifest cannot be read ({error.strerror}); mediastudy reproduce writes it."
        ) from None
    except (ValueError, RecursionError) as error:
        raise OutputError(f"{path}: this is no manifest: it is not JSON ({error}).") from None
    return content if isinstance(content, dict) else {}


def _check_names(content: Manifest, place: Path) -> None:
    """Raise unless every name in the manifest is that of a file beside it: anyone can seal a manifest."""
    figures, notebooks = content["figures"], content["notebooks"]
    files = [file for record in figures.values() for file in record["files"]]
    for name in (*figures, *notebooks, *content.get("files", ()), *files):
        if re.search(r"[/\\\x00]", name) or name in {"", ".", ".."}:
            raise OutputError(f"{place}: {name!r} is no name of a file beside the manifest; do not trust it.")


def _sidecars(folder: Path, notebooks: Mapping[str, Mapping[str, Any]]) -> Iterable[Path]:
    stems = [stem for notebook in notebooks.values() for stem in notebook["figures"]]
    return [folder / f"{stem}.json" for stem in sorted(stems)]
