"""Furniture in a corpus: marks by rule, and random stretches to be read by eye.

    python tests/bench/furniture.py CORPUS [--read N] [--rule PREFIX] [--seed S]

Without --read: the number of marks of every rule, and the time and size of the first pass for repeated lines.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from mediastudy.article import Article, Mark
from mediastudy.tables import Work

WIDE = 130


def marks(work: Work, prefix: str) -> Iterator[tuple[Article, Mark]]:
    """Yield every furniture mark of the corpus whose rule begins with `prefix`, with its article."""
    for article in work.articles():
        yield from ((article, mark) for mark in work.furniture(article) if mark.attributes["rule"].startswith(prefix))


def shown(article: Article, mark: Mark) -> str:
    """Return a mark for reading: rule, outlet, its words, and the words after it."""
    said, after = article.text[mark.start : mark.end], article.text[mark.end : mark.end + 60]
    words = [" ".join(part.split()) for part in (said[:WIDE], after)]
    return f"{mark.attributes['rule']} | {article.outlet} | {words[0]} |> {words[1]}"


def main() -> None:
    """Print the counts, or the stretches asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--read", type=int, default=0)
    parser.add_argument("--rule", default="")
    parser.add_argument("--seed", type=int, default=2311)
    asked = parser.parse_args()
    begun = time.process_time()
    work = Work(asked.corpus).prepared()
    if not asked.read:
        seconds, facts = time.process_time() - begun, work.repeated.facts()
        click.echo(f"first pass: {seconds:.1f} s, {facts['lines']} lines, {len(pickle.dumps(work.repeated)):,} bytes")
        for rule, count in Counter(mark.attributes["rule"] for _, mark in marks(work, asked.rule)).most_common():
            click.echo(f"{count:>8,}  {rule}")
        return
    every = [shown(*each) for each in marks(work, asked.rule) if each[1].label != "headline"]
    click.echo("\n".join(random.Random(asked.seed).sample(every, min(asked.read, len(every)))))


if __name__ == "__main__":
    main()
