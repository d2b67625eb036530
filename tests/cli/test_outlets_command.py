"""outlets: what is proposed is listed, written, and can be given back."""

import json

import pandas as pd
import pytest

from mediastudy import cli


def run(*args):
    with pytest.raises(SystemExit) as stop:
        cli.program(list(map(str, args)), standalone_mode=True)
    return stop.value.code


@pytest.fixture
def corpus(tmp_path):
    names = ("herald.com", "herald.com", "www.herald.com", "The Post")
    row = {"date": "2031-03-01", "text": "The council may close the bridge."}
    lines = (json.dumps({"id": str(at), "outlet": name, **row}) + "\n" for at, name in enumerate(names))
    (tmp_path / "c.jsonl").write_text("".join(lines), encoding="utf-8")
    return tmp_path / "c.jsonl"


def test_what_is_proposed_is_listed_and_applied_by_measure(corpus, tmp_path, capsys):
    assert run("outlets", corpus, "--propose", tmp_path / "map.toml") == 0
    assert "www.herald.com (1): the same site, herald.com" in capsys.readouterr().out
    assert run("measure", corpus, "--outlets-map", tmp_path / "map.toml", "--jobs", 1, "--into", tmp_path / "out") == 0
    articles = pd.read_csv(tmp_path / "out" / "articles.csv")
    assert list(articles["outlet"]) == ["herald.com"] * 3 + ["The Post"]
    assert list(articles["outlet_as_given"])[2] == "www.herald.com"


def test_nothing_is_written_over_the_corpus(corpus, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["mediastudy", "outlets", str(corpus), "--propose", str(corpus)])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert stop.value.code == 2
    assert "choose another place" in capsys.readouterr().err
