"""reproduce: the corpus measured once, every notebook run, and the figure set with its manifest, or nothing of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediastudy.batch.folder import FAILED, FIGURES, LOG, NOTEBOOK
from mediastudy.batch.job import PLACES, Job
from mediastudy.batch.parameters import check, parameters
from mediastudy.batch.pool import NurseryPool, Outcome, execute
from mediastudy.batch.processes import stoppable
from mediastudy.batch.publish import keep_failed, settle
from mediastudy.errors import OutputError
from mediastudy.notebook import Notebook
from mediastudy.record.manifest import NAME, Manifest, manifest, write_manifest
from mediastudy.record.numbers import write_numbers
from mediastudy.record.provenance import named_file, pathless
from mediastudy.tables.measure import FACTS
from mediastudy.writing import make_folder, whole_files


@dataclass(frozen=True)
class Plan:
    """What `reproduce` will do: the notebooks, the measured tables they read, where all goes, and their parameters."""

    notebooks: Sequence[Notebook]
    tables: Path
    into: Path
    executed: Path
    given: Mapping[str, Any]

    def parameters(self, notebook: Notebook) -> dict[str, Any]:
        """Return the parameters that `notebook` is run with: those given, as far as it has them, and the places."""
        known = parameters(notebook)
        given = {name: value for name, value in self.given.items() if name in known}
        return {**given, "corpus": str(self.tables), "into": str(self.into)}


@dataclass(frozen=True)
class Ran:
    """How a notebook of a Plan ended: `error` is empty when it was good; else `executed` is what there is of it."""

    name: str
    error: str = ""
    executed: Path | None = None


def reproduce(plan: Plan, jobs: int, tell: Callable[[Ran], object]) -> list[Ran]:
    """Run the notebooks of `plan`, put their figures and the manifest into ``plan.into``, and return the failures.

    Figures of an earlier manifest that are no longer made are removed. When a notebook fails, or makes other figures
    than it declares, ``plan.into`` and the executed notebooks in ``plan.executed`` stay as they were, and those that
    failed are kept there as ``NAME.failed.ipynb``. Raises KeyboardInterrupt on Ctrl-C and SIGTERM: all stays as it was.
    """
    for notebook in plan.notebooks:
        check(notebook, plan.parameters(notebook))
    make_folder(plan.executed)
    with stoppable(), whole_files(plan.into) as figures:
        failures = list(_failures(plan, figures, jobs, tell))
        if failures:
            _discard(figures)
        else:
            _finish(plan, figures)
    return failures


def _failures(plan: Plan, figures: Path, jobs: int, tell: Callable[[Ran], object]) -> Iterator[Ran]:
    """Run every notebook in a folder of its own within `figures`, telling of each, and return those that failed."""
    todo = [Job.of(each, figures / each.name, plan.parameters(each)) for each in plan.notebooks]
    with NurseryPool(jobs, "kernel", plan.executed / LOG) as pool:
        for outcome in execute(todo, pool):
            if outcome.last:
                ran = _told(outcome, plan)
                tell(ran)
                if ran.error:
                    yield ran


def _told(outcome: Outcome, plan: Plan) -> Ran:
    name, error = outcome.job.name, outcome.verdict.error
    if not error:
        settle(outcome.job, plan.into, plan.into)
        return Ran(name)
    return Ran(name, error, keep_failed(outcome.job, plan.executed / f"{name}.{FAILED}", plan.into, plan.into))


def rerun_plan(
    manifest: Manifest, known: list[Notebook], tables: Path, into: Path, given: Mapping[str, Any] | None = None
) -> Plan:
    """Return the Plan that makes the figures of `manifest` again, into `into`, from the measured `tables`.

    Of the `known` notebooks those run that the manifest names, with the parameters it names as far as they still
    exist; `given` ones come before those. Raises OutputError when there is none of them, and for a parameter that was
    a file and is not given: the manifest does not know where that is.
    """
    chosen = [notebook for notebook in known if notebook.name in manifest["notebooks"]]
    if not chosen:
        raise OutputError(f"None of the notebooks {', '.join(manifest['notebooks'])} is in this project any more.")
    values = {**_recorded(manifest, chosen), **(given or {})}
    for name, value in values.items():
        if named := named_file(value):
            raise OutputError(f"The parameter {name!r} was a file, {named[0]}: say where it is with -p {name} PATH.")
    return Plan(chosen, tables, into, into / "runs", values)


def empty_figures(folder: Path) -> list[str]:
    """Return the figures in `folder` that say in a panel that there was nothing to draw."""
    paths = sorted(folder.glob("*.json"))
    records = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths if path.name != NAME}
    return [stem for stem, found in records.items() if found.get("empty_panels")]


def _finish(plan: Plan, figures: Path) -> None:
    with whole_files(plan.executed) as executed:
        for notebook in plan.notebooks:
            work = figures / notebook.name
            shutil.copyfile(work / NOTEBOOK, executed / f"{notebook.name}.ipynb")
            for path in sorted((work / FIGURES).glob("*")):
                path.rename(figures / path.name)
            shutil.rmtree(work)
        facts = json.loads((plan.tables / FACTS).read_text(encoding="utf-8"))
        ran = {each.name: _ran(each, plan) for each in plan.notebooks}
        write_numbers(figures, (stem for each in plan.notebooks for stem in each.figures))
        write_manifest(figures, manifest(figures, facts, ran))
        _remove_old(plan.into, {path.name for path in figures.iterdir()})
    for notebook in plan.notebooks:
        (plan.executed / f"{notebook.name}.{FAILED}").unlink(missing_ok=True)


def _ran(notebook: Notebook, plan: Plan) -> dict[str, Any]:
    values = {name: parameter.default for name, parameter in parameters(notebook).items()}
    values.update(plan.parameters(notebook))
    asked = {name: pathless(value) for name, value in values.items() if name not in PLACES}
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
    for folder in figures.iterdir():
        shutil.rmtree(folder)


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
