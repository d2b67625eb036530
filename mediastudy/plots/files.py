"""A figure and its table as bytes: the same on every run, with their provenance inside."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import math
import re
import warnings
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from PIL import Image

from mediastudy.errors import OutputError
from mediastudy.writing import safe_cell


def canonical(value: Any) -> str:
    """Return `value` as JSON with sorted keys and no spaces, the same for equal values.

    What JSON has no form for (a date, a path) is written as text. Raises OutputError for a number that is not finite.
    """
    look: dict[str, Any] = {"sort_keys": True, "separators": (",", ":"), "allow_nan": False, "default": str}
    try:
        return json.dumps(value, **look)
    except ValueError as error:
        raise OutputError(f"A figure's provenance must be plain JSON: {error}. Numbers must be finite.") from error


def png_bytes(figure: Figure, about: Mapping[str, str]) -> bytes:
    """Return `figure` as a PNG at 300 dpi; `about` (figure, title, alt, provenance) goes into text chunks."""
    texts = {"Software": None, "Title": about["title"], "Description": about["alt"], **_own(about)}
    out = io.BytesIO()
    figure.savefig(out, format="png", backend="agg", metadata=texts)
    return out.getvalue()


def pdf_bytes(figure: Figure, about: Mapping[str, str]) -> bytes:
    """Return `figure` as a PDF without dates; `about` goes into its information dictionary."""
    drop = {"Creator": None, "Producer": None, "CreationDate": None}
    out = io.BytesIO()
    with warnings.catch_warnings():
        # matplotlib warns of keys the PDF standard does not list, and writes them: applications may add their own.
        warnings.filterwarnings("ignore", message="Unknown infodict keyword")
        info = {**drop, "Title": about["title"], "Subject": about["alt"], **_own(about)}
        figure.savefig(out, format="pdf", backend="pdf", metadata=info)
    return out.getvalue()


def svg_bytes(figure: Figure, about: Mapping[str, str]) -> bytes:
    """Return `figure` as an SVG with text as paths; `about` as Dublin Core, and for screen readers."""
    core = {
        "Date": None,
        "Creator": None,
        "Title": about["title"],
        "Description": about["alt"],
        "Identifier": f"mediastudy:figure:{about['figure']}",
        "Source": about["provenance"],
    }
    out = io.BytesIO()
    figure.savefig(out, format="svg", backend="svg", metadata=core)
    return _accessible(out.getvalue().decode("utf-8"), about).encode("utf-8")


def _own(about: Mapping[str, str]) -> dict[str, str]:
    return {"mediastudy:figure": about["figure"], "mediastudy:provenance": about["provenance"]}


def _accessible(svg: str, about: Mapping[str, str]) -> str:
    """Return `svg` with a role, a title and a description that assistive software reads (SVG-AAM 1.0)."""
    name = re.sub(r"[^A-Za-z0-9_-]", "-", about["stem"])
    labels = f'role="img" aria-labelledby="{name}-title {name}-desc"'
    title, description = escape(about["title"]), escape(about["alt"])
    inside = f'<title id="{name}-title">{title}</title>\n <desc id="{name}-desc">{description}</desc>'
    return re.sub(r"<svg ([^>]*)>", lambda found: f"<svg {labels} {found[1]}>\n {inside}", svg, count=1)


def pixels(png: bytes) -> dict[str, Any]:
    """Return the hash of the decoded picture and its size: they stay when only the compression changes."""
    picture = Image.open(io.BytesIO(png)).convert("RGBA")
    return {"sha256": sha256(picture.tobytes()), "width": picture.width, "height": picture.height}


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def csv_bytes(table: pd.DataFrame, escaped: bool = True) -> bytes:
    """Return `table` as CSV (UTF-8, LF), floats at 9 significant digits, missing values empty.

    With `escaped`, text that a spreadsheet would run as a formula gets an apostrophe in front; without, the bytes are
    those to hash.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    guard: Callable[[str], object] = safe_cell if escaped else str
    writer.writerow([guard(str(name)) for name in table.columns])
    for row in table.itertuples(index=False, name=None):
        writer.writerow([guard(cell) if isinstance(cell, str) else _cell(cell) for cell in row])
    return out.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: Any) -> str:
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float):
        return f"{value + 0.0:.9g}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    return str(value)
