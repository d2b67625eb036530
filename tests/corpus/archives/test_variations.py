"""Layouts that are documented and in no file at hand: each is read all the same."""

import pytest

from mediastudy.corpus.archives import import_exports
from mediastudy.corpus.archives.docx import Paragraph
from mediastudy.corpus.archives.html import paragraphs, soup
from mediastudy.corpus.archives.nexis_uni import read_paragraphs

CODES = {"HD": "Lamp lit", "WC": "12 words", "PD": "3 May 2010", "SN": "Vale Echo", "LP": "It is lit.\nIt burns."}
CODES |= {"TD": "It stays lit.", "NS": "gcat : Lamps", "AN": "Document VALE000020100503e5530001a"}
LANGUAGES = [
    ("8165 字", "2018 年 10 月 7 日 17:04", "文件"),
    ("815 文字", "2018年10月7日", "ドキュメント"),
    ("815 단어", "2018년 10월 7일", "문서"),
    ("815 слов", "7 октября 2018", "Документ"),
    ("815 ord", "7 oktober 2018", "Dokumentnr"),
]
PAGE = """<html><title>Factiva</title><body><div class="article zhcnArticle"><div id="hd">灯</div><div>{}</div>
<div>{}</div><div>Vale Echo</div><div>VALE</div><div>x</div><div>Copyright 2018</div>
<p class="articleParagraph">灯亮了。</p><p>{} VALE000020181007eea700001</p></div></body></html>"""
OLD_EUROPRESSE = """<html><span class="DocPublicationName">Le Val</span><span class="DocHeader">Politique, </span>
<span class="DocHeader">jeudi </span><span class="DocHeader">5 octobre 2013</span><span class="DocHeader">, p. 03</span>
<span class="TitreArticleVisu">Le quai</span><br>Ada Quill<p></p>Le quai ferme.<p></p>Il reste clos.<b><i>© 2013 Le Val.
</i></b> Numéro de document : news·20131005·LV·0q1</html>"""


def imported(tmp_path, text):
    (tmp_path / "export").write_text(text, encoding="utf-8")
    return import_exports(tmp_path / "export")[0]


@pytest.mark.parametrize("sign", ["\t", " | ", "\n"])
def test_factiva_with_indexing_as_text_is_read_by_its_codes(tmp_path, sign):
    rows = imported(tmp_path, "".join(f"{code}{sign}{value}\n" for code, value in CODES.items()))
    assert [row["text"] for row in rows] == ["It is lit.\n\nIt burns.\n\nIt stays lit."]
    assert (rows[0]["id"], rows[0]["date"]) == ("VALE000020100503e5530001a", "2010-05-03")


@pytest.mark.parametrize(("words", "day", "document"), LANGUAGES)
def test_factiva_is_read_in_interface_languages_that_are_not_listed_too(tmp_path, words, day, document):
    row = imported(tmp_path, PAGE.format(words, day, document))[0]
    assert (row["date"], row["outlet"], row["id"]) == ("2018-10-07", "Vale Echo", "VALE000020181007eea700001")


FACTIVA_LINES = ["Lamp lit", "By Ada Quill", "12 words", "3 May 2010", "Vale Echo", "VALE", "English", "© 2010 Vale."]
ENDED = "Document VALE000020100503e5530001a"


def test_factiva_as_text_without_blank_lines_ends_its_head_at_the_copyright(tmp_path):
    row = imported(tmp_path, "\n".join([*FACTIVA_LINES, "It is lit.", "It burns.", ENDED]))[0]
    assert (row["title"], row["author"], row["text"]) == ("Lamp lit", "By Ada Quill", "It is lit.\n\nIt burns.")


LISTED = [
    "• Lamp lit",
    "• Gulls",
    "",
    "Port",
    "Lamp lit",
    "",
    "Ada Quill",
    *FACTIVA_LINES[2:],
    "",
    "It is lit.",
    "",
    "Yes.",
]


@pytest.mark.parametrize("lines", [LISTED, [line for line in LISTED if line]])
@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_factiva_as_text_with_blank_lines_added_or_taken_out_is_read_by_its_list_of_titles(tmp_path, lines, joint):
    row = imported(tmp_path, joint.join([*lines, ENDED]))[0]
    assert (row["section"], row["title"], row["author"]) == ("Port", "Lamp lit", "Ada Quill")
    assert (row["date"], row["outlet"], row["text"]) == ("2010-05-03", "Vale Echo", "It is lit.\n\nYes.")


@pytest.mark.parametrize(
    ("line", "author", "language"),
    [
        ("Vale Blogs, 11:02, 3 May 2010, 665 words, By Vale Staff, (English)", "By Vale Staff", "English"),
        ("Vale.com, 3 May 2010, 1,012 words, (English)", "", "English"),
        ("Vale Blogs, 3. Mai 2010, 12 Wörter", "", None),
    ],
)
def test_a_web_stub_of_factiva_s_has_its_head_in_one_line(tmp_path, line, author, language):
    row = imported(tmp_path, "\n".join(["Lamp lit", line, "It is lit.", "", ENDED]))[0]
    assert (row["title"], row["date"], row["text"]) == ("Lamp lit", "2010-05-03", "It is lit.")
    assert (row["author"], row.get("language")) == (author, language)


def test_a_table_in_a_body_of_factiva_s_keeps_its_lines(tmp_path):
    table = '<pre class="articleParagraph">Oil  4\nWick 9</pre><p class="articleParagraph">灯'
    page = PAGE.format("8165 字", "2018 年 10 月 7 日", "文件").replace('<p class="articleParagraph">灯', table)
    assert imported(tmp_path, page)[0]["text"] == "Oil  4\nWick 9\n\n灯亮了。"


def test_europresse_of_2012_has_its_body_between_author_and_owner(tmp_path):
    row = imported(tmp_path, OLD_EUROPRESSE)[0]
    assert (row["author"], row["date"], row["id"]) == ("Ada Quill", "2013-10-05", "news·20131005·LV·0q1")
    assert row["text"] == "Le quai ferme.\n\nIl reste clos."


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<div>One.<br><br>Two.<p>Three.</p>Four.</div>", ["One.", "Two.", "Three.", "Four."]),
        ("<p>One<br>line. <p>Two <b>and", ["One line.", "Two and"]),
        ("<ul><li>One.<li>Two.</ul><style>no</style>", ["One.", "Two."]),
    ],
)
def test_text_outside_paragraphs_and_unclosed_ones_are_kept(markup, found):
    assert paragraphs(soup(markup)) == found


def test_a_label_that_proquest_has_and_no_list_does_not_end_the_labels(tmp_path):
    rule = "_" * 60
    labels = "Subject: Lamps\n\nLamp index: 4\n\nTitle: Lit\n\nPublication date: May 3, 2010\n\n"
    text = f"{rule}\n\nLit\n\nFull text: It is lit.\n\nCREDIT: Ada Quill\n\n{labels}{rule}\n\nContact us at: x\n"
    assert imported(tmp_path, text)[0]["text"] == "It is lit.\n\nCREDIT: Ada Quill"


def test_a_word_file_without_end_marks_is_parted_at_the_bookmarks_of_its_records():
    one = ["Lamp", "Vale Echo", "May 3, 2010", "Copyright 2010", "Body", "It is lit."]
    every = [Paragraph(text, (f"Bookmark_{n}",) if text == "Lamp" else ()) for n in (1, 2) for text in one]
    assert [record.fields["text"] for record in read_paragraphs(every, "x").records] == ["It is lit."] * 2
