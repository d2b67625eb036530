"""Parameters are read from the tagged cell without running it, and checked before any kernel starts."""

import json
import subprocess
import sys

import pytest

from mediastudy.batch import check, parameters
from mediastudy.batch.parameters import read_value
from mediastudy.errors import MediastudyError, UnknownNameError
from mediastudy.notebook import Notebook

CELL = """\
corpus: str = "data"  # where it is
outlets: list[str] = []  # which
top: int = 5
log: bool = False
share: float = 0.5
"""
TYPED = """\
from typing import Literal
from datetime import date

since: date = "2016-09-01"  # first day
by: Literal["outlet", "month"] = "outlet"  # what a row is
most: int | None = None  # in 1..: how many
months: list[int] = []  # in 1..12: which
"""


def notebook(tmp_path, cell=CELL, tags=("parameters",)):
    return Notebook(
        tmp_path / "x.ipynb", ({"cell_type": "code", "metadata": {"tags": list(tags)}, "source": cell},), ()
    )


def test_a_parameter_has_name_type_default_and_help(tmp_path):
    found = parameters(notebook(tmp_path))["corpus"]
    assert (found.name, found.type, found.default, found.help) == ("corpus", "str", "data", "where it is")


def test_a_hash_inside_a_string_is_no_help(tmp_path):
    found = parameters(notebook(tmp_path, 'url: str = "a#b"  # the address'))["url"]
    assert (found.default, found.help) == ("a#b", "the address")


def test_types_may_be_choices_dates_ranges_and_nothing(tmp_path):
    found = parameters(notebook(tmp_path, TYPED))
    assert [(each.type, each.default) for each in found.values()] == [
        ("date", "2016-09-01"),
        ("Literal['outlet', 'month']", "outlet"),
        ("int | None", None),
        ("list[int]", []),
    ]
    assert (found["most"].kind.low, found["most"].help) == (1, "how many")


def test_the_cell_runs_as_it_stands():
    names: dict[str, object] = {}
    exec(TYPED, names)
    assert (names["since"], names["by"]) == ("2016-09-01", "outlet")


FAULTS = {
    'x: Literal["a"] = "a"': "write 'from typing import Literal' first",
    'x: date = "2016-09-01"': "write 'from datetime import date' first",
    "x: int = 'a'": "the default does not fit: found 'a'; give a whole number",
    "x: int = 0  # in 1..12: month": "the default does not fit: found 0; give a whole number from 1 to 12",
    "x: float = 1.5  # in 1..2 share": "a range is written",
    "x: dict = {}": "the type 'dict' is none that a parameter can have",
    "x: int = (": "was never closed; write it as Python",
    "from typing import Literal, Any": "it is no annotated assignment",
}


@pytest.mark.parametrize("cell", FAULTS)
def test_a_declaration_that_is_wrong_says_why_and_where(cell, tmp_path):
    with pytest.raises(MediastudyError, match="parameters cell, line 1") as raised:
        parameters(notebook(tmp_path, cell))
    assert FAULTS[cell] in str(raised.value)


@pytest.mark.parametrize("cell", ["x = 1", "import os", "x: int", "x: int = len([])"])
def test_anything_but_an_annotated_literal_is_refused_with_its_line(cell, tmp_path):
    with pytest.raises(MediastudyError, match="parameters cell, line 1"):
        parameters(notebook(tmp_path, cell))


def test_exactly_one_cell_is_tagged(tmp_path):
    with pytest.raises(MediastudyError, match="found 0 cells tagged"):
        parameters(notebook(tmp_path, tags=()))


def test_an_unknown_parameter_is_an_error_with_the_nearest_name(tmp_path):
    with pytest.raises(UnknownNameError, match="Did you mean 'outlets'"):
        check(notebook(tmp_path), {"outlet": ["x"]})


@pytest.mark.parametrize(("name", "value"), [("top", "5"), ("top", True), ("outlets", "x"), ("log", 1), ("share", "1")])
def test_a_value_of_another_type_is_an_error(name, value, tmp_path):
    with pytest.raises(MediastudyError, match=f"the parameter '{name}' is of type"):
        check(notebook(tmp_path), {name: value})


WRITTEN = [
    ("corpus", "007", "007"),
    ("outlets", "A, B", ["A", "B"]),
    ("top", "7", 7),
    ("log", "true", True),
    ("share", "1", 1),
    ("outlets", "", []),
    ("corpus", "", ""),
]


@pytest.mark.parametrize(("name", "written", "value"), WRITTEN)
def test_what_is_written_arrives_as_the_type_says(name, written, value, tmp_path):
    assert read_value(notebook(tmp_path), name, written) == value


def test_what_is_no_value_is_refused_on_the_command_line_too(tmp_path):
    with pytest.raises(MediastudyError, match="the parameter 'top': found '1e3'; give a whole number"):
        read_value(notebook(tmp_path), "top", "1e3")


def test_nothing_is_written_as_null(tmp_path):
    assert read_value(notebook(tmp_path, "x: list[str] | None = []"), "x", "null") is None


@pytest.mark.slow
def test_plain_papermill_runs_a_notebook_with_every_type(tmp_path):
    cells = [("parameters", TYPED, ["parameters"]), ("said", "print(since, by, most, months)", [])]
    content = {
        "cells": [
            {"cell_type": "code", "id": name, "metadata": {"tags": tags}, "source": text, "outputs": []}
            | {"execution_count": None}
            for name, text, tags in cells
        ],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    }
    (tmp_path / "x.ipynb").write_text(json.dumps({**content, "nbformat": 4, "nbformat_minor": 5}))
    given = ["-r", "since", "2020-02-29", "-r", "by", "month", "-y", "{most: null, months: [2]}"]
    command = [sys.executable, "-m", "papermill", "x.ipynb", "out.ipynb", *given]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    said = json.loads((tmp_path / "out.ipynb").read_text())["cells"][-1]["outputs"][0]["text"]
    assert "".join(said) == "2020-02-29 month None [2]\n"
