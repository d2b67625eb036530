"""Small figure sets for tests: invented tables, drawn and saved for real, with a manifest as reproduce writes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from mediastudy import plots
from mediastudy.record import manifest, write_manifest
from mediastudy.record.manifest import read_manifest
from mediastudy.record.numbers import write_numbers

from ..plots.tables import TABLES

NOTEBOOK = "02_hedging"
STEM = "02_hedges_by_voice"
FACTS: Mapping[str, Any] = {
    "corpus": {"name": "harbour", "sha256": "c" * 64, "articles": 3, "found": 3, "dropped": 0, "undated": 0},
    "articles": {"a": "1" * 16, "b": "2" * 16, "c": "3" * 16},
    "lexicons": {"hedges": {"version": "1", "sha256": "a" * 64}},
    "mediastudy": "0.1.0",
}


def table() -> pd.DataFrame:
    """Return the table of hedges by voice for six invented outlets."""
    return TABLES["hedges_by_voice"](6)


def make_run(
    folder: Path,
    data: pd.DataFrame | None = None,
    facts: Mapping[str, Any] = FACTS,
    parameters: Mapping[str, Any] | None = None,
    code: str = "d" * 64,
) -> dict[str, Any]:
    """Draw and save a figure with its manifest into `folder`, and return the manifest."""
    given = {"outlets": [], **(parameters or {})}
    about = {"notebook": NOTEBOOK, "notebook_sha256": code, "parameters": given, "mediastudy": "0.1.0"}
    origin = {**about, "corpus": facts["corpus"], "lexicons": facts["lexicons"]}
    plots.save("hedges_by_voice", table() if data is None else data, folder, origin, STEM)
    write_numbers(folder, [STEM])
    ran = {NOTEBOOK: {"sha256": code, "parameters": given, "figures": [STEM]}}
    return read_manifest(write_manifest(folder, manifest(folder, facts, ran)))


def changed(manifest: Mapping[str, Any], *keys: str, to: Any) -> dict[str, Any]:
    """Return a copy of `manifest` with the value under nested `keys` replaced."""
    first, *rest = keys
    inner = changed(manifest.get(first, {}), *rest, to=to) if rest else to
    return {**manifest, first: inner}
