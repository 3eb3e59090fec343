"""`tawatur export`: suggested codebook rows."""

from __future__ import annotations

import argparse

from tawatur.commands.inputs import add_inputs, exit_code, read_inputs, say
from tawatur.commands.output import emit, emit_json, write_file

NAME = "export"
HELP = "suggested rows in a codebook's columns, with the evidence for every cell"
ABOUT = """\
Makes one suggested row an incident in the columns of a codebook, for a coder to confirm. Only bodies that
the codebook knows are named; all others are masked. --evidence writes the words that each cell rests on."""
EXAMPLES = (
    "tawatur export examples --format acled > rows.csv",
    "tawatur export reports/ --format acled --out rows.csv --evidence rows.evidence.jsonl",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    add_inputs(parser)
    parser.add_argument("--format", default="acled", metavar="NAME", help="the codebook: acled")
    parser.add_argument("--out", metavar="FILE", help="write the rows there instead of printing them")
    parser.add_argument("--evidence", metavar="FILE", help="write the words behind every cell (JSON lines)")
    parser.add_argument("--json", action="store_true", help="rows as JSON lines instead of CSV")


def run(told: argparse.Namespace) -> int:
    """Writes the rows; 0, 1 with failures, 2 without any report or for an unknown format."""
    from tawatur import desk
    from tawatur.export import EXPORTERS
    from tawatur.export.cells import as_csv, as_evidence

    exporter = EXPORTERS.get(told.format)
    if exporter is None:
        say(f"no format {told.format!r}; there is: {', '.join(sorted(EXPORTERS))}")
        return 2
    read = desk.collect(read_inputs(told))
    if read.reports:
        found = desk.brief(read)
        rows = exporter.rows(found)
        if told.json:
            for row in rows:
                emit_json(row)
        elif told.out:
            write_file(told.out, as_csv(exporter.columns, rows))
            say(f"{len(rows)} rows: {told.out}")
        else:
            emit(as_csv(exporter.columns, rows).removeprefix("\ufeff"))
        if told.evidence:
            write_file(told.evidence, as_evidence(found, rows))
    return exit_code(len(read.reports), len(read.failures))
