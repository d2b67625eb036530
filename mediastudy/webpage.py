"""A page: one HTML file that fetches nothing and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib import resources

from mediastudy.writing import whole_characters


def page(title: str, body: str, style: str = "", script: str = "") -> str:
    """Return the HTML page with `body` in it, which is HTML already; `title` is text, `style` adds to webpage.css.

    Its Content-Security-Policy names the style and the script by their digests: whatever else might have got into the
    body is not run.
    """
    styled = file_text("mediastudy", "webpage.css") + style
    policy = "; ".join(
        [
            "default-src 'none'",
            "img-src 'self' data: file:",
            f"style-src {_source(styled)}",
            f"script-src {_source(script)}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>{text(title)}</title><style>{styled}</style></head><body><main>",
            body,
            "</main>" + (f"<script>{script}</script>" if script else "") + "</body></html>\n",
        ]
    )


def text(words: object) -> str:
    """Return `words` for HTML, between tags or in an attribute: no markup, and no half characters."""
    return escape(whole_characters(str(words)))


def file_text(package: str, name: str) -> str:
    """Return the text of a file that lies in a package: a style or a script."""
    return (resources.files(package) / name).read_text(encoding="utf-8")


def _source(inline: str) -> str:
    if not inline:
        return "'none'"
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"
