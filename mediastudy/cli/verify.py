"""verify: are the figures still what the manifest says, and does the same work still make them?"""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediastudy.cli.options import CorpusOptions, corpus_options

if TYPE_CHECKING:
    from mediastudy.batch.reproduce import Plan, Ran
    from mediastudy.record.manifest import Manifest
    from mediastudy.record.verify import Finding


@click.command("verify", short_help="Make the figures again: the same, or changed by what.")
@click.argument("manifest", type=click.Path(path_type=Path), required=False)
@click.option("--quick", is_flag=True, help="Only check the files against the manifest; run nothing.")
@click.option("--into", type=click.Path(path_type=Path), metavar="DIR", help="Keep the figures made again here.")
@click.option(
    "--corpus", type=click.Path(path_type=Path), help="Articles, or a measured folder (default: data/sample)."
)
@click.option("-p", "given", nargs=2, multiple=True, metavar="NAME VALUE", help="Another value for a parameter.")
@corpus_options
def command(
    manifest: Path | None,
    quick: bool,
    into: Path | None,
    corpus: Path | None,
    given: tuple[tuple[str, str], ...],
    options: CorpusOptions,
) -> None:
    """Make the figures of MANIFEST again and say of each how it stands to the one before, and why it differs.

    MANIFEST is a manifest.json or its folder (default: figures). The verdicts are: identical bytes; identical pixels;
    same data, different look; within tolerance; CHANGED. Exit code 0 when no figure changed beyond its look, else 1.
    """
    from mediastudy.project import root
    from mediastudy.record.manifest import read_manifest
    from mediastudy.record.verify import check_files

    place = manifest or root() / "figures"
    folder = place if place.is_dir() else place.parent
    content = read_manifest(place)
    findings = check_files(folder, content)
    if quick or not all(finding.good for finding in findings):
        _tell(findings)
    with ExitStack() as stack:
        _not_over(folder, into)
        target = into.absolute() if into else Path(stack.enter_context(tempfile.TemporaryDirectory()))
        tables = options.measured(_source(content, corpus), target / "runs" / "tables")
        _tell(_compared(content, (folder, target), tables, given, options.processes))


def _tell(findings: list[Finding]) -> None:
    """Print what was found, the summary last, and end the program: 0 when all is well, else 1."""
    from mediastudy.record.verify import summary, told

    for line in told(findings):
        click.echo(line)
    click.echo(summary(findings))
    sys.exit(0 if all(finding.good for finding in findings) else 1)


def _not_over(folder: Path, into: Path | None) -> None:
    """Raise when the figures made again would take the place of those to compare them with."""
    from mediastudy.errors import OutputError

    if into and into.absolute() == folder.absolute():
        raise OutputError(f"{into}: the figures to verify are in it; give --into another folder.")


def _source(content: Manifest, corpus: Path | None) -> Path:
    """Return where the corpus of the figures is: as given, or the sample; raises CorpusError for another's figures."""
    from mediastudy.errors import CorpusError
    from mediastudy.project import place

    name = content["corpus"]["name"]
    if corpus is None and name != "sample":
        raise CorpusError(
            f"The figures were made from a corpus called {name!r}: say where it is with --corpus, and give the "
            "--outlets-map, --events and --lexicon of that run; or give the folder that mediastudy measure wrote."
        )
    return place(corpus or "data/sample")


def _compared(
    content: Manifest, folders: tuple[Path, Path], tables: Path, given: tuple[tuple[str, str], ...], jobs: int
) -> list[Finding]:
    """Return what is to be said of each figure of the first folder, made again in the second, from `tables`.

    Ends the program when a notebook fails.
    """
    from mediastudy.batch.meanings import Places, read_given
    from mediastudy.batch.reproduce import reproduce, rerun_plan
    from mediastudy.notebook import find_notebooks
    from mediastudy.project import root
    from mediastudy.record.manifest import read_manifest
    from mediastudy.record.verify import compare_runs

    folder, target = folders
    notebooks = find_notebooks(root() / "notebooks")
    values = read_given(notebooks, given, Places(Path.cwd()))
    plan = rerun_plan(content, notebooks, tables, target, values)
    failures = reproduce(plan, jobs, _tell_outcome)
    if failures:
        click.echo(_failed(plan, failures), err=True)
        sys.exit(1)
    return compare_runs((folder, content), (target, read_manifest(target)))


def _tell_outcome(ran: Ran) -> None:
    click.echo(f"{ran.name}: {ran.error or 'done'}", err=True)


def _failed(plan: Plan, failures: list[Ran]) -> str:
    return f"{len(failures)} of {len(plan.notebooks)} notebooks failed, so nothing can be compared."
