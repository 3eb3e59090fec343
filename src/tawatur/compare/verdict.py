"""From the values told of one attribute to positions and a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawatur.compare.conflict import Conflict, conflict, same
from tawatur.compare.says_who import side
from tawatur.compare.told import Parties, Told, value_key
from tawatur.compare.words import sentence
from tawatur.model import Comparison, Origin, Position
from tawatur.values import Count, When


@dataclass(frozen=True, slots=True)
class Standing:
    """A position in the making: all that say one value; `last` are the origins that said no other since."""

    told: tuple[Told, ...]
    last: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """The origins that ever said it."""
        return frozenset(t.origin.key for t in self.told)

    @property
    def first(self) -> Told:
        """The telling whose words stand for the position."""
        return self.told[0]


def judge(
    incident: str, attribute: str, about: str | None, told: Sequence[Told], rule: str | None = None
) -> Comparison:
    """The comparison of what was told of one attribute. `told` is not empty; its order is of no account.

    `rule` names the attribute whose contradictions count, where that isn't its own.
    """
    standings = _standings(told)
    positions = tuple(_position(s) for s in standings)
    verdict, why = _verdict(rule or attribute, standings)
    own = _of_themselves(told) if attribute not in _OF_THE_EVENT else ""
    if own:
        why = f"{why} {sentence('own', origin=own)}"
    return Comparison(incident, attribute, about, positions, verdict, why)


_OF_THE_EVENT = frozenset({"date", "place", "event_type", "means"})
_DOES = frozenset({"agent", "partner", "supporter", "director", "absent", "claimed_by"})


def _of_themselves(told: Iterable[Told]) -> str:
    """The origins that stand on the side of a body whose deeds they tell, by name; empty where none does."""
    found = {
        t.origin.key: t.origin
        for t in sorted(told, key=lambda t: (t.claim.report, t.claim.id, t.spans))
        if any(r.role in _DOES and r.concept and side(r.concept) == side(t.origin.key) for r in t.claim.roles)
    }
    return ", ".join(found[k].name for k in sorted(found))


def _standings(told: Sequence[Told]) -> list[Standing]:
    ordered = sorted(told, key=lambda t: (t.claim.report, t.claim.trigger, t.claim.id, t.spans))
    groups: dict[tuple[str, ...], list[Told]] = {}
    for one in ordered:
        groups.setdefault(value_key(one), []).append(one)
    latest = _latest(ordered)
    made = [
        Standing(tuple(g), frozenset(t.origin.key for t in g if key in latest[t.origin.key]))
        for key, g in groups.items()
    ]
    return sorted(made, key=lambda s: (-len(s.keys), -len(s.told), s.first.shown, value_key(s.first)))


def _latest(told: Sequence[Told]) -> dict[str, set[tuple[str, ...]]]:
    """For each origin the values that stand at its end: those of its last day, or, of a toll that rose in one
    report, the last told there."""
    by_origin: dict[str, list[Told]] = {}
    for one in told:
        by_origin.setdefault(one.origin.key, []).append(one)
    found: dict[str, set[tuple[str, ...]]] = {}
    for key, said in by_origin.items():
        last_day = max(t.order[0] for t in said)
        standing = [t for t in said if t.order[0] in ("", last_day)]
        if isinstance(said[0].value, Count) and any(t.order[1] for t in standing):
            standing = [t for t in standing if t.order[1]]
        found[key] = {value_key(t) for t in standing}
    return found


def _position(standing: Standing) -> Position:
    by_key: dict[str, list[Origin]] = {}
    for told in standing.told:
        by_key.setdefault(told.origin.key, []).append(told.origin)
    origins = tuple(_named(by_key[k]) for k in sorted(by_key))
    spans = tuple(dict.fromkeys((t.claim.report, s) for t in standing.told for s in t.spans))
    shown = Counter(t.shown for t in standing.told)
    value = min(shown, key=lambda v: (-shown[v], v))
    return Position(value, tuple(dict.fromkeys(t.claim.id for t in standing.told)), origins, spans)


def _named(origins: Sequence[Origin]) -> Origin:
    """The origin under the name that most give it."""
    counted = Counter(o.name for o in origins)
    name = min(counted, key=lambda n: (-counted[n], n))
    return next(o for o in origins if o.name == name)


def _verdict(attribute: str, standings: Sequence[Standing]) -> tuple[str, str]:
    origins = sorted({k for s in standings for k in s.keys})
    opposed = _opposed(attribute, standings)
    if opposed:
        one, other, why = opposed
        kind = "denied" if why.denial else "contested"
        return kind, _opposition(kind, one, other, why)
    values = ", ".join(f"{_shown(s)} ({_names(s)})" for s in standings)
    if len(origins) == 1:
        if len(standings) > 1:
            return "compatible", sentence(
                "single_update", origin=_names(standings[0]), values=_values(standings)
            )
        reports = sorted({t.claim.report for t in standings[0].told})
        return "single_origin", sentence(
            "single_origin", origin=_names(standings[0]), reports=", ".join(reports)
        )
    if len(standings) == 1 or _all_say(standings):
        names = ", ".join(dict.fromkeys(_names(s) for s in standings))
        return "agreed", sentence("agreed", n=str(len(origins)), origins=names)
    said = sentence("compatible", values=values)
    if {s.first.shown for s in standings} >= {"not_there", "nobody"}:
        said = f"{said} {sentence('not_there')}"
    return "compatible", said


def _opposed(attribute: str, standings: Sequence[Standing]) -> tuple[Standing, Standing, Conflict] | None:
    """The two best supported positions that exclude each other and are held by different origins; a denial
    goes before the rest, and one place turned about another before places that only lie apart."""
    found: list[tuple[Standing, Standing, Conflict]] = []
    for n, one in enumerate(standings):
        for other in standings[n + 1 :]:
            if not any(a != b for a in one.last for b in other.last):
                continue
            if not (any(t.sure for t in one.told) and any(t.sure for t in other.told)):
                continue
            why = conflict(attribute, one.first.value, other.first.value)
            if why:
                found.append((one, other, why))
    return min(found, key=lambda f: (not f[2].denial, f[2].words != "bearing"), default=None)


def _opposition(kind: str, one: Standing, other: Standing, why: Conflict) -> str:
    said = sentence(
        kind, one=_shown(one), one_origins=_names(one), other=_shown(other), other_origins=_names(other)
    )
    return f"{said} {sentence(why.words, **dict(why.slots))}" if why.words else said


def _all_say(standings: Sequence[Standing]) -> bool:
    """True where the most exact value has two origins, or all values agree and are no more than blurred."""
    values = [s.first.value for s in standings]
    return isinstance(values[0], When | Parties) and all(same(a, b) for a in values for b in values)


def _shown(standing: Standing) -> str:
    return min(t.shown for t in standing.told).replace("_", " ")


def _values(standings: Sequence[Standing]) -> str:
    ordered = sorted(standings, key=lambda s: min(t.order for t in s.told))
    return ", ".join(_shown(s) for s in ordered)


def _names(standing: Standing) -> str:
    by_key: dict[str, list[Origin]] = {}
    for told in standing.told:
        by_key.setdefault(told.origin.key, []).append(told.origin)
    return ", ".join(_named(by_key[k]).name for k in sorted(by_key))
