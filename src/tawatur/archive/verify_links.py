"""Whether families and incidents are what was stored, and whether what lacks them waits."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select

from tawatur.archive import incident_rows
from tawatur.archive.packing import sha
from tawatur.archive.proof import Fault, rows, unpacked
from tawatur.archive.schema import (
    dossiers,
    families,
    family_of,
    incident_of,
    incidents,
    readings,
    work,
)
from tawatur.archive.schema import reports as stored
from tawatur.model import Family


def _families(connection: Connection) -> Iterator[Fault]:
    """Every family is the one that was stored, and its members name it."""
    member: dict[int, set[str]] = {}
    for row in rows(
        connection,
        select(family_of.c.family, family_of.c.report, stored.c.id).join_from(
            family_of, stored, family_of.c.report == stored.c.n, isouter=True
        ),
    ):
        member.setdefault(row["family"], set()).add(row["id"] or f"number {row['report']}")
    for row in rows(connection, select(families)):
        n = row["n"]
        content = unpacked(row["data"])
        if content is None or sha(content) != bytes(row["digest"]):
            yield Fault("families", str(n), "the content isn't what its digest says")
            member.pop(n, None)
            continue
        if set(msgspec.json.decode(content, type=Family).reports) != member.pop(n, set()):
            yield Fault("family_of", str(n), "the members aren't those of the family")
    for n in sorted(member):
        yield Fault("family_of", str(n), "members of a family that isn't there")


def _incidents(connection: Connection) -> Iterator[Fault]:
    """Every incident, its row for filters and its claims are those that were stored."""
    member: dict[str, set[tuple[str, str]]] = {}
    for row in rows(
        connection,
        select(incident_of.c.incident, incident_of.c.claim, incident_of.c.report, stored.c.id).join_from(
            incident_of, stored, incident_of.c.report == stored.c.n, isouter=True
        ),
    ):
        member.setdefault(row["incident"], set()).add((row["id"] or str(row["report"]), row["claim"]))
    listed: set[str] = set()
    for row in rows(connection, select(incidents)):
        listed.add(row["id"])
        if incident_rows.row_seal(row) != bytes(row["digest"]):
            yield Fault("incidents", row["id"], "its digest isn't that of its content")
    for row in rows(connection, select(dossiers)):
        name = row["incident"]
        content = unpacked(row["data"])
        if content is None or sha(content) != bytes(row["digest"]):
            yield Fault("dossiers", name, "the content isn't what its digest says")
            member.pop(name, None)
            listed.discard(name)
            continue
        held = msgspec.json.decode(content, type=incident_rows.Dossier).incident
        if held.id != name or name not in listed:
            yield Fault("dossiers", name, "the incident has no row, or another id")
        claimed = member.pop(name, set())
        if {c for _, c in claimed} != set(held.claims) or {r for r, _ in claimed} != set(held.reports):
            yield Fault("incident_of", name, "the claims aren't those of the incident")
        listed.discard(name)
    for name in sorted(listed):
        yield Fault("incidents", name, "its dossier is missing")
    for name in sorted(member):
        yield Fault("incident_of", name, "claims of an incident that isn't there")


def _work(connection: Connection) -> Iterator[Fault]:
    """What waits is there, and what doesn't wait is read."""
    lacking = select(work.c.report).where(work.c.report.not_in(select(stored.c.n)))
    for n in connection.execute(lacking).scalars().all():
        yield Fault("work", str(n), "a report waits that isn't there")
    unread = (
        select(stored.c.n)
        .where(stored.c.replaced.is_(None))
        .where(stored.c.n.not_in(select(readings.c.report)), stored.c.n.not_in(select(work.c.report)))
    )
    for n in connection.execute(unread).scalars().all():
        yield Fault("readings", str(n), "the reading is missing, and the report doesn't wait for one")


STEPS = (_families, _incidents, _work)
"""Each yields the faults of a part, the gravest part first."""
