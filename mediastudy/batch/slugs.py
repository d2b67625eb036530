"""Slugs: names of runs made of what varies, never of the time, so that the same sweep has the same folders."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from mediastudy.batch.folder import TAKEN

LONGEST = 100
"""Characters of a name: with what a folder of runs puts around it, every file system takes it."""
UNSAFE = re.compile(r"[^a-z0-9_.]+")
LOST = re.compile(r"^-|^$|[=+](?:\+|$|-(?!\d))")
"""A notebook or a value of which no letter is left; a number may begin with a minus."""


def name_runs(runs: Iterable[tuple[str, Mapping[str, Any]]]) -> list[str]:
    """Return a name for each run, given its notebook and the parameters that vary: ``notebook-name=value-name=value``.

    Only small Latin letters, digits and ``_ . - = +`` are in it. A name that is long, that another run would have as
    well, or in which a value left no letter, ends in a digest of what it stands for.
    """
    every = list(runs)
    slugs = [slug(*run) for run in every]
    counts = Counter(slugs)
    return [
        each if counts[each] == 1 and _tells_all(each) else f"{each[: LONGEST - 11]}-{_digest(*run)}"
        for each, run in zip(slugs, every, strict=True)
    ]


def slug(notebook: str, varying: Mapping[str, Any]) -> str:
    """Return the plain name of a run, which need not be unique."""
    return "-".join([_safe(notebook), *(f"{_safe(name)}={_value(value)}" for name, value in varying.items())])


def _tells_all(slug: str) -> bool:
    return len(slug) <= LONGEST and slug not in TAKEN and not LOST.search(slug)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "+".join(map(_value, value)) if value else "empty"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value)
    return _safe("none" if value is None else str(value))


def _safe(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return UNSAFE.sub("-", plain.lower()).strip("-.")


def _digest(notebook: str, varying: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps([notebook, varying], sort_keys=True).encode()).hexdigest()[:10]
