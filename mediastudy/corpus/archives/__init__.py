"""import: an export of a news archive becomes rows of a corpus, and a ledger that balances."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mediastudy.corpus.archives import guard
from mediastudy.corpus.archives.europresse import read_europresse
from mediastudy.corpus.archives.factiva_html import read_factiva_html
from mediastudy.corpus.archives.factiva_text import read_factiva_rtf, read_factiva_text
from mediastudy.corpus.archives.factiva_xml import read_factiva_xml
from mediastudy.corpus.archives.ledger import Account, Dropped, Ledger
from mediastudy.corpus.archives.nexis import read_nexis_text
from mediastudy.corpus.archives.nexis_html import read_nexis_html
from mediastudy.corpus.archives.nexis_rtf import read_nexis_old_rtf, read_nexis_uni_rtf
from mediastudy.corpus.archives.nexis_uni import read_nexis_docx, read_nexis_uni_text
from mediastudy.corpus.archives.polnear import is_polnear, read_polnear, refuse_part
from mediastudy.corpus.archives.proquest import read_proquest_text
from mediastudy.corpus.archives.proquest_html import read_proquest_html, read_proquest_mail
from mediastudy.corpus.archives.proquest_xml import read_proquest_xml
from mediastudy.corpus.archives.recognise import recognise
from mediastudy.corpus.archives.records import Export, Source
from mediastudy.corpus.archives.rows import FIRST, Row, Rows
from mediastudy.corpus.archives.table import read_csv, read_json, read_jsonl, read_parquet
from mediastudy.corpus.archives.web import read_page, read_warc
from mediastudy.errors import CorpusError
from mediastudy.names import unknown

__all__ = ["FORMATS", "Ledger", "Row", "import_exports", "import_into"]

Reader = Callable[[Source], Export]

READERS: Mapping[str, Reader] = {
    "nexis_old_text": read_nexis_text,
    "nexis_uni_docx": read_nexis_docx,
    "nexis_uni_text": read_nexis_uni_text,
    "nexis_old_html": read_nexis_html,
    "nexis_old_rtf": read_nexis_old_rtf,
    "nexis_uni_rtf": read_nexis_uni_rtf,
    "factiva_html": read_factiva_html,
    "factiva_rtf": read_factiva_rtf,
    "factiva_text": read_factiva_text,
    "factiva_xml": read_factiva_xml,
    "proquest_text": read_proquest_text,
    "proquest_html": read_proquest_html,
    "proquest_eml": read_proquest_mail,
    "proquest_xml": read_proquest_xml,
    "europresse_html": read_europresse,
    "csv": read_csv,
    "json": read_json,
    "jsonl": read_jsonl,
    "parquet": read_parquet,
    "web_html": read_page,
    "warc": read_warc,
}
TABLES = ("csv", "json", "jsonl", "parquet")
FORMATS = (*READERS, "polnear")
NESTED = 2
"""How deep archives may stand in archives: a .gz of a .zip is read, more is not."""


def import_exports(
    path: Path, wanted: str | None = None, columns: Mapping[str, str] | None = None
) -> tuple[list[Row], Ledger]:
    """Return the rows of an export and the ledger of the import, as `import_into` gives them, all in memory."""
    rows = list[Row]()
    return rows, import_into(rows.append, path, wanted, columns)


def import_into(
    put: Callable[[Row], None], path: Path, wanted: str | None = None, columns: Mapping[str, str] | None = None
) -> Ledger:
    """Give `put` each row of an export, or of every file of a folder or zip; return the ledger of the import.

    `wanted` names the format of all files; by default each is recognised by its content.
    Raises CorpusError when a single file cannot be read; in a folder or zip such a file is named in the ledger.
    """
    _check(wanted, columns or {})
    rows = Rows(put)
    if wanted == "polnear" or (wanted is None and is_polnear(path)):
        table, export = read_polnear(path)
        ledger = Ledger((rows.take(table, "polnear", export),))
    else:
        ledger = _all(rows, path, wanted, columns or {})
    if columns and not any(each.format in TABLES for each in ledger.accounts):
        raise CorpusError(f"{path}: it is no table, so no columns of it can be named; leave out --column.")
    return ledger


def _all(rows: Rows, path: Path, wanted: str | None, columns: Mapping[str, str]) -> Ledger:
    """Return the ledger of a file, or of every file of a folder or zip."""
    if wanted is None:
        refuse_part(path)
    accounts, unread = list[Account](), list[Dropped]()
    for source in _sources(path):
        if isinstance(source, Dropped):
            unread.append(source)
            continue
        try:
            accounts.append(_account(rows, replace(source, columns=columns), wanted))
        except CorpusError as error:
            if "/" not in source.name:
                raise
            unread.append(_unread(source.name, error))
    if not accounts and (not unread or not path.is_dir()):
        raise CorpusError(
            "; ".join(f"{each.place}: {each.reason}" for each in unread[:1]) or f"{path}: it holds no file."
        )
    return Ledger(tuple(accounts), tuple(unread))


def _check(wanted: str | None, columns: Mapping[str, str]) -> None:
    """Raise CorpusError for a format or a column of ours that is not known."""
    if wanted is not None and wanted not in FORMATS:
        raise CorpusError(unknown(wanted, FORMATS, "format"))
    for ours in columns:
        if ours not in FIRST:
            raise CorpusError(unknown(ours, FIRST, "column of a corpus"))


def _account(rows: Rows, source: Source, wanted: str | None) -> Account:
    name = wanted or recognise(source)
    try:
        account = rows.take(source, name, READERS[name](source))
    except (ValueError, LookupError, RecursionError) as error:
        raise CorpusError(f"{source.name}: cannot be read as {name} ({error}); is it damaged?") from error
    if not account.found:
        raise CorpusError(f"{source.name}: it holds no document of the format {name}.")
    return account


def _sources(path: Path) -> Iterator[Source | Dropped]:
    """Return every file under `path` unpacked, in the order of their names."""
    if not path.exists():
        raise CorpusError(f"{path}: there is no such file or folder.")
    if not path.is_dir():
        yield from _unpacked(Source(path.name, path, guard.digest(path)), 0)
        return
    for file in sorted(each for each in path.rglob("*") if each.is_file() and not each.name.startswith(".")):
        name = f"{path.name}/{file.relative_to(path).as_posix()}"
        try:
            yield from _unpacked(Source(name, file, guard.digest(file)), 0)
        except CorpusError as error:
            yield _unread(name, error)


def _unread(name: str, error: CorpusError) -> Dropped:
    """Return the file that could not be read, with the reason; the reason does not name it again."""
    return Dropped(name, str(error).removeprefix(f"{name}: "))


def _unpacked(source: Source, depth: int) -> Iterator[Source | Dropped]:
    kind = recognise(source) if source.head(2) in (b"PK", b"\x1f\x8b") else ""
    if kind not in ("zip", "gz"):
        yield source
    elif depth == NESTED:
        raise CorpusError(f"{source.name}: archives stand in archives more than {NESTED} deep; unpack it first.")
    elif kind == "gz":
        inner = Source(source.name, guard.gunzip(source.raw, source.name), source.sha256)
        yield from _unpacked(inner, depth + 1)
    else:
        for name, raw in guard.members(source.raw, source.name):
            yield from _member(f"{source.name}/{name}", raw, depth)


def _member(name: str, raw: bytes | CorpusError, depth: int) -> Iterator[Source | Dropped]:
    """Return the file or files that a member of a zip is; what cannot be read is named, and the next ones are read."""
    if name.rpartition("/")[2].startswith(".") or "__MACOSX/" in name:
        return
    if isinstance(raw, CorpusError) or not raw.strip():
        yield _unread(name, raw if isinstance(raw, CorpusError) else CorpusError("the file is empty"))
        return
    try:
        yield from _unpacked(Source.of(name, raw), depth + 1)
    except CorpusError as error:
        yield _unread(name, error)
