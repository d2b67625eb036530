"""The text layers over a whole corpus: words a second, exceptions, and the quotation style of each host's articles.

python tests/bench/reading.py [--shared ../shared] [--hosts 45] [--articles 37554]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd

from mediastudy.annotation.quotations import quote_style
from mediastudy.annotation.reading import read_tokens
from mediastudy.annotation.tokens import word_flags
from mediastudy.article import Article
from mediastudy.lexicon import load_all

REPO = Path(__file__).resolve().parents[2]
STYLES = ("curly-double", "straight-double", "doubled-apostrophe", "curly-single", "straight-single", "mixed", "none")


def main() -> None:
    """Write the speed, then a table in Markdown: a row a host, the most articles first."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=REPO.parent / "shared")
    parser.add_argument("--hosts", type=int, default=45)
    parser.add_argument("--articles", type=int, default=37554)
    options = parser.parse_args()
    corpus = pd.read_parquet(options.shared / "corpora/article_bias.parquet", columns=["id", "outlet", "text"])
    lexicons = load_all()
    styles: dict[str, Counter[str]] = defaultdict(Counter)
    seconds, words, quotations, unclosed = 0.0, 0, 0, 0
    for name, outlet, text in corpus.head(options.articles).itertuples(index=False):
        article = Article(name, outlet, text)
        start = time.process_time()
        tokens = read_tokens(article, (), lexicons)
        seconds += time.process_time() - start
        words += sum(word_flags(tokens.words))
        quotations += len(tokens.quotations)
        unclosed += sum(not quotation.closed for quotation in tokens.quotations)
        styles[outlet][quote_style(tokens)] += 1
    sys.stdout.write(f"{words} words, {seconds:.1f} s, {words / seconds / 1000:.0f}k words/s\n")
    sys.stdout.write(f"{quotations} quotations, {unclosed} unclosed\n\n")
    sys.stdout.write(f"| host | articles | {' | '.join(STYLES)} |\n|{' --- |' * (len(STYLES) + 2)}\n")
    for outlet, counts in sorted(styles.items(), key=lambda item: -item[1].total())[: options.hosts]:
        shares = " | ".join(f"{counts[style] / counts.total():.0%}" for style in STYLES)
        sys.stdout.write(f"| {outlet} | {counts.total()} | {shares} |\n")


if __name__ == "__main__":
    main()
