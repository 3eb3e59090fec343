"""Verbs of saying: "قالت الوزارة إن", "الوزارة قالت إن", "قال مصدر لوكالة رويترز إن"."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.language.lexicon import Hit
from tawatur.read.chains import TELLERS, Teller, agrees, gender
from tawatur.read.content import end_of, made, opening, opens_at, past_small
from tawatur.read.cue_back import before_as, behind_speech, is_as_said, points_back, says_that
from tawatur.read.cue_going_on import bare_noun, going_on, in_it, is_present, unknown_speaker, with_cited
from tawatur.read.links import chain_of
from tawatur.read.parties import Party
from tawatur.read.said import Said
from tawatur.read.subjects import before, behind, is_topic, is_weak, may_speak, told_to, verb_gender
from tawatur.read.telling import Telling
from tawatur.read.unknown import is_noun

_TO = frozenset({"ان", "لان", "كي", "لكي", "حتي", "بان"})  # with the imperfect: what someone should do


_JOINS = frozenset({"كما", "حيث", "فيما", "بينما", "كذلك", "وكذلك", "وقد", "لكنه", "لكنها"})


_OTHER = (("اخر",), ("اخرون",), ("اخري",))


def say(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """What a verb of saying brings in."""
    if t.text.words[cue.end : cue.end + 1] in (("فيه",), ("فيها",)):
        return in_it(t, cue, a, b)
    if _is_future(t, cue) or _is_denied_object(t, cue, a):
        return None
    joined = cue.lead.startswith(("و", "ف")) or (cue.first > 0 and t.text.words[cue.first - 1] in _JOINS)
    if t.text.words[cue.end : cue.end + 1] in _OTHER and cue.end + 1 in t.that and t.memory.last:
        return made(
            t, t.memory.last, cue, (cue.end + 2, end_of(t, cue.end + 2, b)) if cue.end + 2 < b else (0, 0)
        )
    if is_present(t, cue) and cue.first > a and t.text.words[cue.first - 1] in _TO:
        return None
    that = says_that(t, cue, b)
    if that is not None:
        return that
    open_now = opens_at(t, cue.end, b) or opens_at(t, past_small(t, cue.end, b), b)
    after = None if open_now else behind(t, cue.end, b)
    if after is not None and after.source_kind and is_as_said(t, cue, after, a, b):
        return made(t, chain_of(t, after, t.word(cue)), cue, before_as(t, cue, a))
    ahead = None if joined and cue.first > a else before(t, cue.first, a)
    if ahead is not None and not may_speak(ahead):
        ahead = None
    was = _was(t, a, cue.first)
    if was is not None:
        via = [after] if after and after.source_kind in TELLERS else []
        return _said(t, cue, was, cue.end, b, via)
    if after is not None and may_speak(after) and not _is_object(t, cue, after, ahead, a, b):
        return _said(t, cue, after, _past_joined(t, after), b, [])
    if after is None and ahead is None and not open_now:
        unknown = unknown_speaker(t, cue, b)
        if unknown is not None:
            return unknown
    if ahead is not None and (open_now or is_topic(t, ahead, a) or _relative(t, cue)):
        found = _said(t, cue, ahead, cue.end, b, [])
        if found is not None or not open_now:
            return found
    if after is not None and not open_now and not cue.entry.attrs.get("cont"):
        return bare_noun(t, cue, a, b) if joined else None
    return going_on(t, cue, a, b, open_now, joined)


_MAY = frozenset({"قد", "وقد", "سوف", "وسوف"})


def _is_future(t: Telling, cue: Hit) -> bool:
    """True for what someone may or will say: "قد يعلن البنتاغون نشر قوات"."""
    return cue.first > 0 and t.text.words[cue.first - 1] in _MAY and is_present(t, cue)


def _is_denied_object(t: Telling, cue: Hit, a: int) -> bool:
    """True for "نفت الهيئة ما أعلنته موسكو": what the verb before it is about, no statement of its own."""
    words, last = t.text.words, t.last_of(a)
    if not cue.tail or last is None or words[cue.first - 1] != "ما":
        return False
    return words[cue.first - 2] != "وهو" and last.content[0] <= cue.first <= last.content[1]


def _said(t: Telling, cue: Hit, party: Party, i: int, b: int, outer: list[Party]) -> Said | None:
    """The statement of a party whose content is searched from token i."""
    back = points_back(t, cue, party, b)
    if back is not None:
        return made(t, chain_of(t, party, t.word(cue)), cue, back)
    found = opening(t, i, b, cue)
    if found is None:
        return behind_speech(t, cue, party, b)
    last = t.last_of(t.text.sentence_of(cue.first)[0])
    if t.text.words[found.start] == "ذلك" and found.end - found.start <= 2 and last is not None:
        return made(t, chain_of(t, party, t.word(cue)), cue, last.content)
    if cue.tail and not found.strong and not t.text.words[found.start].startswith("ب"):
        return None
    if is_weak(party) and not found.strong and party.source_kind in (None, "local_source", "witness"):
        return None
    told, past = told_to(
        t, party.end, min(b, found.start if found.strong else min(found.end, found.start + 12))
    )
    start = found.start
    if told and past > start and not found.strong:
        start = min(past, found.end - 1)
    a = t.text.sentence_of(cue.first)[0]
    if not told and t.last_of(a) is None and cue.first - a < 12:
        told, _ = told_to(t, a, min(cue.first, party.first))
    chain = chain_of(t, party, t.word(cue), [*outer, *found.outer, *told], found.start)
    chain = with_cited(t, cue, chain, found)
    if not found.strong and _tells_that(t, cue, party):
        return None
    said = made(t, _nested(t, cue, party, chain), cue, (start, max(found.end, start + 1)))
    if said is not None and party.first > cue.first:
        _second(t, cue, party, said)
    return said


def _past_joined(t: Telling, party: Party) -> int:
    """The token behind a party and those joined to it by و."""
    end = party.end
    while True:
        other = t.scan.party_at.get(end)
        if other is None or not other.lead.startswith("و") or not other.source_kind:
            return end
        end = other.end


def _second(t: Telling, cue: Hit, party: Party, said: Said) -> None:
    """ "أكدت مصادر وناشطون أن": a second speaker joined by و says the same."""
    for other in t.between(party.end, said.content[0]):
        if not other.lead.startswith("و") or not other.source_kind or is_weak(other):
            continue
        if not all(k == "p" for k in t.text.kinds[party.end : other.first]) and other.first - party.end > 3:
            continue
        t.found.append(replace(said, chain=chain_of(t, other, t.word(cue))))
        return


def _nested(t: Telling, cue: Hit, party: Party, chain: tuple[Teller, ...]) -> tuple[Teller, ...]:
    """A says that B says: where B's clause is all that A's content begins with, the chain is A, B."""
    last = _opened(t, cue, party)
    if last is None:
        return chain
    if any(one.link.name == chain[-1].link.name for one in last.chain):
        return chain
    t.found.pop()
    return (*last.chain, *chain)


def _tells_that(t: Telling, cue: Hit, party: Party) -> bool:
    """True for "قالت الوكالة إن الحكومة ترحب بالقرار": that she welcomes it is what the agency says."""
    return _opened(t, cue, party) is not None and is_present(t, cue) and not cue.lead


def _opened(t: Telling, cue: Hit, party: Party) -> Said | None:
    """The statement before, where all that its content begins with is the clause of this verb and its speaker."""
    last = t.found[-1] if t.found else None
    start = min(cue.first, party.first)
    opens = last is not None and 0 <= start - last.content[0] <= 1 and last.cue[0] < start
    return last if opens else None


def _is_object(t: Telling, cue: Hit, after: Party, ahead: Party | None, a: int, b: int) -> bool:
    """True where the party behind a verb is what it tells of, not who tells: "الوزارة اتهمت الحكومة"."""
    strong = opens_at(t, after.end, b)
    word = t.text.words[after.head]
    if after.kind in ("people", "nisba", "source") and len(word) > 5 and word.endswith("ين") and not strong:
        return True
    if after.lead.endswith(("ل", "ب", "ك")) or not agrees_with(t, cue, after):
        return not strong or after.lead.endswith(("ل", "ب")) or t.text.words[after.end].startswith("ب")
    if is_weak(after) and not after.source_kind:
        return not strong
    if ahead is None and not strong and is_present(t, cue) and not cue.lead and _behind_noun(t, cue, a):
        return True
    if ahead is None or strong or cue.tail:
        return False
    if ahead.source_kind in TELLERS and ahead.first == a and after.source_kind not in (*TELLERS, "witness"):
        return False  # "أورينت نت دعت الفصائل المقاتلين": the site's name before its report
    return is_topic(t, ahead, a) and agrees_with(t, cue, ahead)


def _behind_noun(t: Telling, cue: Hit, a: int) -> bool:
    """True where the word before an imperfect is its subject or what it describes: "لافتات تطالب الحكومة"."""
    return cue.first > a and is_noun(t, cue.first - 1)


def agrees_with(t: Telling, cue: Hit, party: Party) -> bool:
    """True when a verb before a party can be its verb: a masculine verb goes with plurals of persons, too."""
    kind, own = verb_gender(t, cue), gender(t.text, party)
    if own == "p":
        return kind in ("m", "p")
    return agrees(own, kind) or (own == "f" and kind == "m" and party.kind in ("source", "document"))


def _relative(t: Telling, cue: Hit) -> bool:
    return cue.first > 0 and t.text.words[cue.first - 1] in ("الذي", "التي", "الذين", "قد")


def _was(t: Telling, a: int, i: int) -> Party | None:
    """The party behind كان at the head of the sentence: "وكان المرصد، ومقره لندن، أعلن ..."."""
    if t.last_of(a) is not None:
        return None
    for k in range(a, min(a + 3, i)):
        if t.text.words[k].removeprefix("و") in ("كان", "كانت", "كانوا"):
            party = next(
                (t.scan.party_at[j] for j in range(k + 1, min(k + 3, i)) if j in t.scan.party_at), None
            )
            return party if party is not None and party.source_kind and party.end <= i else None
    return None
