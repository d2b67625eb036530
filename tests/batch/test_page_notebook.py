"""An executed notebook as a page: its pictures keep their alt text, and text of articles is never markup."""

import json

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from mediastudy.batch.page_notebook import bare_table, notebook_page, write_notebook_page
from mediastudy.notebook import Notebook

PNG = "iVBORw0KGgo="


def page(tmp_path, *outputs, text="# Title"):
    cells = (
        {"cell_type": "markdown", "metadata": {}, "source": text},
        {"cell_type": "code", "metadata": {}, "source": "a < b", "outputs": list(outputs)},
    )
    return BeautifulSoup(notebook_page(Notebook(tmp_path / "n.ipynb", cells, ())), "html.parser")


def shown(data, **metadata):
    return {"output_type": "display_data", "data": data, "metadata": metadata}


def test_a_picture_keeps_its_alt_text(tmp_path):
    found = page(tmp_path, shown({"image/png": PNG + "\n"}, **{"image/png": {"alt": 'Two "dots".', "width": 640}}))
    image = found.select_one("img")
    assert (image["alt"], image["width"], image["src"]) == ('Two "dots".', "640", f"data:image/png;base64,{PNG}")


def test_a_picture_without_alt_text_has_the_text_that_stands_for_it(tmp_path):
    assert page(tmp_path, shown({"image/png": PNG, "text/plain": ["<Fig", "ure>"]})).img["alt"] == "<Figure>"


def test_code_streams_and_errors_are_text_without_colours(tmp_path):
    stream = {"output_type": "stream", "name": "stdout", "text": ["<b>", "x"]}
    error = {"output_type": "error", "ename": "E", "evalue": "", "traceback": ["\x1b[0;31mE\x1b[0m", "<i>"]}
    assert [each.get_text() for each in page(tmp_path, stream, error).select("pre")] == ["a < b", "<b>x", "E\n<i>"]


def test_a_table_stays_a_table_without_style_and_class(tmp_path):
    markup = '<div><style>x</style><table class="d" onclick="y"><tr><th colspan="2">a</th></tr></table></div>'
    found = page(tmp_path, shown({"text/html": [markup]})).select_one(".output")
    assert str(found.table) == '<table><tr><th colspan="2">a</th></tr></table>'
    assert "x" not in found.get_text()


def test_prose_is_paragraphs_with_nothing_around_them(tmp_path):
    found = page(tmp_path, shown({"text/html": "<p>One &lt; two.</p><p>Three.</p>", "text/plain": "One"}))
    assert "".join(map(str, found.select_one(".output").contents)) == "<p>One &lt; two.</p><p>Three.</p>"


HOSTILE = [
    "<script>alert(1)</script>",
    "<td onclick=alert(1)>a",
    "<svg><script>alert(1)</script></svg>",
    "<a href='javascript:alert(1)'>a</a>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<table><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
]


@pytest.mark.parametrize("markup", HOSTILE)
def test_hostile_markup_is_gone(markup, tmp_path):
    for found in (page(tmp_path, shown({"text/html": markup})), page(tmp_path, text=markup)):
        assert not found.select("script, iframe, svg, a, [onerror], [onclick], [srcdoc]")


PIECES = ["<table>", "<td", "<script>", "</td>", "<!--", "-->", "<img onerror=x>", "'", '"', ">", "&lt;", "a"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_only_bare_tags_of_tables_are_left(markup):
    found = BeautifulSoup(bare_table(markup), "html.parser")
    assert {each.name for each in found.find_all()} <= {"table", "td"}
    assert not any(each.attrs for each in found.find_all())


def test_a_page_is_written_as_a_file(tmp_path):
    (tmp_path / "n.ipynb").write_text(json.dumps({"cells": [], "metadata": {}}))
    assert write_notebook_page(tmp_path / "n.ipynb", tmp_path / "pages" / "n.html") == tmp_path / "pages" / "n.html"
    assert "<title>n</title>" in (tmp_path / "pages" / "n.html").read_text(encoding="utf-8")


def test_of_half_a_notebook_there_is_no_page(tmp_path):
    (tmp_path / "n.ipynb").write_text('{"cells": [')
    assert write_notebook_page(tmp_path / "n.ipynb", tmp_path / "n.html") is None
