"""The measures find in the sample corpus what data/README.md says was planted there."""

from pathlib import Path

import pytest

from mediastudy import tables

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"


@pytest.fixture(scope="module")
def outlets():
    return tables.by_outlet(tables.load(SAMPLE).articles).set_index("outlet")


def order(values):
    return list(values.sort_values(ascending=False).index)


def test_every_outlet_tells_every_event(outlets):
    assert list(outlets["articles"]) == [5] * 6


def test_the_courier_hedges_most_by_raw_count_and_least_in_its_own_voice(outlets):
    assert order(outlets["hedges_per_1000"])[:2] == ["Corvane Courier", "Harbour Ledger"]
    assert order(outlets["hedges_own"] / outlets["words"])[0] == "Harbour Ledger"
    assert "Corvane Courier" in order(outlets["hedges_own"] / outlets["words"])[-2:]


def test_northline_leans_on_anonymous_sources_and_the_post_names_everybody(outlets):
    share = outlets["anonymous_mentions"] / outlets["attributions"]
    assert order(share)[0] == "Northline"
    assert share["Northline"] > 0.5 > 0.05 > share["Tolmere Post"]


def test_the_sentinel_distances_itself_and_the_gazette_endorses(outlets):
    assert order(outlets["distancing"] / outlets["attributions"])[0] == "Stennick Sentinel"
    assert order(outlets["endorsing"] / outlets["attributions"])[0] == "Marrowgate Gazette"


@pytest.mark.parametrize("column", ["words", "words_own", "words_quoted", "words_reported", "sentences", "sources"])
def test_nothing_is_empty(outlets, column):
    assert (outlets[column] > 0).all()


def test_every_body_word_has_one_owner():
    articles = tables.load(SAMPLE).articles
    assert (articles["words"] == articles[["words_own", "words_quoted", "words_reported"]].sum(axis=1)).all()


def test_every_body_hedge_has_one_voice():
    articles = tables.load(SAMPLE).articles
    assert (articles["hedges"] == articles[["hedges_own", "hedges_quoted", "hedges_reported"]].sum(axis=1)).all()
