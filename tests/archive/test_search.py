"""Reports and incidents found, on both stores alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from archive.sample import add, report
from tawatur.archive import Archive, listing, open_archive, search
from tawatur.archive.filters import Filters, Near
from tawatur.evaluate.server import Server
from tawatur.gather import Found, sourced
from tawatur.values import distance_km

EXAMPLES = str(Path(__file__).parents[2] / "examples")


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def examples(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The examples of the project, read and linked."""
    if request.param == "sqlite":
        place = str(tmp_path_factory.mktemp("search") / "archive.sqlite")
    else:
        server: Server = request.getfixturevalue("server")
        place = server.database()
    with open_archive(place, create=True) as archive:
        add(archive, *(f.report for f in sourced([EXAMPLES]) if isinstance(f, Found)), read=True)
        yield archive


def found(archive: Archive, words: str, filters: Filters | None = None) -> list[str]:
    with archive.reading() as connection:
        return [
            h.found.report.outlet or "" for h in search.find(connection, words, filters or Filters(), 50).hits
        ]


def listed(archive: Archive, filters: Filters) -> list[listing.Listed]:
    with archive.reading() as connection:
        return listing.list_incidents(connection, filters).listed


def test_words_are_found_whatever_stands_around_them(archive: Archive) -> None:
    add(archive, report("a", "قال مُحَمَّد إن الغارة انتهت"), report("b", "وأسفرت الغارة عن قتيلين"))
    with archive.reading() as connection:
        for words, names in (
            ("محمد", ["a"]),
            ("أسفرت", ["b"]),
            ("غارة", ["b", "a"]),
            ("غارة محمد", ["a"]),
            ("لا شيء", []),
            ("", ["b", "a"]),
            ('OR NOT " * ^', []),
        ):
            hits = search.find(connection, words, Filters()).hits
            assert [h.found.report.id for h in hits] == names, words


def test_the_span_shows_why(archive: Archive) -> None:
    add(archive, report("a", "قال مُحَمَّد إن الغارة انتهت"))
    with archive.reading() as connection:
        (hit,) = search.find(connection, "محمد", Filters()).hits
    assert hit.span is not None
    assert hit.found.report.text[slice(*hit.span)] == "مُحَمَّد"


def test_only_the_current_version_is_found(archive: Archive) -> None:
    add(archive, report("a", "قتل خمسة"), report("a", "قتل ستة"))
    assert found(archive, "خمسة") == []
    assert len(found(archive, "ستة")) == 1


def test_phrases(archive: Archive) -> None:
    add(archive, report("a", "التحالف الدولي قصف"), report("b", "التحالف العربي الدولي قصف"))
    assert len(found(archive, "التحالف الدولي")) == 2
    with archive.reading() as connection:
        hits = search.find(connection, '"التحالف الدولي"', Filters())
    assert [h.found.report.id for h in hits.hits] == ["a"]
    assert hits.total == 1


def test_newest_first_and_no_more_than_asked(archive: Archive) -> None:
    add(archive, *(report(f"r{n}", published=date(2025, 1, 1 + n % 20)) for n in range(30)))
    with archive.reading() as connection:
        hits = search.find(connection, "القبض", Filters(), 7)
    days = [h.found.report.published for h in hits.hits]
    assert days == sorted(days, key=str, reverse=True)
    assert (len(days), hits.total) == (7, 30)


def test_filters_of_reports(examples: Archive) -> None:
    everything = found(examples, "")
    assert len(everything) == 16
    hasakah = found(examples, "", Filters(near=Near(36.5, 40.75, 80)))
    # Not صحيفة المرسى, whose source says that it was not there.
    assert {"موقع نهر الخابور", "صحيفة بريد الجزيرة", "أخبار اللحظة"} <= set(hasakah)
    assert len(hasakah) <= 9
    assert set(found(examples, "", Filters(first=date(2025, 12, 1)))) >= set(hasakah)
    assert 5 <= len(found(examples, "", Filters(last=date(2023, 12, 31)))) <= 8
    assert found(examples, "", Filters(outlet="لا أحد")) == []
    assert found(examples, "", Filters(outlet=everything[0])) == [everything[0]]
    assert len(found(examples, "", Filters(event="ied_explosion"))) >= 5
    assert len(found(examples, "", Filters(verdict="contested"))) >= 10
    assert set(found(examples, "", Filters(actor="داعش"))) <= set(found(examples, "", Filters(actor="is")))
    assert found(examples, "", Filters(actor="is"))
    assert found(examples, "داعش", Filters(event="ied_explosion", near=Near(0.0, 0.0, 10))) == []


def test_filters_of_incidents(examples: Archive) -> None:
    everything = listed(examples, Filters())
    assert everything
    days = [i.first for i in everything if i.first]
    assert days == sorted(days, reverse=True)
    # Better rules may part or join the small ones; the large one stays.
    kirkuk = sorted(listed(examples, Filters(event="ied_explosion")), key=lambda i: -i.reports)
    assert kirkuk[0].first == date(2022, 12, 18)
    assert "contested" in kirkuk[0].verdicts
    assert kirkuk[0].reports >= 6
    assert listed(examples, Filters(first=date(2025, 12, 1)))[-1].last >= date(2025, 12, 1)  # type: ignore[operator]
    assert kirkuk[0] in listed(examples, Filters(first=date(2022, 12, 18), last=date(2022, 12, 18)))
    assert kirkuk[0] in listed(examples, Filters(near=Near(35.4, 44.3, 100)))
    assert kirkuk[0] not in listed(examples, Filters(near=Near(36.5, 40.75, 30)))
    assert kirkuk[0] in listed(examples, Filters(verdict="contested"))
    assert kirkuk[0] in listed(examples, Filters(actor="is"))
    assert listed(examples, Filters(actor="لا أحد")) == []


def test_a_radius_is_a_radius() -> None:
    near = Near(36.34, 43.13, 60)
    for lat, lon in ((36.34, 43.79), (36.87, 43.13), (36.7, 43.5), (35.9, 42.7)):
        flat = ((lon - near.lon) * 111.195 * 0.8055) ** 2 + ((lat - near.lat) * 111.195) ** 2
        assert abs(flat**0.5 - distance_km(near.lat, near.lon, lat, lon)) < 1


def test_two_words_of_one_number_are_told_apart(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL keeps a number for each form; here all words share theirs."""
    from tawatur.archive import index

    monkeypatch.setattr(index, "number", lambda form: 7)
    add(archive, report("a", "قصف على المدينة"), report("b", "اعتقال في القرية"))
    with archive.reading() as connection:
        hits = search.find(connection, "اعتقال", Filters())
    assert [h.found.report.id for h in hits.hits] == ["b"]
    assert hits.total == 1
