"""Drawing: which articles are shown on a page that cannot hold them all, decided without any order or chance."""

from __future__ import annotations

import hashlib
import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import IO

Place = tuple[int, int]
"""Where a text is in the spool: its first byte and its length."""


class Drawn:
    """Keeps for each page the texts of the `most` articles whose ids have the smallest digests.

    That is as good as chance, and the same each time: neither the order of the articles nor their number elsewhere
    moves it. The texts wait in `spool`, a file open for binary reading and writing, so memory stays flat.
    """

    def __init__(self, most: int, spool: IO[bytes]) -> None:
        """Begin with nothing kept."""
        self._most, self._spool, self._number = most, spool, 0
        self._kept: defaultdict[Hashable, list[tuple[int, int, Place]]] = defaultdict(list)

    def add(self, page: Hashable, article: str, text: str) -> None:
        """Keep the text of an article for a page, unless the page has `most` better ones."""
        heap, key = self._kept[page], -_digest(article)
        if len(heap) == self._most and key <= heap[0][0]:
            return
        if len(heap) == self._most:
            heapq.heappop(heap)
        self._number += 1
        heapq.heappush(heap, (key, self._number, self._put(text)))

    def of(self, page: Hashable) -> Iterator[str]:
        """Yield the texts kept for a page, in the order in which they were added."""
        for _, _, (first, length) in sorted(self._kept[page], key=lambda kept: kept[1]):
            self._spool.seek(first)
            yield self._spool.read(length).decode("utf-8")

    def _put(self, text: str) -> Place:
        data, first = text.encode("utf-8"), self._spool.seek(0, 2)
        self._spool.write(data)
        return first, len(data)


def _digest(article: str) -> int:
    return int.from_bytes(hashlib.sha256(article.encode("utf-8", "surrogatepass")).digest()[:8])
