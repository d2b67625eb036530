"""mediastudy specify: a measured folder in, every specification out; a mistake is one line and nothing is written."""

import json

import pandas as pd
import pytest

from mediastudy import models, tables
from mediastudy.project import root
from tests.cli.test_cli import run


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """A folder of tables of the sample."""
    folder = tmp_path_factory.mktemp("specify") / "tables"
    assert run("measure", str(root() / "data" / "sample"), "--into", str(folder), "--jobs", "1") == 0
    return folder


def test_every_specification_is_in_the_table_and_the_record(measured, tmp_path, capsys):
    out = {kind: tmp_path / f"out.{kind}" for kind in ("csv", "json")}
    assert (
        run("specify", str(measured), "--metric", "hedges", "--csv", str(out["csv"]), "--json", str(out["json"])) == 0
    )
    found, record = models.specify(tables.load(measured), "hedges"), json.loads(out["json"].read_text(encoding="utf-8"))
    assert len(pd.read_csv(out["csv"])) == len(record["specifications"]) == len(found.table)
    assert list(record) == ["metric", "specifications", "agreement", "methods", "reading"]
    assert record["reading"] == found.reading and found.reading in capsys.readouterr().out


def test_a_pair_and_another_lexicon_have_a_figure(measured, tmp_path):
    options = ["--pair", "Harbour Ledger", "Northline", "--also", f"again={measured}", "--figure", str(tmp_path)]
    assert run("specify", str(measured), "--metric", "hedges_own", *options) == 0
    table = pd.read_csv(tmp_path / "specification_curve.csv")
    assert set(table["outlet"]) == {"Harbour Ledger"} and "again" in set(table["specification"])


BAD = [
    (["--metric", "hegdes"], "Did you mean 'hedges'"),
    (["--metric", "hedges", "--pair", "Harbour Ledger", "Nortline"], "Did you mean 'Northline'"),
    (["--metric", "hedges", "--also", "strict"], "--also takes NAME=TABLES"),
    (["--metric", "hedges", "--also", "strict=nowhere"], "mediastudy measure"),
]


@pytest.mark.parametrize(("options", "message"), BAD)
def test_a_mistake_is_told_and_nothing_is_written(options, message, measured, tmp_path, capsys):
    assert run("specify", str(measured), *options, "--json", str(tmp_path / "out.json")) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()


def test_another_corpus_is_no_choice_of_counting(measured, tmp_path, capsys):
    text = "id,outlet,date,text\na,Harbour Ledger,2024-01-02,Rain fell on Tuesday.\n"
    (tmp_path / "other.csv").write_text(text, encoding="utf-8")
    assert run("measure", str(tmp_path / "other.csv"), "--into", str(tmp_path / "t"), "--jobs", "1") == 0
    assert run("specify", str(measured), "--metric", "hedges", "--also", f"other={tmp_path / 't'}") == 2
    assert "37 articles are in one of the folders only" in capsys.readouterr().err


def test_articles_are_sent_to_be_measured_first(capsys):
    assert run("specify", str(root() / "data" / "sample"), "--metric", "hedges") == 2
    assert "first mediastudy measure CORPUS --into DIR" in capsys.readouterr().err
