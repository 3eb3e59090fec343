from __future__ import annotations
from collections.abc import Mapping
from tawatur.model import Reading, Variant
from tawatur.trace.edges import Match
def variants(m: Match, known: Mapping[str, Reading]) -> tuple[Variant, ...]:
    return ()
