"""HTML of exports by Beautiful Soup on the standard library's parser: the same tree on every machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

UNSEEN = {"style", "script", "head", "title"}
INLINE = {"a", "b", "i", "em", "u", "strong", "span", "font", "mark", "small", "sub", "sup"}
DEEPEST = 1_000
"""So many tags are open at once in no page that people read."""
BREAKING = {"br", "p", "div", "tr", "li", "table"}
BLOCKS = {*BREAKING, "td", "blockquote", "section", "article", "body", "ul", "ol", *(f"h{n}" for n in range(1, 7))} - {
    "br"
}


class _Soup(BeautifulSoup):
    """A tree in which a paragraph ends where the next begins, as in a browser, and nesting has an end."""

    def pushTag(self, tag: Tag) -> None:  # noqa: N802 - a method of Beautiful Soup
        """Open a tag; raises ValueError when too many are open."""
        super().pushTag(tag)
        if len(self.tagStack) > DEEPEST:
            raise ValueError(f"tags nest more than {DEEPEST:,} deep")

    def handle_starttag(self, name: str, *given: Any, **more: Any) -> Tag | None:
        """Begin a tag; a paragraph that was left open ends."""
        if name == "p":
            inner = next((each.name for each in reversed(self.tagStack) if each.name not in INLINE), "")
            if inner == "p":
                self.endData()
                self._popToTag("p")
        return super().handle_starttag(name, *given, **more)


def soup(markup: str) -> BeautifulSoup:
    """Return the tree of a piece of HTML, however broken; raises ValueError when it nests beyond reason."""
    return _Soup(markup, "html.parser")


def text_of(element: Tag) -> str:
    """Return the text that a reader sees: white space folded, ``<br>`` and blocks as line breaks, entities decoded."""
    text = "".join(_pieces(element))
    lines = (re.sub(r"[ \t\r\f]+", " ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip())


def one_line(element: Tag | None) -> str:
    """Return the text of an element on one line; nothing for none."""
    return " ".join(text_of(element).split()) if element is not None else ""


def paragraphs(element: Tag) -> list[str]:
    """Return the paragraphs of an element, each on one line: what one block holds, parted at two ``<br>``."""
    found: list[list[str]] = [[]]
    block, breaks = None, 0
    for node in _nodes(element):
        if isinstance(node, Tag):
            breaks += node.name == "br"
        elif node.strip():
            inside = next((each for each in node.parents if each.name in BLOCKS), None)
            if inside is not block or breaks > 1:
                found.append([])
            found[-1] += [" " if breaks else "", node]
            block, breaks = inside, 0
        else:
            found[-1].append(" ")
    return [text for each in found if (text := " ".join("".join(each).split()))]


def classes(element: Tag) -> list[str]:
    """Return the classes of an element."""
    found = element.get("class")
    return list(found) if isinstance(found, list) else (found or "").split()


def tags(element: Tag, *names: str) -> list[Tag]:
    """Return the elements of these names in `element`, in order."""
    return [each for each in element.find_all(list(names)) if isinstance(each, Tag)]


def _pieces(element: Tag) -> Iterator[str]:
    for node in _nodes(element):
        if isinstance(node, Tag):
            yield "\n" if node.name in BREAKING else ""
        else:
            yield re.sub(r"[\r\n]+", " ", node)


def _nodes(element: Tag) -> Iterator[Tag | NavigableString]:
    """Yield tags and texts in order, without recursion: hostile pages nest deeper than a call stack is."""
    end = _after(element)
    node: PageElement | None = element.contents[0] if element.contents else None
    while node is not None and node is not end:
        if isinstance(node, Tag):
            yield node
            node = _after(node) if node.name in UNSEEN else node.next_element
            continue
        if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield node
        node = node.next_element


def _after(element: Tag) -> PageElement | None:
    """Return the first node after the element and all that it holds."""
    node: Tag | None = element
    while node is not None and node.next_sibling is None:
        node = node.parent
    return node.next_sibling if node is not None else None
