"""Readings, and which reports wait for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, delete, func, insert, or_, select, update

from tawatur.archive.blobs import chunks, fill, insert_new, where_in
from tawatur.archive.faults import ArchiveError
from tawatur.archive.packing import DamagedError, pack, sha, unpack
from tawatur.archive.schema import readings, reports, work
from tawatur.model import Reading


def save(connection: Connection, items: Sequence[tuple[int, Reading]]) -> None:
    """Keeps readings by the number of their report's version, each in place of the one before."""
    rows = []
    for n, reading in items:
        content = msgspec.json.encode(reading)
        rows.append(
            {"report": n, "made_with": reading.made_with, "digest": sha(content), "data": pack(content)}
        )
    for part in chunks([n for n, _ in items]):
        connection.execute(delete(readings).where(readings.c.report.in_(part)))
    fill(connection, readings, rows)


def load(connection: Connection, numbers: Iterable[int]) -> dict[int, Reading]:
    """The readings that there are, by number. Raises ArchiveError for a damaged one."""
    rows = where_in(connection, select(readings.c.report, readings.c.data), readings.c.report, numbers)
    return {n: decode(n, bytes(data)) for n, data in rows}


def decode(n: int, data: bytes) -> Reading:
    """The reading in stored bytes. Raises ArchiveError where they are damaged."""
    try:
        return msgspec.json.decode(unpack(data), type=Reading)
    except (DamagedError, msgspec.DecodeError) as wrong:
        raise ArchiveError(
            f"the reading of report number {n} is damaged ({wrong}); `tawatur update --all` makes it anew"
        ) from wrong


def unread(connection: Connection, numbers: Iterable[int], made_with: str) -> list[int]:
    """Those of the numbers that have no reading made with this version of code and data."""
    wanted = set(numbers)
    made = select(readings.c.report).where(readings.c.made_with == made_with)
    return sorted(wanted - {n for (n,) in where_in(connection, made, readings.c.report, wanted)})


def waiting(connection: Connection, after: int, most: int, but: str = "") -> list[int]:
    """Numbers of reports that wait, in order, above `after`, `most` of them (-1: all); without those that failed
    with version `but`."""
    chosen = select(work.c.report).where(work.c.report > after).order_by(work.c.report)
    if but:
        chosen = chosen.where(or_(work.c.failed.is_(None), work.c.failed != but))
    return list(connection.execute(chosen if most < 0 else chosen.limit(most)).scalars())


def current(connection: Connection) -> list[int]:
    """The numbers of all current reports that are read, in order."""
    chosen = (
        select(reports.c.n)
        .join_from(reports, readings, reports.c.n == readings.c.report)
        .where(reports.c.replaced.is_(None))
        .order_by(reports.c.n)
    )
    return list(connection.execute(chosen).scalars())


def failed(connection: Connection, numbers: Iterable[int], made_with: str | None) -> None:
    """Notes that these reports can't be read with this version; None: that they can."""
    for part in chunks(sorted(set(numbers))):
        connection.execute(update(work).where(work.c.report.in_(part)).values(failed=made_with))


def count_waiting(connection: Connection) -> int:
    """How many reports wait."""
    return int(connection.execute(select(func.count()).select_from(work)).scalar_one())


def enqueue(connection: Connection, numbers: Iterable[int]) -> None:
    """Lets reports wait for being taken up again."""
    insert_new(connection, work, [{"report": n} for n in sorted(set(numbers))])


def enqueue_stale(connection: Connection, made_with: str, everything: bool) -> int:
    """Lets every current report wait whose reading was made with another version, or all; how many wait."""
    chosen = select(reports.c.n).where(
        reports.c.replaced.is_(None), reports.c.n.not_in(select(work.c.report))
    )
    if not everything:
        fresh = select(readings.c.report).where(readings.c.made_with == made_with)
        chosen = chosen.where(reports.c.n.not_in(fresh))
    connection.execute(insert(work).from_select(["report"], chosen))
    return count_waiting(connection)


def done(connection: Connection, numbers: Iterable[int]) -> None:
    """Takes reports off the list of those that wait."""
    for part in chunks(sorted(set(numbers))):
        connection.execute(delete(work).where(work.c.report.in_(part)))
