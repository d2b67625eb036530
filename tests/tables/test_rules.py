"""Rule sets: each switch changes what counts as one anonymous source, and a wrong switch is named."""

import pandas as pd
import pytest

from mediastudy.errors import LexiconError
from mediastudy.tables.rules import Rules, compare_rules, load_rules, shipped_rules, sources_by_rule
from mediastudy.tables.sources import source_rows

PLAIN = {"mark": "source", "where": "body", "speech": True, "id": "a", "outlet": "Echo", "plural": False}
PLAIN |= {"spokesperson": False, "anonymous": True, "explicit": False, "class": "unnamed_person"}
MENTIONS = [
    {"entity": "official", "paragraph": 1, "start": 10},
    {"entity": "official", "paragraph": 2, "start": 20, "explicit": True},
    {"entity": "official", "paragraph": 6, "start": 60},
    {"entity": "aides", "class": "unnamed_group", "plural": True, "paragraph": 3, "start": 30},
    {"entity": "aides", "class": "unnamed_group", "plural": True, "paragraph": 4, "start": 40},
    {"entity": "spokeswoman", "spokesperson": True, "paragraph": 5, "start": 50},
    {"entity": "critics", "class": "unnamed_group", "plural": True, "anonymous": False, "paragraph": 7, "start": 70},
    {"entity": "ministry", "class": "named_organisation", "anonymous": False, "paragraph": 8, "start": 80},
    {"entity": "thought", "speech": False, "paragraph": 9, "start": 90},
]
MARKS = pd.DataFrame([{**PLAIN, **mention} for mention in MENTIONS])
ARTICLES = pd.DataFrame({"id": ["a", "b"], "outlet": ["Echo", "Echo"], "words": [400, 600]})


def anonymous(**switches: object) -> tuple[int, int]:
    """Return the anonymous sources and all sources under a rule set with these switches."""
    found = sources_by_rule(MARKS, Rules("x", "x", "x", **switches))
    return int(found["anonymous"].sum()), len(found)


SWITCHED = [
    ({}, (3, 5)),
    ({"unit": "mentions"}, (6, 8)),
    ({"unit": "uses"}, (4, 6)),
    ({"plural": "each mention"}, (4, 6)),
    ({"plural": "out"}, (2, 3)),
    ({"spokespersons": False}, (2, 5)),
    ({"crowds": True}, (4, 5)),
    ({"explicit_only": True}, (1, 5)),
    ({"organisations": False}, (3, 4)),
]


@pytest.mark.parametrize(("switches", "expected"), SWITCHED, ids=str)
def test_a_switch_changes_the_count(switches, expected):
    assert anonymous(**switches) == expected


def test_the_three_units_come_from_one_table():
    row = compare_rules(ARTICLES, MARKS, [Rules("x", "x", "x")]).iloc[0]
    assert (row["value"], row["stories"], row["per_story"], row["per_1000"]) == pytest.approx((3 / 5, 0.5, 1.5, 3))


def test_an_outlet_without_sources_has_no_share():
    row = compare_rules(ARTICLES, MARKS[:0], [Rules("x", "x", "x")]).iloc[0]
    assert pd.isna(row["value"]) and row["sources"] == 0


def test_the_codebook_is_the_first_of_the_shipped_rule_sets():
    shipped = shipped_rules()
    assert shipped[0].name == "codebook"
    assert len({rules.name for rules in shipped}) == len(shipped) >= 8


FAULTS = [
    ('name = "x"', "the key 'version' is missing"),
    ("name = ", "not a readable TOML file"),
    ('name = "x"\nversion = "1"\ntitle = "x"\nsource = "x"\n[switches]\nplurals = "once"', "Did you mean 'plural'"),
    ('name = "x"\nversion = "1"\ntitle = "x"\nsource = "x"\n[switches]\nunit = "quotes"', "use one of 'sources'"),
    ('name = "x"\nversion = "1"\ntitle = "x"\nsource = "x"\n[switches]\ncrowds = 1', "use one of True, False"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_faulty_rule_set_is_named(text, message, tmp_path):
    (tmp_path / "mine.toml").write_text(text)
    with pytest.raises(LexiconError, match=message):
        load_rules(tmp_path / "mine.toml")


def test_a_source_is_one_row_with_all_that_is_told_of_it():
    told = {"number": "", "affiliation": "ministry", "rank": "senior", "reason": None, "reason_class": ""}
    rows = [
        {**PLAIN, **told, "text": "a senior ministry official", **mention, "cue": at}
        for at, mention in enumerate(MENTIONS[:3])
    ]
    cues = [{"mark": "cue", "start": at, "mode": mode} for at, mode in enumerate(["direct", "indirect", "direct"])]
    (row,) = source_rows([*cues, *({**row, "position": row["start"] / 100} for row in rows)])
    assert (row["mentions"], row["direct"], row["indirect"]) == (3, 2, 1)
    assert (row["explicit"], row["described"], row["first_position"], row["other_sources"]) == (True, True, 0.1, 0)
