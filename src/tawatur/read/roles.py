"""Roles: who did it to whom, by where the parties stand around a trigger."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from tawatur.read.parties import Party
from tawatur.read.role_crowds import bombers, gathering, protest
from tawatur.read.role_marks import DONE, marked
from tawatur.read.role_nouns import (
    between,
    control_noun,
    displaced,
    launch,
    nothing,
    noun_strike,
    taking,
    visit,
)
from tawatur.read.role_parts import Ground, Part, is_force
from tawatur.read.role_reach import nearest_before
from tawatur.read.role_verbs import control, die, fight, grab, move, repel, shoot, verb
from tawatur.read.scan import Scan
from tawatur.read.statements import Said
from tawatur.read.triggers import Trigger


def roles_of(scan: Scan, trigger: Trigger, said: Said | None, starts: Sequence[int]) -> list[Part]:
    """The parts of the parties around a trigger, each party once. `starts` are the tokens where triggers
    start, in order: a grammar does not look past the next one for its own parties."""
    a, b = trigger.clause
    if said:
        a, b = max(a, said.content[0]), min(b, max(said.content[1], trigger.end))
    found: list[Part] = []
    at = bisect_right(starts, trigger.first)
    near = frozenset(starts[max(0, at - 12) : at + 12]) - {trigger.first}
    ground = Ground(scan, trigger, a, b, near, min(starts[at], b) if at < len(starts) else b)
    _FRAMES.get(trigger.frame, noun_strike)(ground, found)
    marked(ground, found)
    bombers(ground, found)
    if trigger.frame in DONE and not any(p.role == "agent" for p in found):
        doer = nearest_before(scan, trigger, a)
        if doer is not None and all(doer.first != p.party.first for p in found):
            found.append(Part("agent", doer, "nearest force before"))
    if said is not None and not any(p.role == "agent" for p in found):
        found += _speaker(scan, trigger, said)
    found = [
        p
        for p in found
        if not _nobody(scan, p.party)
        and not (p.role == "agent" and p.party.cat in _TELLING and not _protests(trigger, p.party))
        and not (
            p.role == "partner"
            and trigger.event != "agreement"
            and p.party.cat in ("people", "person", "source", "court")
        )
    ]
    unique: list[Part] = []
    for part in _sides(scan, found):
        if all(part.party.first != u.party.first for u in unique):
            unique.append(part)
    return _with_helpers(scan, _with_coordinated(scan, unique, b))


def _protests(trigger: Trigger, party: Party) -> bool:
    """True for residents, who tell of much but can protest, too."""
    return trigger.event in ("protest", "strike_action") and party.source_kind == "witness"


_TELLING = frozenset({"source", "medium", "document", "monitor"})  # who tells of an event did not do it


def _speaker(scan: Scan, trigger: Trigger, said: Said) -> list[Part]:
    """The speaker as the doer, where the words say so: "the army announced the recapture", "Russia said
    that it carried out ..."."""
    if trigger.event not in _OWN_DEEDS or said.stance not in ("said", "claimed") or not said.chain:
        return []
    at = said.content[0]
    opening = scan.text.words[at - 1] if at else ""
    itself = opening.endswith(("انها", "انه", "انهم", "بانها", "بانه")) and trigger.first - at <= 4
    noun = trigger.pos != "v" and trigger.first - at <= 1 and opening not in ("ان", "بان")
    party = scan.party_around(said.chain[-1].first) if itself or noun else None
    if party is None or not (is_force(party) or party.cat in ("country", "authority", "ministry")):
        return []
    return [Part("agent", party, "says that it did so")]


_OWN_DEEDS = frozenset(
    {
        *("territory_change", "arrest", "ground_raid", "weapons_seizure", "air_strike", "drone_strike"),
        *("shelling", "bombardment", "attack", "operation", "air_operation", "air_landing", "withdrawal"),
        *("deployment", "neutralised", "shootdown", "interception", "release", "armed_clash"),
    }
)


def _sides(scan: Scan, parts: list[Part]) -> list[Part]:
    """ "بين الطرفين": the two forces named last before stand in their place; nobody does where there are none."""
    found: list[Part] = []
    for part in parts:
        if not _both(part.party):
            found.append(part)
        elif part.role == "agent":
            found += [Part(part.role, party, "the two sides") for party in _last_two(scan, part.party.first)]
    return found


def _both(party: Party) -> bool:
    return party.kind == "head" and party.cat == "group" and party.number == "two" and party.concept is None


_BACK = 60  # words back to the two sides of a fight


def _last_two(scan: Scan, first: int) -> list[Party]:
    two: list[Party] = []
    for party in reversed(scan.parties_between(max(0, first - _BACK), first)):
        if party.cat == "country" or not is_force(party) or _both(party):
            continue
        if all(party.concept != p.concept or (party.concept is None and party.name != p.name) for p in two):
            two.insert(0, party)
        if len(two) == 2:
            return two
    return []


def _nobody(scan: Scan, party: Party) -> bool:
    """True for a word that stands for anybody and nothing more ("شخص", "آخرون")."""
    return party.end - party.first == 1 and party.person is None and scan.has("nobody", party.first)


def _with_coordinated(scan: Scan, parts: list[Part], b: int) -> list[Part]:
    """A party joined to one with و plays the same part ("الجيش والشرطة")."""
    extra: list[Part] = []
    held = {p.party.first for p in parts}
    for part in parts:
        party = part.party
        for _ in range(4):
            follower = scan.party_at.get(party.end)
            if follower is None and party.end + 1 < b and scan.text.words[party.end] in ("،", ","):
                follower = scan.party_at.get(party.end + 1)
            if follower is None or follower.first in held or follower.first >= b:
                break
            if not scan.text.words[follower.first].startswith("و"):
                break
            extra.append(Part(part.role, follower, part.by))
            held.add(follower.first)
            party = follower
    return parts + extra


_HELPING = frozenset(
    (
        "المواليه",
        "الموالين",
        "الموالون",
        "المسانده",
        "المساندين",
        "الداعمه",
        "الداعمين",
        "الحليفه",
        "المتحالفه",
    )
)


def _with_helpers(scan: Scan, parts: list[Part]) -> list[Part]:
    """Of several who do it, those named as the followers of another are partners: "قوات النظام والميليشيات
    الموالية لها"."""
    first = next((p for p in parts if p.role == "agent"), None)
    return [
        replace(p, role="partner")
        if p.role == "agent" and p is not first and _is_helper(scan, p.party)
        else p
        for p in parts
    ]


def _is_helper(scan: Scan, party: Party) -> bool:
    words = scan.text.words[party.first : party.end + 1]
    return words[0].startswith("و") and not _HELPING.isdisjoint(words)


_FRAMES: dict[str, Callable[[Ground, list[Part]], None]] = {
    "strikev": verb,
    "kill": verb,
    "take": verb,
    "raidv": verb,
    "free": grab,
    "shoot": shoot,
    "launch": launch,
    "blastv": nothing,
    "blastvt": verb,
    "partv": move,
    "movev": move,
    "protestv": gathering,
    "die": die,
    "ctrl": control,
    "ctrln": control_noun,
    "strike": noun_strike,
    "attack": noun_strike,
    "raid": noun_strike,
    "blast": noun_strike,
    "shells": noun_strike,
    "shooting": noun_strike,
    "between": between,
    "fight": fight,
    "repel": repel,
    "grab": grab,
    "taking": taking,
    "dying": taking,
    "protest": protest,
    "move": move,
    "agree": between,
    "displ": displaced,
    "visit": visit,
    "event": nothing,
}
