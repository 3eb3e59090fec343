"""The grade of an incident: separate axes, figures by rule, and the time line."""

from __future__ import annotations

from datetime import date

import pytest
from tests.link.handmade import Sheet, bomb, landing

from tawatur.compare import compare
from tawatur.compare.grade import Grade, Step, grade, name_of, time_line
from tawatur.compare.told import count_of, shown_count
from tawatur.link import link
from tawatur.values import Count


def graded(*sheets: Sheet, rule: str = "majority") -> Grade:
    reports, readings = [s.report for s in sheets], [s.reading for s in sheets]
    (incident,) = link(reports, readings, [])
    return grade(incident, compare([incident], reports, readings, []), readings, rule)


def steps(*sheets: Sheet) -> tuple[Step, ...]:
    reports, readings = [s.report for s in sheets], [s.reading for s in sheets]
    (incident,) = link(reports, readings, [])
    comparisons = compare([incident], reports, readings, [])
    return time_line(incident, comparisons, readings, {r.id: r.published for r in reports})


def test_two_outlets_on_a_bomb_nobody_owns_are_fair() -> None:
    found = graded(bomb("a", "أ", 8), bomb("b", "ب", 8))
    assert (found.origins, found.time, found.place) == (2, "time.day", "place.near")
    assert (found.responsibility, found.label) == ("responsibility.none", "label.fair")


def test_a_force_that_tells_of_itself_admits_it() -> None:
    assert (
        graded(landing("a", "أ", source="قيادة العمليات المشتركة")).responsibility
        == "responsibility.admitted"
    )


@pytest.mark.parametrize(("rule", "best"), [("lowest", 8), ("majority", 9), ("range", None)])
def test_the_best_figure_follows_the_rule(rule: str, best: int | None) -> None:
    found = graded(bomb("a", "أ", 8), bomb("b", "ب", 9), bomb("c", "ج", 9), bomb("d", "د", 12), rule=rule)
    (figure,) = found.figures
    assert (figure.low, figure.best, figure.high) == (8, best, 12)


def test_another_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="no rule"):
        graded(bomb("a", "أ", 8), rule="average")


def test_the_time_line_goes_by_day() -> None:
    late = bomb("b", "أ", 12)
    late.published = date(2022, 12, 19)
    assert [(s.day, s.value) for s in steps(late, bomb("a", "أ", 8))] == [
        (date(2022, 12, 18), "8"),
        (date(2022, 12, 19), "12"),
    ]


def test_every_value_has_a_name_in_both_languages() -> None:
    assert name_of("label.fair") == "fair"
    assert name_of("label.fair", "ar") == "مقبولة"
    assert name_of("12") == "12"


@pytest.mark.parametrize("count", [Count(12, 12), Count(20, 99), Count(10, None), Count(20, 20, True)])
def test_a_number_reads_as_it_was_written(count: Count) -> None:
    assert count_of(shown_count(count)) == count
