"""Pages of evidence: an index of outlets and metrics, and for each pair of them the sentences behind the number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mediastudy.metrics import EXPOSURES
from mediastudy.models.phrases import PHRASES
from mediastudy.report.evidence import Evidence, Line
from mediastudy.report.selections import COUNTED
from mediastudy.webpage import file_text, page, text

FACTS = ("class", "voice", "verb", "mode", "stance", "entity", "why", "reason")
"""Columns that stand below a sentence, where they hold something."""
HIT = '<mark class="hit">counted</mark>'
ATTRIBUTION = ("source", "cue", "content")
OWNERS = ("quoted", "reported", "headline", "furniture")


@dataclass(slots=True)
class Sum:
    """What an outlet comes to on one metric: articles looked at, those with something, lines, events, exposure."""

    articles: int = 0
    telling: int = 0
    lines: int = 0
    events: int = 0
    exposure: int = 0

    def add(self, found: Evidence) -> None:
        """Add what one article has."""
        self.articles += 1
        self.telling += bool(found.lines)
        self.lines += len(found.lines)
        self.events += found.count
        self.exposure += found.exposure

    @property
    def rate(self) -> str:
        """The events per 1,000 of what they are counted against, as text."""
        return f"{1000 * self.events / self.exposure:.3g} per 1,000" if self.exposure else "no words"


@dataclass(frozen=True)
class Book:
    """All that the pages have in common: names and values for the head of the index, and the sums of each page."""

    about: Sequence[tuple[str, str]]
    outlets: Sequence[str]
    metrics: Sequence[str]
    sums: Mapping[tuple[str, str], Sum]

    @classmethod
    def empty(cls, about: Sequence[tuple[str, str]], outlets: Sequence[str], metrics: Sequence[str]) -> Book:
        """Return a book of these outlets and metrics in which nothing stands yet."""
        return cls(about, outlets, metrics, {(outlet, metric): Sum() for outlet in outlets for metric in metrics})

    def add(self, found: Evidence) -> None:
        """Add what one article has for one metric."""
        self.sums[found.article.outlet, found.metric].add(found)

    @property
    def articles(self) -> int:
        """The number of articles looked at."""
        return sum(self.sums[outlet, self.metrics[0]].articles for outlet in self.outlets)

    @property
    def lines(self) -> int:
        """The number of lines of evidence, of all metrics."""
        return sum(total.lines for total in self.sums.values())

    def file(self, outlet: str, metric: str) -> str:
        """Return the name of a page: outlets are numbered, for their names may hold anything."""
        return f"{metric}-{self.outlets.index(outlet) + 1:03}.html"


def index_page(book: Book) -> str:
    """Return the page that leads to all others; equal sums give equal bytes."""
    facts = "".join(f"<dt>{text(name)}</dt><dd>{text(said)}</dd>" for name, said in book.about)
    heads = "".join(f'<th scope="col">{text(_many(metric))}</th>' for metric in book.metrics)
    rows = "".join(_row(book, outlet) for outlet in book.outlets)
    parts = [
        '<p class="soft">Evidence</p><h1>The words behind the numbers</h1>',
        f'<dl class="about">{facts}</dl>',
        "<p>Each number leads to the sentences that make it up. Every count was held against the list of what it "
        'counts, article by article. All lines as a table: <a href="evidence.csv">evidence.csv</a>, '
        '<a href="evidence.parquet">evidence.parquet</a>.</p>',
        '<div class="wide" tabindex="0" role="region" aria-label="Outlets"><table><thead><tr>',
        f'<th scope="col">outlet</th><th scope="col">articles</th>{heads}</tr></thead>',
        f"<tbody>{rows}</tbody></table></div>",
    ]
    return page("Evidence", "\n".join(parts), _style())


def outlet_page(book: Book, outlet: str, metric: str, articles: Iterable[str]) -> str:
    """Return the page of an outlet and a metric; `articles` are those shown, each made by `article_part`."""
    shown, total = list(articles), book.sums[outlet, metric]
    parts = [
        '<p><a href="index.html">All outlets</a></p>',
        f"<h1>{text(outlet)}: {text(_many(metric))}</h1>",
        f"<p>{_said(metric, total)} {_which(len(shown), total)}</p>",
        _key(metric),
        *shown,
    ]
    return page(f"{outlet}: {_many(metric)}", "\n".join(parts), _style())


def article_part(found: Evidence) -> str:
    """Return the part of a page that is one article: what is counted in it, and its whole text to unfold."""
    article, lines = found.article, "".join(map(_line, found.lines))
    place = text(f"{article.date or 'no date'} · {article.id}")
    counted = f"{_number(found.count, found.metric)} in {_exposed(found.metric, found.exposure)}"
    return (
        f"<article><h2>{text(article.title or article.id)}</h2>"
        f'<p class="soft">{place} · {counted}</p>'
        f"<ol>{lines}</ol><details><summary>The whole article</summary>"
        f'<div class="whole">{found.whole}</div></details></article>'
    )


def _line(line: Line) -> str:
    told = [f"{name}: {line.row[name]}" for name in FACTS if line.row[name] not in (None, "")]
    place = f"characters {line.row['start']:,} to {line.row['end']:,}"
    return f'<li><p class="sentence">{line.sentence}</p><p class="soft">{text(" · ".join([*told, place]))}</p></li>'


def _row(book: Book, outlet: str) -> str:
    cells = "".join(_cell(book, outlet, metric) for metric in book.metrics)
    articles = max(book.sums[outlet, metric].articles for metric in book.metrics)
    return f'<tr><th scope="row">{text(outlet)}</th><td>{articles:,}</td>{cells}</tr>'


def _cell(book: Book, outlet: str, metric: str) -> str:
    total = book.sums[outlet, metric]
    shown = f'<a href="{book.file(outlet, metric)}">{total.events:,}</a>' if total.lines else "0"
    return f'<td>{shown}<br><span class="soft">{total.rate}</span></td>'


def _said(metric: str, total: Sum) -> str:
    mentions = f" ({total.lines:,} mentions)" if COUNTED[metric].distinct else ""
    head = f"{_number(total.events, metric)}{mentions} in {_exposed(metric, total.exposure)}: {total.rate}."
    return f"<b>{head}</b> {total.telling:,} of {total.articles:,} articles have some."


def _which(shown: int, total: Sum) -> str:
    if shown == total.telling:
        return "All of them are below."
    return (
        f"Below are {shown:,} of these articles, those whose ids have the smallest digests: as good as drawn by "
        "chance, and the same each time. The table has the lines of all."
    )


def _key(metric: str) -> str:
    parts = [HIT]
    if COUNTED[metric].kind != "hedge":
        parts += [f'<span class="{name}">{name}</span>' for name in ATTRIBUTION if name != COUNTED[metric].kind]
    whole = " ".join(f'<span class="{name}">{name}</span>' for name in OWNERS)
    return (
        f'<p class="key">In sentences: {" ".join(parts)}. In whole articles: {HIT} {whole}, '
        "the rest in the outlet's own voice.</p>"
    )


def _number(count: int, metric: str) -> str:
    return text(f"{count:,} {PHRASES[metric][count != 1]}")


def _exposed(metric: str, exposure: int) -> str:
    return _number(exposure, EXPOSURES.get(metric, "words"))


def _many(metric: str) -> str:
    return PHRASES[metric][1]


def _style() -> str:
    return file_text("mediastudy.report", "evidence.css")
