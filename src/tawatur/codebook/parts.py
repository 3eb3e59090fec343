"""The parts that parties play: roles in an event, and kinds of sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tawatur.codebook.rows import load_rows


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
    return load_rows("roles.yaml", Role)


@cache
def source_kinds() -> Mapping[str, SourceKind]:
    """Every kind of source by id."""
    return load_rows("source_kinds.yaml", SourceKind)
