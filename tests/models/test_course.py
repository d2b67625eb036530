"""Over time: each period is a rate of its own, and what has no date is counted as left out."""

import pandas as pd
import pytest

from mediastudy import models
from mediastudy.errors import UnknownNameError

ARTICLES = pd.DataFrame(
    {
        "outlet": ["B", "A", "A", "A", "A"],
        "date": pd.to_datetime(["2020-01-05", "2020-01-06", "2020-01-31", "2020-02-01", None]),
        "hedges_own": [1, 2, 3, 4, 9],
        "words_own": [100, 100, 100, 100, 100],
    }
)


@pytest.mark.parametrize(
    ("period", "days", "events"),
    [
        ("month", ["2020-01-01", "2020-01-01", "2020-02-01"], [1, 5, 4]),
        ("week", ["2019-12-30", "2020-01-06", "2020-01-27"], [1, 2, 7]),
        ("quarter", ["2020-01-01", "2020-01-01"], [1, 9]),
        ("year", ["2020-01-01", "2020-01-01"], [1, 9]),
    ],
)
def test_each_outlet_has_a_row_for_each_period_with_articles(period, days, events):
    found = models.over_time(ARTICLES, "hedges_own", period)
    assert [f"{day:%Y-%m-%d}" for day in found["period"]] == days
    assert list(found["events"]) == events and list(found["outlet"])[:2] == ["B", "A"]


def test_articles_without_a_date_are_left_out_and_counted():
    assert models.over_time(ARTICLES, "hedges_own").attrs["undated"] == 1


def test_without_any_date_there_are_no_rows():
    found = models.over_time(ARTICLES.assign(date=pd.NaT), "hedges_own")
    assert found.empty and found.attrs["reason"].startswith("No article has a date")


def test_an_unknown_period_is_answered_with_the_nearest():
    with pytest.raises(UnknownNameError, match="month"):
        models.over_time(ARTICLES, "hedges_own", "months")
