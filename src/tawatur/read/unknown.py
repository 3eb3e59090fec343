"""Speakers that no row knows: the noun between a verb of saying and أن ("قالت امرأة إن"), or before the
verb."""

from __future__ import annotations

from tawatur.language.lexicon import Hit
from tawatur.model import Link
from tawatur.read.chains import Teller, bare
from tawatur.read.subjects import PREPS
from tawatur.read.telling import Telling

_MOST = 4  # words of such a noun: a noun, its owner and two adjectives
# Words that stand for nobody: conjunctions, pronouns, auxiliaries, adverbs.
_NOBODY = frozenset(
    """
    مره اخري لكنهم لكنهما انهم هم وهم والبعض ثم حين عندما بعدما حيث لكنه لكنها انه انها هو هي وهو
    وهي كان كانت وكان وكانت قد وقد كما فيما بينما لكن اذ ايضا سابقا حينها وقتها والذي والتي الذي
    التي الذين ما مما ومن من هناك وان ان بان او ام لا لم كل وكل هذا هذه ذلك تلك كذلك بعد قبل منذ امس
    اليوم عنه عنها له لها لهم به بها فيه فيها منه منها ايضآ اي قائلا بل حتي مساء صباح ظهر فجر يوم
    ليل الان موخرا لاحقا بدوره بدورها وبدوره جهته جهتها جانبه جانبها نفسه نفسها لدي وفق بحسب حسب
    فبينما بعدها وبعد وحين وعندما اما فقد
    """.split()  # noqa: SIM905
)


def speaker_behind(t: Telling, cue: Hit, content: int) -> Teller | None:
    """The noun that stands right behind the verb, where أن or a quotation opens behind it."""
    i = end = cue.end
    name = _name_before(t, i, content)
    if name is not None:
        return _teller(t, *name, cue)
    while end < content and end - i < _MOST and is_noun(t, end):
        end += 1
    if end == i or len(t.text.words[i]) < 3 or t.text.words[i].startswith(("لل", "بال", "ب")):
        return None
    return _teller(t, i, end, cue)


def _name_before(t: Telling, first: int, content: int) -> tuple[int, int] | None:
    """The name at the end of an office that no row knows: "آمر اللواء في الجيش العراقي مرتضى عباس إن"."""
    end = content
    while end > first and t.text.kinds[end - 1] == "p":
        end -= 1
    i = end
    while i > first and end - i < _MOST and is_noun(t, i - 1):
        i -= 1
    party = t.scan.party_end.get(i)
    if party is None or party.first <= first or end - i < 2 or t.text.words[i].startswith("ال"):
        return None
    return i, end


def speaker_before(t: Telling, cue: Hit, a: int) -> Teller | None:
    """The noun that stands right before the verb: "إن المنقلبين أكدوا أن"."""
    i = cue.first
    while i > a and cue.first - i < _MOST and is_noun(t, i - 1):
        i -= 1
    if i == cue.first:
        return None
    before = t.text.words[i - 1] if i > a else ""
    if before in PREPS or len(t.text.words[i]) < 3 or t.text.words[i].startswith(("بال", "لل", "كال")):
        return None
    return _teller(t, i, cue.first, cue)


def is_noun(t: Telling, i: int) -> bool:
    """True for an Arabic word that no row knows as a verb, cue, day, place or small word."""
    if t.text.kinds[i] != "a" or t.text.words[i] in _NOBODY or t.text.words[i] in PREPS:
        return False
    if i in t.that or i in t.cues or i in t.via or i in t.scan.date_at or i in t.scan.place_at:
        return False
    return not any(h.entry.cls == "event" and h.entry.attrs.get("pos") == "v" for h in t.scan.hits.get(i, ()))


def _teller(t: Telling, i: int, end: int, cue: Hit) -> Teller:
    span = t.text.span(i, end)
    word = t.text.words[i]
    gender = "f" if word.endswith(("ه", "ات")) else "p" if word.endswith(("ون", "ين")) else "m"
    kind = next((h.entry.attrs["tells"] for h in t.scan.of("title", i) if h.entry.attrs.get("tells")), "")
    return Teller(Link(t.text.of(span), None, kind or "anonymous", t.word(cue), span), bare(word), i, gender)
