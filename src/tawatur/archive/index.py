"""The search index: which reports hold which forms. FTS5 in SQLite, an array of
numbers with GIN in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

from sqlalchemy import Connection, text

from tawatur.archive.packing import integers, sha


def add(connection: Connection, rows: Sequence[tuple[int, Iterable[str]]]) -> None:
    """Indexes reports by number under their forms."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO find (rowid, forms) VALUES (?, ?)", [(n, " ".join(found)) for n, found in rows]
        )
    else:
        connection.execute(
            text("INSERT INTO find (report, forms) VALUES (:n, CAST(:forms AS INTEGER[]))"),
            [{"n": n, "forms": array(found)} for n, found in rows],
        )


def array(found: Iterable[str]) -> str:
    """Forms as PostgreSQL keeps them: an array of their numbers, one for each form even where two have the
    same."""
    return integers(sorted(map(number, found)))


def number(form: str) -> int:
    """The number that stands for a form in PostgreSQL, 32 bits with a sign. Of a million forms, one in four
    thousand shares its number with another: what is found is looked at again (`search.find`)."""
    return crc32(form.encode()) - 2**31


def clear(connection: Connection) -> None:
    """Empties the index."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO find (find) VALUES ('delete-all')")
    else:
        connection.execute(text("DELETE FROM find"))


def sealed(connection: Connection) -> None:
    """Notes the digest of what FTS5 keeps about its own index; called at the end of a transaction."""
    if connection.dialect.name == "sqlite":
        # A savepoint makes FTS5 write what it holds in memory.
        connection.exec_driver_sql("SAVEPOINT find_flush")
        connection.exec_driver_sql("RELEASE find_flush")
        connection.execute(
            text(
                "INSERT INTO about (key, value) VALUES ('find', :v)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
            ),
            {"v": structure(connection)},
        )


def structure(connection: Connection) -> str:
    """The digest of FTS5's own tables but for the index's pages, which are compared with the texts."""
    parts = []
    for statement in (
        "SELECT id, block FROM find_data WHERE id IN (1, 10) ORDER BY id",
        "SELECT k, v FROM find_config ORDER BY k",
        "SELECT segid, term, pgno FROM find_idx ORDER BY segid, term",
    ):
        parts.append(repr(connection.exec_driver_sql(statement).fetchall()))
    return sha("\n".join(parts).encode()).hex()
