"""Hostile and damaged files are refused in one line."""

import pytest

from mediastudy.corpus.archives import guard, import_exports
from mediastudy.errors import CorpusError
from tests.corpus.archives.exports import FACTIVA_XML, PARAGRAPHS, bomb, docx, zipped

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
