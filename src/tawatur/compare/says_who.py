"""What one claim says of those who took part: agents and targets, their part, who owns up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tawatur.codebook import bodies
from tawatur.compare.groups import can_act, is_person, part_before
from tawatur.compare.told import DENIED, HELD, Parties, Value
from tawatur.compare.voices import ties
from tawatur.model import Claim, Polarity, Role


def parties(claim: Claim) -> Iterator[Value]:
    """The agents and the targets that a claim names, without those who only tell of it."""
    for attribute, roles in (("agent", ("agent", "accused")), ("target", ("target",))):
        named = [r for r in claim.roles if r.role in roles]
        named = [r for r in named if not _only_tells(r.concept) and (r.concept or can_act(r.name))]
        if named:
            yield attribute, None, *_together(named), tuple(s for r in named for s in r.spans)


def _together(roles: Sequence[Role]) -> tuple[Parties, str]:
    """Those of several roles as one value, and as it is shown."""
    concepts = frozenset(r.concept for r in roles if r.concept)
    names = frozenset(r.name for r in roles if not r.concept)
    return Parties(concepts, names), ", ".join(dict.fromkeys(r.name for r in roles))


def _only_tells(concept: str | None) -> bool:
    """True for an outlet, agency or monitor: it tells of events and does none."""
    body = bodies.find(concept) if concept else None
    return body is not None and body.source_kind in ("outlet", "agency", "monitor")


_PART = {
    "agent": "took_part",
    "partner": "took_part",
    "supporter": "support",
    "director": "direction",
    "coordinated": "coordination",
    "absent": "no_part",
}


def participation(claim: Claim, text: str) -> Iterator[Value]:
    """Which part each known side took, or that it took none; `text` is the report's."""
    denied = claim.polarity in DENIED
    if claim.polarity in (Polarity.PLANNED, Polarity.SILENT):
        return
    partaking = claim.event == "participation"
    for role in claim.roles:
        if role.role not in _PART or not role.concept:
            continue
        value = _PART[role.role]
        if value == "took_part" and role.role == "partner":
            value = part_before(text, role.spans) or value
        if denied:
            if not partaking or role.role != "agent":
                continue
            value = "no_part"
        elif claim.event in ("support", "coordination") and value == "took_part":
            value = claim.event
        name = _named_side(role.concept)
        about = f"{name}: coordination" if value == "coordination" else name
        yield "participation", about, value, value, role.spans or (claim.trigger,)


@cache
def side(concept: str) -> str:
    """The body at the top of the line of command, below its country's other sides."""
    return bodies.command(concept)[-1]


def _named_side(concept: str) -> str:
    top = leading_side(concept)
    body = bodies.find(top)
    return body.en if body else top


@cache
def leading_side(concept: str) -> str:
    """The side of a body; of an alliance the power that leads it."""
    own = side(concept)
    return next((other for one, other in sorted(ties("led")) if one == own), own)


def responsibility(claim: Claim) -> Iterator[Value]:
    """Who owns up to an event, who is then its agent too, or that nobody does."""
    claimed = [r for r in claim.roles if r.role == "claimed_by"]
    if claim.event != "claim_of_responsibility" and not claimed:
        return
    by = claimed or [r for r in claim.roles if r.role == "agent"]
    spans = tuple(s for r in by for s in r.spans) or (claim.trigger,)
    if claim.polarity in HELD and by:
        value, shown = _together(by)
        yield "responsibility", None, value, shown, spans
        yield "agent", None, value, shown, spans
    elif claim.polarity in DENIED or claim.polarity is Polarity.SILENT:
        yield "responsibility", None, "nobody", "nobody", spans


def first_named(claim: Claim) -> str | None:
    """The first that a claim names, by concept or name; None for "the third person", who is named elsewhere or
    nowhere."""
    named = next(iter(claim.roles), None)
    if named is None or not (named.concept or is_person(named.name)):
        return None
    return named.concept or named.name
