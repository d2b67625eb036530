"""What is asked for and cannot be is one clear answer; encodings without a mark; one of a thing is counted as one."""

import pytest

from mediastudy.corpus import read
from mediastudy.corpus.archives import import_exports
from mediastudy.errors import CorpusError
from tests.corpus.archives.exports import CSV, EXPORTS, zipped


@pytest.fixture
def layout(tmp_path):
    """Return a folder laid out like PolNeAR."""
    (tmp_path / "vale" / "dev" / "text").mkdir(parents=True)
    (tmp_path / "vale" / "dev" / "notes").mkdir()
    table = "compartment\tfilename\tpublisher\ndev\tone\tVale Echo\n"
    (tmp_path / "vale" / "metadata.tsv").write_text(table, encoding="utf-8")
    (tmp_path / "vale" / "dev" / "text" / "one.txt").write_text("It is lit.", encoding="utf-8")
    return tmp_path / "vale"


def written(tmp_path, raw):
    (tmp_path / "export").write_bytes(raw)
    return tmp_path / "export"


@pytest.mark.parametrize("part", ["dev", "dev/text", "dev/notes"])
def test_a_part_of_polnear_s_layout_is_one_answer_that_names_the_whole(layout, part):
    with pytest.raises(CorpusError, match=r"it is a part of .*vale, whose metadata\.tsv names its texts"):
        import_exports(layout / part)


def test_a_format_that_a_folder_has_not_is_an_error(layout):
    with pytest.raises(CorpusError, match="not laid out like PolNeAR"):
        import_exports(layout / "dev", "polnear")


def test_columns_of_what_is_no_table_are_an_error(tmp_path):
    with pytest.raises(CorpusError, match="leave out --column"):
        import_exports(written(tmp_path, EXPORTS["nexis_old_text"][0]), columns={"text": "body"})


def test_columns_are_those_of_the_tables_in_a_folder(tmp_path):
    raw = zipped({"a.txt": EXPORTS["nexis_old_text"][0], "b.csv": CSV.replace("body", "prose")})
    rows, _ = import_exports(written(tmp_path, raw), columns={"text": "prose"})
    assert [row["source_format"] for row in rows] == ["nexis_old_text", "nexis_old_text", "csv"]


def test_an_encoding_is_refused_where_there_is_none_to_choose(tmp_path):
    (tmp_path / "corpus.parquet").write_bytes(b"")
    with pytest.raises(CorpusError, match="UTF-8 always; leave out the encoding 'cp1252'"):
        list(read(tmp_path / "corpus.parquet", encoding="cp1252"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["nexis_old_text", "proquest_text", "csv", "europresse_html"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(tmp_path, name, encoding):
    raw, found, kept = EXPORTS[name]
    rows, ledger = import_exports(written(tmp_path, raw.decode("utf-8-sig").encode(encoding)))
    assert (ledger.found, ledger.imported, ledger.accounts[0].encoding) == (found, kept, encoding)
    assert rows[0]["text"] == import_exports(written(tmp_path, raw))[0][0]["text"]


def test_one_of_a_thing_is_counted_as_one(tmp_path):
    raw = zipped({"a.csv": "title,text\nLamp,Lit.\n", "b.txt": "no export"})
    ledger = import_exports(written(tmp_path, raw))[1]
    assert ledger.balance == (
        "1 document found = 1 imported + 0 dropped; 0 of the imported repeat another, "
        "1 has no date that could be read; 1 file could not be read"
    )


def test_a_file_that_could_not_be_read_is_named_once(tmp_path):
    lines = list(import_exports(written(tmp_path, zipped({"a.csv": CSV, "b.txt": "no export"})))[1].lines())
    assert any(line.startswith("export/b.txt: not read: this is no export") for line in lines)
