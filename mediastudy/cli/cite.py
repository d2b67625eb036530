"""cite: a figure as a paper needs it."""

from __future__ import annotations

from pathlib import Path

import click

FORMS = ("bibtex", "csl", "cff", "latex", "markdown", "word")


@click.command("cite", short_help="Print how to cite a figure.")
@click.argument("figure")
@click.option("--as", "form", type=click.Choice(FORMS), default="bibtex", show_default=True, help="The form wanted.")
@click.option(
    "--manifest", type=click.Path(path_type=Path), help="Where the figure is (default: figures/manifest.json)."
)
def command(figure: str, form: str, manifest: Path | None) -> None:
    """Print how to cite FIGURE: its citation with version and digest, or its caption and alt text ready to paste.

    FIGURE is a name out of the manifest (05_outlet_rates) or the path of one of its files. latex prints a whole float;
    the numbers in captions and tables are macros in figures/numbers.tex.
    """
    from mediastudy.project import place
    from mediastudy.record.cite import FORMS as WRITERS
    from mediastudy.record.cite import citation
    from mediastudy.record.manifest import NAME, read_manifest

    beside = Path(figure).parent / NAME
    found = manifest or (beside if Path(figure).parent.name and beside.is_file() else place(Path("figures") / NAME))
    folder = found if found.is_dir() else found.parent
    click.echo(WRITERS[form](citation(figure, read_manifest(found), _shown(folder))), nl=False)


def _shown(folder: Path) -> Path:
    """Return `folder` as seen from here, when it is below: a path that holds on another machine too."""
    here, there = Path.cwd(), folder.absolute()
    return there.relative_to(here) if there.is_relative_to(here) else folder
