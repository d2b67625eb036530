"""Invented tables, one for each figure, for any number of outlets; nothing in them is real."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np
import pandas as pd

FIRST = ("Harrow Post", "Northbridge Courier", "Tidewater Ledger & Sons", "cash$daily_news^2", "El Fénix", "Qx")
LONG = "The Very Long-Winded Morning Gazette of Upper and Lower Mere"


def outlets(count: int) -> list[str]:
    """Return `count` invented names: odd characters, one of 60 characters, twins that differ at the end."""
    more = [LONG, LONG[:-4] + "Bank", *(f"Outlet {chr(65 + at % 26)}{at} Times" for at in range(60))]
    return [*FIRST, *more][:count]


def _random() -> np.random.Generator:
    return np.random.default_rng(7)


def _articles(count: int) -> np.ndarray:
    return _random().integers(2, 60, count) if count != 3 else np.array([1, 1, 12])


def _rates(panels: list[str], column: str, count: int, means: list[float]) -> pd.DataFrame:
    draw, n, rows = _random(), _articles(count), []
    for panel, mean in zip(panels, means, strict=True):
        for at, outlet in enumerate(outlets(count)):
            words = int(n[at]) * int(draw.integers(180, 700))
            events = int(draw.poisson(mean * words / 1000))
            rate = events / words * 1000
            wide = 2 * (events + 1) ** 0.5 / words * 1000
            row = {column: panel, "outlet": outlet, "n": int(n[at]), "events": events, "exposure": words, "rate": rate}
            rows.append({**row, "low": max(0.0, rate - wide), "high": rate + wide})
    table = pd.DataFrame(rows)
    table.loc[table["n"] == 1, ["low", "high"]] = np.nan
    table.loc[table.index[1::17], ["low", "high"]] = np.nan
    table.attrs["interval"] = "95 % percentile bootstrap over articles (2,000 resamples)"
    return table


def corpus_overview(count: int) -> pd.DataFrame:
    draw, n = _random(), _articles(count)
    start = [dt.date(2016, 1, 1) + dt.timedelta(int(day)) for day in draw.integers(0, 300, count)]
    length = draw.integers(150, 900, count)
    table = pd.DataFrame(
        {
            "outlet": outlets(count),
            "articles": n,
            "words": n * length,
            "median_words": length,
            "first_date": start,
            "last_date": [
                day + dt.timedelta(int(more)) for day, more in zip(start, draw.integers(0, 200, count), strict=True)
            ],
        }
    )
    table.loc[table.index[1::5], ["first_date", "last_date"]] = None
    return table


CHECKS = ("Articles", "No date", "Other period", "Quote style", "Hard wraps", "Furniture", "Copies within", "Wire copy")


def corpus_health(count: int) -> pd.DataFrame:
    draw, rows = _random(), []
    for outlet, n in zip(outlets(count), _articles(count), strict=True):
        for title in CHECKS:
            severity = str(draw.choice(["ok", "look", "invalid"], p=[0.7, 0.2, 0.1]))
            row = {"outlet": outlet, "n": int(n), "check": title.lower(), "title": title, "value": float(draw.random())}
            rows.append({**row, "severity": severity})
    return pd.DataFrame(rows)


def voices(count: int) -> pd.DataFrame:
    n = _articles(count)
    shares = _random().dirichlet([6, 3, 2], count)
    table = pd.DataFrame({"outlet": outlets(count), "articles": n, "words": n * 411})
    return table.assign(own=shares[:, 0], quoted=shares[:, 1], reported=shares[:, 2])


def outlet_rates(count: int) -> pd.DataFrame:
    panels = ["Hedges", "Hedges, own voice", "Attributions", "Anonymous mentions"]
    return _rates(panels, "construct", count, [9, 5, 22, 1.2])


def hedges_by_voice(count: int) -> pd.DataFrame:
    return _rates(["own", "quoted", "reported"], "voice", count, [6, 14, 9])


def copy_rates(count: int) -> pd.DataFrame:
    parts = [
        _rates(["staff", "wire"], "copy", count, [6, 8]).assign(counted=counted) for counted in ("publication", "once")
    ]
    table = pd.concat(parts, ignore_index=True)
    table.attrs = parts[0].attrs
    return table


def rank_change(count: int) -> pd.DataFrame:
    draw = _random()
    table = pd.DataFrame({"outlet": outlets(count), "n": _articles(count)})
    table["rate_all"] = np.round(draw.gamma(9, 1, count), 1)
    table["rate_own"] = np.round(table["rate_all"] * draw.uniform(0.3, 0.9, count), 1)
    for kind in ("all", "own"):
        table[f"rank_{kind}"] = table[f"rate_{kind}"].rank(ascending=False, method="min")
    return table.sort_values("rank_all", kind="stable", ignore_index=True)


def verb_stance(count: int) -> pd.DataFrame:
    draw, n = _random(), _articles(count)
    table = pd.DataFrame({"outlet": outlets(count), "n": n})
    for stance, mean in (("neutral", 9), ("endorsing", 1.2), ("distancing", 1), ("argumentative", 2)):
        table[stance] = draw.poisson(mean * n)
    table.insert(2, "attributions", table[["neutral", "endorsing", "distancing", "argumentative"]].sum(axis=1))
    table.loc[table.index[1::9], ["attributions", "neutral", "endorsing", "distancing", "argumentative"]] = 0
    return table


def source_types(count: int) -> pd.DataFrame:
    draw, n = _random(), _articles(count)
    table = pd.DataFrame({"outlet": outlets(count), "n": n})
    kinds = ("named_person", "named_organisation", "media", "document", "unnamed_person", "unnamed_group")
    for kind, mean in zip((*kinds, "unnamed_report", "none"), (5, 2, 1, 0.6, 0.7, 1.3, 0.3, 0.2), strict=True):
        table[kind] = draw.poisson(mean * n)
    table.insert(2, "sources", table.iloc[:, 2:].sum(axis=1))
    return table


UNITS = {
    "share of stories with at least one": 0.4,
    "share of sources": 0.1,
    "per story": 1.3,
    "per 1,000 words": 2.1,
}


def anonymous_units(count: int) -> pd.DataFrame:
    table = _rates(list(UNITS), "unit", count, list(UNITS.values())).rename(columns={"rate": "value"})
    for unit in list(UNITS)[:2]:
        rows = table["unit"] == unit
        table.loc[rows, ["value", "low", "high"]] = table.loc[rows, ["value", "low", "high"]].clip(upper=1)
    return table.drop(columns=["events", "exposure"])


def rate_ratios(count: int) -> pd.DataFrame:
    draw, rows = _random(), []
    for construct in ("Hedges", "Attributions", "Anonymous mentions"):
        for at, outlet in enumerate(outlets(count)):
            ratio, wide = float(np.exp(draw.normal(0, 0.4))), float(draw.uniform(1.1, 2.2))
            row = {"construct": construct, "outlet": outlet, "reference": at == 0, "ratio": ratio, "note": ""}
            rows.append({**row, "low": ratio / wide, "high": ratio * wide})
    table = pd.DataFrame(rows)
    table.loc[table["reference"], ["ratio", "low", "high"]] = [1.0, np.nan, np.nan]
    none = table.index[4::11]
    table.loc[none, ["ratio", "low", "high"]] = np.nan
    table.loc[none, "note"] = "no events"
    return table[["construct", "outlet", "reference", "ratio", "low", "high", "note"]]


def matched_stories(count: int) -> pd.DataFrame:
    draw, rows = _random(), []
    for construct in ("Hedges", "Anonymous mentions"):
        for event in ("Bridge closure", "Harbour strike", "The long inquiry into the flooded tunnel", "School vote"):
            for outlet in outlets(count):
                words = int(draw.integers(200, 900))
                events = int(draw.poisson(8 * words / 1000))
                rate = events / words * 1000
                row = {"construct": construct, "event": event, "outlet": outlet, "rate": rate, "events": events}
                rows.append({**row, "words": words, "counted": "once", "prints": ""})
    return pd.DataFrame(rows)


VERBS = (
    "say",
    "claim",
    "insist",
    "acknowledge",
    "warn",
    "note",
    "allege",
    "characterise",
    "tell",
    "deny",
    "add",
    "urge",
)


def distinctive_verbs(count: int) -> pd.DataFrame:
    draw, rows = _random(), []
    for outlet in outlets(count):
        for verb in VERBS:
            uses, z = int(draw.integers(0, 90)), float(draw.normal(0, 2))
            ends = {"log_odds": z / 3, "low": z / 3 - 0.6, "high": z / 3 + 0.7}
            rows.append(
                {"outlet": outlet, "n": 999, "verb": verb, "count": uses, "other": uses * count, **ends, "z": z}
            )
    return pd.DataFrame(rows)


def asymmetry(count: int) -> pd.DataFrame:
    draw, rows = _random(), []
    for speaker in ("named_person", "unnamed_group", "document"):
        for outlet in outlets(count):
            n, share = int(draw.integers(3, 300)), float(draw.beta(2, 30))
            ends = {"low": share * 0.6, "high": share * 1.5}
            row = {"speaker": speaker, "outlet": outlet, "n": n, "share": share * float(draw.uniform(0.5, 1.6))}
            rows.append({**row, "shrunk": share, **ends, "pooled": 0.06})
    table = pd.DataFrame(rows)
    table.loc[table.index[1::7], ["share", "shrunk", "low", "high"]] = np.nan
    return table


def pairwise(count: int) -> pd.DataFrame:
    draw, names = _random(), outlets(count)
    pairs = [(a, b) for at, a in enumerate(names) for b in names[at + 1 :]] or [(names[0], names[0])]
    table = pd.DataFrame(pairs, columns=["a", "b"])
    table["ratio"], table["p_holm"] = np.exp(draw.normal(0, 0.6, len(table))), draw.uniform(0, 0.2, len(table))
    table.loc[table.index[3::9], "p_holm"] = np.nan
    table.attrs["metric"] = "Hedges, own voice"
    return table


def position_in_story(count: int) -> pd.DataFrame:
    draw, rows = _random(), []
    for at, outlet in enumerate(outlets(count)):
        places = draw.beta(1.2, 2.5, int(draw.integers(1, 40))) if at % 6 != 1 else [np.nan]
        rows += [{"outlet": outlet, "n": 20 + at, "position": place} for place in places]
    return pd.DataFrame(rows)


def over_time(count: int) -> pd.DataFrame:
    draw, rows = _random(), []
    for outlet in outlets(count):
        for month in range(1, 13):
            n, rate = int(draw.integers(1, 20)), float(draw.gamma(9, 1))
            given = np.nan if n == 1 else 6 / n**0.5
            row = {"outlet": outlet, "period": dt.date(2016, month, 1), "n": n, "rate": rate}
            rows.append({**row, "low": max(0, rate - given) if n > 1 else np.nan, "high": rate + given})
    return pd.DataFrame(rows)


def specification_curve(count: int) -> pd.DataFrame:
    draw, rows, at = _random(), [], 0
    for unit in ("per 1,000 words", "per article"):
        for spokespersons in (True, False):
            for where in ("body", "body and headline", "own voice"):
                at += 1
                for outlet in outlets(count):
                    value = (
                        float(draw.gamma(9, 1)) * (1.2 if spokespersons else 1) * (2 if unit == "per article" else 1)
                    )
                    row = {"specification": f"S{at}", "outlet": outlet, "value": value, "unit": unit}
                    rows.append({**row, "spokespersons_count": spokespersons, "text": where})
    return pd.DataFrame(rows)


def power_curve(count: int) -> pd.DataFrame:
    rows = []
    for ratio in (2.0, 1.5, 1.25):
        sizes = np.array([4, 8, 16, 32, 64, 128, 256])
        power = 1 - np.exp(-sizes * (ratio - 1) ** 2 / 12)
        first = int(np.argmax(power >= 0.8)) if power.max() >= 0.8 else -1
        for at, (size, value) in enumerate(zip(sizes, power, strict=True)):
            rows.append({"ratio": ratio, "articles": size, "power": value, "error": 0.012, "needed": at == first})
    table = pd.DataFrame(rows)
    table.attrs.update(target=0.8, outlets=count)
    return table


def detector_validity(count: int) -> pd.DataFrame:
    draw, rows = _random(), []
    for measure in ("precision", "recall", "F1"):
        for outlet in outlets(count):
            value = float(draw.beta(9, 2))
            ends = {"low": max(0.0, value - 0.1), "high": min(1.0, value + 0.08)}
            rows.append({"outlet": outlet, "measure": measure, "value": value, **ends, "n": int(draw.integers(9, 300))})
    return pd.DataFrame(rows)


TABLES: dict[str, Callable[[int], pd.DataFrame]] = {
    "corpus_overview": corpus_overview,
    "corpus_health": corpus_health,
    "voices": voices,
    "outlet_rates": outlet_rates,
    "hedges_by_voice": hedges_by_voice,
    "copy_rates": copy_rates,
    "rank_change": rank_change,
    "verb_stance": verb_stance,
    "source_types": source_types,
    "anonymous_units": anonymous_units,
    "rate_ratios": rate_ratios,
    "matched_stories": matched_stories,
    "distinctive_verbs": distinctive_verbs,
    "asymmetry": asymmetry,
    "pairwise": pairwise,
    "position_in_story": position_in_story,
    "over_time": over_time,
    "specification_curve": specification_curve,
    "power_curve": power_curve,
    "detector_validity": detector_validity,
}
