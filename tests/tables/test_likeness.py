"""Likeness: TF-IDF by hand, pairs near in time, and average linkage that does not chain."""

from collections import Counter
from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from mediastudy.annotation import annotate
from mediastudy.article import Article
from mediastudy.lexicon import load_all
from mediastudy.tables.likeness import TermCounts, average_link, near_pairs, terms

TEXTS = ["dam leak dam", "dam leak board", "ferry fog board", "ferry fog fog shelf"]


def vectors(texts):
    counts = TermCounts()
    for text in texts:
        counts.add(Counter(text.split()))
    return counts.weighted()[0]


def test_a_name_counts_twice_and_the_first_word_of_a_sentence_is_none():
    found = terms(annotate(Article("a", "x", "The mayor met Ada Quill. Rain fell on Quill."), load_all(), {}))
    assert found["Quill"] == 2 and found["quill"] == 2
    assert "The" not in found and "Rain" not in found


def test_the_cosine_is_that_of_the_definition():
    weight = {word: log(5 / told) for word, told in {"dam": 2, "leak": 2, "board": 2}.items()}
    first = np.array([(1 + log(2)) * weight["dam"], weight["leak"], 0])
    second = np.array([weight["dam"], weight["leak"], weight["board"]])
    expected = first @ second / sqrt(first @ first) / sqrt(second @ second)
    pairs = near_pairs(vectors(TEXTS), np.zeros(4), 0, 0.4).set_index(["first", "second"])
    assert pairs["cosine"][0, 1] == pytest.approx(expected, abs=1e-12)


def test_pairs_further_apart_than_the_window_are_left_out_and_undated_ones_are_not():
    days = np.array([0.0, 9.0, np.nan, 50.0, 70.0, 90.0])
    found = near_pairs(vectors(["dam leak", "dam leak", "dam leak", *["fog shelf"] * 3]), days, 3, 0.5)
    assert list(zip(found["first"], found["second"], strict=True)) == [(0, 2), (1, 2)]


@given(st.integers(0, 10_000))
def test_blocks_find_the_pairs_that_the_whole_matrix_has(seed):
    draw = np.random.default_rng(seed)
    rows = vectors([" ".join(draw.choice(list("abcdefgh"), 4)) for _ in range(300)])
    days, whole = draw.integers(0, 40, 300).astype(float), (rows @ rows.T).toarray()
    near = np.abs(days[:, None] - days) <= 2
    expected = {(a, b) for a, b in np.argwhere((whole >= 0.5) & near).tolist() if a < b}
    found = near_pairs(rows, days, 2, 0.5)
    assert set(zip(found["first"], found["second"], strict=True)) == expected


@given(st.integers(0, 10_000), st.sampled_from([0.2, 0.4, 0.6]))
def test_average_linkage_is_that_of_scipy(seed, least):
    draw = np.random.default_rng(seed)
    likeness = draw.uniform(size=(12, 12))
    likeness = (likeness + likeness.T) / 2
    pairs = [(a, b, likeness[a, b]) for a in range(12) for b in range(a + 1, 12)]
    np.fill_diagonal(likeness, 1)
    tree = linkage(squareform(1 - likeness, checks=False), "average")
    expected = fcluster(tree, 1 - least, "distance")
    found = average_link(12, pairs, least)
    assert len(set(zip(found, expected, strict=True))) == len(set(found)) == len(set(expected))


def test_one_like_pair_does_not_chain_two_groups():
    pairs = [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.5)]
    assert list(average_link(4, pairs, 0.3)) == [0, 0, 2, 2]
