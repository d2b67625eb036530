"""The headline: the line that repeats the title, or, when no title is given, one that can be nothing else."""

from __future__ import annotations

import re

from mediastudy.annotation.furnishing.page import Line, Page, normal

SUFFIX = re.compile(r"\s+[|–—-]+\s+[^|–—]{2,40}\Z")
WORDS = re.compile(r"[^\W\d_][\w'’-]*")
CUT = re.compile(r"\s*(?:\.\.\.|…)\Z")
STOP_INSIDE = re.compile(r"[a-z]{2}[.!?]['\"”’]* +['\"“‘]*[A-Z]")
NOT_A_HEADLINE = re.compile(
    r"[\W_]*\Z|.*[,;:)\]>|]\Z|[a-z(\[•*<]|https?:|.*(?:Photos?|Images|REUTERS|Reuters|AP|USA TODAY)\Z"
    r"|(?i:by |photo|image|file\b|update|editor|opinion\b|analysis\b|story highlights|close |listen |watch "
    r"|last updated|reported by|series\b|subscribe|sign up|for (?:more|indispensable))"
)
NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}"
NAMES_ONLY = re.compile(rf"{NAME}(?:, {NAME})*(?:,? and {NAME})+")
CLOSED = re.compile(r".*[.…!?]['\"”’]*\Z|['\"“‘].*['\"”’]\Z")
SEARCHED = 4
"""How many lines from the top the title is looked for in."""


def by_title(page: Page) -> range:
    """Return the lines that repeat the article's title, ignoring case, punctuation, white space and " - Outlet"."""
    title = page.article.title
    wanted = {normal(form) for form in _spellings(title)} - {""}
    for repeats in (_is_title, _is_part_of_title):
        for first in range(min(SEARCHED, len(page.lines)) if wanted else 0):
            if last := next(
                (last for last in _ends(page, first, title, wanted) if repeats(page, first, last, wanted)), 0
            ):
                return range(first, last)
    return range(0)


def by_likeness(page: Page, first: int) -> range:
    """Return the line `first` if it is set as a headline and shares at least half of its words with the title."""
    block = page.lines[first : first + 1]
    if not block or not _reads_as_headline(block) or not _is_apart(page, first + 1):
        return range(0)
    said, title = ({word.lower() for word in WORDS.findall(text)} for text in (block[0].text, page.article.title))
    shared = said & title
    return range(first, first + 1) if len(shared) >= max(4, 0.5 * len(said | title)) else range(0)


def by_position(page: Page, first: int, *, titled_next: bool) -> range:
    """Return the lines from `first` on that read as a headline although no title confirms it.

    One line, or two before a blank line; 4 to 14 words, or up to 25 if most of the longer ones have a capital; with
    no question or exclamation mark or whole quotation unless most of them have one, no full stop unless all have;
    set off from the body by a blank line, by a byline or dateline (`titled_next`) or by a far longer paragraph.
    """
    for count in (1, 2):
        block = page.lines[first : first + count]
        if len(page.lines) <= first + count or any(line.apart for line in block[1:]):
            break
        set_off = count == 1 and (titled_next or _is_longer(page.lines[first + 1], block[0]))
        if (set_off or _is_apart(page, first + count)) and _reads_as_headline(block):
            return range(first, first + count) if _has_body(page, first + count) else range(0)
    return range(0)


def _spellings(title: str) -> set[str]:
    """A title as it stands and without the outlet's name after a dash or bar."""
    short = SUFFIX.sub("", title)
    return {title, short} if len(WORDS.findall(short)) >= 3 else {title}


def _ends(page: Page, first: int, title: str, wanted: set[str]) -> range:
    """Where a headline from line `first` on could end: nowhere if it opens otherwise than anything in the title."""
    opening = normal(page.lines[first].text[:12])[:3]
    if len(page.lines[first].text) > 2 * len(title) + 60 or not any(opening in form for form in wanted):
        return range(0)
    return range(first + 1, min(first + 3, len(page.lines)) + 1)


def _joined(page: Page, first: int, last: int) -> str:
    return " ".join(line.text for line in page.lines[first:last])


def _is_title(page: Page, first: int, last: int, wanted: set[str]) -> bool:
    return any(normal(form) in wanted for form in _spellings(_joined(page, first, last)))


def _is_part_of_title(page: Page, first: int, last: int, wanted: set[str]) -> bool:
    """The title goes on after the line, or was itself cut short with dots before the line's end."""
    title, line = page.article.title, normal(_joined(page, first, last))
    start = normal(CUT.sub("", title))
    cut_short = bool(CUT.search(title)) and len(start) >= 25 and line.startswith(start)
    return cut_short or (len(line) >= 25 and any(line in form for form in wanted))


def _reads_as_headline(block: tuple[Line, ...]) -> bool:
    text = " ".join(line.text for line in block)
    words = WORDS.findall(text)
    if not 4 <= len(words) <= 25 or len(text) > 200 or NOT_A_HEADLINE.match(text) or NAMES_ONLY.fullmatch(text):
        return False
    capitals, closed = _capitals(words), CLOSED.match(text) or STOP_INSIDE.search(text)
    if text[-1] in ".…" or (closed and capitals < 0.8):
        return capitals == 1
    return len(words) <= 14 or capitals >= 0.8


def _capitals(words: list[str]) -> float:
    """The share of the words of four letters or more, the first word apart, that begin with a capital (0 under 3)."""
    longer = [word for word in words[1:] if len(word) >= 4]
    return sum(word[0].isupper() for word in longer) / len(longer) if len(longer) >= 3 else 0


def _is_apart(page: Page, index: int) -> bool:
    return index < len(page.lines) and page.lines[index].apart


def _is_longer(after: Line, line: Line) -> bool:
    """A paragraph of its own: it begins like a sentence and is far longer than a wrapped line would be."""
    return not after.text[0].islower() and len(after.text) >= max(120, 1.5 * len(line.text))


def _has_body(page: Page, first: int) -> bool:
    return any(len(line.text.split()) >= 8 for line in page.lines[first:])
