"""`tawatur add`: reports into the archive."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tawatur.commands.archived import add_archive, opened
from tawatur.commands.inputs import add_inputs, say

if TYPE_CHECKING:
    from tawatur.archive import Archive
    from tawatur.archive.reports import Arrival

NAME = "add"
HELP = "take reports into the archive, and read, trace, link and compare them"
ABOUT = """\
Stores the reports with the bytes they were made from, then reads them and brings families, incidents and
comparisons up to date. The same reports again change nothing; a report whose text changed becomes a new
version beside the old one. Ctrl-C stops between two reports, and the next `add` or `update` goes on.
See docs/keep-an-archive.md."""
EXAMPLES = (
    "tawatur add reports/",
    "tawatur add dump.jsonl --no-read",
    "tawatur add reports/ --archive postgresql://desk@server/tawatur",
)
BATCH = 200
MANY = 1000  # reports after which the database takes note of what it holds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    add_inputs(parser)
    add_archive(parser)
    parser.add_argument(
        "--no-read", action="store_true", help="only store; `tawatur update` reads what waits"
    )


def run(told: argparse.Namespace) -> int:
    """Adds the reports; 0, 1 where some could not be taken in or read, 2 where none could."""
    from tawatur.archive.reports import keep

    counted: Counter[str] = Counter()
    with opened(told, create=True) as archive:
        for batch in _batches(told, counted):
            for kept in keep(archive, batch):
                counted[kept.how] += 1
        if counted["new"] + counted["version"] >= MANY:
            archive.tidy(grown=told.no_read)
        if not told.no_read:
            counted["unread"] = _take_up(archive, told.jobs)
    say(_summary(counted))
    taken = counted["new"] + counted["version"] + counted["known"]
    if not taken:
        return 2
    return 1 if counted["failed"] or counted["unread"] else 0


def _take_up(archive: Archive, jobs: int | None) -> int:
    from tawatur.archive import readings
    from tawatur.commands.progress import Counting
    from tawatur.keeping import take_up

    with archive.reading() as connection:
        waiting = readings.count_waiting(connection)
    failed = 0
    with Counting("reading, tracing, linking", waiting) as done:
        for failure in take_up(archive, jobs=jobs, progress=done, stage=done.stage):
            say(f"{failure.where}: {failure.why}")
            failed += 1
    return failed


def _batches(told: argparse.Namespace, counted: Counter[str]) -> Iterator[list[Arrival]]:
    from tawatur.archive.reports import Arrival
    from tawatur.commands.progress import watched
    from tawatur.errors import InputError
    from tawatur.gather import Note, sourced

    batch: list[Arrival] = []
    try:
        for item in watched(sourced(told.paths, outlet=told.outlet, published=told.published), "storing"):
            if isinstance(item, Note):
                say(f"{item.where}: {item.why}")
            elif isinstance(item, InputError):
                say(str(item))
                counted["failed"] += 1
            else:
                batch.append(Arrival(item.where, item.report, item.raw))
                if len(batch) == BATCH:
                    yield batch
                    batch = []
    except KeyboardInterrupt:
        # What was gathered is kept: the next call passes over it.
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _summary(counted: Counter[str]) -> str:
    parts = [f"{counted['new']} new"]
    if counted["version"]:
        parts.append(f"{counted['version']} in a new version")
    if counted["known"]:
        parts.append(f"{counted['known']} known")
    if counted["failed"]:
        parts.append(f"{counted['failed']} not taken in")
    if counted["unread"]:
        parts.append(f"{counted['unread']} not read")
    return "reports: " + ", ".join(parts)
