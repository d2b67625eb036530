"""sourcing: who an attribution goes back to, named or not, and on what stated ground (codebook, section 3)."""

from __future__ import annotations

from mediastudy.annotation.sourcing.record import sources

__all__ = ["sources"]
