"""The floor of the house: names, lexicons, records, writing, working in processes, finding the project."""

import dataclasses
import os
import pickle
from pathlib import Path

import pytest

from mediastudy import lexicon, project
from mediastudy.article import Article, Mark
from mediastudy.errors import LexiconError, OutputError, UnknownNameError
from mediastudy.names import resolve, unknown
from mediastudy.parallel import chunks, ordered
from mediastudy.writing import safe_cell, whole_file, whole_files

ENTRY = '[sources]\nown = "This test"\n\n[[entries]]\nforms = ["perhaps"]\nsource = ["own"]\n'
HEAD = 'name = "hedges"\nversion = "2"\nsource = "a test"\n'


def test_a_bare_name_is_looked_up_in_the_window():
    assert resolve("length", {"length": len}, "metric") is len


def test_a_dotted_name_is_imported():
    assert resolve("os.path:join", {}, "metric") is os.path.join


@pytest.mark.parametrize("name", ["hegdes", "no.such:thing", "os.path:nothing", "json:"])
def test_an_unknown_name_is_an_error(name):
    with pytest.raises(UnknownNameError):
        resolve(name, {"hedges": len}, "metric")


def test_an_unknown_name_is_answered_with_the_nearest():
    assert "Did you mean 'hedges'?" in unknown("hegdes", ["hedges", "words"], "metric")


@pytest.mark.parametrize("record", [Article("a", "b", "text"), Mark(0, 1)])
def test_records_cannot_be_changed(record):
    first = dataclasses.fields(record)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(record, first, "other")


def lexicon_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_lexicon_knows_its_version_and_digest(tmp_path):
    loaded = lexicon.load(lexicon_file(tmp_path, HEAD + ENTRY))
    assert (loaded.name, loaded.version, len(loaded.entries), len(loaded.sha256)) == ("hedges", "2", 1, 64)


FAULTS = [
    (ENTRY, "the key 'name' is missing"),
    (HEAD + "entries = 3 3", "not a readable TOML file"),
    (HEAD + ENTRY.replace('["perhaps"]', '"perhaps"'), "line 7: an entry needs 'forms'"),
    (HEAD + ENTRY.replace('source = ["own"]\n', ""), "line 7: 'perhaps' has no 'source'"),
    (HEAD + ENTRY.replace('["own"]', '["owm"]'), "line 7: 'perhaps': There is no source 'owm'. Did you mean 'own'?"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_faulty_lexicon_is_named_with_its_line(text, message, tmp_path):
    with pytest.raises(LexiconError) as error:
        lexicon.load(lexicon_file(tmp_path, text))
    assert message in str(error.value)


def test_ones_own_lexicon_takes_the_place_of_a_shipped_one(tmp_path):
    assert lexicon.load_all(hedges=lexicon_file(tmp_path, HEAD + ENTRY))["hedges"].version == "2"


def test_a_lexicon_that_is_none_of_ours_is_refused(tmp_path):
    with pytest.raises(LexiconError, match="Did you mean 'hedges'"):
        lexicon.load_all(hedge=tmp_path / "mine.toml")


@pytest.mark.parametrize("name", lexicon.shipped())
def test_every_shipped_lexicon_loads(name):
    assert lexicon.load(lexicon.shipped()[name]).name == name


def test_a_file_appears_whole_or_not_at_all(tmp_path):
    with pytest.raises(ZeroDivisionError), whole_file(tmp_path / "out.txt") as path:
        path.write_text("half")
        _ = 1 / 0
    assert list(tmp_path.iterdir()) == []


def test_files_replace_those_of_before_together(tmp_path):
    (tmp_path / "a").write_text("old")
    with whole_files(tmp_path) as folder:
        (folder / "a").write_text("new")
        (folder / "b").write_text("new")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "new", "b": "new"}


def test_a_place_that_is_a_file_cannot_be_written_to(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written to"), whole_files(tmp_path / "file" / "inside"):
        pass


@pytest.mark.parametrize(
    ("value", "cell"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("plain", "plain"), (-1, -1), (None, None)]
)
def test_no_cell_is_a_formula(value, cell):
    assert safe_cell(value) == cell


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs):
    assert list(ordered(abs, range(-20, 0), jobs)) == list(range(20, 0, -1))


def test_chunks_hold_every_item_once():
    assert list(chunks(range(5), 2)) == [[0, 1], [2, 3], [4]]


def test_the_project_is_found_from_inside(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert project.root() == tmp_path
    assert project.place("data") == tmp_path / "data"
    assert project.output("figures") == tmp_path / "figures"


def test_records_travel_between_processes():
    article, mark = Article("a", "b", "text"), Mark(0, 1, of=Mark(2, 3))
    assert pickle.loads(pickle.dumps((article, mark))) == (article, mark)
