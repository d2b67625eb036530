"""A page that sets two runs side by side: one HTML file, pictures inside, no script, nothing fetched."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from mediastudy.record.diff import Difference, Moved, Run, shared, span

STYLE = """
:root{color-scheme:light}
body{font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:72rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin:2.5rem 0 .3rem;border-top:1px solid #ccc;padding-top:1rem}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}figure{margin:0;min-width:0}
figcaption{color:#444;font-size:.9rem}img{width:100%;height:auto;border:1px solid #ddd}
.table{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;margin:.8rem 0}
th,td{text-align:left;padding:.2rem .9rem .2rem 0;border-bottom:1px solid #e2e2e2;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.beyond{font-weight:600}summary{cursor:pointer}h1,h2,p,li,figcaption{overflow-wrap:anywhere}td:first-child{min-width:9rem}
@media(max-width:44rem){.pair{grid-template-columns:1fr}}
"""
OPEN = 20
"""A table of more rows than these is folded."""
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
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
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            f"<title>{_text(title)}: what moved</title><style>{STYLE}</style></head><body><main>",
            f"<h1>What moved from {_text(names[0])} to {_text(names[1])}</h1><p>{_text(summary)}</p>",
            *_causes(shared(every)),
            *(_section(each, runs, names, shared(every)) for each in [*moved, *(each for each in every if each.same)]),
            "</main></body></html>\n",
        ]
    )


def _causes(causes: Iterable[str]) -> list[str]:
    items = [f"<li>{_text(cause)}</li>" for cause in causes]
    return ["<p>What differs between the runs:</p><ul>", *items, "</ul>"] if items else []


def _section(difference: Difference, runs: tuple[Run, Run], names: tuple[str, str], common: tuple[str, ...]) -> str:
    parts = [f"<section><h2>{_text(difference.title)} <small>({_text(difference.stem)})</small></h2>"]
    parts.append(f"<p>{_text(_said(difference))}</p>")
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
    return f'<details{opened}>{shut}<div class="table" tabindex="0">{table}</div></details>'


def _row(each: Moved) -> str:
    shown = [_text(", ".join(each.move.key)), _text(each.move.column)]
    numbers = [f'<td class="n">{_text(cell)}</td>' for cell in span(each.move)]
    cells = "".join([*(f"<td>{cell}</td>" for cell in shown), *numbers])
    return f'<tr>{cells}<td class="{each.reach or "none"}">{REACH[each.reach]}</td></tr>'


def _picture(stem: str, run: Run, name: str) -> str:
    place, record = run.folder / f"{Path(stem).name}.png", run.manifest["figures"].get(stem)
    if record is None or not place.is_file():
        return f"<figure><figcaption>{_text(name)}: not there</figcaption></figure>"
    data = base64.b64encode(place.read_bytes()).decode()
    image = f'<img src="data:image/png;base64,{data}" alt="{_text(record["alt"])}">'
    return f"<figure>{image}<figcaption>{_text(name)}</figcaption></figure>"


def _text(text: str) -> str:
    """Return `text` for HTML: no markup, and no half characters."""
    return escape(text.encode("utf-8", "replace").decode())
