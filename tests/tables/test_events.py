"""Events: the stories of the sample corpus are found again; copies are one telling; a corrected file is heeded."""

import numpy as np
import pandas as pd
import pytest

from mediastudy import corpus, tables
from mediastudy.article import Article
from mediastudy.errors import CorpusError
from mediastudy.lexicon import load_all
from mediastudy.project import root
from mediastudy.tables.events import _likeness
from mediastudy.tables.given import read_events, with_events

SAMPLE = root() / "data" / "sample"
DAM = "Water rose behind the old dam at Tolmere and the board of engineers feared a leak near the mill."
FOG = "A ferry ran aground in fog off the shelf and its captain, Ada Quill, was asked about the radar."


def found(*texts, outlets="xyz", days=(1, 1, 1, 1)):
    articles = [
        Article(f"a{at}", outlets[at % len(outlets)], text, pd.Timestamp(2024, 1, days[at]).date())
        for at, text in enumerate(texts)
    ]
    return tables.find_events(articles, load_all())


@pytest.mark.parametrize("threshold", [0.15, 0.2, 0.25])
def test_the_events_of_the_sample_are_found_again_without_one_error(threshold):
    articles = list(corpus.read(SAMPLE))
    truth = [article.metadata["event"] for article in articles]
    events = tables.find_events(articles, load_all(), threshold=threshold).articles["event"]
    assert len(set(zip(truth, events, strict=True))) == len(set(truth)) == len(set(events)) == 6


def test_what_is_found_does_not_depend_on_the_order_of_the_articles():
    articles = list(corpus.read(SAMPLE))
    one, other = (tables.find_events(each, load_all()).articles for each in (articles, articles[::-1]))
    assert one.set_index("id")["event"].sort_index().equals(other.set_index("id")["event"].sort_index())


def test_a_text_printed_twice_is_one_telling_and_no_event():
    table = found(DAM, DAM, FOG).articles
    assert list(table["telling"]) == ["a0", "a0", "a2"]
    assert set(table["event"]) == {""}


def test_coverage_counts_what_two_outlets_tell():
    counts = tables.coverage(tables.find_events(corpus.read(SAMPLE), load_all()))
    assert (counts["articles"], counts["events"], counts["shared"]) == (36, 6, 6)
    assert counts["articles_of_shared"] == 36


def test_pairs_to_review_are_near_the_threshold_the_nearest_first():
    pairs = tables.find_events(corpus.read(SAMPLE), load_all()).pairs
    away = (pairs["cosine"] - 0.25).abs()
    assert away.is_monotonic_increasing and away.max() <= 0.05


def test_likeness_is_the_average_over_all_other_tellings():
    tellings = np.array([0, 1, 2, 2])
    pairs = pd.DataFrame({"first": [0, 0], "second": [1, 2], "cosine": [0.6, 0.4]})
    assert np.allclose(_likeness(pairs, np.zeros(4, int), tellings)[:3], [0.5, 0.3, 0.2])


def test_one_article_is_no_event():
    assert list(found(DAM).articles["event"]) == [""]


def test_no_article_is_an_error():
    with pytest.raises(CorpusError, match="no article"):
        tables.find_events([], load_all())


def test_the_event_of_a_file_takes_the_place_of_the_articles_own(tmp_path):
    (tmp_path / "e.csv").write_text("id,event\na, dam \n'=b,\n", encoding="utf-8")
    rows = [Article("a", "x", "t", metadata={"event": "old"}), Article("=b", "x", "t"), Article("c", "x", "t")]
    assert [row.metadata["event"] for row in with_events(rows, tmp_path / "e.csv")] == ["dam", "", ""]


BAD = {
    "id,story\na,b\n": "line 1: the column 'event' is missing",
    "id,event\na,b\na,c\n": "row 2: the id 'a' was used before",
    "": "cannot be read as a CSV table",
}


@pytest.mark.parametrize("content", BAD)
def test_a_file_of_events_with_a_fault_is_named(content, tmp_path):
    (tmp_path / "e.csv").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=BAD[content]):
        read_events(tmp_path / "e.csv")


def test_ids_of_another_corpus_are_named(tmp_path):
    (tmp_path / "e.csv").write_text("id,event\na,b\nz,c\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="1 of its 2 ids are no article of the corpus, such as 'z'"):
        list(with_events([Article("a", "x", "t")], tmp_path / "e.csv"))
