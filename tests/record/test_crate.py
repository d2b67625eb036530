"""A run as an RO-Crate: what the profile asks for is there, and everything in it is what the manifest names."""

import importlib.resources
import json
import zipfile
from types import SimpleNamespace

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


@pytest.fixture
def offline(monkeypatch):
    """Let the validator read the vocabulary that rocrate ships, where it would ask for it over the network."""
    http = pytest.importorskip("rocrate_validator.utils.http", reason="roc-validator is not installed")
    loader = pytest.importorskip("rocrate_validator.utils.document_loader")
    text = (importlib.resources.files("rocrate") / "data" / "ro-crate.jsonld").read_text(encoding="utf-8")
    answer = SimpleNamespace(status_code=200, text=text, headers={"Content-Type": "application/ld+json"}, url="")
    answer.json = lambda: json.loads(text)
    monkeypatch.setattr(type(http.HttpRequester()), "get", lambda self, url, **_: answer, raising=False)
    monkeypatch.setattr(loader, "_fetch_json_ld", lambda url: json.loads(text))
    loader.install_document_loader()
    yield
    loader.uninstall_document_loader()


def faults(crate, severity):
    from rocrate_validator import models, services

    wanted = getattr(models.Severity, severity)
    settings = services.ValidationSettings(
        rocrate_uri=str(crate), profile_identifier="process-run-crate-0.5", requirement_severity=wanted, offline=True
    )
    return [issue.message for issue in services.validate(settings).get_issues()]


@pytest.mark.slow
def test_a_public_validator_misses_nothing_that_the_profile_requires(held, tmp_path, offline):
    write_crate(held, tmp_path / "crate")
    assert faults(tmp_path / "crate", "REQUIRED") == []


@pytest.mark.slow
def test_the_validator_would_find_a_run_without_its_instrument(held, tmp_path, offline):
    write_crate(held, tmp_path / "crate")
    path = tmp_path / "crate" / METADATA
    content = json.loads(path.read_text(encoding="utf-8"))
    content["@graph"] = [{k: v for k, v in entity.items() if k != "instrument"} for entity in content["@graph"]]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert any("MUST have an instrument" in fault for fault in faults(tmp_path / "crate", "REQUIRED"))
