"""The checks of one article: the same columns for any text, from its text, tokens and furniture."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mediastudy.annotation import annotate
from mediastudy.article import Article
from mediastudy.health import CHECK_COLUMNS, check, words_by_region
from mediastudy.lexicon import load_all

LEXICONS = load_all()
BODY = "The council met on Monday, and it was said that the bridge would be kept for the time that it can be paid for."


def checked(text, **fields):
    return check(annotate(Article("a", "Vale Echo", text, **fields), LEXICONS, {}), LEXICONS)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_any_text_can_be_checked(text):
    assert list(checked(text)) == list(CHECK_COLUMNS)


def test_bodies_of_the_same_words_have_the_same_digest():
    other = f"By Jana Orlova\n\n{BODY.replace(', ', ',  ').upper()}\n\nSign up for our newsletter"
    assert checked(BODY)["body_digest"] == checked(other)["body_digest"] != checked(BODY + " Yes.")["body_digest"]


def test_furniture_is_told_by_rule_in_words():
    assert checked(f"By Jana Orlova\n\n{BODY}")["furniture_rules"] == "byline_by 3"


def test_furniture_after_the_body_is_not_its_end():
    assert (
        checked(f"{BODY}\n\nand it was not said on Monday that the old bridge would be [...]\n\nLeave a Reply")[
            "cut_off"
        ]
        == "[...]"
    )


def test_hard_wraps_are_told_by_their_column():
    wrapped = (
        "the old bridge over the river at the port was kept\nfor as long as it can be paid for by the town and its\n"
        * 6
    )
    assert checked(wrapped)["wrapped_at"] > 40
    assert checked(BODY)["wrapped_at"] == 0


def test_words_are_those_of_the_article_table():
    document = annotate(Article("a", "Vale Echo", f"By Jana Orlova\n\n{BODY}"), LEXICONS)
    counts = words_by_region(document)
    assert counts == {"words": len(BODY.split()), "words_headline": 0, "words_furniture": 3}
