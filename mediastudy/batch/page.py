"""The index page of a batch: what failed, then every run with its parameters and figures."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mediastudy import webpage
from mediastudy.batch.folder import FIGURES, INDEX, PAGES
from mediastudy.batch.ledger import Event, read_ledger
from mediastudy.batch.page_notebook import write_notebook_page
from mediastudy.batch.parameters import shown
from mediastudy.batch.sweep import Run, Sweep
from mediastudy.plural import counted
from mediastudy.webpage import file_text, text
from mediastudy.writing import whole_file

LEFT_OUT = "left out"
"""The state of a run that the last batch was not asked for (--only), and that was never run as the sweep has it now."""
ORDER = ("failed", "timeout", "killed", "never-run", "running", "queued", "ok", LEFT_OUT)
"""The states as the page puts them, failures first; a run that was skipped is up to date: ok."""


@dataclass(frozen=True)
class Picture:
    """A figure as the page shows it: paths from the page, its size in pixels, and what it says."""

    path: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Row:
    """A run as the page shows it; `links` are its executed notebook by what it is called, paths from the page."""

    run: Run
    state: str
    error: str
    links: Mapping[str, str]
    pictures: Sequence[Picture]

    @property
    def failed(self) -> bool:
        """Whether the run has ended, and not well."""
        return self.state not in ("ok", "running", "queued", LEFT_OUT)


def index_page(title: str, rows: Sequence[Row]) -> str:
    """Return the HTML page of a batch: failures first, then a table of runs that sorts by its heads.

    Parameters that are the same in every run that has them stand above the table. No time is on the page, and no
    duration: the same sweep gives the same bytes.
    """
    ordered = sorted(rows, key=lambda row: ORDER.index(row.state))
    counts = Counter(row.state for row in rows)
    summary = ", ".join(f"{counts[state]} {state}" for state in ORDER if counts[state])
    names = list(dict.fromkeys(name for row in rows for name in row.run.parameters))
    varying = [name for name in names if _varies(name, rows)]
    parts = [
        f"<h1>{text(title)}</h1>",
        f"<p>{counted(len(rows), 'run')}: {summary}.</p>",
        *_failures([row for row in ordered if row.failed]),
        *_left_out([row for row in ordered if row.state == LEFT_OUT]),
        *_same({name: _value(name, rows) for name in names if name not in varying}),
        *_table(ordered, varying),
        '<p class="hidden" id="said" role="status"></p>',
    ]
    style, script = (file_text("mediastudy.batch", name) for name in ("page.css", "page.js"))
    return webpage.page(title, "\n".join(parts), style, script)


def write_index(folder: Path, sweep: Sweep) -> None:
    """Write ``index.html`` of the batch in `folder`, from its ledger, and a page of each executed notebook."""
    events: dict[str, list[Event]] = {}
    for event in read_ledger(folder).events:
        events.setdefault(event.run, []).append(event)
    rows = [_row(folder, run, _last(run, events.get(run.name, []))) for run in sweep.runs]
    with whole_file(folder / INDEX) as unfinished:
        unfinished.write_text(index_page(sweep.name, rows), encoding="utf-8", newline="\n")


def _last(run: Run, own: Sequence[Event]) -> Event:
    """Return the last event of a run, of its `own`; what was asked for under its name with other parameters is none."""
    asked = [event.parameters for event in own if event.state == "queued"]
    if asked and asked[-1] != run.parameters:
        return Event(run.name, LEFT_OUT, error="its parameters were changed since it was run")
    return own[-1] if own else Event(run.name, LEFT_OUT)


def _row(folder: Path, run: Run, event: Event) -> Row:
    executed, links = folder / event.executed, {}
    if event.executed and executed.is_file():
        page = write_notebook_page(executed, folder / PAGES / f"{run.name}.html")
        links = {**({"page": page} if page else {}), "notebook": executed}
    state = "ok" if event.state == "skipped" else event.state
    inside = {name: path.relative_to(folder).as_posix() for name, path in links.items()}
    pictures = read_pictures(folder / run.name / FIGURES, folder) if state == "ok" else []
    return Row(run, state, event.error, inside, pictures)


def read_pictures(folder: Path, beside: Path) -> list[Picture]:
    """Return the figures in `folder` that have a record; their paths begin at the folder `beside`."""
    found = []
    for path in sorted(folder.glob("*.json")):
        picture = path.with_suffix(".png")
        with suppress(OSError, ValueError, KeyError, TypeError):  # a run that was cut off may have left half a record
            record = json.loads(path.read_text(encoding="utf-8"))
            size = record["pixels"]["width"], record["pixels"]["height"]
            if picture.is_file():
                found.append(Picture(str(picture.relative_to(beside)), str(record["alt"]), *map(int, size)))
    return found


def _varies(name: str, rows: Sequence[Row]) -> bool:
    """Return whether runs that have a parameter have it otherwise; that a notebook has it not is no variation."""
    return len({json.dumps(row.run.parameters[name]) for row in rows if name in row.run.parameters}) > 1


def _value(name: str, rows: Sequence[Row]) -> Any:
    return next(row.run.parameters[name] for row in rows if name in row.run.parameters)


def _failures(rows: Sequence[Row]) -> Iterator[str]:
    if rows:
        yield f'<h2>Not made: {len(rows)}</h2><ul class="failures">'
        for row in rows:
            error = f"<code>{text(row.error)}</code>" if row.error else ""
            yield f'<li><span class="bad">{text(row.state)}</span> {text(row.run.name)} {_links(row)}{error}</li>'
        yield "</ul>"


def _left_out(rows: Sequence[Row]) -> Iterator[str]:
    if rows:
        yield f"<details><summary>Left out with --only: {len(rows)}</summary><ul>"
        yield from (f"<li>{text(row.run.name)}{text(row.error and f': {row.error}')}</li>" for row in rows)
        yield "</ul></details>"


def _same(values: Mapping[str, Any]) -> Iterator[str]:
    if values:
        yield "<h2>The same in every run that has it</h2><dl>"
        yield from (f"<dt>{text(name)}</dt><dd>{text(shown(value))}</dd>" for name, value in values.items())
        yield "</dl>"


def _table(rows: Sequence[Row], varying: Sequence[str]) -> Iterator[str]:
    several = len({row.run.notebook.name for row in rows}) > 1
    columns = ["run", "state", *(["notebook"] if several else []), *varying]
    heads = "".join(f'<th scope="col" class="sorts" role="columnheader">{text(name)}</th>' for name in columns)
    yield '<h2 id="runs">Runs</h2><div class="wide" tabindex="0" role="region" aria-labelledby="runs">'
    yield '<table class="runs" role="table" aria-labelledby="runs">'
    yield f'<thead role="rowgroup"><tr role="row">{heads}<th scope="col" role="columnheader">figures</th></tr></thead>'
    yield '<tbody role="rowgroup">'
    yield from (_table_row(row, varying, several) for row in rows)
    yield "</tbody></table></div>"


def _table_row(row: Row, varying: Sequence[str], several: bool) -> str:
    notebook = [_cell("notebook", row.run.notebook.name)] if several else []
    values = [_cell(name, row.run.parameters[name]) if name in row.run.parameters else EMPTY for name in varying]
    look = "bad" if row.failed else "soft" if row.state == LEFT_OUT else "good"
    cells = [
        f'<th scope="row" role="rowheader">{text(row.run.name)} {_links(row)}</th>',
        f'<td role="cell" class="{look}" data-name="state">{text(row.state)}</td>',
        *notebook,
        *values,
        f'<td role="cell" class="shown">{_figures(row)}</td>',
    ]
    return f'<tr role="row">{"".join(cells)}</tr>'


EMPTY = '<td role="cell"></td>'


def _cell(name: str, value: Any) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    sorts = f' class="number" data-number="{value!r}"' if number else ""
    return f'<td role="cell" data-name="{text(name)}"{sorts}>{text(shown(value))}</td>'


def _links(row: Row) -> str:
    return " ".join(
        f'<a href="{quote(path)}">{text(name)}<span class="hidden"> of {text(row.run.name)}</span></a>'
        for name, path in row.links.items()
    )


def _figures(row: Row) -> str:
    shown = "".join(
        f'<a href="{quote(each.path)}"><img src="{quote(each.path)}" alt="{text(each.alt)}" loading="lazy"'
        f' width="{each.width}" height="{each.height}"></a>'
        for each in row.pictures
    )
    return f'<div class="figures">{shown}</div>' if shown else ""
