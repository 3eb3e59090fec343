"""What people decide goes before what is computed, and finds its claim again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.sample import add, report
from tawatur.archive import Archive, decisions, family_rows, incident_rows, readings, reports
from tawatur.archive.verify import Fault, verify
from tawatur.gather import Found, sourced
from tawatur.keeping import dossier, load_items, lost, take_up
from tawatur.model import Claim, Polarity, Reading, Report
from tawatur.values import Span

KIRKUK = str(Path(__file__).parents[2] / "examples" / "kirkuk")


def claim(id: str, start: int, end: int, event: str = "arrest", report: str = "r") -> Claim:
    return Claim(id, report, None, event, Span(start, end), True, Polarity.ASSERTED, (), (), None, (), "row")


def anchor(words: str, start: int, event: str = "arrest") -> decisions.Anchor:
    return decisions.Anchor("r", "r#c1", event, words, start, start + len(words))


def test_a_claim_is_found_by_its_words_and_place() -> None:
    text = "قتل رجل ثم قتل آخر"
    claims = [claim("r#c1", 0, 3, "killing"), claim("r#c2", 11, 14, "killing")]
    assert decisions.find_again(anchor("قتل", 11, "killing"), text, claims) == claims[1]
    assert decisions.find_again(anchor("قتل", 0, "killing"), text, claims) == claims[0]


def test_a_claim_is_found_after_its_words_moved() -> None:
    text = "تصحيح: قتل رجل"
    claims = [claim("r#c9", 7, 10, "killing")]
    assert decisions.find_again(anchor("قتل", 0, "killing"), text, claims) == claims[0]


def test_better_rules_may_take_other_words_for_the_trigger() -> None:
    text = "تم القبض على رجل"
    assert decisions.find_again(anchor("القبض", 3), text, [claim("r#c1", 0, 8)]) is not None
    assert decisions.find_again(anchor("القبض", 3), text, [claim("r#c1", 13, 16)]) is None
    assert decisions.find_again(anchor("القبض", 3), text, []) is None


def test_of_two_claims_on_the_same_words_the_one_with_the_same_event() -> None:
    text = "غارة"
    claims = [claim("r#c1", 0, 4, "raid"), claim("r#c2", 0, 4, "air_strike")]
    assert decisions.find_again(anchor("غارة", 0, "air_strike"), text, claims) == claims[1]


@given(st.text(), st.integers(0, 50), st.text(), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9))))
def test_finding_again_never_raises(words: str, start: int, text: str, spans: list[tuple[int, int]]) -> None:
    claims = [claim(f"r#c{n}", a, a + b) for n, (a, b) in enumerate(spans)]
    found = decisions.find_again(anchor(words, start), text, claims)
    assert found is None or found in claims


def test_values_are_corrected_with_evidence_kept() -> None:
    told = {"event": "air_strike", "polarity": "denied", "time": "2025-12-18..2025-12-19", "killed": "2..4"}
    one = decisions.Decision(7, "correct", (anchor("القبض", 0),), told, "me", "now", "")
    made = decisions.corrected(claim("r#c1", 0, 5), one)
    assert (made.event, made.polarity) == ("air_strike", Polarity.DENIED)
    assert made.time is not None
    assert (made.time.first, made.time.last) == (date(2025, 12, 18), date(2025, 12, 19))
    (toll,) = made.counts
    assert (toll.what, toll.low, toll.high, toll.by) == ("killed", 2, 4, "decision 7")
    assert toll.spans == (Span(0, 5),)


def test_a_rejected_claim_leaves_its_retellings() -> None:
    head, tail = claim("r#c1", 0, 5), replace(claim("r#c2", 0, 5), same_as="r#c1", trigger=Span(6, 9))
    reading = Reading("r", "v", "ar", (), (), (head, tail), ())
    one = decisions.Decision(1, "reject", (anchor("القبض", 0),), {}, "me", "now", "")
    made, gone = decisions.apply(reading, "القبض على", [one])
    assert [c.id for c in made.claims] == ["r#c2"]
    assert made.claims[0].same_as is None
    assert gone == []


@pytest.fixture
def kirkuk(archive: Archive) -> Archive:
    add(archive, *(f.report for f in sourced([KIRKUK]) if isinstance(f, Found)), read=True)
    return archive


def first_incident(archive: Archive) -> tuple[str, Report, Claim]:
    """The incident that most reports tell, and a claim of it."""
    from sqlalchemy import select

    from tawatur.archive.schema import incidents

    with archive.reading() as connection:
        name = connection.execute(
            select(incidents.c.id).order_by(incidents.c.reports.desc()).limit(1)
        ).scalar_one()
        found = incident_rows.load_dossiers(connection, [name])[name].incident
        number = reports.current(connection, [found.reports[0]])[found.reports[0]]
        item = load_items(connection, [number])[number]
        return name, item.report, next(c for c in item.reading.claims if c.id in found.claims)


def decide(archive: Archive, kind: str, subject: list[decisions.Anchor], **value: object) -> int:
    with archive.writing() as connection:
        n = decisions.record(connection, kind, subject, value, "me")
        readings.enqueue(connection, reports.current(connection, [a.report for a in subject]).values())
    assert not list(take_up(archive, jobs=1))
    return n


def test_a_rejected_claim_leaves_its_incident_and_undoing_brings_it_back(kirkuk: Archive) -> None:
    name, one, told = first_incident(kirkuk)
    subject = [decisions.anchor(told, one)]
    n = decide(kirkuk, "reject", subject)
    assert told.id not in claims_of(kirkuk)
    decide(kirkuk, "undo", subject, of=n)
    assert claims_of(kirkuk)[told.id] == name
    assert not [f for f in verify(kirkuk) if isinstance(f, Fault)]


def claims_of(archive: Archive) -> dict[str, str]:
    """The incident of every claim that is in one."""
    with archive.reading() as connection:
        found = incident_rows.incidents_of(connection, range(1, 100))
    return {mark.claim: incident for mark, incident in found.items()}


def test_people_part_and_join_incidents(kirkuk: Archive) -> None:
    name, one, told = first_incident(kirkuk)
    homes = claims_of(kirkuk)
    other = next(c for c, home in homes.items() if home == name and not c.startswith(one.id))
    with kirkuk.reading() as connection:
        number = reports.current(connection, [other.split("#")[0]])
        item = load_items(connection, number.values())[next(iter(number.values()))]
    there = next(c for c in item.reading.claims if c.id == other)
    pair = [decisions.anchor(told, one), decisions.anchor(there, item.report)]
    n = decide(kirkuk, "different", pair)
    parted = claims_of(kirkuk)
    assert parted.get(told.id) != parted.get(other)
    decide(kirkuk, "undo", pair, of=n)
    decide(kirkuk, "same", pair)
    joined = claims_of(kirkuk)
    assert joined[told.id] == joined[other]
    assert not [f for f in verify(kirkuk) if isinstance(f, Fault)]


def test_a_confirmed_edge_is_stated(kirkuk: Archive) -> None:
    from sqlalchemy import select

    from tawatur.archive.schema import family_of

    with kirkuk.reading() as connection:
        numbers = connection.execute(select(family_of.c.report)).scalars().all()
        edge = next(e for f in family_rows.load_families(connection, numbers).values() for e in f.edges)
    turned = [decisions.Anchor(report=edge.origin), decisions.Anchor(report=edge.copy)]
    decide(kirkuk, "edge", turned)
    with kirkuk.reading() as connection:
        edges = [e for f in family_rows.load_families(connection, numbers).values() for e in f.edges]
    (made,) = (e for e in edges if {e.copy, e.origin} == {edge.copy, edge.origin})
    assert (made.copy, made.origin, made.direction) == (edge.origin, edge.copy, "stated")
    assert "confirmed by me" in made.why


def test_a_decision_that_lost_its_claim_is_listed_and_kept(archive: Archive) -> None:
    add(archive, report("r"), read=True)
    with archive.reading() as connection:
        (number,) = reports.current(connection, ["r"]).values()
        item = load_items(connection, [number])[number]
    decide(archive, "accept", [decisions.anchor(item.reading.claims[0], item.report)])
    with archive.reading() as connection:
        assert lost(connection) == []
    add(archive, report("r", "لم يحدث شيء."), read=True)
    with archive.reading() as connection:
        assert [d.kind for d in lost(connection)] == ["accept"]
        assert [d.kind for d in decisions.load(connection)] == ["accept"]


def test_the_dossier_shows_the_corrected_value(kirkuk: Archive) -> None:
    name, one, told = first_incident(kirkuk)
    decide(kirkuk, "correct", [decisions.anchor(told, one)], killed="77")
    name = claims_of(kirkuk)[told.id]
    with kirkuk.reading() as connection:
        brief = dossier(connection, name)
    assert brief is not None
    tolls = [t for r in brief.readings for c in r.claims for t in c.counts if t.low == 77]
    assert tolls
    assert any("77" in p.value for c in brief.comparisons for p in c.positions)
