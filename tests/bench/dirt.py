"""The known dirt of a scraped corpus, counted by several definitions, beside what `mediastudy health` counts.

python tests/bench/dirt.py CORPUS.parquet
"""

from __future__ import annotations

import re
import sys

import click
import pandas as pd

LONG = 200
"""Characters from which on a paragraph is unlikely to be the same by chance."""
SEARCHES = {
    "sign up, newsletter, subscribe, inbox": r"(?i)sign[- ]?up|newsletter|subscribe|inbox",
    "a line with sign up, subscribe, newsletter, donate, advertisement, follow ... Twitter": (
        r"(?im)^.{0,120}(?:sign up|subscribe|newsletter|follow .{0,40}twitter|donate|inbox|advertisement).{0,120}$"
    ),
    "(AP), (Reuters), (AFP), (UPI)": r"\((?:AP|Reuters|AFP|UPI)\)",
    "AP or Reuters contributed": r"(?:AP|Associated Press|Reuters)[^\n]{0,60}contributed",
    "Associated Press, Reuters, AFP anywhere": r"\b(?:Associated Press|Reuters|AFP)\b",
}


def repeats(texts: pd.Series) -> str:
    """Return how many rows repeat an earlier one, and how many rows are one of several that are the same."""
    known = texts[texts.ne("")]
    return (
        f"{known.duplicated().sum():,} repeat an earlier one, {known.duplicated(keep=False).sum():,} are one of several"
    )


def main(corpus: str) -> None:
    """Print every count."""
    table = pd.read_parquet(corpus)
    dates = table["date"].fillna("").astype(str).str.strip()
    plain = table["text"].str.lower().str.replace(r"\W+", "", regex=True)
    click.echo(f"hosts {table['outlet'].nunique()}, source strings {table['source'].nunique()}")
    most = table.groupby("outlet")["source"].nunique().nlargest(3)
    click.echo(f"most source strings: {most.to_dict()}")
    other = dates.ne("") & ~dates.str.match(r"\d{4}-\d\d-\d\d")
    click.echo(f"empty dates {dates.eq('').sum():,}; not YYYY-MM-DD {other.sum()}")
    click.echo(f"whole text: {repeats(plain)}")
    for length in (500, 1000):
        click.echo(f"first {length:,} letters: {repeats(plain.str[:length])}")
    click.echo(f"first paragraph of {LONG} characters: {repeats(table['text'].map(_first_long))}")
    for name, pattern in SEARCHES.items():
        click.echo(f"{table['text'].str.contains(pattern).sum():,} articles: {name}")


def _first_long(text: str) -> str:
    return next((line.strip() for line in re.split(r"\n", text) if len(line.strip()) > LONG), "")


if __name__ == "__main__":
    main(sys.argv[1])
