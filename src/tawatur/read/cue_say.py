"""Verbs of saying: "قالت الوزارة إن", "الوزارة قالت إن", "وقال إن", "قال مصدر لوكالة رويترز إن", "جاء في البيان"."""

from __future__ import annotations

from dataclasses import replace

from tawatur.language.lexicon import Entry, Hit
from tawatur.read.chains import TELLERS, Teller, agrees, gender
from tawatur.read.content import Opening, end_of, is_direct, opening, opens_at
from tawatur.read.parties import Party
from tawatur.read.said import Said
from tawatur.read.subjects import (
    PERFECT_T,
    before,
    behind,
    chain_of,
    go_on,
    is_topic,
    is_weak,
    may_speak,
    told_to,
    topic_of,
    verb_gender,
)
from tawatur.read.telling import Telling
from tawatur.read.unknown import is_noun, speaker_before, speaker_behind


def made(
    t: Telling,
    chain: tuple[Teller, ...],
    cue: Hit,
    content: tuple[int, int],
    scope: str = "explicit",
) -> Said | None:
    """The statement, None without a teller or a content."""
    if not chain or content[1] <= content[0]:
        return None
    return Said(
        chain,
        (cue.first, cue.end),
        t.word(cue),
        content,
        is_direct(t, content),
        scope,
        cue.entry.attrs.get("stance") or "said",
        cue.entry.by,
    )


def say(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """What a verb of saying brings in."""
    if t.text.words[cue.end : cue.end + 1] in (("فيه",), ("فيها",)):
        return _in_it(t, cue, a, b)
    joined = cue.lead.startswith(("و", "ف")) or (cue.first > 0 and t.text.words[cue.first - 1] in _JOINS)
    if t.text.words[cue.end : cue.end + 1] in _OTHER and cue.end + 1 in t.that and t.memory.last:
        return made(
            t, t.memory.last, cue, (cue.end + 2, end_of(t, cue.end + 2, b)) if cue.end + 2 < b else (0, 0)
        )
    if is_present(t, cue) and cue.first > a and t.text.words[cue.first - 1] in _TO:
        return None
    open_now = opens_at(t, cue.end, b)
    after = None if open_now else behind(t, cue.end, b)
    if after is not None and after.source_kind and _as_said(t, cue, after, a, b):
        return made(t, chain_of(t, after, t.word(cue)), cue, _before_as(t, cue, a))
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
        unknown = _unknown(t, cue, b)
        if unknown is not None:
            return unknown
    if ahead is not None and (open_now or is_topic(t, ahead, a) or _relative(t, cue)):
        found = _said(t, cue, ahead, cue.end, b, [])
        if found is not None or not open_now:
            return found
    if after is not None and not open_now and not cue.entry.attrs.get("cont"):
        return _bare(t, cue, a, b) if joined else None
    return _going_on(t, cue, a, b, open_now, joined)


_TO = frozenset({"ان", "لان", "كي", "لكي", "حتي", "بان"})  # with the imperfect: what someone should do
_JOINS = frozenset({"كما", "حيث", "فيما", "بينما", "كذلك", "وكذلك", "وقد", "لكنه", "لكنها"})
_OTHER = (("اخر",), ("اخرون",), ("اخري",))


def _said(t: Telling, cue: Hit, party: Party, i: int, b: int, outer: list[Party]) -> Said | None:
    """The statement of a party whose content is searched from token i."""
    back = _points_back(t, cue, party, b)
    if back is not None:
        return made(t, chain_of(t, party, t.word(cue)), cue, back)
    found = opening(t, i, b, cue)
    if found is None:
        return _behind_speech(t, cue, party, b)
    last = t.last_of(t.text.sentence_of(cue.first)[0])
    if t.text.words[found.start] == "ذلك" and found.end - found.start <= 2 and last is not None:
        return made(t, chain_of(t, party, t.word(cue)), cue, last.content)
    if cue.tail and not found.strong and not t.text.words[found.start].startswith("ب"):
        return None
    if is_weak(party) and not found.strong and party.source_kind in (None, "local_source", "witness"):
        return None
    told, past = told_to(t, party.end, min(b, found.start if found.strong else found.start + 12))
    start = found.start
    if told and past > start and not found.strong:
        start = min(past, found.end - 1)
    a = t.text.sentence_of(cue.first)[0]
    if not told and t.last_of(a) is None and cue.first - a < 12:
        told, _ = told_to(t, a, min(cue.first, party.first))
    chain = chain_of(t, party, t.word(cue), [*outer, *found.outer, *told], found.start)
    chain = _with_cited(t, cue, chain, found)
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


def _unknown(t: Telling, cue: Hit, b: int) -> Said | None:
    """What a speaker says that no row knows, where أن or a quotation opens it."""
    found = opening(t, cue.end, b, cue)
    if found is None or cue.tail:
        return None
    if not found.strong:
        return _dated(t, cue, b)
    speaker = speaker_behind(t, cue, found.start - 1 if found.start - 1 in t.that else found.start)
    if cue.entry.attrs.get("noun") == "yes" and t.text.words[found.start - 2 : found.start - 1] == ("الي",):
        return None
    if speaker is None or not agrees(speaker.gender.replace("p", "mp"), verb_gender(t, cue)):
        return None
    told, _ = told_to(t, cue.end, found.start)
    outer = tuple(c for p in told[:1] for c in chain_of(t, p, t.word(cue)))
    return made(t, (*outer, speaker), cue, found.tokens)


def _dated(t: Telling, cue: Hit, b: int) -> Said | None:
    """ "أعلن محافظ المدينة راكان سعيد السبت العثور على ...": a day parts the unknown speaker from the content."""
    if cue.entry.attrs.get("noun") != "yes":
        return None
    speaker = speaker_behind(t, cue, b)
    if speaker is None:
        return None
    end = t.text.token_at(speaker.link.span.end - 1) + 1
    day = t.scan.date_at.get(end)
    if day is None or day.end >= b or t.text.kinds[day.end] not in "ad":
        return None
    return made(t, (speaker,), cue, (day.end, end_of(t, day.end, b)))


def _as_said(t: Telling, cue: Hit, party: Party, a: int, b: int) -> bool:
    """True for "..., كما ادعى النظام": the words before are what was said."""
    if cue.first - a < 3 or t.text.words[cue.first - 1] != "كما":
        return False
    if opening(t, party.end, min(b, party.end + 12), cue._replace(entry=_PLAIN)) is not None:
        return False
    i = party.end
    return i >= b or t.text.kinds[i] != "a" or t.text.words[i] in ("عبر", "في", "خلال", "من", "اليوم", "امس")


_PLAIN = Entry("cue", "", "say", {})


def _before_as(t: Telling, cue: Hit, a: int) -> tuple[int, int]:
    last = t.last_of(a)
    start = last.content[0] if last is not None and last.content[0] < cue.first - 2 else a
    end = cue.first - 1
    while end > start + 1 and t.text.kinds[end - 1] == "p":
        end -= 1
    return start, end


def _points_back(t: Telling, cue: Hit, party: Party, b: int) -> tuple[int, int] | None:
    """ "... وهو ما تنفيه طهران": what is denied is what stands before."""
    i = cue.first - 1
    if not cue.tail or i < 1 or t.text.words[i] not in ("ما", "الامر") or party.first < cue.first:
        return None
    if opens_at(t, party.end, b) or (party.end < b and t.text.words[party.end].startswith("ب")):
        return None
    a = t.text.sentence_of(cue.first)[0]
    last = t.last_of(a)
    start = last.content[0] if last is not None and last.content[0] < i else a
    end = i - 1 if t.text.words[i - 1] in ("وهو", "وهي", "هو", "هي") else i
    while end > start + 1 and t.text.kinds[end - 1] == "p":
        end -= 1
    return (start, end) if end > start else None


def _with_cited(t: Telling, cue: Hit, chain: tuple[Teller, ...], found: Opening) -> tuple[Teller, ...]:
    if found.cited is None:
        return chain
    return (*chain, *chain_of(t, found.cited, t.word(cue)))


def _nested(t: Telling, cue: Hit, party: Party, chain: tuple[Teller, ...]) -> tuple[Teller, ...]:
    """A says that B says: where B's clause is all that A's content begins with, the chain is A, B."""
    last = t.found[-1] if t.found else None
    start = min(cue.first, party.first)
    if last is None or not 0 <= start - last.content[0] <= 1 or last.cue[0] >= start:
        return chain
    if any(one.link.name == chain[-1].link.name for one in last.chain):
        return chain
    t.found.pop()
    return (*last.chain, *chain)


def _behind_speech(t: Telling, cue: Hit, party: Party, b: int) -> Said | None:
    """The words before the verb, where nothing but its speaker follows it: '"...", قال المتحدث.'"""
    a = t.text.sentence_of(cue.first)[0]
    end = party.end if party.first > cue.first else cue.end
    rest = t.text.kinds[end:b]
    if cue.first - a < 5 or not (rest == "" or rest[0] == "p") or t.text.kinds[cue.first - 1] != "p":
        return None
    quote = next(
        (q for q in t.quotes.values() if a <= q.first and q.last in (cue.first - 1, cue.first - 2)), None
    )
    if quote is None or quote.last - quote.first < 5:
        return None
    return made(t, chain_of(t, party, t.word(cue)), cue, (quote.first, quote.last + 1))


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


def _going_on(t: Telling, cue: Hit, a: int, b: int, open_now: bool, joined: bool) -> Said | None:
    """A verb without a subject of its own goes on for an earlier speaker."""
    attrs = cue.entry.attrs
    if attrs.get("solo") == "no" and (not joined or is_present(t, cue)):
        return None
    if not (open_now or attrs.get("cont")):
        return _bare(t, cue, a, b) if joined else _about_topic(t, cue, a, b)
    found = opening(t, cue.end, b, cue)
    if found is None:
        return None
    before_it = None if joined or attrs.get("cont") else speaker_before(t, cue, a)
    chain = go_on(t, cue, a) if before_it is None else _nested_in(t, cue, before_it)
    told, _ = told_to(t, cue.end, found.start)
    if told and len(chain) == 1:
        chain = (*chain_of(t, told[0], t.word(cue)), *chain)
    chain = _with_cited(t, cue, chain, found)
    return made(t, chain, cue, found.tokens, "continued" if attrs.get("cont") else "explicit")


def _nested_in(t: Telling, cue: Hit, speaker: Teller) -> tuple[Teller, ...]:
    """The chain of a speaker who is told of in another's words, where the last content opens with him."""
    last = t.found[-1] if t.found else None
    if last is None or not 0 <= speaker.first - last.content[0] <= 1 or last.cue[0] >= cue.first:
        return (speaker,)
    t.found.pop()
    return (*last.chain, speaker)


def is_present(t: Telling, cue: Hit) -> bool:
    """True for the imperfect: it goes on for a speaker only where the verb before stood in it, too."""
    word = t.text.words[cue.first][len(cue.lead) :]
    return is_present_word(word)


def is_present_word(word: str) -> bool:
    """True for a folded verb in the imperfect."""
    core = word[1:] if word[:2] in ("وي", "وت", "في", "فت") else word
    return core.startswith("ي") or (core.startswith("ت") and not core.endswith("ت") and core not in PERFECT_T)


def _in_it(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """ "أصدرت الوزارة بيانا قالت فيه إن": the speaker is who issued it, not the paper."""
    found = opening(t, cue.end + 1, b, cue)
    if found is None:
        return None
    kind = verb_gender(t, cue)
    earlier = [p for p in t.between(a, cue.first) if p.source_kind and p.lead in ("", "و", "ف")]
    for party in sorted(earlier, key=lambda p: (p.cat == "document", p.first)):
        if agrees(gender(t.text, party), kind):
            return made(t, chain_of(t, party, t.word(cue)), cue, found.tokens)
    return made(t, go_on(t, cue, a), cue, found.tokens)


def _bare(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """ "زار القاعدة وأعلن سحب القوات": a verb that takes a noun goes on for the sentence's own speaker."""
    if cue.entry.attrs.get("noun") != "yes":
        return None
    kind = verb_gender(t, cue)
    last = t.last_of(a)
    if last is not None and is_present(t, cue) != is_present_word(t.text.words[last.cue[0]]):
        return None
    if last is not None and agrees(last.chain[-1].gender, kind):
        chain = last.chain
    else:
        topic = topic_of(t, a, cue.first)
        if topic is None or not agrees(gender(t.text, topic), kind):
            if cue.first - a > 1 or not t.memory.last:
                return None
            chain = t.memory.agreeing(kind)
        else:
            chain = chain_of(t, topic, t.word(cue))
    found = opening(t, cue.end, b, cue)
    return made(t, chain, cue, found.tokens) if found else None


def _about_topic(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """A verb behind an aside: its speaker opens the sentence ("المرصد، ومقره لندن، قال إن")."""
    topic = topic_of(t, a, cue.first)
    found = opening(t, cue.end, b, cue)
    if topic is None or found is None or not found.strong or t.last_of(a) is not None:
        return None
    if not agrees(gender(t.text, topic), verb_gender(t, cue)):
        return None
    return made(t, chain_of(t, topic, t.word(cue)), cue, found.tokens)


def told(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """أبلغ X وكالة Y أن ...: the second party is the outlet."""
    subject = behind(t, cue.end, b) or before(t, cue.first, a)
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
        return _in_it(t, cue._replace(end=cue.end - 1), a, b)
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


def shifted(said: Said, content: tuple[int, int]) -> Said:
    """The statement with another content."""
    return replace(said, content=content)
