"""The matrix of outlets and checks: signs that differ in shape, and no more outlets than a page holds."""

from __future__ import annotations

from mediastudy.plots import PLOTS, clashes, draw
from mediastudy.plots.corpus_health import SHOWN, SIGNS

from .tables import corpus_health


def test_severities_differ_in_shape_and_size_not_in_colour_alone() -> None:
    assert len({look["marker"] for look in SIGNS.values()}) == 3
    assert len({look["markersize"] for look in SIGNS.values()}) == 3


def test_more_outlets_than_a_page_holds_are_said_to_be_left_to_the_table() -> None:
    table = corpus_health(66)
    figure = draw("corpus_health", table)
    assert clashes(figure) == []
    assert any(f"The first {SHOWN} of 66 outlets" in text.get_text() for text in figure.texts)


def test_the_words_say_which_outlets_a_check_concerns() -> None:
    table = corpus_health(2).assign(severity="ok")
    assert "Every check of every outlet is in order." in PLOTS["corpus_health"].alt(table)
    table.loc[0, "severity"] = "invalid"
    assert f"Articles: 1 invalid, 0 to look at ({table['outlet'][0]})" in PLOTS["corpus_health"].alt(table)
