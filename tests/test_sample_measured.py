"""The measures find in the sample corpus what data/README.md says was planted there."""

from pathlib import Path

import pytest

from mediastudy import models, tables
from mediastudy.lexicon import shipped

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
README = (SAMPLE.parent / "README.md").read_text(encoding="utf-8")
WIRE = """
[[entries]]
name = "CPW"
forms = ["Corvane Press Wire"]
short = ["CPW"]
country = "none"
kind = "agency"
source = ["own"]
"""


@pytest.fixture(scope="module")
def articles():
    return tables.load(SAMPLE).articles


@pytest.fixture(scope="module")
def outlets(articles):
    return tables.by_outlet(articles).set_index("outlet")


def order(values):
    return list(values.sort_values(ascending=False).index)


def test_every_outlet_tells_every_event(outlets):
    assert list(outlets["articles"]) == [6] * 6


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


def test_every_body_word_has_one_owner(articles):
    assert (articles["words"] == articles[["words_own", "words_quoted", "words_reported"]].sum(axis=1)).all()


def test_every_body_hedge_has_one_voice(articles):
    assert (articles["hedges"] == articles[["hedges_own", "hedges_quoted", "hedges_reported"]].sum(axis=1)).all()


def test_the_six_tellings_of_the_meteorite_are_whose_copy_the_readme_says(articles):
    told = articles[articles["event"] == "meteorite-fall"]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in README.splitlines()]
    listed = sorted([row[0], *row[2:]] for row in rows if len(row) == 5 and row[0] in set(told["outlet"]))
    assert listed == sorted(told[["outlet", "copy", "copy_evidence", "chain_role"]].to_numpy().tolist())


def test_the_agency_hedges_alike_wherever_it_is_printed_and_unlike_the_staff(articles):
    rates = models.copy_rates(articles).dropna(subset="rate")
    every = {panel: rows.set_index("outlet")["rate"] for panel, rows in rates.groupby(["copy", "counted"])}
    staff, wire = every["staff", "publication"], every["wire", "publication"]
    assert sorted(wire.index) == ["Corvane Courier", "Harbour Ledger", "Tolmere Post"]
    assert wire.max() < 1.3 * wire.min()
    assert staff["Harbour Ledger"] > 2 * wire.max()
    assert wire.min() > 2 * staff[["Corvane Courier", "Tolmere Post"]].max()
    assert list(every["wire", "once"].index) == ["Tolmere Post"]


def test_an_entry_for_the_invented_agency_makes_its_four_articles_wire(tmp_path):
    (tmp_path / "mine.toml").write_text(shipped()["agencies"].read_text(encoding="utf-8") + WIRE, encoding="utf-8")
    articles = tables.load(SAMPLE, own={"agencies": tmp_path / "mine.toml"}).articles
    wire = articles[articles["event"].isin(["ferry-grounding", "drug-trial"]) & articles["copy"].eq("wire")]
    assert list(wire["outlet"]) == ["Corvane Courier"] * 2 + ["Tolmere Post"] * 2
