"""The notebooks as they stand in git: no outputs, one cell of typed parameters, figures declared."""

import json
import re
from pathlib import Path

import pytest

from mediastudy.batch import parameters
from mediastudy.notebook import open_notebook
from mediastudy.plots import PLOTS

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_holds_no_output(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert not [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")]


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
