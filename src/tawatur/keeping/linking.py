"""Claims of a batch linked with those that lie near them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import Connection

from tawatur.archive import decisions, family_rows, incident_rows, near, reports, word_rows
from tawatur.archive.marks import Mark
from tawatur.keeping.dossiers import Settled, store
from tawatur.keeping.items import Item, load_items
from tawatur.link import link
from tawatur.link.block import weight
from tawatur.link.scenes import Scene
from tawatur.model import Family, Incident

CROWD = 24
"""Reports of one incident that a newcomer is weighed against."""
ROUNDS = 6
"""How often the incidents that newcomers reach are looked at with all that they hold."""
NEIGHBOURS = 60
"""Reports near a new one that are linked with it."""


def linked(connection: Connection, new: Mapping[int, Item], gone: set[int], found: Sequence[Family]) -> None:
    """Links the batch with the reports near it, and compares the incidents that change."""
    kin = set(reports.current(connection, {r for f in found for r in f.reports}).values())
    marks = near.in_claims(connection, list(new), NEIGHBOURS)
    own = incident_rows.incidents_of(connection, [*new, *gone, *kin, *(m.report for m in marks)])
    around = kin | {m.report for m in marks}
    touched = {
        incident
        for mark, incident in own.items()
        if mark.report in new or mark.report in gone or mark.report in kin or mark in marks
    }
    weighed: dict[int, Item] = dict(new)
    members: dict[str, list[Mark]] = {}
    made: list[Incident] = []
    home: dict[Mark, str] = {}
    families: list[Family] = []
    for left in reversed(range(ROUNDS)):
        members = near.members(connection, touched)
        wanted = {m for m in around if m not in gone}
        for marks_in in members.values():
            held = sorted({m.report for m in marks_in} - gone)
            inside = [m for m in held if m in weighed or m in wanted]
            wanted.update(inside, [m for m in held if m not in inside][: max(0, CROWD - len(inside))])
        weighed |= load_items(connection, wanted - weighed.keys())
        home = incident_rows.incidents_of(connection, weighed)
        families = list(family_rows.load_families(connection, weighed).values())
        made = _linked(connection, weighed, families)
        reached = _reached(made, weighed, home, set(new), touched)
        if not left or not reached - touched:
            break  # what the last round reached stays as it is: its other claims weren't looked at
        touched |= reached
    store(connection, _settled(made, weighed, home, members, touched, set(new), gone), touched)


def _linked(connection: Connection, items: Mapping[int, Item], families: Sequence[Family]) -> list[Incident]:
    """The incidents among these reports, words weighed by how rare they are in the whole archive."""
    by_id = {i.report.id: i for i in items.values()}
    same, different = decided_pairs(decisions.load(connection, by_id), by_id.get)
    return list(
        link(
            [i.report for i in items.values()],
            [i.reading for i in items.values()],
            families,
            same=same,
            different=different,
            rare=lambda scenes: _rarity(connection, scenes),
        )
    )


def decided_pairs(
    made: Iterable[decisions.Decision], item: Callable[[str], Item | None]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The claims that people decided are of the same happening, and those of different ones; `item` gives a
    report by its id."""
    same: list[tuple[str, str]] = []
    different: list[tuple[str, str]] = []
    for decision in made:
        if decision.kind not in ("same", "different"):
            continue
        found = [(s, item(s.report)) for s in decision.subject]
        claims = [i and decisions.find_again(s, i.report.text, i.reading.claims) for s, i in found]
        if claims[0] and claims[1]:
            (same if decision.kind == "same" else different).append((claims[0].id, claims[1].id))
    return same, different


def _rarity(connection: Connection, scenes: Sequence[Scene]) -> dict[str, float]:
    counted = Counter(word for scene in scenes for word in scene.words)
    known = word_rows.word_counts(connection, {*counted, ""})
    total = max(len(scenes), known.get("", 0))
    return {word: weight(max(n, known.get(word, 0)), total) for word, n in counted.items()}


def _reached(
    made: Sequence[Incident],
    items: Mapping[int, Item],
    home: Mapping[Mark, str],
    new: set[int],
    touched: set[str],
) -> set[str]:
    """The stored incidents that claims of a new report or of a touched incident were put together with."""
    number = {i.report.id: n for n, i in items.items()}
    found: set[str] = set()
    for incident in made:
        marks = _marks(incident, items, number)
        homes = {home[m] for m in marks if m in home}
        if homes & touched or any(m.report in new for m in marks):
            found |= homes
    return found


def _marks(incident: Incident, items: Mapping[int, Item], number: Mapping[str, int]) -> list[Mark]:
    owner = _owners(incident, items, number)
    return [Mark(owner[c], c) for c in incident.claims if c in owner]


def _owners(incident: Incident, items: Mapping[int, Item], number: Mapping[str, int]) -> dict[str, int]:
    return {c.id: number[r] for r in incident.reports for c in items[number[r]].reading.claims}


def _settled(
    made: Sequence[Incident],
    items: Mapping[int, Item],
    home: Mapping[Mark, str],
    members: Mapping[str, Sequence[Mark]],
    touched: set[str],
    new: set[int],
    gone: set[int],
) -> list[Settled]:
    """The incidents to store: those with a claim that is new or was in a touched one, without claims of
    others, and with the claims of reports that were too many to be weighed again."""
    number = {i.report.id: n for n, i in items.items()}
    found: list[Settled] = []
    riding: dict[str, int] = {}
    best: dict[str, int] = {}
    for incident in made:
        told = _marks(incident, items, number)
        marks = [m for m in told if m not in home or home[m] in touched]
        if len(marks) < len(told) and not any(m.report in new or m in home for m in marks):
            continue  # what is left beside another incident's claims is none
        for name, count in Counter(home[m] for m in marks if m in home).items():
            if count > best.get(name, 0):
                best[name], riding[name] = count, len(found)
        found.append(Settled(incident, marks))
    for name, marks_in in members.items():
        riders = [m for m in marks_in if m.report not in items and m.report not in gone]
        if riders and name in riding:
            found[riding[name]].marks.extend(riders)
        elif riders:
            claims = tuple(sorted(m.claim for m in riders))
            found.append(Settled(Incident(name, claims, (), ()), riders))
    return found
