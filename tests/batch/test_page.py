"""The index page of a batch: failures first, every run with what it was given and what it made, nothing hostile run."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from mediastudy.batch.ledger import Event, append
from mediastudy.batch.page import Picture, Row, index_page, write_index
from mediastudy.batch.sweep import Run, Sweep
from mediastudy.notebook import Notebook

HOSTILE = '<img src=x onerror="alert(1)"></td><script>alert(2)</script>'
NOTEBOOK = Notebook(Path("nb/one.ipynb"), (), ())


def row(name, state="ok", error="", pictures=(), links=None, **parameters):
    return Row(Run(name, NOTEBOOK, parameters), state, error, links or {}, pictures)


def parsed(*rows):
    return BeautifulSoup(index_page("mine", rows), "html.parser")


def test_failures_come_first_with_their_errors():
    page = parsed(row("a", top=1), row("b", "failed", "code cell 2: ValueError: no", top=2))
    assert [each.get_text() for each in page.select(".failures li code")] == ["code cell 2: ValueError: no"]
    assert [each.get_text(strip=True) for each in page.select("tbody th")] == ["b", "a"]
    assert page.select_one("p").get_text() == "2 runs: 1 failed, 1 ok."


def test_a_parameter_that_varies_is_a_column_and_any_other_stands_above():
    page = parsed(row("a", top=1, by="day"), row("b", top=2, by="day"))
    assert [each.get_text() for each in page.select("thead th.sorts")] == ["run", "state", "top"]
    assert (page.select_one("dt").get_text(), page.select_one("dd").get_text()) == ("by", "day")


def test_a_parameter_that_only_some_notebooks_have_is_no_column_for_that():
    page = parsed(row("a", top=1, by="day"), row("b", top=2))
    assert [each.get_text() for each in page.select("thead th.sorts")] == ["run", "state", "top"]
    assert (page.select_one("dt").get_text(), page.select_one("dd").get_text()) == ("by", "day")


def test_numbers_are_sorted_as_numbers():
    page = parsed(row("a", top=10), row("b", top=9))
    assert [each["data-number"] for each in page.select("td.number")] == ["10", "9"]


def test_values_read_as_a_person_writes_them():
    page = parsed(
        row("a", x=["é", "b"], y=True, z=None),
        row("b", x=[], y=False, z="/elsewhere/data/c.csv"),
        row("c", x="", y=1, z=2),
    )
    cells = [[cell.get_text() for cell in each.select("td")[1:4]] for each in page.select("tbody tr")]
    assert cells == [["é, b", "true", "null"], ["(empty)", "false", "c.csv"], ['""', "1", "2"]]


def test_a_figure_is_a_picture_with_alt_text_that_leads_to_itself():
    page = parsed(row("a", pictures=[Picture("a=1/figures/x.png", "Dots.", 640, 480)]), row("b"))
    image = page.select_one("a[href='a%3D1/figures/x.png'] img")
    assert (image["alt"], image["src"], image["width"]) == ("Dots.", "a%3D1/figures/x.png", "640")


def test_a_link_says_of_which_run_it_is():
    page = parsed(row("a", links={"page": "pages/a.html"}))
    assert page.select_one("tbody a").get_text() == "page of a"


def test_nothing_hostile_becomes_markup():
    made = row(HOSTILE, "failed", HOSTILE, [Picture(HOSTILE, HOSTILE, 1, 1)], {HOSTILE: HOSTILE}, **{HOSTILE: HOSTILE})
    page = parsed(made, row("b"))
    assert len(page.select("script")) == 1 and not page.select("[onerror]")
    assert len(page.select("img")) == 1


def test_only_the_script_of_the_page_may_run_and_nothing_is_fetched():
    page = index_page("mine", [row("a")])
    policy = BeautifulSoup(page, "html.parser").select_one("meta[http-equiv]")["content"]
    assert policy.startswith("default-src 'none'") and re.search(r"script-src 'sha256-[\w+/=]+'", policy)
    assert not re.search(r"https?://", page)


def test_half_a_character_does_no_harm():
    assert index_page("mine", [row("b", "failed", "\ud800")]).encode()


@pytest.fixture
def batch(tmp_path):
    """Return a folder with one good run, one that failed and one that was left out, and their sweep."""
    (tmp_path / "a" / "figures").mkdir(parents=True)
    (tmp_path / "a" / "figures" / "x.png").write_bytes(b"")
    about = {"alt": "Dots.", "pixels": {"width": 4, "height": 3}}
    (tmp_path / "a" / "figures" / "x.json").write_text(json.dumps(about))
    (tmp_path / "a" / "figures" / "half.json").write_text('{"alt":')
    (tmp_path / "a" / "notebook.ipynb").write_text(json.dumps({"cells": [], "metadata": {}}))
    append(tmp_path, Event("a", "skipped", executed="a/notebook.ipynb"))
    append(tmp_path, Event("b", "failed", error="code cell 1: KeyError: 'x'", executed="b/failed.ipynb"))
    return tmp_path, Sweep("mine", tuple(Run(name, NOTEBOOK, {}) for name in "abc"), "")


def index_of(folder, sweep):
    write_index(folder, sweep)
    return BeautifulSoup((folder / "index.html").read_text(encoding="utf-8"), "html.parser")


def test_the_page_of_a_folder_is_made_from_its_ledger(batch):
    page = index_of(*batch)
    states = {each.th.contents[0].strip(): each.td.get_text() for each in page.select("tbody tr")}
    assert states == {"b": "failed", "a": "ok", "c": "left out"}
    assert page.select_one("p").get_text() == "3 runs: 1 failed, 1 ok, 1 left out."


def test_what_was_left_out_is_not_among_what_was_not_made(batch):
    page = index_of(*batch)
    assert page.select_one("h2").get_text() == "Not made: 1"
    assert page.select_one("details").get_text() == "Left out with --only: 1\nc\n"


def test_what_the_page_shows_of_a_run_can_be_looked_at(batch):
    page = index_of(*batch)
    assert [each["alt"] for each in page.select("img")] == ["Dots."]
    assert [each["href"] for each in page.select("tbody th a")] == ["pages/a.html", "a/notebook.ipynb"]


def test_what_the_page_leads_to_is_there(batch):
    page = index_of(*batch)
    assert all((batch[0] / each["href"]).is_file() for each in page.select("a"))


def test_the_same_batch_at_another_time_gives_the_same_bytes(batch):
    folder, sweep = batch
    write_index(folder, sweep)
    before = (folder / "index.html").read_bytes()
    append(folder, Event("a", "ok", 2, 7.5, executed="a/notebook.ipynb"))
    write_index(folder, sweep)
    assert (folder / "index.html").read_bytes() == before


def test_what_was_made_with_other_parameters_is_not_shown_as_made_with_these(batch):
    folder, _ = batch
    append(folder, Event("a", "queued", parameters={"top": 1}), Event("a", "ok", executed="a/notebook.ipynb"))
    write_index(folder, Sweep("mine", (Run("a", NOTEBOOK, {"top": 7}),), ""))
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "1 run: 1 left out." in page
    assert "a: its parameters were changed since it was run" in page
    assert "notebook.ipynb" not in page
