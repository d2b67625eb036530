"""Model: the learned weights and tables as loaded, and the two decisions made with them: a score, a choice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mediastudy.annotation.attribution.features import Atoms, Templates, score
from mediastudy.annotation.attribution.page import Codes, Floats, Ints
from mediastudy.annotation.attribution.sources import Choices

SCALE = 16.0
"""A weight is stored as a whole number of sixteenths."""
NEVER = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Model:
    """What a cascade decides by: one table of weights for all models, a few single numbers, the verbs' particles."""

    weights: NDArray[Any]
    particles: Codes
    phrases: Codes
    numbers: Mapping[str, float]

    def score(self, templates: Templates, atoms: Atoms, size: int) -> Floats:
        """Return the score in logits of each of `size` candidates, of which each atom has one value."""
        rows = np.arange(size)
        whole = score(templates, self.weights, atoms, np.zeros_like(rows), rows)
        return whole / np.float32(SCALE)

    def scores(self, templates: Templates, choices: Choices) -> Floats:
        """Return the score of each place of each row; places that do not exist score next to nothing."""
        rows, columns = np.nonzero(choices.valid)
        grid = np.full(choices.valid.shape, NEVER)
        grid[rows, columns] = score(templates, self.weights, choices.atoms, rows, columns) / np.float32(SCALE)
        return grid

    def none(self, templates: Templates, choices: Choices) -> Floats:
        """Return for each row the score of choosing no place."""
        rows = np.arange(len(choices.valid))
        return score(templates, self.weights, choices.atoms, rows, np.zeros_like(rows)) / np.float32(SCALE)


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen for each row: the column (or -1 for none), its probability, and that of choosing none."""

    column: Ints
    probability: Floats
    none: Floats


def pick(scores: Floats, none: Floats | None = None) -> Picked:
    """Return the best column of each row by softmax, where `none`, if given, is the score of choosing no column."""
    if none is not None:
        scores = np.hstack([none[:, None], scores])
    best = scores.argmax(axis=1)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    chosen = shares[np.arange(len(best)), best]
    return Picked(best - (none is not None), chosen, shares[:, 0])


def sigmoid(logit: Floats) -> Floats:
    """Return the probability of a logit."""
    return 1 / (1 + np.exp(-logit))


def tables(archive: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tables stored as JSON beside the weights."""
    return dict(json.loads(bytes(archive["tables"]).decode()))
