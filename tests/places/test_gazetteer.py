"""Names to places: spellings, joined words, countries, our own table, and what needs a sign beside it."""

from __future__ import annotations

import pytest

from tawatur.language.text import fold
from tawatur.places import base
from tawatur.places.gazetteer import build, load
from tawatur.values import distance_km


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("الحسكة", 36.50, 40.75),
        ("البوكمال", 34.45, 40.92),
        ("ديرالزور", 35.34, 40.14),
        ("كوباني", 36.89, 38.35),
        ("عين العرب", 36.89, 38.35),
        ("الشدادي", 36.06, 40.73),
        ("سرمدا", 36.18, 36.72),
        ("ربيعة", 36.80, 42.08),
        ("القنيطرة", 33.13, 35.82),
        ("جرف الصخر", 32.87, 44.21),
        ("مطار دير الزور", 35.29, 40.18),
    ],
)
def test_a_name_is_known_at_its_point(name: str, lat: float, lon: float) -> None:
    assert any(distance_km(s.lat, s.lon, lat, lon) < 12 for s in load().named(name))


@pytest.mark.parametrize("name", ["سوريا", "سورية", "العراق", "أمريكا", "الولايات المتحدة", "تركيا"])
def test_countries_are_known_by_their_common_names(name: str) -> None:
    assert any(s.kind == "country" for s in load().named(name))


def test_every_governorate_of_the_region_is_there() -> None:
    counted = dict.fromkeys(("SY", "IQ", "LB", "JO", "YE", "LY", "SD", "EG"), 0)
    for spot in load().spots:
        if spot.kind == "governorate" and spot.country in counted:
            counted[spot.country] += 1
    assert counted == {"SY": 14, "IQ": 19, "LB": 8, "JO": 12, "YE": 22, "LY": 22, "SD": 18, "EG": 27}


def test_our_own_rows_have_a_source_and_a_sound_point() -> None:
    for row in base.own_rows():
        assert row.get("source"), row.at
        if row["kind"] == "country":
            continue
        assert -90 <= float(row["lat"]) <= 90, row.at
        assert -180 <= float(row["lon"]) <= 180, row.at
        assert 0 < float(row["extent_km"]) < 1000, row.at
        assert row["kind"] in {"governorate", "region", "settlement", "site"}, row.at


def test_a_governorate_holds_its_capital() -> None:
    gazetteer = load()
    missed = []
    for spot in gazetteer.spots:
        if spot.kind != "governorate":
            continue
        capitals = [
            s
            for s in gazetteer.named(spot.name)
            if s.kind == "settlement" and s.admin == spot.admin and s.population > 20_000
        ]
        missed += [
            spot.name
            for s in capitals
            if distance_km(spot.lat, spot.lon, s.lat, s.lon) > spot.extent_km + s.extent_km
        ]
    assert not missed


def test_clitics_are_parted_from_a_name_and_its_article_is_kept() -> None:
    gazetteer = load()
    assert [(s.lead, s.base) for s in next(gazetteer.all_starts([fold("وبالحسكة")]))][-1] == (
        "وب",
        fold("الحسكة"),
    )
    assert ("ل", fold("الرقة")) in [(s.lead, s.base) for s in next(gazetteer.all_starts([fold("للرقة")]))]


@pytest.mark.parametrize("name", ["الباب", "محمد", "ناصر", "صالح", "سلمان", "نوى", "القائم", "الثورة"])
def test_ordinary_words_and_given_names_need_a_sign(name: str) -> None:
    gazetteer = load()
    assert fold(name) not in gazetteer.names or fold(name) in gazetteer.doubtful


@pytest.mark.parametrize("name", ["حلب", "الموصل", "دمشق", "إدلب", "الرمادي", "غزة", "ريف دمشق", "القامشلي"])
def test_cities_stand_alone(name: str) -> None:
    assert fold(name) not in load().doubtful


def test_the_extent_grows_with_the_people() -> None:
    assert base.extent_of(0) < base.extent_of(100_000) < base.extent_of(5_000_000) < 25


def test_two_places_of_one_name_are_both_kept() -> None:
    def raw(identity: str, country: str) -> base.Raw:
        return base.Raw(identity, ("الخالدية",), "", "settlement", country, "", 33.0, 44.0, 2.0, 0, identity)

    book = build([raw("a", "IQ"), raw("b", "SY")], ())
    assert len(book.names[fold("الخالدية")]) == 2
