"""Families as they are stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, delete, func, select

from tawatur.archive.blobs import chunks, fill, where_in
from tawatur.archive.packing import pack, sha, unpack
from tawatur.archive.schema import families, family_of
from tawatur.model import Family


def load_families(connection: Connection, numbers: Iterable[int]) -> dict[int, Family]:
    """The families of the reports with these numbers, by the family's number."""
    which = {n for (n,) in where_in(connection, select(family_of.c.family), family_of.c.report, numbers)}
    rows = where_in(connection, select(families.c.n, families.c.data), families.c.n, which)
    return {n: msgspec.json.decode(unpack(bytes(data)), type=Family) for n, data in rows}


def replace_families(
    connection: Connection, gone: Iterable[int], new: Sequence[Family], numbers: Mapping[str, int]
) -> None:
    """Stores families in place of others; `numbers` are those of the reports' current versions."""
    for part in chunks(sorted(set(gone))):
        connection.execute(delete(family_of).where(family_of.c.family.in_(part)))
        connection.execute(delete(families).where(families.c.n.in_(part)))
    n = int(connection.execute(select(func.max(families.c.n))).scalar() or 0)
    rows, members = [], []
    for family in new:
        n += 1
        content = msgspec.json.encode(family)
        rows.append({"n": n, "digest": sha(content), "data": pack(content)})
        members += [{"report": numbers[r], "family": n} for r in family.reports]
    fill(connection, families, rows)
    fill(connection, family_of, members)
