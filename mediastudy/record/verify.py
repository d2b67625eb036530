"""verify: a figure set against its manifest, and two runs against each other, figure by figure with the cause."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediastudy.errors import OutputError
from mediastudy.record.causes import causes
from mediastudy.record.compare import Grade, grade
from mediastudy.record.manifest import Manifest, file_sha256

ALTERED = "ALTERED"


@dataclass(frozen=True)
class Finding:
    """What is to be said of one figure (or other file of the set): a verdict, whether it is well, what is, and why."""

    name: str
    verdict: str
    good: bool
    what: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


def check_files(folder: Path, manifest: Manifest) -> list[Finding]:
    """Return a Finding for each figure of `manifest`: whether its files in `folder` are those that it names.

    Raises OutputError for a file that is not there.
    """
    sets = {stem: record["files"] for stem, record in sorted(manifest["figures"].items())}
    loose = {name: {name: digest} for name, digest in sorted(manifest.get("files", {}).items())}
    findings = [_check(folder, name, files) for name, files in {**sets, **loose}.items()]
    return [_with_sidecar(folder, finding, manifest["figures"].get(finding.name)) for finding in findings]


def compare_runs(old: tuple[Path, Manifest], new: tuple[Path, Manifest]) -> list[Finding]:
    """Return a Finding for each figure of either run: its grade, and the cause when it is not the same bytes."""
    return [*_figures(old, new), *_loose(old[1], new[1])]


def told(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the lines that tell findings; causes that several figures share are told once."""
    first: dict[tuple[str, ...], str] = {}
    for finding in findings:
        yield f"{finding.name}: {finding.verdict}"
        yield from (f"    {fact}" for fact in finding.what)
        known = first.setdefault(finding.why, finding.name)
        if known != finding.name and len(finding.why) > 1:
            yield f"    the same causes as of {known}"
        else:
            yield from (f"    {cause}" for cause in finding.why)


def summary(findings: Iterable[Finding]) -> str:
    """Return one line that counts the figures by verdict."""
    verdicts = [finding.verdict for finding in findings]
    counts = {verdict: verdicts.count(verdict) for verdict in dict.fromkeys(verdicts)}
    return f"{len(verdicts)} checked: " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()) + "."


def _figures(old: tuple[Path, Manifest], new: tuple[Path, Manifest]) -> Iterator[Finding]:
    (before, was), (after, now) = old, new
    for stem in sorted({*was["figures"], *now["figures"]}):
        one, two = was["figures"].get(stem), now["figures"].get(stem)
        if one is None or two is None:
            what = "was not made before" if one is None else "is not made any more"
            yield Finding(stem, Grade.CHANGED.value, False, (what,), tuple(causes(was, now, stem)))
            continue
        graded, moved = grade(one, two, (before, after))
        if graded is Grade.BYTES:
            yield Finding(stem, graded.value, True)
            continue
        facts = (moved,) if moved else ()
        yield Finding(stem, graded.value, graded is not Grade.CHANGED, facts, tuple(causes(was, now, stem)))


def _loose(was: Manifest, now: Manifest) -> Iterator[Finding]:
    """Return a Finding for each file that the figures do not account for; its numbers are those of the tables."""
    before, after = was.get("files", {}), now.get("files", {})
    for name in sorted({*before, *after}):
        same = before.get(name) == after.get(name)
        yield Finding(name, Grade.BYTES.value if same else "other bytes", True)


def _with_sidecar(folder: Path, finding: Finding, record: Mapping[str, Any] | None) -> Finding:
    """Return `finding`, or a bad one when the record beside the figure says something else than the manifest."""
    place = folder / f"{finding.name}.json"
    if record is None or _read(place) == record:
        return finding
    return Finding(finding.name, ALTERED, False, (*finding.what, f"{place} is not the record in the manifest"))


def _read(place: Path) -> object:
    try:
        return json.loads(place.read_text(encoding="utf-8"))
    except OSError:
        raise OutputError(f"{place}: the record of a figure is not there; mediastudy reproduce makes it.") from None
    except (ValueError, RecursionError):
        return None


def _check(folder: Path, name: str, files: dict[str, str]) -> Finding:
    wrong = []
    for file, digest in sorted(files.items()):
        place = folder / Path(file).name
        if not place.is_file():
            raise OutputError(
                f"{place}: the manifest names this file, and it is not there; mediastudy reproduce makes it."
            )
        if file_sha256(place) != digest:
            wrong.append(f"{place} is not the file that the manifest names")
    return Finding(name, ALTERED if wrong else "files as in the manifest", not wrong, tuple(wrong))
