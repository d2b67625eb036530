"""record: what a figure was made from, in the figure and in the manifest."""

from mediastudy.record.manifest import manifest, write_manifest
from mediastudy.record.provenance import provenance

__all__ = ["manifest", "provenance", "write_manifest"]
