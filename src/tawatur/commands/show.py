"""`tawatur show`: the dossier of an incident, or a report with its versions, claims and decisions."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tawatur.commands.archived import add_archive, opened
from tawatur.commands.inputs import add_ui, words
from tawatur.commands.output import add_html, colored, emit, emit_json, width, write_page

if TYPE_CHECKING:
    from sqlalchemy import Connection

NAME = "show"
HELP = "the dossier of an incident, or a report with its versions and claims"
ABOUT = """\
With the id of an incident (or its beginning): the dossier. With the id of a report: its versions and what
changed from one to the next, its claims with their ids, the incidents they belong to, and the decisions on
them."""
EXAMPLES = ("tawatur show incident-8e00d60e38", "tawatur show 24a836241a33ac57 --text")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    parser.add_argument(
        "id", metavar="ID", type=words, help="an incident or report, or the beginning of its id"
    )
    add_archive(parser)
    add_ui(parser)
    parser.add_argument("--text", action="store_true", help="a report's text too")
    add_html(parser)
    parser.add_argument("--json", action="store_true", help="the whole record as JSON")


def run(told: argparse.Namespace) -> int:
    """Prints what was asked for; 0. Raises TawaturError where there is no such id, or more than one."""
    with opened(told) as archive, archive.reading() as connection:
        kind, name = _meant(connection, told.id)
        if kind == "incident":
            _incident(connection, name, told)
        else:
            _report(connection, name, told)
    return 0


def _meant(connection: Connection, told: str) -> tuple[str, str]:
    from tawatur.archive import listing, reports
    from tawatur.errors import TawaturError

    # Also the id of a claim, whose report is meant; an id can hold the sign itself.
    for name in (told, told.rpartition("#")[0]):
        if reports.current(connection, [name]):
            return "report", name
    name = told.split("#")[0]
    found = [("incident", i) for i in listing.like(connection, told)]
    found += [("report", r) for r in reports.names_like(connection, name)]
    exact = [pair for pair in found if pair[1] == told]
    if len(found) == 1 or exact:
        return (exact or found)[0]
    if not found:
        raise TawaturError(
            f"{told}: no report or incident has this id; `tawatur find` and `tawatur incidents` list them"
        )
    raise TawaturError(
        f"{told}: several ids begin so, among them {', '.join(i for _, i in found)}; write more of it"
    )


def _incident(connection: Connection, name: str, told: argparse.Namespace) -> None:
    from tawatur.keeping import dossier
    from tawatur.show import terminal

    found = dossier(connection, name)
    assert found is not None
    if told.html:
        write_page(told, found)
    if told.json:
        emit_json(found)
    else:
        emit(f"{name}\n{terminal.render(found, told.ui, width(), colored())}")


def _report(connection: Connection, name: str, told: argparse.Namespace) -> None:
    from tawatur.archive import decisions, incident_rows, marks, reports
    from tawatur.errors import TawaturError
    from tawatur.keeping import load_items
    from tawatur.show.plain import island, one_line

    if told.html:
        number = reports.current(connection, [name])[name]
        known = sorted(set(incident_rows.incidents_of(connection, [number]).values()))
        raise TawaturError(f"{name}: --html writes incidents; this report is in {', '.join(known) or 'none'}")
    versions = reports.versions(connection, name)
    last = versions[-1]
    item = load_items(connection, [last.n]).get(last.n)
    if told.json:
        reading = item.reading if item else None
        emit_json({"versions": [v._asdict() for v in versions], "reading": reading})
        return
    report = last.report
    day = report.published.isoformat() if report.published else "no date"
    lines = [f"{report.id}  {day}  {island(one_line(report.outlet or '-'))}"]
    lines += [f"  {island(one_line(part))}" for part in (report.title, report.url) if part]
    for before, version in zip([None, *versions], versions, strict=False):
        lines.append(f"  version {version.version}: {version.source}, added {version.added}")
        if before:
            lines += [f"    {line}" for line in differences(before.report.text, version.report.text)]
    homes = incident_rows.incidents_of(connection, [last.n])
    for claim in item.reading.claims if item else ():
        words = island(one_line(report.text[claim.trigger.start : claim.trigger.end]))
        told_day = f" {claim.time.first}" if claim.time else ""
        place = f" {island(one_line(claim.place.name))}" if claim.place else ""
        home = homes.get(marks.Mark(last.n, claim.id))
        lines.append(f"  {claim.id}  {claim.event} ({claim.polarity}){told_day}{place}  {words}")
        if home:
            lines[-1] += f"  in {home}"
    if item is None:
        lines.append("  waits to be read (tawatur update)")
    for one in decisions.load(connection, [name]):
        about = ", ".join(a.claim or a.report for a in one.subject)
        note = f": {one_line(one.note)}" if one.note else ""
        lines.append(f"  decision {one.n} by {one_line(one.by)}, {one.at}: {one.kind} {about}{note}")
    emit("\n".join(lines) + "\n")
    if told.text:
        emit("\n" + report.text.rstrip() + "\n")


def differences(before: str, after: str) -> list[str]:
    """What changed from one text to the next, a line a change: "- words", "+ words"; empty where none did."""
    from difflib import SequenceMatcher

    from tawatur.show.plain import island, one_line

    old, new = before.split(), after.split()
    found: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        where = island(one_line(" ".join(old[max(0, a - 3) : a])))
        if a < b:
            found.append(
                f"- {island(one_line(' '.join(old[a:b])))}" + (f"  (after {where})" if where else "")
            )
        if c < d:
            found.append(
                f"+ {island(one_line(' '.join(new[c:d])))}" + (f"  (after {where})" if where else "")
            )
    return found
