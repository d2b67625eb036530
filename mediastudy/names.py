"""Names for functions: a bare name is looked up in a room's window, ``package.module:function`` anywhere."""

from __future__ import annotations

import difflib
import pkgutil
from collections.abc import Callable, Collection, Mapping
from types import ModuleType
from typing import Any

from mediastudy.errors import UnknownNameError


def resolve(name: str | Callable[..., Any], window: Mapping[str, Any], kind: str) -> Any:
    """Return the function that `name` stands for.

    `name` is a key of `window`, a dotted ``package.module:function``, or already a function.
    Raises UnknownNameError with the nearest known name.
    """
    if callable(name):
        return name
    if name in window:
        return window[name]
    if ":" in name:
        return _imported(name, kind)
    raise UnknownNameError(unknown(name, window, kind))


def unknown(name: str, known: Collection[str], kind: str) -> str:
    """Return the sentence that says `name` is no known `kind`, what was probably meant, and what there is."""
    near = difflib.get_close_matches(name, sorted(known), n=1)
    meant = f" Did you mean {near[0]!r}?" if near else ""
    return f"There is no {kind} {name!r}.{meant} Known: {', '.join(sorted(known)) or 'none'}."


def _imported(name: str, kind: str) -> Any:
    try:
        found = pkgutil.resolve_name(name)
    except (ImportError, AttributeError, ValueError) as error:
        raise UnknownNameError(f"The {kind} {name!r} cannot be imported: {error}.") from error
    if isinstance(found, ModuleType):
        raise UnknownNameError(f"The {kind} {name!r} is a module; name what is in it after the colon.")
    return found
