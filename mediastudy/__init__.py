"""mediastudy: who hedges, who speaks, and who stays unnamed, outlet by outlet.

The rooms, in the order of the work: corpus (read), annotation (annotate), metrics and tables (measure),
models (fit), plots (draw, save), record (manifest, verify, cite, whence), batch (run).
"""

__version__ = "0.1.0"
