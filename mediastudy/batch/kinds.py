"""Kinds: the values a parameter may take, as its annotation and its comment declare them, and text read as such.

One reading serves sweep files and the command line: what is written is text, and the declared type says what it means.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

NOTHING = ("", "~", "null", "none")
"""How the absence of a value is written, in any case, where the type allows it and no quotes stand around it."""
TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
WHOLE = re.compile(r"[+-]?\d{1,300}", re.ASCII)
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
RANGE = re.compile(r"in\s+(\S*?)\.\.([^\s:]*)\s*(?::\s*|$)")
MEANT = re.compile(r"in\s+\S*\.\.")
NAMES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date as YYYY-MM-DD",
}


class Scalar(NamedTuple):
    """A value as it is written; `plain` when no quotes stand around it."""

    text: str
    plain: bool = True


@dataclass(frozen=True)
class Kind:
    """What values a parameter takes: one or a list (`many`) of `base`, or of `choices`, from `low` to `high`."""

    base: str
    choices: tuple[Any, ...] = ()
    many: bool = False
    optional: bool = False
    low: Any = None
    high: Any = None

    def __str__(self) -> str:
        one = f"one of {', '.join(map(repr, self.choices))}" if self.choices else NAMES[self.base] + self._span()
        every = f"a list, each {one}" if self.many else one
        return f"{every}, or null" if self.optional else every

    def _span(self) -> str:
        ends = [f"{word} {end}" for word, end in (("from", self.low), ("to", self.high)) if end is not None]
        return "".join(f" {end}" for end in ends)


def parse_kind(annotation: ast.expr) -> Kind:
    """Return the Kind that an annotation stands for; raises ValueError for one that a sweep could not fill.

    ``str int float bool date``, ``Literal[...]`` of text, whole numbers, booleans, ``list[...]`` of these, and any of
    them ``| None``.
    """
    match annotation:
        case ast.BinOp(left=one, op=ast.BitOr(), right=ast.Constant(value=None)):
            return replace(parse_kind(one), optional=True)
        case ast.BinOp(left=ast.Constant(value=None), op=ast.BitOr(), right=one):
            return replace(parse_kind(one), optional=True)
        case ast.Name(id=name) if name in NAMES:
            return Kind(name)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=inside):
            return _choice(inside.elts if isinstance(inside, ast.Tuple) else [inside])
        case ast.Subscript(value=ast.Name(id="list"), slice=inside):
            each = parse_kind(inside)
            if not each.many and not each.optional:
                return replace(each, many=True)
    raise ValueError(f"the type {ast.unparse(annotation)!r} is none that a parameter can have")


def _choice(options: Sequence[ast.expr]) -> Kind:
    values = [ast.literal_eval(option) for option in options]
    optional = None in values
    choices = tuple(value for value in values if value is not None)
    if not choices or not all(isinstance(value, str | int) for value in choices):
        raise ValueError("Literal holds text, whole numbers, True, False and None")
    return Kind("Literal", choices, optional=optional)


def ranged(kind: Kind, comment: str) -> tuple[Kind, str]:
    """Return `kind` with the range that `comment` begins with, and the rest of the comment: its help.

    A range is written ``in LOW..HIGH: help``; both ends are allowed values and either may be left out. Raises
    ValueError for ends that are no values of the kind, or that leave nothing between them.
    """
    if not MEANT.match(comment):
        return kind, comment
    found = RANGE.match(comment)
    if found is None:
        raise ValueError(f"a range is written 'in LOW..HIGH: help'; found {comment!r}")
    if kind.choices or kind.base not in ("int", "float", "date"):
        raise ValueError("a range is for whole numbers, numbers and dates")
    low, high = (read_one(kind, Scalar(end)) if end else None for end in found.groups())
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        raise ValueError(f"the range {found[0]!r} holds nothing or everything")
    return replace(kind, low=low, high=high), comment[found.end() :]


def read(kind: Kind, written: Scalar | Sequence[Scalar]) -> Any:
    """Return the value that `written` stands for, of JSON's types; raises ValueError when it is none of the kind.

    A date stays ISO text, since papermill can write text into a notebook but no date.
    """
    if isinstance(written, Scalar):
        if kind.optional and written.plain and written.text.lower() in NOTHING:
            return None
        if written == Scalar(""):
            raise ValueError(f"found nothing; give {kind}" + (' (empty text is "")' if kind.base == "str" else ""))
        if kind.many:
            raise ValueError(f"found {written.text!r}; give {kind}: [a, b]")
        return _within(kind, read_one(kind, written))
    if not kind.many:
        raise ValueError(f"found a list; give {kind}")
    return [_within(kind, read_one(kind, each)) for each in written]


def read_one(kind: Kind, written: Scalar) -> Any:
    """Return one value of the kind, its range not looked at; raises ValueError when `written` is none."""
    if kind.choices:
        return _chosen(kind, written)
    try:
        return READERS[kind.base](written.text)
    except (KeyError, ValueError):
        raise ValueError(f"found {written.text!r}; give {kind}") from None


def fault(kind: Kind, value: Any) -> str:
    """Return what is wrong with a value for this kind; nothing for one that fits."""
    if value is None and kind.optional:
        return ""
    if isinstance(value, list) != kind.many:
        return f"found {value!r}; give {kind}"
    wrong = [each for each in (value if kind.many else [value]) if not _fits(kind, each)]
    return f"found {wrong[0]!r}; give {kind}" if wrong else ""


def _chosen(kind: Kind, written: Scalar) -> Any:
    for choice in kind.choices:
        if isinstance(choice, str):
            same = choice == written.text
        else:
            same = written.plain and (TRUTH.get(written.text.lower()) is choice or written.text == str(choice))
        if same:
            return choice
    raise ValueError(f"found {written.text!r}; give {kind}")


def _fits(kind: Kind, value: Any) -> bool:
    if kind.choices:
        return any(type(value) is type(choice) and value == choice for choice in kind.choices)
    if not TYPES[kind.base](value):
        return False
    return (kind.low is None or value >= kind.low) and (kind.high is None or value <= kind.high)


def _within(kind: Kind, value: Any) -> Any:
    if not _fits(kind, value):
        raise ValueError(f"found {value!r}; give {kind}")
    return value


def _int(text: str) -> int:
    if not WHOLE.fullmatch(text):
        raise ValueError
    return int(text)


def _float(text: str) -> float:
    value = float(text) if NUMBER.fullmatch(text) else math.nan
    if not math.isfinite(value):  # JSON has no such number, and none is equal to itself: no run could be resumed
        raise ValueError
    return value


def _date(text: str) -> str:
    if not ISO_DATE.fullmatch(text):
        raise ValueError
    return date.fromisoformat(text).isoformat()


READERS: Mapping[str, Callable[[str], Any]] = {
    "str": str,
    "int": _int,
    "float": _float,
    "bool": lambda text: TRUTH[text.lower()],
    "date": _date,
}
TYPES: Mapping[str, Callable[[Any], bool]] = {
    "str": lambda value: isinstance(value, str),
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "float": lambda value: isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value),
    "bool": lambda value: isinstance(value, bool),
    "date": lambda value: isinstance(value, str) and _is_date(value),
}


def _is_date(text: str) -> bool:
    try:
        return _date(text) == text
    except ValueError:
        return False
