"""What the archive says of itself, and the code and data that its families and incidents rest on."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from sqlalchemy import Connection, text

from tawatur.archive.found_by import begun
from tawatur.archive.packing import checked, unchecked
from tawatur.tables import add_to_digest, package_data


@cache
def derived_with() -> str:
    """The digest of all code and data that families, incidents and comparisons rest on."""
    whole = hashlib.sha256()
    for room in ("codebook", "compare", "keeping", "language", "link", "trace"):
        add_to_digest(whole, package_data(room))
    return whole.hexdigest()[:16]


def about(connection: Connection, key: str) -> str | None:
    """What the archive says of itself under a key."""
    found: Any = connection.execute(text("SELECT value FROM about WHERE key = :k"), {"k": key}).scalar()
    return None if found is None else str(found)


def note_first(connection: Connection) -> None:
    """Notes, before anything is computed in an archive, the code and data that it will rest on."""
    if about(connection, "derived") is None and not begun(connection):
        set_about(connection, "derived", derived_with())


def steps(connection: Connection) -> int:
    """How many reports were taken up in steps since all were computed at once."""
    return unchecked(about(connection, "steps") or "") or 0


def set_steps(connection: Connection, number: int) -> None:
    """Notes how many reports were taken up in steps."""
    set_about(connection, "steps", checked(number))


def set_about(connection: Connection, key: str, value: str) -> None:
    """Notes something of the archive itself."""
    connection.execute(
        text(
            "INSERT INTO about (key, value) VALUES (:k, :v)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        ),
        {"k": key, "v": value},
    )
