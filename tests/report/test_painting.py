"""Painting: all that the text holds is shown, once, in order, and none of it is markup."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from mediastudy.report.painting import painted

STRETCH = st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["hit", "quoted", "source"]))


@given(st.text(alphabet="ab<&>\"' \n", max_size=40), st.lists(STRETCH, max_size=6))
def test_without_its_tags_it_is_the_text(text, layers):
    ours = [(min(first, last, len(text)), min(max(first, last), len(text)), name) for first, last, name in layers]
    html = painted(text, 0, len(text), [each for each in ours if each[0] < each[1]])
    assert unescape(re.sub(r'</?(?:span|mark)(?: class="[a-z ]+")?>', "", html)) == text


def test_layers_may_cross():
    html = painted("one two three", 0, 13, [(0, 7, "quoted"), (4, 13, "hit")])
    assert html == (
        '<span class="quoted">one </span><mark class="quoted hit">two</mark><mark class="hit"> three</mark>'
    )


def test_only_what_is_asked_for_is_painted():
    assert painted("She said so.", 4, 8, [(0, 12, "own"), (4, 8, "hit")]) == '<mark class="hit own">said</mark>'
