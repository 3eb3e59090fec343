"""`tawatur update`: what waits, and what a newer version would read otherwise."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tawatur.commands.archived import add_archive, opened
from tawatur.commands.inputs import _positive, say

if TYPE_CHECKING:
    from tawatur.archive.decisions import Decision

NAME = "update"
HELP = "read what waits in the archive, and again what a new version reads otherwise"
ABOUT = """\
Reads, traces, links and compares the reports that wait: those added with --no-read or cut short, and those
whose reading was made by another version of code or data. Decisions find their claims again; those that
don't are listed (tawatur decide list --lost)."""
EXAMPLES = ("tawatur update", "tawatur update --all --jobs 4")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    add_archive(parser)
    parser.add_argument("--all", action="store_true", help="compute everything anew")
    parser.add_argument("--jobs", metavar="N", type=_positive, help="processes that read at once")


def run(told: argparse.Namespace) -> int:
    """Brings the archive up to date; 0, 1 where a report could not be read."""
    from tawatur.commands.progress import Counting
    from tawatur.keeping import lost, update

    failed = 0
    with opened(told) as archive:
        with Counting("reading, tracing, linking", None) as done:
            made = update(archive, everything=told.all, jobs=told.jobs, progress=done, stage=done.stage)
            for failure in made:
                say(f"{failure.where}: {failure.why}")
                failed += 1
        say(f"{done.count} reports brought up to date" + (f", {failed} not read" if failed else ""))
        with archive.reading() as connection:
            for decision in lost(connection):
                say(f"decision {decision.n} ({decision.kind}) no longer finds its claim: {_about(decision)}")
    return 1 if failed else 0


def _about(decision: Decision) -> str:
    from tawatur.show.plain import island

    return ", ".join(f"{a.report}: {island(a.words)}" for a in decision.subject)
