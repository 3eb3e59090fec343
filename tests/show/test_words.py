"""The interface's words are whole in both languages, and counted as each language counts."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tawatur.show import labels
from tawatur.show.words import days, words
from tawatur.tables import read_tsv

AR, EN = words("ar"), words("en")


def test_both_languages_fill_the_same_slots() -> None:
    for row in read_tsv("show", "words.tsv"):
        slots = {ui: set(re.findall(r"\{(\w+)\}", row[ui])) for ui in ("en", "ar")}
        assert slots["ar"] <= slots["en"], row.at
        if row["id"].rsplit(".", 1)[-1] not in ("one", "two"):
            assert slots["ar"] == slots["en"], row.at


def test_ids_are_given_once() -> None:
    ids = [row["id"] for row in read_tsv("show", "words.tsv")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("n", "arabic", "english"),
    [
        (1, "خبر واحد", "1 report"),
        (2, "خبران", "2 reports"),
        (3, "3 أخبار", "3 reports"),
        (10, "10 أخبار", "10 reports"),
        (11, "11 خبراً", "11 reports"),
        (100, "100 خبر", "100 reports"),
        (103, "103 أخبار", "103 reports"),
        (0, "0 خبر", "0 reports"),
    ],
)
def test_counted_words(n: int, arabic: str, english: str) -> None:
    assert AR.count("reports", n) == arabic
    assert EN.count("reports", n) == english


@pytest.mark.parametrize(
    ("first", "last", "english", "arabic"),
    [
        (date(2025, 12, 18), date(2025, 12, 18), "18 December 2025", "18 كانون الأول 2025"),
        (date(2025, 12, 16), date(2025, 12, 18), "16–18 December 2025", "16–18 كانون الأول 2025"),
        (date(2025, 2, 1), date(2025, 2, 28), "February 2025", "شباط 2025"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025", "2025"),
        (
            date(2025, 1, 30),
            date(2025, 2, 2),
            "30 January 2025 – 2 February 2025",
            "30 كانون الثاني 2025 – 2 شباط 2025",
        ),
    ],
)
def test_days(first: date, last: date, english: str, arabic: str) -> None:
    assert days(EN, first, last) == english
    assert days(AR, first, last) == arabic


def test_ids_are_named_and_values_left_as_they_stand() -> None:
    assert labels.value(EN, "air_landing") == "air landing"
    assert labels.value(AR, "air_landing") == "إنزال جوي"
    assert labels.value(EN, "2025-12-18") == "18 December 2025"
    assert labels.value(EN, "something_else") == "something else"
    assert labels.value(EN, "الحسكة") == "الحسكة"
    assert labels.value(EN, "2025-99-99") == "2025-99-99"
