"""What the reading verbs share on the way in: their arguments, gathering with messages, exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tawatur.desk import Read
    from tawatur.errors import InputError
    from tawatur.gather import Found
    from tawatur.model import Failure


def add_inputs(parser: argparse.ArgumentParser, *, jobs: bool = True) -> None:
    """PATH ..., --outlet, --published and --jobs."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or folder of reports, - for a pipe")
    parser.add_argument("--outlet", metavar="NAME", type=text, help="the outlet of reports that name none")
    parser.add_argument(
        "--published",
        metavar="DATE",
        type=_day,
        help="the day of publication (YYYY-MM-DD) of reports that give none: 'today' is counted from it",
    )
    if jobs:
        parser.add_argument(
            "--jobs",
            metavar="N",
            type=_positive,
            help="processes that read at once (default: 1 for fewer than 50 reports, else one a processor)",
        )


def add_ui(parser: argparse.ArgumentParser) -> None:
    """--ui ar|en."""
    parser.add_argument(
        "--ui",
        choices=("ar", "en"),
        default=_language(),
        help="language of the output (default: %(default)s)",
    )


def read_inputs(told: argparse.Namespace) -> Iterator[Read | Failure]:
    """The reports of the arguments, read; what went wrong is told on standard error as it happens."""
    from tawatur.commands.progress import watched
    from tawatur.desk import read_each
    from tawatur.model import Failure

    for item in watched(read_each(_found(told), getattr(told, "jobs", 1)), "reading"):
        if isinstance(item, Failure):
            say(f"{item.where}: {item.why}")
        yield item


def _found(told: argparse.Namespace) -> Iterator[Found | InputError]:
    from tawatur.gather import Note, located

    for item in located(told.paths, outlet=told.outlet, published=told.published):
        if isinstance(item, Note):
            say(f"{item.where}: {item.why}")
        else:
            yield item


def exit_code(read: int, failed: int) -> int:
    """0 all read, 1 some failed, 2 nothing read, which is told too."""
    if not read:
        say("nothing could be read")
        return 2
    return 1 if failed else 0


def say(message: str) -> None:
    """A message for the person, on standard error."""
    print(f"tawatur: {message}", file=sys.stderr)


def words(written: str) -> str:
    """A text of the command line. Raises ArgumentTypeError for none, and for bytes that are no UTF-8."""
    if not written.strip():
        raise argparse.ArgumentTypeError("nothing is written there")
    return text(written)


def text(written: str) -> str:
    """The same, where it may also be empty."""
    try:
        written.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("this isn't written in UTF-8") from None
    return written


def _day(written: str) -> date:
    from tawatur.gather.draft import day

    try:
        return day(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{written!r} is no day; write it YYYY-MM-DD") from None


def _positive(written: str) -> int:
    if not written.isdecimal() or not 0 < int(written[:4]) <= 512:
        raise argparse.ArgumentTypeError(f"{written!r} is no number from 1 to 512")
    return int(written)


def _language() -> str:
    """The language of the person's own messages, as far as it is one of ours."""
    told = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "ar" if told.startswith("ar") else "en"
