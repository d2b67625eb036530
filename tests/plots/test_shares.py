"""Stacked and diverging bars: shares add up, nothing is drawn for nothing."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from mediastudy.plots import PLOTS, draw

from .tables import source_types, verb_stance, voices


def bars(ax: Axes) -> list[Rectangle]:
    return [patch for patch in ax.patches if isinstance(patch, Rectangle)]


def test_the_shares_of_an_outlet_fill_its_bar() -> None:
    (ax,) = draw("voices", voices(6)).axes
    assert sum(bar.get_width() for bar in bars(ax)) == pytest.approx(6)
    assert max(bar.get_x() + bar.get_width() for bar in bars(ax)) == pytest.approx(1)


def test_an_outlet_without_sources_has_words_instead_of_a_bar() -> None:
    table = source_types(2)
    table.loc[0, table.columns[2:]] = 0
    (ax,) = draw("source_types", table).axes
    assert "no sources" in [text.get_text() for text in ax.texts]
    assert sum(bar.get_width() for bar in bars(ax)) == pytest.approx(1)


def test_distancing_and_argumentative_verbs_stand_left_of_the_middle_endorsing_ones_right() -> None:
    left, neutral = draw("verb_stance", verb_stance(6)).axes
    table = verb_stance(6)
    shares = table[["endorsing", "distancing", "argumentative"]].div(table["attributions"], axis=0).sum()
    assert sum(bar.get_width() for bar in bars(left) if bar.get_x() >= 0) == pytest.approx(shares["endorsing"])
    away = sum(bar.get_width() for bar in bars(left) if bar.get_x() < 0)
    assert away == pytest.approx(shares["distancing"] + shares["argumentative"])
    assert neutral.get_xlim() == (0, 1)


def test_both_sides_of_the_middle_are_on_one_scale_with_unsigned_labels() -> None:
    left = draw("verb_stance", verb_stance(6)).axes[0]
    assert not any("-" in label.get_text() or "−" in label.get_text() for label in left.get_xticklabels())
    assert 0 in left.get_xticks()


def test_an_outlet_without_attributions_is_said_so() -> None:
    left = draw("verb_stance", verb_stance(2)).axes[0]
    assert "no attributions" in [text.get_text() for text in left.texts]


def test_the_alt_text_says_where_unnamed_sources_are_most_frequent() -> None:
    table = source_types(2)
    table.loc[0, ["unnamed_person", "unnamed_group", "unnamed_report"]] = 0
    assert "Unnamed persons, groups and reports: from 0 % (Harrow Post)" in PLOTS["source_types"].alt(table)
