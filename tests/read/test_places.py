"""Where: names, signs, namesakes, areas and places told from others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.language import pack
from tawatur.language.hits import Hits
from tawatur.language.rules import Match, Matcher, Scene
from tawatur.language.text import Text, tokenize
from tawatur.places.gazetteer import load
from tawatur.read.places import PlaceMention, find_places
from tawatur.tables import Row, parse_tsv, read_tsv
from tawatur.values import distance_km

WORDS = [
    "في",
    "قرية",
    "بلدة",
    "ريف",
    "حلب",
    "الشمالي",
    "و",
    "،",
    "(",
    ")",
    '"',
    "60",
    "كم",
    "جنوب",
    "مدينة",
    "الحسكة",
    "بين",
    "طريق",
    "-",
    "قرى",
    "الباب",
    "قرب",
]
HERE = Path(__file__).parent


def _rows(name: str) -> list[Row]:
    return parse_tsv((HERE / name).read_text("utf-8"), name)


@cache
def read(raw: str) -> tuple[Text, list[PlaceMention]]:
    text = tokenize(raw)
    return text, find_places(text, _hits(text), load())


def _hits(text: Text) -> Hits:
    return pack.load("ar").lexicon.find(text)


@pytest.mark.parametrize("row", _rows("places_examples.tsv"), ids=lambda r: r.at)
def test_a_place_is_read_with_its_role_point_and_relation(row: Row) -> None:
    _, mentions = read(row["text"])
    named = [m for m in mentions if m.place.name == row["name"] and m.role != "demonym"]
    assert named, [m.place.name for m in mentions]
    wanted = row["role"]
    mention = next((m for m in named if (m.reference if wanted == "ref" else m.role == wanted)), None)
    assert mention is not None, [(m.role, m.reference) for m in named]
    assert mention.place.kind == row["kind"]
    if row.get("near") == "-":
        assert mention.place.lat is None
    else:
        lat, lon, km = (float(n) for n in row["near"].split(","))
        place = mention.place
        assert place.lat is not None
        assert place.lon is not None
        assert distance_km(place.lat, place.lon, lat, lon) <= km
    told = row.get("relative")
    relative = mention.place.relative
    if not told:
        assert relative is None or wanted == "ref"
        return
    of, km_told, bearing = told.split(",")
    assert relative is not None
    assert relative.of == of
    assert relative.distance_km == (None if km_told == "-" else float(km_told))
    assert relative.bearing == (None if bearing == "-" else bearing)


@pytest.mark.parametrize("row", _rows("places_none.tsv"), ids=lambda r: r.at)
def test_other_names_and_words_are_no_places(row: Row) -> None:
    _, mentions = read(row["text"])
    found = [m.place.name for m in mentions if m.role != "demonym"]
    assert not [name for name in found if row["not"] in name]


@pytest.mark.parametrize("row", read_tsv("language", "ar", "rules", "places.tsv"), ids=lambda r: str(r["id"]))
def test_a_rule_serves_its_example_and_not_its_counter(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    assert row["id"] in _rules_matched(row["example"], monkeypatch)
    assert row["id"] not in _rules_matched(row["counter"], monkeypatch)


def _rules_matched(raw: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    matcher = pack.load("ar").rules("places")
    matched: set[str] = set()

    def spy(scene: Scene, i: int) -> Match | None:
        found = Matcher.at(matcher, scene, i)
        if found is not None:
            matched.add(found.rule.id)
        return found

    text = tokenize(raw)
    with monkeypatch.context() as patched:
        patched.setattr(matcher, "at", spy)
        find_places(text, _hits(text), load())
    return matched


def test_the_span_is_the_raw_words_without_proclitics() -> None:
    text, mentions = read("وصلوا إلى بلدة سراقب وبمدينة إدلب قُتل شخص")
    for mention in mentions:
        (span,) = mention.place.spans
        assert text.of(span) == mention.place.name


def test_one_name_means_one_place_in_a_report() -> None:
    raw = "اشتباكات في طرابلس شمال لبنان. وقال مصدر لبناني إن طرابلس هادئة."
    points = {(m.place.lat, m.place.lon) for m in read(raw)[1] if m.place.name == "طرابلس"}
    assert len(points) == 1
    ((lat, lon),) = points
    assert lat is not None
    assert lon is not None
    assert distance_km(lat, lon, 34.43, 35.84) < 15


def test_a_wider_unit_beside_a_finer_place_is_context() -> None:
    roles = {m.place.name: m.place.role for m in read("قتل شخص في بلدة سراقب في محافظة إدلب في سوريا")[1]}
    assert roles["سراقب"] == "main"
    assert roles["محافظة إدلب"] == "context"
    assert roles["سوريا"] == "context"


def test_a_country_adjective_is_a_demonym() -> None:
    (mention,) = read("القوات العراقية")[1]
    assert mention.role == "demonym"
    assert mention.place.country == "IQ"


def test_every_relative_place_has_its_reference_beside_it() -> None:
    _, mentions = read("قتل ثلاثة في قرية كلجبرين ( 37 كم شمال مدينة حلب )")
    told = [m for m in mentions if m.place.relative]
    assert told[0].place.relative is not None
    assert told[0].place.relative.of in {m.place.name for m in mentions if m.reference}


def test_a_village_near_a_town_is_no_namesake_far_from_it() -> None:
    """The only Rabia of Syria that the gazetteer knows lies on the coast."""
    near = {m.place.name: m.place for m in read("قتل شخص في قرية ربيعة قرب تل حميس بريف الحسكة")[1]}["ربيعة"]
    assert near.concept is None
    assert near.lat is not None
    assert near.lon is not None
    assert distance_km(near.lat, near.lon, 36.757, 41.399) < 15
    (alone,) = (m.place for m in read("قتل شخص في ناحية ربيعة بريف اللاذقية")[1] if "ربيعة" in m.place.name)
    assert alone.lon is not None
    assert alone.lon < 37


def test_distance_widens_the_uncertainty_and_about_widens_it_more() -> None:
    def width(raw: str) -> float:
        found = next(m.place for m in read(raw)[1] if m.place.relative)
        assert found.uncertainty_km is not None
        return found.uncertainty_km

    near = width("على بعد 10 كيلومترات جنوب مدينة الحسكة")
    far = width("على بعد 60 كيلومتراً جنوب مدينة الحسكة")
    about = width("على بعد نحو 60 كيلومتراً جنوب مدينة الحسكة")
    assert near < far < about


@settings(max_examples=150)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(WORDS),
            st.text(max_size=6),
        ),
        max_size=25,
    )
)
def test_no_text_raises_and_spans_lie_inside(words: list[str]) -> None:
    text = tokenize(" ".join(words))
    for mention in find_places(text, _hits(text), load()):
        for span in mention.place.spans:
            assert 0 <= span.start <= span.end <= len(text.raw)
