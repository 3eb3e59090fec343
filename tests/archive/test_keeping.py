"""What is computed over many reports: the same as at once, whatever the steps, and kept up to date."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from archive.sample import TEXT, add, report
from tawatur import desk, keeping
from tawatur.archive import Archive, family_rows, incident_rows, near, readings
from tawatur.archive.schema import incidents, work
from tawatur.archive.schema import readings as read_table
from tawatur.archive.verify import Fault, verify
from tawatur.gather import Found, sourced
from tawatur.keeping import batches, linking, tracing
from tawatur.model import Brief, Family, Report

EXAMPLES = str(Path(__file__).parents[2] / "examples")


def examples() -> list[Report]:
    return [f.report for f in sourced([EXAMPLES]) if isinstance(f, Found)]


def dossiers(archive: Archive) -> dict[str, incident_rows.Dossier]:
    with archive.reading() as connection:
        return incident_rows.load_dossiers(connection, connection.execute(select(incidents.c.id)).scalars())


def families(archive: Archive) -> list[Family]:
    with archive.reading() as connection:
        found = family_rows.load_families(connection, range(1, 1000))
    return sorted(found.values(), key=lambda f: f.reports)


def at_once(some: list[Report]) -> Brief:
    return desk.brief(desk.collect(desk.read_each([Found("x", r) for r in some], 1)))


def test_an_archive_filled_at_once_is_the_brief(archive: Archive) -> None:
    some = examples()
    add(archive, *some, read=True)
    brief = at_once(some)
    held = dossiers(archive)
    assert {i.id: i for i in brief.incidents} == {name: d.incident for name, d in held.items()}
    for name, one in held.items():
        assert one.comparisons == tuple(c for c in brief.comparisons if c.incident == name)
    assert families(archive) == sorted(brief.families, key=lambda f: f.reports)


def test_report_by_report_comes_to_the_same_large_incidents(archive: Archive) -> None:
    some = examples()
    for one in some:
        add(archive, one, read=True)
    brief = at_once(some)
    large = {i.reports for i in brief.incidents if len(i.reports) > 3}
    held = {d.incident.reports for d in dossiers(archive).values()}
    for whole in large:
        assert any(len(set(whole) & set(found)) >= 0.8 * len(set(whole) | set(found)) for found in held)
    assert {f.reports for f in families(archive)} == {f.reports for f in brief.families}
    assert not [f for f in verify(archive) if isinstance(f, Fault)]
    list(keeping.update(archive, everything=True, jobs=1))
    assert {i.id for i in brief.incidents} == set(dossiers(archive))


@pytest.mark.parametrize("dated", [True, False])
def test_report_by_report_comes_to_the_same_as_at_once(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, dated: bool
) -> None:
    monkeypatch.setattr(batches, "worthwhile", lambda *_: False)
    # Without a day of publication most claims have no day, and only their words tell what lies near.
    some = [one if dated else replace(one, published=None) for one in examples()]
    for one in some:
        add(archive, one, read=True)
    brief = at_once(some)
    assert {d.incident.claims for d in dossiers(archive).values()} == {i.claims for i in brief.incidents}
    assert families(archive) == sorted(brief.families, key=lambda f: f.reports)
    for one in dossiers(archive).values():
        (same,) = (i for i in brief.incidents if i.claims == one.incident.claims)
        assert one.comparisons == tuple(c for c in brief.comparisons if c.incident == same.id)
    assert not [f for f in verify(archive) if isinstance(f, Fault)]


def test_a_long_text_is_not_alike_to_everything(archive: Archive) -> None:
    book = "\n".join(one.text for one in examples())
    short = examples()[0]
    add(archive, report("long", book), report("short", short.text, "صحيفة"), report("other", TEXT), read=True)
    with archive.reading() as connection:
        length = near.lengths(connection, [1, 2, 3])
        assert length[1] == len(book.encode())
        assert tracing.alike(connection, {1: 8.0, 2: 7.0, 3: 1.0})[0] == 2


def test_an_incident_that_is_not_weighed_whole_is_not_split(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = [r for r in examples() if r.published and r.published.year == 2022]
    add(archive, *some, read=True)
    before = max((d.incident.claims for d in dossiers(archive).values()), key=len)
    monkeypatch.setattr(linking, "CROWD", 2)
    monkeypatch.setattr(tracing, "ALIKE", 1)
    monkeypatch.setattr(batches, "worthwhile", lambda *_: False)
    monkeypatch.setattr(near, "in_claims", lambda *_: set())
    again = replace(some[0], id="again", outlet="موقع آخر")
    add(archive, again, read=True)
    held = [d.incident for d in dossiers(archive).values() if set(d.incident.claims) & set(before)]
    assert len(held) == 1
    assert set(held[0].claims) >= set(before)
    assert "again" in held[0].reports
    assert not [f for f in verify(archive) if isinstance(f, Fault)]


def test_adding_one_report_reads_one_report(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    *some, last = examples()
    add(archive, *some, read=True)
    seen: list[str] = []
    from tawatur import read

    real = read.read
    monkeypatch.setattr(read, "read", lambda one: seen.append(one.id) or real(one))
    add(archive, last, read=True)
    assert seen == [last.id]


def test_a_new_version_takes_the_place_of_the_old_one(archive: Archive) -> None:
    some = examples()
    add(archive, *some, read=True)
    changed = Report(some[0].id, "لا شيء من ذلك حدث.", some[0].outlet, some[0].published, language="ar")
    add(archive, changed, read=True)
    assert all(changed.id not in d.incident.reports for d in dossiers(archive).values())
    assert all(changed.id not in f.reports for f in families(archive))
    assert not [f for f in verify(archive) if isinstance(f, Fault)]
    fresh = at_once([changed, *some[1:]])
    list(keeping.update(archive, everything=True, jobs=1))
    assert {i.id for i in fresh.incidents} == set(dossiers(archive))


def test_another_version_of_the_code_is_read_again_and_nothing_else(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(archive, *examples()[:4], read=True)
    with archive.writing() as connection:
        keeping.set_about(connection, "derived", keeping.derived_with())
    list(keeping.update(archive, jobs=1))
    with archive.reading() as connection:
        assert readings.count_waiting(connection) == 0
        before = connection.execute(select(read_table.c.report, read_table.c.digest)).all()
    monkeypatch.setattr(batches, "made_with", lambda: "a newer version")
    counted: list[int] = []
    list(keeping.update(archive, jobs=1, progress=counted.append))
    assert sum(counted) == 4
    with archive.reading() as connection:
        assert connection.execute(select(read_table.c.report, read_table.c.digest)).all() == before


def test_what_was_just_added_is_not_computed_again(archive: Archive) -> None:
    add(archive, *examples()[:4], read=True)
    done: list[int] = []
    list(keeping.update(archive, jobs=1, progress=done.append))
    assert sum(done) == 0


def test_another_version_of_linking_computes_without_reading(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(archive, *examples(), read=True)
    held = dossiers(archive)
    with archive.writing() as connection:
        keeping.set_about(connection, "derived", "0" * 16)
    seen: list[str] = []
    monkeypatch.setattr("tawatur.read.read", lambda one: seen.append(one.id))
    list(keeping.update(archive, jobs=1))
    assert seen == []
    assert dossiers(archive) == held


def test_a_report_that_cannot_be_read_waits_and_stops_nothing(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tawatur import read

    real = read.read

    def faulty(one: Report) -> object:
        if one.id == "bad":
            raise RuntimeError("no such luck")
        return real(one)

    monkeypatch.setattr(read, "read", faulty)
    add(archive, report("good"), report("bad", "نص آخر"))
    assert len(list(keeping.take_up(archive, jobs=1))) == 1
    assert list(keeping.take_up(archive, jobs=1)) == []  # the same version isn't tried again
    with archive.reading() as connection:
        assert connection.execute(select(func.count()).select_from(work)).scalar() == 1
    assert not [f for f in verify(archive) if isinstance(f, Fault)]
    monkeypatch.undo()
    assert list(keeping.update(archive, jobs=1)) == []
    with archive.reading() as connection:
        assert readings.count_waiting(connection) == 0


def test_a_large_family_grows_without_being_traced_anew(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracing, "LARGE", 5)
    body = examples()[0].text
    some = [report(f"r{n}", body, outlet=f"موقع {n}") for n in range(8)]
    add(archive, *some[:7], read=True)
    add(archive, some[7], read=True)
    add(archive, report("alone", TEXT), read=True)
    (family,) = families(archive)
    assert set(family.reports) == {r.id for r in some}
    assert len(family.edges) == 7
    assert len({e.copy for e in family.edges}) == 7
    assert not [f for f in verify(archive) if isinstance(f, Fault)]


def test_an_incident_of_many_reports_takes_in_one_more(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "CROWD", 3)
    some = [r for r in examples() if r.published and r.published.year == 2022]
    add(archive, *some[:-1], read=True)
    add(archive, some[-1], read=True)
    largest = max(dossiers(archive).values(), key=lambda d: len(d.incident.reports)).incident
    assert len(largest.reports) >= len(some) - 1
    assert not [f for f in verify(archive) if isinstance(f, Fault)]
