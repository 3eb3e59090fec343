"""Whether everything in the archive is what it was: the chain of the log, every hash, every index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from tawatur.archive import chain
from tawatur.archive.faults import ArchiveError
from tawatur.archive.proof import STREAM, Fault
from tawatur.archive.schema import decisions as decided
from tawatur.archive.schema import log, readings
from tawatur.archive.schema import reports as stored
from tawatur.archive.store import Archive
from tawatur.archive.verify_facts import STEPS as FACTS
from tawatur.archive.verify_index import STEPS as INDEXES
from tawatur.archive.verify_links import STEPS as LINKS

__all__ = ["Fault", "Verified", "has_head", "verify"]


class Verified(NamedTuple):
    """What was checked: entries of the log and the hash of the last, reports, readings, decisions."""

    entries: int
    head: str
    versions: int
    readings: int
    decisions: int


def verify(archive: Archive) -> Iterator[Fault | Verified]:
    """Every fault, the gravest kind first; at the end what was checked."""
    try:
        with archive.reading() as connection:
            if not archive.sqlite:
                connection = connection.execution_options(stream_results=True, max_row_buffer=STREAM)
            steps = (*((_pages,) if archive.sqlite else ()), *FACTS, *INDEXES, *LINKS)
            for step in steps:
                try:
                    yield from step(connection)
                except (ValueError, TypeError, AttributeError, KeyError, msgspec.MsgspecError) as odd:
                    # A cell of another kind than any writer leaves there.
                    yield Fault(step.__name__.strip("_"), "?", f"a cell can't be read ({odd})")
            yield _counted(connection)
    except ArchiveError as fault:
        yield Fault("database", "", str(fault))


def _counted(connection: Connection) -> Verified:
    entries, head = chain.head(connection)

    def count(table: Any) -> int:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

    return Verified(entries, head.hex(), count(stored), count(readings), count(decided))


def has_head(archive: Archive, head: str) -> bool:
    """True where the log has an entry with this hash: everything up to it is still there."""
    try:
        wanted = bytes.fromhex(head)
    except ValueError:
        return False
    with archive.reading() as connection:
        return connection.execute(select(log.c.n).where(log.c.hash == wanted)).first() is not None


def _pages(connection: Connection) -> Iterator[Fault]:
    """SQLite's own look at its pages and indexes."""
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        lines = [line for line in str(said).splitlines() if line != "ok" and not line.startswith("***")]
        for line in lines:
            yield Fault("file", "", line)
