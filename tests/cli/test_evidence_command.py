"""evidence: from a metric or a figure to pages that hold every sentence behind it."""

import json
import shutil

import pandas as pd
import pytest

from mediastudy import cli
from mediastudy.project import place

FIGURE = place("figures/02_hedges_by_voice.png")
ROWS = [
    {"id": "a1", "outlet": "Echo <i>", "date": "2031-03-01", "text": "The bridge may close. It might rain."},
    {"id": "a2", "outlet": "Echo <i>", "date": "2031-03-02", "text": "The bridge is open."},
    {"id": "b1", "outlet": "Post", "date": "2031-03-02", "text": 'The bridge may close, "it may," said <script>.'},
]


def run(*args):
    with pytest.raises(SystemExit) as stop:
        cli.program(["evidence", *map(str, args)], standalone_mode=True)
    return stop.value.code


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return tmp_path / "c.jsonl"


def made(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_lines_add_up_to_what_measure_counts(tmp_path):
    assert run(place("data/sample"), "--figure", FIGURE, "--into", tmp_path, "--jobs", 1) == 0
    lines, plotted = pd.read_csv(tmp_path / "evidence.csv"), pd.read_csv(FIGURE.with_suffix(".csv"))
    counted = lines.groupby(["outlet", "voice"]).size()
    assert dict(counted) == {(row.outlet, row.voice): row.events for row in plotted.itertuples() if row.events}


def test_pages_show_all_and_run_nothing(corpus, tmp_path, capsys):
    assert run(corpus, "--metric", "hedges", "--into", tmp_path / "out", "--jobs", 1) == 0
    assert "written: " in capsys.readouterr().err
    index, page = ((tmp_path / "out" / name).read_text() for name in ("index.html", "hedges-001.html"))
    assert "Echo &lt;i&gt;" in index and "<i>" not in index + page and 'href="hedges-001.html">2</a>' in index
    assert "2 hedges in 11 words: 182 per 1,000." in page and "1 of 2 articles have some. All of them" in page
    assert "<script>" not in (tmp_path / "out" / "hedges-002.html").read_text()
    assert "script-src 'none'" in page


def test_two_runs_and_any_number_of_processes_give_the_same_bytes(corpus, tmp_path):
    for jobs in (1, 2):
        assert (
            run(
                corpus, "--metric", "hedges", "--metric", "attributions", "--into", tmp_path / str(jobs), "--jobs", jobs
            )
            == 0
        )
    assert made(tmp_path / "1") == made(tmp_path / "2")


def test_what_is_looked_at_can_be_narrowed(corpus, tmp_path):
    for options, outlets in (
        (("--outlet", "Post"), {"Post"}),
        (("--article", "a1"), {"Echo <i>"}),
        (("--copy", "wire"), set()),
    ):
        assert run(corpus, "--metric", "hedges", *options, "--into", tmp_path / "out", "--jobs", 1) == 0
        assert set(pd.read_csv(tmp_path / "out" / "evidence.csv")["outlet"]) == outlets


def test_a_page_says_which_articles_it_shows(corpus, tmp_path):
    assert run(place("data/sample"), "--metric", "hedges", "--most", 2, "--into", tmp_path / "out", "--jobs", 1) == 0
    page = (tmp_path / "out" / "hedges-001.html").read_text()
    assert page.count("<article>") == 2 and "Below are 2 of these articles" in page


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "say what to look for: --metric NAME"),
        (("--metric", "words"), "There is no metric that counts marks 'words'."),
        (("--metric", "hedge"), "Did you mean 'hedges'?"),
        (("--metric", "hedges", "--outlet", "Pots"), "Did you mean 'Post'?"),
        (("--metric", "hedges", "--article", "a7"), "there is no article 'a7' in it."),
        (("--figure", FIGURE), "hedges_by_voice was made from something else: data: the corpus 'c' has another digest"),
        (("--figure", place("README.md")), "no figure of mediastudy is in it"),
        (("--figure", "nosuch.png"), "the file cannot be read"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_written(corpus, tmp_path, capsys, monkeypatch, options, said):
    arguments = [
        "mediastudy",
        "evidence",
        str(corpus),
        *map(str, options),
        "--into",
        str(tmp_path / "out"),
        "--jobs",
        "1",
    ]
    monkeypatch.setattr("sys.argv", arguments)
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert stop.value.code == 2 and said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_figure_that_counts_no_marks_says_so(tmp_path, capsys, monkeypatch):
    figure = shutil.copy(place("figures/01_voices.png"), tmp_path)
    monkeypatch.setattr("sys.argv", ["mediastudy", "evidence", str(place("data/sample")), "--figure", str(figure)])
    with pytest.raises(SystemExit):
        cli.main()
    assert "no figure in it counts marks" in capsys.readouterr().err
