"""The audit log: each entry carries the hash of the one before, so that none can be changed or taken out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from tawatur.archive.packing import seal
from tawatur.archive.schema import log

FIRST = bytes(32)
"""What stands as the hash before the first entry."""


class Entry(NamedTuple):
    """What is to be logged: `kind` created, report, decision or update."""

    kind: str
    subject: str
    digest: bytes | None


def now() -> str:
    """The time as it is written everywhere: UTC to the second, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def link(n: int, at: str, entry: Entry, before: bytes) -> bytes:
    """The hash of an entry."""
    digest = None if entry.digest is None else entry.digest.hex()
    return seal(n, at, entry.kind, entry.subject, digest, before.hex())


def head(connection: Connection) -> tuple[int, bytes]:
    """The number and hash of the last entry; (0, zeros) of an empty log."""
    last = connection.execute(select(log.c.n, log.c.hash).order_by(log.c.n.desc()).limit(1)).first()
    return (last[0], bytes(last[1])) if last else (0, FIRST)


def append(connection: Connection, entries: Sequence[Entry], at: str) -> None:
    """Adds entries to the log; the caller holds the write lock."""
    n, before = head(connection)
    rows = []
    for entry in entries:
        n += 1
        hashed = link(n, at, entry, before)
        rows.append(
            {
                "n": n,
                "at": at,
                "kind": entry.kind,
                "subject": entry.subject,
                "digest": entry.digest,
                "before": before,
                "hash": hashed,
            }
        )
        before = hashed
    if rows:
        connection.execute(insert(log), rows)
