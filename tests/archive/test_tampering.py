"""A changed byte in any table is named."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Text, select, text

from archive.sample import TEXT, add, report
from tawatur.archive import Archive, ArchiveError, decisions, open_archive, readings, reports, sketch_rows
from tawatur.archive.schema import TABLES
from tawatur.archive.verify import Fault, Verified, verify
from tawatur.gather import Found, sourced

EXAMPLES = str(Path(__file__).parents[2] / "examples")


@pytest.fixture
def full(archive: Archive) -> Archive:
    """An archive with something in every table but the one of what waits."""
    from tawatur.keeping import derived_with, set_about, take_up

    some = [f.report for f in sourced([EXAMPLES]) if isinstance(f, Found)]
    add(archive, *some)
    add(archive, report("v", url="https://example.org/v"), report("w", text=TEXT + " نهاية."))
    list(take_up(archive, jobs=1))
    add(archive, report("v", TEXT + " تتمة.", url="https://example.org/v"))
    list(take_up(archive, jobs=1))
    with archive.writing() as connection:
        subject = [decisions.Anchor(report="v", claim="v#c1", words="القبض", start=30, end=35)]
        n = decisions.record(connection, "accept", subject, {}, "me", "why")
        decisions.record(connection, "undo", subject, {"of": n}, "me")
        set_about(connection, "derived", derived_with())
    return archive


def faults(archive: Archive) -> list[Fault]:
    found = list(verify(archive))
    return [f for f in found if isinstance(f, Fault)]


def test_a_whole_archive_is_proved(full: Archive) -> None:
    (proved,) = verify(full)
    assert isinstance(proved, Verified)
    assert proved.versions == 19
    assert proved.decisions == 2
    assert proved.entries == 1 + 19 + 2


def test_a_changed_cell_of_any_table_is_named(full: Archive) -> None:
    dice = random.Random(7)
    for table in TABLES:
        with full.reading() as connection:
            rows = connection.execute(select(table)).mappings().all()
        assert rows or table.name == "work", f"nothing in {table.name}"
        for column in table.columns:
            held = [row for row in rows if row[column.name] is not None]
            if not held:
                continue
            row = dice.choice(held)
            where = " AND ".join(f'"{c.name}" = :_{c.name}' for c in table.primary_key.columns)
            keys = {f"_{c.name}": row[c.name] for c in table.primary_key.columns}
            new = changed(row[column.name], dice)
            change = f'UPDATE "{table.name}" SET "{column.name}" = :new WHERE {where}'
            back = f'UPDATE "{table.name}" SET "{column.name}" = :old WHERE {where}'
            with full.writing() as connection:
                assert connection.execute(text(change), {**keys, "new": new}).rowcount == 1
            try:
                named = faults(full)
                assert named, f"{table.name}.{column.name}: {row[column.name]!r} -> {new!r} went unseen"
            finally:
                now = {**keys, f"_{column.name}": new} if f"_{column.name}" in keys else keys
                with full.writing() as connection:
                    assert connection.execute(text(back), {**now, "old": row[column.name]}).rowcount == 1
    assert not faults(full)


def changed(value: Any, dice: random.Random) -> Any:
    """The value with one byte or digit changed."""
    if isinstance(value, str):
        at = dice.randrange(len(value)) if value else 0
        return value[:at] + ("x" if value[at : at + 1] != "x" else "y") + value[at + 1 :]
    if isinstance(value, (bytes, memoryview)):
        whole = bytearray(value)
        whole[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        return bytes(whole)
    return value + (10_000 if isinstance(value, int) else 0.5)


def test_a_row_taken_away_is_named(full: Archive) -> None:
    for table in TABLES:
        with full.reading() as connection:
            row = connection.execute(select(table).limit(1)).mappings().first()
        if row is None or table.name in ("about", "words"):
            continue  # a word that isn't counted weighs as one that no report has
        with full.writing() as connection:
            where = " AND ".join(f'"{c.name}" = :{c.name}' for c in table.primary_key.columns)
            keys = {c.name: row[c.name] for c in table.primary_key.columns}
            connection.execute(text(f'DELETE FROM "{table.name}" WHERE {where}'), keys)
        assert faults(full), f"a row of {table.name} went unseen"
        with full.writing() as connection:
            connection.execute(table.insert(), [dict(row)])
    assert not faults(full)


def test_the_index_of_words_is_compared_with_the_texts(full: Archive) -> None:
    if full.sqlite:
        connection = sqlite3.connect(full.where)
        pages = connection.execute("SELECT id, block FROM find_data").fetchall()
        dice = random.Random(3)
        for id, block in [(i, b) for i, b in pages for _ in range(6)]:
            broken = changed(block, dice)
            connection.execute("UPDATE find_data SET block = ? WHERE id = ?", (broken, id))
            connection.commit()
            assert faults(full), f"page {id} of the index"
            connection.execute("UPDATE find_data SET block = ? WHERE id = ?", (block, id))
            connection.commit()
        for table in ("find_config", "find_idx"):
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            connection.execute(f"DELETE FROM {table}")
            connection.commit()
            assert faults(full)
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            connection.commit()
        connection.close()
    else:
        with full.writing() as connection:
            connection.execute(text("UPDATE find SET forms[2] = 7 WHERE report = 3"))
        assert [f.table for f in faults(full)] == ["find"]
        return
    assert not faults(full)


def test_a_changed_feature_is_named(full: Archive) -> None:
    with full.reading() as connection:
        n, features = next(sketch_rows.sketches(connection))
    if full.sqlite:
        changes = [
            f"UPDATE sketches SET feature = feature + 1 WHERE report = {n} AND feature = {max(features)}",
            f"UPDATE sketches SET report = 900 WHERE report = {n}",
            f"DELETE FROM sketches WHERE report = {n} AND feature = {features[0]}",
        ]
    else:
        changes = [
            f"UPDATE sketches SET features[2] = features[2] + 1 WHERE report = {n}",
            f"UPDATE sketches SET report = 900 WHERE report = {n}",
            f"UPDATE sketches SET features[1] = NULL WHERE report = {n}",
            f"DELETE FROM sketches WHERE report = {n}",
        ]
    for change in changes:
        with full.writing() as connection:
            connection.execute(text(change))
        assert faults(full), change
        with full.writing() as connection:
            connection.execute(text(f"DELETE FROM sketches WHERE report IN ({n}, 900)"))
            sketch_rows.add(connection, [(n, features)])
    assert not faults(full)


def test_bytes_of_the_file_itself(tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    with open_archive(str(place), create=True) as archive:
        add(archive, *(report(f"r{n}", f"{TEXT} {n}") for n in range(30)))
        with archive.writing() as connection:
            readings.done(connection, range(31))
    whole = place.read_bytes()
    dice = random.Random(5)
    seen = 0
    for _ in range(25):
        at = dice.randrange(100, len(whole))
        broken = bytearray(whole)
        broken[at] ^= 0xFF
        place.write_bytes(bytes(broken))
        for beside in ("-wal", "-shm"):
            Path(f"{place}{beside}").unlink(missing_ok=True)
        try:
            with open_archive(str(place)) as archive:
                seen += bool(faults(archive)) or not same(archive)
        except ArchiveError:
            seen += 1
    assert seen >= 10  # the rest fell on bytes that no page uses


def same(archive: Archive) -> bool:
    """True where every report is still read as it was."""
    with archive.reading() as connection:
        found = reports.load(connection, range(1, 31))
    return sorted(s.report.text for s in found.values()) == sorted(f"{TEXT} {n}" for n in range(30))


def test_a_hash_noted_earlier_proves_what_was_there(archive: Archive) -> None:
    from tawatur.archive.verify import has_head

    add(archive, report("a"))
    noted = next(v for v in verify(archive) if isinstance(v, Verified)).head
    add(archive, report("b"))
    assert has_head(archive, noted)
    assert not has_head(archive, "00" * 32)
    assert not has_head(archive, "no hash")


def test_texts_are_text(full: Archive) -> None:
    """Columns of words hold words: nothing packed hides in them."""
    for table in TABLES:
        for column in table.columns:
            if isinstance(column.type, Text):
                with full.reading() as connection:
                    values = connection.execute(select(column)).scalars().all()
                assert all(v is None or isinstance(v, str) for v in values)
