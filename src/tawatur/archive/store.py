"""An archive opened: SQLite in one file, or PostgreSQL by its address."""

from __future__ import annotations

import logging
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from tawatur.archive.faults import ArchiveError, told

REVISIONS = ("0001", "0002", "0003", "0004")
"""The schemas that this version knows, oldest first (migrations/versions)."""
WAIT = 60.0
"""Seconds that a writer waits for another one."""
LOCK = 7_281_400_721
"""The advisory lock that writers of one PostgreSQL archive take."""
_LARGE = ("find_forms", "sketches_features", "names_pkey", "words_pkey")
"""Indexes of PostgreSQL that grow at random places, so that their pages are full to two thirds."""
_PUT_OFF = ("55P03", "42501")
"""What PostgreSQL says of a lock that isn't to be had in time, and of a right that the account hasn't."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_ADDRESSES = ("postgresql://", "postgres://", "postgresql+psycopg://", "sqlite://")


class Archive:
    """An open archive. `where` names it in messages, without a password."""

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine = engine
        self.where = where

    @property
    def sqlite(self) -> bool:
        """True for the store in one file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the archive throughout, whatever others write."""
        with told(self.where), self.engine.connect() as plain:
            connection = plain if self.sqlite else plain.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may write until the block ends; then all of it is kept, or nothing."""
        with told(self.where), self.engine.connect() as plain:
            connection = plain.execution_options(tawatur_writes=True)
            with connection.begin():
                if not self.sqlite:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
                yield connection

    def tidy(self, *, grown: bool = False) -> None:
        """Lets the database take note of what it holds: after many reports came in, it plans by old figures.

        `grown` says that much of what is there is new: PostgreSQL then builds the large indexes anew, which
        takes a fifth off them, unless somebody uses them just then.
        """
        if self.sqlite:
            with self.writing() as connection:
                connection.exec_driver_sql("PRAGMA optimize")
            return
        self._if_allowed("SELECT gin_clean_pending_list('find_forms')")
        self._if_allowed("ANALYZE")
        if grown:
            for name in _LARGE:
                self._if_allowed(f"REINDEX INDEX {name}")

    def _if_allowed(self, statement: str) -> None:
        """Does what only makes things faster; not for one who doesn't own the tables, or where others are at
        them."""
        with told(self.where):
            try:
                with self.engine.connect() as connection, connection.begin():
                    connection.execute(text("SET LOCAL lock_timeout = '3s'"))
                    connection.execute(text(statement))
            except DBAPIError as refused:
                if getattr(refused.orig, "sqlstate", None) not in _PUT_OFF:
                    raise

    def close(self) -> None:
        """Lets go of the store."""
        self.engine.dispose()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def default_place() -> str:
    """Where the archive is when nobody says: `TAWATUR_ARCHIVE`, else a file in the user's data folder."""
    named = os.environ.get("TAWATUR_ARCHIVE")
    if named:
        return named
    data = os.environ.get("TAWATUR_DATA")
    if data:
        return str(Path(data) / "archive.sqlite")
    from platformdirs import user_data_path

    return str(user_data_path("tawatur") / "archive.sqlite")


def open_archive(place: str | None = None, *, create: bool = False) -> Archive:
    """The archive at a path or postgresql:// address, brought up to this version's schema.

    `create` makes one where there is none. Raises ArchiveError for a place without an archive, and for an
    archive that is damaged, of another program, or written by a newer version.
    """
    place = place or default_place()
    if place.startswith(_ADDRESSES) and not place.startswith("sqlite://"):
        archive = Archive(*_server(place))
    elif (scheme := _SCHEME.match(place)) and not place.startswith("sqlite:///"):
        raise ArchiveError(
            f"{scheme[0]}...: an archive is in a file or in PostgreSQL; write a path, or"
            " postgresql://user@host/database"
        )
    else:
        path = Path(place.removeprefix("sqlite:///"))
        _check_file(path, create)
        archive = Archive(_file(path), str(path))
    try:
        _bring_up(archive, create)
    except BaseException:
        archive.close()
        raise
    return archive


def _server(place: str) -> tuple[Engine, str]:
    try:
        url: URL = make_url(place).set(drivername="postgresql+psycopg")
        engine = create_engine(url, pool_pre_ping=False, connect_args={"connect_timeout": 10})
    except (ArgumentError, ValueError) as wrong:
        # Not shown as it was written: it can hold a password.
        shown = place.rpartition("@")[2].partition("?")[0]
        raise ArchiveError(
            f"the address of {shown}: this is none; write postgresql://user@host:port/database"
        ) from wrong
    except (ImportError, NoSuchModuleError) as wrong:
        raise ArchiveError('PostgreSQL needs its driver: pip install "tawatur[postgres]"') from wrong
    # Told by the error that follows; the driver's own words about its inner state help nobody.
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
    open_ = url.difference_update_query(("password", "sslpassword"))
    return engine, open_.render_as_string(hide_password=True).replace("+psycopg", "")


def _check_file(path: Path, create: bool) -> None:
    try:
        empty = not path.exists() or path.stat().st_size == 0
    except OSError as wrong:
        raise ArchiveError(
            f"{path}: can't be looked at ({wrong.strerror}); check the path and who may read there"
        ) from wrong
    if path.is_dir():
        raise ArchiveError(f"{path}: this is a folder; name a file, such as {path / 'archive.sqlite'}")
    if empty:
        if not create:
            raise ArchiveError(f"{path}: there is no archive; `tawatur add PATH` makes one")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as wrong:
            raise ArchiveError(
                f"{path.parent}: this folder can't be made ({wrong.strerror}); name another place with --archive"
            ) from wrong


def _file(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": WAIT, "isolation_level": None}
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA page_size = 8192")
        _write_ahead(connection)
        # FULL: what was acknowledged outlives a power cut, not only a killed program.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA journal_size_limit = 67108864")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes the lock at once: two that upgrade from reading would refuse each other.
        writes = connection.get_execution_options().get("tawatur_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """WAL, so that readers and a writer don't wait for each other. Two programs that open a new file at once
    can meet a lock here that SQLite doesn't wait for."""
    for _ in range(200):
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except sqlite3.OperationalError as busy:
            if "locked" not in str(busy):
                raise
            time.sleep(0.05)
    raise sqlite3.OperationalError("database is locked")


def _bring_up(archive: Archive, create: bool) -> None:
    version = _version(archive, create)
    if version == REVISIONS[-1]:
        return
    with archive.writing() as connection:
        # Another program may have done it between the look and the lock.
        if _version_in(connection) != REVISIONS[-1]:
            from tawatur.archive.migrations import upgrade

            upgrade(connection)


def _version(archive: Archive, create: bool) -> str | None:
    with told(archive.where), archive.engine.connect() as connection:
        version = _version_in(connection)
        if version is None:
            others = inspect(connection).get_table_names()
            if archive.sqlite and others:
                raise ArchiveError(
                    f"{archive.where}: this is a database of another program; name another file with --archive"
                )
            if not create:
                raise ArchiveError(f"{archive.where}: there is no archive; `tawatur add PATH` makes one")
    if version is not None and version not in REVISIONS:
        raise ArchiveError(
            f"{archive.where}: this archive has schema {version!r}, which this version of tawatur"
            " doesn't know; update the program"
        )
    return version


def _version_in(connection: Connection) -> str | None:
    try:
        with connection.begin_nested() if connection.in_transaction() else connection.begin():
            found: Any = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DBAPIError as fault:
        said = str(fault.orig).lower()
        if "no such table" in said or "does not exist" in said:
            return None
        raise
    return None if found is None else str(found)
