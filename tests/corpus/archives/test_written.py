"""Exports written at random in every documented variation come back as they went in; cut ones are never half."""

import dataclasses

import pytest

from mediastudy.corpus.archives import import_exports
from mediastudy.errors import CorpusError
from tests.corpus.archives import written_nexis, written_others
from tests.corpus.archives.written import articles

FORMATS = {
    name: getattr(room, name)
    for room, names in (
        (written_nexis, "nexis_text nexis_html nexis_rtf nexis_docx nexis_uni_text nexis_uni_pandoc nexis_uni_rtf"),
        (written_others, "factiva_html factiva_text factiva_rtf factiva_xml proquest_text proquest_html proquest_eml"),
        (written_others, "europresse"),
    )
    for name in names.split()
}
SEPARATORS = {
    "nexis_text": "3 of 7 DOCUMENTS",
    "nexis_rtf": "3 of 7 DOCUMENTS",
    "nexis_docx": "End of Document",
    "nexis_uni_text": "End of Document",
    "nexis_uni_pandoc": "End of Document",
    "nexis_uni_rtf": "End of Document",
    "factiva_text": "Document VALE0000020170401ed4100001",
    "factiva_rtf": "Document VALE0000020170401ed4100001",
    "proquest_text": "_" * 60,
}
FEW, MANY = range(8), range(1000, 1100)


def imported(path, raw):
    path.write_bytes(raw)
    return import_exports(path)


def readable(text, ledger):
    """Return the text as the encoding of the file could hold it."""
    name = ledger.accounts[0].encoding
    return text.encode("cp1252", "replace").decode("cp1252") if name == "cp1252" else text


def check(path, name, seed):
    dice, every = articles(seed)
    rows, ledger = imported(path, FORMATS[name](dice, every))
    held = [one for one in every if one.paragraphs]
    assert (ledger.found, len(ledger.dropped)) == (len(every), len(every) - len(held))
    assert [row["text"] for row in rows] == [readable(one.text, ledger) for one in held]
    assert [row["date"] for row in rows] == [one.day.isoformat() for one in held]
    assert [row["outlet"] for row in rows] == [one.outlet for one in held]
    assert [row["author"] for row in rows] == [one.author for one in held]
    assert all(row["title"] in (readable(one.title, ledger), "Untitled") for row, one in zip(rows, held, strict=True))


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_gives_the_articles_that_were_written_and_drops_those_without_a_body(tmp_path, name):
    for seed in FEW:
        check(tmp_path / "export", name, seed)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_a_hundred_exports_give_the_articles_that_were_written(tmp_path, name):
    for seed in MANY:
        check(tmp_path / "export", name, seed)


@pytest.mark.parametrize("name", SEPARATORS)
def test_a_line_of_a_body_that_is_a_separator_to_the_letter_does_not_part_it(tmp_path, name):
    for seed in FEW:
        dice, every = articles(seed)
        every = [dataclasses.replace(one, title="Lamp", paragraphs=one.paragraphs or ("Lit.",)) for one in every]
        place = dice.randrange(len(every))
        trapped = (*every[place].paragraphs, SEPARATORS[name], "The lamp was lit.", "The tide came.")
        every[place] = dataclasses.replace(every[place], paragraphs=trapped)
        rows, ledger = imported(tmp_path / "export", FORMATS[name](dice, every))
        assert [row["text"] for row in rows] == [readable(one.text, ledger) for one in every]


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_cut_anywhere_is_an_error_or_balances_and_half_an_article_is_noted(tmp_path, name):
    dice, every = articles(7)
    raw = FORMATS[name](dice, every)
    whole = {row["text"] for row in imported(tmp_path / "export", raw)[0]}
    for _ in range(50):
        try:
            rows, ledger = imported(tmp_path / "export", raw[: dice.randrange(len(raw))])
        except CorpusError as error:
            assert "\n" not in str(error)
        else:
            assert ledger.balances()
            assert {row["text"] for row in rows} <= whole or ledger.accounts[0].notes


@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_file_is_an_error_or_balances(tmp_path, name):
    dice, every = articles(9)
    raw = FORMATS[name](dice, every)
    for _ in range(20):
        damaged = bytearray(raw)
        for _ in range(12):
            damaged[dice.randrange(len(raw))] = dice.randrange(256)
        try:
            assert imported(tmp_path / "export", bytes(damaged))[1].balances()
        except CorpusError as error:
            assert "\n" not in str(error)
