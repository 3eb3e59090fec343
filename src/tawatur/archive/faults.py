"""What a store can answer with, in words for the person at the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError

from tawatur.errors import TawaturError

FULL = ("database or disk is full", "no space left", "could not extend file", "disk full")
UNWRITTEN = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_SHMSIZE")
"""SQLite's names for what a full quota, a limit on the size of files or a failing disk gives."""
LOCKED = ("database is locked", "database table is locked")
DAMAGED = (
    "no such table",
    "no such column",
    "malformed",
    "not a database",
    "file is encrypted",
    "disk i/o error",
    "unsupported file format",
)
FORBIDDEN = ("readonly", "read-only", "unable to open", "permission denied")
NO_RIGHT = ("permission denied", "must be owner")
UNNAMED = ("no password supplied", "password authentication failed")
UNPROVED = ("certificate", "server does not support ssl", "ssl error", "no pg_hba.conf entry")
LOST = (
    "server closed the connection",
    "connection is lost",
    "terminating connection",
    "consuming input failed",
)
_NEXT = (
    (
        ("database", "does not exist"),
        "there is no such database",
        "check its name; its owner makes it with createdb",
    ),
    (("starting up",), "the server is only starting", "try again in a moment"),
    (("shutting down",), "the server is being stopped", "run the same again when it is back"),
    (("too many",), "the server takes no more connections", "try again when others are done"),
    (("connection slots",), "the server takes no more connections", "try again when others are done"),
)
"""What a server that can't be connected to says, what it means, and what to do."""
_RESTORE = (
    "this is no archive, or a damaged one ({}); restore it from a dump or a copy (docs/back-up-and-verify.md)"
)


class ArchiveError(TawaturError):
    """The archive can't be used as asked; the message names it and the next step."""


@contextmanager
def told(where: str) -> Iterator[None]:
    """Faults of the database inside the block come out as ArchiveError."""
    try:
        yield
    except DBAPIError as fault:
        raise ArchiveError(message(where, fault)) from fault
    except UnicodeDecodeError as fault:
        # SQLite's own words about a damaged file can hold its bytes.
        raise ArchiveError(f"{where}: {_RESTORE.format('bytes that are no text')}") from fault


def message(where: str, fault: DBAPIError) -> str:
    """What a fault of the database means, and what to do."""
    said = " ".join(str(fault.orig).split())
    small = said.lower()
    if any(sign in small for sign in FULL):
        return (
            f"{where}: the disk is full; all that was acknowledged is kept and whole. "
            "Make room and run the same again"
        )
    if any(sign in small for sign in LOCKED):
        return f"{where}: another program has been writing for over a minute; try again when it is done"
    if getattr(fault.orig, "sqlite_errorname", "") in UNWRITTEN:
        return (
            f"{where}: the file can't be written ({said}); all that was acknowledged is kept and whole. "
            "Look at the disk, your quota and the limit on the size of files, and run the same again"
        )
    if any(sign in small for sign in DAMAGED):
        return f"{where}: {_RESTORE.format(said)}"
    server = not hasattr(fault.orig, "sqlite_errorname")
    if server and (told_ := _of_server(small, fault)):
        return f"{where}: {told_[0]} ({said}); {told_[1]}"
    if any(sign in small for sign in FORBIDDEN):
        return f"{where}: the archive can't be opened ({said}); check the path and who may write there"
    if isinstance(fault, OperationalError) and not getattr(fault.orig, "sqlstate", None):
        return f"{where}: the database doesn't answer ({said}); check the address and that the server runs"
    return f"{where}: the database refused ({said}); nothing of this was kept"


def _of_server(small: str, fault: DBAPIError) -> tuple[str, str] | None:
    """What PostgreSQL's answer means, and what to do, where more is known than that it refused."""
    if fault.connection_invalidated or any(sign in small for sign in LOST):
        return (
            "the connection to the database was lost",
            "all that was acknowledged is kept and whole. Run the same again when the server is back",
        )
    if any(sign in small for sign in UNNAMED):
        return "the database lets nobody in", "the password belongs in ~/.pgpass (mode 600)"
    if any(sign in small for sign in NO_RIGHT):
        return (
            "this account may not do that",
            "the owner of the archive can grant it (docs/run-a-team-archive.md)",
        )
    if any(sign in small for sign in UNPROVED):
        return (
            "the server isn't reached as the address asks",
            "check sslmode, sslrootcert and the server's name (docs/run-a-team-archive.md)",
        )
    for signs, means, step in _NEXT:
        if all(sign in small for sign in signs):
            return means, step
    return None
