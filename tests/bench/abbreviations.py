"""What NLTK's Punkt trainer finds in a corpus that the lexicon does not have yet.

python tests/bench/abbreviations.py [--shared ../shared] [--articles 6000]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pandas as pd

from mediastudy.annotation.proposals import propose_abbreviations
from mediastudy.lexicon import load_all

REPO = Path(__file__).resolve().parents[2]


def main() -> None:
    """Write the proposals, the most frequent first."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=REPO.parent / "shared")
    parser.add_argument("--articles", type=int, default=6000)
    options = parser.parse_args()
    corpus = pd.read_parquet(options.shared / "corpora/article_bias.parquet", columns=["text"])
    texts = corpus.text.sample(options.articles, random_state=0)
    for form, times in propose_abbreviations(texts, load_all()):
        sys.stdout.write(f"{times:6} {form}\n")


if __name__ == "__main__":
    main()
