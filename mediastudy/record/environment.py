"""The environment of a run, as far as it can change a figure: versions, the font, the code, the weights."""

from __future__ import annotations

import hashlib
import io
import platform
import zlib
from collections.abc import Iterable, Set
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from PIL import Image

import mediastudy
from mediastudy.plots.lettering import FONT

PACKAGE = Path(mediastudy.__file__).parent
AROUND = frozenset({"__main__", "batch", "cli", "coding", "notebook", "record", "report", "training"})
"""Rooms whose code carries a figure but does not decide what it shows."""
SHAPING = (
    "fonttools",
    "matplotlib",
    "nltk",
    "numpy",
    "pandas",
    "patsy",
    "pillow",
    "pyarrow",
    "scipy",
    "seaborn",
    "statsmodels",
)
"""Packages that shape numbers or files; the others only run notebooks, or talk to the user."""


def environment() -> dict[str, Any]:
    """Return what a figure's bytes depend on beside its inputs; the same on every machine with the same versions."""
    return {
        "python": ".".join(platform.python_version_tuple()[:2]),  # releases of one version give the same numbers
        "packages": packages(),
        "font": {"name": FONT.name, "sha256": _sha256([FONT])},
        "deflate": deflate(),
    }


def packages() -> dict[str, str]:
    """Return the installed version of every package that shapes numbers or files, by name."""
    return {name: version(name) for name in SHAPING if _is_installed(name)}


def code(package: Path = PACKAGE, around: Set[str] = AROUND) -> dict[str, str]:
    """Return the digest of the Python files of each room that decides what figures show (not `around`), by room."""
    rooms: dict[str, list[Path]] = {}
    for path in sorted(package.rglob("*.py")):
        room = path.relative_to(package).parts[0].removesuffix(".py")
        if room not in around:
            rooms.setdefault(room, []).append(path)
    return {room: _sha256(paths, package) for room, paths in sorted(rooms.items())}


def weights(package: Path = PACKAGE) -> dict[str, str]:
    """Return the digest of each file of trained weights, by its name."""
    return {path.name: _sha256([path]) for path in sorted((package / "weights").glob("*")) if path.is_file()}


def deflate() -> dict[str, str]:
    """Return what the two compressors in use make of a fixed text, as digests.

    Their versions differ from machine to machine without consequence; another digest here means that PDF (python) or
    PNG (pillow) files get other bytes for the same picture.
    """
    probe = b"".join(b"%d %d\n" % (number, number * number % 8191) for number in range(2000))
    picture = io.BytesIO()
    Image.frombytes("L", (100, 100), probe[:10000]).save(picture, "png")
    made = {"python": zlib.compress(probe, 6), "pillow": picture.getvalue()}
    return {name: hashlib.sha256(data).hexdigest()[:16] for name, data in made.items()}


def _is_installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def _sha256(paths: Iterable[Path], base: Path | None = None) -> str:
    """Return the digest of some files; with `base`, of Python files: their places, and line ends made equal."""
    digest = hashlib.sha256()
    for path in paths:
        data = path.read_bytes()
        if base:
            digest.update(path.relative_to(base).as_posix().encode() + b"\0")
            data = data.replace(b"\r\n", b"\n")
        digest.update(data)
    return digest.hexdigest()
