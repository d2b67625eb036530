"""Word lists as data: a TOML file with a version, a source for every entry, and each entry's rule."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from mediastudy.errors import LexiconError
from mediastudy.names import unknown

Lexicons = Mapping[str, "Lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A word list as loaded: its entries as plain tables, and what a manifest needs to name it exactly."""

    name: str
    version: str
    source: str
    entries: tuple[Mapping[str, Any], ...]
    sha256: str
    settings: Mapping[str, Any]
    """Every other top-level key of the file (``sources``: the full reference behind each entry's short name)."""


def shipped() -> dict[str, Path]:
    """Return the lexicons that come with the package, by name."""
    folder = Path(str(resources.files("mediastudy") / "lexicons"))
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def verb_schemes() -> dict[str, Path]:
    """Return the shipped schemes that class verbs by stance, by the name a notebook calls them."""
    return {name.removeprefix("stance_"): path for name, path in shipped().items() if name.startswith("stance_")}


def load(path: Path) -> Lexicon:
    """Return the lexicon in the TOML file `path`.

    A file has ``name``, ``version``, ``source``, a table ``sources`` and ``[[entries]]``; an entry has ``forms``
    (a list of strings) and ``source`` (short names out of ``sources``). Raises LexiconError with file and line.
    """
    try:
        raw = path.read_bytes()
        table = tomllib.loads(raw.decode())
    except FileNotFoundError:
        raise LexiconError(f"{path}: there is no such file; give the path of a TOML lexicon.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: this is not a readable TOML file: {error}.") from None
    _check(table, path, raw.decode())
    rest = {key: value for key, value in table.items() if key not in REQUIRED}
    entries = tuple(table["entries"])
    return Lexicon(table["name"], table["version"], table["source"], entries, hashlib.sha256(raw).hexdigest(), rest)


def load_all(**own: Path | str) -> dict[str, Lexicon]:
    """Return every shipped lexicon by name, with those given by keyword taken from the caller's files instead."""
    paths = shipped()
    for name, path in own.items():
        if name not in paths:
            raise LexiconError(unknown(name, paths, "lexicon"))
        paths[name] = Path(path)
    loaded = {name: load(path) for name, path in paths.items()}
    for name in own:
        if loaded[name].name != name:
            found = loaded[name].name
            raise LexiconError(
                f"{paths[name]}: this is a lexicon of {found!r}, given for {name!r}; name = {name!r} would do."
            )
    return loaded


REQUIRED = ("name", "version", "source", "entries")


def _check(table: Mapping[str, Any], path: Path, text: str) -> None:
    for key in REQUIRED:
        if not table.get(key):
            raise LexiconError(f"{path}: the key {key!r} is missing or empty; add it at the top of the file.")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[entries\]\]", line)]
    known = table.get("sources", {})
    for number, entry in enumerate(table["entries"]):
        where = f"{path}, line {lines[number]}" if number < len(lines) else f"{path}, entry {number + 1}"
        _check_entry(entry, known, where)


def _check_entry(entry: Mapping[str, Any], known: Mapping[str, str], where: str) -> None:
    forms, cited = entry.get("forms"), entry.get("source")
    if not isinstance(forms, list) or not forms or not all(isinstance(form, str) and form.strip() for form in forms):
        raise LexiconError(f"{where}: an entry needs 'forms', a list of words or phrases; found {forms!r}.")
    if not isinstance(cited, list) or not cited:
        raise LexiconError(f"{where}: {forms[0]!r} has no 'source'; list at least one key of [sources].")
    for key in cited:
        if key not in known:
            raise LexiconError(f"{where}: {forms[0]!r}: {unknown(str(key), known, 'source')}")
