"""Features: named columns of numbers (atoms) combined by templates, hashed, and weighed; all candidates at once.

A template is a few atom names in one string, ``"lemma next"``: each combination of values has its own weight, found by
hashing (Weinberger et al. 2009) in one table that all models share.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from mediastudy.annotation.attribution.page import Codes

Atoms = Mapping[str, NDArray[Any]]

BITS = 20
"""The table of weights has two to this power entries."""
_MULTIPLIERS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1], dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class Templates:
    """A model's templates, compiled: which atoms each one takes, and its own salt."""

    name: str
    atoms: tuple[str, ...]
    picks: tuple[NDArray[Any], ...]
    """For each place in a template the rows that have an atom there, and which atom."""
    salts: Codes


def compiled(name: str, templates: Sequence[str]) -> Templates:
    """Return the templates of the model `name`, ready to be applied."""
    split = [template.split() for template in templates]
    atoms = tuple(sorted({atom for parts in split for atom in parts}))
    width = max(len(parts) for parts in split)
    picks = []
    for place in range(width):
        rows = [(row, atoms.index(parts[place])) for row, parts in enumerate(split) if place < len(parts)]
        picks.append(np.array(rows, dtype=np.int64).T)
    salts = np.array([crc32(f"{name}:{template}".encode()) for template in templates], dtype=np.uint32)
    return Templates(name, atoms, tuple(picks), salts)


def feature_ids(templates: Templates, atoms: Atoms, rows: Codes, columns: Codes) -> Codes:
    """Return the entries of the weight table that are the features of the places ``(row, column)``, a row a template.

    An atom is a grid, or has one column, or is a single row that holds for all rows.
    """
    values = np.empty((len(templates.atoms), len(rows)), dtype=np.uint32)
    for number, name in enumerate(templates.atoms):
        values[number] = _at(atoms[name], rows, columns)
    hashed = np.empty((len(templates.salts), len(rows)), dtype=np.uint32)
    hashed[:] = templates.salts[:, None]
    for place, (wanted, picked) in enumerate(templates.picks):
        mixed = values * _MULTIPLIERS[place]
        mixed ^= mixed >> np.uint32(15)
        mixed *= np.uint32(0x2C1B3C6D)
        hashed[wanted] += mixed[picked]
    hashed ^= hashed >> np.uint32(13)
    hashed *= np.uint32(0x297A2D39)
    return np.right_shift(hashed, np.uint32(32 - BITS), out=hashed)


def _at(atom: NDArray[Any], rows: Codes, columns: Codes) -> NDArray[Any]:
    if atom.ndim == 1:
        return np.asarray(atom[columns])
    return np.asarray(atom[rows, 0] if atom.shape[1] == 1 else atom[rows, columns])


def score(templates: Templates, weights: NDArray[Any], atoms: Atoms, rows: Codes, columns: Codes) -> NDArray[Any]:
    """Return the score of each place, the sum of its features' weights (same unit as the table)."""
    total = weights.take(feature_ids(templates, atoms, rows, columns)).sum(axis=0, dtype=np.int32)
    return np.asarray(total.astype(np.float32))
