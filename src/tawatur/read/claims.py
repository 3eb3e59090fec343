"""Claims: each trigger with its parties, places, time, tolls and polarity; then one claim an event and teller."""

from __future__ import annotations

from tawatur.codebook import events
from tawatur.model import Claim, Place, Polarity, Role, Time
from tawatur.read.merge import Draft, merge
from tawatur.read.polarity import is_background, polarity_of
from tawatur.read.roles import roles_of
from tawatur.read.scan import Scan
from tawatur.read.statements import Said
from tawatur.read.tolls import Told, find_tolls
from tawatur.read.triggers import Trigger, find_triggers
from tawatur.values import Span

_DEATHS = frozenset({"killing"})
_PARTS = frozenset({"participation", "presence", "support", "investigation", "comment"})


def find_claims(scan: Scan, said: list[Said], report: str, ids: list[str]) -> list[Claim]:
    """The claims of a report in order of their triggers; `ids` are the statements' ids."""
    triggers = find_triggers(scan)
    tolls = find_tolls(scan)
    starts = {t.first for t in triggers}
    owner = {t.first: _statement_of(t, said) for t in triggers}
    drafts: list[Draft] = []
    for trigger in triggers:
        number = owner[trigger.first]
        statement = said[number] if number is not None else None
        polarity, by = polarity_of(scan, trigger, statement)
        drafts.append(
            Draft(
                trigger,
                trigger.event,
                number,
                polarity,
                roles_of(scan, trigger, statement, starts - {trigger.first}),
                [],
                None,
                [],
                is_background(scan, trigger),
                by or trigger.hit.entry.by,
                _definite(scan, trigger),
            )
        )
    _place(scan, drafts)
    _date(scan, drafts)
    _count(scan, drafts, tolls)
    drafts = _without_deaths(scan, drafts)
    kept = merge(drafts)
    _choose_main(scan, kept)
    return _claims(scan, kept, report, ids)


def _statement_of(trigger: Trigger, said: list[Said]) -> int | None:
    """The innermost statement whose content holds the trigger."""
    best: int | None = None
    for number, one in enumerate(said):
        if one.content[0] <= trigger.first < one.content[1] and (
            best is None or one.content[0] >= said[best].content[0]
        ):
            best = number
    return best


def _definite(scan: Scan, trigger: Trigger) -> bool:
    if trigger.pos == "v":
        return False
    word = scan.text.words[trigger.first]
    return "ال" in trigger.hit.lead or trigger.hit.lead.endswith("لل") or word.startswith(("ال", "وال", "بال", "لل"))


def _place(scan: Scan, drafts: list[Draft]) -> None:
    """Places of the clause go to the nearest trigger before them, else the first one behind."""
    for draft in drafts:
        a, b = draft.trigger.clause
        others = [d.trigger for d in drafts if d is not draft and a <= d.trigger.first < b]
        for mention in scan.places:
            if not a <= mention.first < b or mention.role in ("demonym", "dateline"):
                continue
            party = scan.party_around(mention.first)
            if party is not None and party.first < mention.first and party.cat not in ("people",):
                continue
            if not _nearest(draft.trigger, others, mention.first):
                continue
            if mention.reference:
                continue
            draft.places.append(mention.place)
        draft.places = _ranked(draft.places)


def _nearest(trigger: Trigger, others: list[Trigger], at: int) -> bool:
    """True when the trigger is the last before the place, or none is and it is the first behind."""
    before = [t.first for t in [trigger, *others] if t.first < at]
    if before:
        return trigger.first == max(before) or (
            trigger.first < at and all(not trigger.first < t.first < at or t.pos != "v" and trigger.pos == "v" for t in others)
        )
    return trigger.first == min(t.first for t in [trigger, *others])


def _ranked(places: list[Place]) -> list[Place]:
    """Exact places are main; a wider unit beside a smaller one is context."""
    order = {"relative": 0, "site": 0, "settlement": 0, "unknown": 0, "district": 1, "region": 2, "governorate": 2}
    unique: list[Place] = []
    for place in places:
        if all(place.name != p.name for p in unique):
            unique.append(place)
    if not unique:
        return []
    finest = min(order.get(p.kind, 3) for p in unique)
    made: list[Place] = []
    for place in unique:
        rank = order.get(place.kind, 3)
        role = "main" if rank == finest and (rank < 3 or len(unique) == 1) else "context"
        made.append(_with_role(place, role))
    if all(p.role == "context" for p in made):
        made[0] = _with_role(made[0], "main")
    return made


def _with_role(place: Place, role: str) -> Place:
    if place.role == role:
        return place
    return Place(
        place.name,
        place.concept,
        place.kind,
        place.country,
        place.lat,
        place.lon,
        place.uncertainty_km,
        place.relative,
        role,
        place.basis,
        place.spans,
        place.by,
    )


def _date(scan: Scan, drafts: list[Draft]) -> None:
    """A date goes to the triggers of its sentence nearest to it; an event that goes on from the sentence
    before, and has none of its own, takes that one's as not certain."""
    for draft in drafts:
        a, b = scan.text.sentences[draft.trigger.sentence]
        best: tuple[int, Time] | None = None
        for mention in scan.dates:
            if not a <= mention.first < b or mention.time is None:
                continue
            gap = (
                mention.first - draft.trigger.end
                if mention.first >= draft.trigger.end
                else draft.trigger.first - mention.end + 1
            )
            between = [
                d.trigger
                for d in drafts
                if d is not draft
                and min(mention.first, draft.trigger.first) < d.trigger.first < max(mention.first, draft.trigger.first)
            ]
            cost = gap + 6 * len(between)
            if best is None or cost < best[0]:
                best = (cost, mention.time)
        if best is not None:
            draft.time = best[1]


def _count(scan: Scan, drafts: list[Draft], tolls: list[Told]) -> None:
    """A toll goes to the event of its own measure, else to the violent event of its sentence, else to the
    last one told before it."""
    types = events.load()
    for told in tolls:
        owner = _owner(scan, drafts, told, types)
        if owner is not None:
            owner.tolls.append(told)


_OWN = {
    "arrested": ("arrest",),
    "released": ("release",),
    "abducted": ("abduction",),
    "displaced": ("displacement",),
    "participants": ("protest", "strike_action"),
    "strikes": ("air_strike", "drone_strike", "shelling", "bombardment"),
}


def _owner(scan: Scan, drafts: list[Draft], told: Told, types: object) -> Draft | None:
    kinds = events.load()
    sentence = scan.text.sentence_of(told.first)
    here = [d for d in drafts if sentence[0] <= d.trigger.first < sentence[1]]
    wanted = _OWN.get(told.toll.what)
    if wanted:
        fitting = [d for d in here if d.event in wanted]
        if fitting:
            return min(fitting, key=lambda d: abs(d.trigger.first - told.first))
    violent = [d for d in here if kinds[d.event].security and d.event not in ("operation", "killing")]
    if violent:
        return min(violent, key=lambda d: (abs(d.trigger.first - told.first), d.trigger.first))
    if here:
        return min(here, key=lambda d: abs(d.trigger.first - told.first))
    earlier = [d for d in drafts if d.trigger.first < told.first and kinds[d.event].security and not d.background]
    if told.toll.what in ("killed", "wounded") and earlier:
        return earlier[-1]
    return None


def _without_deaths(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """A word of killing is the outcome of the event that its sentence tells, and an event only alone."""
    kinds = events.load()
    kept: list[Draft] = []
    for draft in drafts:
        if draft.event in _DEATHS:
            a, b = scan.text.sentences[draft.trigger.sentence]
            causes = [
                d
                for d in drafts
                if d is not draft
                and a <= d.trigger.first < b
                and kinds[d.event].security
                and d.event not in ("killing", "operation", "arrest", "territory_change", "siege", "body_found")
            ]
            if causes:
                cause = min(causes, key=lambda d: abs(d.trigger.first - draft.trigger.first))
                held = {p.party.first for p in cause.parts}
                cause.parts += [p for p in draft.parts if p.party.first not in held and p.role == "victim"]
                cause.tolls += [t for t in draft.tolls if t not in cause.tolls]
                cause.also.append(draft.trigger)
                if not cause.places:
                    cause.places = draft.places
                continue
        kept.append(draft)
    return kept


def _choose_main(scan: Scan, drafts: list[Draft]) -> None:
    """The first event of security that is asserted and no background; else the first event."""
    kinds = events.load()
    heads = [d for d in drafts if d.same_as is None and d.event not in _PARTS]
    for test in (
        lambda d: kinds[d.event].security and d.polarity is Polarity.ASSERTED and not d.background,
        lambda d: kinds[d.event].gold_type is not None and not d.background,
        lambda d: True,
    ):
        fitting = [d for d in heads if test(d)]
        if fitting:
            fitting[0].main = True
            return


def _claims(scan: Scan, drafts: list[Draft], report: str, ids: list[str]) -> list[Claim]:
    names = {id(draft): f"{report}#c{number}" for number, draft in enumerate(drafts, 1)}
    made: list[Claim] = []
    for draft in drafts:
        made.append(
            Claim(
                names[id(draft)],
                report,
                ids[draft.statement] if draft.statement is not None else None,
                draft.event,
                _span(scan, draft.trigger),
                draft.main,
                draft.polarity,
                tuple(_role(scan, part.role, part.party, part.by) for part in draft.parts),
                tuple(draft.places),
                draft.time,
                _tolls(draft),
                draft.by,
                tuple(_span(scan, t) for t in draft.also),
                names[id(draft.same_as)] if draft.same_as is not None else None,
                draft.background,
            )
        )
    return made


def _tolls(draft: Draft) -> tuple:  # type: ignore[type-arg]
    seen: set[tuple[object, ...]] = set()
    kept = []
    for told in draft.tolls:
        if told.toll.spans not in seen:
            seen.add(told.toll.spans)
            kept.append(told.toll)
    return tuple(kept)


def _span(scan: Scan, trigger: Trigger) -> Span:
    """The trigger's words without proclitics (the article stays)."""
    lead = trigger.hit.lead
    keep = lead.rfind("ال") if "ال" in lead else (lead.rfind("لل") if lead.endswith("لل") else len(lead))
    start = scan.text.inner_start(trigger.first, keep)
    return Span(start, scan.text.ends[trigger.end - 1])


def _role(scan: Scan, role: str, party, by: str) -> Role:  # type: ignore[no-untyped-def]
    return Role(role, scan.text.of(party.name_span), party.concept, (party.name_span,), by)
