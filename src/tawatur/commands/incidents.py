"""`tawatur incidents`: what the archive knows to have been told, one line an incident."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tawatur.commands.archived import add_archive, add_filters, count, filters, opened, say_rest
from tawatur.commands.output import emit, emit_json

if TYPE_CHECKING:
    from tawatur.archive.listing import Listed

NAME = "incidents"
HELP = "the incidents of the archive, with filters"
ABOUT = """\
Lists incidents, the latest first: id, days, event, place, how many reports and independent origins tell of
it, and the verdicts on its attributes. `tawatur show ID` prints the dossier of one."""
EXAMPLES = (
    "tawatur incidents",
    "tawatur incidents --from 2025-12-01 --event air_landing --near الحسكة --km 100",
    "tawatur incidents --verdict contested --json",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    add_filters(parser, "told of as having been")
    add_archive(parser)
    parser.add_argument("--limit", metavar="N", type=count, default=50, help="incidents shown (default: 50)")
    parser.add_argument("--json", action="store_true", help="the incidents as JSON, one a line")


def run(told: argparse.Namespace) -> int:
    """Prints the incidents; 0, 1 where there is none."""
    from tawatur.archive.listing import list_incidents

    with opened(told) as archive, archive.reading() as connection:
        found = list_incidents(connection, filters(told), told.limit)
        for one in found.listed:
            if told.json:
                emit_json(one._asdict())
            else:
                emit(_line(one) + "\n")
        say_rest(connection, len(found.listed), found.total, "no incident")
    return 0 if found.listed else 1


def _line(one: Listed) -> str:
    from tawatur.show.plain import island

    days = "no day    "
    if one.first and one.last:
        days = one.first.isoformat() + (f"..{one.last.isoformat()}" if one.last != one.first else "")
    reports = f"{one.reports} report{'s' if one.reports > 1 else ''}"
    origins = f"{one.origins} origin{'s' if one.origins != 1 else ''}"
    place = island(one.place) if one.place else "no place"
    verdicts = ", ".join(v for v in one.verdicts if v != "single_origin") or "single origin"
    return f"{one.id}  {days}  {one.event.replace('_', ' ')}  {place}  {reports}, {origins}  {verdicts}"
