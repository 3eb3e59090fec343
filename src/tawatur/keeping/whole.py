"""Everything computed at once: what a first import comes to, and any that brings much.

The readings are kept already. What finds reports is written in parts; families and incidents are computed
from one state of the archive while others go on writing, and take the place of the old ones in one
transaction. What was done beside it meanwhile is taken up again.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection

from tawatur.archive import (
    decisions,
    family_rows,
    found_by,
    incident_rows,
    near,
    readings,
    reports,
    results,
    sketch_rows,
    word_rows,
)
from tawatur.archive.blobs import chunks
from tawatur.archive.incident_rows import Listed
from tawatur.archive.marks import Mark
from tawatur.archive.store import Archive
from tawatur.keeping.about import note_first, set_steps, steps
from tawatur.keeping.dossiers import compared, families_by_report, once
from tawatur.keeping.items import Item, load_items, words_in, words_of
from tawatur.keeping.linking import decided_pairs
from tawatur.keeping.tracing import confirmed, sketch
from tawatur.link import link_scenes
from tawatur.link.scenes import Scene, scenes
from tawatur.model import Family, Reading, Report
from tawatur.read.made_with import made_with
from tawatur.trace import trace
from tawatur.trace.candidates import features
from tawatur.trace.leaf import leaf

PART = 2000
"""Reports whose claims and sketches are written in one transaction."""
COMPARED = 400
"""Incidents that are compared with the reports of all of them in memory."""
TIDIED = 1000
"""Reports after which the database takes note of what it holds."""
MUCH = 4
"""At once where one report in so many waits, or came in steps since everything was computed at once; then no
report is computed at once more than a few times, however an archive grows."""
SMALL = 500
"""Reports that are computed at once in some seconds: because of steps, more only when asked for."""
EACH = 60_000
"""Bytes of memory that a report of 300 words takes at most while it is traced."""

Stage = Callable[[str, int, int], None]
"""What goes on, how much of it is done, and of how much."""


class Whole(NamedTuple):
    """All that is computed over many reports, from the state up to the decision numbered `decision`."""

    numbers: Mapping[str, int]
    decision: int
    families: Sequence[Family]
    incidents: Sequence[Listed]


def worthwhile(connection: Connection, new: int, asked: bool) -> bool:
    """Whether so much waits (`new` reports), or came in steps, that everything is to be computed at once, and
    the memory is enough for it. `asked` is True where a person asked for what is computed to be brought up to
    date."""
    stepped = new + steps(connection)
    held = reports.count(connection, max(SMALL, MUCH * stepped) + 1)  # 20 ms for all of 100,000
    if asked or (new and held <= SMALL):
        new = stepped
    return 0 < held <= MUCH * new and held * EACH < 0.75 * _memory()


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def settle(archive: Archive, stage: Stage) -> int:
    """Traces, links and compares all reports that are read; how many of them waited for it."""
    with archive.reading() as connection:
        waiting = readings.waiting(connection, 0, -1, made_with())
        unread = set(readings.unread(connection, waiting, made_with()))
        replaced = near.replaced(connection, unread)
        full = sketch_rows.counts(connection)
    batch = [n for n in waiting if n not in unread or n in replaced]
    told: dict[int, tuple[Scene, ...]] = {}
    for count, part in enumerate(chunks(batch, PART)):
        stage("indexing", count * PART, len(batch))
        with archive.writing() as connection:
            note_first(connection)
            told |= _indexed(connection, part, full)
    with archive.reading() as connection:
        whole = _computed(connection, told, stage)
    stage("storing", 0, len(whole.incidents))
    with archive.writing() as connection:
        _keep(connection, whole, batch)
    if len(batch) >= TIDIED:
        archive.tidy(grown=True)
    return len(batch)


def _indexed(
    connection: Connection, part: Sequence[int], full: sketch_rows.Counts
) -> dict[int, tuple[Scene, ...]]:
    """Writes what finds these reports by claims, tellers and features; their scenes."""
    before = words_of(connection, part)
    new = load_items(connection, part)
    gone = replaced_by(connection, [item.report.id for item in new.values()]) | (set(part) - new.keys())
    found_by.forget_reports(connection, gone)
    found: dict[int, tuple[Scene, ...]] = {}
    rows = []
    change: Counter[str] = Counter()
    # One report after the other: its text is then tokenised once.
    for n, item in new.items():
        rows.append((n, item.report, item.reading, sketch(features(leaf(item.report)))))
        found[n] = scenes(item.report, item.reading)
        change.update(words_in(found[n] if item.made is item.reading else scenes(item.report, item.made)))
    found_by.index_reports(connection, rows, full)
    change.subtract(before)
    word_rows.count_words(connection, change)
    return found


def replaced_by(connection: Connection, ids: Iterable[str]) -> set[int]:
    """Numbers of the older versions of these reports that still stand in what is computed."""
    older = near.older(connection, ids)
    return near.indexed(connection, older) | near.placed(connection, older)


def _computed(connection: Connection, told: dict[int, tuple[Scene, ...]], stage: Stage) -> Whole:
    """Families, incidents and comparisons of all current reports that are read; `told` are scenes that are
    known, and is emptied."""
    made = decisions.load(connection)
    last = decisions.count(connection)
    current = readings.current(connection)
    some: list[Report] = []
    by_id: dict[str, tuple[Scene, ...]] = {}
    numbers: dict[str, int] = {}
    for part in chunks(current, PART):
        rest = load_items(connection, [n for n in part if n not in told])
        for n, one in reports.load(connection, part).items():
            some.append(one.report)
            numbers[one.report.id] = n
            by_id[one.report.id] = told.pop(n) if n in told else scenes(one.report, rest[n].reading)
    stage("tracing", 0, len(some))
    families = confirmed(trace(some, _Readings(connection, numbers)), made)
    stage("linking", 0, len(some))
    del some
    same, different = decided_pairs(made, _Items(connection, numbers).get)
    ordered = [scene for name in sorted(by_id) for scene in by_id[name]]
    del by_id
    incidents = link_scenes(ordered, families, same=same, different=different)
    del ordered
    kin = families_by_report(families)
    found: list[Listed] = []
    for count, several in enumerate(chunks(incidents, COMPARED)):
        stage("comparing", count * COMPARED, len(incidents))
        items = load_items(connection, {numbers[r] for i in several for r in i.reports})
        owner = {c.id: n for n, item in items.items() for c in item.reading.claims}
        for incident in several:
            marks = sorted(Mark(owner[c], c) for c in incident.claims)
            found.append(compared(incident, marks, items, kin))
    return Whole(numbers, last, families, once(found))


def _keep(connection: Connection, whole: Whole, batch: Sequence[int]) -> None:
    """Stores it in place of what stood there; what was done since waits to be taken up."""
    set_steps(connection, 0)
    results.forget_links(connection)
    family_rows.replace_families(connection, (), whole.families, whole.numbers)
    incident_rows.replace_incidents(connection, (), whole.incidents)
    readings.done(connection, batch)
    decided = reports.current(connection, decisions.touched_since(connection, whole.decision))
    done = set(readings.current(connection)) - set(readings.waiting(connection, 0, -1))
    readings.enqueue(connection, (done - set(whole.numbers.values())) | set(decided.values()))


class _Items:
    """Single reports loaded when they are asked for."""

    def __init__(self, connection: Connection, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._load = lru_cache(maxsize=64)(lambda n: load_items(connection, [n]).get(n))

    def get(self, name: str) -> Item | None:
        """The report with that id."""
        n = self._numbers.get(name)
        return None if n is None else self._load(n)


class _Readings(Mapping[str, Reading]):
    """Readings by report id, loaded when they are asked for."""

    def __init__(self, connection: Connection, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._items = _Items(connection, numbers)

    def __getitem__(self, name: str) -> Reading:
        item = self._items.get(name)
        if item is None:
            raise KeyError(name)
        return item.reading

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
