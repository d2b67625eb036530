"""The report: what each outlet's numbers say of each check, and what all of them say of a comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mediastudy.copies import COPY_COLUMNS
from mediastudy.errors import CorpusError
from mediastudy.health.article import CHECK_COLUMNS
from mediastudy.health.checks import CHECKS, INVALID, LOOK, OK, SEVERITIES, Check
from mediastudy.health.naming import names_of
from mediastudy.health.outlets import majority, outlets
from mediastudy.lexicon import Lexicon, load, shipped

FEW = next(check.invalid for check in CHECKS if check.name == "size")
NAMED = 5
"""So many outlets a verdict names; the table of outlets has all."""
SUBSCRIPTION = ("subscription_sign_up", "subscription_newsletter")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says of a comparison of the outlets present: its severity, in a sentence, and what handles it.

    `looks` and `invalids` are the outlets concerned, those with most articles first.
    """

    check: Check
    severity: str
    sentence: str
    looks: tuple[str, ...]
    invalids: tuple[str, ...]


@dataclass(frozen=True)
class Health:
    """The health of a corpus: counts of the whole, a row an outlet, a row an outlet and check, a verdict a check."""

    corpus: Mapping[str, Any]
    outlets: pd.DataFrame
    findings: pd.DataFrame
    verdicts: tuple[Verdict, ...]

    @property
    def reading(self) -> str:
        """What the checks found, a paragraph each, the worst first, with what handles it; then those in order."""
        worst = sorted(self.verdicts, key=lambda each: -SEVERITIES.index(each.severity))
        said = [f"{v.check.title} ({v.severity}). {v.sentence} Handled by: {v.check.handled}." for v in worst]
        odd = [sentence for sentence, v in zip(said, worst, strict=True) if v.severity != "ok"]
        fine = ", ".join(v.check.title.lower() for v in worst if v.severity == "ok")
        return "\n\n".join([*odd, *([f"In order: {fine}."] if fine else [])])


def examine(articles: pd.DataFrame, survey: Mapping[str, Any] | None = None, names: Lexicon | None = None) -> Health:
    """Return the Health of an article table; `survey` adds what only the reading of the corpus can tell.

    `names` is the lexicon by which spellings of one outlet are told (default: the shipped ``outlet_names``).
    Raises CorpusError for a table that an older version measured.
    """
    missing = [name for name in (*CHECK_COLUMNS, *COPY_COLUMNS) if name not in articles]
    if missing:
        raise CorpusError(
            f"The article table has no column {missing[0]!r}; mediastudy measure writes it: measure again."
        )
    lexicon = names or load(shipped()["outlet_names"])
    table = outlets(articles)
    table = table.assign(spellings=table["outlet"].map(names_of(articles, lexicon)))
    found = findings(table)
    whole = {**(survey or {}), **_whole(articles, table)}
    return Health(whole, table, found, tuple(verdict(check, table, found) for check in CHECKS))


def findings(table: pd.DataFrame) -> pd.DataFrame:
    """Return a row an outlet and check: outlet, n, check, title, value, shown, severity; the worst outlets first.

    Outlets of too few articles to judge come last, however bad.
    """
    rows = [_finding(row, check) for row in table.to_dict("records") for check in CHECKS]
    found = pd.DataFrame(rows, columns=["outlet", "n", "check", "title", "value", "shown", "severity"])
    worst = found.assign(bad=found["severity"].eq(INVALID), odd=found["severity"].eq(LOOK)).groupby("outlet")
    counts = worst.agg(bad=("bad", "sum"), odd=("odd", "sum"), n=("n", "first")).reset_index()
    counts["few"] = counts["n"].lt(FEW)
    ranked = counts.sort_values(["few", "bad", "odd", "n", "outlet"], ascending=[True, False, False, False, True])
    place = {outlet: number for number, outlet in enumerate(ranked["outlet"])}
    return found.sort_values("outlet", key=lambda names: names.map(place), kind="stable", ignore_index=True)


def verdict(check: Check, table: pd.DataFrame, found: pd.DataFrame) -> Verdict:
    """Return the Verdict of one check over all outlets: as bad as its worst outlet, the largest outlets named first."""
    rows = found[found["check"].eq(check.name)].sort_values(["n", "outlet"], ascending=[False, True])
    looks, invalids = (tuple(rows.loc[rows["severity"].eq(level), "outlet"]) for level in (LOOK, INVALID))
    severity = max(rows["severity"], key=SEVERITIES.index, default=OK)
    return Verdict(check, severity, _sentence(check, rows, len(table)), looks, invalids)


def _finding(row: Mapping[Any, Any], check: Check) -> dict[str, Any]:
    value = float(row[check.column])
    said = {"value": value, "shown": check.shown(value), "severity": check.severity(value, int(row["n"]))}
    return {"outlet": row["outlet"], "n": row["n"], "check": check.name, "title": check.title, **said}


def _sentence(check: Check, rows: pd.DataFrame, count: int) -> str:
    flagged = pd.concat([rows[rows["severity"].eq(level)] for level in (INVALID, LOOK)])
    measured = check.measured.format(look=check.shown(check.look).removesuffix(".0 ×"))
    if count == 1:
        return _of_one(check, rows.iloc[0], measured)
    if flagged.empty:
        return _in_order(check, rows["value"].dropna(), measured, count)
    named = [f"{outlet} {shown}" for outlet, shown in zip(flagged["outlet"], flagged["shown"], strict=True)]
    more = f" and {len(named) - NAMED:,} more" if len(named) > NAMED else ""
    return f"In {len(flagged):,} of {count:,} outlets {measured}: {', '.join(named[:NAMED])}{more}."


def _of_one(check: Check, row: pd.Series, measured: str) -> str:
    """What is said of the only outlet of a corpus, which there is nothing to compare with."""
    if check.compares:
        return "Nothing to compare: there is one outlet."
    if pd.isna(row["value"]):
        return "Nothing to judge: the outlet has not what this check needs."
    if row["severity"] != OK:
        return f"{measured[:1].upper()}{measured[1:]}: {row['shown']}."
    single = "A single article aside, this is not so" if _is_single(check, row["value"]) else "Not so"
    return f"{single}: {measured} (here: {row['shown']})."


def _in_order(check: Check, known: pd.Series, measured: str, count: int) -> str:
    """What is said of a check that no outlet fails: nothing to judge, a single odd article each, or the highest."""
    if known.empty:
        return f"Nothing to judge: no outlet (of {count:,}) has what this check needs."
    span = "" if check.fewer else f" (highest: {check.shown(known.max())})"
    single = "Single articles aside, there" if _is_single(check, known.max()) else "There"
    return f"{single} is no outlet (of {count:,}) where {measured}{span}."


def _is_single(check: Check, highest: float) -> bool:
    """Whether a value that is in order is so only because a single article makes it."""
    return not check.fewer and highest >= check.look


def _whole(articles: pd.DataFrame, table: pd.DataFrame) -> dict[str, Any]:
    """What is counted over the corpus and not by outlet."""
    bodies = articles.loc[articles["words"].gt(0), "body_digest"].value_counts()
    chained = articles.loc[articles["chain"].fillna("").ne(""), ["chain", "outlet"]]
    reach = chained.groupby("chain")["outlet"].nunique()
    sign_ups = articles["furniture_rules"].str.contains("|".join(SUBSCRIPTION), regex=True)
    return {
        "articles": len(articles),
        "outlets": len(table),
        "words": int(articles["words"].sum()),
        "words_furniture": int(articles["words_furniture"].sum()),
        "without_date": int(articles["date"].isna().sum()),
        "articles_with_a_repeated_body": int(bodies[bodies.gt(1)].sum()),
        "repeated_bodies": int(bodies.gt(1).sum()),
        "chains": len(reach),
        "chains_across_outlets": int(reach.gt(1).sum()),
        "articles_in_chains": len(chained),
        "copy": {str(kind): int(count) for kind, count in articles["copy"].value_counts().sort_index().items()},
        "articles_with_sign_up_lines": int(sign_ups.sum()),
        "articles_with_damage": int(articles["damage"].gt(0).sum()),
        "articles_cut_off": int(articles["cut_off"].ne("").sum()),
        "language": majority(articles["language"], ""),
        "quote_style": majority(articles["quote_style"], "none"),
        **_names(articles),
    }


def _names(articles: pd.DataFrame) -> dict[str, Any]:
    """How many spellings an outlet has in the column that says where an article was published, if there is one."""
    column = next((name for name in ("source", "publication", "newspaper") if name in articles), None)
    if column is None:
        return {}
    told = articles[articles[column].fillna("").ne("")]
    spellings = told.groupby("outlet")[column].nunique()
    most = sorted(spellings[spellings.gt(1)].items(), key=lambda pair: (-pair[1], pair[0]))[:NAMED]
    return {"names_in": column, "names": int(told[column].nunique()), "most_names": {str(o): int(n) for o, n in most}}


def flagged(health: Health, outlet: str) -> Sequence[Mapping[Any, Any]]:
    """Return the findings of one outlet that are not ok, invalid ones first."""
    rows = health.findings[health.findings["outlet"].eq(outlet) & health.findings["severity"].ne(OK)]
    return sorted(rows.to_dict("records"), key=lambda row: row["severity"] != INVALID)
