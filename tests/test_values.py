"""Values are intervals and compare as such."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.values import (
    Agreement,
    Count,
    Span,
    When,
    Where,
    agreement,
    bearing_deg,
    destination,
    distance_km,
)

counts = st.builds(
    lambda low, more, about: Count(low, None if more is None else low + more, about),
    st.integers(0, 10_000),
    st.none() | st.integers(0, 1000),
    st.booleans(),
)
whens = st.builds(
    lambda d, n: When(d, d + timedelta(days=n)),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(0, 400),
)
wheres = st.builds(Where, st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 300))
OPPOSITE = {
    Agreement.SAME: Agreement.SAME,
    Agreement.NARROWER: Agreement.WIDER,
    Agreement.WIDER: Agreement.NARROWER,
    Agreement.OVERLAPS: Agreement.OVERLAPS,
    Agreement.CONFLICTS: Agreement.CONFLICTS,
}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Count(12, 12), Count(10, None), Agreement.NARROWER),
        (Count(20, 99), Count(25, 25), Agreement.WIDER),
        (Count(2, 2), Count(3, 3), Agreement.CONFLICTS),
        (Count(60, 60, True), Count(57, 57), Agreement.WIDER),
        (
            When(date(2025, 12, 18), date(2025, 12, 18)),
            When(date(2025, 12, 1), date(2025, 12, 31)),
            Agreement.NARROWER,
        ),
        (
            When(date(2025, 12, 17), date(2025, 12, 17)),
            When(date(2025, 12, 18), date(2025, 12, 18)),
            Agreement.CONFLICTS,
        ),
    ],
)
def test_values_compare_as_a_careful_reader_would(
    a: Count | When, b: Count | When, expected: Agreement
) -> None:
    assert agreement(a, b) is expected


def test_sixty_km_south_and_fifty_seven_north_east_exclude_each_other() -> None:
    south = Where(*destination(36.5, 40.75, 180, 60), 20)
    north_east = Where(*destination(36.5, 40.75, 45, 57), 20)
    assert agreement(south, north_east) is Agreement.CONFLICTS
    assert agreement(south, Where(36.5, 40.75, 120)) is Agreement.NARROWER


def test_values_of_different_kinds_are_refused() -> None:
    with pytest.raises(TypeError, match="Count"):
        agreement(Count(1, 1), When(date(2020, 1, 1), date(2020, 1, 1)))


@given(st.one_of(st.tuples(counts, counts), st.tuples(whens, whens), st.tuples(wheres, wheres)))
def test_agreement_is_symmetric(pair: tuple[Count, Count]) -> None:
    a, b = pair
    assert agreement(b, a) is OPPOSITE[agreement(a, b)]


@given(st.one_of(counts, whens, wheres))
def test_a_value_is_the_same_as_itself(value: Count) -> None:
    assert agreement(value, value) is Agreement.SAME


@given(st.floats(-75, 75), st.floats(-179, 179), st.floats(0, 360), st.floats(1, 500))
def test_going_and_measuring_agree(lat: float, lon: float, bearing: float, km: float) -> None:
    there = destination(lat, lon, bearing, km)
    assert distance_km(lat, lon, *there) == pytest.approx(km, abs=0.01)
    turn = abs((bearing_deg(lat, lon, *there) - bearing + 180) % 360 - 180)
    assert turn < 0.5


def test_spans_overlap_and_hold() -> None:
    assert Span(2, 5).overlaps(Span(4, 9))
    assert not Span(2, 5).overlaps(Span(5, 9))
    assert Span(2, 9).holds(Span(2, 5))
    assert not Span(2, 4).holds(Span(2, 5))
