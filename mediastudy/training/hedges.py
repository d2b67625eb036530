"""Train the sense model of would and could again: ``python -m mediastudy.training.hedges POLNEAR HEDGES CODES``.

POLNEAR holds the article texts (.jsonl: id, text), HEDGES the coded sentences (.jsonl: article, offset, length,
hedges), CODES single modals coded by the codebook (tab-separated: article, start, end, hedge 0 or 1;
mediastudy/weights/hedge_codes.tsv). Of HEDGES only the development half is learnt from.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from mediastudy.annotation.hedging.matcher import candidates, matcher
from mediastudy.annotation.hedging.sense import WEIGHTS, features
from mediastudy.annotation.reading import read_tokens
from mediastudy.article import Article
from mediastudy.lexicon import Lexicons, load_all

RULES = ("could", "would")
SEED, FOLDS, PENALTY, LEAST = 4, 10, 2.0, 2


@dataclass(frozen=True, slots=True)
class Lesson:
    """A modal at its place: the features seen, the rule's verdict, and whether it hedges."""

    article: str
    rule: str
    seen: frozenset[str]
    verdict: bool
    hedges: bool


def development_half(articles: Iterable[str]) -> frozenset[str]:
    """Return the half of the coded articles that may be learnt from; the other half is for measuring."""
    names = sorted(set(articles))
    random.Random(SEED).shuffle(names)
    return frozenset(names[: len(names) // 2])


def lessons(texts: dict[str, str], coded: dict[str, dict[int, bool]], lexicons: Lexicons) -> Iterator[Lesson]:
    """Yield a lesson for each coded modal: `coded` gives, for an article, start offsets and whether each hedges."""
    ready = matcher(lexicons)
    for article, codes in coded.items():
        tokens = read_tokens(Article(article, "", texts[article]), (), lexicons)
        shielded = -1
        for phrase, site in candidates(tokens, ready):
            start = tokens.starts[site.first]
            if phrase.kind == "none" and phrase.decide(site):
                shielded = site.first
            elif phrase.rule in RULES and start in codes and site.first != shielded:
                verdict = phrase.decide(site)
                seen = frozenset(features(site, phrase.rule, verdict))
                yield Lesson(article, phrase.rule, seen, verdict, codes[start])


def fit(learnt: list[Lesson]) -> dict[str, float]:
    """Return the weights of a logistic regression with an L2 penalty; features seen once are left out."""
    counts = Counter(feature for lesson in learnt for feature in lesson.seen)
    names = sorted(feature for feature, count in counts.items() if count >= LEAST)
    columns = {name: place for place, name in enumerate(names)}
    matrix = np.zeros((len(learnt), len(names)))
    for row, lesson in enumerate(learnt):
        matrix[row, [columns[feature] for feature in lesson.seen if feature in columns]] = 1.0
    signs = np.array([1.0 if lesson.hedges else -1.0 for lesson in learnt])
    best = minimize(_loss, np.zeros(len(names)), args=(matrix, signs), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 4) for name, weight in zip(names, best, strict=True) if abs(weight) >= 1e-3}


def _loss(
    weights: npt.NDArray[np.float64], matrix: npt.NDArray[np.float64], signs: npt.NDArray[np.float64]
) -> tuple[float, npt.NDArray[np.float64]]:
    margins = signs * (matrix @ weights)
    loss = float(np.logaddexp(0.0, -margins).sum()) + 0.5 * PENALTY * float(weights @ weights)
    pull = -signs / (1.0 + np.exp(margins))
    return loss, matrix.T @ pull + PENALTY * weights


def cross_validate(learnt: list[Lesson]) -> Counter[tuple[str, str, bool, bool]]:
    """Return how often each (decider, rule, coded, decided) came up, over folds that never share an article."""
    names = sorted({lesson.article for lesson in learnt})
    random.Random(SEED).shuffle(names)
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    table: Counter[tuple[str, str, bool, bool]] = Counter()
    for held in range(FOLDS):
        weights = fit([lesson for lesson in learnt if fold[lesson.article] != held])
        for lesson in (lesson for lesson in learnt if fold[lesson.article] == held):
            decided = sum(weights.get(feature, 0.0) for feature in lesson.seen) > 0
            table["model", lesson.rule, lesson.hedges, decided] += 1
            table["rule", lesson.rule, lesson.hedges, lesson.verdict] += 1
    return table


def read_codes(sentences: Path, modals: Path) -> dict[str, dict[int, bool]]:
    """Return the codes of single modals and those inside the development half of the coded sentences."""
    coded: dict[str, dict[int, bool]] = {}
    for line in modals.read_text().splitlines()[1:]:
        article, start, _, hedges = line.split("\t")
        coded.setdefault(article, {})[int(start)] = hedges == "1"
    rows = [json.loads(line) for line in sentences.read_text().splitlines()]
    half = development_half(row["article"] for row in rows)
    for row in (row for row in rows if row["article"] in half):
        coded.setdefault(row["article"], {}).update(_in_sentence(row))
    return coded


def _in_sentence(row: dict[str, Any]) -> dict[int, bool]:
    hedging = {row["offset"] + hedge["start"] for hedge in row["hedges"]}
    return {place: place in hedging for place in range(row["offset"], row["offset"] + row["length"])}


def read_texts(path: Path) -> dict[str, str]:
    """Return the texts of the articles by id."""
    rows = (json.loads(line) for line in path.read_text().splitlines())
    return {row["id"]: row["text"] for row in rows}


def main(polnear: str, sentences: str, modals: str) -> None:
    """Print the cross-validated table and write the weights, learnt from everything."""
    texts = read_texts(Path(polnear))
    coded = {article: codes for article, codes in read_codes(Path(sentences), Path(modals)).items() if article in texts}
    learnt = list(lessons(texts, coded, load_all()))
    for key, count in sorted(cross_validate(learnt).items()):
        sys.stdout.write(f"{key} {count}\n")
    target = Path(__file__).parents[1] / "weights" / WEIGHTS
    table = {"made_by": "mediastudy/training/hedges.py", "from": len(learnt), "rules": RULES, "weights": fit(learnt)}
    target.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
