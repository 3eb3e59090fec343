"""Incidents as they are stored and filtered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, select

from tawatur.archive import blobs
from tawatur.archive.blobs import fill
from tawatur.archive.marks import Mark
from tawatur.archive.packing import pack, seal, sha, unpack
from tawatur.archive.schema import (
    dossiers,
    incident_of,
    incidents,
)
from tawatur.model import Comparison, Incident

_MANY = 5000
"""Rows whose contents are packed at a time."""


class Dossier(msgspec.Struct, frozen=True):
    """What is stored of an incident: itself and its comparisons."""

    incident: Incident
    comparisons: tuple[Comparison, ...]


def load_dossiers(connection: Connection, ids: Iterable[str]) -> dict[str, Dossier]:
    """Incidents with their comparisons, by id; those that aren't there are left out."""
    found: dict[str, Dossier] = {}
    for part in blobs.chunks(sorted(set(ids))):
        for name, data in connection.execute(
            select(dossiers.c.incident, dossiers.c.data).where(dossiers.c.incident.in_(part))
        ):
            found[name] = msgspec.json.decode(unpack(bytes(data)), type=Dossier)
    return found


def incidents_of(connection: Connection, numbers: Iterable[int]) -> dict[Mark, str]:
    """The incident of each claim of these reports that is in one."""
    found: dict[Mark, str] = {}
    for part in blobs.chunks(sorted(set(numbers))):
        for n, claim, incident in connection.execute(
            select(incident_of.c.report, incident_of.c.claim, incident_of.c.incident).where(
                incident_of.c.report.in_(part)
            )
        ):
            found[Mark(n, claim)] = incident
    return found


class Listed(NamedTuple):
    """An incident ready to be stored: its dossier as JSON, its row for filters and its claims."""

    id: str
    content: bytes
    row: Mapping[str, Any]
    marks: Sequence[Mark]


def replace_incidents(connection: Connection, gone: Iterable[str], new: Sequence[Listed]) -> None:
    """Stores incidents in place of others."""
    every = sorted(set(gone) | {one.id for one in new})
    for part in blobs.chunks(every):
        connection.execute(delete(incident_of).where(incident_of.c.incident.in_(part)))
        connection.execute(delete(incidents).where(incidents.c.id.in_(part)))
        connection.execute(delete(dossiers).where(dossiers.c.incident.in_(part)))
    for start in range(0, len(new), _MANY):
        several = new[start : start + _MANY]
        fill(connection, incidents, [{**one.row, "digest": row_seal(one.row)} for one in several])
        fill(
            connection,
            dossiers,
            [{"incident": o.id, "digest": sha(o.content), "data": pack(o.content)} for o in several],
        )
        members = [{"report": m.report, "claim": m.claim, "incident": o.id} for o in several for m in o.marks]
        fill(connection, incident_of, members)


INCIDENT = (
    *("id", "event", "first", "last", "place", "lat", "lon", "km", "reports", "origins"),
    *("events", "actors", "tellers", "outlets", "verdicts"),
)


def row_seal(row: Mapping[Any, Any]) -> bytes:
    """The seal of a row of `incidents`."""
    return seal(*(row[name] for name in INCIDENT))


def barred(values: Iterable[str | None]) -> str:
    """Several values in one cell, between bars."""
    kept = sorted({v.replace("|", " ") for v in values if v})
    return f"|{'|'.join(kept)}|" if kept else ""
