"""Shingles and sketches: what counts as the same text, and that likeness is found."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediastudy.article import Article, Mark
from mediastudy.copies import shared, shingles
from mediastudy.copies.sketches import candidates, sketch

from .texts import words


def of(text, furniture=()):
    return shingles(Article("a", "o", text), furniture)


def test_case_punctuation_and_apostrophes_do_not_count():
    assert (of("The mayor's “old” bridge — closed.") == of("the MAYOR’S old bridge, closed")).all()


def test_furniture_does_not_count():
    text = "LUND (AP) — The council voted on Monday to close it"
    assert (of(text, [Mark(0, 11, "dateline")]) == of("The council voted on Monday to close it")).all()


def test_fewer_than_five_words_have_no_shingle():
    assert len(of("Four words stand here")) == 0
    assert len(of("Now five words stand here")) == 1


def test_shares_are_of_the_union_and_of_each():
    text = words(1, 104)
    both = shared(of(" ".join(text)), of(" ".join(text[:54])))
    assert both == pytest.approx((0.5, 0.5, 1.0))


@given(st.lists(st.sampled_from("abc"), min_size=5, max_size=30))
def test_a_text_shares_everything_with_itself(text):
    assert shared(of(" ".join(text)), of(" ".join(text))) == (1, 1, 1)


def test_a_sketch_is_the_same_on_every_machine():
    assert sketch(of(" ".join(words(1))))[:4].tolist() == [33469546, 31651436, 10766752, 1410823]


@pytest.mark.parametrize("likeness", [0.3, 0.5, 0.8])
def test_pairs_that_share_text_are_candidates_and_others_are_not(likeness):
    kept = round(200 * 2 * likeness / (1 + likeness))
    texts = [(words(seed), words(seed)[:kept] + words(1000 + seed)[kept:]) for seed in range(30)]
    sketches = [sketch(of(" ".join(text))) for pair in texts for text in pair]
    found = candidates(sketches)
    assert set(found) == {(2 * at, 2 * at + 1) for at in range(30)}


def test_no_sketches_have_no_candidates():
    assert candidates([]) == candidates([np.zeros(128, np.uint32)]) == []
