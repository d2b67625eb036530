"""What the engine finds in sentences of our own making, and what holds for any text at all."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediastudy.annotation import annotate, annotate_together, relations
from mediastudy.annotation.attribution import attributions
from mediastudy.article import Article, Document, Mark
from mediastudy.errors import LexiconError
from mediastudy.lexicon import load_all
from tests.annotation.attribution_cases import PLAIN, QUOTED, SHAPES, Case

LEXICONS = load_all()
LEARNED = {"attributions": attributions}
BY_RULE = {"attributions": partial(attributions, cue_model=None)}
OUTER = " .,;:!?\"'“”‘’"
WORDS = [
    "said",
    "told",
    "“",
    "”",
    '"',
    "''",
    "‘",
    "’",
    ":",
    "—",
    ",",
    ".",
    "?",
    "the",
    "mayor",
    "Ms.",
    "ODELL",
    "he",
    "who",
]
WORDS += ["that", "and", "according", "to", "by", "was", "quoted", "as", "saying", "\n\n"]
NEWS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def read(text: str, layers=LEARNED, **fields: str) -> Document:
    return annotate(Article("a", "The Outlet", text, **fields), LEXICONS, layers)


def found(text: str, layers=LEARNED) -> list[tuple[str, ...]]:
    """Each attribution as source (if any), cue, and the pieces of content, outer punctuation left out."""
    return [
        tuple(bare(text[m.start : m.end]) for m in (*one.source, one.cue, *one.content))
        for one in relations(read(text, layers))
    ]


def bare(part: str) -> str:
    """The words of a span without its outer punctuation; a colon that is itself the cue stays."""
    return part.strip(OUTER) or part


def cue(text: str) -> Mark:
    return relations(read(text))[0].cue


@pytest.mark.parametrize(("text", "expected"), [*PLAIN, *QUOTED, *SHAPES], ids=lambda value: str(value)[:60])
def test_a_careful_reader_would_mark_the_same(text: str, expected: Case) -> None:
    assert found(text) == [tuple(bare(part) for part in one if part) for one in expected]


@pytest.mark.parametrize(("text", "expected"), [*PLAIN[:6], *QUOTED[:4]], ids=lambda value: str(value)[:60])
def test_rules_alone_find_the_source_and_cue_of_plain_sentences(text: str, expected: Case) -> None:
    assert [one[:2] for one in found(text, BY_RULE)] == [tuple(map(bare, one[:2])) for one in expected]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“We will not leave this valley,” said Maria Gonden.", "direct"),
        ("The mayor said the bridge would stay closed.", "indirect"),
        ("The mayor said the bridge was “beyond repair” and would close.", "mixed"),
    ],
)
def test_mode_says_how_much_stands_in_quotation_marks(text: str, mode: str) -> None:
    assert cue(text).attributes["mode"] == mode


@pytest.mark.parametrize(
    ("text", "verb", "group", "speech", "stance"),
    [
        ("The mayor said the bridge was closed.", "say", "speech", True, "neutral"),
        ("The mayor claimed that the bridge was closed.", "claim", "speech", True, "distancing"),
        ("The mayor confirmed that the bridge was closed.", "confirm", "speech", True, "endorsing"),
        ("The mayor insisted that the bridge was closed.", "insist", "speech", True, "argumentative"),
        ("The bridge was closed, according to the mayor.", "according to", "according", True, "neutral"),
        ("The mayor believes that the bridge is closed.", "believe", "cognition", False, "neutral"),
    ],
)
def test_a_cue_has_its_lemma_its_class_and_its_stance(
    text: str, verb: str, group: str, speech: bool, stance: str
) -> None:
    attributes = cue(text).attributes
    assert [attributes[name] for name in ("verb", "class", "speech", "stance")] == [verb, group, speech, stance]


def test_a_cue_leaves_its_auxiliaries_out() -> None:
    text = "Officials have acknowledged that the count was wrong."
    assert text[cue(text).start : cue(text).end] == "acknowledged"


def test_a_headline_is_read_by_itself() -> None:
    text = "Mayor says bridge is safe\n\nThe mayor said the bridge would stay open."
    document = read(text, title="Mayor says bridge is safe")
    assert [one.cue.attributes["where"] for one in relations(document)] == ["headline", "body"]


def test_furniture_is_never_part_of_an_attribution() -> None:
    text = "The mayor said the bridge would stay open.\n\nREAD MORE: Harbor chief says ferries are late\n\nIt rained."
    document = read(text)
    furniture = [mark for mark in document["furniture"] if mark.label != "headline"]
    inside = [m for m in document["attributions"] for f in furniture if m.start < f.end and f.start < m.end]
    assert furniture
    assert not inside


def test_together_or_one_by_one_the_marks_are_the_same() -> None:
    articles = [Article(str(n), "The Outlet", text) for n, (text, _) in enumerate([*QUOTED, *PLAIN, *SHAPES])]
    articles.insert(3, Article("empty", "The Outlet", ""))
    alone = [annotate(article, LEXICONS, LEARNED)["attributions"] for article in articles]
    assert [document["attributions"] for document in annotate_together(articles, LEXICONS)] == alone


def test_a_missing_lexicon_is_named() -> None:
    with pytest.raises(LexiconError, match="attribution_cues"):
        attributions(read("He said so.", {}), {"word_classes": LEXICONS["word_classes"]})


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=200), NEWS), st.sampled_from([LEARNED, BY_RULE]))
def test_any_text_gives_marks_in_range_not_empty_and_in_order(text: str, layers) -> None:
    document = read(text, layers)
    marks = document["attributions"]
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
    cues = [one.cue.start for one in relations(document)]
    assert cues == sorted(cues)
    assert document.article.text == text


@settings(deadline=None, max_examples=50)
@given(NEWS)
def test_the_same_text_gives_the_same_marks(text: str) -> None:
    assert read(text)["attributions"] == read(text)["attributions"]
