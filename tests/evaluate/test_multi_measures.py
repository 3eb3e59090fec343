from __future__ import annotations

from dataclasses import replace

import pytest

from tawatur.evaluate import multi
from tawatur.evaluate.contested import Position, Value
from tawatur.evaluate.figures import Figure, Notes
from tawatur.evaluate.multi import Collected, Found, Garbled, Happening, Retold, SharedOrigin
from tawatur.model import (
    Claim,
    Comparison,
    Edge,
    Family,
    Incident,
    Link,
    Polarity,
    Reading,
    Statement,
)
from tawatur.model import Position as Told
from tawatur.values import Span

ROWS = (
    Retold("a1", "x", "نور", incident_id="a"),
    Retold("a2", "x", "دال", incident_id="a"),
    Retold("a3", "x", "جيم", incident_id="a"),
    Retold("b1", "x", "هاء", incident_id="b"),
    Retold("n1", "x", "واو", is_incident=False),
    Retold("e1", "x", "eng", language="en", incident_id="a"),
)
HAPPENINGS = (
    Happening(
        "a",
        ("a1", "a2", "a3", "e1"),
        family_pairs=(("a2", "a1"),),
        shared_origin=(SharedOrigin("ministry", ("a1", "a3", "e1")),),
        positions=(
            Position("killed", (Value("3", ("a1", "a2")), Value("5", ("a3",))), "contested"),
            Position("other", (Value("x", ("a1",)), Value("y", ("a3",))), "contested"),
            Position("date", (Value("2025-01-01", ("a1", "a3")),), "agreed"),
            Position("wounded", (Value("1", ("a1",)), Value("9", ("a2",))), "contested"),
        ),
        garbled_values=(Garbled("a2"),),
    ),
    Happening("b", ("b1",)),
)
COLLECTED = Collected(ROWS, HAPPENINGS)


def reading(report: str, origin: str | None, event: str = "air_strike") -> Reading:
    statement = None
    statements = ()
    if origin:
        statement = f"{report}/s"
        link = Link(origin, None, "official", None, Span(0, 1))
        statements = (
            Statement(
                statement,
                report,
                (link,),
                "قال",
                Span(0, 1),
                Span(0, 1),
                False,
                "explicit",
                "said",
                "x",
            ),
        )
    claim = Claim(
        id=f"{report}#0",
        report=report,
        statement=statement,
        event=event,
        trigger=Span(0, 1),
        main=True,
        polarity=Polarity.ASSERTED,
        roles=(),
        places=(),
        time=None,
        counts=(),
        by="x",
    )
    return Reading(report, "x", "ar", (), statements, (claim,), ())


READINGS = {
    "a1": reading("a1", "الوزارة"),
    "a2": reading("a2", None),
    "a3": reading("a3", "الوزارة"),
    "b1": reading("b1", "الوزارة"),
    "n1": reading("n1", None, "visit"),
    "e1": reading("e1", "الوزارة"),
}


def incident(name: str, *reports: str) -> Incident:
    return Incident(name, tuple(f"{r}#0" for r in reports), reports, ())


def compared(attribute: str, verdict: str, *sides: tuple[str, ...], values: str = "") -> Comparison:
    shown = values.split() or [str(i) for i in range(len(sides))]
    positions = tuple(
        Told(value, tuple(f"{r}#0" for r in side), (), ()) for value, side in zip(shown, sides, strict=True)
    )
    return Comparison("i", attribute, None, positions, verdict, "why")


FAMILY = Family(("a1", "a2"), (Edge("a2", "a1", "edited", "stated", 0.9, "why"),))
TRUE = Found(
    (FAMILY,),
    (incident("i", "a1", "a2", "a3", "e1"), incident("j", "b1")),
    (
        compared("killed", "contested", ("a1", "a2"), ("a3",), values="3 5"),
        compared("date", "agreed", ("a1", "a3"), values="2025-01-01"),
    ),
)


def measure(found: Found, readings: dict[str, Reading] = READINGS) -> dict[str, Figure]:
    return multi.figures(COLLECTED, readings, found, Notes(5))


def test_the_true_results_score_in_full() -> None:
    found = measure(TRUE)
    assert {n: f["f1"] for n, f in found.items() if "f1" in f} == {
        n: 1.0 for n, f in found.items() if "f1" in f
    }
    assert found["false_incidents"] == {"share": 0.0, "n": 1}
    assert found["verdicts"] == {"accuracy": 1.0, "n": 2}
    assert found["linking"]["n"] == 4
    assert found["linking_all"]["n"] == 5
    assert found["shared_origin"]["n"] == 1
    assert found["shared_origin_all"]["n"] == 3


def test_b_cubed_of_one_big_cluster() -> None:
    found = measure(replace(TRUE, incidents=(incident("i", "a1", "a2", "a3", "b1"),)))
    assert found["linking"]["recall"] == 1.0
    assert found["linking"]["precision"] == pytest.approx((3 * 0.75 + 0.25) / 4)
    assert found["shared_origin"]["precision"] == pytest.approx(1 / 3)


def test_reports_outside_every_incident_stand_alone() -> None:
    found = measure(replace(TRUE, incidents=()))
    assert found["linking"]["precision"] == 1.0
    assert found["linking"]["recall"] == pytest.approx((3 / 3 + 1) / 4)
    assert found["shared_origin"]["recall"] == 0.0


def test_security_events_of_a_report_without_incident_are_false() -> None:
    readings = READINGS | {"n1": reading("n1", None, "air_strike")}
    assert measure(TRUE, readings)["false_incidents"]["share"] == 1.0
    doubted = readings["n1"].claims[0]
    readings["n1"] = replace(readings["n1"], claims=(replace(doubted, polarity=Polarity.DENIED),))
    assert measure(TRUE, readings)["false_incidents"]["share"] == 0.0


def test_contested_needs_the_two_values_apart() -> None:
    together = compared("killed", "contested", ("a1", "a3"), ("a2",))
    found = measure(replace(TRUE, comparisons=(together,)))
    assert found["contested"]["recall"] == 1.0  # a2 holds one value and a3 the other
    same = compared("killed", "contested", ("a1",), ("e1",))
    assert measure(replace(TRUE, comparisons=(same,)))["contested"]["recall"] == 0.0
    agreed = compared("killed", "agreed", ("a1", "a2"), ("a3",))
    assert measure(replace(TRUE, comparisons=(agreed,)))["contested"]["recall"] == 0.0


def test_contested_where_nobody_saw_it_is_false_but_not_for_garbled_values() -> None:
    false = compared("date", "contested", ("a1",), ("a3",))
    found = measure(replace(TRUE, comparisons=(*TRUE.comparisons, false)))
    assert found["contested"] == {"precision": 0.5, "recall": 1.0, "f1": pytest.approx(2 / 3), "n": 1}
    for passed in (
        compared("date", "contested", ("a1",), ("a2",)),  # a2 is the garbled copy
        compared("other", "contested", ("a1",), ("a3",)),
        compared("happened", "denied", ("a1",), ("a3",)),  # no attribute of the annotators
        compared("date", "contested", ("b1",), ("n1",)),  # no positions annotated
        compared("date", "compatible", ("a1",), ("a3",)),
    ):
        assert measure(replace(TRUE, comparisons=(*TRUE.comparisons, passed)))["contested"]["f1"] == 1.0


def test_the_verdict_of_the_comparison_with_the_annotated_numbers_counts() -> None:
    other = compared("killed", "agreed", ("a1", "a2", "a3"), values="77")
    found = measure(replace(TRUE, comparisons=(other, *TRUE.comparisons)))
    assert found["verdicts"] == {"accuracy": 1.0, "n": 2}
    wrong = measure(replace(TRUE, comparisons=(other,)))
    assert wrong["verdicts"] == {"accuracy": 0.0, "n": 1}
