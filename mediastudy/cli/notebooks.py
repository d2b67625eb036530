"""notebooks: what each one asks for and makes."""

from __future__ import annotations

import click


@click.command("notebooks", short_help="Show what each notebook asks for and makes.")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Show the notebooks, or the parameters, types, defaults, help and figures of one."""
    from mediastudy.batch.parameters import parameters
    from mediastudy.batch.reproduce import find_notebooks
    from mediastudy.errors import UnknownNameError
    from mediastudy.names import unknown
    from mediastudy.project import root

    found = {notebook.name: notebook for notebook in find_notebooks(root() / "notebooks")}
    if name and name not in found:
        raise UnknownNameError(unknown(name, found, "notebook"))
    for notebook in found.values() if name is None else [found[name]]:
        click.echo(f"{notebook.name}: {notebook.title}")
        click.echo(f"  figures: {', '.join(notebook.figures)}")
        for each in parameters(notebook).values() if name else ():
            click.echo(f"  {each.name}: {each.type} = {each.default!r}\n      {each.help}")
