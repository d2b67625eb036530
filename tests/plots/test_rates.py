"""Panels of rates: one a construct, honest about what has no interval."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from mediastudy.plots import draw
from mediastudy.plots.rates import described, notes

from .tables import anonymous_units, detector_validity, hedges_by_voice, outlet_rates


def ends(figure: Figure) -> list[float]:
    return [ax.get_xlim()[1] for ax in figure.axes]


def test_every_construct_has_a_panel_with_an_axis_of_its_own_from_zero() -> None:
    figure = draw("outlet_rates", outlet_rates(6))
    assert len(figure.axes) == 4
    assert all(ax.get_xlim()[0] == 0 for ax in figure.axes)
    assert len(set(ends(figure))) == 4


def test_the_three_voices_share_one_scale_in_the_order_own_quoted_reported() -> None:
    figure = draw("hedges_by_voice", hedges_by_voice(6).iloc[::-1])
    assert len(set(ends(figure))) == 1
    titles = [text.get_text() for text in figure.texts]
    assert titles.index("Own voice") < titles.index("Quoted") < titles.index("Reported")


def test_shares_are_shown_in_per_cent_and_counts_are_not() -> None:
    figure = draw("anonymous_units", anonymous_units(6))
    assert "50" in [label.get_text() for label in figure.axes[0].get_xticklabels()]
    assert "1" in [label.get_text() for label in figure.axes[2].get_xticklabels()]


def test_agreement_always_runs_from_0_to_1() -> None:
    assert ends(draw("detector_validity", detector_validity(2))) == [1, 1, 1]


def test_one_article_an_outlet_is_said_under_the_panels() -> None:
    table = outlet_rates(3).assign(n=1, low=np.nan, high=np.nan)
    assert notes(table, "rate", cut=False) == ["○ one article, no interval"]


def test_nothing_is_said_when_all_is_well() -> None:
    assert notes(outlet_rates(6).assign(low=1.0, high=2.0), "rate", cut=False) == []


def test_the_alt_text_names_the_extremes_of_each_panel() -> None:
    table = pd.DataFrame({"construct": "Hedges", "outlet": ["A", "B"], "rate": [2.0, 1.0]})
    assert described(table, "construct") == "Hedges: highest A (2), lowest B (1)."


def test_a_construct_without_any_value_is_an_empty_panel() -> None:
    table = outlet_rates(3)
    table.loc[table["construct"] == "Hedges", ["rate", "low", "high"]] = np.nan
    assert [text.get_text() for text in draw("outlet_rates", table).axes[0].texts] == ["no words"]
