"""Normalise: an executed notebook that says what was run and what came out, with all else in one declared block.

Two runs of the same notebook with the same parameters then give the same bytes, but for ``metadata.mediastudy.run``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import mediastudy
from mediastudy.batch.job import INJECTED
from mediastudy.writing import whole_file

TIMED = ("papermill", "execution")
"""What papermill and the kernel's client write about when and how long."""
ADDRESS = re.compile(r"(?<= at )0x[0-9a-f]{6,}")
CELL_FILE = re.compile(r"/\S*/ipykernel_\d+/\d+\.py")
BEFORE = r"(?:(?<![\w.-])|(?<=\dm))"
"""What a path may stand after: no part of another path, but the end of a colour in a traceback."""
NAMELESS = ((ADDRESS, "0x0"), (CELL_FILE, "<cell>"))
"""What differs each time and names nothing: addresses in memory, the files that a kernel pretends its cells are."""


def installed() -> dict[str, Path]:
    """Return the folders that are the machine's, by the name that stands for them: of mediastudy, and of Python."""
    return {"$MEDIASTUDY": Path(mediastudy.__file__).resolve().parents[1], "$PYTHON": Path(sys.prefix)}


def normalise_file(path: Path, places: Mapping[str, Path]) -> None:
    """Write the executed notebook at `path` anew, normalised (see normalise)."""
    content = normalise(json.loads(path.read_text(encoding="utf-8")), places)
    with whole_file(path) as unfinished:
        unfinished.write_text(json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


def normalise(notebook: Mapping[str, Any], places: Mapping[str, Path]) -> dict[str, Any]:
    """Return the notebook with all that no second run would repeat in ``metadata.mediastudy.run``.

    There are times, durations, papermill's own account and the `places`: folders by the name that stands for them in
    the parameters that were injected and in the outputs. Pieces of standard output that came one after the other are
    put together: where they part is chance.
    """
    metadata, run = _parted(notebook["metadata"])
    run["cells"] = [_parted(cell["metadata"])[1] for cell in notebook["cells"]]
    run["places"] = {name: str(place) for name, place in places.items()}
    metadata["mediastudy"] = {**metadata.get("mediastudy", {}), "run": run}
    return {**notebook, "cells": [_cell(cell, places) for cell in notebook["cells"]], "metadata": metadata}


def _parted(metadata: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what stays of some metadata, and what moves into the block."""
    timed = {key: value for key, value in metadata.items() if key in TIMED}
    return {key: value for key, value in metadata.items() if key not in TIMED}, timed


def _cell(cell: Mapping[str, Any], places: Mapping[str, Path]) -> dict[str, Any]:
    metadata, _ = _parted(cell["metadata"])
    normal = {**cell, "metadata": metadata}
    if INJECTED in metadata.get("tags", []):
        normal["source"] = _placed(cell["source"], places)
        normal.update({"id": INJECTED} if "id" in cell else {})  # papermill draws a new one each time
    if "outputs" in cell:
        normal["outputs"] = [_placed(output, places) for output in _joined(cell["outputs"])]
    return normal


def _joined(outputs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the outputs, of each unbroken series of stream pieces one of standard output, then one of errors."""
    for streams, series in groupby(outputs, lambda output: output["output_type"] == "stream"):
        pieces = list(series)
        if not streams:
            yield from pieces
            continue
        for name in ("stdout", "stderr"):
            text = "".join("".join(piece["text"]) for piece in pieces if piece["name"] == name)
            if text:
                yield {"output_type": "stream", "name": name, "text": text.splitlines(keepends=True)}


def _placed(value: Any, places: Mapping[str, Path]) -> Any:
    """Return `value` with names for places, wherever text is in it; pictures stay as they are."""
    if isinstance(value, list):
        return [_placed(each, places) for each in value]
    if isinstance(value, dict):
        return {key: each if key.startswith("image/") else _placed(each, places) for key, each in value.items()}
    if not isinstance(value, str):
        return value
    for name, place in sorted(places.items(), key=lambda item: len(str(item[1])), reverse=True):
        value = re.sub(rf"{BEFORE}{re.escape(str(place))}(?![\w.-])", name, value)
    for pattern, fixed in NAMELESS:
        value = pattern.sub(fixed, value)
    return value
