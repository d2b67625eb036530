"""Invented articles of any length, and copies of them that are changed by a known amount."""

import datetime as dt
import random

from mediastudy.article import Article
from mediastudy.copies import settle, shingles, trace
from mediastudy.lexicon import load_all

LEXICONS = load_all()
DAY = dt.date(2031, 3, 1)


def words(seed, count=200):
    """Return `count` invented words; two seeds share hardly any run of five."""
    draw = random.Random(seed)
    return ["".join(draw.choices("abcdefgh", k=6)) for _ in range(count)]


def article(name, text, outlet="Harbour Herald", day=0, **fields):
    date = None if day is None else DAY + dt.timedelta(day)
    return Article(name, outlet, text if isinstance(text, str) else " ".join(text), date, metadata=fields)


def settled(articles):
    """Return the columns of copies for some articles, by id."""
    from mediastudy.annotation import find_credits

    by_id = {each.id: each for each in articles}
    traces = [trace(each, (), find_credits(each, (), LEXICONS), LEXICONS) for each in articles]
    return settle(traces, lambda ids: {name: shingles(by_id[name], ()) for name in ids})
