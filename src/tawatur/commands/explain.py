"""`tawatur explain`: one report with the words and rows behind every value; why two are or aren't one incident."""

from __future__ import annotations

import argparse

from tawatur.commands.inputs import add_inputs, add_ui, exit_code, read_inputs, say
from tawatur.commands.output import colored, emit, emit_json

NAME = "explain"
HELP = "a report sentence by sentence: what was read, on which words, by which row"
ABOUT = """\
Shows a report with all that was read in it: each value with the words it rests on, and the row of the
lexicon or the rule that made it. A wrong value leads from here to the row to mend.

With --same A B, the ids of two reports among those given: all that speaks for and against their telling of
one incident, passage by passage."""
EXAMPLES = (
    "tawatur explain examples/hasakah/02-khabur.md",
    "tawatur explain report.txt --published 2025-12-18 --ui ar",
    "tawatur explain examples/hasakah --same 9ef7ca 89dbf2",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    add_inputs(parser, jobs=False)
    add_ui(parser)
    parser.add_argument(
        "--same",
        nargs=2,
        metavar=("A", "B"),
        help="ids (or their beginnings) of two reports: are they one incident?",
    )
    parser.add_argument("--json", action="store_true", help="report and reading as JSON, one pair a line")


def run(told: argparse.Namespace) -> int:
    """Prints every report explained; 0, 1 with failures, 2 without any report."""
    from tawatur.desk import Read
    from tawatur.show import explain

    if told.same:
        return _same(told)
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


def _same(told: argparse.Namespace) -> int:
    """Prints the evidence on the two reports; 2 where one of them isn't among those given."""
    from tawatur.desk import collect, families
    from tawatur.link import compare_reports
    from tawatur.link.evidence import JOIN

    read = collect(read_inputs(told))
    ids = [r.id for r in read.reports]
    pair = [next((i for i in ids if i.startswith(name)), None) for name in told.same]
    if None in pair:
        missing = ", ".join(n for n, i in zip(told.same, pair, strict=True) if i is None)
        say(f"no report {missing} among: {', '.join(ids)}")
        return 2
    one, other = (i for i in pair if i)
    for a, b, score in compare_reports(read.reports, read.readings, families(read), one, other):
        verdict = "one incident" if score.joins else "not one incident"
        reasons = (f"  {r.weight:+.1f}  {r.why}" for r in sorted(score.reasons, key=lambda r: -r.weight))
        head = f"{a.id} and {b.id}: {score.total:+.1f} of {JOIN:g} needed: {verdict}"
        emit("\n".join((head, *reasons)) + "\n")
    return exit_code(len(ids), len(read.failures))
