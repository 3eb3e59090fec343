"""Every test of the archive runs on both stores: a file, and a PostgreSQL server that is started here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.archive import Archive, open_archive
from tawatur.evaluate.server import Server, find_programs


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One server for all tests; each test has a database of its own."""
    if find_programs() is None:
        pytest.skip("no PostgreSQL programs (Debian: postgresql; PyPI: pgserver)")
    pytest.importorskip("psycopg", reason="no PostgreSQL driver (tawatur[postgres])")
    running = Server()
    yield running
    running.stop()


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "archive.sqlite")
    running: Server = request.getfixturevalue("server")
    return running.database()


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """A new archive."""
    with open_archive(place, create=True) as made:
        yield made
