"""Where the material lies that is not part of the project; tests that use it skip where it is missing."""

from __future__ import annotations

import os
from pathlib import Path


def shared(*parts: str) -> Path:
    """A path inside the folder `TAWATUR_SHARED`, or `shared` beside the checkout."""
    told = os.environ.get("TAWATUR_SHARED")
    return (Path(told) if told else Path(__file__).parents[2] / "shared").joinpath(*parts)
