"""Lines that an outlet repeats: furniture when they stand steadily at an end of many stories, body otherwise."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from mediastudy.annotation.furnishing.repeated import NONE, Repeated, key
from mediastudy.annotation.furnishing.repeating import find_repeated
from mediastudy.annotation.furniture import find_furniture
from mediastudy.article import Article
from mediastudy.lexicon import load, shipped

LEXICONS = {"furniture": load(shipped()["furniture"])}
THINGS = ("pier", "mill", "lock", "weir", "quay", "barn", "ford", "kiln", "dyke", "wharf", "forge", "croft", "sluice")


def story(number: int) -> list[str]:
    """Return twelve lines about a thing of its own."""
    thing = THINGS[number % len(THINGS)] + "s" * (number // len(THINGS))
    return [
        f"In year {at} the {thing} was mended again, and {at} men of the {thing} were paid for it." for at in range(12)
    ]


def corpus(edit: Callable[[int, list[str]], list[str]], count: int = 13, outlet: str = "Vale Echo") -> list[Article]:
    """Return `count` articles, a story each, edited by `edit`."""
    return [Article(str(n), outlet, "\n\n".join(edit(n, story(n)))) for n in range(count)]


def marked(articles: list[Article]) -> set[str]:
    """Return the lines of `articles` that a rule on repeated lines takes."""
    found = find_repeated(lambda: articles, LEXICONS)
    return {
        article.text[mark.start : mark.end]
        for article in articles
        for mark in find_furniture(article, LEXICONS, found)
        if mark.attributes["rule"].startswith("repeated_")
    }


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("More on the harbour", 4),
        ("The Berth is a weekly column on the port. Write to our desk.", 4),
        ("The Berth tells of tides and of the people who live by them.", 12),
    ],
)
def test_a_line_at_the_end_of_enough_stories_is_furniture(line: str, count: int) -> None:
    assert marked(corpus(lambda n, lines: [*lines, line], count)) == {line}
    assert marked(corpus(lambda n, lines: [*lines, line], count - 1)) == set()


def test_a_label_on_top_of_every_story_is_furniture() -> None:
    assert marked(corpus(lambda n, lines: ["Vale Echo Network", *lines])) == {"Vale Echo Network"}


def test_labels_that_differ_in_their_dates_are_one_line() -> None:
    found = marked(corpus(lambda n, lines: [*lines, f"Web edition of {n + 1} May 2016"]))
    assert len(found) == 13


@pytest.mark.parametrize(
    "line",
    [
        "The ministry did not reply to questions on Monday evening.",
        "What happens next?",
        "The findings so far:",
        "“We have nothing to add to what was said before,” the spokesman said.",
    ],
)
def test_a_formula_of_the_story_stays_body_wherever_it_stands(line: str) -> None:
    assert marked(corpus(lambda n, lines: [*lines[: n % 12], line, *lines[n % 12 :]])) == set()


@pytest.mark.parametrize("line", ["What happens next?", "The findings so far:", "and of the harbour"])
def test_a_crosshead_or_the_rest_of_a_wrapped_line_stays_body_even_at_the_end(line: str) -> None:
    assert marked(corpus(lambda n, lines: [*lines, line])) == set()


def test_lines_of_copies_of_one_story_are_no_furniture() -> None:
    assert marked(corpus(lambda n, lines: [*story(0), "More on the harbour"])) == set()


def test_a_sentence_with_other_numbers_is_another_sentence() -> None:
    assert marked(corpus(lambda n, lines: [*lines, f"Shares of our port fell by {n} percent on the day."])) == set()


def test_a_line_is_marked_only_at_its_end_of_the_page() -> None:
    articles = corpus(lambda n, lines: [*lines, "More on the harbour"], 40)
    odd = Article("odd", "Vale Echo", "\n\n".join(["More on the harbour", *story(5)]))
    found = find_repeated(lambda: [*articles, odd], LEXICONS)
    assert "repeated_label_last" not in {mark.attributes["rule"] for mark in find_furniture(odd, LEXICONS, found)}


def test_another_outlet_has_its_own_lines() -> None:
    found = find_repeated(lambda: corpus(lambda n, lines: [*lines, "More on the harbour"]), LEXICONS)
    other = corpus(lambda n, lines: [*lines, "More on the harbour"], 1, "Hill News")[0]
    assert list(find_furniture(other, LEXICONS, found)) == list(find_furniture(other, LEXICONS, NONE))


def test_a_few_articles_have_no_repeated_lines() -> None:
    assert find_repeated(lambda: corpus(lambda n, lines: [*lines, "More on the harbour"], 3), LEXICONS) == Repeated()


def test_a_columnist_s_own_words_are_no_appeal() -> None:
    assert marked(corpus(lambda n, lines: [*lines, "And so I leave you with this column."], 11)) == set()


@pytest.mark.parametrize("label", [("More on the harbour",) * 2, ("More on the harbour", "more on the harbour")])
def test_the_order_of_the_articles_changes_nothing(label: tuple[str, str]) -> None:
    articles = corpus(lambda n, lines: [*lines, label[n % 2]])
    found = [find_repeated(lambda order=order: order, LEXICONS).facts() for order in (articles, articles[::-1])]
    assert found[0] == found[1]


def test_the_record_is_small_and_survives_the_way_to_another_process() -> None:
    found = find_repeated(lambda: corpus(lambda n, lines: [*lines, "More on the harbour"]), LEXICONS)
    packed = pickle.dumps(found)
    assert pickle.loads(packed) == found
    assert len(packed) < 500


def test_a_key_looks_past_case_and_white_space() -> None:
    assert key("More  on the\u00a0Harbour") == key("more on the harbour") != key("More on the harbours")
