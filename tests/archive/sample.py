"""Reports for the tests of the archive, and readings of them that cost nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tawatur.archive import Archive
from tawatur.archive.reports import Arrival, Kept, keep
from tawatur.keeping import take_up
from tawatur.model import Report

TEXT = "أعلنت القوات العراقية، الخميس، القبض على مطلوبين اثنين في إنزال جوي جنوب الحسكة."


def report(id: str = "r1", text: str = TEXT, outlet: str | None = "وكالة الرافد", **more: object) -> Report:
    """A report with a day."""
    made = Report(id, text, outlet, date(2025, 12, 18), "القبض على مطلوبين", language="ar")
    return replace(made, **more)  # type: ignore[arg-type]


def arrival(one: Report, raw: bytes = b"") -> Arrival:
    """The report as if from a file."""
    return Arrival(f"{one.id}.txt", one, raw or one.text.encode())


def add(archive: Archive, *some: Report, read: bool = False) -> list[Kept]:
    """Keeps reports, and reads them where asked."""
    kept = keep(archive, [arrival(one) for one in some])
    if read:
        failures = list(take_up(archive, jobs=1))
        assert not failures, failures
    return kept
