"""A figure is cited with its version and digest, in forms that other programs read."""

import json
import re

import pytest
import yaml

from mediastudy.cli.cite import FORMS as OFFERED
from mediastudy.errors import OutputError, UnknownNameError
from mediastudy.record.cite import FORMS, citation

from .runs import STEM, make_run


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    return folder, make_run(folder)


def cited(run, form, figure=STEM):
    return FORMS[form](citation(figure, run[1], run[0]))


def test_the_command_offers_every_form():
    assert tuple(FORMS) == OFFERED


@pytest.mark.parametrize("form", FORMS)
def test_every_form_names_the_version_and_the_digests(form, run):
    text = " ".join(cited(run, form).split())
    for part in (run[1]["mediastudy"], run[1]["digest"][:12], run[1]["figures"][STEM]["files"][f"{STEM}.png"][:12]):
        assert part in text


@pytest.mark.parametrize("form", ["markdown", "word", "csl", "cff", "latex"])
def test_the_alternative_text_comes_along(form, run):
    words = run[1]["figures"][STEM]["alt"].split(" (")[0]
    assert words in " ".join(cited(run, form).split())


def test_bibtex_has_balanced_braces_and_plain_key(run):
    text = cited(run, "bibtex")
    assert re.match(r"@misc\{mediastudy-02-hedges-by-voice-[0-9a-f]{8},\n", text)
    bare = re.sub(r"\\[{}]", "", text)
    assert bare.count("{") == bare.count("}")


def test_csl_is_json_with_what_a_processor_needs(run):
    (item,) = json.loads(cited(run, "csl"))
    assert {"id", "type", "title", "author", "version"} <= set(item)
    assert item["type"] == "graphic"


def test_cff_is_plain_yaml_with_the_required_keys(run):
    text = cited(run, "cff")
    content = yaml.safe_load(text)
    assert {"cff-version", "message", "title", "authors"} <= set(content)
    assert {"type", "title", "authors"} <= set(content["preferred-citation"])
    assert not re.search(r"[&*]id\d", text)


def test_latex_includes_the_pdf_and_escapes_the_words(run):
    text = cited(run, "latex")
    assert f"{{{(run[0] / STEM).as_posix()}.pdf}}" in text
    assert r"95 \%" in text and r"02\_hedges\_by\_voice" in text


def test_a_figure_is_found_by_the_path_of_any_of_its_files(run):
    assert cited(run, "bibtex", str(run[0] / f"{STEM}.svg")) == cited(run, "bibtex")


def test_a_path_that_is_no_file_is_not_taken_for_the_figure_of_that_name(run):
    with pytest.raises(OutputError, match="no such file"):
        cited(run, "bibtex", f"nosuch/{STEM}.png")


def test_an_unknown_figure_is_answered_with_the_nearest(run):
    with pytest.raises(UnknownNameError, match=f"Did you mean '{STEM}'"):
        citation("02_hedges_by_voces", run[1], run[0])
