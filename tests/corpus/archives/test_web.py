"""Web pages need an extra: without it one line says so, with it pages become articles and other records are counted."""

import gzip
import importlib.util
from pathlib import Path

import pytest

from mediastudy.corpus.archives import import_exports
from mediastudy.corpus.archives.recognise import recognise
from mediastudy.corpus.archives.records import Source
from mediastudy.errors import CorpusError

BODY = "".join(
    f"<p>The {word} dock at Vale closed on Monday, and the clerk who keeps the tide tables of the harbour said that it "
    f"would not open before the {word} gulls return, which nobody expects to see this year.</p>"
    for word in ("old", "new", "east", "west")
)
PAGE = (
    f"<!DOCTYPE html><html><head><title>Dock closes</title></head><body><article><h1>Dock closes</h1>{BODY}</article>"
)
PAGE += "</body></html>"
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(PAGE)}\r\n\r\n{PAGE}"
HEADS = "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n"
HEADS += "WARC-Target-URI: http://echo.example/dock\r\nContent-Type: application/http; msgtype={}\r\n"
WARC = "".join(
    HEADS.format(kind, kind) + f"Content-Length: {len(block)}\r\n\r\n{block}\r\n\r\n"
    for kind, block in (("request", "GET /dock HTTP/1.1\r\nHost: echo.example\r\n\r\n"), ("response", HTTP))
)
INSTALLED = all(importlib.util.find_spec(name) for name in ("trafilatura", "warcio"))
needs_extra = pytest.mark.skipif(not INSTALLED, reason="the extra mediastudy[web] is not installed")
FOLDER = Path(__file__).resolve().parents[3].parent / "shared" / "exports" / "warc"


@pytest.mark.parametrize(("raw", "name"), [(PAGE, "web_html"), (WARC, "warc")])
def test_web_formats_are_recognised_by_content(raw, name):
    assert recognise(Source.of("export", raw.encode())) == name


@pytest.mark.skipif(INSTALLED, reason="the extra mediastudy[web] is installed")
@pytest.mark.parametrize("raw", [PAGE, WARC])
def test_without_the_extra_one_line_says_how_to_get_it(tmp_path, raw):
    (tmp_path / "export").write_text(raw, encoding="utf-8", newline="")
    with pytest.raises(CorpusError, match=r"pip install 'mediastudy\[web\]'"):
        import_exports(tmp_path / "export")


@needs_extra
def test_a_saved_page_becomes_an_article(tmp_path):
    (tmp_path / "page").write_text(PAGE, encoding="utf-8")
    rows, _ = import_exports(tmp_path / "page")
    assert rows[0]["title"] == "Dock closes"
    assert rows[0]["text"].count("the clerk") == 4


@needs_extra
def test_a_warc_gives_its_pages_and_counts_the_rest(tmp_path):
    (tmp_path / "crawl").write_text(WARC, encoding="utf-8", newline="")
    rows, ledger = import_exports(tmp_path / "crawl")
    assert [(row["outlet"], row["fetched"]) for row in rows] == [("echo.example", "2020-01-02T03:04:05Z")]
    assert "1 records are no page" in ledger.accounts[0].notes[0]


@needs_extra
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_a_warc_that_breaks_off_gives_what_was_read_and_drops_the_half_page(tmp_path, pack):
    (tmp_path / "crawl").write_bytes(pack((WARC * 2).encode()[:-300]))
    rows, ledger = import_exports(tmp_path / "crawl")
    assert (len(rows), ledger.found) == (1, 2)
    assert "breaks off" in ledger.dropped[0].reason


@needs_extra
def test_a_packed_warc_that_is_cut_balances(tmp_path):
    packed = gzip.compress(WARC.encode()) + gzip.compress(WARC.encode())
    (tmp_path / "crawl").write_bytes(packed[:-60])
    ledger = import_exports(tmp_path / "crawl")[1]
    assert ledger.balances() and ledger.imported == 1


@needs_extra
@pytest.mark.skipif(not FOLDER.exists(), reason="the exports beside the repository are not here")
@pytest.mark.parametrize("name", ["example.warc.gz", "example-iana.org-chunked.warc"])
def test_a_real_warc_gives_the_one_page_that_it_holds(name):
    assert import_exports(FOLDER / name)[1].found == 1
