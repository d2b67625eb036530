"""A figure made again gets the grade it deserves, and a difference is laid to its cause."""

import json
import shutil

import pytest
from PIL import Image

from mediastudy.errors import OutputError
from mediastudy.record.causes import UNKNOWN, causes
from mediastudy.record.compare import TOLERANCE, Grade
from mediastudy.record.manifest import read_manifest, write_manifest
from mediastudy.record.verify import ALTERED, Finding, check_files, compare_runs, summary, told

from .runs import FACTS, STEM, changed, make_run, table


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    folder = tmp_path_factory.mktemp("before")
    return folder, make_run(folder)


def verdict(before, folder, now):
    return next(finding for finding in compare_runs(before, (folder, now)) if finding.name == STEM)


def test_the_same_work_is_identical_bytes_and_needs_no_cause(before, tmp_path):
    found = verdict(before, tmp_path, make_run(tmp_path))
    assert (found.verdict, found.good, found.why) == (Grade.BYTES.value, True, ())


def test_another_corpus_with_the_same_numbers_is_identical_pixels(before, tmp_path):
    facts = changed(FACTS, "corpus", "sha256", to="e" * 64)
    found = verdict(before, tmp_path, make_run(tmp_path, facts=changed(facts, "articles", "b", to="9" * 16)))
    assert (found.verdict, found.good) == (Grade.PIXELS.value, True)
    assert found.why == ("data: 1 of 3 articles changed (b)",)


def test_another_drawing_of_the_same_table_is_another_look(before, tmp_path):
    now = make_run(tmp_path)
    redrawn = changed(now, "figures", STEM, "pixels", "sha256", to="0" * 64)
    found = verdict(before, tmp_path, changed(redrawn, "figures", STEM, "files", f"{STEM}.png", to="0" * 64))
    assert (found.verdict, found.good) == (Grade.DATA.value, True)


@pytest.mark.parametrize(("by", "grade"), [(TOLERANCE / 2, Grade.TOLERANCE), (TOLERANCE * 10, Grade.CHANGED)])
def test_a_number_may_move_within_the_tolerance(by, grade, before, tmp_path):
    data = table()
    data.loc[0, "rate"] *= 1 + by
    found = verdict(before, tmp_path, make_run(tmp_path, data))
    assert (found.verdict, found.good) == (grade.value, grade is not Grade.CHANGED)


def test_a_change_names_the_number_that_moved_most(before, tmp_path):
    data = table()
    data.loc[1, "rate"] = 9.25
    data.loc[2, "low"] *= 1.01
    found = verdict(before, tmp_path, make_run(tmp_path, data))
    assert found.what[0].startswith("2 cells moved, most of all Northbridge Courier, own: rate ")
    assert found.what[0].endswith(" → 9.25")


def test_an_outlet_that_is_gone_is_a_change(before, tmp_path):
    data = table()
    found = verdict(before, tmp_path, make_run(tmp_path, data[data["outlet"] != "Harrow Post"]))
    assert found.verdict == Grade.CHANGED.value
    assert found.what[0].startswith("3 rows gone")


def test_a_figure_that_is_not_made_any_more_is_a_change(before, tmp_path):
    found = verdict(before, tmp_path, {**before[1], "figures": {}})
    assert (found.good, found.what[0]) == (False, "is not made any more")


def test_without_any_difference_in_the_records_the_cause_is_said_to_be_unknown(before):
    assert causes(before[1], before[1], STEM) == [UNKNOWN]


CAUSES = {
    "version: matplotlib 3.1.0 → 3.2.0": (("environment", "packages", "matplotlib"), "3.1.0", "3.2.0"),
    "version: Python 3.11.1 → 3.12.1": (("environment", "python"), "3.11.1", "3.12.1"),
    "font: A.ttf → B.ttf": (("environment", "font"), {"name": "A.ttf"}, {"name": "B.ttf"}),
    "font: another file of A.ttf": (
        ("environment", "font"),
        {"name": "A.ttf", "sha256": "1"},
        {"name": "A.ttf", "sha256": "2"},
    ),
    "lexicon hedges: version 1 → 2": (("lexicons", "hedges", "version"), "1", "2"),
    "lexicon hedges: changed under version 1 (aaaaaaaa → bbbbbbbb)": (
        ("lexicons", "hedges", "sha256"),
        "a" * 64,
        "b" * 64,
    ),
    "weights: w.json": (("weights", "w.json"), "1", "2"),
    "parameter top: 5 → 6": (("notebooks", "02_hedging", "parameters", "top"), 5, 6),
    "notebook code: 02_hedging.ipynb": (("notebooks", "02_hedging", "sha256"), "1", "2"),
    "package code: models": (("code", "models"), "1", "2"),
    "compression: zlib as python has it packs the same content into other bytes": (
        ("environment", "deflate", "python"),
        "1",
        "2",
    ),
    "data: 1 of 3 articles changed (b)": (("articles", "b"), "1", "2"),
}


@pytest.mark.parametrize("cause", CAUSES)
def test_each_cause_is_named_and_no_other(cause, before):
    keys, old, new = CAUSES[cause]
    was, now = (changed(before[1], *keys, to=value) for value in (old, new))
    if keys[0] == "articles":
        now = changed(now, "corpus", "sha256", to="f" * 64)
    assert causes(was, now, STEM) == [cause]


def test_a_version_faked_in_the_manifest_is_named(before, tmp_path):
    fake = changed(before[1], "environment", "packages", "matplotlib", to="2.0.0")
    was = read_manifest(write_manifest(tmp_path, fake))
    installed = before[1]["environment"]["packages"]["matplotlib"]
    assert causes(was, before[1], STEM) == [f"version: matplotlib 2.0.0 → {installed}"]


def test_articles_that_came_and_went_are_counted():
    was = {"corpus": {"sha256": "1"}, "articles": {"a": "1", "b": "2"}, "lexicons": {}, "notebooks": {}}
    now = {**was, "corpus": {"sha256": "2"}, "articles": {"b": "2", "c": "3", "d": "4", "e": "5", "f": "6"}}
    bare = {"environment": {"python": "3", "packages": {}}}
    said = causes({**was, **bare}, {**now, **bare}, STEM)
    assert said == ["data: 4 of 2 articles new (c, d, e and 1 more); 1 of 2 articles gone (a)"]


def test_a_large_corpus_has_one_digest_for_all_articles(before):
    was = {**before[1], "articles": {}}
    now = changed(was, "corpus", to={**FACTS["corpus"], "sha256": "f" * 64, "articles": 4})
    said = causes(was, now, STEM)
    assert said == ["data: the corpus 'harbour' has another digest (cccccccc → ffffffff; 3 articles then, 4 now)"]


@pytest.fixture
def copied(before, tmp_path):
    shutil.copytree(before[0], tmp_path / "figures")
    return tmp_path / "figures"


def test_untouched_files_are_found_as_in_the_manifest(before, copied):
    assert all(finding.good for finding in check_files(copied, before[1]))


@pytest.mark.parametrize("kind", ["png", "svg", "pdf", "csv", "json"])
def test_a_file_that_was_touched_is_found(kind, before, copied):
    with (copied / f"{STEM}.{kind}").open("ab") as file:
        file.write(b"x")
    found = next(finding for finding in check_files(copied, before[1]) if finding.name == STEM)
    assert (found.verdict, found.good) == (ALTERED, False)
    assert f"{STEM}.{kind}" in found.what[0]


@pytest.mark.parametrize("name", [f"{STEM}.pdf", f"{STEM}.json", "numbers.tex"])
def test_a_missing_file_is_one_clear_line(name, before, copied):
    (copied / name).unlink()
    with pytest.raises(OutputError, match=f"{name}.*not there"):
        check_files(copied, before[1])


def test_a_manifest_cannot_point_outside_its_folder(before, copied, tmp_path):
    outside = tmp_path / "secret.png"
    Image.new("L", (1, 1)).save(outside)
    named = changed(before[1], "figures", STEM, "files", to={"../secret.png": "0"})
    with pytest.raises(OutputError, match=f"{copied.name}.secret.png"):
        check_files(copied, json.loads(json.dumps(named)))


def test_the_summary_counts_every_verdict(before, copied):
    findings = check_files(copied, before[1])
    assert summary(findings) == "2 checked: 2 files as in the manifest."


def test_causes_that_figures_share_are_told_once():
    why = ("lexicon hedges: new", "weights: w.json")
    findings = [Finding("a", "CHANGED", False, ("1 cells moved",), why), Finding("b", "CHANGED", False, (), why)]
    assert list(told(findings))[-2:] == ["b: CHANGED", "    the same causes as of a"]
    assert [line.strip() for line in told(findings)][1:4] == ["1 cells moved", *why]


def test_the_number_is_named_before_the_words(before, tmp_path):
    data = table().assign(note="as it was")
    one = make_run(tmp_path / "one", data)
    data.loc[0, ["rate", "note"]] = [9.25, "other"]
    found = verdict((tmp_path / "one", one), tmp_path / "two", make_run(tmp_path / "two", data))
    assert "rate" in found.what[0] and "other" not in found.what[0]
