"""Checks: what can make a comparison of outlets wrong, from which value on, why, and what handles it."""

from __future__ import annotations

import math
from dataclasses import dataclass

OK, LOOK, INVALID = "ok", "look", "invalid"
SEVERITIES = (OK, LOOK, INVALID)
ALONE = 2
"""Fewer articles are named in the tables and judge no outlet: one can be left out."""


@dataclass(frozen=True, slots=True)
class Check:
    """A number of an outlet with the values from which it is worth a look, and from which a comparison is invalid.

    `column` is that of the table of outlets; `fewer` turns the order (few articles are bad, not many). `measured` says
    what holds from ``{look}`` on, `why` why the values were chosen, `handled` what takes care of it. `unit` is ``%``
    for shares; `articles` is how many articles a share must be of to count (0 where it is not one of articles);
    `compares` whether the number is beside that of other outlets, so that an only outlet has none.
    """

    name: str
    title: str
    column: str
    look: float
    invalid: float
    measured: str
    why: str
    handled: str
    unit: str = "%"
    fewer: bool = False
    articles: int = ALONE
    compares: bool = False

    def severity(self, value: float, n: int) -> str:
        """Return ok, look or invalid for an outlet of `n` articles; ok where there is nothing to judge."""
        if math.isnan(value) or round(value * n) < self.articles:
            return OK
        if self.fewer:
            return INVALID if value < self.invalid else LOOK if value < self.look else OK
        return INVALID if value >= self.invalid else LOOK if value >= self.look else OK

    def shown(self, value: float) -> str:
        """Return the number for a reader; a dash where there is none."""
        if math.isnan(value):
            return "–"
        if self.unit != "%":
            return f"{value:,.0f}{self.unit}" if self.unit == "" else f"{value:,.1f}{self.unit}"
        percent = f"{100 * value:.0f}" if value >= 0.0995 else f"{100 * value:.1f}".removesuffix(".0")
        return f"{percent}\N{NO-BREAK SPACE}%"


CHECKS: tuple[Check, ...] = (
    Check(
        "size",
        "Articles",
        "n",
        8,
        3,
        "there are fewer than {look} articles",
        "intervals of rates hold their level from eight articles on (docs/statistics.md); two tell nothing",
        "intervals widen by themselves; leave such outlets out (the parameter outlets of the notebooks) or join them",
        unit="",
        fewer=True,
        articles=0,
    ),
    Check(
        "names",
        "Spellings",
        "spellings",
        2,
        math.inf,
        "there seem to be {look} or more spellings of one outlet",
        "an outlet under two names is two outlets to every table, each with half of its articles",
        "mediastudy outlets CORPUS --propose map.toml lists them with reasons; edit it, then --outlets-map map.toml",
        unit="",
        articles=0,
        compares=True,
    ),
    Check(
        "dates",
        "No date",
        "undated_share",
        0.05,
        0.5,
        "{look} or more of the articles have no date",
        "one in twenty can shift a month; where half is missing, the rest is no sample of the time",
        "figures over time leave undated articles out; compare time only where dates are whole",
    ),
    Check(
        "period",
        "Other period",
        "outside_share",
        0.25,
        0.75,
        "{look} or more of the articles lie outside the time that half of the outlets share",
        "news of another time is other news: with three in four articles from it, outlet and time cannot be told apart",
        "cut the corpus to the time that all share, or hold a column for the period fixed: mediastudy model --adjust",
        compares=True,
    ),
    Check(
        "gaps",
        "Empty months",
        "empty_share",
        0.34,
        math.inf,
        "{look} or more of the months between first and last are empty",
        "judged only with two articles a month on average; one month in three missing is a hole in the collection",
        "the bars of --html show the months; collect again, or compare months that all have",
        articles=0,
    ),
    Check(
        "length",
        "Length",
        "length_ratio",
        2,
        5,
        "the median article is {look} times as long as the corpus's, or as short",
        "counts an article grow with length, and briefs are another genre than features from about fivefold on",
        "rates here are per 1,000 words, not an article; compare genres of like length",
        unit=" ×",
        articles=0,
        compares=True,
    ),
    Check(
        "short",
        "Very short",
        "short_share",
        0.05,
        0.5,
        "{look} or more of the articles are shorter than 100 words",
        "teasers and captions in place of articles: the text was not collected",
        "leave them out by the column words of articles.csv; collect the full text",
    ),
    Check(
        "encoding",
        "Encoding",
        "damaged_share",
        0.01,
        0.2,
        "{look} or more of the articles have damaged characters",
        "damage hits quotation marks and apostrophes first, and with them voices and cues",
        "read again with --encoding, or import again from the source; damaged characters are never mended silently",
    ),
    Check(
        "language",
        "Language",
        "foreign_share",
        0.02,
        0.2,
        "{look} or more of the articles are not in English",
        "an article in another language has no hedge or cue of ours: each per cent lowers every rate by a per cent",
        "leave them out by the column language of articles.csv; lexicons and weights are English",
    ),
    Check(
        "quotes",
        "Quote style",
        "other_quotes_share",
        0.25,
        math.inf,
        "{look} or more of the articles quote in another style than most",
        "style goes with the outlet, so a reader of quotations that misses a style makes an outlet look unquoted",
        "measured per article (quote_style) and handled by the quotation layer, '' and single marks too; check the "
        "figure voices for an outlet without quoted words",
    ),
    Check(
        "no_quotes",
        "No quotes",
        "no_quotes_share",
        0.5,
        0.9,
        "{look} or more of the articles of 200 words have no quotation marks",
        "news quotes: where nine in ten articles do not, the marks were lost on the way, and direct speech with them",
        "look at three articles on their page; collect again with the marks; compare opinion pages with their like",
    ),
    Check(
        "wraps",
        "Hard wraps",
        "wrapped_share",
        0.1,
        math.inf,
        "{look} or more of the articles are hard-wrapped",
        "a line is then no paragraph; one outlet wrapped and another not would differ in all that counts paragraphs",
        "told per article (wrapped_at) and handled by the paragraph layer",
    ),
    Check(
        "truncation",
        "Cut off",
        "cut_share",
        0.02,
        0.2,
        "{look} or more of the articles end before their end",
        "cut articles lose their last parts, where background and hedged outlook stand",
        "leave them out by the column cut_off of articles.csv; do not read position_in_story for them",
    ),
    Check(
        "furniture",
        "Furniture",
        "furniture_share",
        0.1,
        0.4,
        "{look} or more of the words are page furniture",
        "furniture is left out of every measure; where it is two words in five, what is missed of it matters too",
        "marked, never counted; read some marks (table marks, mark = furniture) and what is left",
        articles=0,
    ),
    Check(
        "duplicates",
        "Copies within",
        "copies_share",
        0.02,
        0.2,
        "{look} or more of the articles are copies of another of the outlet's own",
        "a copy counts a story twice and makes intervals too narrow: at one in five by about a sixth",
        'count once: mediastudy model --chains once, or tables.split(articles, chains="once")',
    ),
    Check(
        "wire",
        "Wire copy",
        "wire_share",
        0.1,
        0.3,
        "{look} or more of the articles are an agency's copy",
        "the words are the agency's; with half of an outlet's articles in PolNeAR its rank turns",
        "compare staff copy: mediastudy model --copy staff, outlets_by_copy.csv; the figure copy_rates shows both",
    ),
)
