"""The health of a corpus as data: everything of the report, for a file of JSON."""

from __future__ import annotations

import json
import math
from typing import Any

import pandas as pd

from mediastudy.health.checks import CHECKS, Check
from mediastudy.health.report import Health

SCHEMA = "mediastudy-health/1"


def as_json(health: Health) -> str:
    """Return the report as JSON: corpus, checks with their thresholds, verdicts, and all outlets, the worst first.

    Shares are between 0 and 1; what does not apply is null. Equal reports give equal bytes; there is no time in it.
    """
    content = {
        "schema": SCHEMA,
        "corpus": dict(health.corpus),
        "checks": {check.name: _check(check) for check in CHECKS},
        "verdicts": [
            {"check": each.check.name, "severity": each.severity, "sentence": each.sentence}
            | {"handled": each.check.handled, "look": list(each.looks), "invalid": list(each.invalids)}
            for each in health.verdicts
        ],
        "outlets": _outlets(health),
    }
    return json.dumps(content, indent=1, ensure_ascii=True) + "\n"


def _check(check: Check) -> dict[str, Any]:
    ends = {"look": check.look, "invalid": _plain(check.invalid), "fewer_is_worse": check.fewer}
    return {"title": check.title, "number": check.column, **ends, "why": check.why, "handled": check.handled}


def _outlets(health: Health) -> list[dict[str, Any]]:
    severities = {name: dict(zip(rows["check"], rows["severity"], strict=True)) for name, rows in _by_outlet(health)}
    rows = {row["outlet"]: row for row in health.outlets.to_dict("records")}
    return [{**{str(k): _plain(v) for k, v in rows[name].items()}, "checks": severities[name]} for name in severities]


def _by_outlet(health: Health) -> list[tuple[Any, pd.DataFrame]]:
    return list(health.findings.groupby("outlet", sort=False))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return dict(value)
    if value is pd.NaT or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return value.item() if hasattr(value, "item") else value
