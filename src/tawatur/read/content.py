"""Content: where what someone says begins and ends, and what stands between it and its speaker."""

from __future__ import annotations

import msgspec

from tawatur.language.lexicon import Hit
from tawatur.language.text import fold
from tawatur.read.chains import TELLERS, Teller
from tawatur.read.parties import Party
from tawatur.read.said import Said
from tawatur.read.telling import NAME_TOKENS, Telling

WINDOW = 32  # words between a verb of saying and its content, with apposition and place; longest seen: 29
_NEAR = 12  # words within which أن still belongs to a verb that takes a noun, too
_NO_THAT = frozenset(
    {"بعد", "قبل", "دون", "منذ", "رغم", "غير", "الا", "حد", "شرط", "وبعد", "ما", "حتي", "كما", "مع", "قبيل"}
)
_SPEECH = frozenset({"say", "doc", "told", "relay", "participle", "said_in", "hush"})


class Opening(msgspec.Struct, frozen=True):
    """The content in tokens; `strong`: أن, a colon or a quotation opens it. `outer` and `cited` are tellers
    named between speaker and content ("بحسب ما نقلت وكالة", "نقلا عن مصدر")."""

    start: int
    end: int
    strong: bool
    outer: tuple[Party, ...] = ()
    cited: Party | None = None

    @property
    def tokens(self) -> tuple[int, int]:
        """The content's tokens."""
        return self.start, self.end


def opens_at(t: Telling, i: int, b: int) -> bool:
    """True when content opens at i without a subject: أن, a colon, speech, or a preposition and أن."""
    if i >= b:
        return False
    if i in t.that or t.text.words[i] == ":" or t.speech(i):
        return True
    if t.text.words[i] in _BETWEEN and (i + 1 in t.that or t.text.words[i + 1 : i + 2] == (":",)):
        return True
    via = t.via.get(i)
    return via is not None and past_via(t, i, b) in t.that


_BETWEEN = frozenset({"الي", "علي", "عن", "من", "فيه", "فيها", "ايضا", "قايلا", "،", ","})


def opening(t: Telling, i: int, b: int, cue: Hit) -> Opening | None:
    """The content of a cue, searched from token i to the sentence's end b."""
    words, kinds = t.text.words, t.text.kinds
    noun, prep = cue.entry.attrs.get("noun", ""), fold(cue.entry.attrs.get("prep", ""))
    stop = min(b, i + WINDOW)
    outer: list[Party] = []
    cited: Party | None = None
    weak = -1
    base = past_via(t, i, b) if noun == "yes" else i
    end, j = b, i
    while j < stop:
        if j in t.that and (j == i or words[j - 1] not in _NO_THAT):
            if weak >= 0 or (noun == "yes" and j - base > _NEAR):
                break
            return _open(t, t.that[j].end, b, True, outer, cited)
        if words[j] == ":" and not _clock(t, j):
            return _open(t, j + 1, b, True, outer, cited)
        if t.speech(j) or (j == i and _bare_mark(t, j, noun, cue.first)):
            if weak >= 0 or (noun == "yes" and j > base):
                break
            return _open(t, j, b, True, outer, cited)
        cue_here = t.cues.get(j)
        if cue_here is not None:
            aside = _aside(t, cue_here, b)
            if aside is None and _breaks(t, cue_here, i):
                end = j if j > i else b
                break
            if aside is not None:
                if cue_here.entry.concept == "cited":
                    cited = aside
                else:
                    outer.append(aside)
                j = aside.end
                continue
        if weak < 0 and _is_weak(t, j, noun, prep):
            weak = j + 1 if noun == "prep" else j
        j += 1
    if weak >= 0:
        return _open(t, weak, end, False, outer, cited)
    if noun != "yes":
        return None
    start = past_via(t, i, b)
    if prep and start < b and words[start] in (prep, "و" + prep):
        start += 1
    if (start < b and kinds[start] in 'ald"') or start in t.quotes:
        return _open(t, start, b, False, outer, cited)
    return None


def _bare_mark(t: Telling, j: int, noun: str, first: int) -> bool:
    """True for a quotation mark right behind the speaker that opens no name: its partner is lost, or أن
    doesn't
    follow it."""
    if t.text.words[j] not in ('"', "“", "«"):
        return False
    closed = t.closing.get(j)
    if closed is not None and closed.first >= first - NAME_TOKENS:
        return False
    quote = t.quotes.get(j)
    if quote is None:
        return True
    end = quote.last + 1
    while end < len(t.text) and t.text.kinds[end] == "p":
        end += 1
    return noun == "" and end not in t.that and j + 1 not in t.scan.party_at


def _breaks(t: Telling, cue: Hit, i: int) -> bool:
    """True for another verb of saying that opens a clause of its own; a passive within ("بيان نشر") does
    not."""
    if cue.entry.concept not in _SPEECH or cue.first in t.via:
        return False
    return cue.entry.concept != "doc" or cue.lead.startswith("و")


def _is_weak(t: Telling, j: int, noun: str, prep: str) -> bool:
    """True where the preposition that a verb asks for stands before a noun."""
    if t.text.kinds[j] != "a" or j in t.via:
        return False
    if noun == "ب":
        return t.text.words[j].startswith("ب") and j not in t.scan.party_at and j not in t.scan.place_at
    return noun == "prep" and t.text.words[j] == prep and j + 1 not in t.that


def _clock(t: Telling, j: int) -> bool:
    """True for the colon of a time of day."""
    return 0 < j < len(t.text) - 1 and t.text.kinds[j - 1] == "d" and t.text.kinds[j + 1] == "d"


def _aside(t: Telling, cue: Hit, b: int) -> Party | None:
    """The teller of an "according to" that stands between speaker and content."""
    carried = cue.tail and cue.entry.concept in ("doc", "relay")
    if not carried and cue.entry.concept not in ("accord", "cited"):
        return None
    for j in range(cue.end, min(b, cue.end + 4)):
        party = t.scan.party_at.get(j)
        if party is not None:
            ok = party.source_kind in TELLERS or (cue.entry.concept == "cited" and party.source_kind)
            return party if ok else None
    return None


def _open(
    t: Telling, start: int, b: int, strong: bool, outer: list[Party], cited: Party | None
) -> Opening | None:
    if start >= b:
        return None
    return Opening(start, end_of(t, start, b), strong, tuple(outer), cited)


def past_via(t: Telling, i: int, b: int) -> int:
    """The token behind where something was said ("في بيان"), when, and commas."""
    scan, j = t.scan, i
    while j < b:
        via = t.via.get(j)
        if via is not None:
            j = via.end
        elif scan.text.kinds[j] == "p" and scan.text.words[j] in ",،-":
            j += 1
        elif j in scan.date_at and i < scan.date_at[j].end <= b:
            j = max(j + 1, scan.date_at[j].end)
        else:
            return j
    return j


_ALSO = frozenset({"ايضا", "كذلك", "حينها", "لاحقا"})


def past_small(t: Telling, i: int, b: int) -> int:
    """The token behind days, "also" and where something was said, between a verb and what it brings in."""
    j = past_via(t, i, b)
    while j < b and (t.text.words[j] in _ALSO or j in t.scan.date_at):
        date = t.scan.date_at.get(j)
        j = past_via(t, max(j + 1, date.end if date is not None else 0), b)
    return j


def end_of(t: Telling, start: int, b: int) -> int:
    """The end of what is said: the sentence's, or that of a quotation that runs over it."""
    for i in (start - 1, start, start + 1, start + 2):
        quote = t.quotes.get(i)
        if quote is not None and quote.last >= b and quote.last - quote.first > 4:
            return quote.last + 1
    end = b
    size = len(t.text)
    while (
        1 < end < size and t.text.words[end - 1] == "." and t.text.kinds[end - 2] == t.text.kinds[end] == "d"
    ):
        end = t.text.sentence_of(end)[1]  # a time of day or a decimal written with blanks: "11 . 30"
    while end > start + 1 and t.text.kinds[end - 1] == "p" and t.text.words[end - 1] in ".،,":
        end -= 1
    return end


def is_direct(t: Telling, content: tuple[int, int]) -> bool:
    """True when the content opens with a quotation that is no name, or holds one of four words or more."""
    start, end = content
    for i in (start, start - 1, start - 2):
        if i >= 0 and t.text.words[i] in _MARKS:
            quote = t.quotes.get(i)
            if i == start - 2 and start - 1 not in t.that:
                continue
            if quote is None and i == start:
                return True
            if quote is not None and (quote.last - i > 3 or i + 1 not in t.scan.party_at):
                return True
    opening = (t.quotes.get(i) for i in range(start + 1, min(end, start + _FAR)))
    return any(q is not None and q.last - q.first > 4 and q.last <= end for q in opening)


_MARKS = frozenset('"“«')
_FAR = 10  # words into the content within which a quotation still makes the statement a direct one


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
