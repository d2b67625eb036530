"""Drawing: the same articles are shown whatever the order, and no more than a page holds."""

from io import BytesIO

from mediastudy.report.drawing import Drawn

NAMES = [f"article-{number}" for number in range(30)]


def shown(names, most):
    drawn = Drawn(most, BytesIO())
    for name in names:
        drawn.add("page", name, f"text of {name} – ü")
    return list(drawn.of("page"))


def test_the_order_of_the_corpus_decides_nothing_but_the_order_on_the_page():
    one, other = shown(NAMES, 7), shown(NAMES[::-1], 7)
    assert len(one) == 7 and one == other[::-1]


def test_a_page_that_holds_all_shows_all_in_their_order():
    assert shown(NAMES, 30) == [f"text of {name} – ü" for name in NAMES]


def test_pages_are_drawn_apart():
    drawn = Drawn(1, BytesIO())
    drawn.add("a", "x", "one")
    drawn.add("b", "y", "two")
    assert [list(drawn.of(page)) for page in "abc"] == [["one"], ["two"], []]
