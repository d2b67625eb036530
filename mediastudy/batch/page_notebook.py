"""An executed notebook as a page, its pictures with their alt text.

nbconvert 7 loses the alt text of a picture and fetches scripts from elsewhere. What a notebook shows may be text of
articles, so nothing of it is taken over as markup but the bare tags of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import mistune
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from mediastudy import webpage
from mediastudy.errors import MediastudyError
from mediastudy.notebook import Notebook, open_notebook, source
from mediastudy.webpage import file_text, text
from mediastudy.writing import whole_file

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
KEPT = frozenset(["table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "p", "b", "i", "em", "strong", "br"])
SPANS = ("colspan", "rowspan")
DROPPED = frozenset(["script", "style", "template", "iframe", "object"])


def write_notebook_page(executed: Path, page: Path) -> Path | None:
    """Write an executed notebook as the file `page` and return it; None when the notebook cannot be read."""
    try:
        notebook = open_notebook(executed)
    except MediastudyError:
        return None
    with whole_file(page) as unfinished:
        unfinished.write_text(notebook_page(notebook), encoding="utf-8", newline="\n")
    return page


def notebook_page(notebook: Notebook) -> str:
    """Return the HTML page of an executed notebook."""
    body = "\n".join(part for cell in notebook.cells for part in _cell(cell))
    return webpage.page(notebook.title, body, file_text("mediastudy.batch", "page.css"))


def bare_table(markup: str) -> str:
    """Return the markup of an output with the tags of tables and plain text only: no attribute but spans is kept."""
    return "".join(_bare(BeautifulSoup(markup, "html.parser")))


def _cell(cell: Mapping[str, Any]) -> Iterator[str]:
    if cell["cell_type"] == "markdown":
        yield str(mistune.create_markdown(escape=True)(source(cell)))
    elif cell["cell_type"] == "code":
        yield f"<pre><code>{text(source(cell))}</code></pre>"
        yield from (f'<div class="output">{_output(output)}</div>' for output in cell.get("outputs", []))


def _output(output: Mapping[str, Any]) -> str:
    if output["output_type"] == "stream":
        return f"<pre>{_plain(output['text'])}</pre>"
    if output["output_type"] == "error":
        return f'<pre class="error">{_plain(chr(10).join(output["traceback"]))}</pre>'
    data: Mapping[str, Any] = output.get("data", {})
    for mime in ("image/png", "image/jpeg"):
        if mime in data:
            return _picture(mime, output)
    if "text/html" in data:
        kept = bare_table(_joined(data["text/html"]))
        return f'<div class="wide" tabindex="0">{kept}</div>' if "<table" in kept else kept
    return f"<pre>{_plain(data.get('text/plain', ''))}</pre>"


def _picture(mime: str, output: Mapping[str, Any]) -> str:
    about = output.get("metadata", {}).get(mime, {})
    alt = about.get("alt") or _joined(output["data"].get("text/plain", ""))
    width = f' width="{int(about["width"])}"' if isinstance(about.get("width"), int) else ""
    encoded = "".join(_joined(output["data"][mime]).split())
    return f'<img src="data:{mime};base64,{text(encoded)}" alt="{text(str(alt))}"{width}>'


def _bare(element: PageElement) -> Iterator[str]:
    if isinstance(element, NavigableString):
        yield "" if isinstance(element, PreformattedString) else text(element)
    elif isinstance(element, Tag) and element.name not in DROPPED:
        kept = element.name in KEPT
        spans = "".join(f' {name}="{text(str(element[name]))}"' for name in SPANS if name in element.attrs)
        yield f"<{element.name}{spans}>" if kept else ""
        for child in element.children:
            yield from _bare(child)
        yield f"</{element.name}>" if kept and element.name != "br" else ""


def _plain(words: str | list[str]) -> str:
    return text(ANSI.sub("", _joined(words)))


def _joined(words: Any) -> str:
    return "".join(words) if isinstance(words, list) else str(words)
