"""The command line: each command is a file of this folder; nothing heavy is imported before a command runs."""

from __future__ import annotations

import importlib
import keyword
import sys
from typing import NoReturn, cast

import click

from mediastudy import __version__
from mediastudy.errors import MediastudyError

COMMANDS = (
    "reproduce",
    "import",
    "outlets",
    "health",
    "measure",
    "annotate",
    "events",
    "evidence",
    "notebooks",
    "batch",
    "model",
    "specify",
    "power",
    "rules",
    "lexicon",
    "evaluate",
    "verify",
    "whence",
    "cite",
    "diff",
    "crate",
)


def _module(name: str) -> str:
    """Return the module of a command; one that is a keyword of the language has an underscore after it."""
    return f"{name}_" if keyword.iskeyword(name) else name


class Commands(click.Group):
    """A group whose commands are the functions `command` of the modules in this folder, imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, importlib.import_module(f"mediastudy.cli.{_module(cmd_name)}").command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command asked for; an unknown one is answered with the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from mediastudy.names import unknown

            ctx.fail(unknown(args[0], COMMANDS, "command"))
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="mediastudy")
def program() -> None:
    """Measure how news outlets frame: who hedges, who speaks, and who stays unnamed.

    A CORPUS is a .jsonl, .csv or .parquet file with the columns id, outlet, date, text (title and others are kept),
    or a folder of .txt files with a metadata.csv (file, outlet, date).

    \b
    mediastudy reproduce                          the sample corpus, all notebooks, into figures/
    mediastudy reproduce --corpus my.csv --into out
    mediastudy measure my.csv --into tables       a row an article, an outlet, a mark
    """


def main() -> NoReturn:
    """Run the program: exit 0 when done, 1 when a run failed, 2 for a mistake in the input, 130 when interrupted."""
    try:
        program(prog_name="mediastudy", standalone_mode=False)
        sys.exit(0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except MediastudyError as error:
        click.echo(f"mediastudy: {' '.join(str(error).split())}", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("mediastudy: interrupted; nothing half-written is left.", err=True)
        sys.exit(130)
