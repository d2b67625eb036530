"""Answers: what a notebook shows is what fit and power give, and where they cannot, the reason."""

import pytest

from mediastudy import models
from mediastudy.errors import UnknownNameError
from tests.models.data import simulated

HEDGES = models.Count("Hedges", "hedges")


def test_pairs_are_those_of_fit_with_its_words():
    found, fitted = models.all_pairs(simulated(), HEDGES, "B"), models.fit(simulated(), "hedges", reference="B")
    assert found.table["ratio"].tolist() == fitted.contrasts["ratio"].tolist()
    assert (found.methods, found.reading) == (fitted.methods, fitted.reading)
    assert found.text == f"{fitted.methods}\n\n{fitted.reading}"


def test_articles_without_exposure_are_left_out_and_told():
    data = simulated()
    data.loc[0, ["hedges", "words"]] = 0
    assert "Left out: 1 article without words." in models.all_pairs(data, HEDGES).methods


@pytest.mark.parametrize("data", [simulated(outlets="A"), simulated().assign(hedges=0)])
def test_what_cannot_be_answered_is_an_empty_table_and_a_reason(data):
    for found in (models.all_pairs(data, HEDGES), models.power_like(data, HEDGES, [1.5], 100)):
        assert found.table.empty and "Hedges: " in found.text


def test_a_reference_that_is_no_outlet_is_named():
    with pytest.raises(UnknownNameError):
        models.all_pairs(simulated(), HEDGES, "D")
