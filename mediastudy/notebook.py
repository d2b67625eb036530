"""Notebooks as text: their code, its digest, the cell of parameters and the figures they declare."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediastudy.errors import MediastudyError, OutputError


@dataclass(frozen=True)
class Notebook:
    """A notebook as it stands in notebooks/: nothing of it has been run."""

    path: Path
    cells: tuple[Mapping[str, Any], ...]
    figures: tuple[str, ...]
    """The stems of the figures it must make, as its metadata declares them."""

    @property
    def name(self) -> str:
        """The file's name without its suffix."""
        return self.path.stem

    @property
    def title(self) -> str:
        """The first heading of the notebook, or its name."""
        lines = (line for cell in self.cells if cell["cell_type"] == "markdown" for line in source(cell).splitlines())
        return next((line.lstrip("# ") for line in lines if line.startswith("#")), self.name)

    @property
    def code(self) -> list[str]:
        """The source of each code cell."""
        return [source(cell) for cell in self.cells if cell["cell_type"] == "code"]

    @property
    def sha256(self) -> str:
        """The digest of the code cells: text and outputs beside them do not change it."""
        return hashlib.sha256(json.dumps(self.code).encode()).hexdigest()

    @property
    def parameter_cell(self) -> str:
        """The source of the one cell tagged ``parameters``; raises MediastudyError unless there is exactly one."""
        tagged = [cell for cell in self.cells if "parameters" in cell["metadata"].get("tags", [])]
        if len(tagged) != 1:
            raise MediastudyError(f"{self.path}: found {len(tagged)} cells tagged 'parameters'; tag exactly one.")
        return source(tagged[0])


def open_notebook(path: Path) -> Notebook:
    """Return the notebook at `path`; raises MediastudyError when it is none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        declared = content["metadata"].get("mediastudy", {}).get("figures", [])
        return Notebook(path, tuple(content["cells"]), tuple(declared))
    except FileNotFoundError:
        raise MediastudyError(f"{path}: there is no such notebook.") from None
    except (ValueError, KeyError, TypeError) as error:
        raise MediastudyError(f"{path}: this is no Jupyter notebook ({type(error).__name__}: {error}).") from None


def find_notebooks(folder: Path) -> list[Notebook]:
    """Return the notebooks of `folder` in the order of their names; raises OutputError when there is none."""
    found = [open_notebook(path) for path in sorted(folder.glob("*.ipynb"))]
    if not found:
        raise OutputError(f"{folder}: there is no notebook in it.")
    return found


def source(cell: Mapping[str, Any]) -> str:
    """Return the text of a cell, which a notebook may hold as one string or as a list of lines."""
    text = cell["source"]
    return text if isinstance(text, str) else "".join(text)
