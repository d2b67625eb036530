"""The reading of a corpus's health: what is odd with what handles it, and what is in order, in whole sentences."""

from mediastudy.health import examine

from .articles import articles


def test_a_reading_tells_what_is_odd_and_names_what_is_in_order():
    sound = examine(articles(A={}, B={}, C={})).reading
    odd = examine(articles(A={}, B={"wrapped_at": 72}, C={})).reading
    assert sound.startswith("In order: ") and "hard wraps" in sound
    first, *_, last = odd.split("\n\n")
    assert first.startswith("Hard wraps (look). In 1 of ") and "Handled by: told per article" in first
    assert last.startswith("In order: ") and "hard wraps" not in last
