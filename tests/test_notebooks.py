"""The notebooks as they stand in git: no outputs, one cell of typed parameters, figures declared."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mediastudy.batch import parameters
from mediastudy.notebook import open_notebook
from mediastudy.plots import PLOTS
from tests.batch.tiny import project

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_holds_no_output_and_nothing_of_a_run(path):
    content = json.loads(path.read_text(encoding="utf-8"))
    assert not [cell for cell in content["cells"] if cell.get("outputs") or cell.get("execution_count")]
    assert {key for cell in content["cells"] for key in cell["metadata"]} <= {"tags"}
    assert content["metadata"].keys() == {"kernelspec", "language_info", "mediastudy"}
    assert content["metadata"]["mediastudy"].keys() == {"figures"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_has_a_name_of_its_own(path):
    names = [cell["id"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
    assert len(set(names)) == len(names)
    assert not [name for name in names if re.fullmatch(r"[0-9a-f]{8}(-.*)?", name)]  # one that a program has drawn


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_parameter_has_a_help(path):
    found = parameters(open_notebook(path))
    assert {"corpus", "outlets", "into"} <= set(found)
    assert all(parameter.help for parameter in found.values())


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_declared_figures_are_those_it_saves(path):
    notebook = open_notebook(path)
    calls = re.findall(r'study\.save\("(\w+)".*?"(\d\d_\w+)"\)', "\n".join(notebook.code))
    assert sorted(stem for _, stem in calls) == sorted(notebook.figures)
    assert {figure for figure, _ in calls} <= set(PLOTS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_names_itself(path):
    assert f'record.study("{path.stem}", corpus, outlets, into' in "\n".join(open_notebook(path).code)


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("program", [("nbclient.cli", "main"), ("papermill.cli", "papermill", "out.ipynb")])
def test_a_notebook_runs_as_it_is_without_mediastudy_starting_it(program, path, tmp_path):
    """As JupyterLab runs its cells, and as plain papermill does."""
    folder, (module, name, *rest) = project(tmp_path), program
    start = f"from {module} import {name} as main; main()"
    command = [sys.executable, "-c", start, str(folder / "notebooks" / path.name), *rest]
    env = {**os.environ, "PYTHONPATH": str(FOLDER.parent)}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    made = {figure.stem for figure in (folder / "runs" / "by-hand").glob("*.png")}
    assert made == set(open_notebook(path).figures)
