"""From a party to its chain: whose paper it is, who bears the office, which outlet carried it, who goes
on."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.codebook import bodies
from tawatur.language.lexicon import Hit
from tawatur.model import Link
from tawatur.read.chains import SPEAKING, TELLERS, Teller, agrees, bare, body_named, gender, resolve, teller
from tawatur.read.parties import Party
from tawatur.read.subjects import PREPS, topic_of, verb_gender
from tawatur.read.telling import Telling, keep_name
from tawatur.read.unknown import is_noun


def go_on(t: Telling, cue: Hit, a: int) -> tuple[Teller, ...]:
    """The chain that a cue without a subject goes on with: of this sentence, its topic, else the last
    one that
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


def chain_of(
    t: Telling, party: Party, cue: str, outer: list[Party] | None = None, before_token: int = 0
) -> tuple[Teller, ...]:
    """The chain for a party; `before_token` is where what it says opens, for a name that stands between."""
    links = [teller(t.text, p, cue) for p in outer or [] if p.first != party.first]
    known = _issuer_heard(t, party)
    if not known:
        issuer = _issuer(t, party)
        if issuer is not None:
            resolved = resolve(t.text, issuer, t.memory, t.scan.parties)
            return (*links, *(resolved or (teller(t.text, issuer, cue),)))
        known = resolve(t.text, party, t.memory, t.scan.parties)
    if known:
        return (*links, *known) if links and len(known) == 1 else known
    inner = teller(t.text, party, cue)
    name = _beside(t, party) or _bearer(t, party, before_token) or _ahead(t, party)
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
        "بلاغ",
        "بلاغا",
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


def _issuer_heard(t: Telling, party: Party) -> tuple[Teller, ...]:
    """The chain of a body that has spoken, where a paper is its own by the class noun alone: "بيان للخلية"."""
    if not _is_issued(t, party):
        return ()
    noun = _class_noun(t, party)
    return next((c for c in reversed(t.memory.chains) if c[-1].head == noun and not c[-1].named), ())


def _is_issued(t: Telling, party: Party) -> bool:
    return party.source_kind == "document" and bare(t.text.words[party.first]) in _ISSUED


def _class_noun(t: Telling, party: Party) -> str | None:
    """The first noun with an article behind a paper's own: "بيان الخلية", "بيان للخلية"."""
    nouns = (bare(w) for w in t.text.words[party.first + 1 : party.end] if w.startswith(("ال", "لل")))
    return next(nouns, None)


def _issuer(t: Telling, party: Party) -> Party | None:
    """Whose statement it is: "بيان وزارة الدفاع", "بيان صادر عن النيابة", "بيان أصدرته النيابة"."""
    if not _is_issued(t, party):
        return None
    inside = next((p for p in party.inner if p.source_kind in SPEAKING or p.kind == "title"), None)
    if inside is not None:
        return inside
    noun = _class_noun(t, party)
    if noun is not None:
        return body_named(t.text, party, noun, t.scan.parties)
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
    office = party.kind == "person" and party.concept is not None
    if not office and (party.person is not None or party.kind not in ("title", "source", "people")):
        return None
    i = _past_seat(t, party.end)
    while i < len(t.text) and t.text.words[i] in ("(", "،", ","):
        i += 1
    other = t.scan.party_at.get(i)
    if other is None or other.lead or other.end - other.first < 2:
        return None
    if office:  # "ولي العهد السعودي، الأمير محمد بن سلمان"
        same = i > party.end and other.concept == party.concept and other.person is not None
        return (other.first, other.end) if same else None
    return (other.first, other.end) if other.kind == "person" else None


def _past_seat(t: Telling, i: int) -> int:
    """The token behind where an office is held: "مسؤول الحزب في قره تبه محمد عمر"."""
    if t.text.words[i : i + 1] != ("في",):
        return i
    place = t.scan.place_at.get(i + 1)
    if place is not None:
        return place.end
    for j in (i + 2, i + 3):  # a place that no gazetteer has
        other = t.scan.party_at.get(j)
        if other is not None and other.kind == "person":
            return j
    return i


def _ahead(t: Telling, party: Party) -> tuple[int, int] | None:
    """The name before an office between commas, at the sentence's head: "فاليري جيراسيموف، رئيس الأركان، قال"."""
    if party.kind != "title" or party.person is not None or party.lead:
        return None
    end = party.first - 1
    if not (_is_comma(t, end) and _is_comma(t, party.end)):
        return None
    first = t.text.sentence_of(party.first)[0]
    while first < end and t.text.kinds[first] == "p":
        first += 1
    fits = 2 <= end - first <= 4 and all(is_noun(t, i) and i not in t.scan.hits for i in range(first, end))
    return (first, end) if fits else None


def _is_comma(t: Telling, i: int) -> bool:
    return t.text.words[i : i + 1] in ((",",), ("،",))


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
            or any(d.first < start <= d.end for d in t.scan.dates)
            or start - 1 in t.via
            or start - 1 in t.scan.place_at
        ):
            break
        inside = t.scan.party_at.get(start - 1)
        if inside is not None and inside.kind != "person":
            if inside.end > start:
                return None  # the words are part of an outlet's name
            break
        if any(h.entry.cls in ("cue", "event", "sense", "via") for h in t.scan.hits.get(start - 1, ())):
            break
        start -= 1
    hangs = t.text.words[start - 1] in PREPS or t.text.words[start].startswith(("ب", "ل", "ال"))
    hangs = hangs or any(p.first < end and p.end > start for p in t.scan.places)
    return (start, end) if 2 <= end - start <= 4 and not hangs else None
