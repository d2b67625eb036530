"""Rates by whose copy: the same numbers as rates of the split table."""

import pandas as pd
import pytest

from mediastudy.models import copy_rates, count, rates
from mediastudy.tables import split

ARTICLES = pd.DataFrame(
    {
        "id": list("abcd"),
        "outlet": ["Herald", "Herald", "Post", "Post"],
        "date": pd.to_datetime("2031-03-01"),
        "copy": ["staff", "wire", "wire", "unknown"],
        "chain": ["", "b", "b", ""],
        "chain_role": ["", "original", "copy", ""],
        "hedges_own": [4, 2, 2, 9],
        "words_own": [400, 400, 400, 100],
    }
)


def test_each_kind_of_copy_has_the_rate_of_its_articles():
    table = copy_rates(ARTICLES)
    staff = table[(table["copy"] == "staff") & (table["counted"] == "publication")]
    wanted = rates(split(ARTICLES, "staff"), [count("hedges_own")])
    assert list(staff["outlet"]) == ["Herald", "Post"]
    assert staff["rate"].iloc[0] == wanted["rate"].iloc[0] == 10


def test_a_text_counts_once_at_its_original():
    table = copy_rates(ARTICLES).set_index(["copy", "counted", "outlet"])
    assert table["n"]["wire", "publication", "Post"] == 1
    assert table["n"]["wire", "once", "Post"] == 0


def test_an_outlet_without_such_copy_is_shown_without_a_rate():
    table = copy_rates(ARTICLES.assign(copy="unknown"))
    assert set(table["note"]) == {"no such copy"}
    assert table["rate"].isna().all()


def test_the_table_says_what_its_intervals_are():
    assert copy_rates(ARTICLES).attrs["interval"].startswith("95 %")


@pytest.mark.parametrize("metric", ["hedges_own"])
def test_the_columns_are_those_that_the_figure_needs(metric):
    from mediastudy.plots import PLOTS

    assert set(PLOTS["copy_rates"].columns) <= set(copy_rates(ARTICLES, metric).columns)
