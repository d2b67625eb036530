"""PolNeAR's layout: metadata.tsv, and a folder of texts in each compartment (train, dev, test)."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

from mediastudy.corpus.archives import guard
from mediastudy.corpus.archives.decoding import decode
from mediastudy.corpus.archives.records import Export, Record, Source
from mediastudy.errors import CorpusError
from mediastudy.plural import counted

TABLE = "metadata.tsv"
OURS = {"publisher": "outlet", "publication_date": "date", "filename": "id"}


def is_polnear(path: Path) -> bool:
    """Return whether the folder is PolNeAR, or one laid out like it."""
    return path.is_dir() and (path / TABLE).is_file() and any(path.glob("*/text"))


def refuse_part(path: Path) -> None:
    """Raise CorpusError for a folder inside such a layout: what its texts are stands in the table above it."""
    whole = next((above for above in list(path.absolute().parents)[:2] if is_polnear(above)), None)
    if whole is not None and path.is_dir():
        raise CorpusError(f"{path}: it is a part of {whole}, whose {TABLE} names its texts; import {whole}.")


def read_polnear(path: Path) -> tuple[Source, Export]:
    """Return the texts that metadata.tsv names, and those in the folders that it does not name (as dropped)."""
    if not is_polnear(path):
        raise CorpusError(f"{path}: it is not laid out like PolNeAR: {TABLE}, and folders with texts in */text.")
    raw = guard.content(path / TABLE)
    source = Source.of(f"{path.name}/{TABLE}", raw)
    text, encoding = decode(raw)
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or not {"compartment", "filename", "publisher"} <= set(rows[0]):
        raise CorpusError(f"{source.name}: it needs the columns compartment, filename and publisher.")
    present = [row for row in rows if (path / (row["compartment"] or "-") / "text").is_dir()]
    named = {f"{row['compartment']}/text/{row['filename']}" for row in present}
    records = (*(_record(path, row) for row in present), *_unnamed(path, named))
    absent = len(rows) - len(present)
    notes = (f"{counted(absent, 'row')} of {TABLE} without a compartment here",) if absent else ()
    return source, Export(records, (), encoding, notes)


def _record(path: Path, row: dict[str, str]) -> Record:
    name = f"{row['compartment']}/text/{row['filename']}"
    file = next((path / f"{name}{end}" for end in ("", ".txt") if (path / f"{name}{end}").is_file()), None)
    place = f"{path.name}/{name}"
    if file is None or not file.resolve().is_relative_to(path.resolve()):
        return Record(place, {}, f"{TABLE} names it, and there is no such file")
    raw = file.read_bytes()
    given = {OURS.get(key, key): value for key, value in row.items() if value and value != "None"}
    digest = hashlib.sha256(raw).hexdigest()
    return Record(place, {**given, "text": decode(raw)[0], "text_sha256": digest})


def _unnamed(path: Path, named: set[str]) -> Iterator[Record]:
    for file in sorted(path.glob("*/text/*.txt")):
        name = file.relative_to(path).as_posix()
        if name not in named and name.removesuffix(".txt") not in named:
            yield Record(f"{path.name}/{name}", {}, f"{TABLE} does not name it")
