"""Naming: how many spellings of one outlet a corpus seems to hold."""

from __future__ import annotations

import pandas as pd

from mediastudy.article import Article
from mediastudy.corpus.outlet_names import propose, spellings
from mediastudy.lexicon import Lexicon


def names_of(articles: pd.DataFrame, lexicon: Lexicon) -> dict[str, int]:
    """Return for each outlet of the article table how many spellings it is proposed to have, itself included.

    The proposals are those of ``mediastudy outlets``; nothing is merged by them.
    """
    fields = [key for key in lexicon.settings.get("fields", {}).get("address", ()) if key in articles]
    rows = articles[["id", "outlet", *fields]].fillna("").to_dict("records")
    bare = (Article(row["id"], row["outlet"], "", metadata={key: row[key] for key in fields}) for row in rows)
    groups = propose(spellings(bare, lexicon, "outlet", "the article table"), lexicon)
    alone = dict.fromkeys(articles["outlet"], 1)
    return alone | {spelling: len(group.spellings) for group in groups for spelling, _, _ in group.spellings}
