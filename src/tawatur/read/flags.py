"""Flags: faults that a report itself shows, each with a sentence on what a naive reader would get wrong."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from tawatur.codebook import events
from tawatur.language import pack
from tawatur.language.rules import Scene
from tawatur.model import Claim, Flag, Polarity, Statement
from tawatur.places.gazetteer import load as load_gazetteer
from tawatur.read.flags_name import renamed
from tawatur.read.flags_place import misplaced
from tawatur.read.flags_toll import told_twice
from tawatur.read.numbers import NumberMention
from tawatur.read.scan import Scan
from tawatur.tables import read_tsv
from tawatur.values import Span

_HUNT = frozenset({"تعقب", "ملاحقه", "مطارده", "محاربه", "مكافحه", "قتال", "اعتقال", "تتبع", "استهداف"})
_FREED = frozenset(f"{word}{whom}" for word in ("سراح", "عن") for whom in ("ه", "ها", "هم", "هن", "هما"))
_DONE = frozenset({"تم", "جري", "وتم", "وجري"})
_RELEASING = frozenset({"طلاق", "افراج", "خلاء"})
_NEAR = 120  # words between an arrest and a release of the same people; chosen, not measured
_AMONG = frozenset({"بينهم", "منهم", "بينهن", "بينهما", "منهما", "ضمنهم"})


def find_flags(scan: Scan, statements: tuple[Statement, ...], claims: tuple[Claim, ...]) -> list[Flag]:
    """The flags of a report: those of pattern rows, then those computed from statements and claims."""
    found = [*_patterns(scan), *_parts(scan), *_held(scan, claims), *_kinds(claims)]
    if twice := told_twice(scan, statements, claims):
        found.append(_flag("toll_told_twice", twice.spans, one=twice.one, other=twice.other))
    for one in misplaced(scan, load_gazetteer()):
        told = {"place": one.place, "of": one.of, "told": one.told, "real": one.real}
        found.append(_flag("place_out_of_reach", one.spans, **told))
    for spans in renamed(scan.text):
        one_name, other = (scan.text.of(span) for span in spans)
        found.append(_flag("body_named_twice", spans, one=one_name, other=other))
    return found


@cache
def _computed() -> dict[str, tuple[str, str, str]]:
    rows = read_tsv("language", "ar", "rules", "computed_flags.tsv", required=("id", "code", "why"))
    return {r["code"]: (r["code"], r["why"], r.at) for r in rows}


def _flag(code: str, spans: tuple[Span, ...], **filled: object) -> Flag:
    name, why, by = _computed()[code]
    return Flag(name, spans, why.format(**filled), by)


def _patterns(scan: Scan) -> list[Flag]:
    text = scan.text

    def group(i: int) -> list[int]:
        j = i
        while j < len(text) and text.kinds[j] == "p" and text.words[j] in "\"“«'":
            j += 1
        if j < len(text) and text.words[j] in ("تنظيم", "جماعه", "حركه"):
            j += 1
        for hit in scan.hits.get(j, ()):
            if hit.entry.cls in ("body", "bodies", "group") and _armed(hit.entry.concept):
                # "the Hezbollah channel "Al-Manar"": the outlet's own name stands behind its owner's
                own_name = i == j and hit.end < len(text) and text.words[hit.end] in "\"“«'"
                return [] if own_name else [hit.end]
        return []

    def hunt(i: int) -> list[int]:
        word = text.words[i]
        return [i + 1] if word[1:] in _HUNT or word[3:] in _HUNT else []

    matcher = pack.load("ar").rules("flags")
    found: list[Flag] = []
    for match in matcher.find(Scene(text, scan.hits, {"group": group, "hunt": hunt})):
        span = text.span(match.first, match.end)
        found.append(
            Flag(
                match.rule.gives["code"],
                (span,),
                match.rule.gives["why"].format(words=text.of(span)),
                match.rule.by,
            )
        )
    return found


def _armed(concept: str) -> bool:
    from tawatur.codebook import bodies

    body = bodies.find(concept) if concept else None
    return body is not None and body.kind == "armed_group"


def _parts(scan: Scan) -> list[Flag]:
    """A sum with "among them" and parts that are more than it."""
    text = scan.text
    found: list[Flag] = []
    counted = {n.noun for n in scan.numbers}
    for i in [i for i, word in enumerate(text.words) if word in _AMONG]:
        # behind من, or behind the counted noun itself
        if i and text.kinds[i - 1] == "a" and text.words[i - 1] != "من" and i - 1 not in counted:
            continue
        a, b = text.sentence_of(i)
        low, high = (bisect_left(scan.numbers, at, key=lambda n: n.first) for at in (a, b))
        numbers = scan.numbers[low:high]
        before = [n for n in numbers if n.end <= i and i - n.end <= 6 and _whole(scan, n)]
        if not before:
            continue
        whole = before[-1]
        parts: list[NumberMention] = []
        at = i + 1
        for n in numbers:
            if n.first < at or not _counts(n):
                continue
            if n.first - at > 2 or (parts and not text.words[n.first].startswith("و")):
                break
            if any(between.startswith("و") for between in text.words[at : n.first]):
                break  # "6 of them and wounded 12 others": another clause
            parts.append(n)
            at = n.end if n.noun is None else max(n.end, n.noun + 1)
        if parts and whole.high is not None and sum(n.low for n in parts) > whole.high:
            spans = (text.span(whole.first, whole.end), *(text.span(n.first, n.end) for n in parts))
            told = " + ".join(str(n.low) for n in parts)
            found.append(_flag("parts_exceed_sum", spans, parts=told, sum=whole.low))
    return found


def _whole(scan: Scan, number: NumberMention) -> bool:
    """True for a number that can be the sum: not one behind من ("91 dead of the two sides, among them 48"), not
    a part itself ("41 people, among them 2 Somalis, among them 10 children"), not the torn end of "3 , 000"."""
    before = scan.text.words[number.first - 1] if number.first else ""
    if scan.text.words[number.end : number.end + 2] == (",", "000"):
        return False
    return _counts(number) and number.high != 0 and before != "من" and before not in _AMONG


def _counts(number: NumberMention) -> bool:
    return number.counts and number.kind not in ("ordinal", "indefinite")


def _held(scan: Scan, claims: tuple[Claim, ...]) -> list[Flag]:
    """An arrest by one teller, a release of those held by another, near it and within the report's own event."""
    at = scan.text.token_at
    told = [c for c in claims if c.polarity is Polarity.ASSERTED and not c.background]
    arrests = [c for c in told if c.event == "arrest"]
    freed = [c for c in told if c.event == "release" and _freed_them(scan, c.trigger)] if arrests else []
    for release in freed:
        for arrest in arrests:
            held = [t for t in arrest.counts if t.what == "arrested"]
            if not held or arrest.statement == release.statement:
                continue
            if abs(at(arrest.trigger.start) - at(release.trigger.start)) <= _NEAR:
                spans = (arrest.trigger, *held[0].spans, release.trigger)
                return [_flag("held_and_freed", spans, held=held[0].low)]
    return []


def _freed_them(scan: Scan, trigger: Span) -> bool:
    """True for a release that is told as done, of people named before ("then let them go"): not of other
    people, and not one that is asked for ("demand their release")."""
    text, at = scan.text, scan.text.token_at(trigger.start)
    if any(noun in text.words[at] for noun in _RELEASING) and not (at and text.words[at - 1] in _DONE):
        return False
    return any(word in _FREED for word in text.words[at : at + 3])


def _kinds(claims: tuple[Claim, ...]) -> list[Flag]:
    """A head and its retelling, or two mentions of the main event, under kinds that exclude each other."""
    types = events.load()
    main = next((c for c in claims if c.main), None)
    if main is None or types[main.event].kin != "operation":
        return []
    for claim in claims:
        if claim.same_as == main.id and types[claim.event].kin == "bombardment":
            return [
                _flag(
                    "event_told_as_two",
                    (main.trigger, claim.trigger),
                    one=types[main.event].en,
                    other=types[claim.event].en,
                )
            ]
    return []
