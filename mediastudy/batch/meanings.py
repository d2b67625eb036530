"""Meanings: what the name of a parameter says of its values, held against what there is before any kernel starts."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq

from mediastudy import corpus
from mediastudy.batch.job import PLACES
from mediastudy.batch.parameters import parameters, read_value
from mediastudy.errors import MediastudyError, UnknownNameError
from mediastudy.lexicon import verb_schemes
from mediastudy.metrics import METRICS
from mediastudy.names import resolve, unknown
from mediastudy.notebook import Notebook
from mediastudy.project import is_there, root

MEASURED = "outlets.parquet"
"""The table of outlets that ``mediastudy measure`` writes."""

PATHS = re.compile(r"\w+_(?:file|folder|path)s?")
"""The names of parameters that are paths."""


@dataclass(frozen=True)
class Places:
    """Where the relative paths of a sweep are looked up: beside its file, then in the project's folder.

    `outlets` keeps what was found in each corpus, so that it is looked at once.
    """

    folder: Path
    outlets: dict[Path, Collection[str] | MediastudyError] = field(default_factory=dict)

    def find(self, path: str) -> Path:
        """Return `path` made absolute; raises MediastudyError when nothing is there."""
        for folder in (self.folder, *_project()):
            if path and is_there(folder / path):
                return (folder / path).resolve()
        raise MediastudyError(f"there is nothing at {path!r}; relative paths begin at the sweep file or the project.")

    def outlets_of(self, source: Path) -> Collection[str]:
        """Return the outlets of a corpus or of a measured folder; raises MediastudyError when it cannot be read."""
        if source not in self.outlets:
            try:
                self.outlets[source] = _outlets(source)
            except MediastudyError as error:
                self.outlets[source] = error
        found = self.outlets[source]
        if isinstance(found, MediastudyError):
            raise found
        return found


class Meaning(NamedTuple):
    """What parameters whose `names` match have to be: `check` returns the value to run with, or raises."""

    names: re.Pattern[str]
    check: Callable[[str, Path | None, Places], str]
    said: str


def settle(name: str, value: Any, source: Path | None, places: Places) -> Any:
    """Return the value to run with: paths absolute, all else as it is.

    `source` is the corpus of the run, None when it is not known. Raises MediastudyError for a path that does not
    exist, and for an outlet, a metric or a verb scheme that is none.
    """
    check = next((each.check for each in MEANINGS if each.names.fullmatch(name)), _as_it_is)
    if isinstance(value, list):
        return [check(each, source, places) for each in value]
    return check(value, source, places) if isinstance(value, str) else value


def read_given(notebooks: Iterable[Notebook], given: Iterable[tuple[str, str]], places: Places) -> dict[str, Any]:
    """Return the values of parameters that a command line gives to some notebooks, by name, as they are run with.

    Raises MediastudyError for a name that none of them has, or a value that is none of the parameter's.
    """
    owners = {name: notebook for notebook in notebooks for name in parameters(notebook) if name not in PLACES}
    values = {}
    for name, written in given:
        if name not in owners:
            raise UnknownNameError(unknown(name, owners, "parameter"))
        values[name] = settle(name, read_value(owners[name], name, written), None, places)
    return values


def meaning(name: str) -> str:
    """Return what the values of a parameter of this name have to be, beside its type; nothing for most names."""
    return next((each.said for each in MEANINGS if each.names.fullmatch(name)), "")


def _outlets(source: Path) -> Collection[str]:
    if (source / MEASURED).is_file():
        return set(pq.read_table(source / MEASURED, columns=["outlet"])["outlet"].to_pylist())
    survey = corpus.look(source)
    corpus.accept(survey, str(source), lenient=True)
    return survey.outlets


def _project() -> Iterator[Path]:
    with suppress(MediastudyError):  # a sweep file may stand where there is no project
        yield root()


def _corpus(value: str, source: Path | None, places: Places) -> str:
    return str(places.find(value))


def _path(value: str, source: Path | None, places: Places) -> str:
    return str(places.find(value)) if value else value


def _outlet(value: str, source: Path | None, places: Places) -> str:
    if source is not None and value not in places.outlets_of(source):
        raise UnknownNameError(f"{source.name}: {unknown(value, places.outlets_of(source), 'outlet')}")
    return value


def _metric(value: str, source: Path | None, places: Places) -> str:
    resolve(value, METRICS, "metric")
    return value


def _scheme(value: str, source: Path | None, places: Places) -> str:
    if value.endswith(".toml"):
        return str(places.find(value))
    if value not in verb_schemes():
        raise UnknownNameError(unknown(value, verb_schemes(), "verb scheme"))
    return value


def _as_it_is(value: str, source: Path | None, places: Places) -> str:
    return value


MEANINGS = (
    Meaning(re.compile(r"corpus"), _corpus, "the path of a corpus or of a measured folder"),
    Meaning(PATHS, _path, "a path that exists"),
    Meaning(re.compile(r"outlets?"), _outlet, "an outlet of the corpus"),
    Meaning(re.compile(r"(?:\w+_)?metrics?"), _metric, "a metric (docs/measures.md) or package.module:function"),
    Meaning(re.compile(r"scheme"), _scheme, "a verb scheme (mediastudy lexicon list) or a .toml file"),
)
