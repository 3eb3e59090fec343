"""`tawatur trace`: which reports depend on each other."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tawatur.commands.inputs import add_inputs, add_ui, exit_code, read_inputs, say
from tawatur.commands.output import add_html, emit, emit_json, write_page

if TYPE_CHECKING:
    from tawatur.desk import Collection
    from tawatur.model import Edge, Family, Report, Variant

NAME = "trace"
HELP = "which reports copy which, and what changed on the way"
ABOUT = """\
Finds the families among the reports: reprints, edits, rewrites and rewrites of rewrites, each with its
direction where that can be told, and with the changes that alter a fact."""
EXAMPLES = (
    "tawatur trace examples/hasakah",
    "tawatur trace reports/ --html copies.html --ui ar",
    "tawatur trace reports.jsonl --json | jq '.[].edges[] | select(.kind == \"rewritten\")'",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    add_inputs(parser)
    add_ui(parser)
    parser.add_argument(
        "--json", action="store_true", help="the families as JSON (see: tawatur schema trace)"
    )
    add_html(parser)


def run(told: argparse.Namespace) -> int:
    """Prints the families; 0, 1 with failures, 2 without any report."""
    from tawatur import desk

    read = desk.collect(read_inputs(told))
    if read.reports:
        found = desk.families(read)
        if told.html:
            from tawatur.model import Brief

            write_page(told, Brief(read.reports, (), found, (), (), read.failures))
            say(f"the families as a page: {told.html}")
        if told.json:
            emit_json(found)
        else:
            emit("".join(f"{line}\n" for line in lines(found, read)))
    return exit_code(len(read.reports), len(read.failures))


def lines(found: tuple[Family, ...], read: Collection) -> Iterator[str]:
    """The families in plain lines, ids and outlets beside each other; those that stand alone at the end."""
    names = {report.id: _name(report) for report in read.reports}
    for number, family in enumerate(found, 1):
        yield f"family {number}: {len(family.reports)} reports"
        for edge in family.edges:
            yield from _edge(edge, names)
        yield ""
    alone = sorted(names.keys() - {id for family in found for id in family.reports})
    if alone:
        yield f"alone: {len(alone)} report{'s' if len(alone) > 1 else ''}"
        yield from (f"  {names[id]}" for id in alone)


def _edge(edge: Edge, names: dict[str, str]) -> Iterator[str]:
    from tawatur.show.plain import one_line

    arrow = "<->" if edge.direction == "unknown" else "<-"
    yield f"  {names[edge.copy]} {arrow} {names[edge.origin]}"
    yield f"    {edge.kind}, {edge.share:.0%} of its words, direction {edge.direction}: {one_line(edge.why)}"
    for variant in edge.variants:
        yield f"    - {_change(variant)} ({variant.effect})"


def _change(variant: Variant) -> str:
    from tawatur.show.plain import island, one_line

    before, after = (
        None if w is None else island(one_line(w)[:120]) for w in (variant.before, variant.after)
    )
    if before is None:
        return f"added: {after}"
    if after is None:
        return f"left out: {before}"
    return f"{before} became {after}"


def _name(report: Report) -> str:
    from tawatur.show.plain import island, one_line

    return f"{report.id} {island(one_line(report.outlet))}" if report.outlet else report.id
