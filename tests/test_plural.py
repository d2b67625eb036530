"""A number with its noun."""

import pytest

from mediastudy.plural import counted

SAID = [
    (1, "article", "1 article"),
    (0, "article", "0 articles"),
    (1200, "story", "1,200 stories"),
    (2, "day", "2 days"),
]


@pytest.mark.parametrize(("count", "noun", "words"), SAID)
def test_one_is_singular_and_everything_else_plural(count, noun, words):
    assert counted(count, noun) == words
