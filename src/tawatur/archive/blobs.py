"""Contents by their SHA-256: stored once, compressed, checked whenever they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, insert, select, text

from tawatur.archive.faults import ArchiveError
from tawatur.archive.packing import DamagedError, pack, sha, unpack
from tawatur.archive.schema import blobs

Row = dict[str, Any]
T = TypeVar("T")
MANY = 500
"""Keys that one statement asks for; SQLite takes no more than 999 in old versions."""


def rows_of(raw: bytes, text: bytes) -> list[Row]:
    """The rows for a report's raw bytes and its text. The text is stored against the raw bytes where those
    hold it as it is: it then takes a few bytes."""
    first = {"sha": sha(raw), "size": len(raw), "base": None, "data": pack(raw)}
    if text == raw:
        return [first]
    against = pack(text, raw)
    if len(against) < len(text) / 10 + 64:
        return [first, {"sha": sha(text), "size": len(text), "base": first["sha"], "data": against}]
    return [first, {"sha": sha(text), "size": len(text), "base": None, "data": pack(text)}]


def insert_new(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Inserts the rows whose key isn't there yet."""
    if not rows:
        return
    # Written out: SQLAlchemy's own way imports both dialects, a tenth of the time that opening takes.
    names = [c.name for c in table.columns if c.name in rows[0]]
    cells = ", ".join(f":{name}" for name in names)
    connection.execute(
        text(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({cells}) ON CONFLICT DO NOTHING"), rows
    )


def fill(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Inserts rows that are new."""
    if rows:
        connection.execute(insert(table), rows)


def load(connection: Connection, shas: Iterable[bytes]) -> dict[bytes, bytes]:
    """The contents asked for. Raises ArchiveError for one that is missing or damaged."""
    found: dict[bytes, bytes] = {}
    packed: dict[bytes, tuple[bytes | None, bytes]] = {}
    wanted = set(shas)
    while wanted:
        rows = where_in(connection, select(blobs.c.sha, blobs.c.base, blobs.c.data), blobs.c.sha, wanted)
        packed.update((bytes(s), (None if b is None else bytes(b), bytes(d))) for s, b, d in rows)
        missing = wanted - packed.keys()
        if missing:
            raise ArchiveError(f"the content {min(missing).hex()} is missing; see `tawatur verify`")
        wanted = {base for base, _ in packed.values() if base is not None} - packed.keys()
    for key in packed:
        _open(key, packed, found)
    return found


def _open(key: bytes, packed: Mapping[bytes, tuple[bytes | None, bytes]], found: dict[bytes, bytes]) -> bytes:
    if key not in found:
        base, data = packed[key]
        try:
            content = unpack(data, _open(base, packed, found) if base is not None else b"")
        except DamagedError as wrong:
            raise ArchiveError(
                f"the content {key.hex()} is damaged ({wrong}); see `tawatur verify`"
            ) from wrong
        if sha(content) != key:
            raise ArchiveError(f"the content {key.hex()} is not what it was; see `tawatur verify`")
        found[key] = content
    return found[key]


def where_in(
    connection: Connection, chosen: Select[Any], column: ColumnElement[Any], keys: Iterable[Any]
) -> Iterator[Any]:
    """The rows of a statement whose column is one of the keys, however many: the statement asks for MANY at a
    time, in order."""
    for part in chunks(sorted(set(keys))):
        yield from connection.execute(chosen.where(column.in_(part)))


def chunks(items: Sequence[T], size: int = MANY) -> Iterator[Sequence[T]]:
    """The items in parts, by default short enough for one statement."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
