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


BAD = [
    (["--metric", "hegdes"], "Did you mean 'hedges'"),
    (["--metric", "hedges", "--exposure", "none"], "is 0 in 60 articles"),
    (["--metric", "none"], "is 0 in every article"),
    (["--metric", "half"], "is no count"),
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
