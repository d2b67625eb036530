"""reproduce: the corpus measured once, every notebook run, and the figure set with its manifest, or nothing of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediastudy.batch.execute import Outcome, Run, execute
from mediastudy.batch.parameters import check, parameters
from mediastudy.errors import OutputError
from mediastudy.record.manifest import NAME, manifest, write_manifest
from mediastudy.record.notebooks import Notebook, open_notebook
from mediastudy.record.numbers import write_numbers
from mediastudy.tables.measure import FACTS
from mediastudy.writing import whole_files

PLACES = ("corpus", "into")
"""Parameters that say where, not what: they are not part of a figure's origin."""


@dataclass(frozen=True)
class Plan:
    """What `reproduce` will do: the notebooks, the measured tables they read, where all goes, and their parameters."""

    notebooks: Sequence[Notebook]
    tables: Path
    into: Path
    executed: Path
    given: Mapping[str, Any]

    def parameters(self, notebook: Notebook, figures: Path) -> dict[str, Any]:
        """Return the parameters that `notebook` is run with: those given, as far as it has them, and the places."""
        known = parameters(notebook)
        given = {name: value for name, value in self.given.items() if name in known}
        return {**given, "corpus": str(self.tables), "into": str(figures)}


def find_notebooks(folder: Path) -> list[Notebook]:
    """Return the notebooks of `folder` in the order of their names; raises OutputError when there is none."""
    found = [open_notebook(path) for path in sorted(folder.glob("*.ipynb"))]
    if not found:
        raise OutputError(f"{folder}: there is no notebook in it.")
    return found


def reproduce(plan: Plan, jobs: int, tell: Callable[[Outcome], object]) -> list[Outcome]:
    """Run the notebooks of `plan`, put their figures and the manifest into ``plan.into``, and return the failures.

    Figures of an earlier manifest that are no longer made are removed. When a notebook fails, or makes other figures
    than it declares, ``plan.into`` stays as it was; the executed notebooks are in ``plan.executed`` in any case.
    """
    for notebook in plan.notebooks:
        check(notebook, plan.parameters(notebook, plan.into))
    with whole_files(plan.into) as figures:
        failures = list(_failures(plan, figures, jobs, tell))
        if failures:
            _discard(figures)
        else:
            _finish(plan, figures)
    return failures


def _failures(plan: Plan, figures: Path, jobs: int, tell: Callable[[Outcome], object]) -> Iterator[Outcome]:
    made = {each.name: figures / each.name for each in plan.notebooks}
    runs = [
        Run(each.name, each.path, plan.executed / each.path.name, plan.parameters(each, made[each.name]))
        for each in plan.notebooks
    ]
    declared = {each.name: set(each.figures) for each in plan.notebooks}
    for outcome in execute(runs, jobs, plan.executed / "kernels.log"):
        name = outcome.run.name
        judged = outcome if outcome.error else Outcome(outcome.run, contract_fault(made[name], declared[name]))
        tell(judged)
        if judged.error:
            yield judged


def contract_fault(folder: Path, declared: set[str]) -> str:
    """Return how the figures in `folder` break their contract; nothing when they keep it.

    They are those `declared`, no more and no fewer, and no text in them is cut off or covers another. (A missing
    glyph or a foreign font stops a figure when it is saved.)
    """
    records = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    missing, extra = sorted(declared - set(records)), sorted(set(records) - declared)
    faults = [f"the figure {stem!r} is declared but was not made" for stem in missing]
    faults += [f"the figure {stem!r} was made but is not declared" for stem in extra]
    faults += [f"in the figure {stem!r} {found['clashes'][0]}" for stem, found in records.items() if found["clashes"]]
    return "; ".join(faults)


def empty_figures(folder: Path) -> list[str]:
    """Return the figures in `folder` that say in a panel that there was nothing to draw."""
    paths = sorted(folder.glob("*.json"))
    records = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths if path.name != NAME}
    return [stem for stem, found in records.items() if found.get("empty_panels")]


def _finish(plan: Plan, figures: Path) -> None:
    for notebook in plan.notebooks:
        for path in sorted((figures / notebook.name).iterdir()):
            path.rename(figures / path.name)
        (figures / notebook.name).rmdir()
    facts = json.loads((plan.tables / FACTS).read_text(encoding="utf-8"))
    ran = {each.name: _ran(each, plan) for each in plan.notebooks}
    write_numbers(figures, (stem for each in plan.notebooks for stem in each.figures))
    write_manifest(figures, manifest(figures, facts, ran))
    _remove_old(plan.into, {path.name for path in figures.iterdir()})


def _ran(notebook: Notebook, plan: Plan) -> dict[str, Any]:
    values = {name: parameter.default for name, parameter in parameters(notebook).items()}
    values.update(plan.parameters(notebook, plan.into))
    asked = {name: value for name, value in values.items() if name not in PLACES}
    return {"sha256": notebook.sha256, "parameters": asked, "figures": sorted(notebook.figures)}


def _remove_old(into: Path, kept: set[str]) -> None:
    try:
        old = json.loads((into / NAME).read_text(encoding="utf-8"))["figures"]
    except (OSError, ValueError, KeyError):
        return
    names = {name for stem, figure in old.items() for name in (f"{stem}.json", *figure.get("files", ()))}
    for name in sorted(names - kept):
        if Path(name).name == name:
            (into / name).unlink(missing_ok=True)


def _discard(figures: Path) -> None:
    for folder in [path for path in figures.iterdir() if path.is_dir()]:
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
