"""Nothing acknowledged is lost and nothing is half-written, whatever happens to the program or the disk."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event, select, text

from archive.sample import TEXT, add, arrival, report
from tawatur.archive import Archive, ArchiveError, decisions, open_archive, reports
from tawatur.archive.faults import message
from tawatur.archive.reports import keep
from tawatur.archive.schema import decisions as decided
from tawatur.archive.verify import Fault, verify
from tawatur.keeping import take_up
from tawatur.model import Report

BATCH = 6


def numbered(n: int) -> Report:
    """A report of its own, no copy of its neighbours."""
    dice = random.Random(n)
    words = " ".join(dice.choice("قال وأعلن في من على إلى جنوب شمال").strip() or "و" for _ in range(4))
    fill = " ".join("".join(dice.choices("ابتثجحخدذرزسشصضطعغفقكلمنهوي", k=5)) for _ in range(40))
    return report(f"r{n}", f"{TEXT} {words} {fill} {n}")


def forked(work: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """A process that does the work and tells lines to the returned end of a pipe."""
    told, tells = os.pipe()
    child = os.fork()
    if child:
        os.close(tells)
        return child, told
    try:
        os.close(told)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        work(lambda line: os.write(tells, f"{line}\n".encode()) and None)
        os._exit(0)
    except BaseException as wrong:
        os.write(2, f"{type(wrong).__name__}: {wrong}\n".encode())
        os._exit(1)


def heard(told: int) -> list[str]:
    """All lines that the process told before it ended."""
    with os.fdopen(told, "rb") as lines:
        return lines.read().decode().split("\n")[:-1]


def importing(place: str, first: int, last: int) -> Callable[[Callable[[str], None]], None]:
    """An import that tells of every report and decision once it is acknowledged."""

    def work(tell: Callable[[str], None]) -> None:
        with open_archive(place, create=True) as archive:
            tell("open")
            for start in range(first, last, BATCH):
                some = [numbered(n) for n in range(start, min(start + BATCH, last))]
                for kept in keep(archive, [arrival(one) for one in some]):
                    tell(f"report {kept.id}")
                list(take_up(archive, jobs=1))
                with archive.writing() as connection:
                    anchor = decisions.Anchor(report=some[0].id)
                    n = decisions.record(connection, "note", [anchor], {}, "me", some[0].id)
                tell(f"decision {n}")

    return work


def killed_at(place: str, points: int, seed: int) -> int:
    """Kills an import at random points; the acknowledged reports and decisions in all."""
    dice = random.Random(seed)
    whole = pace()
    acknowledged: set[str] = set()
    first = 0
    for _ in range(points):
        child, told = forked(importing(place, first, first + 40))
        time.sleep(dice.random() * whole)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        acknowledged |= {line for line in heard(told) if line != "open"}
        check(place, acknowledged)
        first = sum(line.startswith("report") for line in acknowledged)
    return len(acknowledged)


def pace() -> float:
    """The seconds that one import left alone takes on this machine as it is now; loads what imports need."""
    with tempfile.TemporaryDirectory() as folder, open_archive(f"{folder}/warm.sqlite", create=True) as made:
        add(made, numbered(0), read=True)
        began = time.perf_counter()
        child, told = forked(importing(f"{folder}/timed.sqlite", 0, 40))
        heard(told)
        assert os.waitpid(child, 0)[1] == 0
        return time.perf_counter() - began


def check(place: str, acknowledged: set[str]) -> None:
    """Everything acknowledged is there as it was, and the archive is whole."""
    if not acknowledged:
        return  # perhaps there is no archive yet
    with open_archive(place) as archive:
        faults = [f for f in verify(archive) if isinstance(f, Fault)]
        assert not faults
        names = {line.split()[1] for line in acknowledged if line.startswith("report")}
        with archive.reading() as connection:
            numbers = reports.current(connection, names)
            stored = reports.load(connection, numbers.values())
            made = set(connection.execute(select(decided.c.n)).scalars())
        assert numbers.keys() == names
        assert all(s.report.text == numbered(int(s.report.id[1:])).text for s in stored.values())
        assert {int(line.split()[1]) for line in acknowledged if line.startswith("decision")} <= made


def warm() -> None:
    """Loads what reading needs once, so that the forked processes find it loaded."""
    from tawatur.read import read

    read(numbered(0))


def test_a_killed_import_loses_nothing(place: str) -> None:
    warm()
    assert killed_at(place, 12, seed=1) > 20


@pytest.mark.slow
def test_an_import_killed_at_200_points_loses_nothing(place: str) -> None:
    warm()
    assert killed_at(place, 200, seed=2) > 400


def test_two_processes_add_at_once(place: str) -> None:
    """Both make the archive, and half of what they add is the same."""
    warm()
    children = [forked(importing(place, start, start + 48)) for start in (0, 24)]
    lines: set[str] = set()
    for child, told in children:
        lines |= set(heard(told))
        assert os.waitpid(child, 0)[1] == 0
    check(place, lines - {"open"})
    with open_archive(place) as archive, archive.reading() as connection:
        assert reports.count(connection) == 72
        found = reports.load(connection, range(1, 73))
        assert len({s.report.id for s in found.values()}) == 72
        assert not connection.execute(text("SELECT count(*) FROM work")).scalar()


def test_a_full_disk_is_told_and_leaves_a_whole_archive(tmp_path: Path) -> None:
    place = str(tmp_path / "archive.sqlite")
    with open_archive(place, create=True) as archive:
        add(archive, report("first"))
        most = [0]

        @event.listens_for(archive.engine, "connect")
        def _narrow(connection: sqlite3.Connection, _: object) -> None:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages + most[0]}")

        archive.engine.dispose()
        some = [numbered(n) for n in range(400)]
        with pytest.raises(ArchiveError, match="the disk is full; all that was acknowledged is kept"):
            add(archive, *some)
        assert not [f for f in verify(archive) if isinstance(f, Fault)]
        with archive.reading() as connection:
            assert reports.count(connection) == 1
        most[0] = 100_000
        archive.engine.dispose()
        assert {k.how for k in add(archive, *some)} == {"new"}


def test_a_full_disk_of_a_server_is_told() -> None:
    from sqlalchemy.exc import OperationalError

    fault = Exception('could not extend file "base/1/2": No space left on device')
    assert "the disk is full" in message("here", OperationalError("INSERT", {}, fault))


def test_a_newer_archive_is_refused(archive: Archive, place: str) -> None:
    add(archive, report())
    with archive.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(ArchiveError, match="update the program"):
        open_archive(place)


@pytest.mark.parametrize("content", [b"no archive at all " * 100, b"SQLite format 3\0" + b"\1" * 5000])
def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "archive.sqlite"
    place.write_bytes(content)
    with pytest.raises(ArchiveError, match="no archive, or a damaged one"):
        open_archive(str(place), create=True)
    assert place.read_bytes() == content


def test_a_cut_archive_is_refused_or_named(tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    with open_archive(str(place), create=True) as archive:
        add(archive, *map(numbered, range(50)))
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])
    named: list[object] = []
    try:
        with open_archive(str(place)) as archive:
            named = [f for f in verify(archive) if isinstance(f, Fault)]
    except ArchiveError as told:
        named = ["damaged"] * ("damaged" in str(told))
    assert named


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "other.sqlite"
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(ArchiveError, match="another program"):
        open_archive(str(place), create=True)


def test_no_archive_is_made_by_looking(tmp_path: Path) -> None:
    place = tmp_path / "none" / "archive.sqlite"
    with pytest.raises(ArchiveError, match="tawatur add"):
        open_archive(str(place))
    assert not place.parent.exists()


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(ArchiveError, match="check the address"):
        open_archive(f"postgresql://someone:secret@/none?host={tmp_path}")
    with pytest.raises(ArchiveError) as told:
        open_archive(f"postgresql://someone:secret@/none?host={tmp_path}")
    assert "secret" not in str(told.value)


def test_ctrl_c_stops_between_two_reports_and_the_next_call_goes_on(tmp_path: Path) -> None:
    source = tmp_path / "many.jsonl"
    lines = [f'{{"id": "r{n}", "text": "{TEXT} {n}", "published": "2025-12-18"}}' for n in range(3000)]
    source.write_text("\n".join(lines), "utf-8")
    place = str(tmp_path / "archive.sqlite")
    command = [sys.executable, "-m", "tawatur", "add", str(source), "--no-read", "--archive", place]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    while not Path(place).exists():
        time.sleep(0.02)
    time.sleep(0.4)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode in (130, 0)
    check(place, set())
    again = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert again.returncode == 0
    with open_archive(place) as archive, archive.reading() as connection:
        assert reports.count(connection) == 3000
