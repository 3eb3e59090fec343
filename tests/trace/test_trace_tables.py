"""The rows that tracing reads: every word in one meaning of its class only, every effect a known one."""

from __future__ import annotations

import pytest

from tawatur.language.inflect import expand
from tawatur.language.text import fold
from tawatur.tables import read_tsv
from tawatur.trace.facts import figure
from tawatur.trace.meaning import clash, one_letter_off, other_number, same_meaning

EFFECTS = {
    "place",
    "number",
    "date",
    "event_type",
    "agent_patient",
    "negation",
    "object",
    "outlet_name",
    "person_name",
}


def test_a_word_has_one_meaning_in_its_class() -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in read_tsv(
        "language", "ar", "trace", "concepts.tsv", required=("id", "class", "effect", "forms")
    ):
        assert row["effect"] in EFFECTS, row.at
        for form in expand(row["forms"]):
            assert seen.setdefault((row["class"], form), row["id"]) == row["id"], (row.at, form)


@pytest.mark.parametrize(
    "table", ["concepts.tsv", "synonyms.tsv", "light.tsv", "figures.tsv", "nouns.tsv", "signs.tsv"]
)
def test_ids_are_unique(table: str) -> None:
    ids = [row["id"] for row in read_tsv("language", "ar", "trace", table, required=("id", "forms"))]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("one", "other", "effect"),
    [
        ("قتلى", "جرحى", "event_type"),
        ("مؤيدة", "معارضة", "agent_patient"),
        ("الشرقي", "الغربي", "place"),
        ("مدنيين", "عسكريين", "object"),
        ("مجهول", "معروف", "negation"),
        ("لقي", "مات", None),
    ],
)
def test_opposites_have_their_effect(one: str, other: str, effect: str | None) -> None:
    assert clash(fold(one), fold(other)) == effect


@pytest.mark.parametrize(("one", "other"), [("مصدر", "منبع"), ("مقتل", "مصرع"), ("وأضاف", "وأردف")])
def test_synonyms_say_the_same(one: str, other: str) -> None:
    assert same_meaning(fold(one), fold(other))


@pytest.mark.parametrize(
    ("one", "other", "off"),
    [("تدمر", "تمر", True), ("الحجز", "الحجر", True), ("كتب", "كاتب", False), ("انفجر", "تفجر", False)],
)
def test_a_garbled_word_differs_in_one_root_letter(one: str, other: str, off: bool) -> None:
    assert one_letter_off(fold(one), fold(other)) is off


def test_two_for_one_is_another_number() -> None:
    assert other_number("جريح", "جريحين")
    assert other_number("زوجه", "زوجات")
    assert not other_number("العراقيه", "العراقيات")
    assert not other_number("مسلحون", "مسلحين")


def test_figures_are_values() -> None:
    assert figure("7") == ("number", "7") == figure(fold("سبعة"))
    assert figure(fold("الجمعة")) == ("day", "fri")
    assert figure(fold("بلدة")) is None
