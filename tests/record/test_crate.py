"""A run as an RO-Crate: what the profile asks for is there, and everything in it is what the manifest names."""

import json
import zipfile

import pytest

from mediastudy.errors import OutputError
from mediastudy.record.crate import METADATA, PROFILE, contents, metadata, write_crate
from mediastudy.record.manifest import file_sha256, read_manifest

from .runs import NOTEBOOK, STEM, make_run

DAY = "2026-11-01"


@pytest.fixture
def held(tmp_path):
    run = make_run(tmp_path / "figures")
    return contents(tmp_path / "figures", run, tmp_path / "notebooks", DAY)


@pytest.fixture
def graph(held):
    return {entity["@id"]: entity for entity in metadata(held)["@graph"]}


def references(value):
    if isinstance(value, dict):
        return (
            [value["@id"]] if set(value) == {"@id"} else [each for part in value.values() for each in references(part)]
        )
    return [each for part in value for each in references(part)] if isinstance(value, list) else []


def test_the_root_has_what_ro_crate_requires(graph):
    assert {"name", "description", "datePublished", "license", "hasPart", "mentions"} <= set(graph["./"])
    assert graph["./"]["conformsTo"] == {"@id": PROFILE}
    assert graph[PROFILE]["@type"] == "CreativeWork"
    assert graph[METADATA]["about"] == {"@id": "./"}


def test_every_reference_leads_to_an_entity(graph):
    known = {*graph, "https://w3id.org/ro/crate/1.1"}
    assert set(references(list(graph.values()))) <= known


def test_every_run_has_an_instrument_inputs_and_results(graph):
    run = graph[f"#run-{NOTEBOOK}"]
    assert run["@type"] == "CreateAction"
    assert "SoftwareSourceCode" in graph[run["instrument"]["@id"]]["@type"]
    assert {"@id": "#corpus"} in run["object"] and {"@id": f"#{NOTEBOOK}-outlets"} in run["object"]
    assert {"@id": f"{STEM}.png"} in run["result"]


def test_every_file_is_in_the_crate_with_its_digest(held, graph, tmp_path):
    write_crate(held, tmp_path / "crate")
    for part in graph["./"]["hasPart"]:
        assert file_sha256(tmp_path / "crate" / part["@id"]) == graph[part["@id"]]["sha256"]


def test_a_crate_opens_as_a_manifest(held, tmp_path):
    write_crate(held, tmp_path / "crate")
    assert read_manifest(tmp_path / "crate") == held.manifest


def test_the_same_crate_has_the_same_bytes(held, tmp_path):
    for name in ("one.zip", "two.zip"):
        write_crate(held, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert METADATA in zipfile.ZipFile(tmp_path / "one.zip").namelist()


def test_altered_figures_are_not_published(held, tmp_path):
    (tmp_path / "figures" / f"{STEM}.csv").write_text("outlet\nx\n")
    with pytest.raises(OutputError, match="is not the file that the manifest names"):
        contents(tmp_path / "figures", held.manifest, tmp_path, DAY)


def test_rocrate_reads_it(held, tmp_path):
    rocrate = pytest.importorskip("rocrate.rocrate", reason="rocrate is not installed")
    write_crate(held, tmp_path / "crate")
    crate = rocrate.ROCrate(tmp_path / "crate")
    assert crate.root_dataset["datePublished"] == DAY
    assert (
        crate.get(f"{STEM}.png")["sha256"]
        == json.loads(json.dumps(held.manifest))["figures"][STEM]["files"][f"{STEM}.png"]
    )
