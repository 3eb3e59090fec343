"""Where a party's phrase begins and ends: the head noun, its adjectives, what it belongs to, its bearer's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tawatur.codebook import bodies
from tawatur.language.lexicon import Hit
from tawatur.language.text import Text
from tawatur.read.party_names import STOPS, Names, looks_like_verb

# Which class counts where rows of the same length meet at a word.
_ORDER = {
    "body": 0, "title": 1, "source": 2, "medium": 3, "head": 4, "people": 5, "document": 6, "state": 7, "nisba": 8,
}  # fmt: skip
_CAT_OF_KIND = {
    "state_force": "force", "police": "force", "intelligence": "force", "coalition": "force", "armed_group": "group",
    "political": "group", "agency": "medium", "outlet": "medium", "government": "authority", "ngo": "aid",
    "think_tank": "office",
}  # fmt: skip
_SOURCE_OF_CAT = {
    "group": "armed_group", "monitor": "monitor", "medium": "outlet", "aid": "local_source", "activist": "local_source",
    "people": "witness", "ngo": "monitor",
}  # fmt: skip
_SOURCE_OF_PEOPLE = {
    "armed": "armed_group", "soldier": "official", "police": "official", "leader": "armed_group", "official": "official",
    "politician": "official", "protester": "local_source", "activist": "local_source", "journalist": "correspondent",
    "cleric": "local_source", "medic": "local_source", "victim": "", "other": "", "suspect": "",
}  # fmt: skip
_MEDIA = frozenset({"outlet", "agency", "correspondent"})
_PLACE_BEFORE = frozenset(
    "في من الي الى داخل خارج شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط قرب عبر نحو باتجاه بين علي حدود مع وفي ومن"
    " مدينه محافظه بلده قريه عاصمه العاصمه".split()
)
_QUOTES_OPEN, _QUOTES = frozenset("\"“«'‘„{["), frozenset("\"“”«»'’‘„{}[])")
_NO_GENITIVE = ("ون", "ان")  # endings that a noun loses before its genitive
_DEPTH = 3  # phrases inside phrases: "spokesman of the command of the army of X"
_QUOTED_NAME = 6  # words of a quoted name; longer quotations are speech


@dataclass(frozen=True, slots=True)
class Phrase:
    """A party in tokens; the fields are those of `parties.Party`. `iso` is a lower-case country."""

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
    open_ended: bool = False


class PhraseReader:
    """Reads the phrases of one text."""

    def __init__(self, text: Text, hits: Mapping[int, Sequence[Hit]], places: Mapping[int, int]) -> None:
        self._text = text
        self._words = text.words
        self._kinds = text.kinds
        self._hits = hits
        self._places = places
        self._names = Names(text, hits)
        self._size = len(text.words)

    # --- entry ---------------------------------------------------------------------------------------------

    def at(self, i: int) -> Phrase | None:
        """The party that starts at token i, its longest reading; None where none does."""
        phrase = self._read(i, 0) if i in self._hits else None
        if phrase is None:
            return self._person(i)
        return phrase

    def beside(self, phrase: Phrase) -> list[Phrase]:
        """Further parties that share the phrase's head: "القوات العراقية والأمريكية"."""
        found: list[Phrase] = []
        at = phrase.end
        if phrase.kind != "head" or not phrase.organ or not phrase.country:
            return found
        while at < self._size and self._words[at].startswith("و"):
            nisba = next(
                (h for h in self._hits.get(at, ()) if h.entry.cls == "nisba" and h.lead in ("و", "وال")), None
            )
            if nisba is None or not nisba.entry.attrs.get("iso") or ("ال" in nisba.lead) != phrase.definite:
                break
            iso = nisba.entry.attrs["iso"]
            found.append(
                replace(
                    phrase,
                    first=at,
                    end=nisba.end,
                    head=phrase.head,
                    lead="و",
                    country=iso,
                    inner=(),
                    name_end=0,
                    concept=f"{iso.lower()}.{phrase.organ}",
                    by=nisba.entry.by,
                )  # fmt: skip
            )
            at = nisba.end
        return found

    def _read(self, i: int, depth: int, signed: bool = False) -> Phrase | None:
        if depth > _DEPTH:
            return None
        for hit in self._choices(i):
            made = self._of(hit, depth, signed)
            if made is not None:
                return made
        return None

    def _choices(self, i: int) -> list[Hit]:
        """The rows at i that can open a phrase, the best first: the longest, then by class."""
        here = self._hits.get(i, ())
        rows = [h for h in here if h.entry.cls in _ORDER]
        if rows and any(h.tail for h in rows):
            whole = self._words[i].startswith("ال") or any(
                h.entry.cls in _ADJECTIVES and not h.tail and "ال" not in h.lead for h in here
            )
            rows = [h for h in rows if not h.tail or not whole]
        if len(rows) > 1:
            rows.sort(key=lambda h: (-h.end, _ORDER[h.entry.cls], len(h.tail), len(h.lead)))
        return rows

    def _of(self, hit: Hit, depth: int, signed: bool) -> Phrase | None:
        cls = hit.entry.cls
        if hit.tail and cls not in ("head", "people", "source"):
            return None
        if cls == "body":
            return self._body(hit, depth, signed)
        if cls == "state":
            return self._state(hit, depth, signed)
        if cls == "nisba":
            return self._nisba(hit, depth)
        if cls == "title":
            return self._title(hit, depth)
        return self._noun(hit, depth)

    # --- names of bodies -------------------------------------------------------------------------------------

    def _body(self, hit: Hit, depth: int, signed: bool) -> Phrase | None:
        body = bodies.find(hit.entry.concept)
        if body is None or (hit.entry.attrs.get("sign") and not signed and not self._has_sign(hit)):
            return None
        person = body.kind == "person"
        made = Phrase(
            hit.first, hit.end, hit.first, "person" if person else "body", _CAT_OF_KIND.get(body.kind, body.kind),
            hit.lead, hit.entry.by, body.id, "", body.source_kind, body.country or "",
            "one" if person else "many", definite=True, person=(hit.first, hit.end) if person else None,
        )  # fmt: skip
        if person:
            return made
        return self._grow(made, depth, adjectives_only=True)

    def _has_sign(self, hit: Hit) -> bool:
        """A name that is a common word, too, needs quotation marks around it or a verb of telling beside it."""
        before, behind = hit.first - 1, hit.end
        if before >= 0 and self._words[before] in _QUOTES:
            return behind < self._size and self._words[behind] in _QUOTES
        return self._told(hit.first) or (hit.lead.endswith("ل") and self._telling_near(hit.first))

    def _told(self, i: int) -> bool:
        """True when a verb of telling ends right before token i, or a small word stands between."""
        for start in (i - 1, i - 2, i - 3):
            for hit in self._hits.get(start, ()) if start >= 0 else ():
                if hit.entry.cls == "cue" and hit.end == i and hit.entry.concept in _TELLING:
                    return True
        return False

    def _tells(self, i: int) -> bool:
        """True when a verb of telling starts at token i."""
        return any(h.entry.cls == "cue" and h.entry.concept in _TELLING for h in self._hits.get(i, ()))

    def _telling_near(self, i: int) -> bool:
        return any(self._tells(j) for j in range(max(0, i - 8), i))

    def _state(self, hit: Hit, depth: int, signed: bool) -> Phrase | None:
        if depth == 0 and not signed:
            before = self._words[hit.first - 1] if hit.first else ""
            if before in _PLACE_BEFORE or hit.lead.endswith("ب"):
                return None
            if hit.entry.attrs.get("state") and not (self._told(hit.first) or self._tells(hit.end)):
                return None
            if any(
                h.entry.cls.startswith("place_") and h.end == hit.first
                for h in self._hits.get(hit.first - 1, ())
            ):
                return None
        body = bodies.find(hit.entry.concept)
        return Phrase(
            hit.first, hit.end, hit.first, "state", "country", hit.lead, hit.entry.by, hit.entry.concept, "",
            "official", body.country or "" if body else "", definite=True,
        )  # fmt: skip

    def _nisba(self, hit: Hit, depth: int) -> Phrase | None:
        """A people: "الأتراك"; or a person told by his country: "المغربي أيوب الخزاني"."""
        word = self._words[hit.first]
        if depth or "ال" not in hit.lead:
            return None
        name_end = self._names.full(hit.end) if hit.end < self._size else hit.end
        iso = hit.entry.attrs.get("iso", "")
        if name_end > hit.end and not self._told(hit.first - 1):
            known = self._known_person(hit.end)
            return Phrase(
                hit.first, name_end, hit.first, "person", "person", hit.lead.replace("ال", "", 1), hit.entry.by,
                known.concept if known else "", "", known.source_kind if known else "witness", iso,
                person=(hit.end, name_end), definite=True,
            )  # fmt: skip
        if not word.endswith(("ون", "ين")) and hit.entry.attrs.get("of") != "people" and word not in _PEOPLES:
            return None
        if word.endswith(("ي", "يه", "يتين", "يتان")):
            return None
        before = self._words[hit.first - 1] if hit.first else ""
        if before.startswith(("ال", "وال", "بال", "لل")) and before not in STOPS:
            return None
        concept = (
            hit.entry.concept
            if hit.entry.attrs.get("of") == "body"
            else (f"{iso.lower()}.people" if iso else "")
        )
        return Phrase(
            hit.first, hit.end, hit.first, "nisba", "people", _lead(hit), hit.entry.by, concept, "people",
            "official" if iso else "witness", iso, "many", definite=True,
        )  # fmt: skip

    # --- common nouns ------------------------------------------------------------------------------------------

    def _noun(self, hit: Hit, depth: int) -> Phrase | None:
        cls, attrs = hit.entry.cls, hit.entry.attrs
        if cls == "people" and depth == 0 and self._modifies(hit):
            return None
        cat = {"head": attrs.get("cat", "office"), "medium": "medium"}.get(cls, cls)
        if cls == "people":
            source = _SOURCE_OF_PEOPLE.get(attrs.get("group", ""), "witness")
        elif cls == "head":
            source = "" if cat in ("vehicle", "place") else _SOURCE_OF_CAT.get(cat, "official")
        else:
            source = attrs.get("tells", "anonymous")
        organ = attrs.get("body", "") if cls == "head" else ""
        definite = (
            "ال" in hit.lead
            or hit.lead.endswith("لل")
            or self._words[hit.first].startswith("ال")
            or bool(hit.tail)
        )
        made = Phrase(
            hit.first, hit.end, hit.first, cls, cat, _lead(hit), hit.entry.by, "", organ, source, "",
            attrs.get("number") or _number(self._words[hit.first]), definite=definite,
        )  # fmt: skip
        grown = self._grow(made, depth, hit=hit)
        return grown if self._enough(hit, grown, depth) else None

    def _modifies(self, hit: Hit) -> bool:
        """True for a word like العسكري where it stands as an adjective behind a noun with its article."""
        before = self._words[hit.first - 1] if hit.first else ""
        return (
            "ال" in hit.lead
            and before.startswith(("ال", "وال", "بال", "لل"))
            and before not in STOPS
            and any(h.entry.cls in _ADJECTIVES and h.end == hit.end for h in self._hits[hit.first])
        )

    def _enough(self, hit: Hit, made: Phrase, depth: int) -> bool:
        """Some nouns name a party only with something that tells which one, or beside a verb of telling."""
        needs = hit.entry.attrs.get("needs", "")
        if not needs or hit.tail:
            return True
        if needs == "nisba":
            return bool(made.country)
        told = self._told(made.first) or self._tells(made.end)
        if needs == "near":
            return bool(made.country or made.inner) or told
        return made.end > hit.end or (made.definite and told)

    def _grow(
        self, made: Phrase, depth: int, hit: Hit | None = None, adjectives_only: bool = False
    ) -> Phrase:
        """The phrase with what belongs to it behind its head."""
        attrs = hit.entry.attrs if hit else {}
        takes, share = attrs.get("takes", ""), bool(attrs.get("share"))
        cls = hit.entry.cls if hit else "body"
        at = made.end
        country, concept, source = made.country, made.concept, made.source_kind
        inner: list[Phrase] = []
        genitive = bool(hit and hit.tail)
        while at < self._size:
            word = self._words[at]
            if self._kinds[at] == "p":
                quoted = self._quoted(at)
                if (
                    quoted
                    and not genitive
                    and not adjectives_only
                    and (share or takes or cls in ("head", "medium"))
                ):
                    nested = self._read(at + 1, depth + 1, signed=True)
                    if nested and nested.end <= quoted - 1:
                        inner.append(nested)
                        concept, source = self._shared(cls, share, nested, concept, source)
                        country = country or nested.country
                    at, genitive = quoted, True
                    continue
                if word in _QUOTES and self._closes(at, made.first):
                    at += 1
                    continue
                break
            if self._kinds[at] != "a":
                if cls in ("medium", "source") and self._kinds[at] == "l" and not genitive and takes:
                    at += 1
                    while at < self._size and self._kinds[at] == "l":
                        at += 1
                    genitive = True
                    continue
                break
            if self._stops(at):
                break
            nisba = self._nisba_hit(at, made.definite or genitive or bool(concept))
            if nisba is not None:
                iso = nisba.entry.attrs.get("iso", "")
                if nisba.entry.attrs.get("of") == "body" and not concept:
                    concept = nisba.entry.concept
                    known = bodies.find(concept)
                    source = known.source_kind if known and source else source
                elif iso and not inner:
                    country = country or iso
                at = nisba.end
                genitive = True
                continue
            joined = self._linked(at, depth, cls)
            if joined is not None:
                at, nested = joined
                if nested:
                    inner.append(nested)
                    country = country or nested.country
                    if (
                        not concept
                        and cls in ("head", "people")
                        and nested.cat in ("group", "force", "authority")
                    ):
                        source = nested.source_kind if source and share else source
                    if cls in ("source", "medium") and nested.source_kind and cls == "medium":
                        source = source or nested.source_kind
                genitive = True
                continue
            end = self._adjective(at, made.definite or genitive or bool(concept))
            if end:
                source = self._by_adjective(cls, at, source)
                genitive = genitive or made.definite or cls in ("source", "people")
                at = end
                continue
            if adjectives_only:
                break
            joined = self._within(at, depth, cls, takes, made)
            if joined is not None:
                at, nested = joined
                if nested:
                    inner.append(nested)
                    if share and nested.kind != "state":
                        concept, source = self._shared(cls, share, nested, concept, source)
                    country = country or nested.country
                    if cls == "source":
                        source = self._source_within(source, nested)
                genitive = True
                continue
            if genitive or not self._may_rule(made, hit):
                break
            joined = self._genitive(at, depth, cls, takes, share, made)
            if joined is None:
                break
            at, nested = joined
            genitive = True
            if nested:
                inner.append(nested)
                if nested.kind == "state":
                    country = country or nested.country
                else:
                    concept, source = self._shared(cls, share, nested, concept, source)
                    country = country or nested.country
                if nested.open_ended:
                    break
        if country and made.organ and not concept:
            concept = f"{country.lower()}.{made.organ}"
        person = None
        if takes == "medium" and (inner or hit and hit.tail) and at < self._size and self._kinds[at] == "a":
            named = self._names.end(at)
            if named > at:
                person, at = (at, named), named
        name_end = at
        alias = self._alias(at, concept)
        return replace(
            made, end=alias or at, concept=concept, country=country, source_kind=source, inner=tuple(inner),
            name_end=name_end, person=person or made.person,
        )  # fmt: skip

    def _shared(self, cls: str, share: bool, nested: Phrase, concept: str, source: str) -> tuple[str, str]:
        """The identity that a noun takes from the name behind it: "مقاتلو حزب الله" are Hezbollah."""
        if cls == "medium":
            if nested.cat == "medium":
                return nested.concept or concept, nested.source_kind or source
            return concept, source
        if cls == "source":
            return concept, source
        if share:
            spoken = nested.source_kind if source and nested.concept else source
            return nested.concept or concept, spoken or source
        return concept, source

    def _source_within(self, source: str, nested: Phrase) -> str:
        if nested.source_kind in ("official", "armed_group") and nested.kind != "state":
            return nested.source_kind if source in ("anonymous", "official", "") else source
        return source

    def _by_adjective(self, cls: str, at: int, source: str) -> str:
        """ "مصدر أمني" is official, "مصدر محلي" of the place: the first adjective that tells decides."""
        if cls != "source":
            return source
        if source != "anonymous":
            return source
        for hit in self._hits.get(at, ()):
            if hit.entry.cls == "source_adj" and hit.entry.attrs.get("tells"):
                return hit.entry.attrs["tells"]
        return source

    def _stops(self, at: int) -> bool:
        """True when a row knows the word as a verb, a day or a number: no part of a name."""
        word = self._words[at]
        for hit in self._hits.get(at, ()):
            cls = hit.entry.cls
            if cls == "cue" and hit.entry.concept in _TELLING:
                return True
            if cls in ("date_weekdays", "date_months", "date_words") and not hit.tail:
                return True
            if (
                cls == "event"
                and hit.entry.attrs.get("pos") == "v"
                and not hit.tail
                and hit.lead in ("", "و", "ف")
            ):
                return True
            if (
                cls in ("negation", "by_agent", "light", "result")
                and hit.lead in ("", "و", "ف")
                and not hit.tail
            ):
                return True
        return word in _ENDS

    def _nisba_hit(self, at: int, definite: bool) -> Hit | None:
        """The adjective of a country at `at`, where it agrees with its noun."""
        best: Hit | None = None
        for hit in self._hits.get(at, ()):
            if hit.entry.cls == "nisba" and not hit.tail and hit.lead in ("", "ال"):
                if hit.lead == "" and definite and not self._words[at].startswith("ال"):
                    continue
                if best is None or hit.end > best.end:
                    best = hit
            elif (
                hit.entry.cls == "state"
                and not hit.lead
                and hit.end == at + 1
                and self._words[at].endswith("يا")
                and self._words[at - 1].endswith("ا")
                and not definite
            ):
                # "جنديا تركيا": the accusative of the adjective is written like the country
                return hit._replace(entry=hit.entry.__class__(
                    "nisba", hit.entry.by, hit.entry.concept,
                    {"iso": hit.entry.concept[:2].upper(), "of": "country"},
                ))  # fmt: skip
        return best

    def _adjective(self, at: int, definite: bool) -> int:
        """The token behind an adjective at `at`, 0 where none stands there."""
        if at >= self._size or self._kinds[at] != "a":
            return 0
        word = self._words[at]
        for hit in self._hits.get(at, ()):
            if (
                hit.entry.cls in ("party_adj", "source_adj", "nisba")
                and not hit.tail
                and hit.lead in ("", "ال")
            ):
                if (hit.lead == "ال") == definite or word.startswith("ال") == definite:
                    return hit.end
        return 0

    def _link(self, at: int) -> Hit | None:
        return next(
            (
                h
                for h in self._hits.get(at, ())
                if h.entry.cls == "party_link" and not h.tail and h.lead in ("", "ال")
            ),
            None,
        )

    def _linked(self, at: int, depth: int, cls: str) -> tuple[int, Phrase | None] | None:
        """ "التابعة لوزارة الداخلية", "المدعومة من إيران", "مقرب من حزب الله": the end and the party joined."""
        link = self._link(at)
        if link is None:
            return None
        prep = link.entry.attrs.get("prep", "")
        j = link.end
        while j < self._size and (
            self._words[j] in _PREP_WORDS
            or (self._kinds[j] == "p" and self._words[j] in "-–")
            or self._words[j] in _QUOTES_OPEN
        ):
            j += 1
        if j >= self._size or self._kinds[j] not in "al":
            return None
        if prep == "في":
            place = self._place(j)
            return (place, None) if place else None
        nested = self._read(j, depth + 1, signed=True)
        if nested is None:
            return None
        return self._past_quote(nested.end, j), nested

    def _within(
        self, at: int, depth: int, cls: str, takes: str, made: Phrase
    ) -> tuple[int, Phrase | None] | None:
        """ "مصدر في الشرطة", "عناصر من الجيش الحر", "مصادر بقوات البشمركة", "متحدث باسم ..."."""
        word = self._words[at]
        if word in ("في", "داخل", "لدي") and (
            cls == "source" or (cls in ("head", "medium") and depth == 0 and made.cat in _SITED)
        ):
            j = at + 1
            nested = self._read(j, depth + 1) if j < self._size else None
            if nested is not None and (cls == "source" or nested.kind == "state"):
                return nested.end, nested
            place = self._place(j)
            return (place, None) if place and (cls == "source" or made.country == "") else None
        if word == "من" and (
            cls in ("head", "people") and made.cat in _PARTS or (cls == "source" and not made.definite)
        ):
            nested = self._read(at + 1, depth + 1, signed=True) if at + 1 < self._size else None
            if (
                nested is not None
                and nested.kind in ("body", "head", "people", "nisba")
                and not (
                    cls == "people"
                    and nested.cat == "people"
                    and nested.source_kind == "witness"
                    and not nested.inner
                )
            ):
                return nested.end, nested
            if cls == "source" and at + 1 < self._size:
                place = self._place(at + 1)
                return (place, None) if place else None
            return None
        if word.startswith("ب") and cls == "source" and len(word) > 3:
            nested = self._led(at, depth, "ب")
            if nested is not None and nested.kind in ("body", "head"):
                return nested.end, nested
        if (
            word.startswith("ل")
            and len(word) > 3
            and cls == "head"
            and made.cat in _PARTS
            and not made.definite
        ):
            nested = self._led(at, depth, "ل")
            if nested is not None and nested.kind in ("body", "head") and nested.cat not in ("medium",):
                return nested.end, nested
        return None

    def _led(self, at: int, depth: int, prep: str) -> Phrase | None:
        nested = self._read(at, depth + 1, signed=True)
        return nested if nested is not None and nested.lead.endswith(prep) else None

    def _may_rule(self, made: Phrase, hit: Hit | None) -> bool:
        """True when the head can stand before a genitive: without article, pronoun or the nun of the plural."""
        if made.definite or hit is None or hit.tail:
            return False
        last = self._words[made.end - 1]
        return not (
            last.endswith(_NO_GENITIVE) and hit.entry.cls in ("people", "source")
        ) and not last.endswith("تين")

    def _genitive(
        self, at: int, depth: int, cls: str, takes: str, share: bool, made: Phrase
    ) -> tuple[int, Phrase | None] | None:
        """What stands in the genitive behind a head without an article."""
        word = self._words[at]
        if word in STOPS:
            return None
        people = cls == "people"
        if people and not share and not self._kin(made):
            return None
        nested = self._read(at, depth + 1, signed=True)
        if nested is not None and (not nested.lead or nested.lead == "ال"):
            if people and nested.cat in ("people", "source") and not nested.definite:
                return None
            if not (cls == "source" and nested.cat == "people"):
                return nested.end, nested
        place = self._place(at)
        if place and (takes or share or cls in ("source", "people")):
            return place, None
        if word.startswith("ال") and len(word) > 4:
            end = at + 1
            while self._adjective(end, True) and not self._stops(end):
                end = self._adjective(end, True)
            return end, None
        if takes in ("name", "person", "medium") and (
            cls != "head" or share or made.cat in ("ngo", "company", "party")
        ):
            end = self._own_name(at)
            return (end, None) if end > at else None
        return None

    def _kin(self, made: Phrase) -> bool:
        return self._words[made.first].removeprefix("و") in _OF_PLACE

    def _own_name(self, at: int) -> int:
        """The end of a name that no row knows: one to three words, up to the first that can't be of a name."""
        end = at
        while end < self._size and end - at < 3 and self._kinds[end] == "a":
            if not self._names.possible(end, inside=True) or self._stops(end):
                break
            end += 1
            if end - at > 1 and self._words[end - 1].startswith("ال"):
                break
        return end

    def _place(self, at: int) -> int:
        """The token behind a place name at `at` (a known one, or a definite noun behind a preposition)."""
        if at >= self._size or self._kinds[at] != "a":
            return 0
        if at in self._places:
            return self._places[at]
        sign = next(
            (
                h
                for h in self._hits.get(at, ())
                if h.entry.cls == "place_signs" and not h.tail and h.lead in ("", "ال")
            ),
            None,
        )
        if sign is not None:
            j = sign.end
            if sign.lead == "ال":
                return j + (1 if j < self._size and self._adjective(j, True) else 0)
            if j in self._places:
                return self._places[j]
            if (
                j < self._size
                and self._kinds[j] == "a"
                and self._words[j] not in STOPS
                and not self._stops(j)
            ):
                return j + 1
            return 0
        word = self._words[at]
        if word.startswith("ال") and len(word) > 4 and not self._stops(at) and word not in STOPS:
            return at + 1
        if any(h.entry.cls == "state" and not h.tail and not h.lead for h in self._hits.get(at, ())):
            return max(h.end for h in self._hits[at] if h.entry.cls == "state" and not h.lead)
        return 0

    # --- quotation marks and brackets ---------------------------------------------------------------------------

    def _quoted(self, at: int) -> int:
        """The token behind a short quoted name that opens at `at`, 0 where none does."""
        if self._words[at] not in _QUOTES_OPEN:
            return 0
        for j in range(at + 2, min(self._size, at + _QUOTED_NAME + 2)):
            if self._kinds[j] == "n":
                return 0
            if self._words[j] in _QUOTES:
                inside = range(at + 1, j)
                return (
                    j + 1 if all(self._kinds[k] in "ald" for k in inside) and not self._tells(at + 1) else 0
                )
        return 0

    def _closes(self, at: int, first: int) -> bool:
        """True when the mark at `at` closes one that opened inside the phrase."""
        marks = [
            self._words[j] for j in range(first, at) if self._words[j] in _QUOTES or self._words[j] == "("
        ]
        return len(marks) % 2 == 1

    def _past_quote(self, end: int, inside: int) -> int:
        if (
            end < self._size
            and self._words[end] in _QUOTES
            and inside > 0
            and self._words[inside - 1] in _QUOTES_OPEN
        ):
            return end + 1
        return end

    def _alias(self, at: int, concept: str) -> int:
        """The token behind another name in brackets ("(قسد)"), 0 where none stands there."""
        if at + 2 < self._size and self._words[at] in _QUOTES and self._words[at + 1] == "(":
            at += 1
        if at + 2 >= self._size or self._words[at] != "(":
            return 0
        for j in range(at + 2, min(self._size, at + 6)):
            if self._words[j] == ")":
                nested = self._choices(at + 1)
                latin = all(self._kinds[k] == "l" for k in range(at + 1, j))
                same = concept and any(h.entry.concept == concept for h in nested)
                return j + 1 if same or latin else 0
        return 0

    # --- titles and persons -------------------------------------------------------------------------------------

    def _title(self, hit: Hit, depth: int) -> Phrase | None:
        attrs = hit.entry.attrs
        takes, organ, source = attrs.get("takes", ""), attrs.get("body", ""), attrs.get("tells", "")
        first_word = self._words[hit.end - 1]
        definite = "ال" in hit.lead or hit.lead.endswith("لل") or first_word.startswith("ال")
        at, country, concept = hit.end, "", ""
        inner: list[Phrase] = []
        owner: Phrase | None = None
        person: tuple[int, int] | None = None
        genitive = definite
        while at < self._size:
            word = self._words[at]
            if self._kinds[at] == "p":
                if word in ("،", ",") and takes != "rank":
                    known = self._known_person(at + 1)
                    if known:
                        person, concept, at = (at + 1, known.end), known.concept, known.end
                    elif self._names.full(at + 1) > at + 1 if at + 1 < self._size else False:
                        end = self._names.full(at + 1)
                        person, at = (at + 1, end), end
                    break
                quoted = self._quoted(at)
                if quoted and owner is None and takes in ("genitive", "voice"):
                    nested = self._read(at + 1, depth + 1, signed=True)
                    if nested and nested.end <= quoted - 1:
                        owner = nested
                        inner.append(nested)
                    at = quoted
                    continue
                break
            if self._kinds[at] != "a" or self._stops(at):
                break
            known = self._known_person(at)
            if known:
                person, concept, at = (at, known.end), known.concept, known.end
                break
            nisba = self._nisba_hit(at, definite or owner is not None or at > hit.end)
            if nisba is not None:
                if nisba.entry.attrs.get("of") == "body" and owner is None:
                    concept = concept or nisba.entry.concept
                country = country or nisba.entry.attrs.get("iso", "")
                at, genitive = nisba.end, True
                continue
            if self._names.given(at) and self._names.full(at) > at:
                end = self._names.full(at)
                person, at = (at, end), end
                break
            end = self._adjective(at, definite or at > hit.end)
            if end and not self._rank(at):
                at, genitive = end, True
                continue
            rank = self._rank(at)
            if rank is not None and at > hit.first:
                j = rank.end
                while j < self._size and (self._adjective(j, True) or self._rank(j)):
                    j = self._adjective(j, True) or self._rank(j).end  # type: ignore[union-attr]
                known = self._known_person(j) if j < self._size else None
                end = (
                    known.end
                    if known
                    else (self._names.end(j, first_may_be_known=True) if j < self._size else j)
                )
                if end > j:
                    person, at = (j, end), end
                    concept = known.concept if known else concept
                else:
                    at = j
                break
            joined = self._office(at, depth, takes, definite, genitive, owner)
            if joined is not None:
                at, nested = joined
                genitive = True
                if nested:
                    inner.append(nested)
                    owner = owner or nested
                    country = country or nested.country
                    if nested.open_ended:
                        break
                continue
            end = self._names.end(at, first_may_be_known=takes == "rank")
            if end > at and (takes == "rank" or definite or genitive or owner or country):
                person, at = (at, end), end
            break
        if person is None and not definite and at == hit.end and not inner:
            return None
        if takes == "rank" and person is None and at == hit.end:
            return None
        if owner is not None:
            concept = concept or (owner.concept if owner.kind != "state" else "")
        if country and organ and not concept:
            concept = f"{country.lower()}.{organ}"
        source = self._source_of_title(source, owner, concept)
        if person and self._words[person[0] - 1] in _QUOTES:
            at = self._past_quote(at, person[0])
        return Phrase(
            hit.first, at, hit.first, "title", "person", _lead(hit), hit.entry.by, concept, organ, source, country,
            "one" if not self._words[hit.first].endswith(("ون", "ين")) else "many", 0, person, tuple(inner), definite,
        )  # fmt: skip

    def _source_of_title(self, source: str, owner: Phrase | None, concept: str) -> str:
        """The word of a bearer counts as that of the body behind the title."""
        if source == "expert":
            return source
        if (
            owner is not None
            and owner.source_kind
            and owner.kind != "state"
            and owner.source_kind not in _MEDIA
        ):
            if owner.source_kind != "witness":
                return owner.source_kind
        if concept:
            body = bodies.find(concept)
            if body is not None and body.source_kind and body.source_kind not in _MEDIA:
                return body.source_kind
        return source or "local_source"

    def _rank(self, at: int) -> Hit | None:
        return next(
            (
                h
                for h in self._hits.get(at, ())
                if h.entry.cls == "title"
                and h.entry.attrs.get("takes") == "rank"
                and not h.tail
                and h.lead in ("", "ال")
            ),
            None,
        )

    def _office(
        self, at: int, depth: int, takes: str, definite: bool, genitive: bool, owner: Phrase | None
    ) -> tuple[int, Phrase | None] | None:
        """What a title is held of: "باسم الجيش", "في حزب الله", "عمليات نينوى", "للأمم المتحدة", "إلى سوريا"."""
        word = self._words[at]
        if takes == "rank":
            return None
        if word in ("باسم", "بإسم", "بسم") or (word == "ب" and self._words[at + 1 : at + 2] == ("اسم",)):
            j = at + (2 if word == "ب" else 1)
            while j < self._size and self._words[j] in _QUOTES_OPEN:
                j += 1
            nested = self._read(j, depth + 1, signed=True) if j < self._size else None
            if nested is not None:
                return self._past_quote(nested.end, j), nested
            place = self._place(j)
            return (place, None) if place else None
        if word in _OFFICE_PREPS:
            if at + 1 >= self._size:
                return None
            j = at + 1
            while j < self._size - 1 and self._words[j] in _QUOTES_OPEN:
                j += 1
            nested = self._read(j, depth + 1, signed=True)
            if nested is not None and nested.source_kind not in _MEDIA:
                return self._past_quote(nested.end, j), nested
            place = self._place(j)
            return (place, None) if place else None
        if word.startswith(("ل", "ب")) and len(word) > 3 and owner is None:
            nested = self._led(at, depth, word[0])
            if (
                nested is not None
                and nested.kind in ("body", "head", "state")
                and nested.source_kind not in _MEDIA
            ):
                return nested.end, nested
            if word.startswith("لل") and len(word) > 4 and not self._stops(at) and at in self._hits:
                return at + 1, None
            return None
        if genitive or word in STOPS:
            return None
        nested = self._read(at, depth + 1, signed=True)
        if nested is not None and (not nested.lead or nested.lead == "ال") and nested.kind != "source":
            return nested.end, nested
        place = self._place(at)
        if place:
            return place, None
        if self._names.given(at) or self._kinds[at] != "a" or looks_like_verb(word):
            return None
        sign = any(h.entry.cls == "place_signs" and not h.lead for h in self._hits.get(at, ()))
        if sign or not self._hits.get(at) or self._plain(at):
            end = at + 1
            behind = self._place(end)
            return (behind or end), None
        return None

    def _plain(self, at: int) -> bool:
        """True when no row knows the word itself as a verb, a party or a cue."""
        return all(
            h.lead or h.tail or h.entry.cls in ("event", "toll", "nisba", "party_adj") for h in self._hits[at]
        )

    def _known_person(self, i: int) -> Phrase | None:
        """The public person whose name stands at i."""
        if i >= self._size:
            return None
        for hit in self._hits.get(i, ()):
            if hit.entry.cls == "body" and not hit.tail and hit.lead in ("", "و", "ل", "ب") and hit.end > 0:
                body = bodies.find(hit.entry.concept)
                if body is not None and body.kind == "person":
                    return Phrase(
                        i, hit.end, i, "person", "person", hit.lead, hit.entry.by, body.id, "", body.source_kind,
                        body.country or "", person=(i, hit.end), definite=True,
                    )  # fmt: skip
        return None

    def _person(self, i: int) -> Phrase | None:
        """A person named without a title: two names of which the first is a known one, or any beside a verb of
        telling."""
        end = self._names.full(i)
        told = self._told(i)
        if end == i and told:
            end = self._names.end(i)
            if end - i < 2 and not (end > i and self._names.given(i)):
                end = i
        if end == i:
            return None
        source = "local_source"
        if end + 1 < self._size and self._words[end] in ("،", ","):
            behind = self._read(end + 1, 1)
            if behind is not None and behind.kind in ("title", "people") and behind.source_kind:
                source = behind.source_kind
        return Phrase(
            i,
            end,
            i,
            "person",
            "person",
            "",
            "read/parties.py",
            "",
            "",
            source,
            "",
            person=(i, end),
            definite=True,
        )


def _lead(hit: Hit) -> str:
    """The proclitics before a noun, its article not counted: the article is part of the name."""
    if hit.lead.endswith("لل"):
        return hit.lead[:-1]
    return hit.lead.removesuffix("ال")


def _number(word: str) -> str:
    if word.endswith(("ان", "تين")) and len(word) > 4:
        return "two"
    if word.endswith(("ون", "ين", "ات")) or word.removeprefix("ال") in _BROKEN:
        return "many"
    return "one"


_ADJECTIVES = frozenset({"party_adj", "source_adj", "nisba"})
_TELLING = frozenset({"say", "doc", "told", "relay", "accord", "cited", "said_in"})
_PREP_WORDS = frozenset({"ل", "من", "علي", "الي", "ب", "باسم", "في", "عن", "اسم"})
_OFFICE_PREPS = frozenset({"في", "لدي", "الي", "لشوون", "عن", "من", "بشان", "داخل"})
_PARTS = frozenset({"people", "unit", "group", "force", "vehicle", "member"})
_SITED = frozenset({"office", "court", "force", "aid", "activist", "ministry", "monitor"})
_OF_PLACE = frozenset(
    {
        "اهالي",
        "سكان",
        "ابناء",
        "اهل",
        "قاطنو",
        "قاطني",
        "نازحي",
        "لاجيي",
        "نازحو",
        "مهجري",
        "ذوي",
        "ذوو",
        "شيوخ",
    }
)
_PEOPLES = frozenset(
    {"الاتراك", "الروس", "الالمان", "الافغان", "الارمن", "الامريكان", "الاسبان", "الصهاينه", "الهنود"}
)
_BROKEN = frozenset(
    {
        "مصادر",
        "شهود",
        "سكان",
        "نشطاء",
        "خبراء",
        "قنوات",
        "صحف",
        "مواقع",
        "وكالات",
        "انباء",
        "معلومات",
        "اهالي",
    }
)
_ENDS = frozenset(
    {
        "الذي",
        "التي",
        "الذين",
        "اللذين",
        "اللذان",
        "ان",
        "انه",
        "انها",
        "بان",
        "قوله",
        "قولها",
        "ما",
        "كما",
        "حيث",
        "اليوم",
        "امس",
    }
)
