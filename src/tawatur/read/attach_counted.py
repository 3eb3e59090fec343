"""Attaching: those whom a toll counts are the patients of its event."""

from __future__ import annotations

from tawatur.read.merge import Draft
from tawatur.read.parties import Party
from tawatur.read.role_parts import Part
from tawatur.read.scan import Scan
from tawatur.read.toll_words import Told

_ROLES = {
    "killed": "victim",
    "wounded": "victim",
    "abducted": "victim",
    "displaced": "victim",
    "arrested": "detainee",
    "released": "detainee",
}


def attach_counted(scan: Scan, drafts: list[Draft]) -> None:
    """Adds the counted people of each draft's tolls to its parts: "15 شخصا" are the victims of the raid that
    killed them. A number makes even a word for anybody somebody."""
    for draft in drafts:
        held = {p.party.first for p in draft.parts}
        for told in draft.tolls:
            role = _ROLES.get(told.toll.what)
            if role is None and told.toll.nature == "mixed":
                role = "victim"
            party = _counted(scan, told)
            if (
                role is None
                or party is None
                or party.first in held
                or not (role == "detainee" or is_told_of(party))
            ):
                continue
            if role == "victim" and any(p.role in _STRUCK for p in draft.parts):
                continue
            held.add(party.first)
            draft.parts.append(Part(role, party, "counted by a toll"))


_STRUCK = frozenset({"victim", "target"})  # where one is told, a coder names no second by a number


def is_told_of(party: Party) -> bool:
    """Whether a coder names counted persons as a party: whoever is more than anybody. (Whoever is held or freed
    is named always.) Annotators name 1 of 15 "شخصا" killed, 7 of 25 civilians, 9 of 10 soldiers and policemen."""
    return party.source_kind in ("armed_group", "official") or party.person is not None


def _counted(scan: Scan, told: Told) -> Party | None:
    return next((scan.party_at[i] for i in range(told.first, told.end) if i in scan.party_at), None)
