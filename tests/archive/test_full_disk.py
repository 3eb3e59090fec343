"""A disk that is full: a clear message, a whole archive, and the same again once there is room."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from archive.sample import add, report
from tawatur.archive import Archive, open_archive, reports
from tawatur.archive.faults import ArchiveError
from tawatur.archive.verify import Fault, verify
from tawatur.evaluate.server import Server
from tawatur.model import Report

FULL = "the disk is full; all that was acknowledged is kept"


@pytest.fixture
def small() -> Iterator[Path]:
    """A file system of 3 MB; needs the right to mount one. Not in pytest's folder, which another run beside this
    one closes to the server's user."""
    folder = Path(tempfile.mkdtemp(prefix="tawatur-small-"))
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        folder.rmdir()
        pytest.skip("no right to mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


def room(folder: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=64m", str(folder)], check=True)


def some(count: int) -> list[Report]:
    return [report(f"n{n}", f"{n} " + random.Random(n).randbytes(1500).hex()) for n in range(count)]


def filled(archive: Archive) -> int:
    """Adds batches until the disk is full; the reports acknowledged."""
    kept = 0
    while kept < 2000:
        try:
            kept += len(add(archive, *some(20 + kept)[kept:]))
        except ArchiveError as fault:
            if FULL in str(fault):
                return kept
            raise
    raise AssertionError("the disk never was full")


def whole(archive: Archive, kept: int) -> None:
    assert not [f for f in verify(archive) if isinstance(f, Fault)]
    with archive.reading() as connection:
        assert reports.count(connection) == kept


def test_a_full_file_system(small: Path) -> None:
    place = str(small / "archive.sqlite")
    with open_archive(place, create=True) as archive:
        kept = filled(archive)
        assert kept > 40
        whole(archive, kept)
    with open_archive(place) as archive:
        whole(archive, kept)
        room(small)
        add(archive, *some(kept + 60)[kept:])
        whole(archive, kept + 60)


def test_a_full_tablespace_of_a_server(small: Path, server: Server) -> None:
    os.chmod(small, 0o777)
    inside = small / "space"
    inside.mkdir()
    if os.getuid() == 0:
        entry = os.stat(server.folder)
        os.chown(inside, entry.st_uid, entry.st_gid)
    plain = server.database()
    engine = create_engine(
        plain.replace("postgresql://", "postgresql+psycopg://", 1), isolation_level="AUTOCOMMIT"
    )
    try:
        with open_archive(plain, create=True) as archive, engine.connect() as connection:
            try:
                connection.execute(text(f"CREATE TABLESPACE narrow LOCATION '{inside}'"))
            except DBAPIError as refused:
                pytest.skip(f"the server can't use the folder: {refused.orig}")
            connection.execute(text("ALTER TABLE blobs SET TABLESPACE narrow"))
            kept = filled(archive)
            assert kept > 40
            whole(archive, kept)
            room(small)
            add(archive, *some(kept + 60)[kept:])
            whole(archive, kept + 60)
            connection.execute(text("ALTER TABLE blobs SET TABLESPACE pg_default"))
            connection.execute(text("DROP TABLESPACE narrow"))
    finally:
        engine.dispose()


def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    """What a quota gives too: the write fails, and not for want of room on the disk."""
    place = str(tmp_path / "archive.sqlite")
    with open_archive(place, create=True) as archive:
        add(archive, *some(1))
        most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, most[1]))
        try:
            with pytest.raises(ArchiveError, match=r"can't be written .*acknowledged is kept"):
                add(archive, *some(1000))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, most)
        whole(archive, 1)
        add(archive, *some(100))
        whole(archive, 100)
