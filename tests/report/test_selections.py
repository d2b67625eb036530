"""Selections: a metric and the list of what it counts are two ways to one number."""

import pytest

from mediastudy import corpus
from mediastudy.annotation import annotate_together
from mediastudy.errors import UnknownNameError
from mediastudy.lexicon import load_all
from mediastudy.metrics import METRICS
from mediastudy.project import place
from mediastudy.report import COUNTED
from mediastudy.report.selections import selection
from mediastudy.tables import mark_rows

NO_MARKS = {"sentences", *(name for name in METRICS if name.startswith("words"))}


@pytest.fixture(scope="module")
def documents():
    return annotate_together(corpus.read(place("data/sample")), load_all())


@pytest.mark.parametrize("metric", COUNTED)
def test_as_many_are_listed_as_are_counted(documents, metric):
    listed = [COUNTED[metric].count(COUNTED[metric].rows(mark_rows(each))) for each in documents]
    assert listed == [METRICS[metric](each) for each in documents]


def test_every_metric_lists_what_it_counts_or_counts_no_marks():
    assert set(COUNTED) | NO_MARKS == set(METRICS)


def test_words_are_no_marks_and_a_misspelt_metric_is_guessed():
    with pytest.raises(UnknownNameError, match="Did you mean 'hedges_own'"):
        selection("hedge_own")
    with pytest.raises(UnknownNameError, match="no metric that counts marks 'words'"):
        selection("words")
