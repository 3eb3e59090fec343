"""What waits is read, traced, linked and compared: all at once where it is much, else a batch at a time."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from tawatur.archive import found_by, incident_rows, readings, reports, results, word_rows
from tawatur.archive.store import Archive
from tawatur.desk import Read, read_each
from tawatur.gather import Found
from tawatur.keeping.about import about, derived_with, note_first, set_about, set_steps, steps
from tawatur.keeping.items import indexed, load_items, words_in, words_of
from tawatur.keeping.linking import linked
from tawatur.keeping.tracing import sketch, traced
from tawatur.keeping.whole import Stage, replaced_by, settle, worthwhile
from tawatur.link.scenes import scenes
from tawatur.model import Failure, Reading
from tawatur.read.made_with import made_with
from tawatur.trace.candidates import features
from tawatur.trace.leaf import leaf

BATCH = 200
"""Reports that are taken up in one transaction: a writer beside waits no longer than that takes."""

Progress = Callable[[int], None]


def update(
    archive: Archive,
    *,
    everything: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
    stage: Stage | None = None,
) -> Iterator[Failure]:
    """Takes up all that waits, and what another version of code or data made; yields what could not be read.

    `everything` computes all anew. `progress` is called with the number of reports done, `stage` with what goes
    on. A report that can't be read goes on waiting.
    """
    with archive.writing() as connection:
        if everything or about(connection, "derived") != derived_with():
            readings.enqueue_stale(connection, made_with(), True)
            results.forget_all(connection)
            set_about(connection, "derived", derived_with())
        else:
            readings.enqueue_stale(connection, made_with(), False)
    yield from take_up(archive, jobs=jobs, progress=progress, stage=stage, again=True, anew=everything)


def take_up(
    archive: Archive,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    stage: Stage | None = None,
    again: bool = False,
    anew: bool = False,
) -> Iterator[Failure]:
    """Reads, traces, links and compares the reports that wait.

    Those that this version couldn't read before are tried `again` if asked; `anew` reads also what is read.
    Where much waits, all readings are kept first and the rest is computed at once; else batch by batch, in
    order of their numbers, and other processes read on while a batch is traced and linked.
    """
    done, told = progress or (lambda _: None), stage or (lambda *_: None)
    but = "" if again else made_with()
    with archive.reading() as connection:
        waiting = len(readings.waiting(connection, 0, -1, but))
        at_once = worthwhile(connection, waiting, again)
    if at_once:
        read = 0
        told("reading", 0, waiting)
        for each in _batches(archive, jobs, but, anew):
            if isinstance(each, Failure):
                yield each
            else:
                _keep(archive, each)
                read += len(each.numbers)
                told("reading", read, waiting)
        done(settle(archive, told))
        but, anew = made_with(), False
    for each in _batches(archive, jobs, but, anew):
        if isinstance(each, Failure):
            yield each
        else:
            _finish(archive, each)
            done(len(each.numbers) - len(each.failed))


def _batches(archive: Archive, jobs: int | None, but: str, anew: bool) -> Iterator[_Batch | Failure]:
    """The reports that wait, in batches that are read, and those that could not be read, as they come."""
    line: deque[_Batch] = deque()
    for outcome in read_each(_unread(archive, line, but, anew), jobs):
        while not line[0].open:
            yield line.popleft()
        n = line[0].open.popleft()
        if isinstance(outcome, Read):
            line[0].made.append((n, outcome.reading))
        else:
            line[0].failed.add(n)
            yield outcome
        if not line[0].open:
            yield line.popleft()
    yield from line


@dataclass
class _Batch:
    """Reports taken up together: `open` are those not yet read, in order."""

    numbers: list[int]
    open: deque[int]
    made: list[tuple[int, Reading]] = field(default_factory=list)
    failed: set[int] = field(default_factory=set)


def _unread(archive: Archive, line: deque[_Batch], but: str, anew: bool) -> Iterator[Found]:
    """The waiting reports that are to be read; their batches are put in `line` as they are come to."""
    after = 0
    while True:
        with archive.reading() as connection:
            numbers = readings.waiting(connection, after, BATCH, but)
            if not numbers:
                return
            unread = numbers if anew else readings.unread(connection, numbers, made_with())
            stored = reports.load(connection, unread)
        after = numbers[-1]
        current = [s for s in stored.values() if s.replaced is None]
        line.append(_Batch(numbers, deque(s.n for s in current)))
        for one in current:
            yield Found(one.source, one.report)


def _keep(archive: Archive, batch: _Batch) -> None:
    """Stores the readings of a batch; what rests on those before is taken out."""
    if not batch.made and not batch.failed:
        return
    numbers = {n for n, _ in batch.made}
    with archive.writing() as connection:
        there = indexed(connection, numbers)
        if there:
            change = words_of(connection, there)
            word_rows.count_words(connection, {word: -n for word, n in change.items()})
            found_by.forget_reports(connection, there)
            incident_rows.replace_incidents(
                connection, incident_rows.incidents_of(connection, there).values(), ()
            )
        readings.save(connection, batch.made)
        readings.failed(connection, numbers, None)
        readings.failed(connection, batch.failed, made_with())


def _finish(archive: Archive, batch: _Batch) -> None:
    """Stores the readings of a batch, and traces, links and compares it, in one transaction."""
    with archive.writing() as connection:
        before = words_of(connection, batch.numbers)
        readings.save(connection, batch.made)
        readings.failed(connection, batch.failed, made_with())
        note_first(connection)
        done = [n for n in batch.numbers if n not in batch.failed]
        derive(connection, done, before)
        set_steps(connection, steps(connection) + len(done))


def derive(connection: Connection, batch: Sequence[int], before: Mapping[str, int]) -> None:
    """Traces, links and compares a batch of reports that are read; they wait no more. `before` are the words
    that they were counted with until now. The caller holds the write lock."""
    stored = reports.load(connection, batch)
    new = load_items(connection, [n for n, s in stored.items() if s.replaced is None])
    gone = replaced_by(connection, [item.report.id for item in new.values()]) | {
        n for n, s in stored.items() if s.replaced is not None
    }
    features_of = {n: features(leaf(item.report)) for n, item in new.items()}
    full: Counter[int] = Counter()
    found = traced(connection, new, gone, features_of, full)
    found_by.forget_reports(connection, gone)
    found_by.index_reports(
        connection, [(n, i.report, i.reading, sketch(features_of[n])) for n, i in new.items()], full
    )
    change = words_in(scene for item in new.values() for scene in scenes(item.report, item.made))
    change.subtract(before)
    word_rows.count_words(connection, change)
    linked(connection, new, gone, found)
    readings.done(connection, batch)
