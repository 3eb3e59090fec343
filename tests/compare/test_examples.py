"""The examples of the project, read by the program itself: two incidents, and what contradicts in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.desk import brief, collect, read_each
from tawatur.gather import Found, located
from tawatur.model import Brief, Comparison

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def found() -> Brief:
    items = [item for item in located([str(EXAMPLES)]) if isinstance(item, Found)]
    return brief(collect(read_each(items, jobs=1)))


def largest(found: Brief, folder: str) -> tuple[str, set[str]]:
    """The incident that most reports of the folder are in, and the words of its reports."""
    texts = {r.id: r.text for r in found.reports}
    sign = {"hasakah": "الحسكة", "kirkuk": "كركوك"}[folder]
    incident = max(found.incidents, key=lambda i: sum(sign in texts[r] for r in i.reports))
    return incident.id, set(incident.reports)


def of(found: Brief, folder: str, attribute: str) -> Comparison:
    incident, _ = largest(found, folder)
    return next(
        c
        for c in found.comparisons
        if c.incident == incident and c.attribute == attribute and c.about is None
    )


def test_the_landing_and_the_bomb_are_two_incidents(found: Brief) -> None:
    _, landing = largest(found, "hasakah")
    _, bomb = largest(found, "kirkuk")
    assert len(landing) >= 7
    assert len(bomb) >= 6
    assert not landing & bomb


def test_the_number_arrested_is_contested_and_the_official_one_counted_once(found: Brief) -> None:
    arrested = of(found, "hasakah", "arrested")
    assert arrested.verdict == "contested"
    values = {p.value: p for p in arrested.positions}
    assert {"2", "3"} <= set(values)
    assert sum(o.key.startswith("iq") for o in values["2"].origins) == 1


def test_the_number_killed_is_contested(found: Brief) -> None:
    killed = of(found, "kirkuk", "killed")
    assert killed.verdict == "contested"
    assert {"8", "9"} <= {p.value for p in killed.positions}


@pytest.mark.parametrize("folder", ["hasakah", "kirkuk"])
def test_the_place_is_contested(found: Brief, folder: str) -> None:
    assert of(found, folder, "place").verdict == "contested"


def test_what_the_rewrites_garbled_is_no_position(found: Brief) -> None:
    types = of(found, "hasakah", "event_type")
    assert "air_strike" not in {p.value for p in types.positions}


def test_a_tie_to_another_event_is_denied_and_the_landing_is_not(found: Brief) -> None:
    assert [p.value for p in of(found, "hasakah", "link").positions] == ["no"]
    assert of(found, "hasakah", "happened").verdict == "agreed"
