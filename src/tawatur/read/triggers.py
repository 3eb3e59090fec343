"""Triggers: which words of a text name an event, and of what kind, in this company."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from tawatur.codebook import events
from tawatur.language.lexicon import Hit
from tawatur.language.text import fold
from tawatur.read.needs import NEEDS, protesters
from tawatur.read.scan import Scan
from tawatur.tables import read_tsv

# Words in which the means of an event are looked for; 12 behind brought more wrong kinds than right.
_BEFORE, _AFTER = 5, 8
_WORN = frozenset(  # "قتل مسلحا يرتدي حزاما ناسفا": what the victim had on him killed nobody
    {
        *("يرتدي", "ترتدي", "مرتديا", "يرتدون", "يرتديان", "ارتدي", "يلبس", "يلف"),
        *("يحمل", "تحمل", "يحملون", "بحوزته", "بحوزتهم", "ضبط"),
    }
)
_CLOSE = 3  # words between "قصف" and the state that did it
_BREAKS = frozenset({"فيما", "بينما", "حين", "كما", "؛", ";", "كذلك"})


class Trigger(msgspec.Struct, frozen=True):
    """Words that name an event: tokens first to end, the row, the event after its means were seen, and the
    clause (a, b) in which its parties are looked for. `event_subject`: a verb whose subject is the event named
    right before it ("غارة استهدفت ..."), which it only goes on telling."""

    first: int
    end: int
    hit: Hit
    event: str
    frame: str
    pos: str
    clause: tuple[int, int]
    sentence: int
    event_subject: bool = False


@cache
def _special() -> tuple[tuple[str, str, str], ...]:
    rows = read_tsv("language", "ar", "specialise.tsv", required=("event", "means", "becomes"))
    return tuple((r["event"], r["means"], r["becomes"]) for r in rows)


def find_triggers(scan: Scan) -> list[Trigger]:
    """The triggers in order of position. None where the report is about sport."""
    if _about_sport(scan):
        return []
    found: list[Trigger] = []
    named = {i for d in scan.dates for i in range(d.first, d.end)}
    named |= {i for p in scan.places if p.place.concept for i in range(p.first, p.end)}
    taken = -1
    for number, (a, b) in enumerate(scan.text.sentences):
        for i in scan.within("event", a, b):
            if i < taken or i in named:
                continue
            for hit in _readings(scan, i):
                if hit.entry.attrs.get("pos") == "p":
                    continue
                if not _stands(scan, hit, a, b):
                    if hit.end - hit.first > 1:  # no shorter reading inside "وقف إطلاق النار"
                        taken = hit.end
                    continue
                clause = clause_of(scan, hit.first, hit.end, a, b)
                event = specialised(scan, hit, clause)
                attrs = hit.entry.attrs
                subject = _told_by(scan, found, hit, number, attrs)
                found.append(
                    Trigger(
                        hit.first,
                        hit.end,
                        hit,
                        event,
                        attrs.get("frame", "event"),
                        attrs.get("pos", "n"),
                        clause,
                        number,
                        subject,
                    )
                )
                taken = hit.end
                break
    return found


_VERB_NEXT = frozenset({"قد", "وقد", "لقد", "فقد", "لم", "ولم", "لن", "ولن", "سوف"})


def _readings(scan: Scan, i: int) -> Sequence[Hit]:
    """The events that the word at i can name; behind "قد" or "لم" it is a verb where it can be one."""
    hits = scan.of("event", i)
    if i and len(hits) > 1 and scan.text.words[i - 1] in _VERB_NEXT:
        return sorted(hits, key=lambda h: h.entry.attrs.get("pos") != "v")
    return hits


def _told_by(scan: Scan, found: list[Trigger], hit: Hit, sentence: int, attrs: dict[str, str]) -> bool:
    """True when the verb's subject is an event noun up to eight words before it, with no other verb between."""
    if attrs.get("frame") != "strikev" or not found:
        return False
    last = found[-1]
    if last.pos == "v" or last.sentence != sentence or hit.first - last.end > 8:
        return False
    goes_on = hit.lead.startswith("و") and scan.text.words[hit.first - 1] in ",،"
    for i in range(last.end, hit.first - goes_on):
        if (
            scan.text.words[i] in _BREAKS
            or scan.has("cue", i, "say", "relay", "that")
            or scan.text.words[i] in ",،"
        ):
            return False
        if scan.text.words[i] in ("على", "علي", "في", "من", "بعد"):
            return False
    return last.frame in ("strike", "blast", "attack", "shells", "shooting", "raid")


def clause_of(scan: Scan, first: int, end: int, a: int, b: int) -> tuple[int, int]:
    """The clause around a trigger: the sentence, cut at words that set another scene beside it."""
    words = scan.text.words
    low, high = a, b
    for i in range(first - 1, a, -1):
        if words[i] in _BREAKS or words[i][1:] in _BREAKS:
            low = i
            break
    for i in range(end, b):
        if words[i] in _BREAKS or (words[i][:1] == "و" and words[i][1:] in _BREAKS):
            high = i
            break
    return low, high


def specialised(scan: Scan, hit: Hit, clause: tuple[int, int]) -> str:
    """The event with its means taken in: shelling by aircraft is an air strike."""
    event = hit.entry.concept
    rows = [(means, becomes) for general, means, becomes in _special() if general == event]
    if not rows:
        return event
    a, b = clause
    low, high = max(a, hit.first - _BEFORE), min(b, hit.end + _AFTER)
    seen: dict[str, int] = {}
    for i in scan.within("means", low, high):
        if i and scan.text.words[i - 1] in _WORN:
            continue
        distance = i - hit.end if i >= hit.end else hit.first - i + 2
        for near in scan.of("means", i):
            if near.entry.concept == "airforce" and (distance > _CLOSE or scan.has("means", i - 1)):
                continue  # "غواصة روسية تقصف": the noun says with what
            if near.entry.concept == "suicide" and _is_bomber(scan, hit, i):
                continue
            seen[near.entry.concept] = min(seen.get(near.entry.concept, 99), distance)
    if _at_crowd(scan, hit, high):
        seen["crowd"] = 0
    fitting = [(seen[means], order, becomes) for order, (means, becomes) in enumerate(rows) if means in seen]
    if not fitting:
        return event
    if event in ("bombardment",) and len(fitting) > 1:
        return min(fitting)[2]
    return min(fitting, key=lambda f: f[1])[2]


def _at_crowd(scan: Scan, hit: Hit, high: int) -> bool:
    """True for what is done to protesters: "أطلقت القوات النار على محتجين"."""
    return any(
        scan.text.words[i - 1] == "علي" and protesters(scan, i)
        for i in scan.within("event", hit.end + 1, high)
    )


def _is_bomber(scan: Scan, hit: Hit, i: int) -> bool:
    """True for a bomber who is killed: he did not go off."""
    if hit.entry.concept != "killing" or not scan.has("people", i):
        return False
    return i == hit.end or (i == hit.end + 1 and hit.end in scan.party_at)


def _about_sport(scan: Scan) -> bool:
    seen = {h.entry.by + str(h.first) for hits in scan.all_of("sport").values() for h in hits}
    return len(seen) >= 3 and len(seen) * 60 > len(scan.text)


def _stands(scan: Scan, hit: Hit, a: int, b: int) -> bool:
    """True when the words can name an event here: not part of a name or a title, not what people only fear,
    forbid or are tried for, and in the company that the row's `needs` asks for."""
    party = scan.party_around(hit.first)
    if party is not None and party.end >= hit.end and (party.first < hit.first or hit.lead or hit.tail):
        return False
    lead = hit.lead
    pos = hit.entry.attrs.get("pos")
    if pos == "v" and "ال" in lead:
        return False
    if pos != "v" and (_spoken_of(scan, hit, a) or _asked_for(scan, hit, a)):
        return False
    if scan.in_ta(hit):
        return False  # "استعادة" is no verb with a pronoun
    if (pos != "v" and hit.tail == "ي") or _unarmed(scan, hit, b):
        return False  # "سلبي" is no looting, "هجومي" an adjective
    needs = hit.entry.attrs.get("needs", "")
    if not needs:
        return True
    need, _, only = needs.partition(":")
    if only and not any(scan.text.words[hit.first].lstrip("وف").startswith(w[:3]) for w in _folded(only)):
        return True
    return NEEDS[need](scan, hit, a, b)


def _spoken_of(scan: Scan, hit: Hit, a: int) -> bool:
    """True for "خطر الهجمات", "المتهم باغتيال وقتل": the noun says what is feared, fought or charged."""
    before = scan.text.words[hit.first - 1] if hit.first else ""
    doing = hit.first - 1 if before.lstrip("بل") in _DOING else -1  # "تعهدت بشن هجمات"
    for i in range(hit.first - 1, max(a, hit.first - 8) - 1, -1):
        for near in scan.of("spoken_of", i):
            if near.end in (hit.first, doing) or (
                near.entry.concept == "charge" and hit.lead[:1] in ("ب", "و")
            ):
                return True
        if scan.text.words[i] in ",،" or scan.text.words[i] in _BREAKS:
            return False
    return False


def _unarmed(scan: Scan, hit: Hit, b: int) -> bool:
    """True for "معركة دبلوماسية", "هجوم إلكتروني", "تسوية سياسية": war by other means."""
    if not scan.all_of("unarmed"):
        return False
    words = scan.text.words
    if scan.has("unarmed", hit.end) and (
        events.load()[hit.entry.concept].security or "تسوي" in words[hit.first]
    ):
        return True
    if hit.entry.attrs.get("pos") != "v":
        return False
    waged = range(hit.end, min(b, hit.end + _WAGED))
    return any(words[i].startswith(_WAR) and scan.has("unarmed", i + 1) for i in waged)


_WAGED = 6  # words from "waged" over who did to what
_WAR = ("معرك", "معارك", "حرب", "هجوم", "هجم", "حمله")


def _asked_for(scan: Scan, hit: Hit, a: int) -> bool:
    """True for "طالبت المنظمة بالإفراج عنهم", "دعوا إلى وقف القتال": asked for, not done. A call to protest is
    told as a protest."""
    if not scan.all_of("demand") or hit.entry.concept in ("protest", "strike_action"):
        return False
    before = scan.text.words[hit.first - 1] if hit.first > a else ""
    if not hit.lead.startswith("ب") and before not in ("الي", "علي"):
        return False
    for i in range(hit.first - 1, max(a, hit.first - _ASKING) - 1, -1):
        if scan.has("demand", i):
            return True
        if scan.text.words[i] in ",،" or any(h.entry.attrs.get("pos") == "v" for h in scan.of("event", i)):
            return False
    return False


_ASKING = 9  # words from a demand to what is demanded, over those who ask and those asked
_DOING = frozenset({"شن", "تنفيذ", "وقوع", "حدوث", "ارتكاب", "مواصله", "استمرار"})


@cache
def _folded(only: str) -> tuple[str, ...]:
    return tuple(fold(w) for w in only.split(","))
