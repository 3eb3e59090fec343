"""What is computed over many reports, emptied."""

from __future__ import annotations

from sqlalchemy import Connection, delete

from tawatur.archive import sketch_rows
from tawatur.archive.schema import (
    claims,
    dossiers,
    families,
    family_of,
    incident_of,
    incidents,
    names,
    seals,
    words,
)


def forget_all(connection: Connection) -> None:
    """Empties what is computed over many reports; readings stay."""
    forget_index(connection)
    forget_links(connection)


def forget_index(connection: Connection) -> None:
    """Empties what finds reports by their claims, tellers and features, and the counts of words."""
    for table in (claims, names, seals, words):
        connection.execute(delete(table))
    sketch_rows.forget(connection)


def forget_links(connection: Connection) -> None:
    """Empties families and incidents."""
    for table in (families, family_of, incidents, dossiers, incident_of):
        connection.execute(delete(table))
