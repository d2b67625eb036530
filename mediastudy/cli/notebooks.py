"""notebooks: what each one asks for and makes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from mediastudy.batch.parameters import Parameter
    from mediastudy.notebook import Notebook


@click.command("notebooks", short_help="Show what each notebook asks for and makes.")
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, for other programs.")
def command(name: str | None, as_json: bool) -> None:
    """Show the notebooks with their figures and parameters, or all about one.

    Of one notebook each parameter is shown as it is declared, with the values it takes, its default and its help.
    These are the names and values for -p of reproduce and for the sweep files of batch.

    \b
    mediastudy notebooks
    mediastudy notebooks 03_attribution
    """
    from mediastudy.batch.parameters import parameters
    from mediastudy.errors import UnknownNameError
    from mediastudy.names import unknown
    from mediastudy.notebook import find_notebooks
    from mediastudy.project import root

    found = {notebook.name: notebook for notebook in find_notebooks(root() / "notebooks")}
    if name and name not in found:
        raise UnknownNameError(unknown(name, found, "notebook"))
    known = {each.name: (each, parameters(each)) for each in found.values() if name in (None, each.name)}
    if as_json:
        click.echo(json.dumps([_record(*each) for each in known.values()], indent=1, ensure_ascii=False))
    for notebook, declared in known.values() if not as_json else ():
        click.echo(f"{notebook.name}: {notebook.title}\n  figures: {', '.join(notebook.figures) or 'none'}")
        click.echo("\n".join(map(_about, declared.values())) if name else f"  parameters: {', '.join(declared)}")


def _about(parameter: Parameter) -> str:
    from mediastudy.batch.meanings import meaning

    declared = f"{parameter.name}: {parameter.type} = {json.dumps(parameter.default, ensure_ascii=False)}"
    takes = "; ".join(filter(None, [str(parameter.kind), meaning(parameter.name)]))
    return f"  {declared}\n      takes {takes}\n      {parameter.help}"


def _record(notebook: Notebook, declared: dict[str, Parameter]) -> dict[str, Any]:
    asked = [
        {
            "name": each.name,
            "type": each.type,
            "choices": list(each.kind.choices),
            "low": each.kind.low,
            "high": each.kind.high,
            "default": each.default,
            "help": each.help,
        }
        for each in declared.values()
    ]
    return {"name": notebook.name, "title": notebook.title, "figures": list(notebook.figures), "parameters": asked}
