"""Specifications: every choice is made from the tables, the first is what is counted anyway, and all are shown."""

import numpy as np
import pytest

from mediastudy import models, tables
from mediastudy.errors import UnknownNameError
from mediastudy.models.choices import choices
from mediastudy.project import root


@pytest.fixture(scope="module")
def sample():
    return tables.load(root() / "data" / "sample")


KINDS = {
    "hedges_own": [
        "baseline",
        "articles",
        "whose copy",
        "voice",
        "without the word",
        "without event",
        "without outlet",
    ],
    "attributions": [
        "baseline",
        "articles",
        "whose copy",
        "mode",
        "without the word",
        "without event",
        "without outlet",
    ],
    "anonymous_sources": ["baseline", "articles", "whose copy", "rule set", "without event", "without outlet"],
    "endorsing": [
        "baseline",
        "articles",
        "whose copy",
        "verb scheme",
        "without the word",
        "without event",
        "without outlet",
    ],
}


@pytest.mark.parametrize("metric", KINDS)
def test_each_metric_has_the_choices_that_can_be_made_for_it(sample, metric):
    assert list(dict.fromkeys(each.group for each in choices(sample, metric, {}))) == KINDS[metric]


@pytest.mark.parametrize(("metric", "group"), [("anonymous_sources", "rule set"), ("hedges_own", "without the word")])
def test_counts_made_anew_are_those_of_the_measures(sample, metric, group):
    made = next(each for each in choices(sample, metric, {}) if each.group == group)
    counted, published = made.articles[made.metric], made.articles[metric]
    assert (counted == published).all() if group == "rule set" else (counted <= published).all()


def test_staff_wire_and_copies_are_choices_where_the_tables_tell(sample):
    size = len(sample.articles)
    said = sample.articles.assign(
        copy=np.resize(["staff", "wire", "unknown"], size), chain=["c", "c", *[""] * (size - 2)]
    )
    found = tables.Measured(said, sample.sources, sample.marks, {})
    sizes = {each.name: len(each.articles) for each in choices(found, "hedges", {}) if each.group == "whose copy"}
    assert sizes == {"staff only": 12, "without wire copy": 24, "wire only": 12, "each text once": 35}


def test_the_first_specification_is_the_fit_itself(sample):
    table = models.specify(sample, "hedges_own", pair=("Harbour Ledger", "Tolmere Post")).table
    fitted = models.fit(sample.articles, "hedges_own", "words_own", reference="Tolmere Post").contrasts
    pair = fitted[(fitted["a"] == "Harbour Ledger") & (fitted["b"] == "Tolmere Post")].iloc[0]
    assert tuple(table.loc[0, ["value", "low", "high"]]) == pytest.approx(tuple(pair[["ratio", "low", "high"]]))


def test_agreement_and_reading_count_every_specification(sample):
    found = models.specify(sample, "hedges_own")
    row = found.agreement.set_index("outlet").loc["Harbour Ledger"]
    part = found.table[(found.table["outlet"] == "Harbour Ledger") & found.table["value"].notna()]
    assert row["above"] == (part["value"] > 1).sum() and row["clearly_above"] == (part["low"] > 1).sum()
    assert f"of {len(part)} specifications above in {row['above']} (clearly in" in found.reading
    assert f"{len(found.table.drop_duplicates(['group', 'specification']))} specifications" in found.methods


def test_what_cannot_be_fitted_is_a_row_that_says_why(sample):
    none = tables.Measured(sample.articles.assign(hedges=0), sample.sources, sample.marks, {})
    table = models.specify(none, "hedges", pair=("Harbour Ledger", "Tolmere Post")).table
    assert table.loc[0, "note"].startswith("not fitted") and np.isnan(table.loc[0, "value"])


def test_shared_events_are_compared_within_events(sample):
    table = models.specify(sample, "hedges_own", pair=("Harbour Ledger", "Tolmere Post")).table
    row = table[table["specification"] == "on shared events"].iloc[0]
    fitted = models.fit(sample.articles, "hedges_own", "words_own", event="event", reference="Tolmere Post").contrasts
    assert row["value"] == pytest.approx(fitted.loc[fitted["a"] == "Harbour Ledger", "ratio"].iloc[0])


def test_an_outlet_that_is_not_there_is_named(sample):
    with pytest.raises(UnknownNameError, match="Did you mean 'Tolmere Post'"):
        models.specify(sample, "hedges", pair=("Harbour Ledger", "Tolmer Post"))
