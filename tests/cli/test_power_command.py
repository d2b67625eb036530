"""mediastudy power: a design stated or measured, a record, a figure; a mistake is one line."""

import json

import pytest

from tests.cli.test_cli import run
from tests.models.data import simulated

FEW = ["--simulations", "100"]


def test_the_record_and_the_figure_are_written(tmp_path, capsys):
    given = ["--ratio", "2", "--rate", "10", "--json", str(tmp_path / "p.json"), "--figure", str(tmp_path / "f")]
    assert run("power", *given, *FEW) == 0
    record = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))
    assert record["needed"][0]["power"] >= 0.8
    assert record["reading"] in capsys.readouterr().out
    assert (tmp_path / "f" / "power_curve.png").is_file()


def test_what_is_stated_goes_before_what_is_measured(tmp_path):
    simulated().to_csv(tmp_path / "articles.csv", index=False)
    given = ["--like", str(tmp_path), "--metric", "hedges", "--cluster", "event", "--dispersion", "0", "--ratio", "3"]
    assert run("power", *given, "--json", str(tmp_path / "p.json"), *FEW) == 0
    design = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))["design"]
    assert design["dispersion"] == 0 and design["shared"] and 5 < design["rate"] < 30


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["--ratio", "2"], "give --rate, or --like"),
        (["--ratio", "1", "--rate", "5"], "above 0 and not 1"),
        (["--ratio", "2", "--rate", "5", "--outlets", "1"], "two outlets or more"),
        (["--ratio", "2", "--like", "x"], "--like needs --metric"),
    ],
)
def test_a_mistake_is_one_line(given, message, capsys):
    assert run("power", *given, *FEW) == 2
    said = capsys.readouterr().err
    assert message in said and said.count("\n") == 1
