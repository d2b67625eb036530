"""The omnibus test: which labels are dealt to what, that the same seed gives the same p, and where there is none."""

import numpy as np
import pandas as pd
import pytest

from mediastudy import models
from mediastudy.models.omnibus import method
from mediastudy.models.questions import Question, prepare
from tests.models.data import simulated

DEALT = [
    ({}, "anew, never below that of Welch's test"),
    ({"event": "event"}, "anew within events"),
    ({"cluster": "event"}, "anew within and between clusters"),
    ({"cluster": "author"}, "anew of whole clusters, never below that of Welch's test"),
    ({"adjust": ("section",)}, "flipping signs of clusters, never below the least Holm p of the pairs"),
]


def authored() -> pd.DataFrame:
    return simulated().assign(author=[f"author {number // 2}" for number in range(60)])


@pytest.mark.parametrize(("question", "words"), DEALT)
def test_what_labels_are_dealt_to_follows_from_the_clusters(question, words):
    assert method(prepare(authored(), Question("hedges", **question))).endswith(words)
    assert 0 < models.fit(authored(), "hedges", **question).omnibus["p"] < 0.5


def test_the_same_seed_gives_the_same_p():
    first, second = (models.fit(simulated(), "hedges").omnibus for _ in range(2))
    assert first == second


def test_an_outlet_without_any_event_is_in_the_test():
    data = simulated()
    found = models.fit(data.assign(hedges=data["hedges"].where(data["outlet"] != "C", 0)), "hedges")
    assert found.omnibus["df"] == 2 and found.omnibus["p"] < 0.01


def test_fewer_clusters_than_five_are_too_few():
    found = models.fit(simulated().assign(author=np.resize(list("vwxy"), 60)), "hedges", cluster="author")
    assert np.isnan(found.omnibus["p"])
    assert "Too few articles, clusters or counts for an omnibus test." in found.warnings


def test_small_outlets_are_not_tested_beside_large_ones():
    data = simulated(articles=30)
    found = models.fit(data.drop(index=range(8, 30)), "hedges")
    assert found.omnibus["df"] == 1
    assert any("not in the omnibus test, as too small beside the largest: A." in said for said in found.warnings)


def test_one_count_is_too_few_for_a_p_of_five_per_cent():
    data = simulated().assign(hedges=(np.arange(60) == 7).astype(int), words=300)
    assert np.isnan(models.fit(data, "hedges").omnibus["p"])


def test_with_columns_held_fixed_p_is_never_below_that_of_the_surest_pair():
    found = models.fit(simulated(), "hedges", adjust=["section"])
    assert found.omnibus["p"] >= found.contrasts["p_holm"].min()
