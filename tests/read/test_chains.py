"""Short nouns, genders of speakers, and who a verb can go on for."""

from __future__ import annotations

import pytest

from tawatur.language import pack
from tawatur.language.text import tokenize
from tawatur.model import Report
from tawatur.read import read
from tawatur.read.chains import agrees, bare, gender
from tawatur.read.parties import find_parties


def names(text: str) -> list[list[str]]:
    return [[link.name for link in s.chain] for s in read(Report("r", text)).statements]


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("المصادر", "مصدر"),
        ("وبالبيان", "بيان"),
        ("المسوولون", "مسوول"),
        ("للوزاره", "وزاره"),
        ("ناشطون", "ناشط"),
    ],
)
def test_the_bare_noun(word: str, noun: str) -> None:
    assert bare(word) == noun


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت مصادر طبية إن العدد ارتفع", "fp"),
        ("قال شهود عيان إن العدد ارتفع", "p"),
        ("قال مصدر أمني إن العدد ارتفع", "m"),
        ("قالت وزارة الدفاع إن العدد ارتفع", "f"),
        ("قالت روسيا إن العدد ارتفع", "f"),
        ("قال العراق إن العدد ارتفع", "m"),
    ],
)
def test_gender_by_the_head_noun(text: str, expected: str) -> None:
    tokens = tokenize(text)
    parties = find_parties(tokens, pack.load("ar").lexicon.find(tokens))
    assert gender(tokens, parties[0]) == expected


def test_an_unknown_gender_agrees_with_all() -> None:
    assert agrees("", "f")
    assert agrees("fp", "p")
    assert not agrees("m", "f")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("وأضاف المصدر أن الطريق مغلق.", ["وكالة رويترز", "مصدر أمني عراقي"]),
        ("وأوضح المصدر ذاته أن الطريق مغلق.", ["وكالة رويترز", "مصدر أمني عراقي"]),
        ("وقالت الوكالة إن الطريق مغلق.", ["وكالة رويترز"]),
    ],
)
def test_a_short_noun_is_who_it_stands_for(short: str, long: list[str]) -> None:
    assert names(f"نقلت وكالة رويترز عن مصدر أمني عراقي قوله إن الجسر قصف. {short}")[-1] == long


def test_the_statement_is_its_issuers() -> None:
    text = "أعلنت وزارة الدفاع العراقية انسحاب القوات. وذكر البيان أن العملية انتهت."
    assert names(text) == [["وزارة الدفاع العراقية"]] * 2


def test_a_short_noun_without_anyone_before_stays_itself() -> None:
    assert names("قال المصدر إن الطريق مغلق.") == [["المصدر"]]
