"""diff: what moved between two runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("diff", short_help="Say which numbers moved between two runs.")
@click.argument("run_a", type=click.Path(path_type=Path))
@click.argument("run_b", type=click.Path(path_type=Path))
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write a page with the figures as well.")
def command(run_a: Path, run_b: Path, html: Path | None) -> None:
    """Say which outlets' numbers moved from RUN_A to RUN_B, by how much, and whether beyond their intervals.

    A run is a folder of figures or its manifest.json. With --html the figures stand side by side on one page, which
    needs no network. Exit code 0 when no number moved, 1 when some did.
    """
    from mediastudy.record.diff import Run, diff, told
    from mediastudy.record.manifest import read_manifest
    from mediastudy.record.page import page
    from mediastudy.writing import whole_file

    folders = [run if run.is_dir() else run.parent for run in (run_a, run_b)]
    old, new = (Run(folder, read_manifest(run)) for folder, run in zip(folders, (run_a, run_b), strict=True))
    differences = diff(old, new)
    if html:
        with whole_file(html.absolute()) as unfinished:
            unfinished.write_text(page(differences, (old, new), (str(run_a), str(run_b))), encoding="utf-8")
    for line in told(differences):
        click.echo(line)
    sys.exit(0 if all(difference.same for difference in differences) else 1)
