"""A change in a corpus can be laid to articles, as long as they are not too many to be named."""

from mediastudy.article import Article
from mediastudy.corpus.survey import NAMED, survey


def articles(count, **texts):
    return [Article(str(number), "Harbour Post", texts.get(f"a{number}", "It may rain.")) for number in range(count)]


def test_only_the_changed_article_has_another_digest():
    before, after = survey(articles(3)).articles, survey(articles(3, a1="It rains.")).articles
    assert [name for name in before if before[name] != after[name]] == ["1"]


def test_the_order_of_articles_does_not_change_their_digests():
    assert survey(articles(3)).articles == survey(reversed(articles(3))).articles


def test_a_large_corpus_names_no_articles():
    assert len(survey(articles(NAMED)).articles) == NAMED
    assert survey(articles(NAMED + 1)).articles == {}
