"""What is computed at once: the same as the brief, kept when cut short, and nothing done beside it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from archive.sample import add, arrival, report
from tawatur import keeping
from tawatur.archive import Archive, decisions, family_rows, incident_rows, readings, reports
from tawatur.archive.reports import keep
from tawatur.archive.schema import incidents
from tawatur.archive.verify import Fault, verify
from tawatur.gather import Found, sourced
from tawatur.keeping import whole
from tawatur.model import Report

EXAMPLES = str(Path(__file__).parents[2] / "examples")


def examples() -> list[Report]:
    return [f.report for f in sourced([EXAMPLES]) if isinstance(f, Found)]


def derived(archive: Archive) -> tuple[object, object]:
    with archive.reading() as connection:
        ids = connection.execute(select(incidents.c.id)).scalars().all()
        families = family_rows.load_families(connection, range(1, 1000)).values()
        return incident_rows.load_dossiers(connection, ids), sorted(families, key=lambda f: f.reports)


def test_the_order_of_arrival_and_the_size_of_parts_change_nothing(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = examples()
    add(archive, *some, read=True)
    monkeypatch.setattr(whole, "PART", 3)
    monkeypatch.setattr(whole, "COMPARED", 2)
    from tawatur.archive import open_archive

    with open_archive(str(tmp_path / "other.sqlite"), create=True) as other:
        add(other, *reversed(some), read=True)
        assert derived(other) == derived(archive)
        for one in (archive, other):
            assert not [f for f in verify(one) if isinstance(f, Fault)]


def test_what_came_in_steps_is_the_same_as_at_once_after_an_update_of_all(
    archive: Archive, tmp_path: Path
) -> None:
    some = examples()
    add(archive, *some, read=True)
    from tawatur.archive import open_archive

    with open_archive(str(tmp_path / "steps.sqlite"), create=True) as steps:
        for one in reversed(some):
            add(steps, one, read=True)
        list(keeping.update(steps, everything=True, jobs=1))
        assert derived(steps) == derived(archive)


def test_readings_are_kept_when_it_is_cut_short(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    some = examples()
    keep(archive, [arrival(one) for one in some])

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(whole, "trace", cut)
        with pytest.raises(KeyboardInterrupt):
            list(keeping.take_up(archive, jobs=1))
    assert not [f for f in verify(archive) if isinstance(f, Fault)]
    seen: list[str] = []
    from tawatur import read

    with monkeypatch.context() as patched:
        patched.setattr(read, "read", lambda one: seen.append(one.id))
        assert not list(keeping.take_up(archive, jobs=1))
    assert not seen
    with archive.reading() as connection:
        assert readings.count_waiting(connection) == 0
    assert derived(archive)[0]


def test_what_is_decided_and_added_meanwhile_is_taken_up_after_it(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    *some, late = examples()
    keep(archive, [arrival(one) for one in some])
    real = whole.trace
    changed = Report(some[0].id, "لا شيء من ذلك حدث.", some[0].outlet, some[0].published, language="ar")

    def meanwhile(*told: object) -> object:
        monkeypatch.setattr(whole, "trace", real)
        keep(archive, [arrival(late), arrival(changed)])
        with archive.writing() as connection:
            n = reports.current(connection, [some[1].id])[some[1].id]
            claim = readings.load(connection, [n])[n].claims[0]
            start, end = claim.trigger
            anchor = decisions.Anchor(
                report=some[1].id,
                claim=claim.id,
                start=start,
                end=end,
                words=some[1].text[start:end],
                event=claim.event,
            )
            decisions.record(connection, "reject", [anchor], {}, "me")
            readings.enqueue(connection, [n])
            told_in.append(claim.id)
        return real(*told)  # type: ignore[arg-type]

    told_in: list[str] = []
    monkeypatch.setattr(whole, "trace", meanwhile)
    assert not list(keeping.take_up(archive, jobs=1))
    with archive.reading() as connection:
        assert readings.count_waiting(connection) == 0
        numbers = reports.current(connection, [late.id, changed.id])
        assert set(readings.load(connection, numbers.values())) == set(numbers.values())
        held = incident_rows.load_dossiers(connection, connection.execute(select(incidents.c.id)).scalars())
    claims = {c for d in held.values() for c in d.incident.claims}
    assert told_in[0] not in claims
    assert all(changed.id not in d.incident.reports for d in held.values())
    assert not [f for f in verify(archive) if isinstance(f, Fault)]


def test_little_beside_much_is_not_computed_at_once(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(archive, *examples(), read=True)
    monkeypatch.setattr(whole, "trace", lambda *_: pytest.fail("traced as a whole"))
    add(archive, report("one more"), read=True)
    monkeypatch.undo()
    with archive.reading() as connection:
        assert readings.count_waiting(connection) == 0


def test_a_quarter_in_steps_is_computed_at_once_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = examples()
    add(archive, *some[:12], read=True)
    monkeypatch.setattr(whole, "SMALL", 0)
    real, traced = whole.trace, []

    def counting(*told: object) -> object:
        traced.append(len(told[0]))  # type: ignore[arg-type]
        return real(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(whole, "trace", counting)
    for one in some[12:15]:
        add(archive, one, read=True)
    list(keeping.update(archive, jobs=1))
    assert traced == []  # three of fifteen
    add(archive, some[15], read=True)
    assert traced == []
    monkeypatch.setattr(whole, "SMALL", 500)
    add(archive, report("the fifth"), read=True)
    assert traced == [17]
    list(keeping.update(archive, jobs=1))
    assert traced == [17]
    monkeypatch.setattr(whole, "SMALL", 0)
    for n in range(6):
        add(archive, report(f"more {n}", f"{n}"), read=True)
    list(keeping.update(archive, jobs=1))
    assert traced == [17, 23]
    with archive.reading() as connection:
        assert readings.count_waiting(connection) == 0
