"""Copying: whose copy each article of a corpus is, found in a pass of its own before anything is counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from mediastudy.annotation import find_credits
from mediastudy.article import Article
from mediastudy.copies import Facts, Shingles, Trace, settle, shingles, trace
from mediastudy.parallel import chunks, ordered
from mediastudy.tables.work import CHUNK, Watch, Work, unwatched


def copy_facts(work: Work, jobs: int = 1, watch: Watch = unwatched) -> dict[str, Facts]:
    """Return the columns ``copies.COPY_COLUMNS`` of every article of the corpus, by id.

    Reads the corpus once, keeps some 600 bytes of each article, and reads again only to compare, word for word, the
    articles that seem to share text. Neither the order of the articles nor the number of processes changes it.
    """
    parts = ordered(partial(_traces, work=work), chunks(watch(work.articles(), "whose copy"), CHUNK), jobs)
    return settle([found for part in parts for found in part], partial(reread, work=work))


def _traces(articles: list[Article], work: Work) -> list[Trace]:
    return [_trace(article, work) for article in articles]


def _trace(article: Article, work: Work) -> Trace:
    lexicons, furniture = work.lexicons(), work.furniture(article)
    return trace(article, furniture, find_credits(article, furniture, lexicons), lexicons)


def reread(ids: Collection[str], work: Work) -> Mapping[str, Shingles]:
    """Return the shingles of the articles with these ids, read again from the corpus."""
    wanted = (article for article in work.articles() if article.id in ids) if ids else ()
    return {article.id: shingles(article, work.furniture(article)) for article in wanted}
