"""The ledger of an import: documents announced, found, imported and dropped, each dropped one with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from mediastudy.corpus.archives.records import Announcement
from mediastudy.plural import counted


@dataclass(frozen=True, slots=True)
class Dropped:
    """A document that was found and is not in the corpus: where it stands and why."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one file. `found` documents are `imported` ones plus the dropped ones: it balances."""

    file: str
    sha256: str
    format: str
    encoding: str
    found: int
    imported: int
    dropped: tuple[Dropped, ...]
    announced: tuple[Announcement, ...] = ()
    repeated: int = 0
    undated: int = 0
    notes: tuple[str, ...] = ()

    @property
    def disagreements(self) -> list[str]:
        """Return a sentence for each stated number that is not the number found."""
        were = "was" if self.found == 1 else "were"
        return [
            f"{self.file}: {each.words} announces {each.count:,}, {self.found:,} {were} found"
            for each in self.announced
            if each.count != self.found
        ]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The accounts of all files of an import, and the files that could not be read at all."""

    accounts: tuple[Account, ...]
    unread: tuple[Dropped, ...] = ()

    @property
    def found(self) -> int:
        """Return the number of documents that separators announced."""
        return sum(each.found for each in self.accounts)

    @property
    def imported(self) -> int:
        """Return the number of articles in the corpus."""
        return sum(each.imported for each in self.accounts)

    @property
    def dropped(self) -> list[Dropped]:
        """Return every dropped document of every file."""
        return [each for account in self.accounts for each in account.dropped]

    def balances(self) -> bool:
        """Return whether found is imported plus dropped, in each file."""
        return all(each.found == each.imported + len(each.dropped) for each in self.accounts)

    def lines(self) -> Iterable[str]:
        """Return the ledger for reading: what disagrees, what was dropped for which reason, and the balance last."""
        for account in self.accounts:
            yield from account.disagreements
            yield from (f"{account.file}: {note}" for note in account.notes)
        reasons = Counter(each.reason for each in self.dropped)
        for reason, count in reasons.most_common():
            first = next(each.place for each in self.dropped if each.reason == reason)
            more = f" (and {count - 1:,} more)" if count > 1 else ""
            yield f"{first}{more}: dropped: {reason}"
        yield from (f"{each.place}: not read: {each.reason}" for each in self.unread)
        yield self.balance

    def pages(self) -> Iterable[str]:
        """Return the ledger in full, for reading: each file, each statement of it, each dropped document."""
        for each in self.accounts:
            yield f"{each.file} ({each.format}, {each.encoding}, sha256 {each.sha256})"
            yield f"  {each.found:,} found = {each.imported:,} imported + {len(each.dropped):,} dropped"
            yield from (f"  announced: {said.words}: {said.count:,}" for said in each.announced)
            yield from (f"  note: {note}" for note in each.notes)
            yield from (f"  dropped: {lost.place}: {lost.reason}" for lost in each.dropped)
        yield from (f"{each.place}\n  not read: {each.reason}" for each in self.unread)
        yield self.balance

    @property
    def balance(self) -> str:
        """Return the last line: found = imported + dropped."""
        repeated, undated = (sum(getattr(each, name) for each in self.accounts) for name in ("repeated", "undated"))
        unread = f"; {counted(len(self.unread), 'file')} could not be read" if self.unread else ""
        return (
            f"{counted(self.found, 'document')} found = {self.imported:,} imported + {len(self.dropped):,} dropped; "
            f"{repeated:,} of the imported repeat{'s' * (repeated == 1)} another, "
            f"{undated:,} ha{'s' if undated == 1 else 've'} no date that could be read{unread}"
        )

    def as_json(self) -> dict[str, Any]:
        """Return the ledger as JSON values."""
        files = [{**asdict(each), "disagreements": each.disagreements} for each in self.accounts]
        totals = {"found": self.found, "imported": self.imported, "dropped": len(self.dropped)}
        return {**totals, "files": files, "unread": [asdict(each) for each in self.unread]}
