"""A dump holds everything, is open to any tool, and restores into either store."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from archive.sample import TEXT, add, report
from tawatur.archive import Archive, ArchiveError, decisions, moving, open_archive, search, sketch_rows
from tawatur.archive.filters import Filters
from tawatur.archive.schema import TABLES
from tawatur.archive.store import REVISIONS
from tawatur.archive.verify import Fault, Verified, verify
from tawatur.evaluate.server import Server
from tawatur.gather import Found, sourced
from tawatur.keeping import take_up

EXAMPLES = str(Path(__file__).parents[2] / "examples")


def fill(archive: Archive) -> None:
    add(archive, *(f.report for f in sourced([EXAMPLES]) if isinstance(f, Found)), read=True)
    add(archive, report("v"), read=True)
    add(archive, report("v", TEXT + " تتمة."), report("waits", "نص ينتظر"))
    with archive.writing() as connection:
        decisions.record(connection, "note", [decisions.Anchor(report="v")], {}, "me", "نص")


def rows(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the packing of contents, in one order."""
    found = {}
    with archive.reading() as connection:
        for table in TABLES:
            columns = [c for c in table.c if c.name not in ("data", "base")]
            some = [
                tuple(bytes(v) if isinstance(v, memoryview) else v for v in row)
                for row in connection.execute(select(*columns))
            ]
            if table.name == "about":
                some = [row for row in some if row[0] != "find"]
            found[table.name] = sorted(some, key=str)
        found["sketches"] = [(n, *features) for n, features in sketch_rows.sketches(connection)]
    return found


@pytest.fixture
def other(place: str, tmp_path: Path, server: Server) -> str:
    """A place in the other store."""
    return str(tmp_path / "other.sqlite") if place.startswith("postgresql") else server.database()


def test_from_one_store_to_the_other_and_back(archive: Archive, other: str, tmp_path: Path) -> None:
    fill(archive)
    first, second = str(tmp_path / "first.zip"), str(tmp_path / "second.zip")
    hashed = moving.dump(archive, first)
    with open_archive(other, create=True) as moved:
        assert moving.load(moved, first) == hashed
        assert rows(moved) == rows(archive)
        assert not [f for f in verify(moved) if isinstance(f, Fault)]
        with moved.reading() as connection:
            assert search.find(connection, "داعش", Filters()).hits
        assert moving.dump(moved, second) == hashed
        assert Path(first).read_bytes() == Path(second).read_bytes()
        add(moved, report("after"), read=True)
        assert not [f for f in verify(moved) if isinstance(f, Fault)]
    with open_archive(str(tmp_path / "back.sqlite"), create=True) as back:
        assert moving.load(back, second) == hashed
        assert rows(back) == rows(archive)
        heads = [v.head for one in (archive, back) for v in verify(one) if isinstance(v, Verified)]
        assert heads[0] == heads[1]


def test_a_dump_needs_no_program_of_ours(archive: Archive, tmp_path: Path) -> None:
    fill(archive)
    name = tmp_path / "dump.zip"
    moving.dump(archive, str(name))
    with zipfile.ZipFile(name) as packed:
        assert packed.testzip() is None
        lines = packed.read("tables/reports.jsonl").decode().splitlines()
        first = json.loads(lines[0])
        assert first["version"] == 1
        raw = packed.read(f"contents/{first['raw']}")
        assert first["id"]
        assert raw
        reading = json.loads(packed.read("tables/readings.jsonl").decode().splitlines()[0])
        assert reading["data"]["claims"]
        note = json.loads(packed.read("tables/decisions.jsonl"))
        assert note["note"] == "نص"


def test_a_dump_is_loaded_into_an_empty_archive_only(archive: Archive, tmp_path: Path) -> None:
    fill(archive)
    name = str(tmp_path / "dump.zip")
    moving.dump(archive, name)
    before = rows(archive)
    with pytest.raises(ArchiveError, match="isn't empty"):
        moving.load(archive, name)
    assert rows(archive) == before


def test_a_damaged_dump_leaves_nothing_behind(archive: Archive, tmp_path: Path) -> None:
    fill(archive)
    name = tmp_path / "dump.zip"
    moving.dump(archive, str(name))
    whole = name.read_bytes()
    for at in (len(whole) // 3, len(whole) // 2, len(whole) - 40):
        name.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with open_archive(str(tmp_path / f"at{at}.sqlite"), create=True) as new:
            with pytest.raises(ArchiveError):
                moving.load(new, str(name))
            proved = next(v for v in verify(new) if isinstance(v, Verified))
            assert proved.versions == 0


@pytest.mark.parametrize("change", ["contents", "tables/log.jsonl", "tables/reports.jsonl", "manifest.json"])
def test_a_dump_that_someone_changed_is_refused(tmp_path: Path, change: str) -> None:
    with open_archive(str(tmp_path / "a.sqlite"), create=True) as archive:
        add(archive, report("v"), report("w", "نص"))
        moving.dump(archive, str(tmp_path / "dump.zip"))
    with zipfile.ZipFile(tmp_path / "dump.zip") as packed:
        entries = {name: packed.read(name) for name in packed.namelist()}
    name = next(n for n in entries if n.startswith(change))
    if change == "manifest.json":
        entries[name] = entries[name].replace(b'"content": "', b'"content": "0')
    elif change == "contents":
        entries[name] += b" "
    else:
        lines = entries[name].split(b"\n")
        entries[name] = b"\n".join([lines[0], *lines[2:]])
    with zipfile.ZipFile(tmp_path / "changed.zip", "w") as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    with (
        open_archive(str(tmp_path / "b.sqlite"), create=True) as new,
        pytest.raises(ArchiveError, match="take another copy"),
    ):
        moving.load(new, str(tmp_path / "changed.zip"))


def test_a_file_that_is_no_dump(tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"no zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as packed:
        packed.writestr("manifest.json", "{}")
    with open_archive(str(tmp_path / "b.sqlite"), create=True) as new:
        for name in ("no.zip", "other.zip"):
            with pytest.raises(ArchiveError, match="no dump"):
                moving.load(new, str(tmp_path / name))


def test_an_unwritable_target_leaves_no_piece(tmp_path: Path) -> None:
    with open_archive(str(tmp_path / "a.sqlite"), create=True) as archive:
        with pytest.raises(OSError, match="No such file"):
            moving.dump(archive, str(tmp_path / "none" / "dump.zip"))
        assert not list(tmp_path.glob(".*"))


def test_a_dump_of_the_schema_before_is_loaded_and_computed_anew(archive: Archive, tmp_path: Path) -> None:
    fill(archive)
    with archive.reading() as connection:
        found = search.find(connection, "داعش", Filters(event="arrest"))
        there = rows(archive)["incidents"]
    new, old = str(tmp_path / "new.zip"), str(tmp_path / "old.zip")
    moving.dump(archive, new)
    with zipfile.ZipFile(new) as source, zipfile.ZipFile(old, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "manifest.json":
                content = content.replace(REVISIONS[-1].encode(), b"0003")
            if name == "tables/sketches.jsonl":
                content = b'{"feature": 4000000000, "report": 1}\n'
            target.writestr(name, content)
    with open_archive(str(tmp_path / "loaded.sqlite"), create=True) as loaded:
        moving.load(loaded, old)
        assert not [f for f in verify(loaded) if isinstance(f, Fault)]
        assert rows(loaded)["incidents"] == []
        assert not list(take_up(loaded, jobs=1))
        assert not [f for f in verify(loaded) if isinstance(f, Fault)]
        with loaded.reading() as connection:
            again = search.find(connection, "داعش", Filters(event="arrest"))
        assert [h.found.report.id for h in again.hits] == [h.found.report.id for h in found.hits]
        assert len(rows(loaded)["incidents"]) == len(there) > 0


@pytest.mark.parametrize("entry", ["tables/log.jsonl", "contents"])
def test_a_dump_that_unpacks_to_more_than_any_report_is_refused(
    tmp_path: Path, entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "LARGEST", 50_000)
    good, bomb = str(tmp_path / "good.zip"), str(tmp_path / "bomb.zip")
    with open_archive(str(tmp_path / "one.sqlite"), create=True) as archive:
        add(archive, report("a"))
        moving.dump(archive, good)
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, b" " * 60_000 if name.startswith(entry) else source.read(name))
    with open_archive(str(tmp_path / "two.sqlite"), create=True) as empty:
        with pytest.raises(ArchiveError, match=r"bomb\.zip: .* has more than"):
            moving.load(empty, bomb)
        assert rows(empty)["reports"] == []
