"""rerun: the notebooks of a manifest run again with its parameters, for comparison with what it names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mediastudy.batch.job import PLACES
from mediastudy.batch.parameters import parameters
from mediastudy.batch.reproduce import Plan
from mediastudy.errors import OutputError
from mediastudy.notebook import Notebook
from mediastudy.record.manifest import Manifest


def rerun_plan(
    manifest: Manifest, known: list[Notebook], tables: Path, into: Path, given: Mapping[str, Any] | None = None
) -> Plan:
    """Return the Plan that makes the figures of `manifest` again, into `into`, from the measured `tables`.

    Of the `known` notebooks those run that the manifest names, with the parameters it names as far as they still
    exist; `given` ones come before those. Raises OutputError when there is none of them.
    """
    chosen = [notebook for notebook in known if notebook.name in manifest["notebooks"]]
    if not chosen:
        raise OutputError(f"None of the notebooks {', '.join(manifest['notebooks'])} is in this project any more.")
    return Plan(chosen, tables, into, into / "runs", {**_recorded(manifest, chosen), **(given or {})})


def _recorded(manifest: Manifest, notebooks: list[Notebook]) -> dict[str, Any]:
    """Return the parameters of the manifest by name.

    One reproduce gives every notebook the same value for a name; defaults that differ between notebooks are told by
    their notebooks and left to them.
    """
    values: dict[str, list[Any]] = {}
    for notebook in notebooks:
        ran, declared = manifest["notebooks"][notebook.name]["parameters"], parameters(notebook)
        for name, value in ran.items():
            if name in declared and name not in PLACES:
                values.setdefault(name, []).append(value)
    return {name: every[0] for name, every in values.items() if all(value == every[0] for value in every)}
