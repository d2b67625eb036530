"""Matched stories, positions in the story, and the course of time."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
import pytest

from mediastudy.plots import PLOTS, clashes, draw
from mediastudy.plots.dates import days, in_words
from mediastudy.plots.position_in_story import spread

from .tables import matched_stories, over_time, position_in_story


def test_the_lowest_and_the_highest_outlet_of_an_event_have_their_names() -> None:
    table = matched_stories(6).iloc[:6]
    (ax,) = draw("matched_stories", table).axes
    ends = table.sort_values("rate").iloc[[-1, 0]]["outlet"]
    assert [text.get_text()[:8] for text in ax.texts] == [name[:8] for name in ends]


def stories(outlets: Iterable[str], rates: list[float], **columns: object) -> pd.DataFrame:
    """Return one count on the event a, or those of `columns`, each outlet with a text of its own."""
    table = pd.DataFrame({"construct": "Hedges", "event": "a", "outlet": list(outlets), "rate": rates})
    return table.assign(**{"events": 1, "words": 100, "counted": "once", "prints": "", **columns})


def test_outlets_that_share_an_end_are_counted_not_named() -> None:
    (ax,) = draw("matched_stories", stories("XYZ", [0.0, 0.0, 4.0])).axes
    assert [text.get_text() for text in ax.texts] == ["Z", "2 outlets"]


COPIED = stories(
    "XYZW", [9.0, 2.0, 8.0, 8.5], counted=["once", "once", *["publication"] * 2], prints=["", "", "X", "X"]
)


def test_prints_of_one_text_are_hollow_and_counted_beside_its_outlet() -> None:
    figure = draw("matched_stories", COPIED)
    assert [text.get_text() for text in figure.axes[0].texts] == ["X +2", "Y"]
    assert "n = 2 outlets + 2 prints, 200 words" in [text.get_text() for text in figure.texts]


def test_the_caption_says_how_texts_are_counted_and_what_is_left_out() -> None:
    COPIED.attrs["one_text"] = 3
    said = PLOTS["matched_stories"].caption(COPIED)
    assert "one telling, counted for the outlet of its original (hollow: 2 prints" in said
    assert "Left out: 3 events of which outlets share one text." in said and "1 event, n = 2 outlets each" in said


def test_an_event_in_one_outlet_has_one_name() -> None:
    (ax,) = draw("matched_stories", matched_stories(1).iloc[:1]).axes
    assert len(ax.texts) == 1


def test_the_alt_text_names_the_event_that_divides_outlets_most() -> None:
    said = PLOTS["matched_stories"].alt(stories("XYXY", [1, 9, 4, 5.0], event=list("aabb")))
    assert "furthest apart on a: highest Y (9 per 1,000 words), lowest X (1" in said


def test_no_event_divides_outlets_that_are_all_alike() -> None:
    assert "Hedges: outlets do not differ on any event." in PLOTS["matched_stories"].alt(stories("XY", [0.0, 0.0]))


def test_an_empty_figure_says_why() -> None:
    table = stories("XY", [1.0, 2.0]).iloc[:0]
    table.attrs["reason"] = "No article has an event."
    assert PLOTS["matched_stories"].caption(table).endswith("The figure is empty. No article has an event.")
    assert draw("matched_stories", table).axes[0].texts[0].get_text() == "No article has an event."


@pytest.mark.parametrize("count", [0, 1, 2, 7, 500])
def test_dots_are_spread_within_their_row_and_the_same_way_each_time(count: int) -> None:
    offsets = spread(count)
    assert len(offsets) == count
    assert np.all(np.abs(offsets) <= 0.3)
    assert np.array_equal(offsets, spread(count))


def test_two_mentions_have_no_median() -> None:
    table = pd.DataFrame({"outlet": "Qx", "n": 3, "position": [0.1, 0.2]})
    assert len(draw("position_in_story", table).axes[0].collections) == 0
    more = pd.DataFrame({"outlet": "Qx", "n": 3, "position": [0.1, 0.2, 0.6]})
    assert len(draw("position_in_story", more).axes[0].collections) == 1


def test_an_outlet_without_a_mention_is_said_so() -> None:
    texts = [text.get_text() for text in draw("position_in_story", position_in_story(2)).axes[0].texts]
    assert texts == ["no anonymous mention"]


def test_all_outlets_share_both_scales_over_time() -> None:
    axes = draw("over_time", over_time(6)).axes
    assert len({(ax.get_xlim(), ax.get_ylim()) for ax in axes}) == 1
    assert axes[0].get_ylim()[0] == 0


def test_articles_without_dates_have_no_course_of_time() -> None:
    table = over_time(2).assign(period=None)
    assert "no course of time" in draw("over_time", table).axes[0].texts[0].get_text()


def test_a_date_in_words_does_not_depend_on_the_locale() -> None:
    (day,) = days(pd.Series(["2016-03-02"]))
    assert in_words(float(day)) == "2 Mar\n2016"
    assert np.isnan(days(pd.Series([None, "2016-03-02"]))[0])


def test_more_events_than_a_page_holds_are_those_that_most_outlets_tell() -> None:
    rows = [(f"event {at}", f"Outlet {number}", 1.0 + number) for at in range(60) for number in range(2 + at % 3)]
    event, outlet, rate = (list(column) for column in zip(*rows, strict=True))
    table = stories(outlet, rate, event=event)
    figure = draw("matched_stories", table)
    assert figure.get_figheight() * 25.4 < 254 and clashes(figure) == []
    assert "per 1,000 words; 27 of 60 events" in [text.get_text() for text in figure.texts]
    assert "drawn: the 27 that most outlets tell" in PLOTS["matched_stories"].caption(table)
