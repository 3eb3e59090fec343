"""What lies near: the older versions of reports, claims of the same days and places, members of incidents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from math import cos, radians

from sqlalchemy import Connection, RowMapping, and_, func, or_, select

from tawatur.archive.blobs import chunks, where_in
from tawatur.archive.marks import Mark
from tawatur.archive.schema import blobs, claims, family_of, incident_of, reports

DAYS = 3
"""Days between two claims of one happening at most, where they are told of one place."""
KM = 60.0
"""Kilometres around a point within which another report may place the same happening."""
PLACELESS = 20
"""Claims of one kind and day that are looked at where one tells no place."""


def older(connection: Connection, ids: Iterable[str]) -> set[int]:
    """The numbers of the replaced versions of these reports."""
    chosen = select(reports.c.n).where(reports.c.replaced.is_not(None))
    return {n for (n,) in where_in(connection, chosen, reports.c.id, ids)}


def replaced(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """Those of the numbers whose report has a newer version."""
    chosen = select(reports.c.n).where(reports.c.replaced.is_not(None))
    return {n for (n,) in where_in(connection, chosen, reports.c.n, numbers)}


def lengths(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """The bytes that the text of each of these reports takes; those with a newer version are left out."""
    chosen = select(reports.c.n, blobs.c.size).join_from(reports, blobs, blobs.c.sha == reports.c.text)
    rows = where_in(connection, chosen.where(reports.c.replaced.is_(None)), reports.c.n, numbers)
    return dict(rows)


def placed(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Those of the reports that are in a family or an incident."""
    columns = (family_of.c.report, incident_of.c.report)
    return {n for column in columns for (n,) in where_in(connection, select(column), column, numbers)}


def indexed(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """Those of the reports that have claims in the index."""
    chosen = select(claims.c.report).distinct()
    return {n for (n,) in where_in(connection, chosen, claims.c.report, numbers)}


def in_claims(connection: Connection, numbers: Sequence[int], most: int) -> set[Mark]:
    """Claims of other reports that may tell what a claim of these tells: of the same place or one near it
    within a few days; where no place is told, of the same kind on the same day. At most `most` a report,
    nearest days first."""
    found: set[Mark] = set()
    own = set(numbers)
    for part in chunks(sorted(own)):
        rows = connection.execute(
            select(claims).where(claims.c.report.in_(part)).order_by(claims.c.report, claims.c.number)
        )
        by_report: dict[int, list[Mark]] = {}
        asked: set[tuple[object, ...]] = set()
        for row in rows.mappings():
            if row["day"] is None:
                continue
            key = (row["report"], row["day"], row["place"], row["kin"] if row["place"] is None else None)
            kept = by_report.setdefault(row["report"], [])
            if key in asked or len(kept) >= most:
                continue
            asked.add(key)
            kept += [m for m in _around(connection, row, most) if m.report not in own]
        for marks in by_report.values():
            found.update(marks[:most])
    return found


def _around(connection: Connection, row: RowMapping, most: int) -> list[Mark]:
    cell = row.__getitem__
    day = cell("day")
    if cell("place") is None:
        there = and_(claims.c.kin == cell("kin"), claims.c.day.between(day - 1, day + 1))
        most = min(most, PLACELESS)
    else:
        same = [and_(claims.c.place == cell("place"), claims.c.day.between(day - DAYS, day + DAYS))]
        if cell("lat") is not None and (cell("km") or 0.0) < 2 * KM:
            box = KM / 111.0
            wide = box / max(0.1, cos(radians(cell("lat"))))
            same.append(
                and_(
                    claims.c.day.between(day - DAYS, day + DAYS),
                    claims.c.lat.between(cell("lat") - box, cell("lat") + box),
                    claims.c.lon.between(cell("lon") - wide, cell("lon") + wide),
                )
            )
        there = or_(*same)
    rows = connection.execute(
        select(claims.c.report, claims.c.claim)
        .where(there, claims.c.report != cell("report"))
        .order_by(func.abs(claims.c.day - day), claims.c.report.desc(), claims.c.number)
        .limit(most)
    )
    return [Mark(n, claim) for n, claim in rows]


def members(connection: Connection, incidents: Iterable[str]) -> dict[str, list[Mark]]:
    """The claims of each of these incidents."""
    found: dict[str, list[Mark]] = {}
    chosen = select(incident_of.c.incident, incident_of.c.report, incident_of.c.claim)
    ordered = chosen.order_by(incident_of.c.report, incident_of.c.claim)
    for incident, n, claim in where_in(connection, ordered, incident_of.c.incident, incidents):
        found.setdefault(incident, []).append(Mark(n, claim))
    return found
