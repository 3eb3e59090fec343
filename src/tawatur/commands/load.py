"""`tawatur load`: a dump restored."""

from __future__ import annotations

import argparse

from tawatur.commands.archived import add_archive, opened
from tawatur.commands.inputs import say
from tawatur.commands.output import emit

NAME = "load"
HELP = "restore a dump into an empty archive"
ABOUT = """\
Restores what `tawatur dump` wrote into a new or empty archive, in SQLite or PostgreSQL: all of it or nothing.
Every content is checked on the way, and the content hash is the one that the dump was written with."""
EXAMPLES = ("tawatur load archive.zip --archive restored.sqlite",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("file", metavar="FILE", help="the dump")
    add_archive(parser)


def run(told: argparse.Namespace) -> int:
    """Restores the dump; 0."""
    from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError

    from tawatur.archive.faults import ArchiveError
    from tawatur.archive.moving import check, load
    from tawatur.commands.progress import Counting

    check(told.file)
    try:
        with opened(told, create=True) as archive, Counting("loading", None) as done:
            hashed = load(archive, told.file, done)
    except ArchiveError as fault:
        if isinstance(fault.__cause__, (IntegrityError, DataError, ProgrammingError)):
            said = " ".join(str(fault.__cause__.orig).split())
            raise ArchiveError(f"{told.file}: its rows don't fit ({said}); take another copy") from fault
        raise
    say(f"{told.file} loaded into {archive.where}")
    emit(f"content {hashed}\n")
    return 0
