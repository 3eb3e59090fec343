"""Parts: a party with the role it plays, and the parties that only a grammar can see."""

from __future__ import annotations

import msgspec

from tawatur.codebook import bodies
from tawatur.language.lexicon import Hit
from tawatur.read.parties import Party
from tawatur.read.scan import Scan
from tawatur.read.triggers import Trigger
from tawatur.values import Span

ARMED = frozenset({"alliance", "force", "group", "unit", "vehicle", "authority", "ministry"})
PERSONS = frozenset({"people", "person"})


_PATIENT = {
    "arrest": "detainee",
    "release": "detainee",
    "abduction": "victim",
    "killing": "victim",
    "execution": "victim",
    "assassination": "victim",
    "displacement": "victim",
    "stabbing": "victim",
    "ramming": "victim",
    "beating": "victim",
    "trial": "detainee",
}


class Part(msgspec.Struct, frozen=True):
    """A party with the role it plays in an event, and what shows it."""

    role: str
    party: Party
    by: str


class Ground(msgspec.Struct, frozen=True):
    """What a grammar looks at: a trigger `t`, its clause from token `a` to `b`, the tokens where other
    triggers of the report start, and `next`, the first of them behind t (the clause's end without one)."""

    scan: Scan
    t: Trigger
    a: int
    b: int
    others: frozenset[int]
    next: int


def patient_role(event: str, party: Party) -> str:
    """The role of whoever an event is done to: people are victims, things and forces targets."""
    if event in _PATIENT:
        return _PATIENT[event]
    return "victim" if party.cat in PERSONS and party.source_kind != "armed_group" else "target"


def is_force(party: Party) -> bool:
    return party.cat in ARMED or party.source_kind == "armed_group"


def power(scan: Scan, i: int) -> Party | None:
    """The state or capital at i as a party, where the grammar asks for one: "بالتنسيق مع دمشق"."""
    hit = next((h for h in scan.hits.get(i, ()) if h.entry.cls == "state" and not h.tail), None)
    if hit is None:
        return None
    start = scan.text.inner_start(i, len(hit.lead) - (2 if hit.lead.endswith("ال") else 0))
    span = Span(start, scan.text.ends[hit.end - 1])
    return _stand_in(hit, hit.entry.concept, "state", "country", "official", scan.text.of(span), span)


def of_country(scan: Scan, i: int) -> Party | None:
    """The forces that an adjective of country names: "غارات روسية" are Russian forces'. An adjective is no
    name: theirs is the country's."""
    hit = next((h for h in scan.hits.get(i, ()) if h.entry.cls == "nisba" and not h.tail), None)
    if hit is None or "و" in hit.lead or not hit.entry.attrs.get("iso"):
        return None
    iso = hit.entry.attrs.get("iso", "").lower()
    span = Span(scan.text.starts[i], scan.text.ends[hit.end - 1])
    country = bodies.find(iso)
    name = country.ar if country is not None else scan.text.of(span)
    return _stand_in(hit, f"{iso}.forces", "nisba", "nisba", "official", name, span)


def _stand_in(
    hit: Hit, concept: str | None, kind: str, cat: str, source: str, name: str, span: Span
) -> Party:
    return Party(
        first=hit.first,
        end=hit.end,
        head=hit.first,
        concept=concept,
        organ=None,
        kind=kind,
        source_kind=source,
        cat=cat,
        country=hit.entry.attrs.get("iso"),
        number="many",
        name=name,
        name_span=span,
        person=None,
        lead=hit.lead,
        by=hit.entry.by,
    )
