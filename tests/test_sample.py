"""The sample corpus is what data/README.md says it is."""

import csv
import hashlib
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
SAMPLE = DATA / "sample"
WORD = re.compile(r"\w+(?:[-–&/'’.,:]\w+)*")
QUOTED = re.compile(r"[“”\"‘’]|''")
CLASSES = {"modal", "verb", "adverb", "adjective", "noun", "approximator", "hearsay"}
VOICES = {"own", "quoted", "reported"}
WHERE = {"body", "headline"}
MODES = {"direct", "indirect", "mixed"}
STANCES = {"neutral", "endorsing", "distancing", "argumentative"}
UNNAMED = {"unnamed_person", "unnamed_group"}
TYPES = UNNAMED | {"named_person", "named_organisation", "media", "document", "unnamed_report", "none"}
RULES = {
    *("headline", "byline", "dateline", "caption", "credit"),
    *("read_more", "subscription", "comment_form", "social", "notice"),
}


def _rows():
    with (SAMPLE / "metadata.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _text(name):
    with (SAMPLE / f"{name}.txt").open(encoding="utf-8", newline="") as page:
        return page.read()


ROWS = _rows()
TEXTS = {row["id"]: _text(row["id"]) for row in ROWS}
GOLD = [json.loads(line) for line in (SAMPLE / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
ATTRIBUTIONS = [(TEXTS[line["id"]], each) for line in GOLD for each in line["attributions"]]
README = (DATA / "README.md").read_text(encoding="utf-8")
PACKAGE = json.loads((SAMPLE / "datapackage.json").read_text(encoding="utf-8"))
EVENTS = ("reservoir-leak", "ferry-grounding", "port-strike", "election-recount", "drug-trial", "meteorite-fall")


def _spans(line):
    for mark in line["hedges"] + line["furniture"]:
        yield mark["start"], mark["end"]
    for each in line["attributions"]:
        yield from each["cue"] + (each["source"] or []) + each["content"]
        yield from [each["reason"]] if each["reason"] else []


def _body(line):
    text = list(TEXTS[line["id"]])
    for mark in line["furniture"]:
        text[mark["start"] : mark["end"]] = " " * (mark["end"] - mark["start"])
    return "".join(text)


def _pages(outlet):
    return {name: text for name, text in TEXTS.items() if name.startswith(outlet)}


def _measures(outlet):
    lines = [line for line in GOLD if line["outlet"] == outlet]
    hedges = [hedge for line in lines for hedge in line["hedges"] if hedge["where"] == "body"]
    said = [each for line in lines for each in line["attributions"] if each["where"] == "body" and each["speech"]]
    words, own = sum(line["words"] for line in lines), sum(hedge["voice"] == "own" for hedge in hedges)
    anonymous, stance = sum(each["anonymous"] for each in said), Counter(each["stance"] for each in said)
    rates = (f"{1000 * count / words:.1f}" for count in (len(hedges), own))
    shares = (f"{100 * count / len(said):.0f} %" for count in (anonymous, stance["endorsing"], stance["distancing"]))
    return [outlet, str(words), str(len(hedges)), str(own), *rates, str(len(said)), str(anonymous), *shares]


TABLE = {row[0]: row for row in map(_measures, dict.fromkeys(row["outlet"] for row in ROWS))}


def _order(column):
    return sorted((outlet.split()[-1] for outlet in TABLE), key=lambda short: -_value(short, column))


def _value(short, column):
    row = next(row for outlet, row in TABLE.items() if outlet.endswith(short))
    return float(row[column].removesuffix(" %"))


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=lambda resource: resource["name"])
def test_size_and_hash_of_each_file_are_those_of_the_data_package(resource):
    content = (SAMPLE / resource["path"]).read_bytes()
    assert resource["bytes"] == len(content)
    assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def test_data_package_lists_every_file_of_the_folder():
    listed = {resource["path"] for resource in PACKAGE["resources"]} | {"datapackage.json"}
    assert listed == {path.name for path in SAMPLE.iterdir()}


def test_schema_describes_the_columns_of_the_metadata():
    table = next(resource for resource in PACKAGE["resources"] if resource["name"] == "metadata")
    assert [field["name"] for field in table["schema"]["fields"]] == list(ROWS[0])
    assert all(field["description"] for field in table["schema"]["fields"])


def test_six_outlets_report_each_of_six_events_once():
    pairs = Counter((row["outlet"], row["event"]) for row in ROWS)
    assert len(TABLE) == 6
    assert pairs == Counter((outlet, event) for outlet in TABLE for event in EVENTS)


def test_ids_are_file_stems_and_gold_stands_in_their_order():
    assert [row["id"] + ".txt" for row in ROWS] == [row["file"] for row in ROWS]
    assert [(row["id"], row["outlet"]) for row in ROWS] == [(line["id"], line["outlet"]) for line in GOLD]


@pytest.mark.parametrize("line", GOLD, ids=lambda line: line["id"])
def test_an_article_has_200_words_of_body_and_450_in_all_at_most(line):
    assert line["words"] == len(WORD.findall(_body(line))) >= 200
    assert len(WORD.findall(TEXTS[line["id"]])) <= 450


@pytest.mark.parametrize("line", GOLD, ids=lambda line: line["id"])
def test_every_span_lies_in_the_text_and_has_no_outer_white_space(line):
    text = TEXTS[line["id"]]
    for start, end in _spans(line):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize("line", GOLD, ids=lambda line: line["id"])
def test_hedges_and_furniture_have_known_labels_and_do_not_overlap(line):
    assert {hedge["class"] for hedge in line["hedges"]} <= CLASSES
    assert {hedge["voice"] for hedge in line["hedges"]} <= VOICES
    assert {mark["rule"] for mark in line["furniture"]} <= RULES
    for marks in (line["hedges"], line["furniture"]):
        assert all(one["end"] <= other["start"] for one, other in pairwise(marks))


def test_attributions_have_known_labels():
    for _, each in ATTRIBUTIONS:
        assert each["mode"] in MODES
        assert each["stance"] in STANCES
        assert each["type"] in TYPES
        assert each["where"] in WHERE
        assert len(each["cue"]) == 1


def test_only_an_agentless_attribution_lacks_source_and_entity():
    for _, each in ATTRIBUTIONS:
        agentless = each["type"] == "none"
        assert (each["source"] is None) == (each["entity"] is None) == agentless


def test_only_the_unnamed_are_anonymous_and_only_marked_anonymity_has_a_reason():
    for _, each in ATTRIBUTIONS:
        assert not each["anonymous"] or each["type"] in UNNAMED
        assert each["anonymous"] or each["type"] != "unnamed_person"
        assert not each["explicit"] or each["anonymous"]
        assert each["explicit"] or each["reason"] is None


def test_direct_content_opens_with_a_quotation_mark_and_mixed_content_holds_one():
    for text, each in ATTRIBUTIONS:
        parts = [text[start:end] for start, end in each["content"]]
        assert each["mode"] != "direct" or all(QUOTED.match(part) for part in parts)
        assert each["mode"] != "mixed" or any(QUOTED.search(part) for part in parts)


def test_no_cue_is_a_hedge():
    for line in GOLD:
        cues = [tuple(span) for each in line["attributions"] for span in each["cue"]]
        assert not any(start < hedge["end"] and hedge["start"] < end for start, end in cues for hedge in line["hedges"])


def test_where_says_whether_a_mark_stands_in_the_headline():
    for line in GOLD:
        heads = [mark for mark in line["furniture"] if mark["rule"] == "headline"]
        starts = [(hedge["start"], hedge["where"]) for hedge in line["hedges"]]
        starts += [(each["cue"][0][0], each["where"]) for each in line["attributions"]]
        for start, where in starts:
            assert (where == "headline") == any(head["start"] <= start < head["end"] for head in heads)


def test_readme_table_is_what_the_gold_gives():
    rows = [line.strip("| ").split(" | ") for line in README.splitlines()]
    assert [row for row in rows if len(row) == 11 and row[0] in TABLE] == list(TABLE.values())


def test_courier_leads_in_hedges_and_comes_last_in_its_own_voice():
    assert _order(4) == ["Courier", "Ledger", "Post", "Northline", "Sentinel", "Gazette"]
    assert _order(5)[:2] == ["Ledger", "Sentinel"]
    assert set(_order(5)[4:]) == {"Courier", "Post"}
    assert _value("Ledger", 5) > 5 * _value("Sentinel", 5)


def test_northline_leads_in_anonymous_sources_and_the_post_has_none():
    assert _order(8) == ["Northline", "Sentinel", "Ledger", "Courier", "Gazette", "Post"]
    assert _value("Post", 7) == 0
    assert _value("Northline", 8) > 4 * _value("Sentinel", 8)


def test_most_anonymous_mentions_with_a_reason_are_in_northline():
    reasons = Counter(line["outlet"] for line in GOLD for each in line["attributions"] if each["reason"])
    assert reasons["Northline"] > 0.9 * reasons.total()


def test_gazette_endorses_and_sentinel_distances():
    assert _order(9)[:2] == ["Gazette", "Northline"]
    assert _order(10)[:2] == ["Sentinel", "Northline"]
    assert min(_value("Gazette", 9), _value("Sentinel", 10)) > 70
    assert max(_value("Northline", 9), _value("Northline", 10)) < 5


@pytest.mark.parametrize(
    ("outlet", "pattern", "pages"),
    [
        ("harbour-ledger", r"“[^”]+”", 6),
        ("harbour-ledger", r"“[^”]*[^”]\n\n“", 1),
        ("harbour-ledger", r"^(.+)\n\1$", 2),
        ("harbour-ledger", r"’60s", 1),
        ("harbour-ledger", r"^[A-Z ]+ —", 6),
        ("harbour-ledger", r"^READ MORE: ", 6),
        ("corvane-courier", r'"[^"]+"', 6),
        ("corvane-courier", r"'90s", 1),
        ("corvane-courier", r"^Leave a Reply$", 6),
        ("corvane-courier", r"\A.*cookies", 2),
        ("stennick-sentinel", r"''[^'\"]+''", 6),
        ("stennick-sentinel", r"''[^'\n]+”", 1),
        ("stennick-sentinel", r"^.*: ''[^'\n]+\.$", 1),
        ("stennick-sentinel", r"''[^\n]* 'not available' [^\n]*''", 1),
        ("stennick-sentinel", r"^Share   Tweet", 6),
        ("marrowgate-gazette", r"‘[^‘\n]*\w’\w[^‘\n]*’, ", 6),
        ("marrowgate-gazette", r"‘[^\n]*“[^\n]*”[^\n]*’", 6),
        ("marrowgate-gazette", r": ‘[^’\n]*\.\n\n‘", 1),
        ("marrowgate-gazette", r"’[89]0s", 2),
        ("marrowgate-gazette", r"^Sign up", 6),
        ("tolmere-post", r"\(CPW\) —[^$]*^\(Corvane Press Wire\)$", 2),
        ("northline", r"\w\.?\u00a0\w", 6),
        ("northline", r"\AYour browser is out of date", 6),
    ],
)
def test_planted_quirk_is_present(outlet, pattern, pages):
    found = [name for name, text in _pages(outlet).items() if re.search(pattern, text, re.MULTILINE)]
    assert len(found) == pages


def test_post_is_hard_wrapped_at_68_columns_and_no_other_outlet_is():
    longest = {name: max(map(len, text.splitlines())) for name, text in TEXTS.items()}
    assert {name for name, width in longest.items() if width <= 68} == set(_pages("tolmere-post"))


def test_two_articles_of_the_post_have_no_blank_lines():
    assert sum("\n\n" not in text for text in _pages("tolmere-post").values()) == 2


def test_gazette_has_its_headline_in_the_metadata_only():
    alone = {row["id"] for row in ROWS if row["title"] not in TEXTS[row["id"]].splitlines()}
    assert alone == set(_pages("marrowgate-gazette"))


@pytest.mark.parametrize("event", ["ferry-grounding", "drug-trial"])
def test_courier_and_post_share_agency_copy_that_only_the_post_credits(event):
    pages = [" ".join(TEXTS[f"{outlet}_{event}"].split()) for outlet in ("corvane-courier", "tolmere-post")]
    courier, post = (set(re.split(r"(?<=[.?!\"]) ", page)) for page in pages)
    assert len(courier & post) >= 0.75 * len(post)
    assert ["Corvane Press Wire" in page for page in pages] == [False, True]


@pytest.mark.parametrize(
    "trap",
    [
        *("could not see", "could not be told", "observers may watch", "end of May", "talking about", "Some officials"),
        *("around the dam", "said he would", "would freeze", "must resume", "should be abolished", "likely voters"),
        *("would like to thank", "does not appear on", "suggested the mayor"),
    ],
)
def test_word_that_looks_like_a_hedge_is_not_coded(trap):
    places = [(line, match) for line in GOLD for match in re.finditer(re.escape(trap), TEXTS[line["id"]])]
    assert places
    for line, match in places:
        assert not any(match.start() <= hedge["start"] < match.end() for hedge in line["hedges"])
