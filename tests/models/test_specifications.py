"""Specifications: every choice is made from the tables, the first is what is counted anyway, and all are shown."""

import numpy as np
import pandas as pd
import pytest

from mediastudy import models, tables
from mediastudy.models.choices import choices
from mediastudy.models.contrasts import compare
from mediastudy.models.means import mean_table
from mediastudy.models.questions import Question, prepare
from mediastudy.project import root
from tests.models.data import simulated


@pytest.fixture(scope="module")
def sample():
    return tables.load(root() / "data" / "sample")


KINDS = {
    "hedges_own": ["baseline", "voice", "without the word", "without event", "without outlet"],
    "attributions": ["baseline", "mode", "without the word", "without event", "without outlet"],
    "anonymous_sources": ["baseline", "rule set", "without event", "without outlet"],
    "endorsing": ["baseline", "verb scheme", "without the word", "without event", "without outlet"],
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
    assert sizes == {"staff only": 10, "without wire copy": 20, "wire only": 10, "each text once": 29}


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
    assert f"in {row['above']} of {len(part)} specifications" in found.reading
    assert f"{len(found.table.drop_duplicates(['group', 'specification']))} specifications" in found.methods


def test_what_cannot_be_fitted_is_a_row_that_says_why(sample):
    none = tables.Measured(sample.articles.assign(hedges=0), sample.sources, sample.marks, {})
    table = models.specify(none, "hedges").table
    assert table.loc[0, "note"].startswith("not fitted") and np.isnan(table.loc[0, "value"])


def compared(data: pd.DataFrame) -> pd.DataFrame:
    return mean_table(compare(prepare(data, Question("hedges")), extra=False)).set_index("outlet")


def test_ratios_to_the_mean_multiply_to_one_and_divide_to_the_pairs():
    found, pairs = compared(simulated()), models.fit(simulated(), "hedges").contrasts.set_index(["a", "b"])
    assert found["ratio"].prod() == pytest.approx(1)
    assert found["ratio"]["A"] / found["ratio"]["B"] == pytest.approx(pairs["ratio"]["A", "B"])


def test_of_two_outlets_the_ratio_to_the_mean_has_half_the_log_ratio_and_the_p_of_the_pair():
    found = compared(simulated(articles=60, outlets="AB"))
    pair = models.fit(simulated(articles=60, outlets="AB"), "hedges").contrasts.iloc[0]
    assert 2 * np.log(found["ratio"]["A"]) == pytest.approx(np.log(pair["ratio"]))
    assert found["p"]["A"] == pytest.approx(pair["p"], abs=1e-9)


def test_an_outlet_without_counts_or_with_one_article_is_not_in_the_mean():
    data = simulated()
    data.loc[data["outlet"] == "C", "hedges"] = 0
    one = pd.concat([data[data["outlet"] != "A"], data[data["outlet"] == "A"].head(1).assign(hedges=3)])
    assert compared(data)["note"]["C"] == "no events: left out of the model"
    assert compared(one)["note"].to_dict()["A"] == "one article or cluster: not in the mean"
