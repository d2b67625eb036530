"""mediastudy model: a table in, a record out; a mistake is one line and exit code 2."""

import json

import pytest

from tests.cli.test_cli import run
from tests.models.data import simulated

PARTS = ["rates", "contrasts", "omnibus", "model", "warnings", "methods", "reading"]


@pytest.mark.parametrize("name", ["articles.csv", "articles.parquet"])
def test_the_record_has_its_parts(name, tmp_path, capsys):
    data = simulated()
    data.to_csv(tmp_path / name, index=False) if name.endswith("csv") else data.to_parquet(tmp_path / name)
    options = ["--metric", "hedges", "--event", "event", "--reference", "B", "--json", str(tmp_path / "out.json")]
    assert run("model", str(tmp_path / name), *options) == 0
    record = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert list(record) == PARTS
    assert {"family", "cov", "clusters", "n"} <= set(record["model"])
    assert "(df 2), p =" in capsys.readouterr().out


def test_a_measured_folder_will_do(tmp_path):
    simulated().to_csv(tmp_path / "articles.csv", index=False)
    assert run("model", str(tmp_path), "--metric", "hedges", "--adjust", "section") == 0


def test_staff_copy_once_a_chain_is_what_is_left(tmp_path):
    data = simulated().assign(copy=["staff"] * 50 + ["wire"] * 10, chain="", chain_role="")
    data.loc[[3, 4], ["chain", "chain_role"]] = [["a 4", "copy"], ["a 4", "original"]]
    data.to_csv(tmp_path / "articles.csv", index=False)
    options = ["--metric", "hedges", "--copy", "staff", "--chains", "once", "--json", str(tmp_path / "out.json")]
    assert run("model", str(tmp_path), *options) == 0
    record = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert record["model"]["n"] == 49
    assert record["model"]["excluded"] == {"copy is not staff": 10, "copies of a chain": 1, "outside the comparison": 0}
    assert "10 articles (copy is not staff)" in record["methods"]


def test_texts_are_sent_to_be_measured_first(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_text("{}", encoding="utf-8")
    simulated().assign(text="Rain fell.").drop(columns="hedges").to_csv(tmp_path / "b.csv", index=False)
    for name in ("a.jsonl", "b.csv"):
        assert run("model", str(tmp_path / name), "--metric", "hedges") == 2
        assert "mediastudy measure" in capsys.readouterr().err


BAD = [
    (["--metric", "hegdes"], "Did you mean 'hedges'"),
    (["--metric", "hedges", "--exposure", "none"], "is 0 in 60 articles"),
    (["--metric", "none"], "is 0 in every article"),
    (["--metric", "half"], "is no count"),
    (["--metric", "hedges", "--copy", "staff"], "needs the column 'copy'"),
    (["--metric", "hedges", "--chains", "once"], "needs the column 'chain'"),
    (["--metric", "hedges", "--family", "logistic", "--event", "event"], "give a cluster instead"),
    (["--metric", "hedges", "--cluster", "author"], "no column 'author'"),
]


@pytest.mark.parametrize(("options", "message"), BAD)
def test_a_mistake_is_one_line_and_nothing_is_written(options, message, tmp_path, capsys):
    simulated().assign(none=0, half=0.5).to_csv(tmp_path / "a.csv", index=False)
    assert run("model", str(tmp_path / "a.csv"), *options, "--json", str(tmp_path / "out.json")) == 2
    said = capsys.readouterr().err
    assert message in said and said.count("\n") == 1
    assert not (tmp_path / "out.json").exists()


def test_a_table_that_does_not_exist_is_named(tmp_path, capsys):
    assert run("model", str(tmp_path / "no.csv"), "--metric", "hedges") == 2
    assert "there is no such table" in capsys.readouterr().err


def test_of_many_pairs_the_surest_are_shown_and_the_record_has_all(tmp_path, capsys):
    simulated(articles=8, outlets="ABCDEFGHIJKLM").to_csv(tmp_path / "articles.csv", index=False)
    assert run("model", str(tmp_path), "--metric", "hedges", "--json", str(tmp_path / "out.json")) == 0
    assert "the 30 surest of 78 pairs; --json has all" in capsys.readouterr().out
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["contrasts"]) == 78


def test_what_was_not_tested_has_no_number(tmp_path, capsys):
    simulated(articles=3).to_csv(tmp_path / "articles.csv", index=False)
    assert run("model", str(tmp_path), "--metric", "hedges") == 0
    assert "all alike: not tested" in capsys.readouterr().out
