"""Which events can be parts of one happening."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tawatur.codebook import events
from tawatur.errors import DataError
from tawatur.tables import read_tsv

ATTENDANT = frozenset(
    {"part", "presence", "link", "comment", "claim", "inventory", "investigation", "threat"}
)
"""Groups of events that are told of another event and can't be an incident by themselves."""


@cache
def load() -> Mapping[frozenset[str], float]:
    """The weight of each pair of groups, 0 to 1. Raises DataError for groups that no event has."""
    kins = {e.kin for e in events.load().values()} | {"*"}
    found: dict[frozenset[str], float] = {}
    faults: list[str] = []
    for row in read_tsv("codebook", "kinship.tsv", required=("id", "one", "other", "weight")):
        pair = frozenset((row["one"], row["other"]))
        faults += [f"{row.at}: no event has the group {kin!r}" for kin in sorted(pair - kins)]
        found[pair] = float(row["weight"])
    if faults:
        raise DataError(faults)
    return found


def kin(event: str) -> str:
    """The group of an event type; the id itself where the codebook lacks it."""
    known = events.load().get(event)
    return known.kin if known else event


@cache
def kinship(one: str, other: str) -> float:
    """How well two groups go together in one happening: 1 for a group with itself, 0 where they can't."""
    if one == other:
        return 1.0
    table = load()
    for pair in (frozenset((one, other)), frozenset((one, "*")), frozenset((other, "*"))):
        if pair in table:
            return table[pair]
    return 0.5 if {one, other} & ATTENDANT else 0.0
