"""Real exports beside the repository: each document that a file holds is imported or in the ledger."""

import csv
import importlib.util
import re
import shutil
from pathlib import Path

import pytest

from mediastudy.corpus.archives import import_exports
from mediastudy.corpus.archives.rows import UNNAMED
from mediastudy.errors import CorpusError

FOLDER = Path(__file__).resolve().parents[3].parent / "shared" / "exports"
WEB = all(importlib.util.find_spec(name) for name in ("trafilatura", "warcio"))
TRAILER = re.compile(
    r"^(?:LOAD-DATE|UPDATE|LANGUAGE|SPRACHE|PUBLICATION-TYPE|JOURNAL-CODE|Load-Date|Classification|End of Document"
    r"|ProQuest document ID|Document URL|Numéro de document|Search Summary|Download Request|Client/Matter|Job Number"
    r"|Copyright \d{4}|(?:Document|Dokument) [A-Za-z0-9]{12,})\b.*$|\d+ of \d+ DOCUMENTS|^\s*All Rights Reserved$",
    re.MULTILINE,
)
UNDATED = {"amcat_test.txt": 3, "example.warc.gz": 1}
"""Fragments whose date was cut away, or names a month or a season only; a page that has none."""


def held():
    """Return the files of INDEX.tsv and how many documents each holds; of a WARC, how many pages."""
    if not (FOLDER / "INDEX.tsv").exists():
        return [("", 0)]
    rows = csv.DictReader((FOLDER / "INDEX.tsv").open(encoding="utf-8"), delimiter="\t")
    return [(row["file"], 1 if row["format"] == "warc" else int(row["documents"].split()[0])) for row in rows]


def outcome(path):
    """Return what became of a file, whatever its name: format, found, imported, texts; or what was wrong."""
    try:
        rows, ledger = import_exports(path)
    except CorpusError as error:
        return str(error).replace(path.name, "it")
    return [(each.format, each.found, each.imported) for each in ledger.accounts], [row["text"] for row in rows]


here = pytest.mark.skipif(not FOLDER.exists(), reason="the exports beside the repository are not here")
every_file = pytest.mark.parametrize(("name", "count"), held())


@here
@every_file
def test_every_document_is_imported_or_in_the_ledger_and_no_trailer_is_in_a_body(name, count):
    if name.startswith("warc/") and not WEB:
        pytest.skip("the extra mediastudy[web] is not installed")
    if count == 0:
        with pytest.raises(CorpusError, match="no document"):
            import_exports(FOLDER / name)
        return
    rows, ledger = import_exports(FOLDER / name)
    assert ledger.balances() and not ledger.unread
    assert len(rows) + len(ledger.dropped) == count
    assert sum(not row["date"] for row in rows) == UNDATED.get(Path(name).name, 0)
    assert not [row["source_place"] for row in rows if TRAILER.search(row["text"])]
    assert not [row["source_place"] for row in rows if row["outlet"] == UNNAMED]


@here
@every_file
def test_the_name_of_a_file_does_not_matter(tmp_path, name, count):
    for suffix in (".dat", ".docx", ".txt", ".html"):
        shutil.copyfile(FOLDER / name, tmp_path / f"export{suffix}")
        assert outcome(tmp_path / f"export{suffix}") == outcome(FOLDER / name), count
