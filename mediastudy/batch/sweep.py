"""Sweeps: one notebook or several, run with every combination of parameters that a YAML file asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediastudy.batch.combine import OURS, SECTIONS, Draft, Given, combine, count_runs, name_faults, read_given
from mediastudy.batch.meanings import Places, settle
from mediastudy.batch.parameters import Parameter, parameters
from mediastudy.batch.slugs import name_runs
from mediastudy.batch.written import Items, Problem, Table, Word, Written, read_written
from mediastudy.errors import MediastudyError
from mediastudy.names import unknown
from mediastudy.notebook import Notebook, open_notebook

MOST = 10_000
"""Runs of a sweep: more are a slip of the pen in a grid."""
NEEDED = ("corpus", OURS)
"""What every notebook of a batch declares: what it reads, and where its figures go."""
KEYS = ("notebook", "notebooks", *SECTIONS)


@dataclass(frozen=True)
class Run:
    """A notebook and the parameters to run it with: complete, checked, JSON values only.

    `name` is made of the notebook's name and the parameters that vary; it is unique in its sweep, the same every
    time, and safe as the name of a folder. `parameters` has every declared one but `into`; paths are absolute.
    """

    name: str
    notebook: Notebook
    parameters: Mapping[str, Any]


@dataclass(frozen=True)
class Sweep:
    """The runs of a sweep file, in its order, and the file's text as it was read."""

    name: str
    runs: tuple[Run, ...]
    text: str


@dataclass(frozen=True)
class _Opened:
    """A notebook of the sweep, its parameters, and the line it is named in."""

    notebook: Notebook
    known: Mapping[str, Parameter]
    line: int


def read_sweep(path: Path) -> Sweep:
    """Return the Sweep that the YAML file `path` describes.

    Relative paths in it begin at the file, else at the project. No kernel and no process is started. Raises one
    MediastudyError with every mistake of the whole sweep, a line each.
    """
    text, table, problems = read_written(path)
    problems += _key_faults(table)
    places, given = Places(path.absolute().parent), read_given(table, problems)
    opened = list(_opened(table, places, problems))
    problems += _namesakes(opened)
    problems += name_faults(given, [(each.notebook, each.known) for each in opened])
    drafts = _drafts(opened, given, problems)
    runs = _runs(drafts, places, problems)
    if problems:
        raise MediastudyError("\n".join(dict.fromkeys(each.said(path) for each in sorted(problems))))
    return Sweep(path.stem, tuple(runs), text)


def _key_faults(table: Table) -> Iterator[Problem]:
    for key, line in table.lines.items():
        if key not in KEYS:
            yield Problem(line, unknown(key, KEYS, "key"))
    named = [key for key in ("notebook", "notebooks") if key in table.entries]
    if len(named) != 1:
        yield Problem(table.line, f"found {len(named)} of the keys 'notebook' and 'notebooks'; give one of them.")


def _opened(table: Table, places: Places, problems: list[Problem]) -> Iterator[_Opened]:
    for key in ("notebook", "notebooks"):
        for word in _words(key, table, problems):
            try:
                notebook = open_notebook(places.find(word.scalar.text))
                known = parameters(notebook)
                if lacking := [name for name in NEEDED if name not in known]:
                    said = f"a batch needs the parameter {lacking[0]!r}; declare it"
                    raise MediastudyError(f"{notebook.path}, parameters cell: {said}.")
                yield _Opened(notebook, known, word.line)
            except MediastudyError as error:
                problems.append(Problem(word.line, f"{key}: {error}"))


def _namesakes(opened: Sequence[_Opened]) -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for each in opened:
        name, path = each.notebook.name, each.notebook.path
        if first.setdefault(name, path) != path:
            said = f"{first[name]} and {path} are both named {name!r}, and runs are named after them; rename one."
            yield Problem(each.line, f"notebooks: {said}")


def _words(key: str, table: Table, problems: list[Problem]) -> list[Word]:
    found: Written = table.entries.get(key, Items(0, ()))
    words = [found] if key == "notebook" else list(found.items) if isinstance(found, Items) else []
    good = [word for word in words if isinstance(word, Word)]
    if key in table.entries and (not good or len(good) != len(words)):
        problems.append(Problem(table.lines[key], f"{key}: give the path of a notebook, or a list under 'notebooks'."))
    return good


def _drafts(opened: Sequence[_Opened], given: Sequence[Given], problems: list[Problem]) -> list[Draft]:
    asked = count_runs(given) * len(opened)
    if asked > MOST:
        problems.append(Problem(1, f"found {asked:,} runs; a sweep has {MOST:,} at most: shorten the grid."))
        return []
    return [draft for each in opened for draft in combine(each.notebook, each.known, given, each.line)]


def _runs(drafts: Sequence[Draft], places: Places, problems: list[Problem]) -> list[Run]:
    settled = [_settled(draft, places, problems) for draft in drafts]
    problems += _twins(drafts, settled)
    names = name_runs((draft.notebook.name, draft.said) for draft in drafts)
    return [Run(name, draft.notebook, values) for name, draft, values in zip(names, drafts, settled, strict=True)]


def _settled(draft: Draft, places: Places, problems: list[Problem]) -> dict[str, Any]:
    """Return the values of a run as it gets them; what is wrong with one goes to `problems`."""
    values: dict[str, Any] = {}
    for name in sorted(draft.values, key=lambda name: name != "corpus"):
        given = draft.values[name]
        try:
            if given.fault:
                raise MediastudyError(given.fault)
            source = Path(values["corpus"]) if values.get("corpus") else None
            values[name] = settle(name, given.value, source, places)
        except MediastudyError as error:
            problems.append(Problem(given.line, f"{given.where}: {error}"))
    return {name: values[name] for name in draft.values if name in values}


def _twins(drafts: Sequence[Draft], settled: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    seen = set[str]()
    for draft, values in zip(drafts, settled, strict=True):
        key = json.dumps([str(draft.notebook.path), values])
        if key in seen and len(values) == len(draft.values):
            line = max(each.line for each in draft.values.values())
            said = f"two runs of {draft.notebook.name} would be the same: {draft.said}"
            yield Problem(line, f"{said}; name it once.")
        seen.add(key)
