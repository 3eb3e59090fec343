""" "According to": "بحسب المصدر", "وفق ما أعلنت الوزارة", "كما قال", "بحسب ما نقلت وكالة عن مصدر"."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.language.lexicon import Hit
from tawatur.read.chains import TELLERS, Teller, teller
from tawatur.read.content import end_of, made
from tawatur.read.links import chain_of, go_on
from tawatur.read.parties import Party
from tawatur.read.said import Said
from tawatur.read.subjects import behind, told_to
from tawatur.read.telling import Telling

_VERBS = frozenset({"say", "doc", "relay", "told"})
_THEN = frozenset({"فان", "فانه", "فانها", "فانهم"})
_CLAUSE = 16  # words of a clause about the source before فإن
_CAME = frozenset({"جاء", "وجاء", "ورد", "وورد"})
_IT = frozenset({"ذلك", "هذا", "الاعلان", "الكلام", "التصريح", "الخبر", "النبا", "التاكيد", "النفي"})
_OPENERS = frozenset({"فان", "فانه", "فانها", "ان", "انه", "انها"})


def accord(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """بحسب X at the head of a sentence governs what follows, elsewhere what stands before it."""
    i = cue.end
    if i < b and t.text.words[i] in ("ما", "لما"):
        i += 1
    verb = t.cues.get(i)
    if verb is not None and verb.entry.concept == "relay":
        return _relayed(t, cue, verb, a, b)
    if verb is not None and verb.entry.concept in _VERBS:
        i = verb.end
        if i < b and t.text.words[i] in ("به", "عنه"):
            i += 1
    party = behind(t, i, b)
    if party is None or party.first > i + 4:
        return _pronoun(t, cue, a, b)
    if not party.source_kind:
        return None
    outer, past = told_to(t, party.end, min(b, party.end + 8))
    end = max(party.end, past if outer else 0)
    chain = chain_of(t, party, t.word(cue), outer)
    if outer == [] and party.source_kind in TELLERS and _carried(t, cue, party, a):
        return None
    t.resume = end
    return made(t, chain, cue, about(t, cue, end, a, b))


def _pronoun(t: Telling, cue: Hit, a: int, b: int) -> Said | None:
    """ "على حد تعبيره": the speaker is the one of the words before."""
    if not t.text.words[cue.end - 1].endswith(("ه", "ها", "هم")) or cue.end - cue.first < 3:
        return None
    if t.last_of(a) is not None or not t.memory.last:
        return None
    return made(t, go_on(t, cue, a), cue, about(t, cue, cue.end, a, b))


def _carried(t: Telling, cue: Hit, party: Party, a: int) -> bool:
    """Behind another's statement an outlet is the one that carried it: its chain gets an outer link."""
    last = t.last_of(a)
    if last is None or not last.content[0] < cue.first - 1 <= last.content[1] + 1:
        return False
    if last.chain[-1].link.kind in TELLERS or len(last.chain) > 1:
        return False
    link = teller(t.text, party, t.word(cue))
    content = (last.content[0], min(last.content[1], cue.first))
    t.found[-1] = replace(last, chain=(link, *last.chain), content=content)
    t.memory.keep(t.found[-1].chain)
    t.resume = party.end
    return True


def _relayed(t: Telling, cue: Hit, verb: Hit, a: int, b: int) -> Said | None:
    """بحسب ما نقلت A (عن B): behind a statement A is its outer link."""
    outlet = behind(t, verb.end, b)
    if outlet is None or not outlet.source_kind:
        return None
    source = None
    if outlet.end < b and t.text.words[outlet.end] == "عن":
        source = t.scan.party_at.get(outlet.end + 1)
    if source is None and _carried(t, cue, outlet, a):
        return None
    chain: tuple[Teller, ...] = (teller(t.text, outlet, t.word(cue)),)
    if source is not None and source.source_kind:
        chain = (*chain, *chain_of(t, source, t.word(cue)))
    end = (source or outlet).end
    t.resume = end
    return made(t, chain, cue, about(t, cue, end, a, b))


def about(t: Telling, cue: Hit, behind_it: int, a: int, b: int) -> tuple[int, int]:
    """What an "according to" governs: the rest of the sentence where the cue opens it, else the words
    before; the sentence before where nothing else stands there ("وجاء ذلك على لسان الناطق")."""
    words, kinds = t.text.words, t.text.kinds
    if _opens(t, cue, a):
        start = behind_it
        for j in range(start, min(b, start + _CLAUSE)):
            if t.text.words[j] in _THEN:
                start = j
                break
        while start < b and start not in t.quotes and (kinds[start] == "p" or words[start] in _OPENERS):
            start += 1
        return start, end_of(t, start, b) if start < b else start
    if words[a] in _CAME and a > 0 and a + 1 < cue.first and _IT.issuperset(words[a + 1 : cue.first]):
        return t.text.sentence_of(a - 1)
    if _inside(t, cue, behind_it, b):
        return a, end_of(t, a, b)
    start = a
    for said in reversed(t.found):
        if said.cue[0] < a:
            break
        if said.content[0] < cue.first:
            start = max(start, min(said.content[1], cue.first))
    if start >= cue.first - 1:
        start = a
    end = cue.first
    while end > start and kinds[end - 1] == "p" and words[end - 1] in ",،-":
        end -= 1
    while start < end and kinds[start] == "p" and start not in t.quotes:
        start += 1
    return start, end


def _inside(t: Telling, cue: Hit, i: int, b: int) -> bool:
    """True where the cue stands inside a clause that goes on behind it: "تتلقى، وفق المرصد، دعما"."""
    while i < b and t.text.kinds[i] == "p":
        i += 1
    if i >= b or t.text.kinds[i] not in "ad" or t.last_of(t.text.sentence_of(cue.first)[0]) is not None:
        return False
    return not t.text.words[i].startswith(("و", "ف")) and i not in t.cues


def _opens(t: Telling, cue: Hit, a: int) -> bool:
    """True when the cue stands at the head of its sentence, or of a clause joined by و."""
    if all(t.text.kinds[k] == "p" for k in range(a, cue.first)):
        return True
    word = t.text.words[cue.first]
    return word.startswith("و") and word not in ("وفق", "وفقا", "وفقما")
