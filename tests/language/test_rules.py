"""Pattern rows: what each element means, and every row's example and counter-example."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tawatur.errors import DataError
from tawatur.language import pack
from tawatur.language.rules import Matcher, Scene, compile_rules
from tawatur.language.text import tokenize
from tawatur.model import Report
from tawatur.read import read
from tawatur.tables import Row, read_tsv


def matcher(*patterns: str) -> Matcher:
    return Matcher(
        compile_rules([Row(f"t:{n}", {"id": str(n), "pattern": p}) for n, p in enumerate(patterns)])
    )


def scene(raw: str) -> Scene:
    text = tokenize(raw)
    digits: dict[int, Sequence[int]] = {i: [i + 1] for i, k in enumerate(text.kinds) if k == "d"}
    return Scene(text, pack.load("ar").lexicon.find(text), {"num": lambda i: digits.get(i, ())})


@pytest.mark.parametrize(
    ("pattern", "raw", "words"),
    [
        ("على بعد d=#num كم", "وقع على بعد 17 كم من المدينة", "على بعد 17 كم"),
        ("على بعد نحو? d=#num كم", "على بعد نحو 17 كم", "على بعد نحو 17 كم"),
        ("+قرية _1 النهر", "في بقرية قرب النهر", "بقرية قرب النهر"),
        ("في|داخل مدينة", "وداخل مدينة الرقة", "وداخل مدينة"),
        ("<cue:accord> _1 ,", "بحسب الوزارة, قتل شخص", "بحسب الوزارة,"),
    ],
)
def test_a_pattern_fits(pattern: str, raw: str, words: str) -> None:
    at = scene(raw)
    match = matcher(pattern).find(at)[0]
    assert at.text.of(at.text.span(match.first, match.end)) == words


def test_a_slot_keeps_its_words() -> None:
    at = scene("على بعد 17 كم")
    match = matcher("على بعد d=#num كم").find(at)[0]
    assert at.text.of(at.text.span(*match.slots["d"])) == "17"


def test_all_bad_patterns_of_a_table_are_named_at_once() -> None:
    with pytest.raises(DataError) as caught:
        matcher("_3 كم", "كم?")
    assert len(caught.value.faults) == 2


FLAGS = read_tsv("language", "ar", "rules", "flags.tsv")
COMPUTED = read_tsv("language", "ar", "rules", "computed_flags.tsv")


def codes(raw: str) -> set[str]:
    return {flag.code for flag in read(Report("r", raw)).flags}


@pytest.mark.parametrize("row", [*FLAGS, *COMPUTED], ids=lambda r: r["id"])
def test_a_flag_row_sees_its_example_and_not_its_counter_example(row: Row) -> None:
    assert row["code"] in codes(row["example"])
    assert row["code"] not in codes(row["counter"])
