"""`tawatur brief`: the dossier."""

from __future__ import annotations

import argparse

from tawatur.commands.inputs import add_inputs, add_ui, exit_code, read_inputs, say
from tawatur.commands.output import add_html, colored, emit, emit_json, width, write_page

NAME = "brief"
HELP = "what a collection of reports amounts to: incidents, origins, copies, contradictions"
ABOUT = """\
Reads the reports, traces who copied whom, joins what tells of one incident, and shows for each incident
where independent origins agree and where they contradict each other."""
EXAMPLES = (
    "tawatur brief examples",
    "tawatur brief reports/ more.jsonl --html dossier.html --ui ar",
    "tawatur brief reports.jsonl --json | jq .comparisons",
    "tawatur brief - --published 2025-12-18 --outlet 'وكالة' < report.txt",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    add_inputs(parser)
    add_ui(parser)
    parser.add_argument(
        "--json", action="store_true", help="the whole record as JSON (see: tawatur schema brief)"
    )
    add_html(parser)


def run(told: argparse.Namespace) -> int:
    """Prints the dossier; 0, 1 with failures, 2 without any report."""
    from tawatur import desk

    read = desk.collect(read_inputs(told))
    if read.reports:
        found = desk.brief(read)
        if told.html:
            write_page(told, found)
        if told.json:
            emit_json(found)
        else:
            from tawatur.show.terminal import render as lines

            emit(lines(found, told.ui, width(), colored()))
        if told.html:
            say(f"the dossier as a page: {told.html}")
    return exit_code(len(read.reports), len(read.failures))
