"""Which articles are compared: whose copy they are, and whether a shared text counts once or as often as published."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from mediastudy.errors import ModelError, UnknownNameError
from mediastudy.names import unknown
from mediastudy.plural import counted

COPY = ("all", "staff", "wire", "mixed", "unknown")
CHAINS = ("publication", "once")


@dataclass(frozen=True)
class Selected:
    """The articles to compare, how many were left out for which reason, and the sentences that say so."""

    articles: pd.DataFrame
    excluded: dict[str, int]
    warnings: tuple[str, ...]


def select(articles: pd.DataFrame, copy: str = "all", chains: str = "publication") -> Selected:
    """Return the articles whose column `copy` is as said and, if `chains` is "once", one of each `chain`.

    Of a chain the original stays or, where it is not among the articles, the first. Raises UnknownNameError for another
    word, ModelError for a column that is absent or when nothing is left.
    """
    for word, known, option in ((copy, COPY, "--copy"), (chains, CHAINS, "--chains")):
        if word not in known:
            raise UnknownNameError(unknown(word, known, f"value of {option}"))
    used, excluded = articles, {}
    if copy != "all":
        _need(articles, ["copy"], f"--copy {copy}")
        used = used[used["copy"] == copy]
        excluded[f"copy is not {copy}"] = len(articles) - len(used)
    if chains == "once":
        _need(articles, ["chain", "chain_role"], "--chains once")
        once = _once(used)
        excluded["copies of a chain"], used = len(used) - len(once), once
    if used.empty and excluded:
        raise ModelError(f"No article is left ({', '.join(f'{n}: {why}' for why, n in excluded.items())}).")
    return Selected(used, excluded, tuple(f"Left out: {counted(n, 'article')}, {why}." for why, n in excluded.items()))


def _need(articles: pd.DataFrame, columns: list[str], option: str) -> None:
    for name in columns:
        if name not in articles.columns:
            raise ModelError(f"{option} needs the column {name!r}, which the table lacks; measure the corpus again.")


def _once(articles: pd.DataFrame) -> pd.DataFrame:
    chain = articles["chain"].fillna("").astype(str)
    first = articles.assign(chain=chain, copied=articles["chain_role"] != "original")
    kept = first.sort_values("copied", kind="stable").drop_duplicates("chain")
    return articles[(chain == "") | articles.index.isin(kept.index)]
