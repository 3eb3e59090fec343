"""Floors on the development set of families."""

from __future__ import annotations

import pytest

from shared import shared
from tawatur.evaluate import families, families_set
from tawatur.evaluate.figures import Notes
from tawatur.trace import trace

FOLDER = shared("gold", "families-dev")


@pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no development set at {FOLDER}")
def test_families_of_the_development_set() -> None:
    known = families_set.load(FOLDER)
    figures = families.compare(known, trace(known.reports(), []), Notes(0))
    floors = {
        ("dependence", "f1"): 0.97,
        ("pairs", "f1"): 0.95,
        ("kinds", "accuracy"): 0.95,
        ("direction", "accuracy"): 0.97,
        ("direction_coverage", "share"): 0.9,
        ("variants", "f1"): 0.75,
    }
    below = {m: figures[m[0]][m[1]] for m, floor in floors.items() if (figures[m[0]][m[1]] or 0) < floor}
    assert not below
    assert figures["false_pairs"]["share"] == 0
