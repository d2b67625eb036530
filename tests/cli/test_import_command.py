"""mediastudy import: a corpus and its ledger, or one line and exit code 2."""

import json

import pytest
from click.testing import CliRunner

from mediastudy.cli import main, program
from mediastudy.corpus import look, read
from tests.corpus.archives.exports import CSV, EXPORTS


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "export.txt"
    path.write_bytes(EXPORTS["nexis_old_text"][0])
    return path


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_an_export_becomes_a_corpus_that_the_other_commands_read(source, tmp_path, suffix):
    into = tmp_path / "out" / f"corpus.{suffix}"
    result = CliRunner().invoke(program, ["import", str(source), "--into", str(into)])
    assert result.exit_code == 0, result.output
    assert [article.outlet for article in read(into)] == ["The Harbour Ledger", "Vale Bote"]
    assert not look(into).problems


def test_the_ledger_is_beside_the_corpus_and_names_what_was_dropped(source, tmp_path):
    result = CliRunner().invoke(program, ["import", str(source), "--into", str(tmp_path / "corpus.jsonl")])
    ledger = json.loads((tmp_path / "corpus.ledger.json").read_text(encoding="utf-8"))
    assert (ledger["found"], ledger["imported"], ledger["dropped"]) == (3, 2, 1)
    assert "no body" in ledger["files"][0]["dropped"][0]["reason"]
    assert "3 documents found = 2 imported + 1 dropped" in result.output


def test_a_column_map_names_the_columns_of_a_table(tmp_path):
    (tmp_path / "table.csv").write_text(CSV.replace("body", "prose"), encoding="utf-8")
    into = tmp_path / "corpus.jsonl"
    arguments = ["import", str(tmp_path / "table.csv"), "--into", str(into), "--column", "text=prose"]
    assert CliRunner().invoke(program, arguments).exit_code == 0
    assert [article.text for article in read(into)] == ["Closed."]


@pytest.mark.parametrize(
    "more", [["--format", "nexsi"], ["--column", "text"], ["--into", "corpus.csv"], ["--format", "parquet"]]
)
def test_a_mistake_is_one_line_and_exit_code_2(source, tmp_path, monkeypatch, capsys, more):
    into = [] if "--into" in more else ["--into", str(tmp_path / "corpus.jsonl")]
    monkeypatch.setattr("sys.argv", ["mediastudy", "import", str(source), *into, *more])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert "Traceback" not in capsys.readouterr().err
    assert not (tmp_path / "corpus.jsonl").exists()


def test_a_corpus_of_an_earlier_import_is_left_and_named(source, tmp_path, monkeypatch, capsys):
    into = tmp_path / "corpus.jsonl"
    into.write_text("earlier", encoding="utf-8")
    (tmp_path / "bare.csv").write_text("id,outlet,date,title,text\n1,Vale Echo,2031-01-01,T,\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["mediastudy", "import", str(tmp_path / "bare.csv"), "--into", str(into)])
    with pytest.raises(SystemExit):
        main()
    assert "still the corpus of an earlier import" in capsys.readouterr().err
    assert into.read_text(encoding="utf-8") == "earlier"
