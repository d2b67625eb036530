"""Matched stories: what outlets make of one event, each text counted once and every publication beside it."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from mediastudy.models.phrases import phrase
from mediastudy.models.rates import SCALE, Count, check
from mediastudy.tables.splitting import ONCE, PUBLICATION, split

COLUMNS = ["construct", "event", "counted", "outlet", "prints", "n", "events", "words", "rate"]


def matched(articles: pd.DataFrame, counts: Iterable[Count], event: str = "event") -> pd.DataFrame:
    """Return a row a count, event, way of counting and outlet: n articles, events, words, and the rate per 1,000.

    With `counted` ``once`` a text that several articles of an event share is one telling: it counts where
    `tables.split` leaves it, with its original. With ``publication`` every article counts where it was printed;
    `prints` then names the outlet whose text it is, for an outlet that has none of its own. Only events of which two
    outlets have a text are told by two: ``attrs["one_text"]`` counts those that outlets share one text of,
    ``attrs["reason"]`` says why there is no row. Raises ModelError for a column that is missing.
    """
    wanted = list(counts)
    check(articles, ["outlet", *(name for count in wanted for name in (count.metric, count.exposure))])
    if event not in articles.columns:
        return _none(f"No article has an event (there is no column {event!r}): mediastudy events finds them.")
    told = _chains_apart(articles[articles[event].fillna("") != ""], event)
    told = told[_outlets(told, told, event) > 1]
    once = split(told, chains=ONCE) if (told["chain"] != "").any() else told
    shared = _outlets(once, told, event) > 1
    if not shared.any():
        return _none("No event is told by two outlets, each with a text of its own.")
    every, once = told[shared], once[shared.loc[once.index]]
    prints = _prints(every, once, event)
    kept = {PUBLICATION: every, ONCE: once}
    parts = [_rates(part, count, event, counted, prints) for count in wanted for counted, part in kept.items()]
    table = pd.concat(parts, ignore_index=True)[COLUMNS]
    table.attrs["one_text"] = int(told.loc[~shared, event].nunique())
    table.attrs["against"] = {count.name: phrase(count.exposure)[1] for count in wanted}
    return table


def _none(reason: str) -> pd.DataFrame:
    table = pd.DataFrame(columns=COLUMNS)
    table.attrs["reason"] = reason
    return table


def _outlets(counted: pd.DataFrame, told: pd.DataFrame, event: str) -> pd.Series:
    """Return of how many outlets `counted` has articles on the event of each article of `told`."""
    return told[event].map(counted.groupby(event)["outlet"].nunique()).fillna(0)


def _chains_apart(told: pd.DataFrame, event: str) -> pd.DataFrame:
    """Return the articles with a chain for each event it is in; tables without chains have none."""
    chain = told["chain"].fillna("") if "chain" in told.columns else pd.Series("", told.index)
    return told.assign(chain=chain.where(chain == "", told[event].astype(str) + "\0" + chain))


def _prints(every: pd.DataFrame, once: pd.DataFrame, event: str) -> pd.Series:
    """Return by event and outlet, for those with no text of their own, the outlet whose text they print."""
    whose = once[once["chain"] != ""].set_index("chain")["outlet"]
    copies = every.loc[~every.index.isin(once.index), [event, "outlet", "chain"]]
    named = copies.assign(whose=copies["chain"].map(whose)).drop_duplicates([event, "outlet"])
    found: pd.Series = named.set_index([event, "outlet"])["whose"]
    return found[~found.index.isin(pd.MultiIndex.from_frame(once[[event, "outlet"]]))]


def _rates(articles: pd.DataFrame, count: Count, event: str, counted: str, prints: pd.Series) -> pd.DataFrame:
    groups = articles.groupby([event, "outlet"], sort=False)
    sums = groups[[count.metric, count.exposure]].sum().set_axis(["events", "words"], axis=1)
    rate = SCALE * sums["events"] / sums["words"].where(sums["words"] > 0)
    table = sums.assign(n=groups.size(), rate=rate, prints=prints.reindex(sums.index).fillna("").astype(str))
    return table.rename_axis(["event", "outlet"]).reset_index().assign(construct=count.name, counted=counted)
