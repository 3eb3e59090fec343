"""Schemas from the first to the last, with data in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select, text

import tawatur.archive.migrations
from archive.sample import TEXT, add, report
from tawatur.archive import Archive, forms, open_archive, readings, reports, schema, search, sketch_rows
from tawatur.archive.filters import Filters
from tawatur.archive.migrations import upgrade
from tawatur.archive.store import REVISIONS, _file, _server
from tawatur.archive.verify import Fault, verify
from tawatur.keeping import take_up
from tawatur.model import Reading
from tawatur.read import read


def test_the_revisions_known_are_those_there() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(tawatur.archive.migrations.__file__).parent))
    found = [s.revision for s in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS


def test_the_last_schema_is_that_of_the_tables(archive: Archive) -> None:
    with archive.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = [
            d
            for d in compare_metadata(context, schema.meta)
            if "find" not in str(d) and "sketches" not in str(d)  # each store has its own
        ]
    assert not differences


def test_an_archive_of_the_first_schema_goes_up_with_all_that_is_in_it(place: str) -> None:
    if place.startswith("postgresql"):
        old = Archive(*_server(place))
    else:
        old = Archive(_file(Path(place)), place)
    with old, old.writing() as connection:
        upgrade(connection, "0001")
    with old:
        add(old, report("a"), report("b", "نص آخر عن مطلوبين"), report("a", TEXT + " مصحح."))
        with old.writing() as connection:
            readings.save(connection, [(2, Reading("b", "an older version", "ar", (), (), (), ()))])
            readings.done(connection, [1, 2, 3])
            if not old.sqlite:
                # The first schema held the words themselves.
                for n, one in reports.load(connection, [1, 2, 3]).items():
                    held = sorted(forms.of_report(one.report.title, one.report.text))
                    connection.execute(
                        text("UPDATE find SET forms = :held WHERE report = :n"), {"held": held, "n": n}
                    )
    with open_archive(place) as new:
        assert not [f for f in verify(new) if isinstance(f, Fault)]
        with new.reading() as connection:
            assert connection.execute(select(schema.work.c.report)).scalars().all() == [2, 3]
            hits = search.find(connection, "مصحح", Filters())
            assert [h.found.report.id for h in hits.hits] == ["a"]
        assert not list(take_up(new, jobs=1))
        assert not [f for f in verify(new) if isinstance(f, Fault)]
        with new.reading() as connection:
            assert connection.execute(select(schema.claims.c.report)).first()


def test_what_the_third_schema_computed_is_computed_anew_without_reading(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Archive(*_server(place)) if place.startswith("postgresql") else Archive(_file(Path(place)), place)
    with old, old.writing() as connection:
        upgrade(connection, "0003")
    with old:
        add(old, report("a"), report("b"))
        with old.writing() as connection:
            made = [read(one.report) for one in reports.load(connection, [1, 2]).values()]
            readings.save(connection, list(enumerate(made, 1)))
            readings.done(connection, [1, 2])
            connection.execute(text("INSERT INTO sketches (feature, report) VALUES (4000000000, 1)"))
            connection.execute(text("INSERT INTO words VALUES ('داعش', 1, 1)"))
            connection.execute(text("INSERT INTO about VALUES ('derived', '0123456789abcdef')"))
    with open_archive(place) as new:
        assert not [f for f in verify(new) if isinstance(f, Fault)]
        monkeypatch.setattr("tawatur.keeping.batches.read_each", lambda found, jobs: iter(()))
        assert not list(take_up(new, jobs=1))
        assert not [f for f in verify(new) if isinstance(f, Fault)]
        with new.reading() as connection:
            assert connection.execute(select(schema.incidents.c.reports)).scalars().all() == [2]
            assert [n for n, _ in sketch_rows.sketches(connection)] == [1, 2]
