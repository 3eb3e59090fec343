"""`tawatur undo`: a decision taken back."""

from __future__ import annotations

import argparse

from tawatur.commands.archived import add_archive, count, opened, person
from tawatur.commands.inputs import say, text

NAME = "undo"
HELP = "take back a decision, the last one where none is named"
ABOUT = """\
Takes back a decision. Both stay in the log with who and when; what the decision changed is computed anew."""
EXAMPLES = ("tawatur undo", "tawatur undo 12 --note 'the wrong claim'")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument("number", nargs="?", type=count, metavar="N", help="the decision's number")
    parser.add_argument("--by", metavar="NAME", type=text, help="who undoes it (default: the account's name)")
    parser.add_argument("--note", metavar="TEXT", type=text, default="", help="why")
    add_archive(parser)


def run(told: argparse.Namespace) -> int:
    """Undoes the decision; 0. Raises TawaturError where there is none to undo."""
    from tawatur.archive import decisions, readings, reports
    from tawatur.commands.decide import settle
    from tawatur.errors import TawaturError

    with opened(told) as archive:
        with archive.writing() as connection:
            n = told.number or decisions.last(connection)
            found = decisions.get(connection, n) if n else None
            if found is None or found.kind == "undo" or found.n in decisions.undone(connection):
                raise TawaturError(
                    f"{archive.where}: "
                    + (f"no decision {n} is in force" if n else "there is no decision to undo")
                    + "; see `tawatur decide list`"
                )
            decisions.record(
                connection, "undo", found.subject, {"of": found.n}, told.by or person(), told.note
            )
            numbers = reports.current(connection, [a.report for a in found.subject])
            readings.enqueue(connection, numbers.values())
        say(f"decision {found.n} ({found.kind}) undone")
        settle(archive)
    return 0
