"""The event types of the codebook with their crosswalk to ACLED, UCDP GED and PLOVER."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tawatur.codebook.rows import load_rows


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type; the fields are explained at the head of events.yaml."""

    id: str
    en: str
    ar: str
    gold_type: str | None
    plover: str | None
    mode: str | None
    acled: str | None
    ucdp: bool
    security: bool
    kin: str
    agent2: bool = False
    placed: bool = True


@cache
def load() -> Mapping[str, EventType]:
    """Every event type by id. Raises DataError with all rows that lack a field or have one too many."""
    return load_rows("events.yaml", EventType)
