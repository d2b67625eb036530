"""Parameters: read from a notebook's tagged cell without running it, and checked before a kernel starts."""

from __future__ import annotations

import ast
import tokenize
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from mediastudy.errors import MediastudyError, UnknownNameError
from mediastudy.names import unknown
from mediastudy.record.notebooks import Notebook

TYPES: Mapping[str, type] = {"str": str, "int": int, "float": float, "bool": bool}


@dataclass(frozen=True)
class Parameter:
    """A parameter as its notebook declares it."""

    name: str
    type: str
    default: Any
    help: str


def parameters(notebook: Notebook) -> dict[str, Parameter]:
    """Return the parameters of `notebook` by name: ``name: type = literal  # help``, one a line.

    Raises MediastudyError, with the line, for anything else in the cell.
    """
    cell = notebook.parameter_cell
    comments = _comments(cell)
    found = [_parameter(statement, comments, notebook) for statement in ast.parse(cell).body]
    return {parameter.name: parameter for parameter in found}


def check(notebook: Notebook, values: Mapping[str, Any]) -> None:
    """Raise unless every one of `values` is a parameter of `notebook` and has its type."""
    known = parameters(notebook)
    for name, value in values.items():
        if name not in known:
            raise UnknownNameError(f"{notebook.name}: {unknown(name, known, 'parameter')}")
        if not _is(value, known[name].type):
            wanted = known[name].type
            raise MediastudyError(f"{notebook.name}: the parameter {name!r} is of type {wanted}; found {value!r}.")


def read_value(notebook: Notebook, name: str, written: str) -> Any:
    """Return what `written` on a command line means for the parameter `name`: a list's items part at commas."""
    known = parameters(notebook)
    if name not in known:
        raise UnknownNameError(f"{notebook.name}: {unknown(name, known, 'parameter')}")
    wanted = known[name].type
    if wanted == "list[str]":
        return [item.strip() for item in written.split(",") if item.strip()]
    if wanted == "str":
        return written
    try:
        return ast.literal_eval(written.capitalize() if wanted == "bool" else written)
    except (ValueError, SyntaxError):
        return written


def _parameter(statement: ast.stmt, comments: Mapping[int, str], notebook: Notebook) -> Parameter:
    try:
        if not isinstance(statement, ast.AnnAssign) or not isinstance(statement.target, ast.Name):
            raise ValueError("it is no annotated assignment")
        if statement.value is None:
            raise ValueError("it has no default")
        default = ast.literal_eval(statement.value)
    except ValueError as error:
        where = f"{notebook.path}, parameters cell, line {statement.lineno}"
        raise MediastudyError(f"{where}: {error}; write 'name: type = literal  # help'.") from None
    ends = statement.end_lineno or statement.lineno
    return Parameter(statement.target.id, ast.unparse(statement.annotation), default, comments.get(ends, ""))


def _comments(cell: str) -> dict[int, str]:
    tokens: Iterable[tokenize.TokenInfo] = tokenize.generate_tokens(StringIO(cell).readline)
    return {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}


def _is(value: Any, declared: str) -> bool:
    if declared == "list[str]":
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if declared == "float":
        return isinstance(value, int | float) and not isinstance(value, bool)
    wanted = TYPES.get(declared)
    return wanted is None or (isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool)))
