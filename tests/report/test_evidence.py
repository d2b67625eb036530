"""Evidence: each mark that is counted, in its sentence, with the attribution that it belongs to."""

import datetime as dt
import re
from html import unescape

import pytest

from mediastudy import metrics
from mediastudy.article import Article
from mediastudy.errors import MediastudyError
from mediastudy.report.evidence import evidence, sentences_around
from mediastudy.tables import Work

TEXT = (
    'The weir may close in June.\n\n"We found two cracks. Nobody was told," said Ada Brook, who leads the survey.\n\n'
    "A person familiar with the plan said the repair might take a year <b>."
)
ARTICLE = Article("weir-1", "Vale Echo", TEXT, dt.date(2031, 5, 2), "Weir may close")


@pytest.fixture
def work(tmp_path):
    return Work(tmp_path / "unread.jsonl")


def lines(work, metric):
    (found,) = evidence([ARTICLE], work, (metric,))
    return [line.row for line in found.lines]


def plain(html):
    return unescape(re.sub("<[^>]*>", "", html))


def test_a_hedge_stands_in_its_sentence(work):
    own, *_ = lines(work, "hedges_own")
    assert (own["before"], own["text"], own["after"]) == ("The weir ", "may", " close in June.")
    assert (own["voice"], own["date"], own["title"]) == ("own", dt.date(2031, 5, 2), "Weir may close")


def test_an_attribution_is_shown_whole_and_says_who_speaks(work):
    (found,) = evidence([ARTICLE], work, ("attributions",))
    assert plain(found.lines[0].sentence) == (
        '"We found two cracks. Nobody was told," said Ada Brook, who leads the survey.'
    )
    assert found.lines[0].row["speaker"].startswith("Ada Brook")


def test_an_anonymous_source_is_the_mark_and_its_cue_is_shown(work):
    (found,) = evidence([ARTICLE], work, ("anonymous_sources",))
    assert [line.row["text"] for line in found.lines] == ["A person familiar with the plan"]
    assert '<span class="cue">said</span>' in found.lines[0].sentence


def test_the_whole_article_is_there_and_markup_in_it_is_text(work):
    (found,) = evidence([ARTICLE], work, ("hedges",))
    assert plain(found.whole) == TEXT and "<b>" not in found.whole
    assert '<span class="quoted">' in found.whole


def test_offsets_lead_back_to_the_words(work):
    for row in [*lines(work, "hedges"), *lines(work, "attributions"), *lines(work, "sources")]:
        assert TEXT[row["start"] : row["end"]] == row["text"]
        assert row["before"] + row["text"] + row["after"] in TEXT


def test_an_article_without_any_has_a_count_and_no_lines(work):
    (found,) = evidence([Article("a", "B", "Rain fell.")], work, ("hedges",))
    assert (found.count, found.lines, found.exposure, found.whole) == (0, (), 2, "")


def test_a_count_that_its_list_does_not_bear_out_is_a_fault_of_ours(work, monkeypatch):
    monkeypatch.setattr("mediastudy.report.evidence.METRICS", {**metrics.METRICS, "hedges": lambda document: 99})
    with pytest.raises(MediastudyError, match="weir-1: hedges counts 99, but 2 are listed; this is a fault"):
        evidence([ARTICLE], work, ("hedges",))


def test_a_stretch_over_two_sentences_has_both():
    from mediastudy.annotation import annotate
    from mediastudy.lexicon import load_all

    tokens = annotate(Article("a", "B", "One came. Two went. Three stayed."), load_all()).tokens
    assert sentences_around(tokens, 4, 13) == (0, 19)
