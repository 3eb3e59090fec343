"""Attaching: a verb joined with و and without a subject of its own goes on with the subject before it."""

from __future__ import annotations

from tawatur.read.merge import Draft
from tawatur.read.parties import Party
from tawatur.read.role_parts import Part, is_force
from tawatur.read.role_reach import governed
from tawatur.read.scan import Scan

_ACTIVE = frozenset({"strikev", "take", "raidv", "free", "grab", "shoot", "kill", "blastvt", "ctrl"})
_EITHER = frozenset({"take", "kill", "free"})  # read as a passive where a man is behind the verb


def attach_carried(scan: Scan, drafts: list[Draft]) -> None:
    """Gives the doer of the verb before to a verb that goes on from it in the same sentence: in "داهمت الشرطة
    منزلا واعتقلت رجلين" the police arrest."""
    last: Draft | None = None
    for draft in drafts:
        trigger = draft.trigger
        if _goes_on(scan, draft):
            doer = None
            if last is not None and last.trigger.sentence == trigger.sentence:
                doer = next((p.party for p in last.parts if p.role == "agent"), None)
            doer = doer or _topic(scan, trigger.sentence, trigger.first)
            if doer is not None and all(p.party.first != doer.first for p in draft.parts):
                draft.parts.insert(0, Part("agent", doer, "subject carried on"))
        if trigger.pos == "v":
            last = draft


def _goes_on(scan: Scan, draft: Draft) -> bool:
    trigger = draft.trigger
    word = scan.text.words[trigger.first]
    if trigger.pos != "v" or not trigger.hit.lead.startswith(("و", "ف")) or trigger.frame not in _ACTIVE:
        return False
    if any(p.role == "agent" for p in draft.parts):
        return False
    return trigger.frame not in _EITHER or word.endswith(("ت", "وا")) or _accusative(scan, draft)


def _accusative(scan: Scan, draft: Draft) -> bool:
    """True when the next word is an indefinite accusative or a sound plural or dual in ين: an object."""
    at = draft.trigger.end
    return (
        at < len(scan.text.words) and scan.text.words[at].endswith(("ا", "ين")) and scan.text.kinds[at] == "a"
    )


def _topic(scan: Scan, sentence: int, before: int) -> Party | None:
    """The first party of the sentence, where it is a force and no preposition governs it."""
    a, _ = scan.text.sentences[sentence]
    for i in range(a, min(before, a + 12)):
        party = scan.party_at.get(i)
        if party is not None:
            return party if is_force(party) and not governed(scan, party) else None
    return None
