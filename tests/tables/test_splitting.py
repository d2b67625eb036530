"""Copies in the tables: the columns, the split, and each text counted once."""

import json

import pandas as pd
import pytest

from mediastudy.copies import COPY_COLUMNS
from mediastudy.errors import CorpusError, UnknownNameError
from mediastudy.parallel import default_jobs
from mediastudy.tables import Work, by_copy, copy_facts, load, split
from mediastudy.tables.stream import write_tables

from ..copies.texts import article, words

AP = "PORT ELLERY (AP) — "
TEXT = " ".join(words(1, 60))
ARTICLES = [
    article("a", f"{AP}{TEXT}", "Harbour Herald", 1),
    article("b", TEXT, "Ellery Post", 2),
    article("c", " ".join(words(2, 60)), "Ellery Post", 3, author="Jana Orlova", chain="anchor"),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "c.jsonl"
    rows = ({"id": a.id, "outlet": a.outlet, "date": str(a.date), "text": a.text, **a.metadata} for a in ARTICLES)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def articles(corpus):
    return load(corpus).articles


def test_the_columns_stand_before_those_of_the_corpus_and_take_their_names(articles):
    names = list(articles.columns)
    assert names[4:10] == ["quote_style", *COPY_COLUMNS]
    assert names.count("chain") == 1


def test_each_article_has_its_copy_and_its_chain(articles):
    table = articles.set_index("id").sort_index()
    assert list(table["copy"]) == ["wire", "wire", "staff"]
    assert list(table["chain"]) == ["a", "a", ""]
    assert list(table["chain_role"]) == ["original", "copy", ""]


def test_split_keeps_one_kind_of_copy(articles):
    assert sorted(split(articles, "wire")["id"]) == ["a", "b"]
    assert sorted(split(articles)["id"]) == ["a", "b", "c"]


def test_counted_once_a_chain_is_its_original(articles):
    assert sorted(split(articles, chains="once")["id"]) == ["a", "c"]


def test_counted_once_a_chain_without_its_original_is_its_oldest(articles):
    here = articles[articles["outlet"] == "Ellery Post"]
    assert sorted(split(here, "wire", "once")["id"]) == ["b"]


@pytest.mark.parametrize("wrong", [{"copies": "stuff"}, {"chains": "ones"}])
def test_an_unknown_split_is_named(articles, wrong):
    with pytest.raises(UnknownNameError, match="Did you mean"):
        split(articles, **wrong)


def test_a_table_measured_before_there_were_copies_says_so(articles):
    with pytest.raises(CorpusError, match="measure the corpus again"):
        split(articles.drop(columns=list(COPY_COLUMNS)))


def test_the_table_by_copy_counts_both_ways(articles):
    table = by_copy(articles).set_index(["outlet", "counted", "copy"])["articles"]
    assert table["Ellery Post", "publication", "all"] == 2
    assert table["Ellery Post", "once", "all"] == 1
    assert ("Ellery Post", "once", "wire") not in table.index


def test_the_facts_are_the_same_from_two_processes(corpus):
    assert copy_facts(Work(corpus), 2) == copy_facts(Work(corpus), 1)


def test_measuring_writes_what_load_gives(corpus, articles, tmp_path):
    work = Work(corpus)
    write_tables(work, work.look(), tmp_path, min(default_jobs(), 1), lambda *done: None)
    pd.testing.assert_frame_equal(load(tmp_path).articles[list(COPY_COLUMNS)], articles[list(COPY_COLUMNS)])
    assert set(pd.read_csv(tmp_path / "outlets_by_copy.csv")["counted"]) == {"publication", "once"}
