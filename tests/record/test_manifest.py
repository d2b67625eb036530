"""A manifest is the same for the same work, names nothing of the machine, and knows when it was changed."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from mediastudy.errors import OutputError
from mediastudy.record import write_manifest
from mediastudy.record.environment import AROUND, PACKAGE, SHAPING, code, deflate, packages
from mediastudy.record.manifest import read_manifest

from .runs import changed, make_run


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    return folder, make_run(folder)


def test_the_same_work_gives_the_same_bytes(run, tmp_path):
    make_run(tmp_path / "elsewhere")
    for path in run[0].iterdir():
        assert path.read_bytes() == (tmp_path / "elsewhere" / path.name).read_bytes(), path.name


def test_no_path_stands_in_it(run):
    text = (run[0] / "manifest.json").read_text(encoding="utf-8")
    assert not [part for part in (str(run[0]), str(Path.home()), str(PACKAGE)) if part in text]


def test_it_names_what_verify_needs(run):
    assert {"articles", "code", "weights", "environment", "files", "digest"} <= set(run[1])
    assert {"python", "packages", "font", "deflate"} == set(run[1]["environment"])
    assert {"matplotlib", "pillow", "numpy"} <= set(packages())
    assert list(run[1]["files"]) == ["numbers.tex"]


def test_every_package_asked_for_either_shapes_figures_or_only_carries_them():
    """A new dependency in pyproject.toml must be put into SHAPING or, here, among those that cannot change a figure."""
    carrying = {"beautifulsoup4", "click", "defusedxml", "ipykernel", "jupyterlab"}
    carrying |= {"mistune", "nbformat", "papermill", "psutil", "pyyaml", "tqdm"}
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[^a-z0-9-]", need)[0] for need in project["dependencies"]}
    assert asked - set(SHAPING) == carrying
    assert packages().keys() == set(SHAPING)


def test_rooms_that_only_carry_figures_are_no_part_of_their_code():
    assert not AROUND & set(code())
    assert {"annotation", "plots", "models", "article"} <= set(code())


def test_line_ends_do_not_change_the_digest_of_code(tmp_path):
    for name, end in (("unix", b"\n"), ("other", b"\r\n")):
        (tmp_path / name / "room").mkdir(parents=True)
        (tmp_path / name / "room" / "a.py").write_bytes(b"x = 1" + end)
    assert code(tmp_path / "unix") == code(tmp_path / "other") != {}


def test_a_renamed_module_changes_the_digest_of_its_room(tmp_path):
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "a.py").write_text("x = 1\n")
    before = code(tmp_path)
    (tmp_path / "room" / "a.py").rename(tmp_path / "room" / "b.py")
    assert code(tmp_path) != before


def test_the_compressors_are_named_by_what_they_make():
    assert deflate() == deflate()
    assert all(len(digest) == 16 for digest in deflate().values())


def test_a_manifest_is_read_from_its_folder_or_its_file(run):
    assert read_manifest(run[0]) == read_manifest(run[0] / "manifest.json") == run[1]


def test_half_a_character_in_a_caption_survives(tmp_path, run):
    write_manifest(tmp_path, changed(run[1], "corpus", "name", to="a\ud800"))
    assert read_manifest(tmp_path)["corpus"]["name"] == "a\ud800"


FAULTS = {
    "by hand": (lambda text: text.replace('"harbour"', '"other"'), "changed after it was written"),
    "newer": (lambda text: text.replace("manifest/1", "manifest/9"), "reads up to 1; update mediastudy"),
    "not JSON": (lambda text: text[:-9], "it is not JSON"),
    "another file": (lambda text: "[]", "no manifest of mediastudy"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_manifest_that_cannot_be_trusted_is_one_clear_line(fault, run, tmp_path):
    change, message = FAULTS[fault]
    path = tmp_path / "manifest.json"
    path.write_text(change((run[0] / "manifest.json").read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(OutputError, match=message) as error:
        read_manifest(path)
    assert "\n" not in str(error.value)


def test_a_manifest_that_is_not_there_is_named(tmp_path):
    with pytest.raises(OutputError, match="reproduce writes it"):
        read_manifest(tmp_path / "manifest.json")


def test_the_digest_does_not_depend_on_the_order_of_keys(run, tmp_path):
    content = json.loads((run[0] / "manifest.json").read_text(encoding="utf-8"))
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(dict(reversed(content.items()))), encoding="utf-8")
    assert read_manifest(path) == run[1]


@pytest.mark.parametrize("name", ["../up", "/etc/passwd", "a\\b", "..", ""])
def test_a_manifest_that_names_files_elsewhere_is_refused(name, run, tmp_path):
    write_manifest(tmp_path, changed(run[1], "files", to={name: "0"}))
    with pytest.raises(OutputError, match="no name of a file beside the manifest"):
        read_manifest(tmp_path)
