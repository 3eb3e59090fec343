"""One name a party: who has a part in an event under several names is named by the one that names it best."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from tawatur.read.merge import Draft
from tawatur.read.parties import Party
from tawatur.read.role_parts import PERSONS, Part
from tawatur.read.scan import Scan


def name_alike(scan: Scan, drafts: Iterable[Draft]) -> None:
    """Give the parties of each event, with all its tellings, one name each; a party that has the same part
    under two names in one telling has it once. What the words say of where they stand is kept."""
    groups: dict[int, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(id(draft.same_as or draft), []).append(draft)
        if draft.event in _ATTACKS:
            draft.parts = [_turned(scan, part) for part in draft.parts]
    for group in groups.values():
        known = _names(group)
        named = {p.role for d in group for p in d.parts if p.party.person is not None}
        for draft in group:
            parts = [p for p in draft.parts if p.role not in named or not _is_called(p.party)]
            draft.parts = _named(parts, known)


_ATTACKS = frozenset(
    {"suicide_bombing", "car_bomb", "shooting_attack", "attack", "stabbing", "ramming", "ied_explosion"}
)


def _turned(scan: Scan, part: Part) -> Part:
    """The attacker who is told to have been killed did the attack: "مقتل المهاجم", "قتل انتحاري"."""
    struck = part.role in ("victim", "target") and scan.has("people", part.party.head, "suicide", "attacker")
    return replace(part, role="agent") if struck else part


def _names(group: list[Draft]) -> dict[str, Party]:
    """The best name of each body: the first that is neither short ("the organisation") nor an adjective, nor
    "fighters of" it; an adjective of a country ("Russian strikes") stands for the forces of it that are named beside."""
    parties = sorted((p.party for d in group for p in d.parts if p.party.concept), key=lambda p: p.first)
    known: dict[str, Party] = {}
    forces: dict[str, Party] = {}
    for party in parties:
        concept = party.concept or ""
        if _is_weak(party):
            known.setdefault(concept, party)
            continue
        if concept not in known or _is_weak(known[concept]):
            known[concept] = party
        if party.country and "." in concept:
            forces.setdefault(f"{party.country.lower()}.forces", party)
    for concept, party in known.items():
        if party.kind == "nisba" and concept in forces:
            known[concept] = forces[concept]
    return known


def _is_called(party: Party) -> bool:
    """True for one person told of by what he is alone: "the journalist" beside the name of one."""
    return party.person is None and party.number == "one" and party.cat in PERSONS and not party.shares


def _is_weak(party: Party) -> bool:
    return party.stands_for or party.kind == "nisba" or (party.shares and party.cat == "people")


def _named(parts: list[Part], known: dict[str, Party]) -> list[Part]:
    kept: list[Part] = []
    held: set[tuple[str, str]] = set()
    acting = {_body(p.party) for p in parts if p.role == "agent"}
    for part in parts:
        if part.role == "victim" and part.party.cat == "people" and _body(part.party) in acting:
            continue  # the dead of a side of a fight are that side's
        concept = part.party.concept
        fuller = known.get(concept) if concept else None
        if fuller is None:
            kept.append(part)
            continue
        key = (part.role, fuller.concept or "")
        if key in held:
            continue
        held.add(key)
        if fuller is not part.party and (part.role == "agent" or part.party.cat != "people"):
            part = Part(part.role, replace(part.party, name=fuller.name), part.by)
        kept.append(part)
    return kept


def _body(party: Party) -> str:
    """Whose a party is: its own concept, or that of the body that its people belong to; empty for nobody's."""
    inner = party.inner[0].concept if party.inner else None
    return party.concept or inner or f"at {party.first}"
