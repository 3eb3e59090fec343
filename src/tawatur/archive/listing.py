"""Incidents by filters."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, or_, select
from sqlalchemy.sql.elements import ColumnElement

from tawatur.archive.filters import Filters, concepts, inside
from tawatur.archive.schema import incidents
from tawatur.archive.search import counted
from tawatur.language.text import fold


class Listed(NamedTuple):
    """An incident as it is listed."""

    id: str
    event: str
    first: date | None
    last: date | None
    place: str | None
    reports: int
    origins: int
    verdicts: tuple[str, ...]


class Incidents(NamedTuple):
    """Incidents found, latest first."""

    listed: list[Listed]
    total: int


def list_incidents(connection: Connection, filters: Filters, most: int = 50) -> Incidents:
    """The incidents that fit the filters, the latest first; those without a day at the end."""
    chosen = select(incidents).where(*_of_incident(connection, filters))
    ordered = chosen.order_by(incidents.c.first.desc().nulls_last(), incidents.c.id)
    rows = connection.execute(ordered.limit(most)).mappings().all()
    total = len(rows)
    if total == most:
        ids = select(incidents.c.id).where(*_of_incident(connection, filters))
        total = counted(connection, ids)
    return Incidents([_listed(row) for row in rows], total)


def _of_incident(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    row = incidents.c
    found: list[ColumnElement[bool]] = []
    if filters.first:
        found.append(row.last >= filters.first.toordinal())
    if filters.last:
        found.append(row.first <= filters.last.toordinal())
    if filters.near:
        found += inside(filters.near, row.lat, row.lon)
    if filters.event:
        found.append(or_(row.event == filters.event, _barred(row.events, filters.event)))
    if filters.actor:
        found.append(_told(connection, "actor", row.actors, filters.actor))
    if filters.origin:
        found.append(_told(connection, "origin", row.tellers, filters.origin))
    if filters.outlet:
        found.append(_barred(row.outlets, filters.outlet))
    if filters.verdict:
        found.append(_barred(row.verdicts, filters.verdict))
    return found


def _told(connection: Connection, kind: str, cell: Column[str], told: str) -> ColumnElement[bool]:
    keys = {fold(told).strip(), told.strip()} - {""}
    alike = [_barred(cell, c) for c in concepts(connection, kind, keys)]
    named = [cell.contains(key, autoescape=True) for key in sorted(keys) if not key.isascii()]
    exact = [_barred(cell, key) for key in sorted(keys)]
    return or_(*named, *exact, *alike)


def _barred(cell: Column[str], value: str) -> ColumnElement[bool]:
    return cell.contains(f"|{value}|", autoescape=True)


def _listed(row: Any) -> Listed:
    return Listed(
        row["id"],
        row["event"],
        date.fromordinal(row["first"]) if row["first"] else None,
        date.fromordinal(row["last"]) if row["last"] else None,
        row["place"],
        row["reports"],
        row["origins"],
        tuple(v for v in row["verdicts"].split("|") if v),
    )


def like(connection: Connection, start: str, most: int = 5) -> list[str]:
    """Ids of incidents that begin so."""
    rows = connection.execute(
        select(incidents.c.id)
        .where(incidents.c.id.startswith(start, autoescape=True))
        .order_by(incidents.c.id)
        .limit(most)
    )
    return list(rows.scalars())
