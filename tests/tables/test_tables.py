"""Tables: a row an article, an outlet, a mark; and the line of a marks file."""

import json

import pandas as pd
import pytest

from mediastudy import tables
from mediastudy.errors import UnknownNameError
from mediastudy.metrics import METRICS
from mediastudy.tables.stream import write_marks, write_tables

TEXTS = {
    ("a1", "Vale Echo"): "Rain may come on Sunday. “It might be heavy,” Ada Quill, a forecaster, said.",
    ("a2", "Vale Echo"): "A senior official, who asked not to be named, said the dam was safe. =1+1",
    ("a3", "Hill News"): "The mayor claimed the bridge was sound.",
}


@pytest.fixture
def work(tmp_path):
    rows = [
        {"id": id, "outlet": outlet, "date": "", "text": text, "event": "e"} for (id, outlet), text in TEXTS.items()
    ]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tables.Work(tmp_path / "c.jsonl")


def quiet(articles: int, words: int) -> None:
    """Say nothing of progress."""


def test_an_article_is_a_row_with_its_metadata_and_every_metric(work):
    articles = tables.measure(work).articles
    assert list(articles["id"]) == ["a1", "a2", "a3"]
    assert list(articles["event"]) == ["e"] * 3
    assert set(METRICS) <= set(articles.columns)


def test_every_mark_is_words_on_the_page(work):
    texts = {id: text for (id, _), text in TEXTS.items()}
    for mark in tables.measure(work).marks.itertuples():
        assert texts[mark.id][mark.start : mark.end] == mark.text


def test_outlets_are_kept_in_the_order_asked_for(work):
    found = tables.load(work.corpus, ["Vale Echo", "Hill News"]).articles
    assert list(found["outlet"].unique()) == ["Vale Echo", "Hill News"]


def test_an_outlet_that_is_not_there_is_answered_with_the_nearest(work):
    with pytest.raises(UnknownNameError, match="Did you mean 'Vale Echo'"):
        tables.load(work.corpus, ["Vale Eco"])


def test_tables_on_disk_are_those_in_memory(work, tmp_path):
    write_tables(work, work.look(), tmp_path / "out", 1, quiet)
    stored, fresh = tables.load(tmp_path / "out"), tables.load(work.corpus)
    assert stored.facts == fresh.facts
    assert stored.articles.astype(str).equals(fresh.articles.astype(str))
    assert list(stored.marks["text"]) == list(fresh.marks["text"])


def test_a_rate_is_a_ratio_of_sums(work):
    articles = tables.measure(work).articles
    echo = tables.by_outlet(articles).set_index("outlet").loc["Vale Echo"]
    assert echo["hedges_per_1000"] == pytest.approx(1000 * echo["hedges"] / echo["words"])


def test_no_cell_of_a_csv_is_a_formula(work, tmp_path):
    write_tables(work, work.look(), tmp_path / "out", 1, quiet)
    for name in ("articles", "marks", "outlets"):
        cells = pd.read_csv(tmp_path / "out" / f"{name}.csv", dtype=str).fillna("").to_numpy().ravel()
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_a_line_of_a_marks_file_keeps_the_contract(work, tmp_path):
    write_marks(work, tmp_path / "m.jsonl", 1, quiet)
    line = json.loads((tmp_path / "m.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert {"id", "outlet", "words", "hedges", "attributions", "furniture"} == set(line)
    hedge, said = line["hedges"][0], line["attributions"][-1]
    assert {"start", "end", "class", "voice", "where"} == set(hedge)
    wanted = {
        "cue",
        "source",
        "content",
        "mode",
        "speech",
        "stance",
        "type",
        "anonymous",
        "explicit",
        "reason",
        "entity",
    }
    assert wanted | {"where"} <= set(said)


def test_a_marks_file_knows_who_said_what(work, tmp_path):
    write_marks(work, tmp_path / "m.jsonl", 1, quiet)
    lines = [json.loads(line) for line in (tmp_path / "m.jsonl").read_text(encoding="utf-8").splitlines()]
    second = lines[1]["attributions"][0]
    text = TEXTS["a2", "Vale Echo"]
    assert [text[start:end] for start, end in second["cue"]] == ["said"]
    assert (second["anonymous"], second["explicit"], second["mode"]) == (True, True, "indirect")


def test_half_characters_are_replaced_in_tables_and_marks_and_stand_in_the_text(tmp_path):
    text = "It may \ud83d rain, officials from \udc00 said on Sunday."
    row = {"id": "a\ud800", "outlet": "Vale \udc00Echo", "date": "", "title": "\ud83d T", "text": text}
    (tmp_path / "c.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    work = tables.Work(tmp_path / "c.jsonl")
    write_tables(work, work.look(), tmp_path / "out", 1, quiet)
    write_marks(work, tmp_path / "m.jsonl", 1, quiet)
    assert tables.load(tmp_path / "c.jsonl").articles["outlet"].tolist() == ["Vale \ufffdEcho"]
    assert tables.load(tmp_path / "out").articles["id"].tolist() == ["a\ufffd"]
    assert json.loads((tmp_path / "m.jsonl").read_text(encoding="utf-8"))["id"] == "a\ufffd"
    assert next(iter(work.articles())).text == text
