"""pyproject.toml, environment.yml and requirements.lock name the same packages, in versions that agree."""

import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

TOP = Path(__file__).resolve().parents[1]
CONDA_NAMES = {"matplotlib-base": "matplotlib", "seaborn-base": "seaborn"}
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA = yaml.safe_load((TOP / "environment.yml").read_text(encoding="utf-8"))
LOCK = (TOP / "requirements.lock").read_text(encoding="utf-8").splitlines()


def wanted() -> dict[str, SpecifierSet]:
    return {canonicalize_name(need.name): need.specifier for need in map(Requirement, PROJECT["dependencies"])}


def in_conda() -> dict[str, SpecifierSet]:
    pairs = (line.split(" ", 1) for line in CONDA["dependencies"])
    return {CONDA_NAMES.get(name, name): SpecifierSet(versions) for name, versions in pairs}


def locked() -> dict[str, str]:
    pairs = (line.split("==") for line in LOCK if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def test_conda_asks_for_the_same_packages_and_versions():
    conda = in_conda()
    assert conda.pop("python") == SpecifierSet(PROJECT["requires-python"])
    assert conda == wanted()


def test_conda_has_one_channel():
    assert CONDA["channels"] == ["conda-forge"]


def test_the_lock_pins_every_package_within_the_versions_asked_for():
    extras = map(Requirement, PROJECT["optional-dependencies"]["test"])
    every = wanted() | {canonicalize_name(need.name): need.specifier for need in extras}
    for name, versions in every.items():
        assert versions.contains(locked()[name]), name


@pytest.mark.parametrize("word", ["://", "index-url", "find-links", "@", "file:"])
def test_the_lock_holds_no_address(word):
    assert not [line for line in LOCK if word in line and not line.startswith("#")]


def test_the_version_is_the_same_everywhere():
    from mediastudy import __version__

    cited = yaml.safe_load((TOP / "CITATION.cff").read_text(encoding="utf-8"))
    assert PROJECT["version"] == __version__ == cited["version"]
