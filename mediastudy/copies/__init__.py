"""settle: whose copy each article is (an outlet's own, or an agency's), and which articles are copies of which."""

from mediastudy.copies.calls import MIXED, STAFF, UNKNOWN, WIRE, Call, call
from mediastudy.copies.chains import COPY, EDITED, ORIGINAL, Link, chains
from mediastudy.copies.settle import COPY_COLUMNS, Facts, settle
from mediastudy.copies.shingles import Shingles, shared, shingles
from mediastudy.copies.traces import Trace, trace

__all__ = [
    "COPY",
    "COPY_COLUMNS",
    "EDITED",
    "MIXED",
    "ORIGINAL",
    "STAFF",
    "UNKNOWN",
    "WIRE",
    "Call",
    "Facts",
    "Link",
    "Shingles",
    "Trace",
    "call",
    "chains",
    "settle",
    "shared",
    "shingles",
    "trace",
]
