"""Values as a reader would write them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from mediastudy.errors import MediastudyError
from mediastudy.project import root


def shown(value: Any) -> str:
    """Return a value as a reader would write it; a path says where it is in the project, and nothing of the machine."""
    if isinstance(value, list):
        return ", ".join(map(shown, value)) or "(empty)"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, str) and Path(value).is_absolute():
        return _inside(Path(value))
    return str(value)


def _inside(path: Path) -> str:
    with suppress(MediastudyError, ValueError):
        return str(path.relative_to(root()))
    return path.name
