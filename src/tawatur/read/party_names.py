"""Persons' names by their shape: a run of words that no row knows as anything else."""

from __future__ import annotations

from tawatur.language.hits import Hit, Hits
from tawatur.language.text import Text
from tawatur.read.party_stops import STOPS

MOST = 5  # names of a person in news: given, father's, grandfather's, family, surname; binders don't count
# Words inside a name that need the next one; ال is آل, folded.
BINDERS = frozenset(
    {"عبد", "ابو", "ابي", "ابا", "ام", "ال", "بن", "ابن", "بنت", "دي", "فان", "فون", "ولد", "دو", "لو", "ماك"}
)
_OPENING = frozenset({"ابو", "ابي", "ام", "عبد"})  # a name may begin with these
# Classes of rows that may stand inside a name; any other row says that the word is no name.
_INSIDE = frozenset({"given", "nisba", "place_nisbas"})
_NO_MATTER = frozenset({"place_heads", "place_stops", "place_not"})  # these rows say only what is no place
_PLACES = frozenset({"place_signs", "place_links", "place_bearings"})
# Words that are a surname behind a given name: "عصام القاضي", "هاشم الشيخ".
_SURNAMES = frozenset({"people", "title", "toll", "event", "party_adj", "source_adj"})
_LEADS = ("و", "ل", "ب", "ول", "وب")
_BESIDE = _INSIDE | _NO_MATTER
_BESIDE_SMALL = _BESIDE | {"place_links", "place_stops"}
_PARTIES = frozenset({"body", "state", "head", "title", "source", "medium", "document", "people"})


class Names:
    """The names of one text. `hits` are the lexicon's by first token."""

    def __init__(self, text: Text, hits: Hits) -> None:
        self._raw = text.raw
        self._ends = text.ends
        self._words = text.words
        self._kinds = text.kinds
        self._hits = hits
        self._given = hits.all_of("given")
        self._size = len(text.words)

    def end(self, i: int, surname: bool = False) -> int:
        """The token behind the name that starts at i; i itself where none does. `surname`: the first word may
        be one with an article ("اللواء الجبوري")."""
        at, count = i, 0
        while at < self._size and count < MOST:
            word = self._words[at]
            if word in BINDERS:
                if at + 1 >= self._size or not self._bound(at):
                    break
                at += 2
                count += 1
                if word not in _OPENING and self._words[at - 1].startswith("ال"):
                    break
                continue
            if not self._possible(at, i, surname):
                break
            at += 1
            count += 1
            if word.startswith("ال") and len(word) > 4 and at - i > 1:
                break
        return at

    def starts(self) -> set[int]:
        """The tokens of given names, and of words that open a name."""
        return {i for i, word in enumerate(self._words) if word in _OPENING} | self._given.keys()

    def may_start(self, i: int) -> bool:
        """False for a token that starts no full name, with or without a proclitic on it."""
        return i in self._given or self._words[i] in _OPENING

    def full(self, i: int) -> int:
        """The token behind a name of two words or more that its first word shows to be one (a given name or a
        kunya); i itself where none starts."""
        word = self._words[i]
        if word not in _OPENING and not self.given(i):
            return i
        if word in STOPS and not self._ali(i, False):
            return i
        for hit in self._hits.get(i, ()):
            if hit.end > i + 1 and not hit.tail and hit.entry.cls not in _BESIDE:
                return i
        end = self.end(i)
        if end - i < 2 or (self._common(i) and not self._named(i + 1)):
            return i
        return end

    def led(self, i: int) -> tuple[int, str]:
        """The token behind a full name with a proclitic on it ("ورياض مطر"), and the proclitic."""
        hit = next((h for h in self._hits.get(i, ()) if h.entry.cls == "given" and h.lead in _LEADS), None)
        if (
            hit is None
            or len(self._words[i]) - len(hit.lead) < 3
            or hit.tail
            or hit.end >= self._size
            or self._words[i] in STOPS
        ):
            return i, ""
        if any(h.entry.cls not in _BESIDE_SMALL for h in self._hits[i]):
            return i, ""
        end = self.end(hit.end, surname=True)
        sure = self._named(hit.end) or not ("word" in hit.entry.attrs or self._words[i].endswith("علي"))
        return (end, hit.lead) if end > hit.end and sure else (i, "")

    def _named(self, i: int) -> bool:
        """True when a given name (or one with an article), a binder or a public person's surname is at i."""
        if self._words[i] in BINDERS:
            return True
        return any(
            (
                h.entry.cls in ("given", "place_heads")
                and h.entry.concept in ("", "given")
                and h.lead in ("", "ال")
            )
            or (h.entry.cls == "body" and h.entry.concept.startswith("person."))
            for h in self._hits.get(i, ())
        )

    def given(self, i: int) -> bool:
        """True when a given name starts at i."""
        return i in self._given and any(not h.lead for h in self._given[i])

    def _common(self, i: int) -> bool:
        """True when the given name at i is a common word, too ("نصر", "صالح")."""
        return any(h.entry.cls == "given" and "word" in h.entry.attrs for h in self._hits.get(i, ()))

    def _bound(self, at: int) -> bool:
        """True when the word behind a binder can be bound."""
        word = self._words[at + 1]
        if self._kinds[at + 1] != "a" or (word in STOPS and not self._ali(at + 1, True)):
            return False
        if word in STOPS:
            return True
        return self._words[at] == "عبد" or self._possible(at + 1, at, surname=True)

    def _possible(self, at: int, first: int, surname: bool) -> bool:
        """True when the word can be part of a name: no grammar word, no verb, nothing that a row knows."""
        word = self._words[at]
        if self._kinds[at] != "a" or len(word) < 2:
            return False
        if word in STOPS:
            return self._ali(at, at > first)
        inside = at > first or surname
        named = at > first and word.startswith("ال") and len(word) > 4 and self.given(at - 1)
        here = self._hits.get(at, ())
        for hit in here:
            if hit.entry.cls == "given" and not hit.lead:
                return True
        for hit in here:
            cls = hit.entry.cls
            if hit.tail or cls in _NO_MATTER:
                continue
            if hit.lead not in ("", "ال"):
                if cls in _PARTIES or cls in _PLACES:
                    return False
            elif cls in _INSIDE:
                if not inside:
                    return False
            elif cls == "body":
                # "حافظ الأسد": a public person's surname behind another given name
                if not (named and hit.end == at + 1 and hit.entry.concept.startswith("person.")):
                    return False
            elif not (named and cls in _SURNAMES and not self._titled(at, hit)):
                return False
        if word.startswith(("بال", "لل", "فال", "كال", "وال")) or (word[0] == "و" and len(word) > 3):
            return False
        if word.endswith("ا") and len(word) > (4 if at > first + 1 else 6) and not word.startswith("ال"):
            return False
        return not (looks_like_verb(word) or looks_bound(word))

    def _ali(self, at: int, inside: bool) -> bool:
        """True for علي the name, written like the preposition by many: another name must stand beside it."""
        if self._words[at] != "علي" or self._raw[self._ends[at] - 1] != "ي" or at + 1 >= self._size:
            return False
        return inside or self.given(at + 1) or self._words[at + 1] in BINDERS

    @staticmethod
    def is_plain(word: str) -> bool:
        """True for a word that has no look of a verb."""
        return not looks_like_verb(word)

    def _titled(self, at: int, hit: Hit) -> bool:
        """True when the word is the title of a person whose office or name follows, not a surname."""
        behind = hit.end
        if hit.entry.cls not in ("title", "people") or behind >= self._size:
            return hit.end > at + 1
        return hit.end > at + 1 or self._words[behind] in ("في", "باسم", "من", "لدي") or self.given(behind)


def looks_bound(word: str) -> bool:
    """True for a plural of things, or a noun with a pronoun or preposition: "مخاوفهم", "بشدة"."""
    if len(word) > 4 and word.endswith(("ها", "هم", "هما", "ات")):
        return True
    return len(word) > 3 and word[0] in "بل" and word.endswith("ه")


def looks_like_verb(word: str) -> bool:
    """True for endings and beginnings that verbs have and names seldom: "تمكنت", "دخلوا", "يواصل"."""
    if word.endswith("ت") and len(word) > 3 and word[-2] not in "اوي":
        return True
    if word.endswith("وا") and len(word) > 4:
        return True
    return word[0] == "ي" and len(word) > 3 and not word.endswith(("ي", "ا"))
