from __future__ import annotations

import json

import pytest

from tawatur.evaluate import Result, headline, render
from tawatur.evaluate.figures import Fault, Notes, Tally, around, macro
from tawatur.values import Span

RESULT = Result(
    "reports",
    {
        "events": {"precision": 0.5, "recall": 0.25, "f1": 1 / 3, "n": 8},
        "coordinates": {"accuracy": 0.9, "n": 10, "median_uncertainty_km": None},
    },
    (Fault("events", "miss", "r1", "air_strike “قصف”", "", "قبل ⟦قصف⟧ بعد"),),
    (("r9", "ValueError: x"),),
)


def test_json_has_a_key_a_measure() -> None:
    assert json.loads(render(RESULT, as_json=True)) == {
        "events": {"precision": 0.5, "recall": 0.25, "f1": 0.3333, "n": 8},
        "coordinates": {"accuracy": 0.9, "n": 10, "median_uncertainty_km": None},
    }


def test_the_table_names_measures_faults_and_unread_reports() -> None:
    shown = render(RESULT)
    for words in ("events", "0.333", "accuracy  0.900", "not read: r9", "events · miss · r1", "⟦قصف⟧"):
        assert words in shown, words


def test_headline_is_the_figure_that_stands_for_a_measure() -> None:
    assert headline(RESULT.figures["coordinates"]) == ("accuracy", 0.9)
    with pytest.raises(KeyError):
        headline({"n": 3})


def test_context_is_cut_at_sixty_on_either_side_and_on_one_line() -> None:
    text = "ا" * 100 + "\nكلمة" + "ب" * 100
    shown = around(text, Span(101, 105))
    assert shown == f"…{'ا' * 59} ¶ ⟦كلمة⟧{'ب' * 60}…"


def test_only_the_first_faults_of_a_kind_are_kept() -> None:
    notes = Notes(2)
    for i in range(5):
        notes.add("events", "miss", f"r{i}", "", "")
        notes.add("events", "false", f"r{i}", "", "")
    assert [(f.kind, f.report) for f in notes.ordered({"events": {}})] == [
        ("miss", "r0"),
        ("miss", "r1"),
        ("false", "r0"),
        ("false", "r1"),
    ]
    silent = Notes()
    silent.add("events", "miss", "r", "", "")
    assert silent.faults == []


def test_macro_mean_leaves_out_classes_that_neither_side_has() -> None:
    assert macro([Tally(hits=2), Tally()])["f1"] == 1.0
    assert macro([Tally(hits=2), Tally(missed=1)])["f1"] == 0.5
    assert macro([])["f1"] == 0.0
