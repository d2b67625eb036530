"""YAML as it is written: text and lines, and nothing that could stand for more than it says."""

import pytest

from mediastudy.batch.kinds import Scalar
from mediastudy.batch.written import DEEPEST, LARGEST, Items, Table, Word, read_written
from mediastudy.errors import MediastudyError


def read(tmp_path, text):
    path = tmp_path / "s.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_written(path)


@pytest.mark.parametrize("written", ["no", "007", "2016-09-01", "nan", "1e3", "null", "0x1f", "1_000", "~", "12:30"])
def test_no_value_is_guessed_at(written, tmp_path):
    assert read(tmp_path, f"a: {written}")[1].entries["a"] == Word(1, Scalar(written, plain=True))


@pytest.mark.parametrize("written", ["'no'", '"no"', "|-\n  no", ">-\n  no"])
def test_quotes_and_blocks_are_not_plain(written, tmp_path):
    assert read(tmp_path, f"a: {written}")[1].entries["a"] == Word(1, Scalar("no", plain=False))


def test_lists_and_tables_know_their_lines(tmp_path):
    text, table, problems = read(tmp_path, "a:\n  b:\n    - x\n    - y\n")
    inner = table.entries["a"]
    assert isinstance(inner, Table) and inner.lines == {"b": 2}
    assert inner.entries["b"] == Items(3, (Word(3, Scalar("x")), Word(4, Scalar("y"))))
    assert (text, problems) == ("a:\n  b:\n    - x\n    - y\n", [])


def test_a_key_that_stands_twice_is_named_with_both_lines(tmp_path):
    problems = read(tmp_path, "a: 1\nb: 2\na: 3\n")[2]
    assert [(each.line, each.message) for each in problems] == [
        (3, "the key 'a' stands twice (first in line 1); keep one.")
    ]


def test_a_tag_is_refused(tmp_path):
    assert "tag:yaml.org,2002:python/object:os.system" in read(tmp_path, "a: !!python/object:os.system x")[2][0].message


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
UNREADABLE = {
    BOMB: r"line 2: found the alias \*a",
    "[" * (DEEPEST + 1): "lists inside each other",
    "- a": "a sweep is a table",
    "": "a sweep is a table",
    "a: b: c": "line 1: this is no YAML",
    "a: [1": "line 1: this is no YAML",
    "a: \x07": "this is no YAML",
    "a: 1\n---\nb: 2": "this is no YAML",
    "x" * (LARGEST + 1): "256 KB at most",
    b"a: caf\xe9": "byte 6 is not UTF-8",
}


@pytest.mark.parametrize("text", UNREADABLE, ids=UNREADABLE.values())
def test_what_cannot_be_read_is_refused_in_one_line(text, tmp_path):
    with pytest.raises(MediastudyError, match=UNREADABLE[text]):
        read(tmp_path, text)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MediastudyError, match=r"none\.yaml: the sweep file cannot be read"):
        read_written(tmp_path / "none.yaml")
