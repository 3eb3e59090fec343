"""Verbs of saying without a speaker that a row knows: they go on for an earlier one, or a noun beside
them speaks."""

from __future__ import annotations

from tawatur.language.lexicon import Hit
from tawatur.language.text import fold
from tawatur.read.chains import Teller, agrees, gender
from tawatur.read.content import Opening, end_of, made, opening, past_small
from tawatur.read.links import chain_of, go_on
from tawatur.read.said import Said
from tawatur.read.subjects import PERFECT_T, told_to, topic_of, verb_gender
from tawatur.read.telling import Telling
from tawatur.read.unknown import speaker_before, speaker_behind


def going_on(t: Telling, cue: Hit, a: int, b: int, open_now: bool, joined: bool) -> Said | None:
    """A verb without a subject of its own goes on for an earlier speaker."""
    attrs = cue.entry.attrs
    if attrs.get("solo") == "no" and (not joined or is_present(t, cue)):
        return None
    if not (open_now or attrs.get("cont")):
        return bare_noun(t, cue, a, b) if joined else _about_topic(t, cue, a, b)
    found = opening(t, cue.end, b, cue)
    if found is None:
        return None
    before_it = None if joined or attrs.get("cont") else speaker_before(t, cue, a)
    chain = go_on(t, cue, a) if before_it is None else _nested_in(t, cue, before_it)
    told, _ = told_to(t, cue.end, found.start)
    if told and len(chain) == 1:
        chain = (*chain_of(t, told[0], t.word(cue)), *chain)
    chain = with_cited(t, cue, chain, found)
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


_STANDS = ("جاء", "ورد")  # their subject is what stands in the paper, not who issued it


def in_it(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """ "أصدرت الوزارة بيانا قالت فيه إن": the speaker is who issued it, not the paper."""
    found = opening(t, cue.end + 1, b, cue)
    if found is None:
        return None
    kind = verb_gender(t, cue)
    earlier = [p for p in t.between(a, cue.first) if p.source_kind and p.lead in ("", "و", "ف")]
    for party in sorted(earlier, key=lambda p: (p.cat == "document", p.first)):
        if agrees(gender(t.text, party), kind) or t.text.words[cue.first].endswith(_STANDS):
            return made(t, chain_of(t, party, t.word(cue)), cue, found.tokens)
    return made(t, go_on(t, cue, a), cue, found.tokens)


def bare_noun(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """ "زار القاعدة وأعلن سحب القوات": a verb that takes a noun goes on for the sentence's own speaker."""
    if not _takes_noun(t, cue, b):
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


def _takes_noun(t: Telling, cue: Hit, b: int) -> bool:
    """True for a verb that takes a noun, or stands before the preposition that it takes one behind."""
    noun = cue.entry.attrs.get("noun")
    i = past_small(t, cue.end, b)
    if noun not in ("prep", "ب") or i + 1 >= b:
        return noun == "yes"
    word = t.text.words[i]
    return word.startswith("ب") if noun == "ب" else word == fold(cue.entry.attrs.get("prep", ""))


def _about_topic(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """A verb behind an aside: its speaker opens the sentence ("المرصد، ومقره لندن، قال إن")."""
    topic = topic_of(t, a, cue.first)
    found = opening(t, cue.end, b, cue)
    if topic is None or found is None or not found.strong or t.last_of(a) is not None:
        return None
    if not agrees(gender(t.text, topic), verb_gender(t, cue)):
        return None
    return made(t, chain_of(t, topic, t.word(cue)), cue, found.tokens)


def unknown_speaker(t: Telling, cue: Hit, b: int) -> Said | None:
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
    """ "أعلن محافظ المدينة راكان سعيد السبت العثور على ...": a day parts the unknown speaker from the
    content."""
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


def with_cited(t: Telling, cue: Hit, chain: tuple[Teller, ...], found: Opening) -> tuple[Teller, ...]:
    if found.cited is None:
        return chain
    return (*chain, *chain_of(t, found.cited, t.word(cue)))
