"""What the corpus holds, with and without dates."""

from __future__ import annotations

import datetime as dt

from mediastudy.plots import PLOTS, clashes, draw

from .tables import corpus_overview


def test_an_outlet_without_dates_says_so() -> None:
    dates = draw("corpus_overview", corpus_overview(6)).axes[2]
    assert [text.get_text() for text in dates.texts] == ["no date"]


def test_no_dates_at_all_is_still_an_overview() -> None:
    table = corpus_overview(3).assign(first_date=None, last_date=None)
    assert len(draw("corpus_overview", table).axes) == 3
    assert "No dates are known." in PLOTS["corpus_overview"].alt(table)


def test_a_corpus_of_one_day_has_one_label() -> None:
    table = corpus_overview(3).assign(first_date=dt.date(2016, 8, 1), last_date=dt.date(2016, 8, 1))
    dates = draw("corpus_overview", table).axes[2]
    assert [label.get_text() for label in dates.get_xticklabels()] == ["1 Aug\n2016"]


def test_two_days_in_a_row_have_room_for_both_labels() -> None:
    table = corpus_overview(3).assign(first_date=dt.date(2016, 8, 1), last_date=dt.date(2016, 8, 2))
    assert clashes(draw("corpus_overview", table)) == []


def test_the_words_give_the_sums() -> None:
    table = corpus_overview(2).assign(articles=[2, 3], words=[1000, 500])
    assert "5 articles, 1,500 words" in PLOTS["corpus_overview"].caption(table)
