"""report: the pages of evidence, on which every count leads back to words on a page."""

from mediastudy.report.asked import Asked, behind
from mediastudy.report.evidence import EVIDENCE_COLUMNS
from mediastudy.report.folder import write_evidence
from mediastudy.report.pages import Book
from mediastudy.report.selections import COUNTED, Selection

__all__ = ["COUNTED", "EVIDENCE_COLUMNS", "Asked", "Book", "Selection", "behind", "write_evidence"]
