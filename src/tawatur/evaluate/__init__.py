"""Measures against annotated sets. What each measure means stands in docs/measures.md."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tawatur.errors import InputError
from tawatur.evaluate import families, families_set, gold, gsr, multi, reports
from tawatur.evaluate.figures import Notes, Result
from tawatur.evaluate.render import headline, render
from tawatur.model import Reading, Report

__all__ = ["SETS", "Result", "headline", "render", "run"]

SETS = ("reports", "gsr", "multi", "families")


def run(
    set_name: str, path: str, *, errors: int = 0, among: str | None = None, reuse: str | None = None
) -> Result:
    """The figures of a set at `path` (a file for `reports` and `gsr`, a folder for `multi` and `families`),
    with the first `errors` misses and false finds of each measure.

    `among` (for `families`) is a `.jsonl` file of other reports that are traced along; `reuse` lists pairs of
    ids, two a line with a tab between, that are true reprints between the two. Raises InputError for an
    unknown set, a missing file or a row of another shape. A report that can't be read is listed in
    `failures` and counts with nothing found in it.
    """
    notes = Notes(errors)
    failures: list[tuple[str, str]] = []
    place = Path(path)
    if set_name == "reports":
        told = gold.load(place, gold.Told)
        figures = reports.measure(told, _read((t.report() for t in told), failures), notes)
    elif set_name == "gsr":
        rows = gold.load(place, gsr.Sentence)
        figures = gsr.measure(rows, _read((r.report() for r in rows), failures), notes)
    elif set_name == "multi":
        collected = multi.load(place)
        figures = multi.measure(collected, _read(collected.reports(), failures), notes)
    elif set_name == "families":
        known = families_set.load(place, among, reuse)
        figures = families.measure(known, _read(known.reports(), failures), notes)
    else:
        raise InputError(set_name, "no such set", f"choose one of {', '.join(SETS)}")
    return Result(set_name, figures, notes.ordered(figures), tuple(failures))


def _read(reports_: Iterable[Report], failures: list[tuple[str, str]]) -> dict[str, Reading]:
    from tawatur.read import read

    readings: dict[str, Reading] = {}
    for report in reports_:
        try:
            readings[report.id] = read(report)
        except Exception as fault:  # one report must not hide the figures of all others
            failures.append((report.id, f"{type(fault).__name__}: {fault}"))
    return readings
