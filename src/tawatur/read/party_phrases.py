"""Which row at a word opens a party's phrase: that of a body, a country, a people, a noun or a title."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from tawatur.codebook import bodies
from tawatur.language.hits import Hit, Hits
from tawatur.language.text import Text
from tawatur.read.party_grow import grow
from tawatur.read.party_nouns import noun
from tawatur.read.party_stops import STOPS
from tawatur.read.party_titles import known_person, named, person, title
from tawatur.read.party_words import ADJECTIVES, MARKS, OPENERS, Phrase, Words, lead_of

_CAT_OF_KIND = {
    "state_force": "force",
    "police": "force",
    "intelligence": "force",
    "coalition": "force",
    "armed_group": "group",
    "political": "group",
    "agency": "medium",
    "outlet": "medium",
    "government": "authority",
    "ngo": "aid",
    "think_tank": "office",
}
# Words before a country that make it a place.
_PLACE_BEFORE = frozenset(
    {
        "في",
        "من",
        "الي",
        "داخل",
        "خارج",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
        "شمالي",
        "جنوبي",
        "شرقي",
        "غربي",
        "وسط",
        "قرب",
        "عبر",
        "نحو",
        "باتجاه",
        "بين",
        "علي",
        "حدود",
        "وفي",
        "ومن",
    }
)
_PLACE_SIGNS = frozenset({"place_signs", "place_links", "place_bearings"})
_PEOPLES = frozenset({"الاتراك", "الروس", "الالمان", "الافغان", "الارمن", "الامريكان", "الاسبان", "الصهاينه"})
_DEPTH = 3  # phrases inside phrases: "spokesman of the command of the army of X"


class PhraseReader:
    """Reads the phrases of one text. `places`: ends of place names by first token."""

    def __init__(self, text: Text, hits: Hits, places: Mapping[int, int]) -> None:
        self.words = Words(text, hits, places)

    def at(self, i: int) -> Phrase | None:
        """The party that starts at token i, its longest reading; None where none does."""
        phrase = self.read(i, 0) if self.words.opens(i) else None
        return phrase if phrase is not None else person(self, i)

    def read(self, i: int, depth: int, signed: bool = False) -> Phrase | None:
        """The party at token i as part of another one; `signed`: its place shows that it names a party."""
        if depth > _DEPTH:
            return None
        for hit in self._choices(i):
            made = self._of(hit, depth, signed)
            if made is not None:
                return made
        return None

    def beside(self, phrase: Phrase) -> list[Phrase]:
        """Further parties that share the phrase's head: "القوات العراقية والأمريكية"."""
        found: list[Phrase] = []
        at = phrase.end
        while (
            phrase.organ and phrase.country and at < self.words.size and self.words.words[at].startswith("و")
        ):
            nisba = next(
                (h for h in self.words.hits.get(at, ()) if h.entry.cls == "nisba" and h.lead in ("و", "وال")),
                None,
            )
            if nisba is None or not nisba.entry.attrs.get("iso") or ("ال" in nisba.lead) != phrase.definite:
                break
            iso = nisba.entry.attrs["iso"]
            found.append(
                replace(
                    phrase,
                    first=at,
                    end=nisba.end,
                    lead="و",
                    country=iso,
                    inner=(),
                    name_end=0,
                    concept=f"{iso.lower()}.{phrase.organ}",
                    by=nisba.entry.by,
                )
            )
            at = nisba.end
        return found

    def _choices(self, i: int) -> list[Hit]:
        """The rows at i that can open a phrase, the best first: the longest, then by class."""
        if not self.words.opens(i):
            return []
        here = self.words.hits[i]
        rows = [h for h in here if h.entry.cls in OPENERS]
        if any(h.tail for h in rows):
            # no pronoun behind a noun with an article, nor where the word is an adjective ("عسكرية")
            whole = self.words.words[i].startswith("ال") or any(
                h.entry.cls in ADJECTIVES and not h.tail and "ال" not in h.lead for h in here
            )
            rows = [h for h in rows if not h.tail or not whole]
        if len(rows) > 1:
            rows.sort(key=lambda h: (-h.end, OPENERS[h.entry.cls], len(h.tail), len(h.lead)))
        return rows

    def _of(self, hit: Hit, depth: int, signed: bool) -> Phrase | None:
        cls = hit.entry.cls
        if hit.tail and not _with_pronoun(hit, self.words.words[hit.first]):
            return None
        if cls == "body":
            if hit.entry.attrs.get("state") == "office":
                return title(self, hit, depth)
            return self._body(hit, depth, signed)
        if cls == "state":
            return self._state(hit, depth, signed)
        if cls == "nisba":
            return self._nisba(hit, depth)
        return title(self, hit, depth) if cls == "title" else noun(self, hit, depth)

    def _body(self, hit: Hit, depth: int, signed: bool) -> Phrase | None:
        body = bodies.find(hit.entry.concept)
        sign = bool(hit.entry.attrs.get("sign"))
        if body is None or (
            sign and not self._has_sign(hit) and not (signed and self._may_be_told(hit, body))
        ):
            return None
        if body.kind == "person":
            return named(hit, body)
        made = Phrase(
            hit.first,
            hit.end,
            hit.first,
            "body",
            _CAT_OF_KIND.get(body.kind, body.kind),
            hit.lead,
            hit.entry.by,
            body.id,
            source_kind=body.source_kind,
            country=body.country or "",
            number="many",
            definite=True,
        )
        grown = grow(self, made, depth)
        return None if sign and not signed and grown.name_end > hit.end else grown

    def _may_be_told(self, hit: Hit, body: bodies.Body) -> bool:
        """Inside another phrase, a medium's name that is a word stands behind a word for a medium."""
        if body.source_kind not in ("outlet", "agency"):
            return True
        w, at = self.words, hit.first - 1
        while at > 0 and w.words[at] in MARKS:
            at -= 1
        return at >= 0 and any(h.entry.cls == "medium" for h in w.hits.get(at, ()))

    def _has_sign(self, hit: Hit) -> bool:
        """A name that is a word, too, needs quotation marks around it or a verb of telling beside it."""
        w = self.words
        before = hit.first - 1
        if before >= 0 and w.words[before] in MARKS:
            return hit.end < w.size and w.words[hit.end] in MARKS
        return w.told(hit.first) or (hit.lead.endswith("ل") and w.told_near(hit.first, 8))

    def _state(self, hit: Hit, depth: int, signed: bool) -> Phrase | None:
        w = self.words
        if depth == 0 and not signed:
            before = w.words[hit.first - 1] if hit.first else ""
            if before in _PLACE_BEFORE or hit.lead.endswith("ب"):
                return None
            if hit.entry.attrs.get("state") and not (w.told(hit.first) or w.tells(hit.end)):
                return None
            signs = w.hits.get(hit.first - 1, ())
            if any(h.entry.cls in _PLACE_SIGNS and h.end == hit.first for h in signs):
                return None
        body = bodies.find(hit.entry.concept)
        return Phrase(
            hit.first,
            hit.end,
            hit.first,
            "state",
            "country",
            hit.lead,
            hit.entry.by,
            hit.entry.concept,
            source_kind="official",
            country=(body.country or "") if body else "",
            definite=True,
        )

    def _nisba(self, hit: Hit, depth: int) -> Phrase | None:
        """A people: "الأتراك"; or a person told by his country: "المغربي أيوب الخزاني"."""
        w = self.words
        if depth or "ال" not in hit.lead:
            return None
        iso = hit.entry.attrs.get("iso", "")
        if hit.end < w.size and not w.told(hit.end):
            known = known_person(w, hit.end)
            end = known.end if known else w.names.full(hit.end)
            if end > hit.end and not self._behind_noun(hit.first):
                return Phrase(
                    hit.first,
                    end,
                    hit.first,
                    "person",
                    "person",
                    lead_of(hit),
                    hit.entry.by,
                    known.concept if known else "",
                    source_kind=known.source_kind if known else "witness",
                    country=iso,
                    person=(hit.end, end),
                    definite=True,
                )
        word = w.words[hit.first]
        of = hit.entry.attrs.get("of")
        if word.endswith(("ي", "يه", "يتين", "يتان")) or self._behind_noun(hit.first):
            return None
        if not word.endswith(("ون", "ين")) and of != "people" and word not in _PEOPLES:
            return None
        concept = hit.entry.concept if of == "body" else (f"{iso.lower()}.people" if iso else "")
        return Phrase(
            hit.first,
            hit.end,
            hit.first,
            "nisba",
            "people",
            lead_of(hit),
            hit.entry.by,
            concept,
            "people",
            "official" if iso else "witness",
            iso,
            "many",
            definite=True,
        )

    def _behind_noun(self, i: int) -> bool:
        """True when a noun with its article stands before the word: the word is its adjective."""
        before = self.words.words[i - 1] if i else ""
        return before.startswith(("ال", "وال", "بال", "لل")) and before not in STOPS


def _with_pronoun(hit: Hit, word: str) -> bool:
    """True for nouns that may carry a pronoun. A final ه is as often the feminine ending ("مدرسة")."""
    cls, attrs = hit.entry.cls, hit.entry.attrs
    if cls == "people":
        shared = "share" in attrs and attrs.get("number") == "many"
        return hit.tail != "ه" or shared or hit.entry.concept in ("kin", "family", "residents")
    if cls == "head":
        return hit.tail != "ه" or not word.endswith("يه")  # "قوية" is an adjective
    return cls == "source" and hit.tail != "ه"
