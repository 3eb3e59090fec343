"""The desk: the verbs joined. Reports in, readings and dossiers out; a bad report is a row, never a stop."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import NamedTuple

from tawatur.errors import DataError, InputError, TawaturError
from tawatur.gather import Found
from tawatur.model import Brief, Failure, Family, Reading, Report

FEW = 50  # under so many reports a second process costs more than it gains: it loads the lexicons again
_CHUNK = 16


class Read(NamedTuple):
    """A report with its reading."""

    report: Report
    reading: Reading


class Collection(NamedTuple):
    """What was read of a collection, and what could not be taken in."""

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...]


def read_each(items: Iterable[Found | InputError], jobs: int | None = None) -> Iterator[Read | Failure]:
    """Each report with its reading, in the order given; a Failure for each that could not be read.

    `jobs` processes read at once; None is one for fewer than 50 reports, else one a processor. With
    TAWATUR_DEBUG=1 in the environment a fault while reading is raised. Raises DataError for faulty rows.
    """
    waiting = iter(items)
    if jobs is None:
        first = list(islice(waiting, FEW))
        jobs = (os.cpu_count() or 1) if len(first) == FEW else 1
        waiting = chain(first, waiting)
    return map(_read, waiting) if jobs == 1 else _in_parallel(waiting, jobs)


def collect(read: Iterable[Read | Failure]) -> Collection:
    """The reports, readings and failures of a run, apart."""
    reports: list[Report] = []
    readings: list[Reading] = []
    failures: list[Failure] = []
    for item in read:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            reports.append(item.report)
            readings.append(item.reading)
    return Collection(tuple(reports), tuple(readings), tuple(failures))


def families(read: Collection) -> tuple[Family, ...]:
    """Who depends on whom among the reports."""
    from tawatur.trace import trace

    return trace(read.reports, read.readings)


def brief(read: Collection) -> Brief:
    """All that a dossier shows of the collection: traced, linked and compared."""
    from tawatur.compare import compare
    from tawatur.link import link

    found = families(read)
    incidents = link(read.reports, read.readings, found)
    comparisons = compare(incidents, read.reports, read.readings, found)
    return Brief(read.reports, read.readings, found, incidents, comparisons, read.failures)


def debugging() -> bool:
    """True where TAWATUR_DEBUG asks for faults of the program to be raised."""
    return os.environ.get("TAWATUR_DEBUG", "") not in ("", "0")


def _read(item: Found | InputError) -> Read | Failure:
    if isinstance(item, InputError):
        return Failure(item.where, "; ".join(part for part in (item.why, item.next_step) if part))
    from tawatur.read import read

    try:
        return Read(item.report, read(item.report))
    except DataError:
        raise
    except Exception as fault:
        if debugging():
            raise
        said = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
        return Failure(item.where, f"reading it failed ({said}); TAWATUR_DEBUG=1 shows where")


def _read_chunk(items: list[Found | InputError]) -> list[Read | Failure]:
    return [_read(item) for item in items]


def _in_parallel(items: Iterator[Found | InputError], jobs: int) -> Iterator[Read | Failure]:
    """As one after the other, with a few chunks ahead of each process: input of any length fits in memory."""
    pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts)
    ahead: deque[Future[list[Read | Failure]]] = deque()
    try:
        while True:
            while len(ahead) < 4 * jobs and (part := list(islice(items, _CHUNK))):
                ahead.append(pool.submit(_read_chunk, part))
            if not ahead:
                return
            yield from ahead.popleft().result()
    except BrokenProcessPool as fault:
        raise TawaturError("a reading process was ended from outside (memory?); try --jobs 1") from fault
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C goes to the whole group: only the parent answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
