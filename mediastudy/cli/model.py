"""model: outlets compared by a Poisson or logistic model with cluster-robust errors."""

from __future__ import annotations

import json
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediastudy.errors import ModelError

if TYPE_CHECKING:
    import pandas as pd

    from mediastudy.models import Fit

PAIRS, SUREST = 66, 30
"""More pairs than those of 12 outlets are shown as so many, the surest first."""


@click.command("model", short_help="Compare outlets: rates, rate ratios, tests.")
@click.argument("articles", type=click.Path(path_type=Path))
@click.option("--metric", required=True, metavar="COLUMN", help="What is counted.")
@click.option("--exposure", default="words", show_default=True, metavar="COLUMN", help="What it is counted against.")
@click.option("--by", default="outlet", show_default=True, metavar="COLUMN", help="Who is compared.")
@click.option("--event", metavar="COLUMN", help="Compare on shared events only, each with an effect of its own.")
@click.option("--cluster", metavar="COLUMN", help="Articles alike: event, author, week (of date), chain, any column.")
@click.option("--adjust", multiple=True, metavar="COLUMN", help="Hold this fixed, too; may be given again.")
@click.option("--reference", metavar="OUTLET", help="The outlet that others are compared to first.")
@click.option(
    "--family",
    type=click.Choice(["poisson", "logistic"]),
    default="poisson",
    show_default=True,
    help="poisson: how often; logistic: whether a story has at least one.",
)
@click.option(
    "--copy",
    type=click.Choice(["all", "staff", "wire", "mixed", "unknown"]),
    default="all",
    show_default=True,
    help="Whose copy is compared (column copy).",
)
@click.option(
    "--chains",
    type=click.Choice(["publication", "once"]),
    default="publication",
    show_default=True,
    help="A text that several print counts as often as published, or once (columns chain, chain_role).",
)
@click.option("--json", "into", type=click.Path(path_type=Path), metavar="OUT", help="Write the whole result here.")
def command(
    articles: Path,
    metric: str,
    exposure: str,
    by: str,
    event: str | None,
    cluster: str | None,
    adjust: tuple[str, ...],
    reference: str | None,
    family: str,
    copy: str,
    chains: str,
    into: Path | None,
) -> None:
    """Compare the outlets of ARTICLES, the articles.csv or articles.parquet of mediastudy measure (or its folder).

    Shows rates per 1,000 units of exposure (logistic: shares of stories) and all pairwise ratios (logistic: of odds)
    with 95 % intervals, p values corrected by Holm's and Benjamini and Hochberg's methods, what it means in words, and
    warnings on stderr; of many pairs the surest, --json has all. mediastudy specify shows whether the answer hangs on
    how one counts. docs/statistics.md says what is fitted, and how far it can be trusted.
    """
    from mediastudy import models

    found = models.fit(
        read_articles(articles), metric, exposure, by, event, cluster, adjust, reference, family, copy, chains
    )
    if into:
        _write(found, into)
    _show(found)


def read_articles(path: Path) -> pd.DataFrame:
    """Return the article table at `path`, a file or a measured folder; raises ModelError where there is none."""
    import pandas as pd

    file = next((each for each in (path / "articles.parquet", path / "articles.csv") if each.is_file()), path)
    if not file.is_file():
        raise ModelError(f"{path}: there is no such table; give the articles.csv that mediastudy measure writes.")
    if file.suffix == ".jsonl":
        raise ModelError(f"{file}: these are texts, not counts; first mediastudy measure {file} --into DIR.")
    try:
        return pd.read_parquet(file) if file.suffix == ".parquet" else pd.read_csv(file)
    except (ValueError, OSError) as error:
        raise ModelError(f"{file}: this cannot be read as a table ({error}).") from None


def _write(found: Fit, into: Path) -> None:
    from mediastudy.writing import whole_file

    with whole_file(into) as unfinished:
        text = json.dumps(found.as_json(), indent=2, ensure_ascii=False, allow_nan=False)
        unfinished.write_text(text + "\n", encoding="utf-8")


def _show(found: Fit) -> None:
    form = "{:.4g}".format
    pairs = found.contrasts
    shown = pairs if len(pairs) <= PAIRS else pairs.sort_values(["p_holm", "p"], kind="stable").head(SUREST)
    click.echo(found.rates.to_string(index=False, float_format=form, na_rep="-"))
    click.echo(shown.to_string(index=False, float_format=form, na_rep="-"))
    if len(shown) < len(pairs):
        click.echo(f"the {len(shown)} surest of {len(pairs):,} pairs; --json has all")
    statistic, freedom, p = (found.omnibus[name] for name in ("statistic", "df", "p"))
    tested = f"statistic {statistic:.3g} (df {freedom}), p = {p:.3g}" if isfinite(p) else "not tested"
    click.echo(f"all alike: {tested}\n\n{found.reading}")
    for warning in found.beware:
        click.echo(f"mediastudy: {warning.brief}", err=True)
