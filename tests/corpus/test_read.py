"""Readers: every format gives the same articles; every fault is named with its place."""

import csv
import datetime as dt
import json

import pandas as pd
import pytest

from mediastudy import corpus
from mediastudy.errors import CorpusError, UnknownNameError

ROWS = [
    {"id": "a1", "outlet": "Harbour Post", "date": "2024-03-01", "title": "Gates shut", "text": "It rained.\r\nMore."},
    {"id": "a2", "outlet": "Vale Echo", "date": "", "title": "", "text": "“Perhaps,” she said."},
]
ROWS = [{**row, "event": "flood"} for row in ROWS]


def write_jsonl(path, rows=ROWS):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def write_csv(path, rows=ROWS, encoding="utf-8"):
    with path.open("w", newline="", encoding=encoding) as file:
        table = csv.DictWriter(file, rows[0].keys())
        table.writeheader()
        table.writerows(rows)
    return path


def write_parquet(path, rows=ROWS):
    pd.DataFrame(rows).to_parquet(path)
    return path


def write_folder(path, rows=ROWS):
    path.mkdir()
    for row in rows:
        (path / f"{row['id']}.txt").write_bytes(row["text"].encode())
    said = [{**{k: v for k, v in row.items() if k != "text"}, "file": f"{row['id']}.txt"} for row in rows]
    write_csv(path / "metadata.csv", said)
    return path


WRITERS = {"c.jsonl": write_jsonl, "c.csv": write_csv, "c.parquet": write_parquet, "c": write_folder}


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_gives_the_same_articles(name, tmp_path):
    first, second = corpus.read(WRITERS[name](tmp_path / name))
    assert (first.id, first.outlet, first.date, first.title) == (
        "a1",
        "Harbour Post",
        dt.date(2024, 3, 1),
        "Gates shut",
    )
    assert first.text == "It rained.\r\nMore."
    assert first.metadata["event"] == "flood"
    assert second.date is None


def test_every_format_has_the_same_digest(tmp_path):
    names = [name for name in WRITERS if name != "c"]
    assert len({corpus.look(WRITERS[name](tmp_path / name)).sha256 for name in names}) == 1


FAULTS = [
    ("id", "a1", "line 4: the id 'a1' was used before"),
    ("text", "  ", "line 4: the text of 'a2' is empty"),
    ("date", "13/2024", "line 4: the date '13/2024' is not of the form YYYY-MM-DD"),
    ("outlet", "", "line 4: the outlet is empty"),
]


@pytest.mark.parametrize(("key", "value", "message"), FAULTS)
def test_a_fault_in_a_row_is_named_with_its_line(key, value, message, tmp_path):
    path = write_csv(tmp_path / "c.csv", [ROWS[0], {**ROWS[1], key: value}])
    with pytest.raises(CorpusError, match=message.replace("(", r"\(")):
        list(corpus.read(path))


def test_a_row_with_an_unreadable_date_is_kept_without_one(tmp_path):
    path = write_csv(tmp_path / "c.csv", [ROWS[0], {**ROWS[1], "date": "3/4/16"}])
    kept = list(corpus.usable(corpus.rows(path)))
    assert kept[1].date is None
    assert kept[1].metadata["date_as_given"] == "3/4/16"


def test_the_ledger_balances(tmp_path):
    rows = [ROWS[0], {**ROWS[1], "text": ""}, {**ROWS[1], "id": "a3", "date": "soon"}]
    survey = corpus.look(write_jsonl(tmp_path / "c.jsonl", rows))
    assert (survey.found, survey.kept, survey.dropped, len(survey.problems)) == (3, 2, 1, 2)


LINES = [
    ("{not json", "line 1: this is not JSON"),
    ("[1]", "line 1: found a JSON list"),
    ('{"id": "x"}', "line 1: the key 'outlet' is missing"),
]


@pytest.mark.parametrize(("text", "message"), LINES)
def test_a_line_that_is_no_article_is_named(text, message, tmp_path):
    (tmp_path / "c.jsonl").write_text(text)
    with pytest.raises(CorpusError, match=message):
        list(corpus.read(tmp_path / "c.jsonl"))


def test_a_missing_column_is_named(tmp_path):
    (tmp_path / "c.csv").write_text("id,outlet,date\n1,x,\n")
    with pytest.raises(CorpusError, match="line 1: the column 'text' is missing"):
        corpus.look(tmp_path / "c.csv")


def test_a_wrong_encoding_says_which_byte(tmp_path):
    path = write_csv(tmp_path / "c.csv", encoding="cp1252")
    with pytest.raises(CorpusError, match=r"byte \d+ \(0x93\) is not utf-8; .*--encoding"):
        corpus.look(path)
    assert corpus.look(path, encoding="cp1252").kept == 2


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    path = write_csv(tmp_path / "c.csv", encoding="utf-8-sig")
    assert corpus.look(path).kept == 2


def test_a_folder_without_metadata_is_refused(tmp_path):
    with pytest.raises(CorpusError, match=r"has no metadata\.csv"):
        corpus.look(tmp_path)


def test_a_file_outside_the_folder_is_not_read(tmp_path):
    folder = write_folder(tmp_path / "c")
    (tmp_path / "secret.txt").write_text("not for you")
    (folder / "metadata.csv").write_text("file,outlet,date\n../secret.txt,x,\n")
    with pytest.raises(CorpusError, match="lies outside the folder"):
        list(corpus.read(folder))


def test_a_corpus_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(CorpusError, match="there is no such corpus"):
        corpus.rows(tmp_path / "nowhere.csv")


def test_a_file_that_is_no_parquet_is_named(tmp_path):
    (tmp_path / "c.parquet").write_bytes(b"PAR1 but not really")
    with pytest.raises(CorpusError, match="not a readable Parquet file"):
        corpus.look(tmp_path / "c.parquet")


def test_an_unknown_reader_is_answered_with_the_nearest(tmp_path):
    with pytest.raises(UnknownNameError, match="Did you mean 'jsonl'"):
        corpus.rows(write_jsonl(tmp_path / "c.txt"), reader="json1")


def read_one(path, encoding):
    from mediastudy.article import Article

    yield Article("only", "x", path.read_text(encoding))


def test_a_reader_of_ones_own_is_named_by_its_module(tmp_path):
    path = write_jsonl(tmp_path / "c.txt")
    assert [article.id for article in corpus.read(path, reader=f"{__name__}:read_one")] == ["only"]


def test_few_faults_are_gone_on_from_and_many_are_not(tmp_path):
    rows = [{**ROWS[0], "id": str(number)} for number in range(200)]
    few = corpus.look(write_jsonl(tmp_path / "few.jsonl", [*rows, {**ROWS[0], "text": ""}]))
    many = corpus.look(write_jsonl(tmp_path / "many.jsonl", [rows[0], {**ROWS[0], "text": ""}]))
    corpus.accept(few, "few")
    with pytest.raises(CorpusError, match="is empty"):
        corpus.accept(few, "few", strict=True)
    with pytest.raises(CorpusError, match="is empty"):
        corpus.accept(many, "many")
    corpus.accept(many, "many", lenient=True)
