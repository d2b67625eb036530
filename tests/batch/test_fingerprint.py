"""The fingerprint of a run changes with everything that decides what comes out, and with nothing else."""

import pytest

from mediastudy.batch.fingerprint import fingerprint, surroundings
from mediastudy.notebook import open_notebook
from tests.batch.tiny import notebook

AROUND = {"code": {"plots": "0"}, "weights": {}, "environment": {"python": "3.11"}}


def of(folder, cell="1", figures=(), parameters=None, facts=None, around=None):
    made = open_notebook(notebook(folder, "a", cell, figures=figures))
    return fingerprint(made, parameters or {"top": 5}, facts or {"corpus": "0"}, around or AROUND)


def test_each_part_counts(tmp_path):
    parts = [
        {"cell": "2"},
        {"figures": ["x"]},
        {"parameters": {"top": 6}},
        {"facts": {"corpus": "1"}},
        {"around": {**AROUND, "code": {"plots": "1"}}},
        {"around": {**AROUND, "environment": {"python": "3.12"}}},
    ]
    assert len({of(tmp_path), *(of(tmp_path, **part) for part in parts)}) == 7


def test_where_the_notebook_is_does_not_count(tmp_path):
    assert of(tmp_path / "a") == of(tmp_path / "b")


def test_a_file_counts_with_its_content(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text("a = 1")
    before = of(tmp_path, parameters={"scheme": str(own), "many": [str(own)]})
    own.write_text("a = 2")
    assert of(tmp_path, parameters={"scheme": str(own), "many": [str(own)]}) != before


def test_a_folder_counts_with_the_files_below_it_where_the_name_says_it_is_a_path(tmp_path):
    (tmp_path / "own" / "deep").mkdir(parents=True)
    path, text = {"own_folder": str(tmp_path / "own")}, {"words": str(tmp_path / "own")}
    before = of(tmp_path, parameters=path), of(tmp_path, parameters=text)
    (tmp_path / "own" / "deep" / "a.txt").write_text("a")
    after = of(tmp_path, parameters=path), of(tmp_path, parameters=text)
    assert (before[0] != after[0], before[1] == after[1]) == (True, True)


@pytest.mark.parametrize("text", ["x" * 5000, "nul\0", "__main__:f", "..a:b", "sys:exit", ""])
def test_text_that_can_be_no_path_and_no_module_is_text(text, tmp_path):
    assert of(tmp_path, parameters={"words": text}) != of(tmp_path, parameters={"words": "other"})


def test_a_function_of_ones_own_counts_with_its_file(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "mine_here.py").write_text("def words(document): return 1")
    before = of(tmp_path, parameters={"metrics": ["mine_here:words"]})
    (tmp_path / "mine_here.py").write_text("def words(document): return 2")
    assert of(tmp_path, parameters={"metrics": ["mine_here:words"]}) != before


def test_the_rooms_that_make_figures_and_their_records_are_among_the_surroundings():
    rooms = set(surroundings()["code"])
    assert {"plots", "models", "tables", "annotation", "record"} <= rooms
    assert not {"cli", "batch"} & rooms
