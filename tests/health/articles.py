"""Article tables for the tests of health: sound ones, and ones with a fault."""

from __future__ import annotations

import pandas as pd

SOUND = {
    "words": 500,
    "words_headline": 8,
    "words_furniture": 10,
    "quote_style": "curly-double",
    "language": "en",
    "damage": 0,
    "damage_kinds": "",
    "wrapped_at": 0,
    "cut_off": "",
    "furniture_rules": "byline_by 2; notice_copyright 8",
    "copy": "staff",
    "chain": "",
    "chain_role": "",
    "copy_evidence": "",
    "chain_similarity": 0.0,
}


def articles(**outlets: dict[str, object]) -> pd.DataFrame:
    """Return 20 sound articles of each outlet, one every five days, with the cells given (a list: one each)."""
    tables = [_outlet(name, cells) for name, cells in outlets.items()]
    table = pd.concat(tables, ignore_index=True)
    return table.assign(id=[str(at) for at in table.index], body_digest=[f"{at:016x}" for at in table.index])


def _outlet(name: str, cells: dict[str, object]) -> pd.DataFrame:
    days = pd.Timestamp("2016-01-01") + pd.to_timedelta([5 * at for at in range(20)], unit="D")
    rows = pd.DataFrame({"outlet": name.replace("_", " "), "date": days, **SOUND}, index=range(20))
    return rows.assign(**cells).head(int(str(cells.get("n", 20)))).drop(columns="n", errors="ignore")


def share(value: object, count: int, other: object) -> list[object]:
    """Return a column of 20 cells, `count` of them `value`."""
    return [value] * count + [other] * (20 - count)
