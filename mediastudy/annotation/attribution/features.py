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


def feature_ids(templates: Templates, atoms: Atoms, shape: tuple[int, ...]) -> Codes:
    """Return the entries of the weight table that are each candidate's features: (templates, *shape)."""
    values = np.empty((len(templates.atoms), *shape), dtype=np.uint32)
    for row, name in enumerate(templates.atoms):
        values[row] = atoms[name]
    hashed = np.empty((len(templates.salts), *shape), dtype=np.uint32)
    hashed[:] = templates.salts.reshape(-1, *[1] * len(shape))
    for place, (rows, picked) in enumerate(templates.picks):
        mixed = values * _MULTIPLIERS[place]
        mixed ^= mixed >> np.uint32(15)
        hashed[rows] += mixed[picked]
        hashed *= np.uint32(0x2C1B3C6D)
        hashed ^= hashed >> np.uint32(13)
    return hashed >> np.uint32(32 - BITS)


def score(templates: Templates, weights: NDArray[Any], atoms: Atoms, shape: tuple[int, ...]) -> NDArray[Any]:
    """Return each candidate's score, the sum of its features' weights (same unit as the table)."""
    total = weights.take(feature_ids(templates, atoms, shape)).sum(axis=0, dtype=np.int32)
    return np.asarray(total.astype(np.float32))
