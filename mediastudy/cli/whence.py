"""whence: where a picture, or every picture of a document, comes from."""

from __future__ import annotations

import logging
import shlex
import sys
from pathlib import Path

import click


@click.command("whence", short_help="Say where a figure in a file or paper comes from.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--manifest",
    type=click.Path(path_type=Path),
    help="What is current (default: the manifest.json beside FILE, else that of figures/).",
)
def command(file: Path, manifest: Path | None) -> None:
    """Say which figure FILE is, what it was made from, whether it is stale, and how to make it again.

    FILE is a PNG, SVG or PDF, or a document that holds some: .docx, .pptx, .odt, .odp, .pdf, .tex. Exit code 0 when
    every figure of ours in it is current (or there is no manifest to hold it against), 1 when one is not, 2 when FILE
    holds no figure of ours.
    """
    from mediastudy.errors import OutputError
    from mediastudy.plots.lettering import printable
    from mediastudy.record.manifest import nearest_manifest
    from mediastudy.record.whence import State, described, inspect

    content, folder = nearest_manifest(file, manifest)
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # what it stumbles on is said in one line, not in its log
    answers = inspect(file, content, folder)
    ours = [answer for answer in answers if answer.state is not State.NONE]
    if not ours:
        what = "it holds no picture" if not answers else "no provenance of mediastudy is in it"
        raise OutputError(f"{file}: {what}, and the manifest does not know its pixels.")
    for answer in answers:
        click.echo("\n".join(printable(line) for line in described(answer)))  # a file may hold terminal codes
    click.echo(f"The words behind the numbers: mediastudy evidence CORPUS --figure {shlex.quote(str(file))}")
    sys.exit(0 if all(answer.state in {State.CURRENT, State.UNCHECKED} for answer in ours) else 1)
