"""Outlet maps: an editable TOML file that says which spellings are one outlet, and what it is called."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mediastudy.article import Article
from mediastudy.corpus.rows import Problem
from mediastudy.errors import CorpusError
from mediastudy.names import unknown

AS_GIVEN = "outlet_as_given"
"""The column that keeps the outlet as the corpus has it."""
HEAD = """\
# Which spellings are one outlet. Edit names, delete spellings that are another's, add what is missing; then give the
# file as --outlets-map. A spelling that stands nowhere here keeps its own name. `column` is the column that is read.
"""


@dataclass(frozen=True, slots=True)
class OutletMap:
    """The outlet that each spelling stands for, and the column of the corpus in which the spellings are."""

    names: Mapping[str, str]
    column: str = "outlet"


def read_map(path: Path) -> OutletMap:
    """Return the map in the TOML file `path`; raises CorpusError where it is none, or says two things of a spelling."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CorpusError(f"{path}: there is no such map; mediastudy outlets --propose makes one.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(f"{path}: this is not a readable TOML file: {error}.") from None
    for key in sorted(set(table) - {"column", "outlets"}):
        raise CorpusError(f"{path}: {unknown(key, ('column', 'outlets'), 'key')}")
    names: dict[str, str] = {}
    for number, entry in enumerate(table.get("outlets", ()), 1):
        name, spellings = _entry(entry, f"{path}, outlet {number}")
        for spelling in spellings:
            if names.setdefault(spelling, name) != name:
                raise CorpusError(
                    f"{path}: {spelling!r} is a spelling of {names[spelling]!r} and of {name!r}; keep one."
                )
    return OutletMap(names, str(table.get("column", "outlet")))


def renamed(rows: Iterable[Article | Problem], outlets: OutletMap, place: str) -> Iterator[Article | Problem]:
    """Return the rows with outlets called as the map says, and AS_GIVEN among the metadata of each article.

    Raises CorpusError at the end for a spelling of the map that no article has: a typing error would merge nothing.
    """
    found: set[str] = set()
    for row in rows:
        article = row.article if isinstance(row, Problem) else row
        spelling = spelled(article, outlets.column, place) if article else ""
        found.add(spelling)
        called = _called(article, outlets.names.get(spelling, spelling)) if article else None
        yield replace(row, article=called) if isinstance(row, Problem) else called or row
    for spelling in outlets.names:
        if spelling not in found:
            raise CorpusError(f"{place}: {unknown(spelling, found - {''}, 'outlet')}")


def spelled(article: Article, column: str, place: str) -> str:
    """Return the name that an article has in `column`, that of the outlet where the cell is empty."""
    if column == "outlet":
        return article.outlet
    if column not in article.metadata:
        raise CorpusError(f"{place}: {unknown(column, {'outlet', *article.metadata}, 'column')}")
    return str(article.metadata[column]) or article.outlet


def map_text(groups: Iterable[tuple[str, Iterable[tuple[str, str]]]], column: str) -> str:
    """Return the TOML of a map: for each outlet its name, and each spelling with a remark that becomes a comment."""
    lines = [HEAD, f"column = {_quoted(column)}", ""]
    for name, spellings in groups:
        lines += ["[[outlets]]", f"name = {_quoted(name)}", "spellings = ["]
        lines += [f"    {_quoted(spelling)}, # {' '.join(remark.split())}" for spelling, remark in spellings]
        lines += ["]", ""]
    return "\n".join(lines)


def _called(article: Article, name: str) -> Article:
    return replace(article, outlet=name, metadata={**article.metadata, AS_GIVEN: article.outlet})


def _entry(entry: Any, where: str) -> tuple[str, list[str]]:
    name, spellings = (entry.get(key) if isinstance(entry, dict) else None for key in ("name", "spellings"))
    if not isinstance(name, str) or not name.strip():
        raise CorpusError(f"{where}: 'name' is missing; give the outlet's name as a string.")
    if not isinstance(spellings, list) or not all(isinstance(each, str) and each for each in spellings):
        raise CorpusError(f"{where} ({name}): 'spellings' must be a list of names; found {spellings!r}.")
    return name.strip(), spellings


def _quoted(text: str) -> str:
    """A TOML string; JSON writes the same ones, but for the character DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
