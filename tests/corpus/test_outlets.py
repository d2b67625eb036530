"""Outlet names: what is proposed to be one outlet and why, and what a map does to a corpus."""

import json

import pytest

from mediastudy.article import Article
from mediastudy.corpus.outlet_map import map_text, read_map
from mediastudy.corpus.outlet_names import propose, spellings
from mediastudy.errors import CorpusError
from mediastudy.lexicon import load_all
from mediastudy.tables import Work

LEXICON = load_all()["outlet_names"]


def articles(*names):
    return [Article(str(at), name, "x", metadata={"url": url}) for at, (name, url) in enumerate(names)]


def groups(*names, known=None):
    pairs = [name if isinstance(name, tuple) else (name, "") for name in names]
    found = spellings(articles(*pairs), LEXICON, "outlet", "c.csv")
    proposed = propose(found, LEXICON, known)
    return {group.name: {name: reason for name, _, reason in group.spellings} for group in proposed}


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        ("Harbour Herald", "The Harbour Herald", "the same but for case, spaces, 'The'"),
        ("Harbour Herald", "HARBOUR  HERALD", "the same but for case, spaces, 'The'"),
        ("harbourherald.com", "www.harbourherald.com", "the same site, harbourherald.com"),
        ("harbourherald.com", "m.harbourherald.com", "the same site, harbourherald.com"),
        ("harbourherald.com", "https://harbourherald.com/news", "the same site, harbourherald.com"),
        ("blogs.harbourherald.co.uk", "harbourherald.co.uk", "the same site, harbourherald.co.uk"),
        ("Harbour Herald", "Harbour Herald - News", "an edition or section of the same name"),
        ("Harbour Herald", "Harbour Herald (Online)", "an edition or section of the same name"),
        ("Harbour Herald", "harbourherald.com", "the host spells it"),
        ("harbourherald.com", "harbourherald.co.uk", "the host spells it"),
    ],
)
def test_two_spellings_are_proposed_to_be_one_outlet_with_the_reason(one, two, reason):
    (found,) = groups(one, one, two).values()
    assert found == {one: "the most frequent", two: reason}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Harbour Herald", "Harbour Post"),
        ("Harbour Herald", "Harbour Herald Tribune"),
        ("The Harbour", "Harbour - Sunset Beach"),
        ("ada.blogspot.com", "piet.blogspot.com"),
        ("harbour.co.uk", "ellery.co.uk"),
    ],
)
def test_other_names_are_left_apart(one, two):
    assert groups(one, two) == {}


def test_a_name_belongs_to_the_host_at_which_its_articles_stand():
    name, host = ("HH Reporter", "https://www.harbourherald.com/1"), ("harbourherald.com", "")
    assert groups(name, name, name, host, host, host, host) == {
        "HH Reporter": {
            "harbourherald.com": "the most frequent",
            "HH Reporter": "3 of 3 of its articles stand at harbourherald.com",
        }
    }


def test_a_name_at_many_hosts_belongs_to_none():
    guest = [("Guest Writer", f"https://site{at}.com/1") for at in range(5)]
    assert groups(*guest, *[("site1.com", "")] * 3) == {}


def test_an_outlet_of_hosts_alone_is_called_by_its_site():
    assert list(groups("blogs.harbourherald.com", "blogs.harbourherald.com", "m.harbourherald.com")) == [
        "harbourherald.com"
    ]


def test_a_map_that_holds_already_is_kept_and_names_the_outlet():
    known = {"harbourherald.com": "The Herald", "Bay News": "The Herald"}
    assert groups("harbourherald.com", "harbourherald.com", "Bay News", "m.harbourherald.com", known=known) == {
        "The Herald": {
            "harbourherald.com": "the most frequent",
            "Bay News": "in the map given",
            "m.harbourherald.com": "the same site, harbourherald.com",
        }
    }


def corpus(folder, *names):
    path = folder / "c.jsonl"
    rows = ({"id": str(at), "outlet": name, "date": "", "text": "x", "source": "s"} for at, name in enumerate(names))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def written(folder, *entries, column="outlet"):
    path = folder / "map.toml"
    path.write_text(map_text(entries, column), encoding="utf-8")
    return path


def test_a_map_reads_back_as_it_was_written(tmp_path):
    path = written(tmp_path, ('The "Herald"', [("harbour\\herald", "2 articles\nof 3"), ("Zeitung Süd", "1")]))
    assert read_map(path).names == {"harbour\\herald": 'The "Herald"', "Zeitung Süd": 'The "Herald"'}


def test_outlets_are_called_as_the_map_says_and_keep_what_was_given(tmp_path):
    path = written(tmp_path, ("Herald", [("herald.com", ""), ("m.herald.com", "")]))
    found = list(Work(corpus(tmp_path, "herald.com", "m.herald.com", "Post"), outlets=path).articles())
    assert [(a.outlet, a.metadata["outlet_as_given"]) for a in found] == [
        ("Herald", "herald.com"),
        ("Herald", "m.herald.com"),
        ("Post", "Post"),
    ]


def test_another_column_can_hold_the_names(tmp_path):
    path = written(tmp_path, ("Herald", [("s", "")]), column="source")
    assert [a.outlet for a in Work(corpus(tmp_path, "x", "y"), outlets=path).articles()] == ["Herald", "Herald"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[outlets]]\nname = "H"\nspellings = ["herold.com"]', "no outlet 'herold.com'. Did you mean 'herald.com'"),
        ('[[outlets]]\nspellings = ["herald.com"]', "'name' is missing"),
        ('[[outlets]]\nname = "H"\nspellings = "herald.com"', "must be a list"),
        ('[[outlets]]\nname = "H"\nspellings = ["a"]\n[[outlets]]\nname = "I"\nspellings = ["a"]', "of 'H' and of 'I'"),
        ('colum = "source"', "Did you mean 'column'"),
        ('column = "sauce"', "Did you mean 'source'"),
        ("outlets = ", "not a readable TOML file"),
    ],
)
def test_a_fault_in_a_map_is_named(tmp_path, text, message):
    (tmp_path / "map.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=message):
        Work(corpus(tmp_path, "herald.com"), outlets=tmp_path / "map.toml").look()
