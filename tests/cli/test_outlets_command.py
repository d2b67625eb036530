"""outlets: what is proposed is listed, written, and can be given back."""

import json

import pandas as pd
import pytest

from mediastudy import cli
from mediastudy.errors import OutputError


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


@pytest.mark.parametrize("option", ["--outlets-map", "--events", "--lexicon", "--encoding"])
@pytest.mark.parametrize("command", ["reproduce", "health"])
def test_how_articles_are_read_is_not_asked_of_tables(corpus, tmp_path, capsys, command, option):
    assert run("measure", corpus, "--jobs", 1, "--into", tmp_path / "out") == 0
    given = ("--corpus", tmp_path / "out") if command == "reproduce" else (tmp_path / "out",)
    assert run(command, *given, option, "hedges=given.csv") == 2
    assert f"{option} is for articles" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["annotate", "measure", "evidence --metric hedges"])
def test_tables_are_not_taken_for_articles(corpus, tmp_path, capsys, command):
    assert run("measure", corpus, "--jobs", 1, "--into", tmp_path / "out") == 0
    assert run(*command.split(), tmp_path / "out", "--into", tmp_path / "again") == 2
    assert "holds tables, and no text is in them; give the articles themselves." in capsys.readouterr().err


@pytest.mark.parametrize("command", ["annotate", "measure", "reproduce", "health", "verify"])
def test_commands_that_read_articles_take_the_same_options(command):
    options = {each for parameter in cli.program.get_command(None, command).params for each in parameter.opts}
    assert options >= {"--encoding", "--reader", "--strict", "--lenient", "--lexicon", "--cue-model", "--jobs"}
    assert options >= {"--outlets-map", "--events"}


def test_a_file_of_events_is_never_written_over(corpus, tmp_path):
    (tmp_path / "e.csv").write_text("id,event\n0,a\n", encoding="utf-8")
    events = str(tmp_path / "e.csv")
    with pytest.raises(OutputError, match="this is what is read"):
        cli.program(["annotate", str(corpus), "--events", events, "--marks", events], standalone_mode=False)
    assert (tmp_path / "e.csv").read_text(encoding="utf-8") == "id,event\n0,a\n"
