"""`tawatur dump`: the whole archive as one open file."""

from __future__ import annotations

import argparse
from pathlib import Path

from tawatur.commands.archived import add_archive, opened
from tawatur.commands.inputs import say
from tawatur.commands.output import emit

NAME = "dump"
HELP = "write the whole archive to one open file"
ABOUT = """\
Writes everything to one zip file: JSON Lines for every table, and the bytes of every report as they came. Any
version of tawatur with the same schema loads it, into SQLite or PostgreSQL. Prints the content hash."""
EXAMPLES = ("tawatur dump archive.zip", "tawatur dump team.zip --archive postgresql://desk@server/tawatur")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("file", metavar="FILE", help="the file to write; one that is there is replaced")
    add_archive(parser)


def run(told: argparse.Namespace) -> int:
    """Writes the dump; 0."""
    from tawatur.archive.moving import dump
    from tawatur.commands.progress import Counting
    from tawatur.errors import TawaturError

    if told.file == "-" or Path(told.file).is_dir() or not Path(told.file).name:
        raise TawaturError(
            f"{told.file or 'no name'}: a dump is written to a file; name one, such as archive.zip"
        )
    try:
        with opened(told) as archive, Counting("writing", None) as done:
            hashed = dump(archive, told.file, done)
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, told.file) from fault
    say(f"{archive.where} written to {told.file}")
    emit(f"content {hashed}\n")
    return 0
