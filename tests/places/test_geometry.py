"""Points told from other points: where they lie, and that their uncertainty covers what the words allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.places.geometry import DEGREES, at_distance, beside, between, countryside, part_of
from tawatur.values import Where, bearing_deg, destination, distance_km

HASAKAH = Where(36.50, 40.75, 5.0)


def test_sixty_km_south_lies_sixty_km_south() -> None:
    found = at_distance(HASAKAH, "S", 60)
    assert distance_km(HASAKAH.lat, HASAKAH.lon, found.lat, found.lon) == pytest.approx(60, abs=0.2)
    assert bearing_deg(HASAKAH.lat, HASAKAH.lon, found.lat, found.lon) == pytest.approx(180, abs=0.2)


@given(
    st.sampled_from(sorted(DEGREES)),
    st.floats(2, 300),
    st.floats(-22.5, 22.5),
    st.floats(-60, 60),
    st.floats(-179, 179),
)
def test_the_uncertainty_covers_the_whole_compass_sector(
    bearing: str, km: float, turn: float, lat: float, lon: float
) -> None:
    found = at_distance(Where(lat, lon, 2.0), bearing, km)
    meant = destination(lat, lon, DEGREES[bearing] + turn, km)
    assert distance_km(found.lat, found.lon, *meant) <= found.uncertainty_km + 0.1


def test_without_a_bearing_the_place_lies_on_a_circle() -> None:
    found = at_distance(HASAKAH, None, 20)
    assert (found.lat, found.lon) == (HASAKAH.lat, HASAKAH.lon)
    assert found.uncertainty_km >= 20


def test_about_is_wider_than_the_plain_figure() -> None:
    plain, about = at_distance(HASAKAH, "E", 40), at_distance(HASAKAH, "E", 40, about=True)
    assert about.uncertainty_km > plain.uncertainty_km
    assert (about.lat, about.lon) == (plain.lat, plain.lon)


def test_between_reaches_both_ends() -> None:
    a, b = Where(35.47, 44.39, 3.0), Where(35.56, 45.43, 3.0)
    middle = between(a, b)
    for end in (a, b):
        assert distance_km(middle.lat, middle.lon, end.lat, end.lon) <= middle.uncertainty_km


@pytest.mark.parametrize("bearing", sorted(DEGREES))
def test_a_part_lies_inside_the_whole_and_on_its_side(bearing: str) -> None:
    whole = Where(35.0, 38.0, 300.0)
    part = part_of(whole, bearing)
    apart = distance_km(whole.lat, whole.lon, part.lat, part.lon)
    assert apart + part.uncertainty_km <= whole.uncertainty_km * 1.11
    turned = abs((bearing_deg(whole.lat, whole.lon, part.lat, part.lon) - DEGREES[bearing] + 180) % 360 - 180)
    assert turned < 1


def test_beside_a_town_without_a_distance_is_outside_it_and_wide() -> None:
    east = beside(HASAKAH, "E")
    assert east.lon > HASAKAH.lon
    assert east.uncertainty_km >= distance_km(HASAKAH.lat, HASAKAH.lon, east.lat, east.lon)
    assert beside(HASAKAH, None).uncertainty_km > HASAKAH.uncertainty_km


def test_a_countryside_is_measured_from_its_city() -> None:
    aleppo, governorate = Where(36.2, 37.16, 10.0), Where(36.29, 37.63, 108.0)
    assert countryside(aleppo, governorate, None) == governorate
    north = countryside(aleppo, governorate, "N")
    assert north.lat > aleppo.lat
    assert north.lon == pytest.approx(aleppo.lon, abs=0.01)
