"""crate: a run as an RO-Crate (Process Run Crate 0.5): figures, notebooks, and one action for each notebook run.

The corpus is named by its digest and not put in: news text is seldom ours to give away. There is no time of the run in
it, because none is recorded; the date of publication is given by whoever makes the crate.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from mediastudy.errors import OutputError
from mediastudy.notebook import open_notebook
from mediastudy.record.cite import name_of, read_work
from mediastudy.record.manifest import NAME, Manifest, file_sha256
from mediastudy.record.verify import check_files
from mediastudy.writing import whole_file, whole_files

METADATA = "ro-crate-metadata.json"
CRATE = "https://w3id.org/ro/crate/1.1"
PROFILE = "https://w3id.org/ro/wfrun/process/0.5"
CONTEXT = [f"{CRATE}/context", {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"}]
LICENCE = "https://spdx.org/licenses/"
KINDS: Mapping[str, str] = {".ipynb": "application/x-ipynb+json", ".tex": "application/x-tex", ".csv": "text/csv"}
Entity = dict[str, Any]


@dataclass(frozen=True)
class Contents:
    """What goes into a crate: the files by their names in it, the manifest, and the day of publication (ISO 8601)."""

    files: Mapping[str, Path]
    manifest: Manifest
    published: str


def contents(folder: Path, manifest: Manifest, notebooks: Path, published: str) -> Contents:
    """Return what the crate of the figures in `folder` holds: all that its manifest names, and the notebooks as run.

    A notebook that has changed since is left out and only named. Raises OutputError when a figure's file is not the
    one that the manifest names.
    """
    wrong = [finding for finding in check_files(folder, manifest) if not finding.good]
    if wrong:
        raise OutputError(f"{wrong[0].what[0]}; make the figures again before you publish them.")
    figures = [name for stem, record in manifest["figures"].items() for name in (f"{stem}.json", *record["files"])]
    names = sorted({NAME, *manifest.get("files", {}), *figures})
    ran = {f"{name}.ipynb": notebooks / f"{name}.ipynb" for name in sorted(manifest["notebooks"])}
    same = {name: path for name, path in ran.items() if _is_as_run(path, manifest)}
    return Contents({**{name: folder / name for name in names}, **same}, manifest, published)


def write_crate(held: Contents, into: Path) -> None:
    """Write the crate to `into`: a folder, or one file if its name ends in .zip; the same bytes for the same crate."""
    described = json.dumps(metadata(held), indent=1, ensure_ascii=True) + "\n"
    if into.suffix.lower() != ".zip":
        with whole_files(into) as folder:
            (folder / METADATA).write_text(described, encoding="utf-8")
            for name, path in held.files.items():
                (folder / name).write_bytes(path.read_bytes())
        return
    with whole_file(into) as unfinished, ZipFile(unfinished, "w") as archive:
        _pack(archive, METADATA, described.encode())
        for name, path in held.files.items():
            _pack(archive, name, path.read_bytes())


def metadata(held: Contents) -> dict[str, Any]:
    """Return the content of ro-crate-metadata.json."""
    work = read_work()
    runs = [_action(name, ran, held) for name, ran in sorted(held.manifest["notebooks"].items())]
    entities = [
        {"@id": METADATA, "@type": "CreativeWork", "conformsTo": _ref(CRATE), "about": _ref("./")},
        _root(held, work, runs),
        {"@id": PROFILE, "@type": "CreativeWork", "name": "Process Run Crate", "version": PROFILE.rpartition("/")[2]},
        *_people(work),
        _licence(work),
        *runs,
        *_inputs(held.manifest),
        *_software(held.manifest, work),
        *(_file(name, path, held.manifest) for name, path in held.files.items()),
        *_absent_notebooks(held),
    ]
    return {"@context": CONTEXT, "@graph": entities}


def _root(held: Contents, work: Mapping[str, Any], runs: Iterable[Entity]) -> Entity:
    corpus = held.manifest["corpus"]
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Figures on {corpus['name']}",
        "description": f"{len(held.manifest['figures'])} figures from {corpus['articles']} articles, made with "
        f"mediastudy {held.manifest['mediastudy']}; manifest {held.manifest['digest']}.",
        "datePublished": held.published,
        "license": _ref(_licence(work)["@id"]),
        "author": [_ref(person["@id"]) for person in _people(work)],
        "conformsTo": _ref(PROFILE),
        "hasPart": [_ref(name) for name in held.files],
        "mentions": [_ref(run["@id"]) for run in runs],
    }


def _action(name: str, ran: Mapping[str, Any], held: Contents) -> Entity:
    made = sorted(file for stem in ran["figures"] for file in held.manifest["figures"][stem]["files"])
    lexicons = [_ref(f"#lexicon-{lexicon}") for lexicon in sorted(held.manifest["lexicons"])]
    return {
        "@id": f"#run-{name}",
        "@type": "CreateAction",
        "name": f"Run of {name}",
        "description": f"The notebook {name} run on the corpus, with {len(ran['figures'])} figures as its result.",
        "instrument": _ref(_notebook_id(name, held)),
        "object": [_ref("#corpus"), *lexicons, *(_ref(_parameter(name, each)) for each in sorted(ran["parameters"]))],
        "result": [_ref(file) for file in made],
        "actionStatus": "http://schema.org/CompletedActionStatus",
    }


def _inputs(manifest: Manifest) -> list[Entity]:
    corpus = manifest["corpus"]
    about = f"{corpus['articles']} articles, not included; known by the digest of their content."
    named = {"@id": "#corpus", "@type": "CreativeWork", "name": corpus["name"], "description": about}
    lexicons = [
        {"@id": f"#lexicon-{name}", "@type": "CreativeWork", "name": f"Lexicon {name}", **used}
        for name, used in sorted(manifest["lexicons"].items())
    ]
    parameters = [
        {"@id": _parameter(notebook, name), "@type": "PropertyValue", "name": name, "value": json.dumps(value)}
        for notebook, ran in sorted(manifest["notebooks"].items())
        for name, value in sorted(ran["parameters"].items())
    ]
    return [{**named, "sha256": corpus["sha256"]}, *lexicons, *parameters]


def _software(manifest: Manifest, work: Mapping[str, Any]) -> list[Entity]:
    versions = {"Python": manifest["environment"]["python"], **manifest["environment"]["packages"]}
    ours = {
        "@id": _ours(manifest),
        "@type": "SoftwareApplication",
        "name": "mediastudy",
        "version": manifest["mediastudy"],
    }
    address = work.get("url") or work.get("repository-code")
    others = [
        {"@id": _package(name, version), "@type": "SoftwareApplication", "name": name, "version": version}
        for name, version in sorted(versions.items())
    ]
    needs = [_ref(other["@id"]) for other in others]
    return [{**ours, "softwareRequirements": needs, **({"url": str(address)} if address else {})}, *others]


def _file(name: str, path: Path, manifest: Manifest) -> Entity:
    data = path.read_bytes()
    entity: Entity = {
        "@id": name,
        "@type": "File",
        "name": name,
        "encodingFormat": KINDS.get(path.suffix) or mimetypes.types_map.get(path.suffix, "application/octet-stream"),
        "contentSize": str(len(data)),
        "sha256": file_sha256(path),
    }
    if path.suffix == ".ipynb":
        return {**entity, **_code(path.stem, manifest), "@type": ["File", "SoftwareSourceCode"]}
    record = manifest["figures"].get(path.stem)
    return {**entity, "name": f"{record['title']} ({name})", "description": record["caption"]} if record else entity


def _absent_notebooks(held: Contents) -> list[Entity]:
    absent = [name for name in sorted(held.manifest["notebooks"]) if f"{name}.ipynb" not in held.files]
    return [{"@id": f"#{name}", "@type": "SoftwareSourceCode", **_code(name, held.manifest)} for name in absent]


def _code(name: str, manifest: Manifest) -> Entity:
    version = manifest["notebooks"][name]["sha256"]
    return {
        "name": name,
        "version": version,
        "programmingLanguage": "Python",
        "softwareRequirements": _ref(_ours(manifest)),
    }


def _notebook_id(name: str, held: Contents) -> str:
    return f"{name}.ipynb" if f"{name}.ipynb" in held.files else f"#{name}"


def _people(work: Mapping[str, Any]) -> list[Entity]:
    authors = work.get("authors") or [{}]
    kinds = ["Person" if author.get("family-names") else "Organization" for author in authors]
    return [
        {"@id": author.get("orcid") or f"#author-{at}", "@type": kind, "name": name_of(author)}
        for at, (author, kind) in enumerate(zip(authors, kinds, strict=True), 1)
    ]


def _licence(work: Mapping[str, Any]) -> Entity:
    name = str(work.get("license") or "NOASSERTION")
    return {"@id": f"{LICENCE}{name}", "@type": "CreativeWork", "name": name, "description": f"Licence {name} (SPDX)"}


def _is_as_run(path: Path, manifest: Manifest) -> bool:
    return path.is_file() and open_notebook(path).sha256 == manifest["notebooks"][path.stem]["sha256"]


def _package(name: str, version: str) -> str:
    """Return the package URL (purl) of a release."""
    return f"pkg:{'pypi' if name.islower() else 'generic'}/{name.lower()}@{version}"


def _ours(manifest: Manifest) -> str:
    return f"pkg:generic/mediastudy@{manifest['mediastudy']}"


def _parameter(notebook: str, name: str) -> str:
    return f"#{notebook}-{name}"


def _ref(identity: str) -> dict[str, str]:
    return {"@id": identity}


def _pack(archive: ZipFile, name: str, data: bytes) -> None:
    """Add a file without the time at which that was done."""
    info = ZipInfo(name)
    info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
    archive.writestr(info, data)
