"""Incidents as they are stored and filtered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, select

from tawatur.archive.blobs import chunks, fill, where_in
from tawatur.archive.marks import Mark
from tawatur.archive.packing import pack, seal, sha, unpack
from tawatur.archive.schema import dossiers, incident_of, incidents
from tawatur.model import Comparison, Incident

_MANY = 5000
"""Rows whose contents are packed at a time."""


class Dossier(msgspec.Struct, frozen=True):
    """What is stored of an incident: itself and its comparisons."""

    incident: Incident
    comparisons: tuple[Comparison, ...]


def load_dossiers(connection: Connection, ids: Iterable[str]) -> dict[str, Dossier]:
    """Incidents with their comparisons, by id; those that aren't there are left out."""
    rows = where_in(connection, select(dossiers.c.incident, dossiers.c.data), dossiers.c.incident, ids)
    return {name: msgspec.json.decode(unpack(bytes(data)), type=Dossier) for name, data in rows}


def incidents_of(connection: Connection, numbers: Iterable[int]) -> dict[Mark, str]:
    """The incident of each claim of these reports that is in one."""
    chosen = select(incident_of.c.report, incident_of.c.claim, incident_of.c.incident)
    rows = where_in(connection, chosen, incident_of.c.report, numbers)
    return {Mark(n, claim): incident for n, claim, incident in rows}


class Listed(NamedTuple):
    """An incident ready to be stored: its dossier as JSON, its row for filters and its claims."""

    id: str
    content: bytes
    row: Mapping[str, Any]
    marks: Sequence[Mark]


def replace_incidents(connection: Connection, gone: Iterable[str], new: Sequence[Listed]) -> None:
    """Stores incidents in place of others."""
    every = sorted(set(gone) | {one.id for one in new})
    for part in chunks(every):
        connection.execute(delete(incident_of).where(incident_of.c.incident.in_(part)))
        connection.execute(delete(incidents).where(incidents.c.id.in_(part)))
        connection.execute(delete(dossiers).where(dossiers.c.incident.in_(part)))
    for several in chunks(new, _MANY):
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
