"""Two runs side by side: what moved, by how much, whether beyond the intervals, and why."""

import re
from html.parser import HTMLParser

import pytest

from mediastudy.record.diff import Run, diff, told
from mediastudy.record.page import page

from .runs import FACTS, STEM, changed, make_run, table


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    folder = tmp_path_factory.mktemp("before")
    return Run(folder, make_run(folder))


def against(before, folder, data, **more):
    return diff(before, Run(folder, make_run(folder, data, **more)))


def test_nothing_moved_between_equal_runs(before):
    (found,) = diff(before, before)
    assert found.same
    assert list(told([found])) == [f"{STEM}: no number moved"]


def moved_to(rate, low, high):
    data = table()
    data.loc[0, ["rate", "low", "high"]] = [rate, low, high]
    return data


@pytest.mark.parametrize(("by", "reach"), [(0.01, "within"), (50.0, "beyond")])
def test_a_rate_moves_within_its_interval_or_beyond(by, reach, before, tmp_path):
    rate, low, high = table().loc[0, ["rate", "low", "high"]]
    (found,) = against(before, tmp_path, moved_to(rate + by, low + by, high + by))
    assert [(each.move.key, each.move.column, each.reach) for each in found.moved] == [
        (("Harrow Post", "own"), "rate", reach)
    ]


def test_without_an_interval_nothing_is_said_of_one(before, tmp_path):
    (found,) = against(before, tmp_path, moved_to(9.0, float("nan"), float("nan")))
    assert [each.reach for each in found.moved] == [""]


def test_what_moved_beyond_its_interval_is_told_first(before, tmp_path):
    data = table()
    data.loc[0, "rate"] *= 1.2
    data.loc[4, ["rate", "low", "high"]] += 900
    (found,) = against(before, tmp_path, data)
    assert [each.reach for each in found.moved] == ["beyond", "within"]
    assert "+900, beyond the intervals" in list(told([found]))[1]


def test_an_outlet_that_only_one_run_has_is_counted(before, tmp_path):
    data = table()
    (found,) = against(before, tmp_path, data[data["outlet"] != "Harrow Post"])
    assert found.rows == "3 rows gone"
    assert not found.same


def test_a_figure_that_only_one_run_has_is_said_so(before):
    (found,) = diff(before, Run(before.folder, {**before.manifest, "figures": {}}))
    assert found.rows == "only the first run has this figure"


def test_the_causes_come_with_what_moved(before, tmp_path):
    facts = changed(
        changed(FACTS, "lexicons", "hedges", "version", to="2"), "lexicons", "hedges", "sha256", to="b" * 64
    )
    (found,) = against(before, tmp_path, moved_to(9.0, 8.0, 10.0), facts=facts)
    assert found.why == ("lexicon hedges: version 1 → 2",)
    assert list(told([found]))[-2:] == ["What differs between the runs:", "    lexicon hedges: version 1 → 2"]


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.open = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture
def shown(before, tmp_path):
    data = moved_to(9.0, 8.0, 10.0).replace({"outlet": {"Qx": "<script>alert(1)</script>"}})
    data.loc[data["outlet"].str.startswith("<"), "rate"] += 1
    after = Run(tmp_path, make_run(tmp_path, data))
    hostile = Run(before.folder, changed(before.manifest, "figures", STEM, "alt", to='" onerror="x'))
    return page(diff(hostile, after), (hostile, after), ("a&b", "<i>c"))


def test_the_page_is_well_formed_and_needs_nothing_from_outside(shown):
    parser = Tags()
    parser.feed(shown)
    assert parser.open == []
    assert not [tag for tag, _ in parser.tags if tag in {"script", "link", "iframe", "i"}]
    assert not re.search(r"https?:", shown)


def test_names_and_texts_are_escaped(shown):
    assert "<script>" not in shown and "<i>c" not in shown
    parser = Tags()
    parser.feed(shown)
    images = [attributes for tag, attributes in parser.tags if tag == "img"]
    assert [set(attributes) for attributes in images] == [{"src", "alt"}] * 2


def test_both_figures_stand_on_the_page_with_their_words(shown, before):
    parser = Tags()
    parser.feed(shown)
    images = [attributes for tag, attributes in parser.tags if tag == "img"]
    assert all(image["src"].startswith("data:image/png;base64,") and image["alt"] for image in images)
