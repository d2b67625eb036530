"""record: what a figure was made from, in the figure and in the manifest."""

from mediastudy.record.manifest import manifest, write_manifest
from mediastudy.record.provenance import provenance
from mediastudy.record.study import Study, study

__all__ = ["Study", "manifest", "provenance", "study", "write_manifest"]
