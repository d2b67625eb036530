"""Parameters: read from a notebook's tagged cell without running it; their values checked, read and shown."""

from __future__ import annotations

import ast
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from mediastudy.batch.kinds import NOTHING, Kind, Scalar, fault, parse_kind, ranged, read
from mediastudy.errors import MediastudyError, UnknownNameError
from mediastudy.names import unknown
from mediastudy.notebook import Notebook
from mediastudy.project import root

IMPORTS = {"typing": {"Literal"}, "datetime": {"date"}}
"""What the cell may import: the names of types, which Python looks up when it runs the cell."""


@dataclass(frozen=True)
class Parameter:
    """A parameter as its notebook declares it: `type` as it is written there, `kind` as it is understood."""

    name: str
    type: str
    kind: Kind
    default: Any
    help: str


def parameters(notebook: Notebook) -> dict[str, Parameter]:
    """Return the parameters of `notebook` by name: ``name: type = literal  # help``, one a line.

    The help may begin with a range, ``in LOW..HIGH: help``. Raises MediastudyError, with the line, for anything else
    in the cell, an unknown type, or a default that does not fit its type.
    """
    cell = notebook.parameter_cell
    declarations = list(_declarations(cell, notebook))
    comments = _comments(cell)
    found = [_parameter(statement, comments, notebook) for statement in declarations]
    return {parameter.name: parameter for parameter in found}


def check(notebook: Notebook, values: Mapping[str, Any]) -> None:
    """Raise unless every one of `values` is a parameter of `notebook` and fits its type."""
    known = parameters(notebook)
    for name, value in values.items():
        if name not in known:
            raise UnknownNameError(f"{notebook.name}: {unknown(name, known, 'parameter')}")
        wrong = fault(known[name].kind, value)
        if wrong:
            raise MediastudyError(f"{notebook.name}: the parameter {name!r} is of type {known[name].type}: {wrong}.")


def read_value(notebook: Notebook, name: str, written: str) -> Any:
    """Return what `written` on a command line means for the parameter `name`: a list's items part at commas.

    Raises MediastudyError when there is no such parameter, or `written` is none of its values.
    """
    known = parameters(notebook)
    if name not in known:
        raise UnknownNameError(f"{notebook.name}: {unknown(name, known, 'parameter')}")
    kind = known[name].kind
    items = [Scalar(item.strip()) for item in written.split(",") if item.strip()]
    many = kind.many and not (kind.optional and written and written.lower() in NOTHING)
    try:
        return read(kind, items if many else Scalar(written, plain=bool(written)))
    except ValueError as error:
        raise MediastudyError(f"{notebook.name}: the parameter {name!r}: {error}.") from None


def shown(value: Any) -> str:
    """Return a value as a reader would write it; a path says where it is in the project, and nothing of the machine."""
    if isinstance(value, list):
        return ", ".join(map(shown, value)) or "(empty)"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, str) and Path(value).is_absolute():
        return _inside(Path(value))
    return str(value) or '""'


def _declarations(cell: str, notebook: Notebook) -> Iterator[ast.stmt]:
    """Yield what declares a parameter: everything but the imports of types.

    A type that is used and not imported stops a notebook that is run by hand, so it is refused here.
    """
    try:
        body = ast.parse(cell).body
    except SyntaxError as error:
        raise MediastudyError(f"{_where(notebook, error.lineno)}: {error.msg}; write it as Python.") from None
    imported = set[str]()
    for statement in body:
        names = _types(statement)
        imported |= names
        used = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)} & {"Literal", "date"}
        for name in used - imported:
            module = next(module for module, types in IMPORTS.items() if name in types)
            line = f"from {module} import {name}"
            raise MediastudyError(f"{_where(notebook, statement.lineno)}: {name} is not known; write '{line}' first.")
        if not names:
            yield statement


def _types(statement: ast.stmt) -> set[str]:
    """Return the names of types that a statement imports; none for any other statement."""
    if not isinstance(statement, ast.ImportFrom) or statement.module not in IMPORTS:
        return set()
    names = {alias.name for alias in statement.names if alias.asname is None}
    return names if names <= IMPORTS[statement.module] and len(names) == len(statement.names) else set()


def _parameter(statement: ast.stmt, comments: Mapping[int, str], notebook: Notebook) -> Parameter:
    try:
        if not isinstance(statement, ast.AnnAssign) or not isinstance(statement.target, ast.Name):
            raise ValueError("it is no annotated assignment")
        if statement.value is None:
            raise ValueError("it has no default")
        default = ast.literal_eval(statement.value)
        comment = comments.get(statement.end_lineno or statement.lineno, "")
        kind, told = ranged(parse_kind(statement.annotation), comment)
        if wrong := fault(kind, default):
            raise ValueError(f"the default does not fit: {wrong}")
    except ValueError as error:
        where = _where(notebook, statement.lineno)
        raise MediastudyError(f"{where}: {error}; write 'name: type = literal  # help'.") from None
    return Parameter(statement.target.id, ast.unparse(statement.annotation), kind, default, told)


def _where(notebook: Notebook, line: int | None) -> str:
    return f"{notebook.path}, parameters cell, line {line}"


def _comments(cell: str) -> dict[int, str]:
    tokens: Iterable[tokenize.TokenInfo] = tokenize.generate_tokens(StringIO(cell).readline)
    return {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}


def _inside(path: Path) -> str:
    with suppress(MediastudyError, ValueError):
        return str(path.relative_to(root()))
    return path.name
