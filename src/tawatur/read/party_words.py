"""What single words are to a party's phrase: where it must stop, what may stay, what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from tawatur.language.hits import Entry, Hit, Hits
from tawatur.language.text import Text
from tawatur.read.party_names import Names
from tawatur.read.party_stops import STOPS

OPENING = frozenset("\"“«'‘„{[")
MARKS = frozenset("\"“”«»'’‘„{}[]()")
QUOTED_NAME = 6  # words of a quoted name at most; longer quotations are speech
# Classes whose rows open a phrase, and which counts where rows of the same length meet at a word.
OPENERS = {
    name: rank
    for rank, name in enumerate(
        ("body", "title", "source", "medium", "head", "people", "document", "state", "nisba")
    )
}
ADJECTIVES = frozenset({"party_adj", "source_adj", "nisba"})
# Cue rows that stand beside a teller.
TELLING = frozenset({"say", "doc", "told", "relay", "accord", "cited", "said_in"})
_DATES = frozenset({"date_weekdays", "date_months", "date_words"})
_VERBS = frozenset({"negation", "by_agent", "light", "result"})
_ENDS = frozenset(
    "الذي التي الذين اللذين اللذان ان انه انها بان بانه قوله قولها ما كما حيث اليوم امس".split()  # noqa: SIM905
)


class Phrase(msgspec.Struct, frozen=True):
    """A party in tokens; the fields are those of `parties.Party`, empty strings for None.

    `definite`: an article, a pronoun or a name makes it so.
    """

    first: int
    end: int
    head: int
    kind: str
    cat: str
    lead: str
    by: str
    concept: str = ""
    organ: str = ""
    source_kind: str = ""
    country: str = ""
    number: str = "one"
    name_end: int = 0
    person: tuple[int, int] | None = None
    inner: tuple[Phrase, ...] = ()
    definite: bool = False
    shares: bool = False


class Words:
    """The words of one text with what the rows say of them."""

    def __init__(self, text: Text, hits: Hits, places: Mapping[int, int]) -> None:
        self.words = text.words
        self.kinds = text.kinds
        self.hits = hits
        self.places = places
        self.size = len(text.words)
        self._opens = set[int]().union(*map(hits.all_of, OPENERS))
        self._tells = set[int]()
        self._told = set[int]()
        self._spoken = set[int]()
        for first, here in hits.all_of("cue").items():
            for hit in here:
                if hit.entry.concept in TELLING:
                    self._tells.add(first)
                    self._told.add(hit.end)
                    if hit.entry.concept == "say" and hit.entry.attrs.get("noun") != "yes":
                        self._spoken.add(hit.end)
        self.names = Names(text, hits)

    def starts(self) -> list[int]:
        """The tokens where a party's phrase can open, in order."""
        found = self._opens | self._spoken | self.names.starts()
        found.discard(self.size)
        return sorted(found)

    def opens(self, i: int) -> bool:
        """True when a row that can open a phrase starts at token i."""
        return i in self._opens

    def told(self, i: int) -> bool:
        """True when a verb of telling ends right before token i."""
        return i in self._told

    def spoken(self, i: int) -> bool:
        """True when a verb of saying that takes no object ("قال") ends right before token i."""
        return i in self._spoken

    def tells(self, i: int) -> bool:
        """True when a verb of telling starts at token i."""
        return i in self._tells

    def told_near(self, i: int, reach: int) -> bool:
        """True when a verb of telling starts within `reach` tokens before i."""
        return any(j in self._tells for j in range(max(0, i - reach), i))

    def of(self, cls: str, at: int) -> Iterator[Hit]:
        """The rows of a class at a token that stand bare or with an article only."""
        for hit in self.hits.get(at, ()):
            if hit.entry.cls == cls and not hit.tail and hit.lead in ("", "ال"):
                yield hit

    def stops(self, at: int) -> bool:
        """True when the word is known as a verb, a day or a grammar word that ends a phrase."""
        for hit in self.hits.get(at, ()):
            if hit.tail or hit.lead not in ("", "و", "ف"):
                continue
            cls = hit.entry.cls
            if cls in _VERBS or (cls in _DATES and not self._old(at)):
                return True
            if cls == "cue" and hit.entry.concept in TELLING:
                return True
            if cls == "event" and hit.entry.attrs.get("pos") == "v":
                return True
        return self.words[at] in _ENDS

    def _old(self, at: int) -> bool:
        """True for السابق and its like, which belong to a date or to a person's office."""
        return any(h.entry.cls == "party_adj" for h in self.hits[at])

    def nisba(self, at: int, definite: bool) -> Hit | None:
        """The longest adjective of a country or people at a token that agrees with its noun's article."""
        best: Hit | None = None
        word = self.words[at]
        for hit in self.hits.get(at, ()):
            if hit.tail or hit.lead not in ("", "ال"):
                continue
            if hit.entry.cls == "nisba":
                if word.startswith("ال") == definite and (best is None or hit.end > best.end):
                    best = hit
            elif hit.entry.cls == "state" and not definite and self._accusative(at, hit):
                attrs = {"iso": hit.entry.concept.upper(), "of": "country"}
                best = hit._replace(entry=Entry("nisba", hit.entry.by, hit.entry.concept, attrs))
        return best

    def _accusative(self, at: int, hit: Hit) -> bool:
        """True for "جنديا تركيا": the accusative of the adjective is written like the country."""
        return hit.end == at + 1 and self.words[at].endswith("يا") and self.words[at - 1].endswith("ا")

    def adjective(self, at: int, definite: bool) -> int:
        """The token behind an adjective that agrees in its article, 0 where none stands at `at`."""
        if at >= self.size or self.kinds[at] != "a" or self.words[at].startswith("ال") != definite:
            return 0
        end = 0
        for hit in self.hits.get(at, ()):
            if hit.entry.cls == "body" and hit.end > at + 1 and not hit.lead:
                return 0
            if hit.entry.cls in ADJECTIVES and not hit.tail and hit.lead in ("", "ال"):
                end = max(end, hit.end)
        return end

    def rank(self, at: int) -> Hit | None:
        """The title at a token that a name follows at once ("اللواء")."""
        return next((h for h in self.of("title", at) if h.entry.attrs.get("takes") == "rank"), None)

    def place(self, at: int) -> int:
        """The token behind a place at `at`, 0 where none stands there: a known name, a word for a place with
        its name, or a definite noun."""
        if at >= self.size or self.kinds[at] != "a":
            return 0
        known = self.places.get(at)
        if known:
            return known
        word = self.words[at]
        for sign in self.of("place_signs", at):
            j = sign.end
            if sign.lead or word.startswith("ال"):
                return self.adjective(j, True) or j
            if j in self.places:
                return self.places[j]
            if j < self.size and self.kinds[j] == "a" and self.words[j] not in STOPS and not self.stops(j):
                return j + 1
            return 0
        for state in self.of("state", at):
            return state.end
        plain = word.startswith("ال") and len(word) > 4 and not word.endswith(("ها", "هم", "وا"))
        if plain and word not in STOPS and not self.stops(at):
            return at + 1
        return 0

    # --- quotation marks and brackets --------------------------------------------------------------------

    def quoted(self, at: int) -> int:
        """The token behind a short quoted name that opens at `at`, 0 where none does."""
        if self.words[at] not in OPENING or at + 1 in self._tells or self.kinds[at + 1 : at + 2] == "p":
            return 0
        for j in range(at + 2, min(self.size, at + QUOTED_NAME + 2)):
            if self.words[j] in MARKS:
                return j + 1
            if self.kinds[j] not in "ald":
                return 0
        return 0

    def closes(self, at: int, first: int) -> bool:
        """True when the mark at `at` closes one that opened behind token `first`."""
        return self.words[at] in MARKS and sum(self.words[j] in MARKS for j in range(first, at)) % 2 == 1

    def past_quote(self, end: int, inside: int) -> int:
        """The token behind the mark that closes the quotation around token `inside`, else `end`."""
        if end < self.size and inside > 0 and self.words[end] in MARKS and self.words[inside - 1] in OPENING:
            return end + 1
        return end

    def alias(self, at: int, concept: str) -> int:
        """The token behind another name in brackets ("(قسد)"), 0 where none stands at `at`."""
        if at + 2 >= self.size or self.words[at] != "(":
            return 0
        for j in range(at + 2, min(self.size, at + QUOTED_NAME)):
            if self.words[j] == ")":
                same = concept and any(h.entry.concept == concept for h in self.hits.get(at + 1, ()))
                latin = all(self.kinds[k] == "l" for k in range(at + 1, j))
                return j + 1 if same or latin else 0
        return 0


def lead_of(hit: Hit) -> str:
    """The proclitics before a noun; the article is part of the name."""
    return hit.lead[:-1] if hit.lead.endswith("لل") else hit.lead.removesuffix("ال")


def is_definite(hit: Hit, word: str) -> bool:
    """True for a row found at a folded word with its article, proclitics before it or not."""
    lead = hit.lead
    if "ال" in lead or lead.endswith("لل"):
        return True
    return word.startswith("ال", len(lead)) or (lead.endswith("ل") and word.startswith("لل", len(lead) - 1))


def is_plural(word: str) -> bool:
    """True for the regular plural of persons."""
    return len(word) > 5 and word.endswith(("ون", "ين"))


def number_of(word: str) -> str:
    """one, two or many, by the ending of a regular noun."""
    if len(word) > 4 and word.endswith(("ان", "تين")):
        return "two"
    if len(word) > 4 and word.endswith(("ون", "ين", "ات")):
        return "many"
    return "many" if word.removeprefix("ال") in _BROKEN else "one"


_BROKEN = frozenset(
    "مصادر شهود سكان نشطاء خبراء قنوات صحف مواقع وكالات انباء معلومات اهالي تقارير وزراء زعماء".split()  # noqa: SIM905
)
