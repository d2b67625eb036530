"""Matched stories found: articles of several outlets near in time and alike in words and names tell one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from mediastudy.annotation import annotate
from mediastudy.article import Article
from mediastudy.errors import CorpusError
from mediastudy.lexicon import Lexicons
from mediastudy.parallel import chunks, ordered
from mediastudy.tables.likeness import TermCounts, average_link, body_words, near_pairs, terms

WINDOW, THRESHOLD = 3, 0.25
"""Days, and the average cosine of an event's tellings: docs/matched-stories.md says how they were chosen."""
COPY = 0.8
"""Texts of a cosine from here on are one telling: a wire story printed twice, with other words at its edges."""
MARGIN = 0.05
REVIEWED = 1000
"""Pairs whose cosine is this near to the threshold are in the review table: so many, the nearest first."""
CHUNK = 64
TOLD = 3
"""Terms that an event is called by, after its first date."""
EVENT_COLUMNS = ("id", "event", "telling", "outlet", "date", "title", "likeness")
PAIR_COLUMNS = ("a", "b", "cosine", "joined", "a_outlet", "b_outlet", "a_date", "b_date", "a_title", "b_title")


@dataclass(frozen=True)
class Events:
    """Events found: `articles`, a row an article (columns EVENT_COLUMNS), and `pairs` near the threshold, to review.

    An event has two tellings or more; `event` and `likeness` (average cosine with the event's other tellings) are
    empty for an article outside one. Articles with the same `telling` are copies of one text.
    """

    articles: pd.DataFrame
    pairs: pd.DataFrame
    window: int
    threshold: float


def quietly(articles: int, words: int) -> None:
    """Say nothing of progress."""


def find_events(
    articles: Iterable[Article],
    lexicons: Lexicons,
    window: int = WINDOW,
    threshold: float = THRESHOLD,
    jobs: int = 1,
    advance: Callable[[int, int], object] = quietly,
) -> Events:
    """Return the events that `articles` tell, found by date and text.

    Two articles may tell one event when they are at most `window` days apart (one without a date: always); likeness is
    the cosine of TF-IDF vectors of body words and names. Copies are one telling; tellings are joined by average
    linkage down to `threshold`. Texts are not kept: memory holds the counts of their terms, and the pairs. `advance` is
    told the articles and words done with each part. Raises CorpusError when there is no article.
    """
    kept: list[dict[str, Any]] = []
    counts = TermCounts()
    for rows, found in ordered(partial(_read, lexicons=lexicons), chunks(articles, CHUNK), jobs):
        kept += rows
        for each in found:
            counts.add(each)
        advance(len(rows), sum(row["words"] for row in rows))
    if not kept:
        raise CorpusError("There is no article to find events in; give a corpus that has some.")
    table, (vectors, names) = pd.DataFrame(kept), counts.weighted()
    days = (pd.to_datetime(table["date"]) - pd.Timestamp(1970, 1, 1)).dt.days.to_numpy(float)
    pairs = near_pairs(vectors, days, window, threshold / 2)
    telling = average_link(len(table), _triples(pairs[pairs["cosine"] >= COPY]), COPY)
    between = pairs[(telling[pairs["first"]] == pairs["first"]) & (telling[pairs["second"]] == pairs["second"])]
    group = average_link(len(table), _triples(between), threshold)[telling]
    table["telling"] = table["id"].to_numpy()[telling]
    table["likeness"] = _likeness(between, group, telling)[telling]
    table["event"] = _named(table, group, vectors, names)
    return Events(table[list(EVENT_COLUMNS)], _near(table, between, group, threshold), window, threshold)


def coverage(found: Events) -> dict[str, int]:
    """Return how much of the corpus the events hold: articles, undated, copies, events, shared (told by two outlets
    or more), and the articles of shared events.
    """
    table = found.articles
    inside = table[table["event"] != ""]
    outlets = inside.groupby("event")["outlet"].nunique()
    shared = outlets.index[outlets > 1]
    return {
        "articles": len(table),
        "undated": int(table["date"].isna().sum()),
        "copies": int((table["telling"] != table["id"]).sum()),
        "events": len(outlets),
        "shared": len(shared),
        "articles_of_shared": int(inside["event"].isin(shared).sum()),
    }


def _read(articles: list[Article], lexicons: Lexicons) -> tuple[list[dict[str, Any]], list[Counter[str]]]:
    rows, found = [], []
    for article in articles:
        document = annotate(article, lexicons, {})
        said = {"id": article.id, "outlet": article.outlet, "date": article.date, "title": article.title}
        rows.append({**said, "words": len(body_words(document))})
        found.append(terms(document))
    return rows, found


def _triples(pairs: pd.DataFrame) -> Iterator[tuple[int, int, float]]:
    return zip(pairs["first"].tolist(), pairs["second"].tolist(), pairs["cosine"].tolist(), strict=True)


def _likeness(pairs: pd.DataFrame, group: np.ndarray, telling: np.ndarray) -> np.ndarray:
    """Return the average cosine of each telling with the others of its group (pairs that are not given: 0)."""
    inside = pairs[group[pairs["first"]] == group[pairs["second"]]]
    ends = np.concatenate([inside["first"], inside["second"]]).astype(int)
    sums = np.bincount(ends, np.tile(inside["cosine"], 2), len(group))
    others = np.bincount(group[np.unique(telling)], minlength=len(group))[group] - 1
    return np.where(others > 0, sums / np.maximum(others, 1), np.nan)


def _named(table: pd.DataFrame, group: np.ndarray, vectors: Any, names: list[str]) -> list[str]:
    """Return what each article's event is called: its first date, and the terms that weigh most in it.

    Empty where there is one telling only.
    """
    called: dict[int, str] = {}
    for _, part in table.groupby(group):
        if part["telling"].nunique() > 1:
            weights = vectors[part.index].sum(axis=0)
            told = _distinct(names[at] for at in np.argsort(-weights, kind="stable")[: 4 * TOLD])
            first = [f"{day:%Y-%m-%d}" for day in sorted(part["date"].dropna())[:1]]
            called[group[part.index[0]]] = " ".join([*first, *told])
    again = Counter[str]()
    for number, name in called.items():
        again[name] += 1
        called[number] = f"{name} ({again[name]})" if again[name] > 1 else name
    return [called.get(number, "") for number in group]


def _distinct(words: Iterable[str]) -> list[str]:
    """Return the first few of `words`, each once whatever its case."""
    return list({word.lower(): word for word in words}.values())[:TOLD]


def _near(table: pd.DataFrame, pairs: pd.DataFrame, group: np.ndarray, threshold: float) -> pd.DataFrame:
    """Return the pairs near the threshold, the nearest first, with what a reader needs to judge them."""
    close = pairs[(pairs["cosine"] - threshold).abs() <= MARGIN]
    close = close.loc[(close["cosine"] - threshold).abs().sort_values(kind="stable").index[:REVIEWED]]
    sides = {"a": close["first"].to_numpy(), "b": close["second"].to_numpy()}
    columns: dict[str, Any] = {side: table["id"].to_numpy()[rows] for side, rows in sides.items()}
    columns |= {"cosine": close["cosine"].to_numpy(), "joined": group[sides["a"]] == group[sides["b"]]}
    for column in ("outlet", "date", "title"):
        columns |= {f"{side}_{column}": table[column].to_numpy()[rows] for side, rows in sides.items()}
    return pd.DataFrame(columns, columns=list(PAIR_COLUMNS))
