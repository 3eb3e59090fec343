"""What the verbs of the archive share: where it is, and filters."""

from __future__ import annotations

import argparse
import getpass
from typing import TYPE_CHECKING

from tawatur.commands.inputs import _day, say, words

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tawatur.archive import Archive
    from tawatur.archive.filters import Filters


def add_archive(parser: argparse.ArgumentParser) -> None:
    """--archive PLACE."""
    parser.add_argument(
        "--archive",
        metavar="PLACE",
        help="the archive: a file, or postgresql://user@host/database (default: TAWATUR_ARCHIVE, else"
        " archive.sqlite in the user's data folder)",
    )


def say_rest(connection: Connection, shown: int, total: int, nothing: str) -> None:
    """Says how many there are beyond those shown, or that there is none, and what isn't searched yet."""
    from tawatur.archive import readings
    from tawatur.archive.search import MANY

    if total > shown:
        most = f"more than {MANY:,}" if total > MANY else f"{total:,}"
        say(f"the first {shown} of {most}; --limit shows more")
    elif not shown:
        waiting = readings.count_waiting(connection)
        say(nothing + (f"; {waiting:,} of its reports wait to be read (tawatur update)" if waiting else ""))


def add_filters(parser: argparse.ArgumentParser, days: str) -> None:
    """The filters of find and incidents; `days` says which day is meant."""
    parser.add_argument(
        "--from", dest="first", metavar="DATE", type=_day, help=f"{days} on this day or later"
    )
    parser.add_argument("--to", dest="last", metavar="DATE", type=_day, help=f"{days} on this day or earlier")
    parser.add_argument(
        "--near", metavar="PLACE", type=words, help="a place's name, or its degrees as 36.34,43.13"
    )
    parser.add_argument("--km", metavar="N", type=_km, default=30.0, help="radius of --near (default: 30)")
    parser.add_argument(
        "--event", metavar="TYPE", type=words, help="an event type of the codebook, such as air_strike"
    )
    parser.add_argument("--actor", metavar="NAME", type=words, help="a party, by name or codebook id")
    parser.add_argument("--outlet", metavar="NAME", type=words, help="the outlet of a report")
    parser.add_argument(
        "--origin", metavar="NAME", type=words, help="who said it first: a teller by name or codebook id"
    )
    parser.add_argument(
        "--verdict",
        choices=("single_origin", "agreed", "compatible", "contested", "denied"),
        help="a verdict on some attribute of the incident",
    )


def filters(told: argparse.Namespace) -> Filters:
    """The filters asked for. Raises TawaturError for a place or event type that is unknown or not one."""
    from tawatur.archive.filters import Filters, Near
    from tawatur.codebook import events, kinship
    from tawatur.errors import TawaturError

    if told.event and told.event not in events.load() and told.event not in map(kinship.kin, events.load()):
        raise TawaturError(
            f"--event {told.event}: no event type of the codebook; `tawatur incidents` shows those that there are"
        )
    if told.first and told.last and told.last < told.first:
        raise TawaturError(f"--to {told.last} is before --from {told.first}: no day is both")
    near = Near(*_point(told.near), told.km) if told.near else None
    return Filters(
        told.first, told.last, near, told.event, told.actor, told.outlet, told.origin, told.verdict
    )


def opened(told: argparse.Namespace, *, create: bool = False) -> Archive:
    """The archive of the arguments."""
    from tawatur.archive import open_archive

    return open_archive(told.archive, create=create)


def person() -> str:
    """Who decides, when nobody says: the name of the account."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _point(told: str) -> tuple[float, float]:
    from tawatur.errors import TawaturError

    lat, comma, lon = told.partition(",")
    if comma:
        try:
            point = float(lat), float(lon)
        except ValueError:
            point = (999.0, 999.0)
        if abs(point[0]) <= 90 and abs(point[1]) <= 180:
            return point
        raise TawaturError(f"--near {told}: write degrees as 36.34,43.13")
    from tawatur.places.gazetteer import load

    known = load().named(told)
    if not known:
        raise TawaturError(f"--near {told}: no place of that name is known; give its degrees as 36.34,43.13")
    best = max(known, key=lambda spot: (spot.kind != "country", spot.population))
    return best.lat, best.lon


def count(written: str) -> int:
    """A number from 1 up. Raises ArgumentTypeError for anything else."""
    if not written.isdecimal() or int(written[:9]) < 1:
        raise argparse.ArgumentTypeError(f"{written!r} is no number from 1 up")
    return int(written[:9])


def _km(written: str) -> float:
    try:
        km = float(written)
    except ValueError:
        km = 0.0
    if not 0 < km <= 5000:
        raise argparse.ArgumentTypeError(f"{written!r} is no distance from 0 to 5000 km")
    return km
