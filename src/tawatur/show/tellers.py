"""From which independent origins the reports of an incident have what they tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.compare.cast import cast, readings_index
from tawatur.compare.passages import Passages
from tawatur.compare.voices import ancestry
from tawatur.model import Brief, Incident, Origin

_OWN = "outlet:"
_UNATTRIBUTED = " (unattributed)"


@dataclass(frozen=True, slots=True)
class Tellers:
    """The origins of an incident by key, those behind each report, and the reports that speak for themselves
    in some part."""

    origins: Mapping[str, Origin]
    behind: Mapping[str, tuple[str, ...]]
    own_voice: frozenset[str]


class Casts:
    """Finds the tellers of each incident of one brief."""

    def __init__(self, brief: Brief) -> None:
        self._claims, self._statements = readings_index(brief.readings)
        self._reports = {r.id: r for r in brief.reports}
        self._ways = ancestry(brief.families)
        self._passages = Passages(self._reports)

    def of(self, incident: Incident) -> Tellers:
        """The tellers of one incident."""
        players = cast(
            incident.claims, self._claims, self._statements, self._reports, self._ways, self._passages
        )
        origins: dict[str, Origin] = {}
        behind: dict[str, dict[str, None]] = {}
        own: set[str] = set()
        for claim in players.claims:
            origin = players.origin(claim)
            if origin.key.startswith(_OWN):
                own.add(claim.report)
            else:
                origins.setdefault(origin.key, origin)
                behind.setdefault(claim.report, {})[origin.key] = None
        return Tellers(origins, {r: tuple(keys) for r, keys in behind.items()}, frozenset(own))


def shown_origin(name: str, unattributed: str) -> str:
    """An origin's name for a reader: an outlet that speaks for itself is marked in the interface's words."""
    return name.removesuffix(_UNATTRIBUTED) + f" ({unattributed})" if name.endswith(_UNATTRIBUTED) else name
