"""Nexis Uni: lines of a body that read like its headings, dates without a day, names like editions, Word's marks."""

import io
import textwrap
import zipfile

import pytest

from mediastudy.corpus.archives import import_exports
from tests.corpus.archives.exports import WORD, docx, zipped

OWNED = "Copyright 2014 Vale Echo"


def document(body=("It is lit.",), head=("Lamp", "Vale Echo", "May 30, 2014"), owned=OWNED, tail=()):
    """Return the paragraphs of an article; below its headings stands the empty one that holds a rule."""
    return [
        *head,
        owned,
        "Length:\xa09 words",
        "Body",
        "",
        *body,
        *tail,
        "Load-Date:\xa0May 31, 2014",
        "End of Document",
    ]


@pytest.fixture
def imported(tmp_path):
    def run(raw):
        (tmp_path / "export").write_bytes(raw)
        return import_exports(tmp_path / "export")

    return run


@pytest.mark.parametrize("word", ["Notes", "Graphic", "Correction", "Classification"])
@pytest.mark.parametrize("make", [docx, lambda paragraphs: "\n".join(paragraphs).encode()])
def test_a_line_of_a_body_that_reads_like_a_heading_stays_in_it(imported, word, make):
    row = imported(make(document(["It is lit.", word, "It burns."])))[0][0]
    assert row["text"] == f"It is lit.\n\n{word}\n\nIt burns."


def test_a_heading_above_its_rule_ends_the_body(imported):
    row = imported(docx(document(tail=["Graphic", "", "\xa0", "A lamp."])))[0][0]
    assert (row["text"], row["graphic"]) == ("It is lit.", "A lamp.")


@pytest.mark.parametrize("when", ["Summer 2014", "janvier 2014", "May 3 - 9, 2014"])
def test_a_date_without_a_day_stays_as_given(imported, when):
    row = imported(docx(document(head=["Lamp", "and tide", "Vale Echo", when, "Final Edition"])))[0][0]
    assert (row["date"], row["date_as_given"], row["outlet"], row["edition"]) == (
        "",
        when,
        "Vale Echo",
        "Final Edition",
    )


@pytest.mark.parametrize(
    ("lines", "outlet", "edition"),
    [
        (["Vale Echo", "Final Edition"], "Vale Echo", "Final Edition"),
        (["Vale Echo", "Hauptausgabe"], "Vale Echo", "Hauptausgabe"),
        (["Vale Echo", "Première édition"], "Vale Echo", "Première édition"),
        (["The Vale Edition"], "The Vale Edition", None),
    ],
)
def test_an_edition_before_the_date_is_told_from_an_outlet_of_such_a_name_by_the_copyright(
    imported, lines, outlet, edition
):
    owned = f"Copyright 2014 {outlet}"
    row = imported(docx(document(head=["Lamp", "and tide", *lines, "May 30, 2014"], owned=owned)))[0][0]
    assert (row["outlet"], row.get("edition"), row["date"]) == (outlet, edition, "2014-05-30")


@pytest.mark.parametrize("count", ["Document (1)", "Documents (1)", "Dokumente (1)", "Documentos (1)"])
def test_the_cover_s_count_is_announced_in_any_language_of_it(imported, count):
    every = [count, "1. Lamp", "Narrowed by", "", *document()]
    assert [(each.words, each.count) for each in imported(docx(every))[1].accounts[0].announced] == [(count, 1)]


def test_a_long_address_does_not_hide_that_pandoc_wrapped_a_text(imported):
    words = "The lamp at the pier is lit every night, the clerk said, since nobody asked for it to be dark. " * 9
    every = document([words.strip(), "https://vale.example/" + "lamp" * 30, "Oil 4" + " " * 90 + "Wick 9"])
    text = "\n\n".join(textwrap.fill(each, 72, break_long_words=False) if "Oil" not in each else each for each in every)
    assert imported(text.encode())[0][0]["text"].startswith(f"{words.strip()}\n\nhttps://vale.example/")


@pytest.mark.parametrize("title", ["News of the lamp", "Vale Echo wins", "Lamp"])
def test_the_first_headline_after_a_cover_is_the_one_that_the_cover_lists_first(imported, title):
    cover = ["Documents (1)", f"1. {title};and tide", "Search Terms: lamp", "Narrowed by", "News", "Sources: Vale Echo"]
    every = [*cover, *document(head=[title, "and tide", "Vale Echo", "May 30, 2014"])]
    assert imported("\n\n".join(every).encode())[0][0]["title"] == f"{title} and tide"


WORDS = [
    ("Abschnitt", "Volltext", "Ladedatum", "30. Mai 2014", "Ende des Dokuments"),
    ("Rubrique", "Corps", "Date de chargement", "vendredi 30 mai 2014", "Fin du document"),
    ("Sección", "Cuerpo", "Fecha de carga", "viernes 30 de mayo de 2014", "Fin del documento"),
    ("Sectie", "Tekst", "Laaddatum", "30 mei 2014 vrijdag", "Einde van het document"),
    ("Sezione", "Corpo", "Data di caricamento", "venerdì 30 maggio 2014", "Fine del documento"),
    ("Seção", "Corpo", "Data de carga", "sexta-feira, 30 de maio de 2014", "Fim do documento"),
]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("make", [docx, lambda paragraphs: "\n".join(paragraphs).encode()])
def test_an_interface_in_another_language_is_read(imported, words, make):
    section, body, loaded, day, end = words
    head = ["Lamp", "Vale Echo", day, OWNED, f"{section}:\xa0NEWS", body, ""]
    rows, ledger = imported(make([*head, "It is lit.", f"{loaded}:\xa0{day}", end] * 2))
    assert ledger.found == 2
    assert [(row["date"], row["section"], row["text"]) for row in rows] == [("2014-05-30", "NEWS", "It is lit.")] * 2


def word(inside):
    """Return a Word document with this mark-up for its first paragraphs, and an article after them."""
    rest = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in document())
    return zipped({"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{inside}{rest}</w:body></w:document>'})


def test_a_table_of_contents_of_word_s_is_no_part_of_the_first_headline(imported):
    kind = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    entries = "<w:p><w:r><w:t>Lamp 1</w:t></w:r></w:p>" * 3
    assert imported(word(f"<w:sdt>{kind}<w:sdtContent>{entries}</w:sdtContent></w:sdt>"))[0][0]["title"] == "Lamp"


def test_what_tracked_changes_took_out_or_away_is_not_read(imported):
    lit = b"<w:r><w:t>It is lit.</w:t></w:r>"
    old = b"<w:del><w:r><w:delText>was</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>was</w:t></w:r></w:moveFrom>"
    new = b"<w:ins><w:r><w:t xml:space='preserve'> Now.</w:t></w:r></w:ins>"
    raw = zipped({"word/document.xml": changed(word(""), lit, old + lit + new)})
    assert imported(raw)[0][0]["text"] == "It is lit. Now."


def changed(raw, old, new):
    """Return the document of a Word file with one piece of mark-up put for another."""
    return zipfile.ZipFile(io.BytesIO(raw)).read("word/document.xml").replace(old, new)
