"""Rule sets: what counts as one anonymous source, as declared switches, so that a result can be shown under all."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from importlib import resources
from pathlib import Path
from typing import Any

import pandas as pd

from mediastudy.errors import LexiconError
from mediastudy.names import unknown

UNITS = ("sources", "mentions", "uses")
PLURALS = ("once", "each mention", "out")
PEOPLE = ("named_person", "unnamed_person", "unnamed_group")
SHARE = "share of sources"


@dataclass(frozen=True)
class Rules:
    """A rule set. The switches of ``tables/rules.py`` and their meaning:

    `unit`: distinct ``sources``, ``mentions``, or ``uses`` (mentions in consecutive paragraphs are one use).
    `plural`: a plural group counts ``once``, at ``each mention``, or is left ``out``.
    `spokespersons`, `crowds`: unnamed spokespersons, and groups that stand for opinion, count as anonymous.
    `explicit_only`: only a source whose anonymity the article declares is anonymous.
    `organisations`: organisations, media, documents and reports are among the sources of which the share is taken.
    """

    name: str
    title: str
    source: str
    unit: str = "sources"
    plural: str = "once"
    spokespersons: bool = True
    crowds: bool = False
    explicit_only: bool = False
    organisations: bool = True


SWITCHES = tuple(field.name for field in fields(Rules))[3:]
ALLOWED = {"unit": UNITS, "plural": PLURALS}


def shipped_rules() -> list[Rules]:
    """Return the rule sets that come with the package, the codebook's first."""
    folder = Path(str(resources.files("mediastudy") / "rules"))
    found = [load_rules(path) for path in sorted(folder.glob("*.toml"))]
    return sorted(found, key=lambda rules: rules.name != "codebook")


def load_rules(path: Path) -> Rules:
    """Return the rule set in a TOML file; raises LexiconError for a missing key or a switch that is wrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LexiconError(f"{path}: there is no such file; give the path of a TOML rule set.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: this is not a readable TOML file: {error}.") from None
    for key in ("name", "version", "title", "source"):
        if not isinstance(table.get(key), str):
            raise LexiconError(f"{path}: the key {key!r} is missing; add it at the top of the file.")
    switches = table.get("switches", {})
    for switch, value in switches.items():
        _check(path, switch, value)
    return Rules(table["name"], table["title"], table["source"], **switches)


def sources_by_rule(marks: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Return a row for each source that counts under `rules`: id, outlet, entity, class, anonymous.

    Speech attributions of the body only; agentless ones have no source.
    """
    spoken = (marks["mark"] == "source") & (marks["where"] == "body") & marks["speech"].eq(True)
    found = marks[spoken & (marks["class"] != "none")].copy()
    found["anonymous"] = _anonymous(found, rules)
    if not rules.organisations:
        found = found[found["class"].isin(PEOPLE)]
    plural = found["plural"].eq(True) & found["class"].isin(("unnamed_person", "unnamed_group"))
    if rules.plural == "out":
        found, plural = found[~plural], plural[~plural]
    once = found[~plural] if rules.plural == "each mention" else found
    each = found[plural] if rules.plural == "each mention" else found[:0]
    kept = pd.concat([_in_unit(once, rules.unit), each]).sort_index()
    return kept[["id", "outlet", "entity", "class", "anonymous"]]


def compare_rules(articles: pd.DataFrame, marks: pd.DataFrame, every: Iterable[Rules]) -> pd.DataFrame:
    """Return a row a rule set and outlet: the switches, articles, sources, anonymous, value (their share), and more.

    Also ``rank`` by that share (1 highest), ``stories`` (share of articles with at least one), ``per_story`` and
    ``per_1000`` words. The value is empty where no source counts.
    """
    parts = [_by_outlet(articles, sources_by_rule(marks, rules)).pipe(_with_switches, rules) for rules in every]
    return pd.concat(parts, ignore_index=True)


def specifications(articles: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """Return what the specification curve plots: rule sets, their switches, outlet, n articles, value (share)."""
    found = compare_rules(articles, marks, shipped_rules()).rename(columns={"articles": "n"})
    table = found[["specification", *SWITCHES, "outlet", "n", "value"]]
    table.attrs["value"] = SHARE
    return table


def _by_outlet(articles: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    outlets = articles.groupby("outlet", sort=False)
    anonymous = sources[sources["anonymous"]]
    size, words = outlets.size(), outlets["words"].sum()
    table = pd.DataFrame({"articles": size, "sources": sources.groupby("outlet").size()}, index=size.index)
    table["anonymous"] = anonymous.groupby("outlet").size()
    table = table.fillna(0).astype(int)
    table["value"] = table["anonymous"] / table["sources"].where(table["sources"] > 0)
    table["rank"] = table["value"].rank(method="min", ascending=False, na_option="bottom").astype(int)
    with_one = anonymous.drop_duplicates("id").groupby("outlet").size().reindex(size.index, fill_value=0)
    table["stories"] = with_one / size
    table["per_story"] = table["anonymous"] / size
    table["per_1000"] = 1000 * table["anonymous"] / words.where(words > 0)
    return table.reset_index()


def _with_switches(table: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    for position, switch in enumerate(SWITCHES):
        table.insert(position, switch, getattr(rules, switch))
    table.insert(0, "specification", rules.name)
    return table


def _anonymous(found: pd.DataFrame, rules: Rules) -> pd.Series[bool]:
    anonymous = found["anonymous"].eq(True)
    if rules.crowds:
        anonymous = anonymous | found["class"].eq("unnamed_group")
    if not rules.spokespersons:
        anonymous = anonymous & ~found["spokesperson"].eq(True)
    return anonymous & found["explicit"].eq(True) if rules.explicit_only else anonymous


def _in_unit(found: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return the rows that count: all mentions, the first of each entity, or the first of each run of paragraphs.

    An entity is anonymous when any of its mentions is.
    """
    if unit == "mentions":
        return found
    entity = ["id", "entity"]
    told = found.assign(anonymous=found.groupby(entity)["anonymous"].transform("any"))
    if unit == "sources":
        return told.drop_duplicates(entity)
    told = told.sort_values([*entity, "start"], kind="stable")
    gap = told.groupby(entity)["paragraph"].diff()
    return told[~(gap <= 1)]


def _check(path: Path, switch: str, value: Any) -> None:
    if switch not in SWITCHES:
        raise LexiconError(f"{path}: {unknown(switch, SWITCHES, 'switch')}")
    allowed = ALLOWED.get(switch, (True, False))
    if value not in allowed or (switch not in ALLOWED and not isinstance(value, bool)):
        raise LexiconError(f"{path}: the switch {switch!r} is {value!r}; use one of {', '.join(map(repr, allowed))}.")
