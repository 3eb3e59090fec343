"""`tawatur verify`: whether the archive is what it was."""

from __future__ import annotations

import argparse
import re

from tawatur.commands.archived import add_archive, opened
from tawatur.commands.inputs import say
from tawatur.commands.output import emit

NAME = "verify"
HELP = "prove the archive's log and every hash, or name the first thing that is wrong"
ABOUT = """\
Checks that each entry of the log follows the one before, that reports and decisions are what the log says,
that every content has the SHA-256 that it is known by, and that all that was computed is as it was stored.
Prints the hash of the last entry: noted elsewhere and given with --head later, it proves that nothing up to
it was lost."""
EXAMPLES = ("tawatur verify", "tawatur verify --archive team.sqlite --every")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    add_archive(parser)
    parser.add_argument(
        "--every", action="store_true", help="name everything that is wrong, not only the first"
    )
    parser.add_argument("--head", metavar="HASH", type=_hash, help="a hash that an earlier `verify` printed")


def run(told: argparse.Namespace) -> int:
    """Prints what was proved; 0, 1 where something is wrong."""
    from tawatur.archive.verify import Fault, has_head, verify

    wrong = 0
    with opened(told) as archive:
        if told.head and not has_head(archive, told.head):
            say(f"log: no entry has the hash {told.head}: what stood there is gone or was changed")
            return 1
        for found in verify(archive):
            if isinstance(found, Fault):
                say(f"{found.table} {found.row}: {found.why}".replace("  ", " "))
                wrong += 1
                if not told.every:
                    break
            elif not wrong:
                emit(
                    f"{found.entries} entries of the log, {found.versions} versions of reports,"
                    f" {found.readings} readings, {found.decisions} decisions: all as they were written\n"
                    f"last entry: {found.head}\n"
                )
    return 1 if wrong else 0


def _hash(written: str) -> str:
    if not re.fullmatch("[0-9a-fA-F]{64}", written):
        raise argparse.ArgumentTypeError(f"{written!r} is no hash that `verify` prints: 64 hex digits")
    return written
