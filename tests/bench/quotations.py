"""Quotations against PolNeAR: of the gold contents that begin and end with a quotation mark, how many are found.

    python tests/bench/quotations.py [--shared ../shared]

Prints, an outlet a line: such contents, those that are exactly one of our quotations, those that overlap one only in
part (many gold spans miss one of the two apostrophes of '' or span two quotations), those not found at all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from mediastudy.annotation.reading import read_tokens
from mediastudy.article import Article
from mediastudy.lexicon import load_all

REPO = Path(__file__).resolve().parents[2]
LEXICONS = load_all()


def verdicts(row: dict[str, Any]) -> list[str]:
    """Return ``exact``, ``part`` or ``none`` for each wholly quoted content of an article of the benchmark."""
    text = row["text"]
    tokens = read_tokens(Article(row["id"], row["outlet"], text), (), LEXICONS)
    ours = {tokens.span(quotation.first, quotation.last) for quotation in tokens.quotations}
    found = []
    for attribution in row["attributions"]:
        for start, end in attribution.get("content") or ():
            quoted = text[start:end].rstrip(".,")
            end = start + len(quoted)  # noqa: PLW2901 # a stop after the closing mark is no part of the quotation
            if len(quoted) > 12 and quoted[0] in "“\"‘'`" and quoted[-1] in "”\"’'":
                part = any(first < end and start < last for first, last in ours)
                found.append("exact" if (start, end) in ours else "part" if part else "none")
    return found


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=REPO.parent / "shared")
    options = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    for line in (options.shared / "bench/polnear_train.jsonl").open():
        row = json.loads(line)
        counts.setdefault(row["outlet"], Counter()).update(verdicts(row))
    for outlet, count in sorted(counts.items()):
        figures = ", ".join(f"{count[verdict]} {verdict}" for verdict in ("exact", "part", "none"))
        sys.stdout.write(f"{outlet:14} {count.total()} contents: {figures}\n")


if __name__ == "__main__":
    main()
