"""Who speaks at a cue: the party behind it, before it, or named by a short name."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.language.lexicon import Hit
from tawatur.read.chains import SPEAKING, TELLERS
from tawatur.read.parties import Party
from tawatur.read.telling import NAME_TOKENS, Telling, bare_name

_SMALL = frozenset(
    {
        "ايضا",
        "اليوم",
        "قد",
        "كذلك",
        "بدوره",
        "بدورها",
        "من",
        "جهته",
        "جهتها",
        "ل",
        "ذلك",
        "حينها",
        "مساء",
        "امس",
        "ذات",
        "نفس",
        "به",
    }
)


_BESIDE = frozenset({"قد", "ايضا", "بدوره", "بدورها", "اليوم", "امس", "الذي", "التي", "الذين", "موخرا"})


PREPS = frozenset(
    {
        "في",
        "من",
        "الي",
        "علي",
        "عن",
        "مع",
        "بين",
        "ضد",
        "قرب",
        "لدي",
        "بدون",
        "دون",
        "عبر",
        "خلال",
        "تجاه",
        "نحو",
    }
)


_HEADS_ON = frozenset({"ان", "فان", "لكن", "ولكن", "بينما", "فيما", "كما", "حيث", "بان", "وان", "و"})


PERFECT_T = frozenset(
    {"تابع", "تحدث", "تداول", "توقع", "تعهد", "توعد", "تبني", "تفاخر", "تطرق", "تساءل", "تمني"}
)


_ROOT_T = frozenset({"لفت", "اثبت", "التفت"})  # the ت is the root's: "لفت المتحدث"


OPENING = frozenset('"“«')


def may_speak(party: Party) -> bool:
    """False for parties that are things or crowds of victims ("قتلى")."""
    return bool(party.source_kind) or party.kind in ("person", "title")


def is_weak(party: Party) -> bool:
    """True for a party that only its place beside a verb makes a speaker: a run of words like a name."""
    return party.concept is None and party.kind in ("person", "nisba")


def skip(t: Telling, i: int, b: int) -> int:
    """Past the small words that may stand between a cue and its party: dates, "also", an opening mark."""
    scan, words = t.scan, t.text.words
    while i < b:
        if i in scan.party_at:
            return i
        if i in scan.date_at and scan.date_at[i].end <= b:
            i = max(i + 1, scan.date_at[i].end)
        elif (
            words[i] in _SMALL
            or (scan.text.kinds[i] == "p" and words[i] in "-–(،,")
            or (words[i] in OPENING and not t.speech(i) and i + 1 in scan.party_at)
        ):
            i += 1
        elif i in t.via:
            i = t.via[i].end
        else:
            return i
    return i


def behind(t: Telling, i: int, b: int) -> Party | None:
    """The party that starts at i or behind small words; a person by one of his names where he was named
    in full."""
    j = skip(t, i, b)
    if j >= b:
        return None
    party = t.scan.party_at.get(j)
    if party is not None and not (party.kind == "person" and party.concept is None):
        return party
    return _called(t, j, b) or party


def _called(t: Telling, i: int, b: int) -> Party | None:
    """The person whose name stands at i: "العسكر" for "أحمد العسكر" named elsewhere in the report."""
    quote = t.quotes.get(i)
    j = i + 1 if quote is not None and quote.last - i <= NAME_TOKENS else i
    end = j
    known: Party | None = None
    while end < b and end - j < 4 and t.text.kinds[end] in "al":
        word = bare_name(t.text.words[end])
        person = t.names.get(word)
        if person is None or (known is not None and person is not known):
            break
        known, end = person, end + 1
    if known is None:
        return None
    own = t.scan.party_at.get(j)
    if own is not None and own.end > end:
        return None
    if end < b and t.text.kinds[end] == "p" and quote is not None and quote.last == end:
        end += 1
    return replace(known, first=i, end=end)


def before(t: Telling, i: int, a: int) -> Party | None:
    """The party that ends right before token i: subject of a verb that follows it."""
    j = i
    for _ in range(4):
        party = t.scan.party_end.get(j)
        if party is not None and party.first >= a:
            return party
        if j - 1 > a and (t.text.kinds[j - 1] == "p" or t.text.words[j - 1] in _BESIDE):
            j -= 1
        else:
            break
    if j - 1 >= a and t.text.kinds[j - 1] in "al" and j - 1 not in t.cues:
        person = t.names.get(bare_name(t.text.words[j - 1]))
        if person is not None:
            return replace(person, first=j - 1, end=j)
    return None


def is_topic(t: Telling, party: Party, a: int) -> bool:
    """True for a party that opens its clause: at the sentence's start, behind أن or لكن, or behind a mark."""
    if party.lead not in ("", "و", "ف"):
        return False
    i = party.first - 1
    while i >= a and t.text.kinds[i] == "p" and t.text.words[i] in "\"“«'(":
        i -= 1
    if i < a or t.text.words[i] in _HEADS_ON or party.lead:
        return True
    if t.text.kinds[i] == "p":
        return party.source_kind not in TELLERS or t.text.words[i] not in "-–("
    return i in t.that


def verb_gender(t: Telling, cue: Hit) -> str:
    """m, f or p by the form of a verb or participle; empty where it tells nothing."""
    word = t.text.words[cue.first]
    if (
        cue.end - cue.first == 2
        and len(t.text.words[cue.end - 1]) <= 3
        and t.text.words[cue.end - 1] not in PREPS
    ):
        word += t.text.words[cue.end - 1]
    if cue.lead:
        word = word[len(cue.lead) :]
    if cue.tail:
        word = word[: -len(cue.tail)]
    if cue.entry.concept == "participle":
        return "f" if word.endswith("ه") else "p" if word.endswith("ين") else "m"
    if word.endswith(("وا", "ون")):
        return "p"
    if word.endswith("ت") and word not in _ROOT_T:
        return "f"
    if word.startswith("ت") and word not in PERFECT_T:
        return "f"
    return "m"


def topic_of(t: Telling, a: int, i: int) -> Party | None:
    """The party that the sentence is about: its first one, where it opens the sentence or follows its
    verb."""
    first = next(iter(t.between(a, min(i, a + 5))), None)
    if first is None or first.end > i or first.lead not in ("", "و", "ف"):
        return None
    if first.source_kind not in SPEAKING and first.kind not in ("title", "person"):
        return None
    if first.first > a and t.text.words[first.first - 1].lstrip("وف") in PREPS:
        return None
    return first


def told_to(t: Telling, i: int, b: int) -> tuple[list[Party], int]:
    """Outlets that the words were said to ("لوكالة رويترز", "في حديث مع قناة العربية"), and the token
    behind."""
    found: list[Party] = []
    end = i
    for party in t.between(i, b):
        if party.source_kind not in TELLERS or party.kind == "people":
            continue
        if party.first == i and party.concept is None and party.end - party.first == 1:
            continue
        j = party.first - 1
        while j > i and t.text.kinds[j] == "p":
            j -= 1
        word = t.text.words[j] if j >= 0 else ""
        if (
            party.lead.endswith("ل")
            or t.text.words[party.first].startswith("لل")
            or word in ("ل", "مع", "الي")
        ):
            found.append(party)
            end = party.end
    return found, end
