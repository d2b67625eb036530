"""What NLTK's Punkt trainer finds in a corpus that the lexicon does not have yet: abbreviations, sentence starters.

    python tests/bench/abbreviations.py [--shared ../shared] [--articles 6000]

Kiss and Strunk's collocation tests (PunktTrainer) run over raw articles; what they propose and a reader accepts is
added to mediastudy/lexicons/abbreviations.toml with the source "kiss-strunk". Nothing of it is needed at run time.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import pandas as pd
from nltk.tokenize.punkt import PunktTrainer

from mediastudy.lexicon import load_all

REPO = Path(__file__).resolve().parents[2]


def trained(texts: list[str]) -> PunktTrainer:
    """Return a trainer that has read `texts`; abbreviations need a log-likelihood of .3 as in the paper."""
    trainer = PunktTrainer()
    for text in texts:
        trainer.train(text, finalize=False)
    trainer.finalize_training()
    return trainer


def missing(proposed: set[str], texts: list[str], known: set[str], ending: str) -> list[tuple[str, int]]:
    """Return the proposed types that are not `known`, with how often each is written so, most frequent first."""
    counts = Counter(word for text in texts for word in text.lower().split())
    return sorted(((word, counts[word + ending]) for word in proposed - known), key=lambda pair: -pair[1])


def main() -> None:
    """Write both lists."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=REPO.parent / "shared")
    parser.add_argument("--articles", type=int, default=6000)
    options = parser.parse_args()
    corpus = pd.read_parquet(options.shared / "corpora/article_bias.parquet", columns=["text"])
    texts = list(corpus.text.sample(options.articles, random_state=0))
    entries = load_all()["abbreviations"].entries
    known = {form.lower().rstrip(".") for entry in entries for form in entry["forms"]}
    parameters = trained(texts).get_params()
    out = sys.stdout.write
    out(f"abbreviations: {missing(parameters.abbrev_types, texts, known, '.')}\n")
    out(f"starters: {missing(parameters.sent_starters, texts, known, '')}\n")


if __name__ == "__main__":
    main()
