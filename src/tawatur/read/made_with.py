"""The digest that names the code and data a reading was made with."""

from __future__ import annotations

import hashlib
from functools import cache

from tawatur import __version__
from tawatur.tables import add_to_digest, package_data

_ROOMS = ("read", "language", "codebook", "places")


@cache
def made_with() -> str:
    """The version and 12 hex digits of SHA-256 over every file of the rooms that reading rests on."""
    whole = hashlib.sha256()
    for room in _ROOMS:
        add_to_digest(whole, package_data(room))
    return f"tawatur {__version__} {whole.hexdigest()[:12]}"
