"""`tawatur eval`: the measures against an annotated set."""

from __future__ import annotations

import argparse

from tawatur.commands.output import emit

NAME = "eval"
HELP = "how good the readings are, against an annotated set"
ABOUT = """\
Measures the program against an annotated set; docs/measures.md says what each measure means. PATH is a
.jsonl file for the sets reports and gsr, a folder for multi and families."""
EXAMPLES = (
    "tawatur eval reports gold/reports.jsonl",
    "tawatur eval families gold/families --errors 5",
    "tawatur eval multi gold/multi --json",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument(
        "set", choices=("reports", "gsr", "multi", "families"), metavar="SET", help="%(choices)s"
    )
    parser.add_argument("path", metavar="PATH", help="the set's file or folder")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object, a key a measure")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="show N misses and false finds each"
    )
    parser.add_argument("--among", metavar="FILE", help="families: other reports to trace along (.jsonl)")
    parser.add_argument("--reuse", metavar="FILE", help="families: pairs of ids that are true reprints")


def run(told: argparse.Namespace) -> int:
    """Prints the figures; 0, 1 where a report of the set could not be read."""
    from tawatur.evaluate import render, run

    result = run(told.set, told.path, errors=told.errors, among=told.among, reuse=told.reuse)
    emit(render(result, told.json) + "\n")
    return 1 if result.failures else 0
