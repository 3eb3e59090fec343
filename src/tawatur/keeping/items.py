"""Reports of the archive as they are worked on: with their numbers, and readings as people corrected them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection

from tawatur.archive import decisions, near, readings, reports
from tawatur.link.scenes import Scene, scenes
from tawatur.model import Reading, Report


class Item(NamedTuple):
    """A current report with its number, its reading as people corrected it, and as it was made."""

    n: int
    report: Report
    reading: Reading
    made: Reading


def load_items(connection: Connection, numbers: Iterable[int]) -> dict[int, Item]:
    """Current reports with their corrected readings, by number; those without a reading are left out."""
    stored = reports.load(connection, numbers)
    read = readings.load(connection, stored)
    made: dict[str, list[decisions.Decision]] = defaultdict(list)
    for decision in decisions.load(connection, [s.report.id for s in stored.values()]):
        for subject in {s.report for s in decision.subject}:
            made[subject].append(decision)
    found: dict[int, Item] = {}
    for n, one in stored.items():
        if one.replaced is None and n in read:
            reading = read[n]
            own = reading
            if made.get(one.report.id):
                reading, _ = decisions.apply(reading, one.report.text, made[one.report.id])
            found[n] = Item(n, one.report, reading, own)
    return found


def indexed(connection: Connection, numbers: Iterable[int]) -> set[int]:
    """Those of the reports and of their older versions that are in the index."""
    wanted = set(numbers)
    return near.indexed(connection, wanted | near.older(connection, reports.ids(connection, wanted)))


def words_of(connection: Connection, numbers: Iterable[int]) -> Counter[str]:
    """In how many scenes of the reports that are in the index, and of their older versions there, each word
    stands; under the empty word the number of scenes."""
    there = indexed(connection, numbers)
    stored = reports.load(connection, there)
    read = readings.load(connection, there)
    return words_in(s for n in sorted(read) for s in scenes(stored[n].report, read[n]))


def words_in(found: Iterable[Scene]) -> Counter[str]:
    """In how many of the scenes each word stands; under the empty word the number of scenes."""
    counted: Counter[str] = Counter()
    for scene in found:
        counted.update(scene.words)
        counted[""] += 1
    return counted
