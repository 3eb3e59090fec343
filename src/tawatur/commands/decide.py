"""`tawatur decide`: what a person decides about a claim, two claims, an edge; and notes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from tawatur.commands.archived import add_archive, opened, person
from tawatur.commands.inputs import say, text, words
from tawatur.commands.output import emit, emit_json

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tawatur.archive import Archive
    from tawatur.archive.decisions import Anchor, Decision

NAME = "decide"
HELP = "record a decision: accept, reject or correct a claim, same or different incident, an edge, a note"
ABOUT = """\
Records a decision with who and when. It goes before all that is computed, stays when better rules read the
report anew, and can be undone (tawatur undo). CLAIM is an id that `tawatur show REPORT` prints; for same and
different also the id of an incident."""
EXAMPLES = (
    "tawatur decide accept 24a836241a33ac57#c1",
    "tawatur decide reject 24a836241a33ac57#c2 --by ليلى",
    "tawatur decide correct 24a836241a33ac57#c1 --set time=2021-12-18 --set killed=3 --note 'see the video'",
    "tawatur decide same 24a836241a33ac57#c1 incident-8e00d60e38",
    "tawatur decide different 24a836241a33ac57#c1 24a836241a33ac57#c3",
    "tawatur decide edge 869c7c0774c13859 24a836241a33ac57",
    "tawatur decide note 24a836241a33ac57 'seen on video'",
    "tawatur decide list --lost",
)
_ONE = {"accept": "the claim is right", "reject": "the report doesn't say this", "correct": "give its values"}
_TWO = {"same": "two claims tell of one happening", "different": "two claims tell of two happenings"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the verb."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, told in _ONE.items():
        one = _action(actions, name, told)
        one.add_argument("ids", nargs=1, metavar="CLAIM", type=words)
        if name == "correct":
            one.add_argument(
                "--set",
                dest="values",
                action="append",
                required=True,
                metavar="NAME=VALUE",
                type=words,
                help="event=TYPE, polarity=denied, time=2025-12-18 or 2025-12-18..2025-12-20, place=NAME,"
                " or a number of people or things: killed=5, wounded=2..4, arrested=10.. (and more)",
            )
        _signed(one)
    for name, told in _TWO.items():
        two = _action(actions, name, told)
        two.add_argument("ids", nargs=2, metavar="CLAIM", type=words)
        _signed(two)
    edge = _action(actions, "edge", "the first report was made from the second")
    edge.add_argument("ids", nargs=2, metavar="REPORT", type=words)
    _signed(edge)
    note = _action(actions, "note", "something worth keeping about a report or claim")
    note.add_argument("ids", nargs=1, metavar="ID", type=words)
    note.add_argument("note", metavar="TEXT", type=words)
    _signed(note, note=False)
    listed = _action(actions, "list", "the decisions in force")
    listed.add_argument("--lost", action="store_true", help="only those that no longer find their claim")
    listed.add_argument("--json", action="store_true", help="the decisions as JSON, one a line")
    add_archive(listed)


def _action(actions: Any, name: str, told: str) -> argparse.ArgumentParser:
    shown = "\n".join(f"  {line}" for line in EXAMPLES if line.split()[2] == name)
    made: argparse.ArgumentParser = actions.add_parser(
        name,
        help=told,
        description=told,
        epilog=f"example:\n{shown}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    return made


def _signed(parser: argparse.ArgumentParser, *, note: bool = True) -> None:
    parser.add_argument("--by", metavar="NAME", type=text, help="who decides (default: the account's name)")
    if note:
        parser.add_argument("--note", metavar="TEXT", type=text, default="", help="why")
    add_archive(parser)


def run(told: argparse.Namespace) -> int:
    """Records the decision; 0. Raises TawaturError for an id that isn't there or a value that isn't one."""
    from tawatur.archive import decisions
    from tawatur.errors import TawaturError

    with opened(told) as archive:
        if told.action == "list":
            return _list(archive, told.lost, told.json)
        value = _values(told.values) if told.action == "correct" else {}
        with archive.writing() as connection:
            subject = [_anchor(connection, told.action, name) for name in told.ids]
            if len(subject) == 2 and subject[0] == subject[1]:
                raise TawaturError(f"{' '.join(told.ids)}: these are one and the same; name two")
            n = decisions.record(connection, told.action, subject, value, told.by or person(), told.note)
            _touch(connection, subject)
        say(f"decision {n}: {told.action} {' '.join(told.ids)}")
        settle(archive)
    return 0


def settle(archive: Archive) -> None:
    """Brings what is computed in line with the decisions; what could not be read is told."""
    from tawatur.keeping import take_up

    for failure in take_up(archive, jobs=1):
        say(f"{failure.where}: {failure.why}")


def _touch(connection: Connection, subject: list[Anchor]) -> None:
    from tawatur.archive import readings, reports

    readings.enqueue(connection, reports.current(connection, [a.report for a in subject]).values())


def _anchor(connection: Connection, action: str, name: str) -> Anchor:
    from tawatur.archive import decisions, incident_rows, readings, reports
    from tawatur.errors import TawaturError

    if action in _TWO and "#" not in name:
        found = incident_rows.load_dossiers(connection, [name]).get(name)
        if found is None:
            raise TawaturError(f"{name}: no claim or incident has this id; see `tawatur incidents`")
        name = found.incident.claims[0]
    # An id can hold the sign itself.
    report, hash_, _ = (name, "", "") if action in ("edge", "note") else name.rpartition("#")
    numbers = reports.current(connection, [report])
    if not numbers:
        report, hash_, _ = name.rpartition("#") if "#" in name else (name, "", "")
        numbers = reports.current(connection, [report])
    if not numbers:
        raise TawaturError(f"{name}: the archive has no report {report}; see `tawatur find`")
    if not hash_ and action in ("edge", "note"):
        return decisions.Anchor(report=report)
    n = numbers[report]
    reading = readings.load(connection, [n]).get(n)
    claim = next((c for c in reading.claims if c.id == name), None) if reading else None
    if claim is None:
        raise TawaturError(f"{name}: no claim has this id; `tawatur show {report}` lists them")
    return decisions.anchor(claim, reports.load(connection, [n])[n].report)


def _values(told: list[str]) -> dict[str, Any]:
    from tawatur.errors import TawaturError

    found: dict[str, Any] = {}
    for one in told:
        name, equals, value = one.partition("=")
        if not name or not equals or not value:
            raise TawaturError(f"--set {one}: write NAME=VALUE, such as killed=5")
        found[name] = _value(name, value)
    return found


def _value(name: str, value: str) -> Any:
    from datetime import date

    from tawatur.codebook import events
    from tawatur.errors import TawaturError
    from tawatur.model import Polarity

    if name == "event":
        if value not in events.load():
            raise TawaturError(f"--set event={value}: no event type of the codebook has this id")
    elif name == "polarity":
        if value not in list(Polarity):
            raise TawaturError(f"--set polarity={value}: one of {', '.join(Polarity)}")
    elif name == "time":
        try:
            days = [date.fromisoformat(part) for part in value.split("..")]
            if len(days) > 2 or days != sorted(days):
                raise ValueError
        except ValueError:
            raise TawaturError(f"--set time={value}: write 2025-12-18, or 2025-12-18..2025-12-20") from None
    elif name == "place":
        return _place(value)
    else:
        from tawatur.compare.says_how_many import MEASURES

        if name not in MEASURES:
            known = ", ".join(("event", "polarity", "time", "place", *sorted(MEASURES)))
            raise TawaturError(f"--set {name}={value}: there is no {name} to set; there are {known}")
        low, _, high = value.partition("..")
        if (
            len(value) > 20
            or not low.isdecimal()
            or (high and (not high.isdecimal() or int(high) < int(low)))
        ):
            raise TawaturError(f"--set {name}={value}: write 5, 2..4 or 10..")
    return value


def _place(name: str) -> dict[str, Any]:
    from tawatur.places.gazetteer import load

    known = load().named(name)
    if not known:
        return {"name": name, "kind": "unknown"}
    best = max(known, key=lambda spot: spot.population)
    return {
        "name": name,
        "concept": best.id,
        "kind": best.kind,
        "country": best.country,
        "lat": best.lat,
        "lon": best.lon,
        "km": best.extent_km,
    }


def _list(archive: Archive, only_lost: bool, as_json: bool) -> int:
    from tawatur.archive import decisions
    from tawatur.keeping import lost

    with archive.reading() as connection:
        missing = {d.n for d in lost(connection)}
        for one in decisions.load(connection):
            if only_lost and one.n not in missing:
                continue
            if as_json:
                emit_json({**one._asdict(), "lost": one.n in missing})
            else:
                emit(_line(one, one.n in missing) + "\n")
    return 0


def _line(one: Decision, is_lost: bool) -> str:
    from tawatur.show.plain import island, one_line

    about = ", ".join(f"{a.claim or a.report} {island(a.words)}".strip() for a in one.subject)
    value = " ".join(
        f"{k}={island(v['name'] if isinstance(v, dict) else str(v))}" for k, v in one.value.items()
    )
    parts = [f"{one.n}  {one.at}  {one_line(one.by)}: {one.kind} {about}", value, one_line(one.note)]
    return "  ".join(p for p in parts if p) + ("  (its claim is no longer found)" if is_lost else "")
