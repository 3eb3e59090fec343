"""Short reports written for these tests: one story, its reprint, an edited copy, rewrites, a lookalike."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tawatur.model import Report

FOLDER = Path(__file__).parent / "stories"
FIRST, REPRINT, LOOKALIKE = (
    (FOLDER / f"{name}.txt").read_text("utf-8") for name in ("first", "reprint", "lookalike")
)


def report(name: str, text: str, outlet: str | None = None, published: date | None = None) -> Report:
    """A report with an id of its own."""
    return Report(name, text, outlet, published)


def family_reports() -> list[Report]:
    """The first report, three copies, a copy of a copy, and a lookalike of another incident."""
    told = [
        ("first", "وكالة الرافد", date(2025, 3, 11)),
        ("reprint", "موقع المرايا", date(2025, 3, 11)),
        ("edited", "صحيفة الضفاف", date(2025, 3, 12)),
        ("rewrite", "بوابة الخبر", date(2025, 3, 13)),
        ("second", "مدونة عاجل", None),
        ("lookalike", "وكالة الرافد", date(2025, 3, 29)),
    ]
    return [
        report(name, (FOLDER / f"{name}.txt").read_text("utf-8"), outlet, day) for name, outlet, day in told
    ]
