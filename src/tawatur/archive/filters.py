"""What narrows a search, and how the parts that reports and incidents share are asked of the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import cos, radians
from typing import Any

from sqlalchemy import Column, Connection, and_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from tawatur.archive.schema import names
from tawatur.language.text import fold

_ALIKE = 20
"""Concepts that one name stands for at most."""


@dataclass(frozen=True, slots=True)
class Near:
    """Places within `km` of a point in degrees."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search; None asks for nothing. `first` and `last` are days, both included."""

    first: date | None = None
    last: date | None = None
    near: Near | None = None
    event: str | None = None
    actor: str | None = None
    outlet: str | None = None
    origin: str | None = None
    verdict: str | None = None


def concepts(connection: Connection, kind: str, keys: set[str]) -> list[str]:
    """The concepts that go by one of the keys."""
    found = connection.execute(
        select(names.c.concept)
        .where(names.c.kind == kind, names.c.key.in_(sorted(keys)), names.c.concept.is_not(None))
        .distinct()
        .limit(_ALIKE)
    ).scalars()
    return sorted({c for c in found if c})


def named(connection: Connection, kind: str, told: str) -> ColumnElement[bool]:
    """Rows of `names` for a concept ("is"), a name or a part of it, and other names of the same concept."""
    keys = {fold(told).strip(), told.strip()}
    # An id of two letters is a part of many words: only the whole of it is meant.
    holding = [
        names.c.key == key if key.isascii() else names.c.key.contains(key, autoescape=True)
        for key in sorted(keys)
        if key
    ]
    alike = concepts(connection, kind, keys)
    return and_(names.c.kind == kind, or_(*holding, names.c.key.in_(alike)))


def inside(near: Near, lat: Column[Any], lon: Column[Any]) -> list[ColumnElement[bool]]:
    """Points within a radius: a box that an index serves, then the distance itself."""
    high = near.km / 111.0
    wide = high / max(0.05, cos(radians(near.lat)))
    found: list[ColumnElement[bool]] = [
        lat.between(near.lat - high, near.lat + high),
        lon.between(near.lon - wide, near.lon + wide),
    ]
    # Flat within the radius: asked are tens of kilometres, where it differs by less than one.
    dy = (lat - near.lat) * 111.195
    dx = (lon - near.lon) * (111.195 * cos(radians(near.lat)))
    found.append(dx * dx + dy * dy <= near.km * near.km)
    return found
