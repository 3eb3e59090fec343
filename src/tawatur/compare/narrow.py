"""From all that is told to what counts: one place and day for each origin in a report, the event types that
say most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from tawatur.codebook import kinship
from tawatur.compare.conflict import EXCLUSIVE_KINS, same
from tawatur.compare.groups import group_of, side_of
from tawatur.compare.told import DENIED, Parties, Spot, Told
from tawatur.link.spots import place_words
from tawatur.model import Claim, Spans
from tawatur.values import Span, When

GENERAL = frozenset(
    {
        "attack",
        "killing",
        "explosion",
        "operation",
        "air_operation",
        "bombardment",
        "neutralised",
        "casualties",
    }
)
"""Event types that leave open how it was done: whoever tells one can mean any kin of it."""
OUTCOMES = frozenset({"arrest", "seizure", "release", "killing", "toll", "body", "destruction"})
"""Groups of events that an operation or attack brings: telling one doesn't contradict its cause."""
NEAR_KIN = {"event_type": 0.6}
"""Kinship to the report's main event that a claim needs to count; .8 where nothing is given."""
_TURNS = ("abduction", "release")
_OF_MAIN = frozenset({"place", "date", "agent", "target", "event_type", "means"})


def narrow(told: Sequence[Told], claims: Sequence[Claim]) -> list[Told]:
    """The values that positions are made of."""
    leading = _leading(claims)
    absent = _absent(claims)
    told = _not_of_others(_by_turn(_at_first_hand(told, claims)))
    near = [t for t in told if t.attribute not in _OF_MAIN or _tells_main(t, leading, absent)]
    placed = {(t.attribute, t.claim.report) for t in near}
    beside = [
        t for t in told if t.attribute in ("date", "place") and (t.attribute, t.claim.report) not in placed
    ]
    kept = near + [t for t in beside if _tells_kin(t, leading)]
    return _types(_sides(_places(_days(_one_each(_beside_others(_disputed(kept)), leading)))))


def _at_first_hand(told: Sequence[Told], claims: Iterable[Claim]) -> list[Told]:
    """Without what reports of something else say in passing of day, place, agent and kind, where it is the
    main event of two reports or more."""
    hand = {c.report for c in claims if c.main}
    if len(hand) < 2:
        return list(told)
    return [t for t in told if t.attribute not in _OF_MAIN or t.claim.report in hand]


def _by_turn(told: Sequence[Told]) -> list[Told]:
    """Day and place of a taking and of its end each by themselves: the abducted are freed elsewhere, and later."""
    turns = {kinship.kin(t.claim.event) for t in told}
    if not {*_TURNS} <= turns:
        return list(told)
    return [
        replace(t, about=kinship.kin(t.claim.event))
        if t.attribute in ("date", "place") and t.about is None and kinship.kin(t.claim.event) in _TURNS
        else t
        for t in told
    ]


def _not_of_others(told: Sequence[Told]) -> list[Told]:
    """Without days and places that stand within a tie to another event ("no link to the strike of Friday"):
    they are that event's."""
    ties = [(t.claim.report, s) for t in told if t.attribute == "link" for s in t.spans]
    if not ties:
        return list(told)

    def tied(one: Told) -> bool:
        return bool(one.spans) and all(
            any(r == one.claim.report and a.start <= s.start and s.end <= a.end for r, a in ties)
            for s in one.spans
        )

    return [t for t in told if t.attribute not in ("date", "place") or not tied(t)]


def _days(told: Sequence[Told]) -> list[Told]:
    """Without the days of telling that no sure day agrees with: who tells today may tell of yesterday."""
    sure = [t for t in told if t.attribute == "date" and t.sure and isinstance(t.value, When)]
    return [
        t
        for t in told
        if not (t.of_telling and isinstance(t.value, When) and sure)
        or any(same(t.value, s.value) for s in sure)
    ]


def _beside_others(told: Sequence[Told]) -> list[Told]:
    """Soldiers and police as a group of their own where a report counts others beside them."""
    sides: dict[tuple[str, str], set[str | None]] = {}
    of_spans: dict[tuple[str, Spans], str | None] = {}
    for one in told:
        for toll in one.claim.counts:
            single = toll.low == toll.high == 1
            if toll.what == one.attribute and group_of(toll.who, single) is None:
                sides.setdefault((one.claim.report, toll.what), set()).add(side_of(toll.who))
                of_spans[one.claim.report, toll.spans] = side_of(toll.who)
    both = {what for (_, what), found in sides.items() if len(found) > 1}
    return [
        replace(t, about=of_spans.get((t.claim.report, t.spans)))
        if t.attribute in both and t.about is None
        else t
        for t in told
    ]


def _tells_kin(told: Told, leading: Mapping[str, Claim]) -> bool:
    """True for a further event of the same happening: its day and place are the main event's where that has
    none of its own."""
    head = leading[told.claim.report]
    if told.claim.background and not head.background and told.claim.event != head.event:
        return False
    return kinship.kinship(kinship.kin(told.claim.event), kinship.kin(head.event)) > 0


def _disputed(told: Sequence[Told]) -> list[Told]:
    """Whether a further event happened is worth telling only where someone doubts or denies it."""
    doubted = {t.about for t in told if t.attribute == "happened" and t.shown != "yes"}
    return [t for t in told if t.attribute != "happened" or t.about is None or t.about in doubted]


def _absent(claims: Iterable[Claim]) -> frozenset[tuple[str, Span]]:
    """The words for parties that are said not to have taken part, with their report."""
    return frozenset(
        (c.report, s)
        for c in claims
        for r in c.roles
        for s in r.spans
        if r.role == "absent" or (c.event == "participation" and c.polarity in DENIED)
    )


def _leading(claims: Iterable[Claim]) -> dict[str, Claim]:
    """For each report the claim that its telling of the incident hangs on: its main one, else the first
    that is no background."""
    found: dict[str, Claim] = {}
    for claim in sorted(claims, key=_rank):
        found.setdefault(claim.report, claim)
    return found


def _rank(claim: Claim) -> tuple[bool, bool, bool, int, str]:
    attendant = kinship.kin(claim.event) in kinship.ATTENDANT
    return attendant, not claim.main, claim.background, claim.trigger.start, claim.id


def _tells_main(told: Told, leading: Mapping[str, Claim], absent: frozenset[tuple[str, Span]]) -> bool:
    head = leading[told.claim.report]
    if told.claim.background and not head.background:
        return False
    if told.about in _TURNS or (told.attribute == "agent" and told.claim.event == "claim_of_responsibility"):
        return True
    if (
        told.attribute in ("agent", "target")
        and told.spans
        and all((told.claim.report, s) in absent for s in told.spans)
    ):
        return False
    if told.attribute == "place" and told.claim.event == "participation":
        return True
    if told.claim.same_as == head.id and told.attribute == "place":
        return True  # told by another name: an air operation called an air strike has its place all the same
    near = kinship.kinship(kinship.kin(told.claim.event), kinship.kin(head.event))
    if {kinship.kin(told.claim.event), kinship.kin(head.event)} == EXCLUSIVE_KINS:
        return False
    return near >= NEAR_KIN.get(told.attribute, 0.8)


def _one_each(told: Sequence[Told], leading: Mapping[str, Claim]) -> list[Told]:
    """An origin has one place, one day and one part of the day in a report: those of its first claim, the
    main one before the others. Further places of it are where the first lies, or beside."""
    groups: dict[tuple[str, str | None, str, str], list[Told]] = {}
    rest: list[Told] = []
    for one in told:
        if one.attribute in ("place", "date"):
            key = (one.attribute, one.about, one.claim.report, one.origin.key)
            groups.setdefault(key, []).append(one)
        else:
            rest.append(one)
    for key, group in groups.items():
        head = leading[key[2]].id
        first = min(
            group,
            key=lambda t: (
                not t.sure,
                not _exact(t),
                head not in (t.claim.id, t.claim.same_as),
                *_rank(t.claim),
            ),
        )
        first = next((t for t in group if _lies_in(t, first)), first)
        if isinstance(first.value, Spot):
            more = [p for t in group if isinstance(t.value, Spot) for p in (t.value.place, *t.value.within)]
            within = tuple(dict.fromkeys(p for p in more if p != first.value.place))
            first = replace(first, value=replace(first.value, within=within))
        rest.append(first)
    return rest


def _lies_in(one: Told, other: Told) -> bool:
    """True for a quarter or village told from the town that the other names: "clashes in Tripoli ... in Salah
    al-Din, south of the city"."""
    a, b = one.value, other.value
    if not isinstance(a, Spot) or not isinstance(b, Spot) or b.place.kind != "settlement":
        return False
    town = place_words(b.place.name)
    own = a.place.relative
    told = [own.of] if own and own.distance_km is None else []
    told += [p.name for p in a.within if a.place.kind in ("district", "site")]
    return place_words(a.place.name) != town and any(place_words(name) == town for name in told)


def _exact(told: Told) -> bool:
    return not isinstance(told.value, Spot) or told.value.place.kind not in ("country", "region")


def _places(told: Sequence[Told]) -> list[Told]:
    """A country says nothing where others name a place."""
    exact = any(isinstance(t.value, Spot) and t.value.place.kind != "country" for t in told)
    return [t for t in told if not (exact and isinstance(t.value, Spot) and t.value.place.kind == "country")]


def _sides(told: Sequence[Told]) -> list[Told]:
    """Sides that the codebook knows; words for others count only where it knows none."""

    def known(attribute: str) -> bool:
        return any(
            t.attribute == attribute and isinstance(t.value, Parties) and t.value.concepts for t in told
        )

    drop = {a for a in ("agent", "target") if known(a)}
    return [
        t for t in told if t.attribute not in drop or not isinstance(t.value, Parties) or t.value.concepts
    ]


def _types(told: Sequence[Told]) -> list[Told]:
    """Event types without those that say less than a kin of theirs told in the incident: what most origins
    tell, and of those who don't tell it what they do."""
    types = _explosions([t for t in told if t.attribute == "event_type"])
    rest = [t for t in told if t.attribute != "event_type"]
    events = {t.shown for t in types}
    exploded = {"explosion"} if any(t.claim.event != t.shown for t in types) else set()
    telling = (events - GENERAL) | exploded or events
    causes = {e for e in telling if kinship.kin(e) not in OUTCOMES} or telling
    kept = [t for t in types if t.shown in causes or not any(_kin(t.shown, c) for c in causes)]
    origins: dict[str, set[str]] = {}
    for one in kept:
        origins.setdefault(one.shown, set()).add(one.origin.key)
    if not origins:
        return rest
    first = min(origins, key=lambda e: (-len(origins[e]), e))
    own = _commonest(kept, lambda t: t.origin.key)
    return rest + [
        t
        for t in kept
        if t.shown == first or (t.origin.key not in origins[first] and t.shown == own[t.origin.key])
    ]


def _explosions(types: Sequence[Told]) -> list[Told]:
    """Kinds of explosion as one event type: what went off is the attribute "means"."""
    kinds = {t.shown for t in types if kinship.kin(t.shown) == "explosion"} - GENERAL
    if len(kinds) < 2:
        return list(types)
    return [replace(t, value="explosion", shown="explosion") if t.shown in kinds else t for t in types]


def _kin(one: str, other: str) -> bool:
    return kinship.kinship(kinship.kin(one), kinship.kin(other)) > 0


def _commonest(told: Iterable[Told], of: Callable[[Told], str]) -> dict[str, str]:
    """For each origin the value it tells most, main claims counting twice."""
    counted: dict[str, Counter[str]] = {}
    for one in told:
        counted.setdefault(of(one), Counter())[one.shown] += 2 if one.claim.main else 1
    return {key: min(c, key=lambda v: (-c[v], v)) for key, c in counted.items()}
