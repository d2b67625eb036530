"""Quotations: the outermost quoted stretches of an article, each within a paragraph, and the article's style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mediastudy.annotation.marks import Columns
from mediastudy.annotation.pairing import Range, all_quotations, outermost
from mediastudy.article import Document, Mark, Quotation, Tokens
from mediastudy.lexicon import Lexicons

MARKS_OF = {
    "curly-double": "“ ” „ ‟ 〝 〞",
    "straight-double": '" ″ ＂',
    "doubled-apostrophe": "'' `` ‘‘ ’’",
    "curly-single": "‘ ’ ‚ ʼ",
    "straight-single": "' ` ´",
    "guillemets": "« » ‹ ›",
}
STYLES = {mark: style for style, marks in MARKS_OF.items() for mark in marks.split()}
"""From an opening mark to the name of its style."""


def find_quotations(columns: Columns, paragraphs: list[Range]) -> list[Quotation]:
    """Return the outermost quotations of the paragraphs, in order."""
    return outermost(all_quotations(columns, paragraphs))


def quotations(document: Document, lexicons: Lexicons) -> Iterable[Mark]:
    """Return a mark for each outermost quotation, labelled with the opening mark as written.

    Attributes: ``closed``, and ``inner``, the offsets of the quotations inside it.
    """
    tokens = document.tokens
    columns = Columns(tokens.text, tokens.starts, tokens.ends, tokens.words)
    inner: list[list[Range]] = [[] for _ in tokens.quotations]
    for quotation in all_quotations(columns, tokens.paragraphs):
        number = tokens.quotation_of[quotation.first]
        if quotation != tokens.quotations[number]:
            inner[number].append(tokens.span(quotation.first, quotation.last))
    for outer, spans in zip(tokens.quotations, inner, strict=True):
        attributes = {"closed": outer.closed, "inner": tuple(sorted(spans))}
        yield Mark(*tokens.span(outer.first, outer.last), outer.style, attributes)


def quote_style(tokens: Tokens) -> str:
    """Return the style of an article's quotations: a value of STYLES, ``mixed`` (none has 3 in 4) or ``none``.

    Single marks count only where they outnumber the double ones: every style has them in headlines and for irony.
    """
    styles = Counter(STYLES[quotation.style] for quotation in tokens.quotations if quotation.style)
    singles = {style: count for style, count in styles.items() if style.endswith("single")}
    if 2 * sum(singles.values()) <= styles.total():
        styles.subtract(singles)
    if not styles.total():
        return "none"
    style, count = styles.most_common(1)[0]
    return style if count >= 0.75 * styles.total() else "mixed"
