"""Unwrapping measured: real articles wrapped by the machine, and how many of their paragraphs are found again.

    python tests/bench/paragraphs.py [--shared ../shared] [--articles 300]

Precision and recall of the line breaks that are paragraph ends, with and without blank lines between paragraphs,
and the articles not recognised as wrapped. The articles that are read have more than eight lines when wrapped.
"""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from pathlib import Path

from mediastudy.annotation.paragraphs import paragraph_starts

REPO = Path(__file__).resolve().parents[2]


def wrap(text: str, width: int, between: str) -> tuple[str, set[int]]:
    """Return `text` wrapped, with `between` its paragraphs, and where each paragraph starts."""
    pieces = [textwrap.fill(line.strip(), width) for line in text.splitlines() if line.strip()]
    starts, at = set(), 0
    for piece in pieces:
        starts.add(at)
        at += len(piece) + len(between)
    return between.join(pieces), starts


def main() -> None:
    """Print a line a width and manner."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=REPO.parent / "shared")
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    lines = (options.shared / "bench/polnear_train.jsonl").read_text().splitlines()[: options.articles]
    texts = [json.loads(line)["text"] for line in lines]
    for between in ("\n\n", "\n"):
        for width in (50, 65, 72, 80, 100):
            right = found = wanted = unseen = 0
            for text in texts:
                wrapped, gold = wrap(text, width, between)
                starts = set(paragraph_starts(wrapped))
                unseen += len(starts) == len([line for line in wrapped.splitlines() if line])
                right, found, wanted = right + len(starts & gold), found + len(starts), wanted + len(gold)
            name = "blank lines" if between == "\n\n" else "no blank line"
            sys.stdout.write(f"{name:14} {width:4} precision {right / found:.3f} recall {right / wanted:.3f} ")
            sys.stdout.write(f"not recognised {unseen} of {len(texts)}\n")


if __name__ == "__main__":
    main()
