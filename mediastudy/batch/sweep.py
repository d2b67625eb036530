"""Sweeps: one notebook or several, run with every combination of parameters that a YAML file asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediastudy.record.notebooks import Notebook


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


def read_sweep(path: Path) -> Sweep:
    """Return the Sweep that the YAML file `path` describes; raises MediastudyError with every mistake, a line each."""
    raise NotImplementedError
