"""The parts that parties play: roles in an event, and kinds of sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import yaml

from tawatur.errors import DataError
from tawatur.tables import package_data

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Role:
    """A party's part in an event; the fields are explained at the head of roles.yaml."""

    id: str
    en: str
    ar: str
    gold_role: str
    side: str | None
    acled: str | None
    ucdp: str | None
    plover: str | None
    means: str


@dataclass(frozen=True, slots=True)
class SourceKind:
    """A kind of teller; the fields are explained at the head of source_kinds.yaml."""

    id: str
    en: str
    ar: str
    gold_kind: str
    partial: bool
    relays: bool
    named: bool
    means: str


@cache
def roles() -> Mapping[str, Role]:
    """Every role by id."""
    return _table("roles.yaml", Role)


@cache
def source_kinds() -> Mapping[str, SourceKind]:
    """Every kind of source by id."""
    return _table("source_kinds.yaml", SourceKind)


def _table(name: str, make: Callable[..., T]) -> Mapping[str, T]:
    rows = yaml.safe_load(package_data("codebook", name).read_text("utf-8"))
    made: dict[str, T] = {}
    faults: list[str] = []
    for key, cells in rows.items():
        try:
            made[key] = make(id=key, **cells)
        except TypeError as wrong:
            faults.append(f"codebook/{name}: {key}: {wrong}")
    if faults:
        raise DataError(faults)
    return made
