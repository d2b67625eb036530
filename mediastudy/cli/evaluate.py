"""evaluate: precision, recall and F1 against a coded sample, overall and by outlet."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("evaluate", short_help="Score attributions against a coded sample.")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--pred", type=click.Path(path_type=Path), metavar="MARKS", help="A marks file (default: annotate now).")
@click.option("--draws", default=1000, show_default=True, help="Bootstrap draws of articles for the intervals.")
def command(gold: Path, pred: Path | None, draws: int) -> None:
    """Measure the attributions found against those coded in GOLD.

    GOLD has a line an article: id, outlet, text, and attributions with source, cue and content as lists of spans.
    Shows cue, source, content and whole attributions, for all and for speech only, and each outlet's rate beside the
    coded one: an extractor whose error differs by outlet biases every comparison of outlets.
    """
    from mediastudy.coding.evaluate import found_now, report

    click.echo(report(gold, pred or found_now(gold), draws))
