"""Reach: the party that a word can govern, before it or behind it."""

from __future__ import annotations

from collections.abc import Collection

from tawatur.read.numbers import NumberMention
from tawatur.read.parties import Party
from tawatur.read.role_parts import ARMED, PERSONS, Ground, is_force, power
from tawatur.read.scan import Scan
from tawatur.read.triggers import Trigger

_PREPOSITIONS = frozenset(
    {"علي", "في", "من", "الي", "عن", "بين", "ضد", "مع", "خلال", "بعد", "قبل", "قرب", "عند", "لدي"}
)


_AMOUNTS = frozenset(
    {
        "عدد",
        "عددا",
        "العديد",
        "مجموعه",
        "خليه",
        "كلا",
        "كل",
        "بعض",
        "بعضا",
        "اكثر",
        "عشرات",
        "العشرات",
        "المئات",
    }
)  # "من" behind them leads to those meant: "عددا من الشباب"


_CLAUSES = frozenset({"ان", "انه", "انها", "التي", "الذي", "الذين"})


def party_after(scan: Scan, i: int, b: int, others: Collection[int], reach: int = 3) -> Party | None:
    """The party that starts at i or after a few adjectives, numbers or small words."""
    j, steps = i, 0
    words, kinds = scan.text.words, scan.text.kinds
    while j < b and steps <= reach:
        if j in scan.party_at:
            return scan.party_at[j]
        if j in others and j > i:
            return None
        if j in scan.number_at:
            j = scan.number_at[j].end if scan.number_at[j].kind != "dual" else j + 1
            continue
        if j in scan.date_at:
            j = max(j + 1, scan.date_at[j].end)
            continue
        if j in scan.place_at and scan.place_at[j].end > j:
            return None
        if kinds[j] == "p" and words[j] not in "\"“”«»'()-":
            return None
        if words[j] in ("قبل", "بعد") and j + 1 in scan.date_at:
            j += 1
            continue
        if words[j] == "من" and j > i and words[j - 1] in _AMOUNTS:
            j += 1
            continue
        if words[j] in _PREPOSITIONS or words[j] in _CLAUSES:
            return None
        j += 1
        steps += kinds[j - 1] in "al"
    return None


def party_before(scan: Scan, i: int, a: int, others: Collection[int], reach: int = 2) -> Party | None:
    """The party that ends right before i, over small words and an apposition in brackets or quotes."""
    j, steps = i, 0
    words, kinds = scan.text.words, scan.text.kinds
    if i - 1 > a and words[i - 1] in ("الذي", "التي", "الذين", "اللذان", "اللتان"):
        j = i - 1
    while j > a and steps <= reach:
        if j in scan.party_end:
            party = scan.party_end[j]
            if party.first < a:
                return None
            if not governed(scan, party):
                return party
            if not _beside(scan, party):
                return None
            j = party.first - 1
            continue
        if kinds[j - 1] == "p" and words[j - 1] not in "\"“”«»'()-,،":
            return None
        if j - 1 in others:
            return None
        j -= 1
        steps += kinds[j] in "al"
    return None


def _beside(scan: Scan, party: Party) -> bool:
    """True for a party behind "together with": the subject stands before it."""
    return any(
        h.entry.cls in ("with_partner", "with_support") and h.end in (party.first, party.first - 1)
        for i in range(max(0, party.first - 4), party.first)
        for h in scan.hits.get(i, ())
    )


def governed(scan: Scan, party: Party) -> bool:
    """True when a preposition or "according to" stands before the party: it is no subject."""
    i = party.first
    word = scan.text.words[i]
    before = scan.text.words[i - 1] if i else ""
    if before.startswith(("سيطره", "لسيطره")):
        return True
    if before in _PREPOSITIONS or word.startswith(("لل", "بال")) or before in ("بحسب", "وفق", "حسب"):
        return True
    return _beside(scan, party)


def persons_before(g: Ground, reach: int) -> Party | None:
    """The persons named last among so many words before the trigger."""
    near = g.scan.parties_between(max(g.a, g.t.first - reach), g.t.first)
    return next((p for p in reversed(near) if p.cat in PERSONS), None)


def nearest_before(scan: Scan, t: Trigger, a: int) -> Party | None:
    """The subject before the trigger, else the nearest force before it that no preposition governs."""
    nearest: Party | None = None
    for i in range(t.first - 1, a - 1, -1):
        party = scan.party_at.get(i)
        if party is None or party.end > t.first or governed(scan, party) or _abstains(scan, party):
            continue
        force = (party.cat in ARMED or party.kind == "body") and is_force(party)
        if force and _is_subject(scan, party, a):
            return party
        if force and nearest is None:
            nearest = party
    return nearest


_OPENERS = frozenset({"ان", "بان", "لان", "فان", "وان", "لكن", "ولكن", "قد", "كان", "كانت", "وكان", "وكانت"})


def _is_subject(scan: Scan, party: Party, a: int) -> bool:
    """True for a party behind a verb, a mark or a word that opens a clause; behind a noun it is a genitive."""
    words, kinds = scan.text.words, scan.text.kinds
    j = party.first - 1
    while j >= a and kinds[j] == "p" and words[j] in "\"“«'(":
        j -= 1
    if j <= a or party.lead in ("و", "ف") or words[j] in _OPENERS or words[j] in ",،-":
        return True
    if scan.has("cue", j, "say", "that") or scan.has("light", j) or j in scan.date_at:
        return True
    word = words[j].lstrip("وف")
    return len(word) > 3 and (word.startswith(("ي", "ت")) or (word.endswith("ت") and not word.endswith("ات")))


def _abstains(scan: Scan, party: Party) -> bool:
    """True for "قوات X لم تشارك": the event named next is others' work."""
    return scan.has("negation", party.end) or scan.has("negation", party.first - 2)


def antecedent(scan: Scan, t: Trigger, a: int) -> Party | None:
    """Whose the pronoun on a noun is: the nearest party or power before it ("أعلنت سوريا انضمامها")."""
    for i in range(t.first - 1, max(a - 1, t.first - 9), -1):
        party = scan.party_at.get(i) or power(scan, i)
        if party is not None:
            return party
    return None


def counted(scan: Scan, party: Party) -> bool:
    """True for persons behind a number: "خمسة جنود", "خمسة من الجنود"."""
    ends = {party.first, party.first + 1}
    if scan.text.words[party.first - 1] == "من":
        ends.add(party.first - 1)
    return any(n.end in ends or n.first == party.first for n in _numbers_near(scan, party))


def _numbers_near(scan: Scan, party: Party) -> list[NumberMention]:
    return [
        scan.number_at[i]
        for i in range(max(0, party.first - 5), party.first + 1)
        if i in scan.number_at and scan.number_at[i].end <= party.first + 1
    ]
