"""ProQuest as users have it: forwarded mails, other languages of the interface, bibliographies, a lost first rule."""

import pytest

from mediastudy.corpus.archives import import_exports
from tests.corpus.archives.exports import MAIL, RULE

FORWARDED = """<html><body><p>Have a look.</p><blockquote><div><a class="" name="{anchor}"></a><p>Lamp lit</p>
<p><strong class="">Author: </strong>Quill, Ada</p><p><strong>Abstract: </strong></p><div><p>A lamp.</p></div>
<p><strong>Full text: </strong><text wordcount="9"><meta name="V"><title></title></text></p><div><p>The lamp is lit.</p>
<p><strong>Why:</strong> it was dark.</p><p>Section: the east one.</p></div><p><strong>Subject: </strong>Lamps</p>
<p><strong>Publication title: </strong>Vale Echo; Vale</p><p><strong>Publication date: </strong>May 8, 2010</p></div>
</blockquote></body></html>"""
FOOTER = f"{RULE}\n\nContact us at: http://help.example\nDatabase copyright © 2022\n"
ENGLISH = ("Full text", "Title", "Publication title", "Publication date", "Mar 9, 2022")
GERMAN = ("Volltext", "Titel", "Titel der Publikation", "Datum der Publikation", "9. März 2022")
FRENCH = ("Texte intégral", "Titre", "Titre de la publication", "Date de publication", "9 mars 2022")
SPANISH = ("Texto completo", "Título", "Título de publicación", "Fecha de publicación", "9 de marzo de 2022")


def document(words=ENGLISH, number="", info="Publication info: Vale Echo ; Vale. 09 Mar 2022: A.1."):
    """Return the record of an article in the words of an interface."""
    text, title, outlet, date, day = words
    head = [number, "Lamp lit", info, "https://www.proquest.com/docview/77"]
    labels = [f"{title}: Lamp lit", f"{outlet}: Vale Echo", *([f"{date}: {day}"] if day else []), "ISSN: 1234"]
    return "\n\n".join([RULE, *filter(None, head), f"{text}: The lamp is lit.", "It burns.", *labels, ""])


@pytest.fixture
def imported(tmp_path):
    def run(text):
        (tmp_path / "export").write_text(text, encoding="utf-8")
        return import_exports(tmp_path / "export")

    return run


@pytest.mark.parametrize("anchor", ["DocID_MSTAR_111", "m_-77_DocID_MSTAR_111"])
def test_a_forwarded_mail_has_its_bodies_behind_empty_texts(imported, anchor):
    row = imported(MAIL + FORWARDED.format(anchor=anchor))[0][0]
    assert row["text"] == "The lamp is lit.\n\nWhy: it was dark.\n\nSection: the east one."
    assert (row["id"], row["date"], row["abstract"], row["subject"]) == ("111", "2010-05-08", "A lamp.", "Lamps")


@pytest.mark.parametrize("words", [ENGLISH, GERMAN, FRENCH, SPANISH])
def test_an_interface_in_another_language_is_read_and_its_count_too(imported, words):
    numbers = {ENGLISH: "Document {} of 2", GERMAN: "Dokument {} von 2", FRENCH: "Document {} de 2"}
    number = numbers.get(words, "Documento {} de 2")
    rows, ledger = imported("".join(document(words, number.format(n)) for n in (1, 2)) + FOOTER)
    assert [(row["date"], row["outlet"], row["text"]) for row in rows] == [
        ("2022-03-09", "Vale Echo", "The lamp is lit.\n\nIt burns.")
    ] * 2
    assert [each.count for each in ledger.accounts[0].announced] == [2]


def test_a_date_that_no_label_has_is_that_of_the_publication_info(imported):
    info = "Informations de publication: Vale Echo ; Vale. 09 mars 2022: A.1."
    assert imported(document((*FRENCH[:4], ""), info=info) + FOOTER)[0][0]["date"] == "2022-03-09"


@pytest.mark.parametrize("rule", [f"{RULE}\n\n", ""])
def test_a_bibliography_is_no_document(imported, rule):
    listed = f"{RULE}\n\nBibliography\n\nCitation style: APA\n\nQuill, A. (2022). Lamp lit. Vale Echo.\n\n"
    assert imported(document() + listed + rule + FOOTER.removeprefix(RULE))[1].found == 1


def test_a_document_above_the_first_rule_is_a_document(imported):
    assert imported(document().removeprefix(RULE) + document() + FOOTER)[1].imported == 2
