"""What the parts of verifying share: a fault, and rows read in whatever state they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping

from tawatur.archive.packing import DamagedError, unpack

Row = RowMapping
STREAM = 1000


class Fault(NamedTuple):
    """Something that is not what it was: the table, the row, and what is wrong with it."""

    table: str
    row: str
    why: str


def unpacked(data: Any) -> bytes | None:
    try:
        return unpack(bytes(data))
    except DamagedError:
        return None


def rows(connection: Connection, chosen: Any) -> Iterator[Row]:
    yield from connection.execute(chosen).mappings()
