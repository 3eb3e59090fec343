"""Claims: each trigger with its parties, places, time, tolls and polarity; one claim an event and teller."""

from __future__ import annotations

from bisect import bisect_right

from tawatur.model import Claim, Role, Toll
from tawatur.read.attach import attach_places, lend_places
from tawatur.read.attach_carried import attach_carried
from tawatur.read.attach_counted import attach_counted
from tawatur.read.attach_dates import attach_dates
from tawatur.read.attach_tolls import attach_tolls
from tawatur.read.happened import told, weigh
from tawatur.read.main_event import choose_main
from tawatur.read.merge import Draft, merge
from tawatur.read.parties import Party
from tawatur.read.polarity import GOAL, carry_plans, is_background, polarity_of
from tawatur.read.retold import around, head_end, is_another
from tawatur.read.role_names import name_alike
from tawatur.read.roles import roles_of
from tawatur.read.scan import Scan
from tawatur.read.sifting import (
    without_bare,
    without_deaths,
    without_echoes,
    without_known,
    without_tallies,
    without_verbs,
)
from tawatur.read.statements import Said
from tawatur.read.tolls import find_tolls
from tawatur.read.triggers import Trigger, find_triggers
from tawatur.values import Span

_CASES = frozenset({"عمليه", "حادثه", "حادث", "محاوله", "واقعه"})  # "حادثة الاغتيال" is definite


def find_claims(scan: Scan, said: list[Said], report: str, ids: list[str]) -> list[Claim]:
    """The claims of a report in order of their triggers; `ids` are the statements' ids."""
    drafts = find_drafts(scan, said)
    kept = without_echoes(told(scan, merge(without_deaths(scan, without_verbs(drafts)))))
    lend_places(scan, kept)
    kept = without_known(without_bare(kept))
    choose_main(scan, kept)
    name_alike(scan, kept)
    return _claims(scan, kept, report, ids)


def find_drafts(scan: Scan, said: list[Said]) -> list[Draft]:
    """A draft a trigger, in order, with its parties, places, time, tolls, polarity and odds, before any two are
    seen as one event."""
    triggers = find_triggers(scan)
    tolls = find_tolls(scan)
    starts = [t.first for t in triggers]
    head = head_end(scan.text)
    drafts: list[Draft] = []
    for trigger in triggers:
        number = _statement_of(trigger, said)
        statement = said[number] if number is not None else None
        polarity, by = polarity_of(scan, trigger, statement)
        if by == GOAL:
            continue
        drafts.append(
            Draft(
                trigger,
                trigger.event,
                number,
                polarity,
                roles_of(scan, trigger, statement, starts),
                [],
                None,
                [],
                is_background(scan, trigger),
                by or trigger.hit.entry.by,
                _definite(scan, trigger),
                wording=_wording(scan, trigger),
                another=is_another(scan, trigger),
                around=around(scan, trigger) if trigger.first < head else frozenset(),
            )
        )
    drafts = without_tallies(drafts)
    carry_plans(scan, drafts)
    attach_carried(scan, drafts)
    attach_places(scan, drafts)
    attach_dates(scan, drafts)
    attach_tolls(scan, drafts, tolls)
    attach_counted(scan, drafts)
    weigh(scan, drafts)
    return drafts


def _statement_of(trigger: Trigger, said: list[Said]) -> int | None:
    """The innermost statement whose content holds the trigger."""
    best: int | None = None
    # Statements come in order of their cues; one that holds the trigger is seldom longer than a dozen others.
    behind = bisect_right(said, trigger.first, key=lambda one: one.cue[0]) + 8
    for number in range(max(0, behind - 40), min(behind, len(said))):
        one = said[number]
        if one.content[0] <= trigger.first < one.content[1] and (
            best is None or one.content[0] >= said[best].content[0]
        ):
            best = number
    return best


def _definite(scan: Scan, trigger: Trigger) -> bool:
    if trigger.pos == "v":
        return False
    word = scan.text.words[trigger.first]
    if trigger.hit.tail or (trigger.end - trigger.first == 1 and word.endswith(("هم", "هما", "ها"))):
        return True
    if word.lstrip("وفبل") in _CASES and scan.text.words[trigger.end - 1].startswith("ال"):
        return True
    return (
        "ال" in trigger.hit.lead
        or trigger.hit.lead.endswith("لل")
        or word.startswith(("ال", "وال", "بال", "لل"))
    )


def _wording(scan: Scan, trigger: Trigger) -> tuple[str, ...]:
    """The next four words from the trigger on, empty at the end of the text."""
    found: list[str] = []
    for i in range(trigger.first, min(len(scan.text.words), trigger.first + 12)):
        if scan.text.kinds[i] in "ald":
            found.append(scan.text.words[i])
            if len(found) == 4:
                return tuple(found)
    return ()


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
                tuple(_role(part.role, part.party, part.by) for part in draft.parts),
                tuple(draft.places),
                draft.time,
                _tolls(scan, draft),
                draft.by,
                tuple(_span(scan, t) for t in draft.also),
                names[id(draft.same_as)] if draft.same_as is not None else None,
                draft.background,
            )
        )
    return made


def _tolls(scan: Scan, draft: Draft) -> tuple[Toll, ...]:
    """The tolls of a claim, each once: the same number in a later sentence of the same telling is no second."""
    seen: set[tuple[object, ...]] = set()
    values: dict[tuple[object, ...], int] = {}
    kept: list[Toll] = []
    for one in draft.tolls:
        toll, sentence = one.toll, scan.text.sentence_of(one.first)[0]
        value = (toll.what, toll.low, toll.high)
        words = (*value, scan.text.words[one.first : one.end])
        if toll.spans in seen or words in seen or values.setdefault(value, sentence) != sentence:
            continue
        seen |= {toll.spans, words}
        kept.append(toll)
    return tuple(kept)


def _span(scan: Scan, trigger: Trigger) -> Span:
    """The trigger's words without proclitics (the article stays)."""
    lead = trigger.hit.lead
    keep = lead.rfind("ال") if "ال" in lead else (lead.rfind("لل") if lead.endswith("لل") else len(lead))
    start = scan.text.inner_start(trigger.first, keep)
    return Span(start, scan.text.ends[trigger.end - 1])


def _role(role: str, party: Party, by: str) -> Role:
    return Role(role, party.name, party.concept, (party.name_span,), by)
