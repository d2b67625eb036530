"""Matched stories: a text that several outlets print is one telling, and every publication stays in the table."""

import pandas as pd
import pytest

from mediastudy import models

HEDGES = [models.Count("Hedges", "hedges")]


def articles(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    """Return articles: event, outlet, chain, role in it, hedges in 100 words."""
    table = pd.DataFrame(rows, columns=["event", "outlet", "chain", "chain_role", "hedges"])
    return table.assign(words=100, copy="wire", date="2023-05-04", id=[f"a{at}" for at in range(len(rows))])


STORM = articles(
    ("storm", "Ledger", "c", "edited copy", 5),
    ("storm", "Echo", "c", "original", 4),
    ("storm", "Courier", "", "", 1),
    ("storm", "Ledger", "", "", 2),
    ("storm", "Gazette", "c", "copy", 4),
)


def rates(table: pd.DataFrame, counted: str) -> dict[str, float]:
    return table[table["counted"] == counted].set_index("outlet")["rate"].to_dict()


def test_a_text_counts_once_with_its_original():
    assert rates(models.matched(STORM, HEDGES), "once") == {"Courier": 10.0, "Echo": 40.0, "Ledger": 20.0}


def test_every_publication_counts_where_it_was_printed():
    found = rates(models.matched(STORM, HEDGES), "publication")
    assert found == {"Courier": 10.0, "Echo": 40.0, "Gazette": 40.0, "Ledger": 35.0}


def test_only_an_outlet_without_a_text_of_its_own_prints_another_s():
    table = models.matched(STORM, HEDGES)
    assert table[table["prints"] != ""][["outlet", "prints"]].to_numpy().tolist() == [["Gazette", "Echo"]]


def test_an_event_that_is_one_text_in_several_outlets_is_left_out_and_counted():
    more = pd.concat([STORM, STORM.iloc[[1, 4]].assign(event="flood")], ignore_index=True)
    table = models.matched(more.assign(id=range(7)), HEDGES)
    assert set(table["event"]) == {"storm"} and table.attrs["one_text"] == 1


def test_an_original_told_of_another_event_does_not_take_a_text_away():
    moved = STORM.assign(event=["storm", "flood", "storm", "storm", "storm"])
    assert rates(models.matched(moved, HEDGES), "once") == {"Courier": 10.0, "Ledger": 35.0}


def test_tables_without_chains_count_every_article():
    table = models.matched(STORM.drop(columns=["copy", "chain", "chain_role"]), HEDGES)
    assert rates(table, "once") == rates(table, "publication") and (table["prints"] == "").all()


@pytest.mark.parametrize(
    ("data", "why"),
    [(STORM.drop(columns="event"), "no column 'event'"), (STORM.assign(event=range(5)), "told by two outlets")],
)
def test_an_empty_table_says_why(data, why):
    table = models.matched(data, HEDGES)
    assert table.empty and why in table.attrs["reason"]
