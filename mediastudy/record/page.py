"""A page that sets two runs side by side: one HTML file, pictures inside, no script, nothing fetched."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from pathlib import Path

from mediastudy import webpage
from mediastudy.record.diff import Difference, Moved, Run, shared, span
from mediastudy.webpage import text

STYLE = """
main{max-width:72rem;margin:0 auto}h2{margin:2.5rem 0 .3rem;border-top:1px solid var(--line);padding-top:1rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}figure{margin:0;min-width:0}
figcaption{color:var(--soft);font-size:.9rem}img{width:100%;height:auto;border:1px solid var(--line);background:#fff}
table{margin:.8rem 0}td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.beyond{font-weight:600}summary{cursor:pointer}td:first-child{min-width:9rem}
@media(max-width:44rem){.pair{grid-template-columns:1fr}}
"""
OPEN = 20
"""A table of more rows than these is folded."""
REACH = {"beyond": "beyond the intervals", "within": "within", "": "no interval"}


def page(differences: Iterable[Difference], runs: tuple[Run, Run], names: tuple[str, str]) -> str:
    """Return the HTML page of a comparison; `names` are what the two runs are called on it."""
    every = list(differences)
    moved = [each for each in every if not each.same]
    beyond = sum(each.beyond for each in every)
    title = f"{names[0]} and {names[1]}"
    summary = (
        f"{len(moved)} of {len(every)} figures have numbers that moved; {beyond} numbers moved beyond their intervals."
    )
    body = [
        f"<h1>What moved from {text(names[0])} to {text(names[1])}</h1><p>{text(summary)}</p>",
        *_causes(shared(every)),
        *(_section(each, runs, names, shared(every)) for each in [*moved, *(each for each in every if each.same)]),
    ]
    return webpage.page(f"{title}: what moved", "\n".join(body), STYLE)


def _causes(causes: Iterable[str]) -> list[str]:
    items = [f"<li>{text(cause)}</li>" for cause in causes]
    return ["<p>What differs between the runs:</p><ul>", *items, "</ul>"] if items else []


def _section(difference: Difference, runs: tuple[Run, Run], names: tuple[str, str], common: tuple[str, ...]) -> str:
    parts = [f"<section><h2>{text(difference.title)} <small>({text(difference.stem)})</small></h2>"]
    parts.append(f"<p>{text(_said(difference))}</p>")
    if not difference.same:
        parts += _causes(cause for cause in difference.why if cause not in common)
    pictures = [_picture(difference.stem, run, name) for run, name in zip(runs, names, strict=True)]
    numbers = [_table(difference.moved)] if difference.moved else []
    return "\n".join([*parts, '<div class="pair">', *pictures, "</div>", *numbers, "</section>"])


def _said(difference: Difference) -> str:
    if difference.same:
        return "No number moved."
    counts = f"{len(difference.moved)} numbers moved, {difference.beyond} beyond their intervals"
    return "; ".join(part for part in (difference.rows, counts) if part) + "."


def _table(moved: Sequence[Moved]) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("row", "number", "before", "after", "step", "reach"))
    rows = "\n".join(_row(each) for each in moved)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>"
    opened = " open" if len(moved) <= OPEN else ""
    shut = f"<summary>{len(moved)} numbers</summary>"
    return f'<details{opened}>{shut}<div class="wide" tabindex="0">{table}</div></details>'


def _row(each: Moved) -> str:
    shown = [text(", ".join(each.move.key)), text(each.move.column)]
    numbers = [f'<td class="n">{text(cell)}</td>' for cell in span(each.move)]
    cells = "".join([*(f"<td>{cell}</td>" for cell in shown), *numbers])
    return f'<tr>{cells}<td class="{each.reach or "none"}">{REACH[each.reach]}</td></tr>'


def _picture(stem: str, run: Run, name: str) -> str:
    place, record = run.folder / f"{Path(stem).name}.png", run.manifest["figures"].get(stem)
    if record is None or not place.is_file():
        return f"<figure><figcaption>{text(name)}: not there</figcaption></figure>"
    data = base64.b64encode(place.read_bytes()).decode()
    image = f'<img src="data:image/png;base64,{data}" alt="{text(record["alt"])}">'
    return f"<figure>{image}<figcaption>{text(name)}</figcaption></figure>"
