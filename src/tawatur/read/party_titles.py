"""Titles with what they are held of and their bearers' names, and persons named without one."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.codebook import bodies
from tawatur.language.lexicon import Hit
from tawatur.read.party_growing import Reads
from tawatur.read.party_names import looks_like_verb
from tawatur.read.party_nouns import modifies
from tawatur.read.party_stops import STOPS
from tawatur.read.party_words import OPENING, Phrase, Words, is_definite, lead_of

_MEDIA = frozenset({"outlet", "agency", "correspondent"})
_PREPS = frozenset({"في", "لدي", "الي", "لشوون", "عن", "من", "بشان", "داخل"})
_COMMAS = frozenset({"،", ","})
_CONTENT = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه", "في", "خلال", "عبر", "علي", "ل", "من", "."})


@dataclass(slots=True)
class Bearing:
    """A title while its phrase grows."""

    hit: Hit
    depth: int
    at: int
    takes: str
    definite: bool
    full: bool
    country: str = ""
    concept: str = ""
    owner: Phrase | None = None
    person: tuple[int, int] | None = None
    inner: list[Phrase] = field(default_factory=list)

    def take(self, end: int, nested: Phrase | None) -> None:
        """Take in what the title is held of."""
        self.at, self.full = end, True
        if nested is not None:
            self.inner.append(nested)
            self.owner = self.owner or nested
            self.country = self.country or nested.country

    def name(self, first: int, end: int, concept: str = "") -> None:
        """The bearer's name ends the phrase."""
        self.person, self.at = (first, end), end
        self.concept = concept or self.concept


def title(reader: Reads, hit: Hit, depth: int) -> Phrase | None:
    """The phrase of a title: office, country and bearer; None where the word names nobody."""
    w, attrs = reader.words, hit.entry.attrs
    if depth == 0 and modifies(w, hit):
        return None
    definite = is_definite(hit, w.words[hit.first]) or w.words[hit.end - 1].startswith("ال")
    b = Bearing(hit, depth, hit.end, attrs.get("takes", ""), definite, definite, concept=hit.entry.concept)
    while b.at < w.size and b.person is None and _step(reader, b):
        pass
    alone = b.person is None and b.at == hit.end and not b.inner
    if alone and (not definite or b.takes == "rank"):
        return None
    owner, organ = b.owner, attrs.get("body", "")
    if owner is not None and owner.kind != "state":
        b.concept = b.concept or owner.concept
    if b.country and organ and not b.concept:
        b.concept = f"{b.country.lower()}.{organ}"
    end = w.past_quote(b.at, b.person[0]) if b.person else b.at
    first = w.words[hit.first]
    return Phrase(
        hit.first,
        end,
        hit.first,
        "title",
        "person",
        lead_of(hit),
        hit.entry.by,
        b.concept,
        organ,
        _source(attrs.get("tells", ""), owner, b.concept),
        b.country,
        "many" if first.endswith(("ون", "ين")) and len(first) > 4 else "one",
        0,
        b.person,
        tuple(b.inner),
        definite,
        owner is not None and owner.kind != "state",
    )


def _step(reader: Reads, b: Bearing) -> bool:
    """One step further; False where the phrase ends."""
    w, at = reader.words, b.at
    if w.kinds[at] == "p":
        return _marked(reader, b)
    known = known_person(w, at)
    if known:
        b.name(at, known.end, known.concept)
        return True
    if w.kinds[at] != "a" or w.stops(at):
        return False
    agrees = b.definite or b.owner is not None or at > b.hit.end
    nisba = w.nisba(at, agrees) or (w.nisba(at, False) if not b.definite else None)
    if nisba is not None:
        if nisba.entry.attrs.get("of") == "body" and b.owner is None:
            b.concept = b.concept or nisba.entry.concept
        b.country = b.country or nisba.entry.attrs.get("iso", "")
        b.at, b.full = nisba.end, True
        return True
    name = w.names.full(at)
    if name > at:
        b.name(at, name)
        return True
    if w.rank(at):
        return _ranked(w, b)
    end = w.adjective(at, agrees) or (w.adjective(at, False) if not b.definite else 0)
    if end:
        b.at, b.full = end, True
        return True
    if b.takes != "rank" and _office(reader, b):
        return True
    name = w.names.end(at, surname=b.takes == "rank")
    if (
        name > at
        and (b.takes == "rank" or b.definite or b.full or b.owner or b.country)
        and _sure(w, b, at, name)
    ):
        b.name(at, name)
        return True
    return False


def _sure(w: Words, b: Bearing, at: int, end: int) -> bool:
    """One unknown word behind a title is a name only where the phrase ends with it."""
    if end - at > 1 or w.names.given(at):
        return True
    word = w.words[at]
    ends = end >= w.size or w.kinds[end] != "a" or w.words[end] in STOPS or w.stops(end)
    return ends and not b.hit.entry.attrs.get("weak") and not word.endswith(("ه", "ا"))


def _marked(reader: Reads, b: Bearing) -> bool:
    """A quoted body or bearer, or the bearer behind a comma."""
    w, at = reader.words, b.at
    if w.words[at] in _COMMAS:
        if b.takes == "rank" or at + 1 >= w.size:
            return False
        known = known_person(w, at + 1)
        if known:
            b.name(at + 1, known.end, known.concept)
            return True
        name = w.names.full(at + 1)
        if name == at + 1 and b.full:
            name = w.names.end(at + 1)
            closed = name < w.size and (w.words[name] in _COMMAS or w.stops(name) or w.words[name] == "ان")
            name = name if closed and name - at > 2 else at + 1
        if name > at + 1:
            b.name(at + 1, name)
        return name > at + 1
    end = w.quoted(at)
    if not end:
        return False
    if b.owner is None and b.takes in ("genitive", "voice") and not b.definite:
        nested = reader.read(at + 1, b.depth + 1, signed=True)
        if nested and nested.end <= end - 1:
            b.take(end, nested)
            return True
    if w.names.end(at + 1) == end - 1:
        b.name(at + 1, end - 1)
        return True
    return False


def _ranked(w: Words, b: Bearing) -> bool:
    """A rank behind an office: "قائد عمليات نينوى اللواء نجم الجبوري"."""
    j = b.at
    while j < w.size and (rank := w.rank(j)):
        j = rank.end
        while j < w.size and (more := w.adjective(j, True)):
            j = more
    known = known_person(w, j) if j < w.size else None
    end = known.end if known else (w.names.end(j, surname=True) if j < w.size else j)
    if end > j:
        b.name(j, end, known.concept if known else "")
        return True
    return False


_VOICE_OF = frozenset({"باسمه", "باسمها", "باسمهم"})  # "متحدثة باسمه"


def _office(reader: Reads, b: Bearing) -> bool:
    """What a title is held of: "باسم الجيش", "في حزب الله", "عمليات نينوى", "للأمم المتحدة", "إلى سوريا"."""
    w, at = reader.words, b.at
    word = w.words[at]
    if word in _VOICE_OF:
        b.take(at + 1, None)
        return True
    voice = word in ("باسم", "بسم") or (word == "ب" and w.words[at + 1 : at + 2] == ("اسم",))
    if voice or word in _PREPS:
        j = at + (2 if word == "ب" else 1)
        while j < w.size - 1 and w.words[j] in OPENING:
            j += 1
        return j < w.size and _held_of(reader, b, j)
    if len(word) > 3 and word[0] in "لب" and b.owner is None:
        nested = reader.read(at, b.depth + 1, signed=True)
        if nested is not None and nested.lead.endswith(word[0]) and nested.kind in ("body", "head", "state"):
            if nested.source_kind in _MEDIA:
                return False
            b.take(nested.end, nested)
            return True
        if word.startswith("لل") and len(word) > 4 and at in w.hits and not w.stops(at):
            b.at = at + 1
            return True
        return False
    if b.full or word in STOPS:
        return False
    nested = reader.read(at, b.depth + 1, signed=True)
    if nested is not None and not nested.lead and nested.kind not in ("source", "person"):
        b.take(nested.end, nested)
        return True
    end = w.place(at)
    if end:
        b.take(end, None)
        return True
    if w.names.given(at) or looks_like_verb(word) or not _plain(w, at):
        return False
    b.take(w.place(at + 1) or at + 1, None)
    return True


def _held_of(reader: Reads, b: Bearing, j: int) -> bool:
    w = reader.words
    nested = reader.read(j, b.depth + 1, signed=True)
    if nested is not None and nested.source_kind not in _MEDIA and nested.kind != "person":
        b.take(w.past_quote(nested.end, j), nested)
        return True
    end = w.place(j)
    if end:
        b.take(end, None)
    return bool(end)


def _plain(w: Words, at: int) -> bool:
    """True when no row knows the bare word as a verb, a party or a cue."""
    return all(
        h.lead or h.tail or h.entry.cls in ("event", "toll", "nisba", "party_adj", "place_signs")
        for h in w.hits.get(at, ())
    )


def _source(told: str, owner: Phrase | None, concept: str) -> str:
    """The word of a bearer counts as that of the body behind the title, an expert's as his own."""
    if told == "expert":
        return told
    if owner is not None and owner.kind != "state" and owner.source_kind not in (*_MEDIA, "witness", ""):
        return owner.source_kind
    body = bodies.find(concept) if concept else None
    if body is not None and body.source_kind and body.source_kind not in _MEDIA:
        return body.source_kind
    return told or "local_source"


def known_person(w: Words, i: int) -> Phrase | None:
    """The public person whose name stands at token i."""
    for hit in w.hits.get(i, ()):
        if hit.entry.cls == "body" and not hit.tail and not hit.entry.attrs.get("sign"):
            body = bodies.find(hit.entry.concept)
            if body is not None and body.kind == "person":
                return named(hit, body)
    return None


def named(hit: Hit, body: bodies.Body) -> Phrase:
    """The phrase of a public person's name."""
    return Phrase(
        hit.first,
        hit.end,
        hit.first,
        "person",
        "person",
        hit.lead,
        hit.entry.by,
        body.id,
        source_kind=body.source_kind,
        country=body.country or "",
        person=(hit.first, hit.end),
        definite=True,
    )


def person(reader: Reads, i: int) -> Phrase | None:
    """A person named without a title: a given name with another name behind it, or two names beside a verb of
    telling."""
    w = reader.words
    if not (w.names.may_start(i) or w.spoken(i)):
        return None
    end, lead = w.names.full(i), ""
    if end == i and i not in w.places:
        end, lead = w.names.led(i)
    if end == i:
        if not w.spoken(i):
            return None
        end = w.names.end(i)
        behind = w.words[end] if end < w.size else "."
        if (
            end == i
            or (end - i < 2 and not w.names.given(i))
            or not (behind in _CONTENT or w.kinds[end] == "p")
        ):
            return None
    source = "local_source"
    if end + 1 < w.size and w.words[end] in _COMMAS:
        office = reader.read(end + 1, 1)
        if office is not None and office.kind in ("title", "people") and office.source_kind:
            source = office.source_kind
    return Phrase(
        i,
        end,
        i,
        "person",
        "person",
        lead,
        "read/party_titles.py",
        source_kind=source,
        person=(i, end),
        definite=True,
    )
