"""save: a figure's name and its table become PNG, SVG, PDF, the plotted table and a record of all of them."""

from __future__ import annotations

import contextlib
import json
import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont

from mediastudy.errors import OutputError
from mediastudy.plots.clashes import clashes
from mediastudy.plots.columns import texts
from mediastudy.plots.files import canonical, csv_bytes, pdf_bytes, pixels, png_bytes, sha256, svg_bytes
from mediastudy.plots.lettering import FONT, printable, replaced
from mediastudy.plots.parts import EMPTY
from mediastudy.plots.plot import Plot
from mediastudy.plots.style import styled
from mediastudy.writing import whole_files

FORMAT = 1
"""The version of the sidecar's layout; a reader refuses what is newer than it knows."""


@dataclass(frozen=True)
class Saved:
    """What `save` wrote: the paths by kind (png, svg, pdf, csv, json) and the sidecar's contents."""

    figure: str
    files: Mapping[str, Path]
    record: Mapping[str, Any]


@styled
def save_plot(
    plot: Plot, table: pd.DataFrame, into: Path, provenance: Mapping[str, Any], stem: str | None = None
) -> Saved:
    """Draw `plot`, check it, write ``stem.{png,svg,pdf,csv,json}`` into the folder `into`, and return what was written.

    Nothing is written unless all five could be made; each file is replaced as a whole. Raises OutputError for a folder
    that cannot be written to, a stem that is no file name, a missing column, a font other than the bundled one.
    """
    stem = _stem(plot.name if stem is None else stem)
    about = {"figure": plot.name, "stem": stem, "title": plot.title, "provenance": canonical(provenance)}
    with fonts_checked():
        figure = plot.draw(table)
        about["alt"] = printable(plot.alt(table))
        found = {"clashes": clashes(figure), "empty_panels": empty_panels(figure), "replaced": _replaced(table)}
        data = {"png": png_bytes(figure, about), "svg": svg_bytes(figure, about), "pdf": pdf_bytes(figure, about)}
    data["csv"] = csv_bytes(table)
    files = {f"{stem}.{kind}": content for kind, content in data.items()}
    words = {"figure": plot.name, "title": plot.title, "caption": printable(plot.caption(table)), "alt": about["alt"]}
    record = {"format": FORMAT, **words, **_facts(table, files, data["png"]), **found}
    record["provenance"] = json.loads(about["provenance"])
    files[f"{stem}.json"] = (json.dumps(record, indent=1, ensure_ascii=False) + "\n").encode(
        "utf-8", "backslashreplace"
    )
    return Saved(plot.name, write_all(into, files), record)


def _facts(table: pd.DataFrame, files: Mapping[str, bytes], png: bytes) -> dict[str, Any]:
    """Return the hashes of the files, of the picture as decoded, of the table, and what the table says of itself."""
    plain = sha256(csv_bytes(table, escaped=False))
    shape = {"rows": len(table), "columns": [str(name) for name in table.columns]}
    return {
        "files": {name: sha256(content) for name, content in files.items()},
        "pixels": pixels(png),
        "table": {"sha256": plain, **shape, "attrs": json.loads(canonical(table.attrs))},
    }


def _stem(stem: str) -> str:
    if not re.fullmatch(r"\w[\w.-]*", stem):
        raise OutputError(f"{stem!r} cannot be a figure's file name: letters, digits, '_', '-' and '.' would do.")
    return stem


def _replaced(table: pd.DataFrame) -> dict[str, str]:
    """Return the texts of `table` that the font cannot show, with what the figure shows instead."""
    cells = [cell for column in texts(table) for cell in table[column] if isinstance(cell, str)]
    return dict(replaced(dict.fromkeys(cells)))


def empty_panels(figure: Figure) -> int:
    """Return how many panels of `figure` hold only a sentence that says there was nothing to draw."""
    return sum((ax.get_gid() or "").startswith(EMPTY) for ax in figure.axes if isinstance(ax, Axes))


@contextlib.contextmanager
def fonts_checked() -> Iterator[None]:
    """Run the block, and raise OutputError if a font other than the bundled one was used or a glyph was missing."""
    found = Path(findfont(FontProperties(family=["DejaVu Sans"]), fallback_to_default=False))
    if not found.samefile(FONT):
        raise OutputError(f"Figures need the font that matplotlib ships ({FONT.name}); this machine would use {found}.")
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("matplotlib.font_manager")
    logger.addHandler(handler)
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield
    finally:
        logger.removeHandler(handler)
    said = [*messages, *(str(warning.message) for warning in caught if "Glyph" in str(warning.message))]
    if said:
        raise OutputError(f"The figure would not look the same everywhere: {said[0]}")
    for warning in caught:
        warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)


def write_all(folder: Path, contents: Mapping[str, bytes]) -> dict[str, Path]:
    """Write each of `contents` into `folder`, all or none, and return the paths by suffix."""
    with whole_files(folder) as unfinished:
        for name, content in contents.items():
            (unfinished / name).write_bytes(content)
    return {name.rpartition(".")[2]: folder / name for name in contents}
