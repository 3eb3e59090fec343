"""Where reports, readings and decisions are kept: one file on a laptop, PostgreSQL for a team.

Raw bytes come first, by their SHA-256; what is computed from them can be computed again. The archive knows
nothing of reading, tracing or linking: `tawatur.keeping` joins it with them.
"""

from tawatur.archive.faults import ArchiveError
from tawatur.archive.store import Archive, default_place, open_archive

__all__ = ["Archive", "ArchiveError", "default_place", "open_archive"]
