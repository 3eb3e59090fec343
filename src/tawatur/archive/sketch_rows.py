"""Features of reports as they are stored, and which reports share them."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from zlib import crc32

from sqlalchemy import Connection, case, func, select

from tawatur.archive.blobs import chunks, where_in
from tawatur.archive.schema import sketches

CROWD = 64
"""Reports kept under one feature: what more share is an idiom, or a text that joins by its other features."""


def feature_hash(feature: int) -> int:
    """A number that stands for a feature in a sum."""
    return crc32(feature.to_bytes(8, "little", signed=True))


def crowded(connection: Connection, features: set[int]) -> dict[int, int]:
    """How many reports are kept under each of the features; those of none are left out."""
    chosen = select(sketches.c.feature, func.count()).group_by(sketches.c.feature)
    rows = where_in(connection, chosen, sketches.c.feature, features)
    return dict(rows)


def sharing(connection: Connection, features: Iterable[int], least: float) -> dict[int, float]:
    """How many of the features each report has, by its number; one that CROWD have counts a quarter. Reports
    that share less than `least` are left out."""
    shared: dict[int, float] = {}
    parts = list(chunks(sorted(set(features))))
    for part in parts:
        # Counted by the database: of the rows that share a feature, most are of reports that share no other.
        each = (
            select(sketches.c.feature, (case((func.count() < CROWD, 4), else_=1)).label("weight"))
            .where(sketches.c.feature.in_(part))
            .group_by(sketches.c.feature)
            .subquery()
        )
        quarters = func.sum(each.c.weight)
        counted = (
            select(sketches.c.report, quarters)
            .join_from(each, sketches, sketches.c.feature == each.c.feature)
            .group_by(sketches.c.report)
        )
        if len(parts) == 1:
            counted = counted.having(quarters >= ceil(4 * least))
        for n, total in connection.execute(counted):
            shared[n] = shared.get(n, 0.0) + total / 4
    return {n: total for n, total in shared.items() if total >= least}
