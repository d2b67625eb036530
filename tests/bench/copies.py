"""Whose copy: precision and recall of staff and wire on PolNeAR, whose metadata name the agency of each article.

    python tests/bench/copies.py ../shared/polnear

Of Breitbart and HuffPost the column `wire` is the truth; it and `credit` are taken away before anything is called.
The rules were written with every other article of train in view (`seen`); the scores of the rest were printed each
time, and what was changed later was changed for other corpora.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from mediastudy.corpus.archives import import_exports
from mediastudy.models import count, rates
from mediastudy.tables import Work, copy_facts, load, split

LABELLED = ("breitbart", "huff-post")
TRUTH = ["wire", "credit"]
RATED = "hedges_own"


def imported(source: Path) -> pd.DataFrame:
    """Return the articles of PolNeAR as the importer gives them, in the order of their ids."""
    rows, _ = import_exports(source, "polnear", {})
    return pd.DataFrame(rows).fillna(dict.fromkeys(TRUTH, "")).sort_values("id", ignore_index=True)


def called(articles: pd.DataFrame, left_out: Iterable[str], into: Path) -> pd.Series[str]:
    """Return the column `copy` of the articles, found without the columns `left_out`, by id."""
    articles.drop(columns=list(left_out), errors="ignore").to_parquet(into / "blind.parquet")
    return pd.Series({name: facts["copy"] for name, facts in copy_facts(Work(into / "blind.parquet")).items()})


def scored(articles: pd.DataFrame, copies: Mapping[str, str]) -> str:
    """Return precision and recall of wire and staff over the labelled articles."""
    pairs = Counter((kind(row), copies[row.id]) for row in articles.itertuples())
    parts = []
    for label in ("wire", "staff"):
        right = pairs[label, label]
        named = sum(count for (_, call), count in pairs.items() if call == label)
        there = sum(count for (truth, _), count in pairs.items() if truth == label)
        parts.append(f"{label}: P {right}/{named} = {right / named:.3f}, R {right}/{there} = {right / there:.3f}")
    return "; ".join(parts)


def kind(row: object) -> str:
    """Return what the metadata say of an article: wire where they name an agency."""
    return "wire" if str(getattr(row, "wire", "") or "").strip().lower() not in {"", "none", "na"} else "staff"


def ranks(articles: pd.DataFrame, into: Path) -> None:
    """Write the outlets' rates of own-voice hedging in train, pooled and of staff copy alone."""
    train = articles[articles["compartment"] == "train"].drop(columns=TRUTH, errors="ignore")
    train.to_parquet(into / "train.parquet")
    measured = load(into / "train.parquet").articles
    by_outlet = {}
    for copies in ("all", "staff", "wire"):
        table = rates(split(measured, copies), [count(RATED)]).set_index("outlet")
        by_outlet[copies, "n"], by_outlet[copies, "rate"] = table["n"], table["rate"].round(2)
        by_outlet[copies, "rank"] = table["rate"].rank(ascending=False).astype(int)
    sys.stdout.write(pd.DataFrame(by_outlet).to_string(na_rep="-") + "\n")


def main(source: Path) -> None:
    """Write the scores with the author field and from the text alone, then the ranks."""
    with tempfile.TemporaryDirectory() as folder:
        articles = imported(source)
        labelled = articles[articles["outlet"].isin(LABELLED)]
        train = labelled[labelled["compartment"] == "train"]
        parts = {"train, seen": train[::2], "train, held": train[1::2], "train": train}
        parts["dev"] = labelled[labelled["compartment"] == "dev"]
        for fields, left_out in (("text, author", TRUTH), ("text alone", [*TRUTH, "author"])):
            copies = called(articles, left_out, Path(folder))
            for name, part in parts.items():
                sys.stdout.write(f"{fields} | {name} ({len(part)}) | {scored(part, copies)}\n")
        ranks(articles, Path(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
