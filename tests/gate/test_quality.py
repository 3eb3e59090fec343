"""No figure may fall below what was reached. `python tests/gate/pin.py` raises the pins, and only
`python tests/gate/pin.py --lower` lowers one."""

from __future__ import annotations

from pathlib import Path

import pytest
from floors import SETS, Pinned, digest, fallen, load, raised, reached


@pytest.mark.parametrize("pinned", SETS, ids=lambda p: p.name)
def test_no_figure_falls(pinned: Pinned) -> None:
    if not pinned.path.exists():
        pytest.skip(f"{pinned.path} is not here")
    known = load().get(pinned.name)
    if not known or not known["floors"]:
        pytest.skip(f"nothing is pinned for {pinned.name} yet: python tests/gate/pin.py {pinned.name}")
    assert digest(pinned.path) == known["digest"], (
        f"the annotations of {pinned.name} changed: look at the figures, then run tests/gate/pin.py"
    )
    assert list(fallen(known["floors"], reached(pinned))) == []


def test_a_lower_figure_and_a_missing_one_are_told() -> None:
    floors = {"events": 0.8, "false_pairs": 0.1, "dates": 0.7}
    assert list(fallen(floors, {"events": 0.8, "false_pairs": 0.05, "dates": 0.9})) == []
    told = list(fallen(floors, {"events": 0.7999, "false_pairs": 0.2}))
    assert told == [
        "events: pinned at 0.8, now 0.7999",
        "false_pairs: pinned at 0.1, now 0.2",
        "dates: pinned at 0.7, no longer measured",
    ]


def test_pins_only_rise_unless_asked() -> None:
    floors = {"events": 0.8, "dates": 0.7, "false_pairs": 0.1}
    figures = {"events": 0.75, "dates": 0.9, "false_pairs": 0.2, "counts": 0.5}
    assert raised(floors, figures) == {"counts": 0.5, "dates": 0.9, "events": 0.8, "false_pairs": 0.1}
    assert raised(floors, figures, lower=True) == dict(sorted(figures.items()))


def test_the_digest_follows_content(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("1\n", "utf-8")
    before = digest(tmp_path)
    file.write_text("2\n", "utf-8")
    assert digest(tmp_path) != before
    assert digest(file) == digest(tmp_path)
