"""`tawatur explain`: one report with the words and rows behind every value."""

from __future__ import annotations

import argparse

from tawatur.commands.inputs import add_inputs, add_ui, exit_code, read_inputs
from tawatur.commands.output import colored, emit, emit_json

NAME = "explain"
HELP = "a report sentence by sentence: what was read, on which words, by which row"
ABOUT = """\
Shows a report with all that was read in it: each value with the words it rests on, and the row of the
lexicon or the rule that made it. A wrong value leads from here to the row to mend."""
EXAMPLES = (
    "tawatur explain examples/hasakah/02-khabur.md",
    "tawatur explain report.txt --published 2025-12-18 --ui ar",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    add_inputs(parser, jobs=False)
    add_ui(parser)
    parser.add_argument("--json", action="store_true", help="report and reading as JSON, one pair a line")


def run(told: argparse.Namespace) -> int:
    """Prints every report explained; 0, 1 with failures, 2 without any report."""
    from tawatur.desk import Read
    from tawatur.show import explain

    read = failed = 0
    for item in read_inputs(told):
        if not isinstance(item, Read):
            failed += 1
            continue
        if told.json:
            emit_json({"report": item.report, "reading": item.reading})
        else:
            emit(("\n" if read else "") + explain.render(item.report, item.reading, told.ui, colored()))
        read += 1
    return exit_code(read, failed)
