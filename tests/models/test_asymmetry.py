"""Partial pooling: a published example, a closed form, simulated truth, and how speakers are found."""

import numpy as np
import pandas as pd
import pytest

from mediastudy import models, tables
from mediastudy.errors import UnknownNameError
from mediastudy.models.asymmetry import beta_grid
from mediastudy.project import root

TUMOURS = (
    "0/20 0/20 0/20 0/20 0/20 0/20 0/20 0/19 0/19 0/19 0/19 0/18 0/18 0/17 1/20 1/20 1/20 1/20 1/19 1/19 "
    "1/18 1/18 2/25 2/24 2/23 2/20 2/20 2/20 2/20 2/20 2/20 1/10 5/49 2/19 5/46 3/27 2/17 7/49 7/47 3/20 "
    "3/20 2/13 9/48 10/50 4/20 4/20 4/20 4/20 4/20 4/20 4/20 10/48 4/19 4/19 4/19 5/22 11/46 12/49 5/20 "
    "5/20 6/23 5/19 6/22 6/20 6/20 6/20 16/52 15/47 15/46 9/24 4/14"
)
"""Rats with tumours in 71 experiments (Tarone 1982; Gelman et al. 2013, table 5.1)."""


def spoken(counts: dict[str, list[tuple[int, int]]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return articles and marks: for each outlet, an article a pair of distancing and all attributions to a person."""
    articles, marks = [], []
    for outlet, parts in counts.items():
        for number, (some, total) in enumerate(parts):
            id = f"{outlet}{number}"
            articles.append({"id": id, "outlet": outlet})
            for at in range(total):
                both = {"id": id, "outlet": outlet, "where": "body", "speech": True}
                stance = "distancing" if at < some else "neutral"
                marks.append({**both, "mark": "cue", "start": at, "stance": stance})
                marks.append({**both, "mark": "source", "start": at, "cue": at, "class": "named_person"})
    return pd.DataFrame(articles), pd.DataFrame(marks)


def test_the_rat_tumours_give_the_published_posterior():
    counts, totals = np.array([list(map(float, each.split("/"))) for each in TUMOURS.split()]).T
    a, b, chance = beta_grid(counts, totals)
    assert (len(counts), chance @ a, chance @ b) == pytest.approx((71, 2.4, 14.3), abs=0.05)


def test_with_one_beta_distribution_the_shrunk_share_is_its_posterior_mean():
    a, b, chance = beta_grid(np.array([3.0, 5.0]), np.array([40.0, 50.0]))
    table = models.asymmetry(*spoken({"A": [(0, 1)] * 37 + [(1, 1)] * 3, "B": [(0, 1)] * 45 + [(1, 1)] * 5}))
    expected = chance @ ((a + 3) / (a + b + 40))
    assert table["shrunk"][0] == pytest.approx(expected, rel=1e-9)
    assert table["share"][0] < table["shrunk"][0] < table["pooled"][0]


def test_intervals_hold_simulated_shares_and_pooling_brings_them_nearer():
    draws, held, near, far = np.random.default_rng(4), [], [], []
    for _ in range(40):
        truth, totals = draws.beta(3, 37, 8), draws.integers(15, 200, 8)
        counts = draws.binomial(totals, truth)
        parts = {
            f"o{at}": [(1, 1)] * k + [(0, 1)] * (n - k) for at, (k, n) in enumerate(zip(counts, totals, strict=True))
        }
        table = models.asymmetry(*spoken(parts))
        held += list((table["low"] <= truth) & (truth <= table["high"]))
        near += list((table["shrunk"] - truth) ** 2)
        far += list((table["share"] - truth) ** 2)
    assert 0.92 < np.mean(held) < 0.98
    assert np.mean(near) < 0.9 * np.mean(far)


def test_attributions_of_one_article_that_are_alike_count_for_less():
    alone = models.asymmetry(*spoken({"A": [(1, 1)] * 20 + [(0, 1)] * 60, "B": [(0, 1)] * 70 + [(1, 1)] * 10}))
    alike = models.asymmetry(*spoken({"A": [(10, 10)] * 2 + [(0, 10)] * 6, "B": [(0, 10)] * 7 + [(10, 10)]}))
    assert (alike["high"] - alike["low"])[0] > 1.5 * (alone["high"] - alone["low"])[0]


def test_an_outlet_without_such_attributions_has_no_share():
    articles, marks = spoken({"A": [(1, 9)], "B": [(2, 9)]})
    articles = pd.concat([articles, pd.DataFrame([{"id": "c", "outlet": "C"}])])
    assert models.asymmetry(articles, marks)["note"].tolist() == ["", "", "no attributions"]


def test_no_attribution_at_all_is_an_empty_table():
    articles, marks = spoken({"A": [(1, 9)]})
    assert models.asymmetry(articles, marks[marks["mark"] == "cue"].assign(cue=0, **{"class": ""})).empty


def test_speakers_are_types_entities_or_a_column_of_the_articles():
    sample = tables.load(root() / "data" / "sample")
    for by in ("class", "entity"):
        assert set(models.asymmetry(sample.articles, sample.marks, by)["speaker"]) <= set(sample.marks[by])
    found = models.asymmetry(sample.articles, sample.marks, "author", most=2)
    assert found["speaker"].nunique() == 2 and set(found["speaker"]) <= set(sample.articles["author"])


@pytest.mark.parametrize(
    ("by", "stance", "message"), [("clas", "neutral", "'class'"), ("class", "neutrl", "'neutral'")]
)
def test_an_unknown_column_or_stance_is_answered_with_the_nearest(by, stance, message):
    with pytest.raises(UnknownNameError, match=f"Did you mean {message}"):
        models.asymmetry(*spoken({"A": [(1, 9)]}), by, stance)
