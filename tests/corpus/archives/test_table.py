"""Tables of any dialect and encoding become rows; what has no text is in the ledger; nothing is held whole."""

import json

import pytest

from mediastudy.corpus.archives import import_exports, import_into
from mediastudy.errors import CorpusError

HEADER = "id,outlet,date,title,text"
ROW = 'a1,Vale Echo,2020-01-02,"Dock, closed","First line.\nSecond “line”."'
MEDIA_CLOUD = '"stories_id","publish_date","title","url","media_name"\n'
MEDIA_CLOUD += '"1","2019-07-08 06:19:31.752546","Dock","http://v.example/1","Vale Echo"\n'


def imported(tmp_path, raw, **columns):
    path = tmp_path / "table"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return import_exports(path, columns=columns)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_cells_are_parted_by_what_the_header_has_most_of(tmp_path, sign):
    row = sign.join(["a1", "Vale Echo", "2020-01-02", "Dock", f'"One{sign} two.\nThree."'])
    rows, _ = imported(tmp_path, f"{HEADER.replace(',', sign)}\n{row}\n")
    assert [row["text"] for row in rows] == [f"One{sign} two.\nThree."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_read_in_the_encoding_that_it_has(tmp_path, encoding, end):
    rows, _ = imported(tmp_path, f"{HEADER}{end}{ROW}{end}".encode(encoding))
    assert (rows[0]["id"], rows[0]["text"]) == ("a1", "First line.\nSecond “line”.")


def test_a_row_with_too_few_cells_is_dropped_with_the_line_that_it_begins_on(tmp_path):
    _, ledger = imported(tmp_path, f"{HEADER}\n{ROW}\na2,Vale")
    assert [each.place for each in ledger.dropped] == ["table, line 4"]
    assert "fewer cells" in ledger.dropped[0].reason


def test_a_list_of_addresses_is_in_the_ledger_row_by_row_with_what_would_do(tmp_path):
    rows, ledger = imported(tmp_path, MEDIA_CLOUD)
    assert (rows, ledger.found, len(ledger.dropped)) == ([], 1, 1)
    assert "fetch the pages" in ledger.dropped[0].reason


def test_titles_can_be_taken_for_texts(tmp_path):
    assert imported(tmp_path, MEDIA_CLOUD, text="title")[0][0]["text"] == "Dock"


@pytest.mark.parametrize(("ours", "theirs", "meant"), [("text", "titel", "title"), ("txt", "title", "text")])
def test_a_column_that_is_not_there_is_named_with_what_was_meant(tmp_path, ours, theirs, meant):
    with pytest.raises(CorpusError, match=f"Did you mean '{meant}'"):
        imported(tmp_path, MEDIA_CLOUD, **{ours: theirs})


def test_a_list_of_objects_is_a_table(tmp_path):
    every = [{"id": n, "source": "Vale Echo", "date": "2020-01-02", "content": f"Lit {n}."} for n in (1, 2)]
    rows, ledger = imported(tmp_path, json.dumps([*every, "no object"]))
    assert [(row["id"], row["text"], row["outlet"]) for row in rows] == [
        ("1", "Lit 1.", "Vale Echo"),
        ("2", "Lit 2.", "Vale Echo"),
    ]
    assert len(ledger.dropped) == 1


def test_a_second_bearer_of_an_id_is_kept_under_another_and_noted(tmp_path):
    rows, ledger = imported(tmp_path, f"{HEADER}\n{ROW}\n{ROW.replace('First', 'Last')}\n")
    assert [(row["id"], row.get("id_as_given")) for row in rows] == [("a1", None), ("a1-2", "a1")]
    assert "the id was given before" in ledger.accounts[0].notes[0]


def test_rows_are_handed_on_as_they_are_read(tmp_path):
    path = tmp_path / "table.jsonl"
    lines = (json.dumps({"id": str(n), "outlet": "Vale", "date": "", "text": "Lit."}) for n in range(5))
    path.write_text("\n".join(lines), encoding="utf-8")
    met = []

    def stop_at_two(row):
        met.append(row["id"])
        if len(met) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_into(stop_at_two, path)
    assert met == ["0", "1"]


def test_a_cell_of_many_megabytes_is_read(tmp_path):
    rows, _ = imported(tmp_path, f'{HEADER}\na1,Vale Echo,2020-01-02,Dock,"{"Lit. " * 2_000_000}"\n')
    assert len(rows[0]["text"]) == 10_000_000
