"""The figures that must not fall: for each annotated set its digest and the figure reached a measure."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawatur.evaluate import headline, run

ROOT = Path(__file__).parents[2]
FLOORS = Path(__file__).with_name("floors.json")
SHARED = Path(os.environ.get("TAWATUR_SHARED") or ROOT.parent / "shared")

# Smaller is better for these: the pinned figure is a ceiling.
CEILINGS = frozenset({"false_incidents", "false_pairs"})
# A figure is pinned to four digits; less than half of the last one is no fall.
SLACK = 0.00005


@dataclass(frozen=True, slots=True)
class Pinned:
    """An annotated set under the gate. `name` is its key in floors.json."""

    name: str
    set_name: str
    path: Path


SETS = (
    Pinned("own", "reports", ROOT / "tests" / "gold" / "reports.jsonl"),
    Pinned("reports-dev", "reports", SHARED / "gold" / "reports-dev.jsonl"),
    Pinned("gsr-dev", "gsr", SHARED / "gold" / "gsr-dev.jsonl"),
    Pinned("multi-dev", "multi", SHARED / "gold" / "multi-dev"),
    Pinned("families-dev", "families", SHARED / "gold" / "families-dev"),
)


def digest(path: Path) -> str:
    """The SHA-256 of a file, or of a folder's .jsonl files with their names, as sixteen hex digits."""
    whole = hashlib.sha256()
    for part in [path] if path.is_file() else sorted(path.glob("*.jsonl")):
        whole.update(part.name.encode() + b"\0" + part.read_bytes())
    return whole.hexdigest()[:16]


def load(path: Path = FLOORS) -> dict[str, dict[str, Any]]:
    """What is pinned: {set: {"digest": ..., "floors": {measure: figure}}}."""
    pinned: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return pinned


def reached(pinned: Pinned) -> dict[str, float]:
    """The figure reached a measure, to four digits. Measures over nothing are left out."""
    result = run(pinned.set_name, str(pinned.path))
    return {name: round(headline(f)[1], 4) for name, f in result.figures.items() if f["n"]}


def fallen(floors: Mapping[str, float], figures: Mapping[str, float]) -> Iterator[str]:
    """A line for each measure that is worse than what is pinned, or that is gone."""
    for name, floor in floors.items():
        figure = figures.get(name)
        if figure is None:
            yield f"{name}: pinned at {floor}, no longer measured"
        elif is_worse(name, figure, floor):
            yield f"{name}: pinned at {floor}, now {figure}"


def is_worse(name: str, figure: float, floor: float) -> bool:
    """True when the figure is on the wrong side of what is pinned."""
    return figure > floor + SLACK if name in CEILINGS else figure < floor - SLACK


def raised(
    floors: Mapping[str, float], figures: Mapping[str, float], *, lower: bool = False
) -> dict[str, float]:
    """What to pin: for each measure the better of the two; with `lower`, the figure reached."""
    both = dict(figures)
    if not lower:
        for name, floor in floors.items():
            if name not in both or is_worse(name, both[name], floor):
                both[name] = floor
    return {name: both[name] for name in sorted(both)}
