"""Features of reports as they are stored, and which reports share them.

A row each in SQLite; in PostgreSQL an array for each report with a GIN index: there a row with its place in an
index takes 75 bytes, a feature of an array 27.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Protocol
from zlib import crc32

from sqlalchemy import Connection, column, select, table, text

from tawatur.archive.blobs import where_in
from tawatur.archive.packing import integers

CROWD = 64
"""Reports kept under one feature: what more share is an idiom, or a text that joins by its other features."""
BITS = 22
"""Of a feature's digest that are stored. Of 100,000 reports with 140 features each, 450 then share one with a
report by chance, hardly any two; indexes of fewer keys are smaller."""

_sketches = table("sketches", column("feature"), column("report"))
Sketch = tuple[int, Sequence[int]]
"""A report's number and its features."""


class Counts(Protocol):
    """How many reports are kept under each feature, 0 for one that isn't known; counted no further than CROWD."""

    def __getitem__(self, feature: int, /) -> int: ...
    def __setitem__(self, feature: int, count: int, /) -> None: ...


def as_kept(digests: Iterable[int]) -> list[int]:
    """The digests of a report's features as they are stored, each once, in order."""
    return sorted({digest >> 2 & (1 << BITS) - 1 for digest in digests})


def feature_hash(feature: int) -> int:
    """A number that stands for a feature in a sum."""
    return crc32(feature.to_bytes(8, "little", signed=True))


def add(connection: Connection, rows: Sequence[Sketch]) -> None:
    """Stores the features of reports that have none yet."""
    some = [(n, found) for n, found in rows if found]
    if not some:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO sketches (feature, report) VALUES (?, ?)",
            [(feature, n) for n, found in some for feature in found],
        )
    else:
        connection.execute(
            text("INSERT INTO sketches (report, features) VALUES (:n, CAST(:features AS INTEGER[]))"),
            [{"n": n, "features": integers(found)} for n, found in some],
        )


def shared(connection: Connection, features: Sequence[int], least: float, full: Counts) -> dict[int, float]:
    """How many of the features each report has, by its number; one that CROWD have counts a quarter. Reports
    that share less than `least` are left out. What is counted on the way is noted in `full`."""
    holders: dict[int, list[int]] = {}
    for feature, n in _holders(connection, features):
        holders.setdefault(feature, []).append(n)
    quarters: Counter[int] = Counter()
    for feature, numbers in holders.items():
        full[feature] = min(CROWD, len(numbers))
        weight = 4 if len(numbers) < CROWD else 1
        for n in numbers:
            quarters[n] += weight
    return {n: total / 4 for n, total in quarters.items() if total >= ceil(4 * least)}


def _holders(connection: Connection, features: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Every feature of these with every report that has it."""
    if connection.dialect.name == "sqlite":
        chosen = select(_sketches.c.feature, _sketches.c.report)
        yield from where_in(connection, chosen, _sketches.c.feature, features)
        return
    # Asked for all at once (&&), the planner may go through the features of all reports: 2 s of 100,000, not 4 ms.
    found = connection.execute(
        text(
            "SELECT one.feature, report FROM unnest(CAST(:asked AS INTEGER[])) AS one(feature)"
            " JOIN sketches ON features @> ARRAY[one.feature]"
        ),
        {"asked": integers(features)},
    )
    yield from ((feature, n) for feature, n in found)


def counts(connection: Connection) -> Counts:
    """How many reports are kept under each feature, for all that there are: 4 MB."""
    counted = bytearray(1 << BITS)
    if connection.dialect.name == "sqlite":
        each = "SELECT feature, min(count(*), :crowd) FROM sketches GROUP BY feature"
    else:
        each = (
            "SELECT feature, least(count(*), :crowd) FROM sketches, unnest(features) AS one(feature)"
            " GROUP BY feature"
        )
    for feature, count in connection.execute(text(each), {"crowd": CROWD}):
        counted[feature] = count
    return counted


def sketches(connection: Connection) -> Iterator[Sketch]:
    """All that is stored, in order of the reports' numbers."""
    if connection.dialect.name != "sqlite":
        for n, features in connection.execute(text("SELECT report, features FROM sketches ORDER BY report")):
            yield n, features
        return
    # They stand in order of features; sorting them otherwise takes SQLite ten times the memory.
    found: dict[int, array[int]] = {}
    for feature, n in connection.execute(text("SELECT feature, report FROM sketches ORDER BY feature")):
        found.setdefault(n, array("i")).append(feature)
    for n in sorted(found):
        yield n, found[n].tolist()


def forget(connection: Connection) -> None:
    """Takes out all features."""
    connection.execute(text("DELETE FROM sketches"))
