"""The event types of the codebook with their crosswalk to ACLED, UCDP GED and PLOVER."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from tawatur.errors import DataError
from tawatur.tables import package_data

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML built without libyaml is ten times slower and no less right
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


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


@cache
def load() -> Mapping[str, EventType]:
    """Every event type by id. Raises DataError with all rows that lack a field or have one too many."""
    rows = yaml.load(package_data("codebook", "events.yaml").read_text("utf-8"), Loader)
    types: dict[str, EventType] = {}
    faults: list[str] = []
    for key, cells in rows.items():
        try:
            types[key] = EventType(id=key, **cells)
        except TypeError as wrong:
            faults.append(f"codebook/events.yaml: {key}: {wrong}")
    if faults:
        raise DataError(faults)
    return types
