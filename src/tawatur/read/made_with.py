"""The digest that names the code and data a reading was made with."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources.abc import Traversable

from tawatur import __version__
from tawatur.tables import package_data

_ROOMS = ("read", "language", "codebook", "places")


@cache
def made_with() -> str:
    """The version and 12 hex digits of SHA-256 over every file of the rooms that reading rests on."""
    whole = hashlib.sha256()
    for room in _ROOMS:
        _add(whole, package_data(room))
    return f"tawatur {__version__} {whole.hexdigest()[:12]}"


def _add(whole: hashlib._Hash, folder: Traversable) -> None:
    for item in sorted(folder.iterdir(), key=lambda f: f.name):
        if item.is_dir():
            if item.name != "__pycache__":
                _add(whole, item)
        elif item.name.endswith((".py", ".tsv", ".yaml")):
            whole.update(item.name.encode())
            whole.update(item.read_bytes())
