"""Hostile and damaged files are refused in one line."""

import pytest

from mediastudy.corpus.archives import guard, import_exports
from mediastudy.errors import CorpusError
from tests.corpus.archives.exports import EXPORTS, FACTIVA_XML, PARAGRAPHS, bomb, docx, zipped

ENTITY = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
DTD = '<!DOCTYPE r SYSTEM "http://vale.example/r.dtd">'


def refused(tmp_path, raw, match):
    path = tmp_path / "export"
    path.write_bytes(raw)
    with pytest.raises(CorpusError, match=match) as caught:
        import_exports(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("declaration", [ENTITY, DTD])
def test_xml_with_a_dtd_or_entities_is_refused(tmp_path, declaration):
    refused(tmp_path, FACTIVA_XML.replace("<PPSResponse>", f"{declaration}<PPSResponse>").encode(), "DTD or entities")


def test_xml_that_is_not_in_the_encoding_that_it_declares_is_read(tmp_path):
    (tmp_path / "export").write_bytes(FACTIVA_XML.replace("It is lit", "Café lit").encode("cp1252"))
    assert import_exports(tmp_path / "export")[0][0]["text"].startswith("Café lit.")


def test_a_docx_with_entities_is_refused(tmp_path):
    refused(tmp_path, docx(PARAGRAPHS, head=ENTITY), "DTD or entities")


def test_a_gz_bomb_is_refused(tmp_path):
    refused(tmp_path, bomb(), "zip bomb")


def test_a_zip_bomb_is_refused(tmp_path):
    refused(tmp_path, zipped({"a.txt": b"0" * (64 << 20)}), "zip bomb")


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil.txt", "..\\evil.txt", "C:/evil.txt"])
def test_a_member_that_leaves_its_archive_is_refused(tmp_path, name):
    refused(tmp_path, zipped({name: "x"}), "points outside")


def test_archives_in_archives_in_archives_are_refused(tmp_path):
    raw = b"text"
    for _ in range(5):
        raw = zipped({"inner.zip": raw})
    refused(tmp_path, raw, "deep")


@pytest.mark.parametrize("share", [2, 3, 10])
def test_a_truncated_zip_is_refused(tmp_path, share):
    raw = docx(PARAGRAPHS)
    refused(tmp_path, raw[: len(raw) // share], "damaged|no export")


def test_a_docx_without_documents_is_said_to_have_none(tmp_path):
    refused(tmp_path, docx(["Just a line."]), "no document")


def test_prose_is_no_export(tmp_path):
    refused(tmp_path, b"Only a sentence", "no export that is known")


def test_a_bad_file_of_a_folder_is_named_and_the_others_are_read(tmp_path):
    (tmp_path / "good.docx").write_bytes(docx(PARAGRAPHS))
    (tmp_path / "bad.docx").write_bytes(docx(PARAGRAPHS)[:500])
    (tmp_path / "empty.txt").write_bytes(b"")
    rows, ledger = import_exports(tmp_path)
    assert len(rows) == 2
    assert [each.place.rpartition("/")[2] for each in ledger.unread] == ["bad.docx", "empty.txt"]


def test_members_of_a_zip_are_read(tmp_path):
    path = tmp_path / "files.zip"
    path.write_bytes(zipped({"one.docx": docx(PARAGRAPHS), "two.docx": docx(PARAGRAPHS), "none.txt": ""}))
    rows, ledger = import_exports(path)
    assert (len(rows), len(ledger.accounts), len(ledger.unread)) == (4, 2, 1)


def test_a_member_is_never_written_to_disk(tmp_path):
    list(guard.members(zipped({"a.txt": "x"}), "a.zip"))
    assert not list(tmp_path.iterdir())


DEEP = 20_000
NESTED = {
    "factiva_html": '<html><title>Factiva</title><div class="article enArticle">' + "<div>" * DEEP,
    "europresse_html": '<html><article><span class="DocPublicationName">x</span>' + "<div>" * DEEP,
    "proquest_html": '<html><a name="DocID_MSTAR_1"></a>' + "<blockquote>" * DEEP,
    "nexis_old_html": '<HTML><A NAME="DOC_ID_1"></A><DOC NUMBER=1><DOCFULL>' + "<TABLE>" * DEEP,
    "rtf": "{\\rtf1 End of Document\\par " + "{" * DEEP,
    "json": '[{"text": ' + "[" * DEEP + "]" * DEEP + "}]",
}


@pytest.mark.parametrize("name", NESTED)
def test_what_nests_beyond_reason_is_refused(tmp_path, name):
    refused(tmp_path, NESTED[name].encode(), "deep|recursion")


def test_entities_that_multiply_are_refused(tmp_path):
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(9))
    refused(tmp_path, f'<?xml version="1.0"?><!DOCTYPE r [{lol}]><RECORD>&l8;</RECORD>'.encode(), "DTD or entities")


def test_a_damaged_member_of_a_zip_is_named_and_the_others_are_read(tmp_path):
    raw = bytearray(zipped({"a.docx": docx(PARAGRAPHS), "b.docx": docx(PARAGRAPHS)}))
    raw[60:90] = bytes(30)
    (tmp_path / "files.zip").write_bytes(raw)
    rows, ledger = import_exports(tmp_path / "files.zip")
    assert (len(rows), [each.place for each in ledger.unread]) == (2, ["files.zip/a.docx"])


def test_what_a_mac_adds_to_a_zip_is_no_export(tmp_path):
    members = {"one.docx": docx(PARAGRAPHS), "__MACOSX/._one.docx": b"\x00\x05", ".DS_Store": b"x"}
    (tmp_path / "files.zip").write_bytes(zipped(members))
    ledger = import_exports(tmp_path / "files.zip")[1]
    assert (ledger.found, ledger.unread) == (2, ())


def test_zips_in_a_folder_are_read_file_by_file(tmp_path):
    for name in ("one.zip", "two.zip"):
        (tmp_path / name).write_bytes(zipped({"x.docx": docx(PARAGRAPHS), "x.txt": EXPORTS["nexis_old_text"][0]}))
    ledger = import_exports(tmp_path)[1]
    assert [each.found for each in ledger.accounts] == [2, 3, 2, 3]
    assert ledger.balances()
