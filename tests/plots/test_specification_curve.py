"""Specifications in the order of their median, each above its switches; verbs above their chance."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from mediastudy.plots import PLOTS, draw
from mediastudy.plots.distinctive_verbs import best
from mediastudy.plots.specification_curve import apart, ordered, switch_rows

from .tables import distinctive_verbs, specification_curve

CURVE = pd.DataFrame(
    {
        "specification": ["a", "a", "b", "b"],
        "outlet": ["X", "Y", "X", "Y"],
        "value": [5.0, 7.0, 1.0, 3.0],
        "unit": ["per word", "per word", "per story", "per story"],
        "headlines": [True, True, False, False],
        "n": 3,
    }
)


def test_specifications_rise_by_their_median() -> None:
    assert ordered(CURVE) == ["b", "a"]


def test_a_true_false_switch_is_one_row_and_any_other_a_row_a_setting() -> None:
    assert [label for _, label, _ in switch_rows(CURVE)] == ["unit: per word", "unit: per story", "headlines"]


def test_few_outlets_are_named_and_many_get_a_median() -> None:
    few, many = (draw("specification_curve", specification_curve(count)).axes[0] for count in (6, 12))
    assert (len(few.lines), len(few.texts)) == (6, 6)
    assert (len(many.lines), len(many.texts)) == (13, 0)


def test_the_words_say_who_leads_how_often() -> None:
    assert "Y is highest in 2 of 2 specifications." in PLOTS["specification_curve"].caption(CURVE)


@given(st.lists(st.floats(0, 10), min_size=1, max_size=8))
def test_names_are_set_apart_in_the_order_of_their_values(values: list[float]) -> None:
    places = apart(np.array(values), 1.0, (0.0, 10.0))
    order = np.argsort(values, kind="stable")
    assert np.all(np.diff(places[order]) >= 1 - 1e-9)
    assert places.min() >= -1e-9
    assert places.max() <= 10 + 1e-9


def test_only_verbs_used_more_than_elsewhere_are_listed_highest_first() -> None:
    table = pd.DataFrame({"outlet": "Qx", "verb": ["say", "claim", "warn"], "z": [-3.0, 1.0, 2.0]})
    assert list(best(table, 5)["verb"]) == ["warn", "claim"]


def test_verbs_have_a_panel_an_outlet_or_one_matrix_for_many() -> None:
    assert [len(draw("distinctive_verbs", distinctive_verbs(count)).axes) for count in (6, 12, 13)] == [6, 12, 1]


def test_the_most_distinctive_verb_is_in_the_alt_text() -> None:
    table = pd.DataFrame({"outlet": "Qx", "verb": ["say", "claim"], "count": 3, "other": 5, "z": [1.0, 2.5]})
    assert "Qx: claim (2.5)" in PLOTS["distinctive_verbs"].alt(table)
