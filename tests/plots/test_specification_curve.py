"""Specifications as rows, outlets as columns, and how many agree; verbs above their chance."""

from __future__ import annotations

import pandas as pd
import pytest

from mediastudy.plots import PLOTS, clashes, draw
from mediastudy.plots.distinctive_verbs import best
from mediastudy.plots.specification_rows import rows_of, sides

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


RATIOS = pd.DataFrame(
    {
        "group": ["baseline", "voice", "voice"],
        "specification": ["as counted", "quoted", "reported"],
        "outlet": "X",
        "value": [2.0, 1.5, 0.9],
        "low": [1.2, 0.9, 0.5],
        "high": [3.0, 2.5, 1.6],
    }
)
RATIOS.attrs.update(reference=1.0, value="rate ratio")


def test_each_specification_is_a_row_with_the_settings_unlike_the_first() -> None:
    assert [(row.name, row.settings) for row in rows_of(CURVE)] == [("a", ""), ("b", "unit: per story, no headlines")]


def test_a_group_has_a_heading() -> None:
    rows = rows_of(RATIOS)
    assert [row.name for row in rows] == ["baseline", "as counted", "voice", "quoted", "reported"]
    assert [row.specification is None for row in rows] == [True, False, True, False, False]


@pytest.mark.parametrize(("outlets", "columns"), [(2, 2), (10, 10), (12, 12), (13, 1)])
def test_an_outlet_is_a_column_and_many_share_one(outlets: int, columns: int) -> None:
    assert len(draw("specification_curve", specification_curve(outlets)).axes) == columns


def test_a_share_of_nothing_is_shown() -> None:
    axes = draw("specification_curve", CURVE.assign(value=[0.0, 0.5, 0.0, 0.4])).axes
    shown = [value for line in axes[0].lines for value in line.get_xdata()]
    assert shown == [0.0, 0.0]


def test_every_specification_is_named() -> None:
    texts = {text.get_text() for text in draw("specification_curve", RATIOS).texts}
    assert {"as counted", "quoted", "reported", "clearly above", "2", "1", "0"} <= texts


def test_agreement_counts_both_sides_and_intervals_that_leave_one_out() -> None:
    assert sides(RATIOS) == (3, 2, 1, 1, 0)
    said = PLOTS["specification_curve"].caption(RATIOS)
    assert "X 0.9 to 2 (2 above 1, 1 clearly; 1 below, 0 clearly). Clearly: the interval leaves 1 out." in said


def test_ratios_of_many_outlets_are_a_row_each_with_their_counts() -> None:
    table = pd.concat([RATIOS.assign(outlet=f"Outlet {at}") for at in range(45)], ignore_index=True)
    table.attrs = {"reference": 1.0}
    figure = draw("specification_curve", table)
    assert clashes(figure) == [] and figure.get_figheight() * 25.4 < 254
    assert [text.get_text() for text in figure.axes[1].texts] == ["2 (1), 1 (0)"] * 45
    assert "0 outlets above 1 in every specification that gave a ratio, 0 below 1, 45 on" in PLOTS[
        "specification_curve"
    ].alt(table)


def test_no_outlet_leads_where_all_are_alike_or_alone() -> None:
    for table in (CURVE.assign(value=1.0), CURVE[CURVE["outlet"] == "X"]):
        assert "none is highest alone" in PLOTS["specification_curve"].alt(table)


@pytest.mark.parametrize("outlets", [2, 10])
def test_forty_specifications_fit_on_a_page(outlets: int) -> None:
    rows = [(f"choice {at}", f"Outlet {number}") for at in range(40) for number in range(outlets)]
    table = pd.DataFrame(rows, columns=["specification", "outlet"]).assign(value=1.3, low=0.9, high=1.7)
    table.attrs["reference"] = 1.0
    figure = draw("specification_curve", table)
    assert clashes(figure) == [] and figure.get_figheight() * 25.4 < 254


def test_the_words_say_who_leads_how_often() -> None:
    assert "Y is highest in 2 of 2 specifications." in PLOTS["specification_curve"].caption(CURVE)


def test_only_verbs_used_more_than_elsewhere_are_listed_highest_first() -> None:
    table = pd.DataFrame({"outlet": "Qx", "verb": ["say", "claim", "warn"], "z": [-3.0, 1.0, 2.0]})
    assert list(best(table, 5)["verb"]) == ["warn", "claim"]


def test_verbs_have_a_panel_an_outlet_or_one_matrix_for_many() -> None:
    assert [len(draw("distinctive_verbs", distinctive_verbs(count)).axes) for count in (6, 12, 13)] == [6, 12, 1]


def test_the_most_distinctive_verb_is_in_the_alt_text() -> None:
    table = pd.DataFrame({"outlet": "Qx", "n": 9, "verb": ["say", "claim"], "count": 3, "other": 5, "z": [1.0, 2.5]})
    assert "Qx: claim (2.5)" in PLOTS["distinctive_verbs"].alt(table)
