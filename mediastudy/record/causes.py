"""Why two figures differ: what their records say of inputs, parameters, code and environment, compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

FEW = 3
"""So many names are listed; of more, their number is given."""
UNKNOWN = "no known cause: inputs, parameters, code and versions are the same (the machine, or chance)"


def causes(old: Mapping[str, Any], new: Mapping[str, Any], stem: str) -> list[str]:
    """Return what differs between two manifests that can have changed the figure `stem`, each cause as a clause.

    The order is that of the work: data, lexicons, weights, parameters, notebook code, package code, environment.
    """
    named = _notebook(old, stem) or _notebook(new, stem) or ""
    before, after = (manifest["notebooks"].get(named, {}) for manifest in (old, new))
    found = [
        *_data(old, new),
        *_lexicons(old["lexicons"], new["lexicons"]),
        *(f"weights: {each}" for each in _changed(old.get("weights", {}), new.get("weights", {}))),
        *_parameters(before.get("parameters", {}), after.get("parameters", {})),
        *_notebook_code(named, before.get("sha256"), after.get("sha256")),
        *_code(old, new),
        *_environment(old["environment"], new["environment"]),
    ]
    return found or [UNKNOWN]


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return how the provenance inside one figure differs from that inside another, each as a clause."""
    return [
        *_corpus(old.get("corpus", {}), new.get("corpus", {})),
        *_lexicons(old.get("lexicons", {}), new.get("lexicons", {})),
        *_parameters(old.get("parameters", {}), new.get("parameters", {})),
        *_notebook_code(str(new.get("notebook")), old.get("notebook_sha256"), new.get("notebook_sha256")),
        *_versions({"mediastudy": str(old.get("mediastudy"))}, {"mediastudy": str(new.get("mediastudy"))}),
    ]


def listed(names: Iterable[str], noun: str = "more") -> str:
    """Return up to FEW names with commas between, and the number of the rest."""
    every = list(names)
    more = f" and {len(every) - FEW} {noun}" if len(every) > FEW else ""
    return ", ".join(every[:FEW]) + more


def _notebook(manifest: Mapping[str, Any], stem: str) -> str | None:
    return next((name for name, ran in manifest["notebooks"].items() if stem in ran["figures"]), None)


def _data(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    before, after = old.get("articles", {}), new.get("articles", {})
    if old["corpus"].get("sha256") == new["corpus"].get("sha256"):
        return
    if not before or not after:
        yield from _corpus(old["corpus"], new["corpus"])
        return
    kinds = {
        "changed": [name for name in before if name in after and before[name] != after[name]],
        "new": [name for name in after if name not in before],
        "gone": [name for name in before if name not in after],
    }
    said = [
        f"{len(names)} of {len(before)} articles {kind} ({listed(names)})" for kind, names in kinds.items() if names
    ]
    yield f"data: {'; '.join(said) or 'the same articles in another order'}"


def _corpus(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if old.get("sha256") == new.get("sha256"):
        return
    counts = f"{old.get('articles', '?')} articles then, {new.get('articles', '?')} now"
    yield f"data: the corpus {new.get('name')!r} has another digest ({_short(old)} → {_short(new)}; {counts})"


def _lexicons(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name in _changed(old, new):
        before, after = old.get(name), new.get(name)
        if not before or not after:
            yield f"lexicon {name}: {'new' if after else 'gone'}"
        elif before["version"] == after["version"]:
            yield f"lexicon {name}: changed under version {after['version']} ({_short(before)} → {_short(after)})"
        else:
            yield f"lexicon {name}: version {before['version']} → {after['version']}"


def _parameters(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name in _changed(old, new):
        before, after = (repr(each[name]) if name in each else "not there" for each in (old, new))
        yield f"parameter {name}: {before} → {after}"


def _notebook_code(name: str, old: str | None, new: str | None) -> Iterator[str]:
    if old != new:
        gone = " (it is gone)" if new is None else ""
        yield f"notebook code: {name}.ipynb{gone}"


def _code(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    rooms = _changed(old.get("code", {}), new.get("code", {}))
    if rooms:
        yield f"package code: {', '.join(rooms)}"


def _environment(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    yield from _versions({"Python": old["python"]}, {"Python": new["python"]})
    yield from _versions(old["packages"], new["packages"])
    if old.get("font") != new.get("font"):
        names = [(each.get("font") or {}).get("name", "unknown") for each in (old, new)]
        yield f"font: {names[0]} → {names[1]}" if names[0] != names[1] else f"font: another file of {names[0]}"
    for name in _changed(old.get("deflate", {}), new.get("deflate", {})):
        yield f"compression: zlib as {name} has it packs the same content into other bytes"


def _versions(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    changed = [f"{name} {old.get(name, 'absent')} → {new.get(name, 'absent')}" for name in _changed(old, new)]
    if changed:
        yield f"version: {', '.join(changed)}"


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]


def _short(digested: Mapping[str, Any]) -> str:
    return str(digested.get("sha256", "none"))[:8]
