"""cite: a figure as a paper needs it: BibTeX, CSL-JSON, CFF, a LaTeX float, Markdown, or a plain block for Word."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from mediastudy import __version__
from mediastudy.errors import MediastudyError, OutputError, UnknownNameError
from mediastudy.names import unknown
from mediastudy.plural import counted
from mediastudy.project import root
from mediastudy.record.latex import escaped
from mediastudy.record.manifest import Manifest

SOFTWARE = "mediastudy: framing metrics of news, outlet by outlet"
AUTHORS = ("The mediastudy authors",)


@dataclass(frozen=True)
class Citation:
    """What a citation is made of. `work` is the project's CITATION.cff, `file` the picture's path without suffix."""

    stem: str
    record: Mapping[str, Any]
    digest: str
    version: str
    work: Mapping[str, Any]
    file: str

    @property
    def title(self) -> str:
        """The figure's title."""
        return str(self.record["title"])

    @property
    def authors(self) -> list[str]:
        """The names of the project's authors, as a reader writes them."""
        return [name_of(author) for author in self.work.get("authors", [])] or list(AUTHORS)

    @property
    def year(self) -> str:
        """The year of release; empty while there is none."""
        return str(self.work.get("date-released", ""))[:4]

    @property
    def address(self) -> str:
        """Where the project is to be found; empty when its CITATION.cff does not say."""
        doi = self.work.get("doi")
        return f"https://doi.org/{doi}" if doi else str(self.work.get("url") or self.work.get("repository-code") or "")

    @property
    def exactly(self) -> str:
        """The sentence that names this very picture: version, and the digests of figure and manifest."""
        corpus = self.record["provenance"].get("corpus", {})
        figure = _digest(self.record, f"{self.stem}.png")
        articles = counted(int(corpus.get("articles", 0)), "article")
        return (
            f"Figure {self.stem}, made with mediastudy {self.version} from {articles} "
            f"(corpus {str(corpus.get('sha256'))[:12]}); figure {figure[:12]}, manifest {self.digest[:12]} (SHA-256)."
        )


def citation(figure: str, manifest: Manifest, folder: Path) -> Citation:
    """Return the Citation of `figure`: a stem of the manifest in `folder`, or the path of one of the figure's files.

    Raises UnknownNameError for a figure that the manifest does not have, OutputError for a path that is none.
    """
    stem = figure if figure in manifest["figures"] else Path(figure).stem
    if stem not in manifest["figures"]:
        raise UnknownNameError(unknown(stem, manifest["figures"], "figure"))
    if Path(figure).parent.name and not Path(figure).is_file():
        raise OutputError(f"{figure}: there is no such file; name the figure alone to cite it from {folder}.")
    shown = (folder / stem).as_posix()
    return Citation(stem, manifest["figures"][stem], manifest["digest"], manifest["mediastudy"], read_work(), shown)


def bibtex(cited: Citation) -> str:
    """Return a BibTeX entry of the type misc."""
    fields = {
        "title": f"{{{escaped(cited.title)}}}",
        "author": " and ".join(f"{{{escaped(name)}}}" for name in cited.authors),
        "year": cited.year,
        "howpublished": f"Figure, {escaped(str(cited.work.get('title', SOFTWARE)))}, version {escaped(cited.version)}",
        "note": escaped(cited.exactly),
        "url": cited.address,
    }
    lines = [f"  {name} = {{{text}}}" for name, text in fields.items() if text]
    return f"@misc{{{_key(cited)},\n" + ",\n".join(lines) + "\n}\n"


def csl(cited: Citation) -> str:
    """Return CSL-JSON: a list of one item of the type graphic."""
    item: dict[str, Any] = {
        "id": _key(cited),
        "type": "graphic",
        "genre": "Figure",
        "title": cited.title,
        "author": [{"literal": name} for name in cited.authors],
        "container-title": str(cited.work.get("title", SOFTWARE)),
        "version": cited.version,
        "abstract": cited.record["alt"],
        "note": cited.exactly,
    }
    item |= {"issued": {"date-parts": [[int(cited.year)]]}} if cited.year.isdigit() else {}
    item |= {"URL": cited.address} if cited.address else {}
    return json.dumps([item], indent=2, ensure_ascii=False) + "\n"


def cff(cited: Citation) -> str:
    """Return a CITATION.cff (1.2.0) whose preferred citation is the figure."""
    known = ("title", "doi", "url", "repository-code", "license", "date-released")
    work = {name: _plain(cited.work[name]) for name in known if cited.work.get(name)}
    authors = cited.work.get("authors") or [{"name": name} for name in AUTHORS]
    same = [dict(author) for author in authors]  # a copy: YAML would refer to the first list instead
    figure = {
        "type": "generic",
        "medium": "figure",
        "title": cited.title,
        "authors": same,
        "version": cited.version,
        "abstract": cited.record["alt"],
        "notes": cited.exactly,
        "identifiers": [{"type": "other", "value": f"sha256:{_digest(cited.record, f'{cited.stem}.png')}"}],
    }
    head = {"cff-version": "1.2.0", "message": "If you show this figure, please cite it as below.", "type": "software"}
    content = {**head, "title": SOFTWARE, **work, "authors": authors, "version": cited.version}
    return yaml.safe_dump({**content, "preferred-citation": figure}, sort_keys=False, allow_unicode=True, width=110)


def latex(cited: Citation) -> str:
    """Return a LaTeX float: the PDF with its alternative text, the caption, a label, and what names it exactly."""
    return "\n".join(
        [
            r"\begin{figure}",
            r"  \centering",
            rf"  \includegraphics[width=\columnwidth,alt={{{escaped(cited.record['alt'])}}}]{{{cited.file}.pdf}}",
            rf"  \caption[{{{escaped(cited.title)}}}]{{{escaped(cited.record['caption'])} {escaped(cited.exactly)}}}",
            rf"  \label{{fig:{_key(cited)}}}",
            r"\end{figure}",
            "",
        ]
    )


def markdown(cited: Citation) -> str:
    """Return a Markdown image with its alternative text, and below it the caption and what names the figure exactly."""
    alt, caption, exactly = (_markdown(text) for text in (cited.record["alt"], cited.record["caption"], cited.exactly))
    return f"![{alt}](<{cited.file}.png>)\n\n*{caption}* {exactly}\n"


def word(cited: Citation) -> str:
    """Return a plain block to paste below a picture: caption, source, and the alternative text for its field."""
    source = ". ".join(part for part in ("; ".join(cited.authors), cited.year, cited.address) if part)
    lines = [cited.record["caption"], "", f"Source: {source}. {cited.exactly}", "", f"Alt text: {cited.record['alt']}"]
    return "\n".join(lines) + "\n"


FORMS: Mapping[str, Callable[[Citation], str]] = MappingProxyType(
    {"bibtex": bibtex, "csl": csl, "cff": cff, "latex": latex, "markdown": markdown, "word": word}
)


def read_work() -> Mapping[str, Any]:
    """Return the CITATION.cff of the project that holds the figures; nothing when there is none."""
    try:
        path = root() / "CITATION.cff"
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, MediastudyError):
        return {"version": __version__}
    except yaml.YAMLError as error:
        raise OutputError(f"{path}: this is no readable YAML ({' '.join(str(error).split())}).") from None
    return content if isinstance(content, dict) else {}


def name_of(author: Mapping[str, Any]) -> str:
    """Return the name of an author in a CITATION.cff, a person or not, as a reader writes it."""
    given = " ".join(str(author[part]) for part in ("given-names", "name-particle", "family-names") if author.get(part))
    return str(author.get("name") or given or author.get("alias") or AUTHORS[0])


def _digest(record: Mapping[str, Any], name: str) -> str:
    return str(record["files"].get(name, ""))


def _key(cited: Citation) -> str:
    """Return a key that changes when the figure does, of letters that every system takes."""
    return f"mediastudy-{re.sub(r'[^A-Za-z0-9-]+', '-', cited.stem)}-{_digest(cited.record, f'{cited.stem}.png')[:8]}"


def _markdown(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", " ".join(text.split()))


def _plain(value: Any) -> Any:
    return value if isinstance(value, str) else str(value)
