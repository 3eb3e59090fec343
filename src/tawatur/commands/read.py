"""`tawatur read`: one reading a line."""

from __future__ import annotations

import argparse

from tawatur.commands.inputs import add_inputs, exit_code, read_inputs
from tawatur.commands.output import emit_json

NAME = "read"
HELP = "what each report says: claims, their places, days, numbers, and who says so (JSON lines)"
ABOUT = """\
Writes one reading a line as JSON (see: tawatur schema read): mentions, statements with their chains, claims
and flags. Spans are code points of the report's text."""
EXAMPLES = (
    "tawatur read report.txt --published 2025-12-18 | jq .claims",
    "tawatur read archive/ --jobs 4 > readings.jsonl",
    "tawatur read - < report.html",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    add_inputs(parser)
    parser.add_argument("--json", action="store_true", help="JSON lines (what is written in any case)")


def run(told: argparse.Namespace) -> int:
    """Writes the readings as they are made; 0, 1 with failures, 2 without any report."""
    from tawatur.desk import Read

    read = failed = 0
    for item in read_inputs(told):
        if isinstance(item, Read):
            emit_json(item.reading)
            read += 1
        else:
            failed += 1
    return exit_code(read, failed)
