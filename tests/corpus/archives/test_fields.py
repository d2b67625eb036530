"""Each archive's fields land where they belong, and its bodies end where they end."""

from pathlib import Path

import pytest

from mediastudy.corpus.archives import import_exports
from tests.corpus.archives.exports import EXPORTS, PARAGRAPHS, docx


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    found = {}
    for name, (raw, _, _) in EXPORTS.items():
        path = tmp_path_factory.mktemp(name) / "export"
        path.write_bytes(raw)
        found[name] = import_exports(path)[0]
    return found


FIELDS = [
    ("nexis_old_text", 0, "title", "Ferry dock closes; Council blames the tide"),
    ("nexis_old_text", 0, "edition", "Met 2 Edition"),
    ("nexis_old_text", 0, "graphic", "A dock, closed.; Nobody is on it."),
    ("nexis_old_text", 1, "date", "2011-08-31"),
    ("nexis_old_text", 1, "author", "Orla Tamm"),
    ("nexis_old_html", 0, "date", "1991-05-19"),
    ("nexis_old_html", 0, "text", 'The lamp was lit & stayed lit.\n\n"It burns," he said.'),
    ("nexis_uni_text", 0, "outlet", "Vale Echo"),
    ("nexis_uni_text", 0, "edition", "Final Edition"),
    ("nexis_uni_docx", 0, "text", "The lamp was lit.\n\nSection: of the pier, the east."),
    ("nexis_uni_docx", 1, "date", "2013-04-17"),
    ("nexis_old_rtf", 0, "text", "They are back.\n\nSo they are."),
    ("nexis_old_rtf", 0, "title", "Gulls return"),
    ("nexis_uni_rtf", 0, "text", "They are back."),
    ("proquest_xml", 0, "text", "Back."),
    ("factiva_html", 0, "title", "Zu Fuß nach Vale"),
    ("factiva_html", 0, "section", "Magazin"),
    ("factiva_html", 0, "publisher", "Vale Verlag"),
    ("factiva_html", 0, "source_code", "VALE"),
    ("factiva_html", 1, "text", "Anfang.\n\nEnde."),
    ("factiva_text", 0, "title", "Lamp maker raises seed"),
    ("factiva_text", 0, "section", "Pro Markets"),
    ("factiva_text", 0, "author", "By Ada Quill"),
    ("factiva_text", 0, "text", "The lamp maker uses analytics to sell lamps.\n\nIt has 640 words for light."),
    ("factiva_rtf", 0, "text", "It’s lit.\n\nA second café."),
    ("factiva_rtf", 1, "title", "Gulls"),
    ("factiva_xml", 0, "title", "Lamp lit"),
    ("factiva_xml", 0, "text", "It is lit.\n\nIt stays lit."),
    ("proquest_text", 0, "id", "111222333"),
    ("proquest_text", 0, "language", "English"),
    ("proquest_text", 1, "date", "2024-06-09"),
    ("proquest_text", 1, "id", "111222334"),
    ("proquest_html", 0, "text", "The dock closed.\n\nIt stays so."),
    ("proquest_html", 0, "abstract", "A dock."),
    ("proquest_html", 1, "date", "2010-05-09"),
    ("proquest_eml", 1, "id", "111222334"),
    ("europresse_html", 0, "title", "Le quai ferme"),
    ("europresse_html", 0, "author", "Ada Quill"),
    ("europresse_html", 0, "text", "Le quai ferme.\n\nIl reste clos."),
    ("europresse_html", 0, "page", "p. 16"),
    ("csv", 0, "date", "2019-07-08"),
    ("csv", 0, "title", "Dock, closed"),
    ("jsonl", 0, "desk", "Port"),
]


@pytest.mark.parametrize(("name", "number", "field", "value"), FIELDS)
def test_a_field_is_where_the_archive_put_it(rows, name, number, field, value):
    assert rows[name][number][field] == value


def test_a_line_of_a_body_that_looks_like_a_label_stays_in_the_body(rows):
    assert "BY: the water's edge, people stood about." in rows["nexis_old_text"][0]["text"]
    assert "Section: the east one, said the clerk." in rows["proquest_text"][0]["text"]


def test_the_80_column_wrap_is_undone_and_paragraphs_are_kept(rows):
    assert "tide tables for a living.\n\nBY:" in rows["nexis_old_text"][0]["text"]


@pytest.mark.parametrize("word", ["LOAD-DATE", "Load-Date", "End of Document", "Copyright", "Numéro", "Document V"])
def test_no_archive_trailer_is_in_a_body(rows, word):
    assert not [row["id"] for every in rows.values() for row in every if word in row["text"]]


def test_the_downloader_is_not_in_the_corpus(rows):
    assert "Someone" not in str(rows)


UNENDED = ["Lamp", "Vale Echo", "May 30, 2014", "Copyright 2014", "Body", "It was"]


def test_a_text_that_breaks_off_in_a_document_drops_it(tmp_path):
    path = tmp_path / "cut.txt"
    path.write_text("\n".join([*PARAGRAPHS, *UNENDED]), encoding="utf-8")
    rows, ledger = import_exports(path)
    assert (len(rows), ledger.found) == (2, 3)
    assert "breaks off" in ledger.dropped[0].reason


def test_a_word_file_is_whole_so_a_document_without_an_end_mark_is_kept_and_noted(tmp_path):
    path = tmp_path / "whole.docx"
    path.write_bytes(docx(UNENDED))
    rows, ledger = import_exports(path)
    assert rows[0]["text"] == "It was"
    assert "no 'End of Document'" in ledger.accounts[0].notes[0]


def test_polnear_s_layout_is_a_corpus(tmp_path: Path):
    (tmp_path / "train" / "text").mkdir(parents=True)
    header = "compartment\tfilename\tpublisher\tpublication_date\ttitle\twire\n"
    table = header + "train\tone\tVale Echo\t2016-01-02\tLamp\tNone\ntrain\ttwo\tVale Echo\t2016-01-03\tGull\tNone\n"
    (tmp_path / "metadata.tsv").write_text(table, encoding="utf-8")
    for name in ("one", "three"):
        (tmp_path / "train" / "text" / f"{name}.txt").write_text("The lamp is lit.", encoding="utf-8")
    rows, ledger = import_exports(tmp_path)
    assert [(row["id"], row["outlet"], row["date"]) for row in rows] == [("one", "Vale Echo", "2016-01-02")]
    assert len(ledger.dropped) == 2


def test_an_abstract_that_repeats_the_lead_is_kept_apart(tmp_path):
    path = tmp_path / "one.docx"
    body = ["Body", "ABSTRACT", "Lit.", "FULL TEXT", "The lamp is lit.", "End of Document"]
    path.write_bytes(docx(["Lamp", "Vale Echo", "May 30, 2014", "Copyright 2014", *body]))
    row = import_exports(path)[0][0]
    assert (row["abstract"], row["text"]) == ("Lit.", "The lamp is lit.")


def test_a_text_far_shorter_than_the_archive_states_is_noted(rows, tmp_path):
    path = tmp_path / "short.txt"
    path.write_bytes(EXPORTS["nexis_old_text"][0].replace(b"31 words", b"900 words"))
    assert "less than half of the words" in import_exports(path)[1].accounts[0].notes[0]
    path.write_bytes(EXPORTS["nexis_old_text"][0].partition(b"BY: the")[0])
    assert "may break off inside it" in import_exports(path)[1].accounts[0].notes[0]
    assert rows["nexis_old_text"][0]["length"] == "31 words"


@pytest.mark.parametrize(
    ("name", "sign"), [("nexis_old_text", b"Br\xc3\xbccke ist"), ("nexis_old_html", b"and the rest")]
)
def test_an_old_nexis_file_cut_inside_a_body_does_not_give_half_an_article(tmp_path, name, sign):
    raw = EXPORTS[name][0].replace(b"stayed lit", b"stayed lit and the rest")
    path = tmp_path / "cut"
    path.write_bytes(raw[: raw.index(sign) + 5])
    ledger = import_exports(path)[1]
    assert ledger.imported == ledger.found - 1
    assert "break" in ledger.dropped[0].reason
