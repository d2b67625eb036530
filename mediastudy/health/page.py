"""The health of a corpus as a page: one HTML file that needs no network, no script to be read, light and dark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from mediastudy import webpage
from mediastudy.health.checks import CHECKS, INVALID, LOOK, OK
from mediastudy.health.drawing import months, shape, share, sparkline, spread
from mediastudy.health.looks import SCRIPT, STYLE
from mediastudy.health.report import Health, Verdict
from mediastudy.health.terminal import LABELS, day, label
from mediastudy.webpage import text

WORDS: Mapping[str, str] = {OK: "ok", LOOK: "look", INVALID: "invalid"}
HEADS = (
    "outlet",
    "articles",
    "months",
    "from – to",
    "words an article",
    "whose copy",
    *(check.title for check in CHECKS),
)
TILES = ("articles", "outlets", "words", "without_date", "articles_with_a_repeated_body", "articles_in_chains")


def page(health: Health) -> str:
    """Return the HTML page of a report. All that comes from the corpus is escaped; equal reports give equal bytes."""
    name = str(health.corpus.get("name", "corpus"))
    body = [
        f"<header><p class=kicker>Corpus health</p><h1>{text(name)}</h1>{_summary(health)}</header>",
        f'<ul class="tiles">{"".join(_tiles(health))}</ul>',
        f'<h2>{_question(health)}</h2><ol class="verdicts">',
        *(_verdict(each) for level in (INVALID, LOOK, OK) for each in health.verdicts if each.severity == level),
        "</ol><h2>Outlet by outlet</h2>",
        f"<p class=note>{_key()} The worst first; a click on a heading sorts. Bars: articles a month, on one "
        "time line without the 1 in 100 articles at either end of it. Lengths: quartiles and median, on a "
        "logarithmic scale from 10 words.</p>",
        *_table(health),
        "<h2>The whole corpus</h2>",
        *_counts(health.corpus),
    ]
    return webpage.page(f"{name}: corpus health", "\n".join(body), STYLE, SCRIPT)


def _summary(health: Health) -> str:
    counts = {level: sum(each.severity == level for each in health.verdicts) for level in (INVALID, LOOK, OK)}
    spoilt = "its figures" if _is_alone(health) else "some comparison"
    said = {
        INVALID: f"{counts[INVALID]} of {len(health.verdicts)} checks find what makes {spoilt} invalid",
        LOOK: f"{counts[LOOK]} {'is' if counts[LOOK] == 1 else 'are'} worth a look",
        OK: f"{counts[OK]} {'is' if counts[OK] == 1 else 'are'} in order",
    }
    parts = "".join(f"<span class=part>{shape(level)} {words}</span>" for level, words in said.items())
    return f'<p class="summary">{parts}</p>'


def _question(health: Health) -> str:
    return "What could make figures of this outlet wrong?" if _is_alone(health) else "Can these outlets be compared?"


def _is_alone(health: Health) -> bool:
    return len(health.outlets) == 1


def _tiles(health: Health) -> Iterator[str]:
    for name in TILES:
        count = health.corpus[name]
        yield f"<li><b>{count:,}</b> {text(label(name, count))}</li>"


def _verdict(verdict: Verdict) -> str:
    check, level = verdict.check, verdict.severity
    more = f"<p class=do><b>What handles it.</b> {text(_sentence(check.handled))}</p>" if level != OK else ""
    why = f"<p class=why><b>Why it matters.</b> {text(_sentence(check.why))}</p>"
    listed = "".join(
        f"<p class=why><b>{WORDS[of].capitalize()} ({len(names):,}).</b> {text(', '.join(names))}</p>"
        for of, names in ((INVALID, verdict.invalids), (LOOK, verdict.looks))
        if names
    )
    return (
        f'<li class="{level}"><div class=sign>{shape(level)}<span>{WORDS[level]}</span></div>'
        f"<div><h3>{text(check.title)}</h3><p>{text(verdict.sentence)}</p>{more}"
        f"<details><summary>Reasons and outlets</summary>{why}{listed}</details></div></li>"
    )


def _table(health: Health) -> Iterator[str]:
    heads = "".join(f'<th scope="col"><button type="button">{text(head)}</button></th>' for head in HEADS)
    yield '<div class="table" tabindex="0" role="region" aria-label="Outlets"><table>'
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    outlets = {row["outlet"]: row for row in health.outlets.to_dict("records")}
    every, most = _every_month(health.outlets), float(health.outlets["quartile_3"].max()) if outlets else 0.0
    for name, rows in health.findings.groupby("outlet", sort=False):
        yield _row(outlets[name], rows.to_dict("records"), every, most)
    yield "</tbody></table></div>"


def _every_month(outlets: pd.DataFrame) -> Sequence[str]:
    """The months of the middle 98 in 100 dated articles: one stray date would make every bar too thin to see."""
    total: Counter[str] = sum(outlets["per_month"], Counter()) if len(outlets) else Counter()
    known = sorted(total.elements())
    stray = len(known) // 100
    return months(known[stray], known[-1 - stray]) if known else []


def _row(outlet: Mapping[Any, Any], findings: Sequence[Mapping[Any, Any]], every: Sequence[str], most: float) -> str:
    lengths = spread(outlet["quartile_1"], outlet["median_words"], outlet["quartile_3"], most)
    cells = [
        f'<th scope="row">{text(outlet["outlet"])}</th>',
        _cell(outlet["n"], f"{outlet['n']:,}"),
        f"<td>{sparkline(outlet['per_month'], every)}</td>",
        _cell(day(outlet["first"]), _span(outlet)),
        _cell(outlet["median_words"], f"{lengths}<span class=under>{outlet['median_words']:,.0f}</span>"),
        _cell(outlet["wire_share"], _whose(outlet)),
        *(_finding(each, outlet) for each in findings),
    ]
    return f"<tr>{''.join(cells)}</tr>"


def _span(outlet: Mapping[Any, Any]) -> str:
    first, last = day(outlet["first"]), day(outlet["last"])
    return first if first == last else f"{first} – {last}"


def _whose(outlet: Mapping[Any, Any]) -> str:
    said = ", ".join(
        f"{kind} {outlet[f'{kind}_share']:.0%}"
        for kind in ("staff", "wire", "mixed", "unknown")
        if outlet[f"{kind}_share"]
    )
    return f"{share(outlet['wire_share'], 'wire')}<span class=under>{said}</span>"


def _finding(finding: Mapping[Any, Any], outlet: Mapping[Any, Any]) -> str:
    more = {
        "encoding": "damage",
        "language": "languages",
        "quotes": "quote_styles",
        "truncation": "cut",
        "furniture": "furniture_rules",
    }
    hint = outlet[more[finding["check"]]] if finding["check"] in more else ""
    title = f' title="{text(hint)}"' if hint else ""
    rank = {OK: 0, LOOK: 1, INVALID: 2}[finding["severity"]]
    key = f"{rank}{0 if pd.isna(finding['value']) else finding['value']:015.6f}"
    level, words = finding["severity"], f'<span class="hidden">{WORDS[finding["severity"]]}</span>'
    return f'<td class="f {level}" data-key="{key}"{title}>{shape(level)}{words} {text(finding["shown"])}</td>'


def _cell(key: Any, inside: str) -> str:
    shown = f"{key:020.6f}" if isinstance(key, int | float) else str(key)
    return f'<td data-key="{shown}">{inside}</td>'


def _counts(corpus: Mapping[str, Any]) -> Iterator[str]:
    rows = [(label(name, corpus[name]), f"{corpus[name]:,}") for name in LABELS if name in corpus]
    rows += [(f"copy: {kind}", f"{count:,}") for kind, count in corpus["copy"].items()]
    if "names" in corpus:
        most = ", ".join(f"{outlet} {count}" for outlet, count in corpus["most_names"].items())
        rows.append(
            (
                f"names in the column {corpus['names_in']} (most for one outlet: {most or 'one each'})",
                f"{corpus['names']:,}",
            )
        )
    body = "".join(f"<tr><th scope=row>{text(words)}</th><td>{text(count)}</td></tr>" for words, count in rows)
    yield f'<table class="plain"><tbody>{body}</tbody></table>'


def _key() -> str:
    return " ".join(f"<span class=part>{shape(level)} {WORDS[level]}</span>" for level in (OK, LOOK, INVALID))


def _sentence(words: str) -> str:
    begin = words if words.startswith("mediastudy ") else f"{words[:1].upper()}{words[1:]}"
    return f"{begin}."
