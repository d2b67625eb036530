"""Quotations: a table of texts with each quotation in ⟦ ⟧ (an unclosed one in ⟦ ⟫), and the style of an article."""

from __future__ import annotations

import re

import pytest

from mediastudy.annotation import annotate
from mediastudy.annotation.marks import DOUBLE, SINGLE
from mediastudy.annotation.quotations import STYLES, quote_style
from mediastudy.article import Article, Document
from mediastudy.lexicon import load_all

LEXICONS = load_all()

TABLE = [
    # every style
    "⟦“We go,”⟧ he said. ⟦“Now.”⟧",
    '⟦"We go,"⟧ he said. ⟦"Now."⟧',
    "⟦''We go,''⟧ he said. ⟦''Now.''⟧",
    "⟦``We go,''⟧ he said. ⟦``Now.''⟧",
    "⟦‘‘We go,’’⟧ he said.",
    "⟦‘We go,’⟧ he said. ⟦‘Now.’⟧",
    "⟦'We go,'⟧ he said. ⟦'Now.'⟧",
    "⟦«We go»⟧, he said.",
    # mixed pairs, marks turned the wrong way
    "She said it ⟦''would not be right,”⟧ and left.",
    '⟦“We go,"⟧ he said.',
    "He said: ⟦”We go,”⟧ and went.",
    "⟦“We go,“⟧ he said.",
    "He called it a ⟦“farce’⟧ on Friday.",
    "⟦‘For many years,”⟧ he said, ⟦“we waited.”⟧",
    "He went ‘home. She stayed.\nNobody” cared.",
    "That was all.⟦”So it was,”⟧ he said.",
    # apostrophes are no quotation marks
    "The workers' plan and the bosses' plan aren't Orr's.",
    "The workers’ plan and the bosses’ plan aren’t Orr’s.",
    "It’s ’60s stuff; give ’em rock 'n' roll, y'all.",
    "He is 6'2\" and she is 5' 10\" tall.",
    "Goin' home, he was singin' and dancin' on.",
    # single marks, beside possessives
    "Officials ⟦'cannot confirm'⟧ the workers' story.",
    "⟦‘The workers’ plan is bad,’⟧ he said. ⟦‘It’s no one’s.’⟧",
    "He spoke of ⟦'lies'⟧ and ⟦'games'⟧ on Friday.",
    "⟦'It's Orr's,'⟧ she said.",
    # nested: the outermost counts
    "⟦“He said ‘no’ to me,”⟧ she said.",
    "⟦‘He said “no” to me,’⟧ she said. ⟦‘I said “yes”.’⟧",
    "⟦\"'No' is what he said,\"⟧ she said.",
    '⟦"He said "no" to me,"⟧ she said.',
    "⟦“It was ‘fine,’”⟧ she said.",
    # scare quotes
    "The so-called ⟦“experts”⟧ met.",
    "(⟦“experts”⟧)—⟦“all of them”⟧—met.",
    # never closed
    "⟦“We go, he said.⟫\nHe went.",
    '⟦"We go.⟫\n⟦"Now we go,"⟧ he said.',
    "⟦“We go.⟫\n⟦“We still go.⟫\n⟦“Now we go,”⟧ he said.",
    "⟦“We go.⟫\n⟦Now we go,”⟧ he said.",
    "He said ⟦“we go, he ⟫⟦“went”⟧ on.",
    # nothing to pair
    "He went.” She stayed.",
    '"',
    "“\nHe went.",
    "",
]


def read(text: str) -> Document:
    return annotate(Article("a", "outlet", text), LEXICONS)


def marked(document: Document) -> str:
    text = document.article.text
    for mark in reversed(document["quotations"]):
        closing = "⟧" if mark.attributes["closed"] else "⟫"
        text = text[: mark.start] + "⟦" + text[mark.start : mark.end] + closing + text[mark.end :]
    return text


@pytest.mark.parametrize("expected", TABLE)
def test_text_has_these_quotations(expected: str) -> None:
    found = marked(read(re.sub("[⟦⟧⟫]", "", expected)))
    assert found == re.sub(r"( +)⟫", r"⟫\1", expected)


def test_quotation_runs_over_wrapped_lines() -> None:
    lines = [
        "“We shall open the bridge when the river is back in",
        "its bed and the road is dry, and no sooner than that",
        "day,” the mayor said on Friday, a week after the big",
        "flood.",
    ]
    document = read("\n".join(lines))
    assert [mark.end for mark in document["quotations"]] == [document.article.text.index(" the mayor")]


def test_inner_quotations_are_an_attribute_of_the_outer() -> None:
    document = read("“He said ‘no’ to me,” she said.")
    ((start, end),) = document["quotations"][0].attributes["inner"]
    assert document.article.text[start:end] == "‘no’"


def test_label_is_the_opening_mark_as_written() -> None:
    labels = [mark.label for mark in read("''A b,'' he said. “C d.” «E f»")["quotations"]]
    assert labels == ["''", "“", "«"]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("“A b,” he said. “C d.”", "curly-double"),
        ('"A b," he said.', "straight-double"),
        ("''A b,'' he said.", "doubled-apostrophe"),
        ("‘A b,’ he said.", "curly-single"),
        ("'A b,' he said.", "straight-single"),
        ("«A b»", "guillemets"),
        ('“A b,” he said. "C d."', "mixed"),
        ("“A b,” he said, and “c d,” of ‘the e’.", "curly-double"),
        ("Nobody spoke of the workers' plan.", "none"),
    ],
)
def test_style_of_an_article(text: str, style: str) -> None:
    assert quote_style(read(text).tokens) == style


def test_every_mark_that_can_open_has_a_style() -> None:
    assert set(STYLES) == DOUBLE | SINGLE
