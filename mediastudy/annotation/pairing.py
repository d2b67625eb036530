"""Pairing: which quotation marks belong together; an unclosed quotation ends with its paragraph, never in an error."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from mediastudy.annotation.marks import DOUBLE, SINGLE, Columns, Sign, signs
from mediastudy.article import Quotation

Range = tuple[int, int]


def outermost(every: list[Quotation]) -> list[Quotation]:
    """Return the quotations that stand in no other, in order."""
    kept: list[Quotation] = []
    for quotation in sorted(every, key=lambda q: (q.first, -q.last)):
        if not kept or quotation.first >= kept[-1].last:
            kept.append(quotation)
    return kept


def all_quotations(columns: Columns, paragraphs: list[Range]) -> list[Quotation]:
    """Return every quotation, nested ones too; which family of marks is read first is the article's own habit."""
    double, single = signs(columns, DOUBLE), signs(columns, SINGLE)
    outer = list(_doubles(double, paragraphs))
    if not any(sign.opens or sign.closes for sign in single):
        return outer
    alone = list(_singles(single, paragraphs, columns))
    if _prefers_single(alone, outer, columns):
        return [*alone, *_doubles_between(double, alone, paragraphs), *_unclosed_singles(single, alone, paragraphs)]
    outer = outermost([*_mended(outer, single, columns), *_opened_single(double, single, outer, paragraphs)])
    return [*outer, *_singles_between(single, outer, paragraphs, columns)]


def _prefers_single(singles: list[Quotation], doubles: list[Quotation], columns: Columns) -> bool:
    """Say whether single marks are the article's quotation marks: they hold speech, which ends in a mark of its own."""
    speech = sum(columns.words[quotation.last - 2][-1] in ",.!?" for quotation in singles)
    return speech >= 2 and speech > len(doubles)


def _doubles(marks: list[Sign], paragraphs: list[Range]) -> Iterator[Quotation]:
    unclosed = False
    for (first, last), inside in _grouped(marks, paragraphs):
        if inside and inside[-1].at == last - 1:
            # Nothing comes after it in its paragraph: whatever its shape, it opens nothing.
            inside[-1] = inside[-1]._replace(opens=False, closes=True)
        found = list(_pair(inside, first, last, unclosed))
        yield from found
        unclosed = any(quotation.last == last and not quotation.closed for quotation in found)


def _grouped(marks: list[Sign], paragraphs: list[Range]) -> Iterator[tuple[Range, list[Sign]]]:
    at = [mark.at for mark in marks]
    position = 0
    for first, last in paragraphs:
        stop = bisect_left(at, last, position)
        yield (first, last), marks[position:stop]
        position = stop


def _pair(marks: list[Sign], first: int, last: int, unclosed: bool) -> Iterator[Quotation]:
    """Yield a paragraph's quotations; `unclosed` tells that the paragraph before ended inside one."""
    opened: Sign | None = None
    skip = 0
    for number, mark in enumerate(marks):
        if skip:
            skip -= 1
        elif opened is None:
            if mark.opens:
                opened = mark
            elif unclosed and number == 0 and mark.closes:
                yield Quotation(first, mark.at + 1, "")
        elif mark.closes:
            yield Quotation(opened.at, mark.at + 1, opened.word)
            opened = None
        elif _nested(marks, number):
            yield Quotation(mark.at, marks[number + 1].at + 1, mark.word)
            skip = 1
        else:
            if mark.at > opened.at + 1:
                yield Quotation(opened.at, mark.at, opened.word, closed=False)
            opened = mark
    if opened is not None and opened.at < last - 1:
        yield Quotation(opened.at, last, opened.word, closed=False)


def _nested(marks: list[Sign], number: int) -> bool:
    """Say whether the opening mark at `number` and the next are a pair within a pair, closed by the mark after them."""
    return len(marks) > number + 2 and all(mark.closes and not mark.opens for mark in marks[number + 1 : number + 3])


def _singles(marks: list[Sign], paragraphs: list[Range], columns: Columns) -> Iterator[Quotation]:
    for _, inside in _grouped(marks, paragraphs):
        position = 0
        while position < len(inside):
            closing = _closing(inside, position, columns) if inside[position].opens else 0
            if closing:
                yield Quotation(inside[position].at, inside[closing].at + 1, inside[position].word)
            position = max(position, closing) + 1


def _closing(marks: list[Sign], position: int, columns: Columns) -> int:
    """Return the number of the mark that closes the one at `position`, or 0.

    An apostrophe after an s or a dropped g may be a possessive ("workers' rights"): it closes only when no better
    mark comes before the next opening one, and only near by.
    """
    possible = 0
    for number in range(position + 1, len(marks)):
        mark = marks[number]
        if mark.closes and not columns.is_apostrophe_place(mark.at):
            return number
        if mark.opens:
            break
        if mark.closes and mark.at - marks[position].at <= 15:
            possible = number
    return possible


def _mended(quotations: list[Quotation], single: list[Sign], columns: Columns) -> Iterator[Quotation]:
    """Yield the quotations, an unclosed one closed at a single mark that closes nothing else (“no’), if there is one.

    One whose paragraph is followed by a paragraph that opens with the same mark is left as it is: it goes on there.
    """
    resumed = {(quotation.first, quotation.style) for quotation in quotations}
    for quotation in quotations:
        if quotation.closed or (quotation.last, quotation.style) in resumed:
            yield quotation
        else:
            yield _closed_by(single, quotation, columns)


def _closed_by(single: list[Sign], quotation: Quotation, columns: Columns) -> Quotation:
    first, last = quotation.first, quotation.last
    inside = [sign for sign in single if first < sign.at < last]
    taken = {inner.last - 1 for inner in _singles(inside, [(first, last)], columns)}
    for sign in inside:
        if sign.closes and sign.at not in taken and not columns.is_apostrophe_place(sign.at):
            return Quotation(first, sign.at + 1, quotation.style)
    return quotation


def _opened_single(
    double: list[Sign], single: list[Sign], quotations: list[Quotation], paragraphs: list[Range]
) -> Iterator[Quotation]:
    """Yield the quotations that a single mark opens and a double mark, which closes nothing else, closes (‘no”)."""
    _, strays = _divide(double, quotations)
    _, free = _divide(single, quotations)
    for (_, marks), (_, openers) in zip(_grouped(strays, paragraphs), _grouped(free, paragraphs), strict=True):
        for mark in marks:
            before = [sign for sign in openers if sign.at < mark.at]
            blocked = bool(before) and any(before[-1].at < q.first < mark.at for q in quotations)
            if mark.closes and before and before[-1].opens and not blocked:
                yield Quotation(before[-1].at, mark.at + 1, before[-1].word)


def _singles_between(
    marks: list[Sign], outer: list[Quotation], paragraphs: list[Range], columns: Columns
) -> Iterator[Quotation]:
    """Yield the single-marked quotations outside the `outer` ones, then those inside each."""
    inside, outside = _divide(marks, outer)
    yield from _singles(outside, paragraphs, columns)
    yield from _singles(inside, [(q.first, q.last) for q in outer], columns)


def _doubles_between(marks: list[Sign], outer: list[Quotation], paragraphs: list[Range]) -> Iterator[Quotation]:
    inside, outside = _divide(marks, outer)
    yield from _doubles(outside, paragraphs)
    yield from _doubles(inside, [(q.first, q.last) for q in outer])


def _divide(marks: list[Sign], outer: list[Quotation]) -> tuple[list[Sign], list[Sign]]:
    firsts = [quotation.first for quotation in outer]
    inside: list[Sign] = []
    outside: list[Sign] = []
    for mark in marks:
        number = bisect_left(firsts, mark.at + 1) - 1
        within = number >= 0 and mark.at < outer[number].last
        (inside if within else outside).append(mark)
    return inside, outside


def _unclosed_singles(marks: list[Sign], closed: list[Quotation], paragraphs: list[Range]) -> Iterator[Quotation]:
    """Yield, in an article that quotes with single marks, the paragraphs whose first mark opens and is never closed."""
    taken = {quotation.first for quotation in closed}
    for (first, last), inside in _grouped(marks, paragraphs):
        if inside and inside[0].opens and inside[0].at == first and first not in taken:
            yield Quotation(
                first,
                min([q.first for q in closed if first < q.first < last], default=last),
                inside[0].word,
                closed=False,
            )
