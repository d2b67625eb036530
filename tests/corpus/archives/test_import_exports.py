"""Every format: what was found is imported or in the ledger, and fields are where the archive put them."""

import hashlib

import pytest

from mediastudy.corpus.archives import import_exports
from mediastudy.corpus.archives.recognise import recognise
from mediastudy.corpus.archives.records import Source
from mediastudy.errors import CorpusError
from tests.corpus.archives.exports import EXPORTS


@pytest.fixture
def imported(tmp_path):
    def run(raw, name="export", wanted=None):
        path = tmp_path / name
        path.write_bytes(raw)
        return import_exports(path, wanted)

    return run


def rows_of(imported, name):
    return imported(EXPORTS[name][0])[0]


@pytest.mark.parametrize("name", EXPORTS)
def test_what_is_found_is_imported_or_dropped_with_a_reason(imported, name):
    raw, found, kept = EXPORTS[name]
    rows, ledger = imported(raw)
    assert (ledger.found, ledger.imported, len(rows)) == (found, kept, kept)
    assert ledger.balances()
    assert all(each.place and each.reason for each in ledger.dropped)


@pytest.mark.parametrize("name", EXPORTS)
def test_a_format_is_recognised_by_its_content(name):
    assert recognise(Source.of("renamed.doc", EXPORTS[name][0])) == name


@pytest.mark.parametrize("name", EXPORTS)
def test_every_article_has_what_a_corpus_needs_and_where_it_came_from(imported, name):
    raw = EXPORTS[name][0]
    for row in rows_of(imported, name):
        assert row["id"] and row["outlet"] and row["text"] and row["date"]
        assert row["source_sha256"] == hashlib.sha256(raw).hexdigest()
        assert row["source_place"].startswith("export, ")


@pytest.mark.parametrize("name", EXPORTS)
def test_a_second_import_gives_the_same_rows(imported, name):
    assert rows_of(imported, name) == rows_of(imported, name)


@pytest.mark.parametrize("name", EXPORTS)
def test_half_a_file_is_an_error_or_balances(imported, name):
    raw = EXPORTS[name][0]
    for part in (3, 5, 8):
        try:
            _, ledger = imported(raw[: len(raw) * part // 9])
        except CorpusError as error:
            assert "\n" not in str(error)
        else:
            assert ledger.balances()


@pytest.mark.parametrize("name", EXPORTS)
def test_a_corrupted_file_is_an_error_or_balances(imported, name):
    raw = bytearray(EXPORTS[name][0])
    raw[40::97] = b"\x00" * len(raw[40::97])
    try:
        assert imported(bytes(raw), wanted=name)[1].balances()
    except CorpusError as error:
        assert "export" in str(error)


@pytest.mark.parametrize("name", EXPORTS)
def test_an_empty_file_is_an_error(imported, name):
    with pytest.raises(CorpusError, match="empty"):
        imported(b"", wanted=name)


def test_a_cover_that_disagrees_is_reported(imported):
    assert any("announces 146, 2 were found" in line for line in imported(EXPORTS["nexis_old_html"][0])[1].lines())


def test_a_repeated_document_is_kept_with_an_id_of_its_own(imported):
    raw = EXPORTS["factiva_text"][0]
    rows, _ = imported(raw + b"\n" + raw)
    assert [row["id"][-2:] for row in rows] == ["2x", "01", "-2", "-2"]
    assert rows[2]["repeats"] == rows[0]["id"]
