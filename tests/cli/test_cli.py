"""The command line: help that costs nothing, one clear line for a mistake, exit code 2, and nothing half-written."""

import json
import subprocess
import sys

import pytest

from mediastudy import cli


def run(*arguments: str) -> int:
    """Return the exit code of the program, run in this process."""
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as ended:
        patch.setattr(sys, "argv", ["mediastudy", *arguments])
        cli.main()
    return int(ended.value.code or 0)


def line(**values: str) -> str:
    return json.dumps({"id": "a", "outlet": "x", "date": "2024-01-01", "text": "It may rain.", **values}) + "\n"


@pytest.mark.parametrize("command", ["", *cli.COMMANDS])
def test_every_command_explains_itself(command, capsys):
    assert run(*command.split(), "--help") == 0
    assert "Usage: mediastudy" in capsys.readouterr().out


def test_the_module_is_the_same_program():
    found = subprocess.check_output([sys.executable, "-m", "mediastudy", "--version"], text=True)
    assert found.startswith("mediastudy, version ")


def test_an_unknown_command_is_answered_with_the_nearest(capsys):
    assert run("anotate") == 2
    assert "Did you mean 'annotate'?" in capsys.readouterr().err


TABLES = ("articles", "outlets", "outlets_by_copy", "sources", "marks")
BAD = {
    "missing column": ("c.csv", "id,outlet,date\n1,x,\n", "line 1: the column 'text' is missing"),
    "duplicate id": ("c.jsonl", line() + line(), "line 2: the id 'a' was used before"),
    "empty text": ("c.jsonl", line(text=" "), "line 1: the text of 'a' is empty"),
    "not JSON": ("c.jsonl", line() + "nonsense\n", "line 2: this is not JSON"),
    "bad date": ("c.jsonl", line(date="2024-13-01"), "line 1: the date '2024-13-01' is not of the form YYYY-MM-DD"),
    "no article": ("c.jsonl", "", "it holds no article"),
    "unknown format": ("c.docx", "", "'docx' is no known format"),
}


@pytest.mark.parametrize("fault", BAD)
@pytest.mark.parametrize("command", ["annotate", "measure"])
def test_bad_input_is_one_line_and_nothing_is_written(command, fault, tmp_path, capsys):
    name, content, message = BAD[fault]
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert run(command, str(tmp_path / name), "--into", str(tmp_path / "out"), "--jobs", "1") == 2
    said = capsys.readouterr().err
    assert message in said and said.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_wrong_encoding_says_which_byte_and_what_to_do(tmp_path, capsys):
    (tmp_path / "c.csv").write_bytes("id,outlet,date,text\n1,x,,caf\xe9\n".encode("latin-1"))
    assert run("measure", str(tmp_path / "c.csv"), "--into", str(tmp_path / "out")) == 2
    assert "byte 28 (0xe9) is not utf-8" in (said := capsys.readouterr().err)
    assert "--encoding" in said


def test_a_corpus_that_does_not_exist_is_named(tmp_path, capsys):
    assert run("measure", str(tmp_path / "nowhere"), "--into", str(tmp_path / "out")) == 2
    assert "there is no such corpus" in capsys.readouterr().err


def test_a_folder_without_metadata_is_named(tmp_path, capsys):
    assert run("measure", str(tmp_path), "--into", str(tmp_path / "out")) == 2
    assert "has no metadata.csv" in capsys.readouterr().err


def test_an_output_that_cannot_be_written_is_named(tmp_path, capsys):
    (tmp_path / "c.jsonl").write_text(line())
    (tmp_path / "file").write_text("")
    assert run("measure", str(tmp_path / "c.jsonl"), "--into", str(tmp_path / "file" / "out"), "--jobs", "1") == 2
    assert "cannot be written to" in capsys.readouterr().err


LEXICONS = [
    ("hedges", "takes NAME=FILE"),
    ("hegdes=x.toml", "Did you mean 'hedges'"),
    ("hedges=no.toml", "there is no such file"),
]


@pytest.mark.parametrize(("given", "message"), LEXICONS)
def test_a_wrong_lexicon_is_named(given, message, tmp_path, capsys):
    (tmp_path / "c.jsonl").write_text(line())
    assert run("measure", str(tmp_path / "c.jsonl"), "--into", str(tmp_path / "out"), "--lexicon", given) == 2
    assert message in capsys.readouterr().err


def test_a_marks_file_has_a_line_an_article_and_the_balance_is_told(tmp_path, capsys):
    (tmp_path / "c.jsonl").write_text(line() + line(id="b"))
    assert run("annotate", str(tmp_path / "c.jsonl"), "--marks", str(tmp_path / "m.jsonl"), "--jobs", "1") == 0
    lines = [json.loads(each) for each in (tmp_path / "m.jsonl").read_text().splitlines()]
    assert [each["id"] for each in lines] == ["a", "b"]
    assert "2 rows in - 0 left out - 2 articles out = 0 lost" in capsys.readouterr().err


def test_measuring_writes_tables_as_parquet_and_csv(tmp_path):
    (tmp_path / "c.jsonl").write_text(line() + line(id="b"))
    assert run("measure", str(tmp_path / "c.jsonl"), "--into", str(tmp_path / "out"), "--jobs", "1") == 0
    names = {f"{name}.{kind}" for name in TABLES for kind in ("csv", "parquet")}
    assert {path.name for path in (tmp_path / "out").iterdir()} == names | {"measured.json"}


def test_two_processes_write_what_one_writes(tmp_path):
    (tmp_path / "c.jsonl").write_text("".join(line(id=str(number)) for number in range(70)))
    for jobs in ("1", "2"):
        assert run("measure", str(tmp_path / "c.jsonl"), "--into", str(tmp_path / jobs), "--jobs", jobs) == 0
    for path in (tmp_path / "1").iterdir():
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes(), path.name


@pytest.mark.parametrize(
    ("given", "message"), [("outlet", "Did you mean 'outlets'"), ("corpus", "no parameter 'corpus'")]
)
def test_an_unknown_parameter_stops_reproduce_before_anything_runs(given, message, tmp_path, capsys):
    assert run("reproduce", "--into", str(tmp_path / "out"), "-p", given, "x") == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_unknown_outlet_stops_reproduce_before_anything_runs(tmp_path, capsys):
    (tmp_path / "c.jsonl").write_text(line(outlet="Harbour Post"))
    given = ["--corpus", str(tmp_path / "c.jsonl"), "-p", "outlets", "Harbor Post"]
    assert run("reproduce", "--into", str(tmp_path / "out"), *given) == 2
    assert "Did you mean 'Harbour Post'?" in capsys.readouterr().err


def test_an_unknown_outlet_of_a_measured_folder_stops_reproduce_as_well(tmp_path, capsys):
    (tmp_path / "c.jsonl").write_text(line(outlet="Harbour Post"))
    assert run("measure", str(tmp_path / "c.jsonl"), "--into", str(tmp_path / "tables"), "--jobs", "1") == 0
    given = ["--corpus", str(tmp_path / "tables"), "-p", "outlets", "Harbor Post"]
    assert run("reproduce", "--into", str(tmp_path / "out"), *given) == 2
    assert "Did you mean 'Harbour Post'?" in capsys.readouterr().err
