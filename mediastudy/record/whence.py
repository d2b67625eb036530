"""whence: which figure a picture is, what it was made from, and whether the manifest has a newer one."""

from __future__ import annotations

import io
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageStat

from mediastudy.plots.files import sha256
from mediastudy.record.causes import differences
from mediastudy.record.documents import pictures
from mediastudy.record.manifest import Manifest, file_sha256
from mediastudy.record.origin import BROKEN, LARGEST, Origin, Picture
from mediastudy.record.provenance import named_file

ALIKE = 4.0
"""Mean difference of grey (of 255) up to which a picture of another size looks like a figure.

The sample's figures, shrunk to a third and kept as JPEG, come to 2.4 at most; two different figures to 9 at least.
"""
SHAPE = 0.01
"""Share by which the proportions of two pictures may differ when they are to be the same figure."""
VERY = "the very file that the manifest names"


class State(Enum):
    """How a picture stands to the manifest."""

    CURRENT = "current"
    STALE = "STALE"
    EDITED = "EDITED"
    ALIKE = "UNSURE"
    UNCHECKED = "not checked"
    NONE = "no provenance"


@dataclass(frozen=True)
class Answer:
    """What is known of a picture: its state and why, its record, and its stem in the manifest where it has one."""

    name: str
    state: State
    why: str
    origin: Origin | None = None
    stem: str | None = None


def whence(picture: Picture, manifest: Manifest | None, folder: Path | None = None) -> Answer:
    """Return where `picture` comes from and, given the `manifest`, whether it is the figure that this names now.

    Its bytes are looked for first, then its own record, then its pixels, then (with `folder`, where the figures are)
    its look, for programs that resample pictures leave nothing else.
    """
    if manifest is None:
        why = "there is no manifest to hold it against"
        return Answer(picture.name, State.UNCHECKED if picture.origin else State.NONE, why, picture.origin)
    stem = _by_digest(sha256(picture.data), manifest)
    if stem:
        return _known(picture, manifest, stem, VERY)
    if picture.origin:
        return _recorded(picture, picture.origin, manifest)
    stem = _by_pixels(picture, manifest)
    if stem:
        return _known(
            picture, manifest, stem, "its own record is lost, but every pixel is that of the manifest's figure"
        )
    stem = _by_look(picture, manifest, folder) if folder else None
    if stem:
        why = f"it looks like {stem}, resampled or recompressed, so whether it is this version cannot be told"
        return Answer(picture.name, State.ALIKE, why, _origin(manifest, stem), stem)
    return Answer(
        picture.name, State.NONE, "it holds no record of ours, and the manifest knows neither bytes nor pixels"
    )


def inspect(path: Path, manifest: Manifest | None, folder: Path | None = None) -> list[Answer]:
    """Return an Answer for the figure that the file `path` is, or for each picture of the document that it is.

    A file that the manifest names is known without being opened. Raises OutputError as documents.pictures does.
    """
    if manifest and path.is_file():
        stem = _by_digest(file_sha256(path), manifest)
        if stem:
            return [_known(Picture(path.name), manifest, stem, VERY)]
    return [whence(picture, manifest, folder) for picture in pictures(path)]


def described(answer: Answer) -> list[str]:
    """Return the lines that tell a reader what an Answer says."""
    lines = [answer.name, f"    state       {answer.state.value}: {answer.why}"]
    if not answer.origin:
        return lines
    about = answer.origin.provenance
    facts = {
        "figure": answer.origin.figure + (f" ({answer.stem})" if answer.stem else ""),
        "notebook": f"{about.get('notebook')} (code {str(about.get('notebook_sha256'))[:12]})",
        "parameters": _parameters(about.get("parameters", {})),
        "corpus": _corpus(about.get("corpus", {})),
        "lexicons": ", ".join(f"{name} {used.get('version')}" for name, used in about.get("lexicons", {}).items()),
        "mediastudy": str(about.get("mediastudy")),
        "again": command(about),
    }
    return [*lines, *(f"    {name:<11} {' '.join(said.split())}" for name, said in facts.items())]


def command(provenance: Mapping[str, Any]) -> str:
    """Return the command line that makes the figure again, where its files are: each stands in it by its name."""
    corpus = provenance.get("corpus", {})
    name = str(corpus.get("name", "sample"))
    parts = ["mediastudy", "reproduce", *(["--corpus", name] if name != "sample" else [])]
    for option, key in (("--outlets-map", "outlets_map"), ("--events", "events")):
        parts += [option, corpus[key]["name"]] if key in corpus else []
    for parameter, value in provenance.get("parameters", {}).items():
        parts += ["-p", str(parameter), _written(value)] if value != [] else []
    return shlex.join(parts)


def _written(value: object) -> str:
    """Return a value as it is written on a command line; of a file its name."""
    if isinstance(value, list):
        return ",".join(map(_written, value))
    named = named_file(value)
    return named[0] if named else str(value)


def _known(picture: Picture, manifest: Manifest, stem: str, why: str) -> Answer:
    return Answer(picture.name, State.CURRENT, why, picture.origin or _origin(manifest, stem), stem)


def _recorded(picture: Picture, origin: Origin, manifest: Manifest) -> Answer:
    """Return the Answer for a picture that says what it is: held against the manifest's figures of that name."""
    namesakes = {stem: record for stem, record in manifest["figures"].items() if _is_namesake(record, origin)}
    if not namesakes:
        why = f"the manifest has no figure {origin.figure!r} of the notebook {origin.provenance.get('notebook')!r}"
        return Answer(picture.name, State.STALE, why, origin)
    same = {stem: record for stem, record in namesakes.items() if record["provenance"] == origin.provenance}
    if not same:
        stem, record = next(iter(sorted(namesakes.items())))
        changed = "; ".join(differences(origin.provenance, record["provenance"])) or "its record is laid out otherwise"
        return Answer(picture.name, State.STALE, f"the manifest has a newer one ({changed})", origin, stem)
    stem = next((stem for stem, record in same.items() if record["pixels"]["sha256"] == picture.pixels), min(same))
    if picture.pixels in (None, same[stem]["pixels"]["sha256"]):
        return Answer(picture.name, State.CURRENT, "made from the same as the manifest's figure", origin, stem)
    why = "it was made from the same as the manifest's figure, but its pixels are others: drawn otherwise, or edited"
    return Answer(picture.name, State.EDITED, why, origin, stem)


def _is_namesake(record: Mapping[str, Any], origin: Origin) -> bool:
    notebook = record["provenance"].get("notebook")
    return bool(record["figure"] == origin.figure and notebook == origin.provenance.get("notebook"))


def _by_digest(digest: str, manifest: Manifest) -> str | None:
    return next((stem for stem, record in manifest["figures"].items() if digest in record["files"].values()), None)


def _by_pixels(picture: Picture, manifest: Manifest) -> str | None:
    known = {record["pixels"]["sha256"]: stem for stem, record in manifest["figures"].items()}
    return known.get(picture.pixels) if picture.pixels else None


def _by_look(picture: Picture, manifest: Manifest, folder: Path) -> str | None:
    try:
        with Image.open(io.BytesIO(picture.data)) as opened:
            if not 10_000 <= opened.width * opened.height <= LARGEST:
                return None
            seen = _grey(opened)
        found = {stem: _apart(seen, folder / f"{stem}.png") for stem in sorted(manifest["figures"])}
    except BROKEN:
        return None
    nearest = min(found, key=lambda stem: found[stem], default=None)
    return nearest if nearest and found[nearest] <= ALIKE else None


def _apart(seen: Image.Image, place: Path) -> float:
    """Return how far a picture is from the figure at `place` made as small: the mean difference of their greys."""
    if not place.is_file():
        return 255.0
    with Image.open(place) as ours:
        if abs(ours.width / ours.height - seen.width / seen.height) > SHAPE * ours.width / ours.height:
            return 255.0
        return float(ImageStat.Stat(ImageChops.difference(_grey(ours).resize(seen.size), seen)).mean[0])


def _grey(picture: Image.Image) -> Image.Image:
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture.convert("RGBA")).convert("L")


def _origin(manifest: Manifest, stem: str) -> Origin:
    record = manifest["figures"][stem]
    return Origin(record["figure"], record["provenance"])


def _parameters(given: Mapping[str, Any]) -> str:
    said = [f"{name} = {'all' if name == 'outlets' and not value else value}" for name, value in given.items()]
    return "; ".join(said) or "none"


def _corpus(corpus: Mapping[str, Any]) -> str:
    return f"{corpus.get('name')}: {corpus.get('articles')} articles, digest {str(corpus.get('sha256'))[:12]}"
