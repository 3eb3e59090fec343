"""Papers, persons told and silences: "جاء في البيان", "أبلغ مسؤول رويترز", "لم تعلق الوزارة"."""

from __future__ import annotations

from tawatur.language.lexicon import Hit
from tawatur.read.chains import TELLERS
from tawatur.read.content import end_of, made, opening
from tawatur.read.cue_going_on import in_it
from tawatur.read.links import chain_of
from tawatur.read.said import Said
from tawatur.read.subjects import before, behind, may_speak
from tawatur.read.telling import Telling


def told(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """أبلغ X وكالة Y أن ...: the second party is the outlet."""
    subject, ahead = behind(t, cue.end, b), before(t, cue.first, a)
    if subject is None or (ahead is not None and may_speak(ahead) and not cue.lead):
        subject = ahead  # "وكان الرئيس أبلغ نظيره أن"
    if subject is None or not subject.source_kind:
        return None
    start = max(subject.end, cue.end)
    found = opening(t, start, b, cue)
    if found is None:
        return None
    outer = [p for p in t.between(start, found.start) if p.source_kind in TELLERS][:1]
    return made(t, chain_of(t, subject, t.word(cue), outer, found.start), cue, found.tokens)


def said_in(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """جاء في البيان أن ...; "تقريرا جاء فيه أن" takes the party before it."""
    if t.text.words[cue.end - 1] in ("فيه", "فيها"):
        return in_it(t, cue._replace(end=cue.end - 1), a, b)
    party = behind(t, cue.end, b)
    if party is None or party.first > cue.end + 1:
        earlier = [p for p in t.between(a, cue.first) if p.source_kind]
        party = earlier[-1] if earlier else None
    found = opening(t, max(cue.end, party.end if party and party.first >= cue.first else 0), b, cue)
    if found is None:
        return None
    if party is None:
        return made(t, t.memory.last, cue, found.tokens)
    return made(t, chain_of(t, party, t.word(cue)), cue, found.tokens)


def hush(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """لم تعلق الوزارة ...: a silence; verbs that say more than silence need a word of comment near."""
    words = t.text.words
    subject = behind(t, cue.end, b) or before(t, cue.first, a)
    if subject is None or not subject.source_kind:
        return None
    verb = words[cue.end - 1]
    plain = verb.startswith(("يعلق", "تعلق", "التعليق", "الصمت", "يعقب", "تعقب")) or verb == "تعليق"
    near = words[cue.end : min(b, subject.end + 6)]
    if not plain and not any(w.startswith(_COMMENT) for w in near):
        return None
    start = max(subject.end, cue.end)
    content = (start, max(start + 1, end_of(t, start, b))) if start < b else (cue.first, cue.end)
    return made(t, chain_of(t, subject, words[cue.first]), cue, content)


_COMMENT = ("تعليق", "بتعليق", "التعليق", "بيان", "تصريح", "بتصريح", "رد")
