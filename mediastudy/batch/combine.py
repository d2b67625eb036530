"""Combine: what a sweep file gives by name becomes runs: every combination, every value read as its type says."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product, zip_longest
from typing import Any

from mediastudy.batch.kinds import Scalar, read
from mediastudy.batch.parameters import Parameter
from mediastudy.batch.written import Items, Problem, Table, Word, Written
from mediastudy.names import unknown
from mediastudy.notebook import Notebook

SECTIONS = ("parameters", "grid", "zip")
OURS = "into"
"""The parameter that the batch itself fills: where a run's figures go."""


@dataclass(frozen=True)
class Given:
    """A parameter as a sweep file gives it: its values, one for each run that differs in it."""

    name: str
    section: str
    line: int
    values: tuple[Written, ...]


@dataclass(frozen=True)
class Value:
    """A value of a run: the line it is written in, what it is part of, and what is wrong with it if anything is."""

    line: int
    where: str
    value: Any = None
    fault: str = ""

    @property
    def problem(self) -> Problem:
        """The fault, where it stands."""
        return Problem(self.line, f"{self.where}: {self.fault}")


@dataclass(frozen=True)
class Draft:
    """A run before its values are held against the corpus; `varying` names what tells it from the others."""

    notebook: Notebook
    values: Mapping[str, Value]
    varying: tuple[str, ...]

    @property
    def said(self) -> dict[str, Any]:
        """The values that vary, as they were given."""
        return {name: self.values[name].value for name in self.varying}


def read_given(table: Table, problems: list[Problem]) -> list[Given]:
    """Return what the sections of a sweep file give, and add to `problems` what is no way to give a parameter."""
    given: dict[str, Given] = {}
    for section in SECTIONS:
        for each in _section(section, table, problems):
            if each.name in given:
                first = given[each.name]
                said = f"{each.name!r} is in {first.section} too (line {first.line}); keep one."
                problems.append(Problem(each.line, f"{section}: {said}"))
            given.setdefault(each.name, each)
    problems += _uneven([each for each in given.values() if each.section == "zip"])
    return list(given.values())


def count_runs(given: Sequence[Given]) -> int:
    """Return how many runs each notebook has."""
    rows = [len(each.values) for each in given if each.section == "zip"]
    return math.prod(len(each.values) or 1 for each in given if each.section == "grid") * max(rows, default=1)


def combine(notebook: Notebook, known: Mapping[str, Parameter], given: Sequence[Given], line: int) -> Iterator[Draft]:
    """Yield a Draft for each combination of what is `given`; `line` is where the notebook is named.

    What the notebook does not declare is left out; what is not given has its default.
    """
    own = [each for each in given if each.name in known and each.name != OURS and each.values]
    default = f"the default of {notebook.name}"
    values = {name: Value(line, f"{default}, {name}", each.default) for name, each in known.items() if name != OURS}
    columns = {each.name: [_value(each, one, known[each.name]) for one in each.values] for each in own}
    values.update({each.name: columns[each.name][0] for each in own if each.section == "parameters"})
    grid = [[{each.name: one} for one in columns[each.name]] for each in own if each.section == "grid"]
    names = [each.name for each in own if each.section == "zip"]
    every = zip_longest(*(columns[name] for name in names))
    rows = [{name: one for name, one in zip(names, row, strict=True) if one} for row in every]
    varying = tuple(each.name for each in own if each.section != "parameters")
    for parts in product(*grid, rows or [{}]):
        yield Draft(notebook, values | {name: one for part in parts for name, one in part.items()}, varying)


def name_faults(given: Sequence[Given], notebooks: Sequence[tuple[Notebook, Mapping[str, Parameter]]]) -> list[Problem]:
    """Return what is wrong with the names: none may be unknown to all notebooks, or vary what a notebook lacks."""
    every = sorted({name for _, known in notebooks for name in known} - {OURS})
    return [Problem(each.line, f"{each.section}: {said}") for each in given for said in _name(each, every, notebooks)]


def _name(
    given: Given, every: Sequence[str], notebooks: Sequence[tuple[Notebook, Mapping[str, Parameter]]]
) -> Iterator[str]:
    if given.name == OURS:
        yield f"{OURS!r} is filled by the batch: each run has a folder of its own; leave it out."
    elif given.name not in every and notebooks:
        yield unknown(given.name, every, "parameter")
    elif given.section != "parameters":
        for lacking in [notebook.name for notebook, known in notebooks if given.name not in known]:
            same = "all its runs would be the same; leave the notebook out, or give one value under 'parameters'"
            yield f"{lacking} has no parameter {given.name!r}: {same}."


def _section(section: str, table: Table, problems: list[Problem]) -> Iterator[Given]:
    found = table.entries.get(section)
    if not isinstance(found, Table):
        if found is not None:
            problems.append(Problem(table.lines[section], f"{section}: found no table; write 'name: value' below it."))
        return
    for name, written in found.entries.items():
        line, single = found.lines[name], section == "parameters"
        values = (written,) if single else written.items if isinstance(written, Items) else ()
        if not values:
            problems.append(Problem(line, f"{section}, {name}: found no list of values; write [a, b]."))
        yield Given(name, section, line, values)


def _uneven(zipped: Sequence[Given]) -> Iterator[Problem]:
    for each in zipped[1:]:
        if each.values and len(each.values) != len(zipped[0].values):
            lengths = f"a list of {len(each.values)}, but that of {zipped[0].name} is of {len(zipped[0].values)}"
            yield Problem(each.line, f"zip, {each.name}: found {lengths}; give each as many.")


def _value(given: Given, written: Written, parameter: Parameter) -> Value:
    where = f"{given.section}, {given.name}"
    try:
        return Value(written.line, where, read(parameter.kind, _scalars(written)))
    except ValueError as error:
        return Value(written.line, where, fault=f"{error}.")


def _scalars(written: Written) -> Scalar | list[Scalar]:
    if isinstance(written, Word):
        return written.scalar
    if isinstance(written, Items) and all(isinstance(each, Word) for each in written.items):
        return [each.scalar for each in written.items if isinstance(each, Word)]
    raise ValueError("found a table or a list of lists; give a value or a list of values")
