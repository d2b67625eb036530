"""Parameters are read from the tagged cell without running it, and checked before any kernel starts."""

import pytest

from mediastudy.batch import check, parameters
from mediastudy.batch.parameters import read_value
from mediastudy.errors import MediastudyError, UnknownNameError
from mediastudy.record.notebooks import Notebook

CELL = """\
corpus: str = "data"  # where it is
outlets: list[str] = []  # which
top: int = 5
log: bool = False
share: float = 0.5
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
]


@pytest.mark.parametrize(("name", "written", "value"), WRITTEN)
def test_what_is_written_arrives_as_the_type_says(name, written, value, tmp_path):
    assert read_value(notebook(tmp_path), name, written) == value
