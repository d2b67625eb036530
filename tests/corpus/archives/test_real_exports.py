"""Real exports beside the repository: each document that a file holds is imported or in the ledger."""

import csv
import re
from pathlib import Path

import pytest

from mediastudy.corpus.archives import import_exports
from mediastudy.errors import CorpusError

FOLDER = Path(__file__).resolve().parents[3].parent / "shared" / "exports"
WEB = ("warc/",)
TRAILER = re.compile(
    r"^(?:LOAD-DATE|UPDATE|LANGUAGE|SPRACHE|PUBLICATION-TYPE|JOURNAL-CODE|Load-Date|Classification|End of Document"
    r"|ProQuest document ID|Document URL|Numéro de document|Search Summary"
    r"|(?:Document|Dokument) [A-Za-z0-9]{12,})\b.*$",
    re.MULTILINE,
)
UNDATED = {"amcat_test.txt": 3}
"""Fragments whose date was cut away, or names a month or a season only."""


def held():
    if not (FOLDER / "INDEX.tsv").exists():
        return []
    rows = csv.DictReader((FOLDER / "INDEX.tsv").open(encoding="utf-8"), delimiter="\t")
    return [(row["file"], int(re.match(r"\d*", row["documents"])[0] or 0)) for row in rows]


FILES = [pair for pair in held() if not pair[0].startswith(WEB)] or [("", 0)]


@pytest.mark.skipif(not FOLDER.exists(), reason="the exports beside the repository are not here")
@pytest.mark.parametrize(("name", "count"), FILES)
def test_every_document_is_imported_or_in_the_ledger_and_no_trailer_is_in_a_body(name, count):
    if count == 0:
        with pytest.raises(CorpusError, match="no document"):
            import_exports(FOLDER / name)
        return
    rows, ledger = import_exports(FOLDER / name)
    assert ledger.balances() and not ledger.unread
    assert len(rows) + len(ledger.dropped) == count
    assert sum(not row["date"] for row in rows) == UNDATED.get(Path(name).name, 0)
    assert not [row["source_place"] for row in rows if TRAILER.search(row["text"])]
