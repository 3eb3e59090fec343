"""A PostgreSQL server of one's own in a temporary folder, for tests and measurements.

Uses the programs of the system (Debian's postgresql), else those of the package `pgserver`. PostgreSQL
refuses to run as root: then the account postgres or nobody runs it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

_START = 30.0  # seconds that a server has to answer


class Server:
    """A running server. `durable` False leaves out what outlives a power cut, for speed."""

    def __init__(self, *, durable: bool = False) -> None:
        programs = find_programs()
        if programs is None:
            raise FileNotFoundError("no PostgreSQL programs here")
        self._account = _account()
        self.folder = Path(tempfile.mkdtemp(prefix="tawatur-pg-"))
        self._made = 0
        if self._account:
            entry = pwd.getpwnam(self._account)
            os.chown(self.folder, entry.pw_uid, entry.pw_gid)
        data = self.folder / "data"
        self._run(programs / "initdb", "-D", data, "-A", "trust", "-U", "tawatur", "-E", "UTF8", "--no-sync")
        settings = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={self.folder}"]
        if not durable:
            settings += ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [str(programs / "postgres"), "-D", str(data), *settings],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env=_environment(),
                user=self._account,
                group=_group(self._account),
                extra_groups=[] if self._account else None,
            )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def address(self, database: str = "postgres") -> str:
        """The address of a database of this server."""
        return f"postgresql://tawatur@/{database}?host={self.folder}"

    def database(self) -> str:
        """The address of a new, empty database."""
        self._made += 1
        name = f"archive_{self._made}"
        engine = create_engine(_driver(self.address()), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
        engine.dispose()
        return self.address(name)

    def stop(self) -> None:
        """Ends the server and takes its folder away."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, *command: object) -> None:
        subprocess.run(
            [str(part) for part in command],
            check=True,
            capture_output=True,
            cwd=self.folder,
            env=_environment(),
            user=self._account,
            group=_group(self._account),
            extra_groups=[] if self._account else None,
        )

    def _wait(self) -> None:
        engine = create_engine(_driver(self.address()))
        end = time.monotonic() + _START
        while True:
            try:
                engine.connect().close()
                engine.dispose()
                return
            except OperationalError:
                if self._process.poll() is not None or time.monotonic() > end:
                    raise
                time.sleep(0.05)


def find_programs() -> Path | None:
    """The folder with PostgreSQL's programs, None where there is none."""
    on_path = shutil.which("postgres")
    if on_path and shutil.which("initdb"):
        return Path(on_path).resolve().parent
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    try:
        import pgserver
    except ImportError:
        return None
    folder = Path(pgserver.__file__).parent / "pginstall" / "bin"
    return folder if (folder / "postgres").exists() else None


def _account() -> str | None:
    """The account that runs the server, None for one's own."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    return None


def _group(account: str | None) -> int | None:
    return pwd.getpwnam(account).pw_gid if account else None


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _driver(address: str) -> str:
    return address.replace("postgresql://", "postgresql+psycopg://", 1)
