"""Who speaks at a cue: the party behind it, before it, named by a short name, or the speaker who goes on."""

from __future__ import annotations

from dataclasses import replace

from tawatur.codebook import bodies
from tawatur.language.lexicon import Hit
from tawatur.model import Link
from tawatur.read.chains import SPEAKING, TELLERS, Teller, agrees, bare, body_named, gender, resolve, teller
from tawatur.read.parties import Party
from tawatur.read.telling import NAME_TOKENS, Telling, bare_name, keep_name

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
    """The party that starts at i or behind small words; a person by one of his names where he was named in full."""
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
    if word.endswith("ت"):
        return "f"
    if word.startswith("ت") and word not in PERFECT_T:
        return "f"
    return "m"


def go_on(t: Telling, cue: Hit, a: int) -> tuple[Teller, ...]:
    """The chain that a cue without a subject goes on with: of this sentence, its topic, else the last one that
    the verb's gender allows."""
    kind = verb_gender(t, cue)
    for said in reversed(t.found):
        if said.cue[0] < a:
            break
        if agrees(said.chain[-1].gender, kind):
            return said.chain
    topic = topic_of(t, a, cue.first)
    if topic is not None and agrees(gender(t.text, topic), kind):
        return chain_of(t, topic, t.word(cue))
    return t.memory.agreeing(kind)


def topic_of(t: Telling, a: int, i: int) -> Party | None:
    """The party that the sentence is about: its first one, where it opens the sentence or follows its verb."""
    first = next(iter(t.between(a, min(i, a + 5))), None)
    if first is None or first.end > i or first.lead not in ("", "و", "ف"):
        return None
    if first.source_kind not in SPEAKING and first.kind not in ("title", "person"):
        return None
    if first.first > a and t.text.words[first.first - 1].lstrip("وف") in PREPS:
        return None
    return first


def told_to(t: Telling, i: int, b: int) -> tuple[list[Party], int]:
    """Outlets that the words were said to ("لوكالة رويترز", "في حديث مع قناة العربية"), and the token behind."""
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


def chain_of(
    t: Telling, party: Party, cue: str, outer: list[Party] | None = None, before_token: int = 0
) -> tuple[Teller, ...]:
    """The chain for a party; `before_token` is where what it says opens, for a name that stands between."""
    links = [teller(t.text, p, cue) for p in outer or [] if p.first != party.first]
    issuer = _issuer(t, party)
    if issuer is not None:
        resolved = resolve(t.text, issuer, t.memory, t.scan.parties)
        return (*links, *(resolved or (teller(t.text, issuer, cue),)))
    known = resolve(t.text, party, t.memory, t.scan.parties)
    if known:
        return (*links, *known) if links and len(known) == 1 else known
    inner = teller(t.text, party, cue)
    name = _beside(t, party) or _bearer(t, party, before_token)
    if name is not None:
        bearer = t.text.span(*name)
        short = t.text.of(bearer)
        link = inner.link
        inner = replace(inner, link=Link(short, link.concept, link.kind, cue, bearer), named=True)
        keep_name(t.text, t.names, replace(party, name_span=bearer, person=bearer, end=name[1]), *name)
    if not links and party.person is not None:
        links = list(_outlets_of(t, inner))
    if inner.link.kind == "correspondent":
        nested = next((p for p in party.inner if p.source_kind in TELLERS), None)
        if nested is not None:
            links.insert(0, teller(t.text, nested, cue))
        elif not links:
            links = _employer(t, party, cue)
    return (*links, inner)


def _employer(t: Telling, party: Party, cue: str) -> list[Teller]:
    """The outlet inside a correspondent's phrase: "مراسل الجزيرة"."""
    for i in range(party.first + 1, party.end):
        for hit in t.scan.hits.get(i, ()):
            body = bodies.find(hit.entry.concept) if hit.entry.cls == "body" else None
            if body is not None and body.source_kind in TELLERS and hit.end <= party.end:
                span = t.text.span(i, hit.end)
                link = Link(t.text.of(span), body.id, body.source_kind, cue, span)
                return [Teller(link, bare(t.text.words[i]), i)]
    return []


def _outlets_of(t: Telling, inner: Teller) -> tuple[Teller, ...]:
    """The outlets through which a person spoke just before, where he goes on by name."""
    last = t.memory.last
    if last and last[-1].named and inner.link.name in last[-1].link.name:
        return last[:-1]
    return ()


_ISSUED = frozenset(
    {
        "بيان",
        "بيانا",
        "تصريح",
        "تغريده",
        "منشور",
        "رساله",
        "اعلان",
        "بيانات",
        "تقرير",
        "تقريرا",
        "دراسه",
        "مقال",
    }
)


def _issuer(t: Telling, party: Party) -> Party | None:
    """Whose statement it is: "بيان وزارة الدفاع", "بيان صادر عن النيابة", "بيان أصدرته النيابة"."""
    if party.source_kind != "document" or bare(t.text.words[party.first]) not in _ISSUED:
        return None
    inside = next((p for p in party.inner if p.source_kind in SPEAKING or p.kind == "title"), None)
    if inside is not None:
        return inside
    for i in range(party.first + 1, party.end):
        if t.text.words[i].startswith("ال"):
            return body_named(t.text, party, bare(t.text.words[i]), t.scan.parties)
    for i in range(party.end, min(len(t.text), party.end + 5)):
        after = t.scan.party_at.get(i)
        if after is not None:
            j = i - 1
            while j > party.end and t.text.kinds[j] == "p":
                j -= 1
            word = t.text.words[j]
            joined = word == "عن" or after.lead.endswith("ل") or word.startswith(("اصدر", "نشر", "وزع"))
            return after if joined and after.source_kind else None
    return None


_NO_NAME = frozenset(
    """في من علي الي عن مع خلال عبر بعد قبل امس اليوم هذا هذه صحفي له لها قد وقد كما وهو وهي حيث لدي عند
    بين""".split()  # noqa: SIM905
)


def _beside(t: Telling, party: Party) -> tuple[int, int] | None:
    """The person right behind a source or an office without a name: "مراسل الجزيرة أدهم أبو الحسام"."""
    if party.person is not None or party.kind not in ("title", "source", "people"):
        return None
    i = party.end
    while i < len(t.text) and t.text.words[i] in ("(", "،", ","):
        i += 1
    other = t.scan.party_at.get(i)
    named = other is not None and other.kind == "person" and not other.lead and other.end - other.first > 1
    return (other.first, other.end) if other is not None and named else None


def _bearer(t: Telling, party: Party, opens: int) -> tuple[int, int] | None:
    """The name right before أن that belongs to a title or a source: two to four words that no row knows."""
    if opens <= party.end or party.person is not None or party.kind not in ("title", "source", "people"):
        return None
    end = opens - 1
    if end not in t.that:
        end = opens
    while end > party.end and t.text.kinds[end - 1] == "p":
        end -= 1
    start = end
    while start > party.end and end - start < 4 and t.text.kinds[start - 1] == "a":
        word = t.text.words[start - 1]
        if (
            word in _NO_NAME
            or start - 1 in t.scan.date_at
            or start - 1 in t.via
            or start - 1 in t.scan.place_at
        ):
            break
        inside = t.scan.party_at.get(start - 1)
        if inside is not None and inside.kind != "person":
            break
        if any(h.entry.cls in ("cue", "event", "sense", "via") for h in t.scan.hits.get(start - 1, ())):
            break
        start -= 1
    hangs = t.text.words[start - 1] in PREPS or t.text.words[start].startswith(("ب", "ل", "ال"))
    hangs = hangs or any(p.first < end and p.end > start for p in t.scan.places)
    return (start, end) if 2 <= end - start <= 4 and not hangs else None
