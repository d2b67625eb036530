"""Paragraphs: a notebook shows them as prose, and takes nothing in them for markup."""

from IPython.core.formatters import DisplayFormatter

from mediastudy.models.paragraphs import Paragraphs

TEXT = "Fitted <b>so</b>.\n\nThe Daily & Sons hedges more."


def shown(text: str) -> dict[str, str]:
    return DisplayFormatter().format(Paragraphs(text))[0]


def test_each_paragraph_is_one_and_markup_is_text():
    html = "<p>Fitted &lt;b&gt;so&lt;/b&gt;.</p><p>The Daily &amp; Sons hedges more.</p>"
    assert shown(TEXT) == {"text/html": html, "text/plain": TEXT}


def test_elsewhere_they_are_the_text():
    assert f"{Paragraphs(TEXT)}" == TEXT
