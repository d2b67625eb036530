"""Europresse: the tables of 2012 with what their sources put into them, and the rarer marks of later pages."""

import pytest

from mediastudy.corpus.archives import import_exports

HEADS = [
    (["Politique, ", "jeudi ", "5 octobre 2013", ", p. 03"], "Politique"),
    (["mercredi ", "5 octobre 2013", " 10:32 UTC"], None),
    (["Politics, ", "Saturday, ", "October 5, 2013", ", p. A3"], None),
]
OWNERS = ["<b><i>© 2013 Le Val. Tous droits réservés.</i></b>", "<p></p>Copyright 2013 Le Val", "<p></p>© 2013 Le Val"]


def table(number, heads=HEADS[0][0], owner=OWNERS[0], author="Ada Quill<br/>", second=""):
    """Return a document of 2012: spans for its head, bare text for its body, the certificate below."""
    spans = "".join(f'<span class="DocHeader">{each}</span>' for each in heads)
    return (
        '<table><tr><td class="celPublication"><span class="DocPublicationName">Le Val, no 5</span>'
        f"{second}{spans}<br/>"
        f'<span class="TitreArticleVisu">Le <span style="color:red">quai</span> ferme</span><br/>{author}'
        f"<p></p>Le quai <b>ferme</b>, a dit hier le maire de la ville aux habitants.<p></p>Il reste clos.{owner}"
        f"</td></tr><tr><td><b>Numéro de document : </b>news·20131005·LV·{number}</td></tr>"
        "<tr><td>Ce certificat est émis à <b>Someone</b></td></tr></table>"
    )


def page(head, body, end="<p>Numéro de document : news·20200203·LV·1</p>"):
    """Return a page of one document with this head and this body."""
    return f"<html><body><article><header>{head}</header>{body}<footer>{end}</footer></article></body></html>"


@pytest.fixture
def imported(tmp_path):
    def run(markup):
        (tmp_path / "export").write_text(markup, encoding="utf-8")
        return import_exports(tmp_path / "export")[0]

    return run


@pytest.mark.parametrize(("heads", "section"), HEADS)
@pytest.mark.parametrize("owner", OWNERS)
def test_a_table_of_2012_has_its_body_between_author_and_owner(imported, heads, section, owner):
    row = imported(f"<html>{table(1, heads, owner)}</html>")[0]
    body = "Le quai ferme, a dit hier le maire de la ville aux habitants.\n\nIl reste clos."
    assert (row["title"], row["author"], row["text"]) == ("Le quai ferme", "Ada Quill", body)
    assert (row["date"], row.get("section")) == ("2013-10-05", section)


def test_a_second_publication_in_a_head_begins_no_document(imported):
    second = '<span class="DocPublicationName">2</span>'
    rows = imported(f"<html>{table(1, second=second)}{table(2, author='', second=second)}</html>")
    assert [(row["outlet"], row["author"]) for row in rows] == [("Le Val, no 5", "Ada Quill"), ("Le Val, no 5", "")]


NAMED = "<span class='DocPublicationName'>Le Val</span>"
DATED = f"{NAMED}<span class='DocHeader'>, lundi 3 février 2020 - 10:32 UTC +01:00</span>"
TITLED = "<div class='titreArticle'><p class='titreArticleVisu rdp__articletitle'>Le quai</p></div>"


@pytest.mark.parametrize(
    "body",
    [
        "<section><div class='DocText clearfix'><div class='docOcurrContainer'></div><p>Clos.</p></div></section>",
        "<section><div class='tweet'><p>Clos.</p></div></section>",
        "<section><div class='DocText clearfix'>Clos.</div></section>",
    ],
)
def test_a_body_is_where_the_first_text_is(imported, body):
    assert imported(page(DATED + TITLED, body))[0]["text"] == "Clos."


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (f"{DATED}<div class='titreArticle'>Le quai</div>", "title", "Le quai"),
        (f"{DATED}{TITLED}<div class='docAuthors'>Ada</div><p class='sm-margin-bottomNews'>Lead</p>", "author", "Ada"),
        (
            f"{NAMED}<span class='DocTitreSousSection'>Port</span><span>mardi 4 février 2020</span>",
            "date",
            "2020-02-04",
        ),
        (DATED + TITLED, "heading", "lundi 3 février 2020 - 10:32 UTC +01:00"),
    ],
)
def test_a_field_is_found_where_a_page_has_it_instead(imported, head, field, value):
    assert imported(page(head, "<section><p>Clos.</p></section>"))[0][field] == value


@pytest.mark.parametrize("number", ["news·20200203·LV·1", "web·20200203·LVW·2", "tw·20200203·LV·3"])
def test_the_number_names_the_document_whatever_its_kind(imported, number):
    end = f"<p>Document no. {number}</p><div>Ce certificat est émis à <b>Someone</b></div>"
    row = imported(page(DATED + TITLED, "<section><p>Clos.</p></section>", end))[0]
    assert (row["id"], "Someone" in str(row)) == (number, False)
