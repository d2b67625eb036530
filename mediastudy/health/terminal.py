"""The health of a corpus in a terminal: the whole, the verdicts, the worst outlets."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from mediastudy.health.checks import INVALID, LOOK, OK
from mediastudy.health.report import Health, Verdict, flagged

SIGNS = {OK: "ok     ", LOOK: "look   ", INVALID: "INVALID"}
WIDTH = 100
NAME = 30
LABELS: Mapping[str, tuple[str, str]] = {
    "found": ("row", "rows"),
    "articles": ("article", "articles"),
    "outlets": ("outlet", "outlets"),
    "words": ("word of body text", "words of body text"),
    "words_furniture": ("word of page furniture", "words of page furniture"),
    "without_date": ("article without a date", "articles without a date"),
    "unreadable_dates": ("of them with a date that cannot be read",) * 2,
    "dropped": ("row left out", "rows left out"),
    "repeated_ids": ("of them with an id that was used before",) * 2,
    "repeated_bodies": (
        "body that stands more than once, word for word",
        "bodies that stand more than once, word for word",
    ),
    "articles_with_a_repeated_body": (
        "article whose body stands elsewhere too",
        "articles whose body stands elsewhere too",
    ),
    "chains": ("chain of articles that share text", "chains of articles that share text"),
    "chains_across_outlets": ("of them across outlets",) * 2,
    "articles_in_chains": ("article in chains", "articles in chains"),
    "articles_with_sign_up_lines": ("article with sign-up lines", "articles with sign-up lines"),
    "articles_with_damage": ("article with damaged characters", "articles with damaged characters"),
    "articles_cut_off": ("article that ends before its end", "articles that end before their end"),
}
"""What is told of the whole corpus, in this order, with the words for one and for any other number of it."""


def label(name: str, count: int) -> str:
    """Return the words for `count` of what `name` counts over the whole corpus."""
    return LABELS[name][count != 1]


def told(health: Health, top: int) -> Iterator[str]:
    """Yield the lines of the report: counts, a verdict a check (the worst first), and the `top` worst outlets."""
    counts = {name: health.corpus[name] for name in LABELS if name in health.corpus}
    yield from (f"{count:>12,}  {label(name, count)}" for name, count in counts.items())
    yield from _wide(health.corpus)
    for severity in (INVALID, LOOK, OK):
        for verdict in (each for each in health.verdicts if each.severity == severity):
            yield from _verdict(verdict)
    yield from _outlets(health, top)


def _wide(corpus: Mapping[str, Any]) -> Iterator[str]:
    copies = ", ".join(f"{kind} {count:,}" for kind, count in corpus["copy"].items())
    yield f"{'copy':>12}  {copies}"
    if "names" in corpus:
        most = ", ".join(f"{outlet} {count}" for outlet, count in corpus["most_names"].items())
        column = f"names in the column {corpus['names_in']!r}"
        yield f"{corpus['names']:>12,}  {column}; most for one outlet: {most or 'one each'}"
    yield ""


def _verdict(verdict: Verdict) -> Iterator[str]:
    begin = f"{SIGNS[verdict.severity]}  "
    blank = " " * len(begin)
    yield from textwrap.wrap(
        f"{verdict.check.title}. {verdict.sentence}", WIDTH, initial_indent=begin, subsequent_indent=blank
    )
    if verdict.severity != OK:
        yield from textwrap.wrap(
            f"-> {verdict.check.handled}", WIDTH, initial_indent=blank, subsequent_indent=f"{blank}   "
        )


def _outlets(health: Health, top: int) -> Iterator[str]:
    names = list(dict.fromkeys(health.findings["outlet"]))
    rows = health.outlets.set_index("outlet")
    yield ""
    yield f"{'outlet':<{NAME}} {'articles':>8}  {'from':<10}  {'to':<10}  median  what to look at (! look, !! invalid)"
    for name in names[:top]:
        yield from _outlet(health, name, rows.loc[name])
    if len(names) > top:
        yield f"and {len(names) - top:,} more; --top {len(names)} shows all, --json and --html hold them."


def _outlet(health: Health, name: str, row: pd.Series) -> Iterator[str]:
    shown = name if len(name) <= NAME else f"{name[: NAME - 1]}…"
    dates = f"{day(row['first']):<10}  {day(row['last']):<10}"
    head = f"{shown:<{NAME}} {row['n']:>8,}  {dates}  {row['median_words']:>6,.0f}  "
    said = [
        f"{each['title'].lower()} {each['shown']} {'!!' if each['severity'] == INVALID else '!'}"
        for each in flagged(health, name)
    ]
    lines = textwrap.wrap(", ".join(said), 60) or ["ok"]
    yield head + lines[0]
    yield from (" " * len(head) + line for line in lines[1:])


def day(date: Any) -> str:
    """Return a date as YYYY-MM-DD; a dash where there is none."""
    return "–" if pd.isna(date) else f"{date:%Y-%m-%d}"
