"""What the verbs of the archive share: where it is, and filters."""

from __future__ import annotations

import argparse
import getpass
from typing import TYPE_CHECKING

from tawatur.commands.inputs import _day, say

if TYPE_CHECKING:
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


def say_rest(shown: int, total: int, nothing: str) -> None:
    """Says how many there are beyond those shown, or that there is none."""
    from tawatur.archive.search import MANY

    if total > shown:
        most = f"more than {MANY:,}" if total > MANY else f"{total:,}"
        say(f"the first {shown} of {most}; --limit shows more")
    elif not shown:
        say(nothing)


def add_filters(parser: argparse.ArgumentParser, days: str) -> None:
    """The filters of find and incidents; `days` says which day is meant."""
    parser.add_argument(
        "--from", dest="first", metavar="DATE", type=_day, help=f"{days} on this day or later"
    )
    parser.add_argument("--to", dest="last", metavar="DATE", type=_day, help=f"{days} on this day or earlier")
    parser.add_argument("--near", metavar="PLACE", help="a place's name, or its degrees as 36.34,43.13")
    parser.add_argument("--km", metavar="N", type=_km, default=30.0, help="radius of --near (default: 30)")
    parser.add_argument("--event", metavar="TYPE", help="an event type of the codebook, such as air_strike")
    parser.add_argument("--actor", metavar="NAME", help="a party, by name or codebook id")
    parser.add_argument("--outlet", metavar="NAME", help="the outlet of a report")
    parser.add_argument("--origin", metavar="NAME", help="who said it first: a teller by name or codebook id")
    parser.add_argument(
        "--verdict",
        choices=("single_origin", "agreed", "compatible", "contested", "denied"),
        help="a verdict on some attribute of the incident",
    )


def filters(told: argparse.Namespace) -> Filters:
    """The filters asked for. Raises TawaturError for a place that is unknown or not one."""
    from tawatur.archive.filters import Filters, Near

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
