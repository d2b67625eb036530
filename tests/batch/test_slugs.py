"""Names of runs: stable, unique, and safe as the name of a folder."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from mediastudy.batch.folder import TAKEN
from mediastudy.batch.slugs import LONGEST, name_runs

TEXT = st.text("aZ09éЖ /._-+=")
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    TEXT,
    st.lists(TEXT, max_size=4),
)
RUNS = st.lists(st.tuples(TEXT, st.dictionaries(TEXT, VALUES, max_size=4)), max_size=8, unique_by=repr)


def test_a_name_says_the_notebook_and_what_varies():
    runs = [("02_hedging", {"outlets": ["The Daily Ox", "Ærø Post"], "top": 5, "share": -0.5, "log": True, "x": None})]
    assert name_runs(runs) == ["02_hedging-outlets=the-daily-ox+r-post-top=5-share=-0.5-log=true-x=none"]


def test_without_anything_that_varies_it_is_the_name_of_the_notebook():
    assert name_runs([("01_corpus", {})]) == ["01_corpus"]


def test_names_that_would_be_the_same_are_told_apart_by_a_digest():
    first, second = name_runs([("n", {"x": "a b"}), ("n", {"x": "a-b"})])
    assert first != second and first.startswith("n-x=a-b-") and second.startswith("n-x=a-b-")


def test_a_run_keeps_its_name_when_others_join_it():
    alone = name_runs([("n", {"x": 1})])
    assert name_runs([("n", {"x": 2}), ("n", {"x": 1}), ("n", {"x": 3})])[1:2] == alone


def test_a_value_without_a_latin_letter_has_a_digest():
    assert re.fullmatch(r"n-x=-[0-9a-f]{10}", name_runs([("n", {"x": "Новости"})])[0])


def test_a_name_that_the_folder_needs_is_given_to_no_run():
    assert all(name_runs([(name, {})])[0] != name for name in TAKEN)


@settings(deadline=None)
@given(RUNS)
def test_names_are_unique_safe_and_the_same_each_time(runs):
    names = name_runs(runs)
    assert len({name.casefold() for name in names}) == len(runs)
    assert all(re.fullmatch(r"[a-z0-9_.+=-]+", name) and len(name) <= LONGEST for name in names)
    assert not any(name in (".", "..", *TAKEN) for name in names)
    assert name_runs(runs) == names
