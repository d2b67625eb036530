"""crate: a run as a research object."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click


@click.command("crate", short_help="Export a run as an RO-Crate.")
@click.argument("manifest", type=click.Path(path_type=Path), required=False)
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="DIR|FILE.zip", required=True, help="Where the crate goes."
)
@click.option("--date", "published", metavar="YYYY-MM-DD", help="Day of publication (default: today).")
def command(manifest: Path | None, into: Path, published: str | None) -> None:
    """Export the figures of MANIFEST with their origin as an RO-Crate (Process Run Crate 0.5), to archive or publish.

    MANIFEST is a manifest.json or its folder (default: figures). The crate holds figures, tables, notebooks and the
    manifest, and names corpus, lexicons, parameters and software; the articles themselves are not in it.
    """
    from mediastudy.errors import OutputError
    from mediastudy.project import root
    from mediastudy.record.crate import contents, write_crate
    from mediastudy.record.manifest import read_manifest

    day = published or dt.datetime.now(dt.UTC).date().isoformat()
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        raise OutputError(f"--date takes YYYY-MM-DD; found {day!r}.") from None
    place = manifest or root() / "figures"
    folder = place if place.is_dir() else place.parent
    write_crate(contents(folder, read_manifest(place), root() / "notebooks", day), into.absolute())
    click.echo(f"The crate is in {into}.", err=True)
