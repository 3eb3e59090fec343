"""Tolls: what each number counts, by the counted noun itself or by the word that governs it."""

from __future__ import annotations

import msgspec

from tawatur.read.numbers import NumberMention
from tawatur.read.scan import Scan
from tawatur.read.toll_among import AMONG, one_among
from tawatur.read.toll_made import Measure, toll_of
from tawatur.read.toll_singles import singles
from tawatur.read.toll_words import (
    COURT,
    JOINTS,
    OTHERS,
    PEOPLE,
    READERS,
    TALLY,
    THINGS,
    Told,
    Word,
    Words,
    is_person,
    words_of,
)

# Words between a word of killing and what it counts; beyond it precision fell on annotated reports.
_REACH = 8
_REACH_BEHIND = 14
_ANOTHER = frozenset({"ثم", "بعدما"})  # what follows has its own subject
_REACH_JOINED = 9
_REACH_AGAIN = 16  # the same noun counted again: "1278 مقاتلا ... وما لا يقل عن 73 مقاتلا"
_REACH_TAKE = 3
_REACH_PLACES = 6


_OF_PERSONS = frozenset({"participants", "displaced"})  # "نشر 20 صورة", "غادرت خمس سفن" are no tolls


def find_tolls(scan: Scan) -> list[Told]:
    """The tolls of a report in order of position. Linear in the length of the text."""
    words = words_of(scan)
    dated = {i for d in scan.dates for i in range(d.first, d.end)}
    found: list[Told] = []
    last: Told | None = None
    numbers = [n for n in scan.numbers if (n.counts or n.kind == "one_of") and n.first not in dated]
    for at, number in enumerate(numbers):
        sentence = scan.text.sentence_of(number.first)
        if last is not None and last.first < sentence[0]:
            last = None
        behind = numbers[at + 1].first if at + 1 < len(numbers) else len(scan.text)
        place = scan.place_at.get(number.first)
        if (place is not None and place.end >= number.end) or scan.text.words[number.first].startswith("0"):
            continue
        measure = _Numbers(scan, words, sentence).measure(number, last, behind)
        if measure is None or _rumoured(scan, measure.anchor):
            continue
        last = toll_of(scan, number, measure)
        found.append(last)
    taken = {i for t in found for i in range(t.first, t.end)}
    found += [one for one in singles(scan, words, taken) if not _rumoured(scan, one.anchor)]
    found += list(one_among(scan, found, taken))
    return sorted(found, key=lambda t: t.first)


def _rumoured(scan: Scan, anchor: int) -> bool:
    """True for the dead of a rumour, of whom nobody tells: "لم يؤكد ما يتردد عن مقتل ثلاثة"."""
    return any(h.end == anchor for i in range(max(0, anchor - 4), anchor) for h in scan.of("rumour", i))


class _Numbers(msgspec.Struct, frozen=True):
    """The numbers of one sentence (tokens first, end)."""

    scan: Scan
    words: Words
    sentence: tuple[int, int]

    def measure(self, number: NumberMention, last: Told | None, behind: int) -> Measure | None:
        """What the number counts; None where it is no toll."""
        if number.kind == "mixed":
            return Measure("other", "read/tolls.py", number.first, "mixed")
        own = self._own(number)
        definite = number.definite and self.scan.text.words[number.first].startswith(
            ("ال", "وال", "لل", "بال")
        )
        if number.kind == "dual" and definite:
            behind_two = self.words.rulers.get(number.end)
            if behind_two is not None and behind_two.how == "held":
                return Measure(behind_two.what, behind_two.by, behind_two.first)
            return None  # "القتيلان" points back
        if number.kind == "one_of":
            return self._one(number, own)
        if own and own.how == "noun" and own.what in PEOPLE and own.what not in ("displaced", "participants"):
            freed = self._before(number, last) if own.what in ("arrested", "abducted") else None
            if freed is not None and freed.what == "released":
                return Measure(freed.what, freed.by, freed.first)
            return Measure(own.what, own.by, own.first)
        if definite:
            return None
        if own and (own.what in THINGS or own.what == "other"):
            return self._thing(number, own)
        part = self._among(number)
        if part and last is not None:
            return Measure(last.toll.what, last.toll.by, last.anchor)
        before = self._before(number, last)
        if before is None and last is not None and self._joined(number, last):
            return Measure(last.toll.what, last.toll.by, last.anchor)
        found = before or self._after(number, behind)
        if number.low == number.high == 1 and (found is None or found.end < number.first - 1):
            return None
        if found is not None:
            if found.how == "take":
                held = found.what == "weapons" and number.noun is not None and self._personal(number.noun)
                return Measure("arrested", found.by, found.first) if held else None
            what = found.what
            if what in _OF_PERSONS and found.how != "noun" and not self._person_or_none(number):
                found = None
        if found is not None:
            if found.how == "court":
                what = "other" if self._in_court() else "killed"
            return Measure(what, found.by, found.first)
        if own:
            return Measure(own.what, own.by, own.first)
        if (self._fits(number) or self._told_as_number(number)) and not self._of_page(number):
            return Measure("other", OTHERS, number.first)
        return None

    def _fits(self, number: NumberMention) -> bool:
        """True when the noun agrees with its number as counted nouns do: above ten, a numeral takes a
        singular in the accusative or a feminine."""
        if number.noun is None or number.low < 2:
            return False
        if number.noun in self.scan.place_at and not self.scan.has("nisba", number.noun):
            return False
        if self._personal(number.noun) or number.kind != "cardinal" or number.low <= 10:
            return True
        if 1900 <= number.low <= 2100 or number.low % 100 < 11:
            return number.low % 100 < 11 and number.low not in range(1900, 2101)
        return self.scan.text.words[number.noun].endswith(("ا", "ه"))

    def _told_as_number(self, number: NumberMention) -> bool:
        """ "عدد القواعد يبلغ 17": the counted stands before."""
        texts = self.scan.text.words
        lead = texts[max(self.sentence[0], number.first - 6) : number.first]
        return any(w.removeprefix("و") in ("عدد", "عددها", "عددهم") for w in lead)

    def _of_page(self, number: NumberMention) -> bool:
        """True for a page's count of its readers."""
        return not READERS.isdisjoint(self.scan.text.words[max(0, number.first - 3) : number.first])

    def _one(self, number: NumberMention, own: Word | None) -> Measure | None:
        """ "مقتل أحد القادة" is one killed; "one of the raids" counts nothing."""
        ruler = self.words.rulers.get(number.first - 1)
        if ruler is None or ruler.how not in ("gen", "verb") or own is not None:
            return None
        return Measure(ruler.what, ruler.by, ruler.first) if ruler.what in PEOPLE else None

    def _own(self, number: NumberMention) -> Word | None:
        return self.words.nouns.get(number.first if number.noun is None else number.noun)

    def _thing(self, number: NumberMention, own: Word) -> Measure | None:
        if own.what == "thing":
            taken = self._changes_hands(number)
            return Measure("other", own.by, own.first) if taken else None
        if own.what in ("weapons", "other"):
            before = self._before(number, None)
            if before and before.how == "take" and (own.what == "weapons" or before.what == "targets"):
                return Measure(before.what, before.by, before.first)
        if own.what == "targets":
            before = self._before(number, None)
            if before and before.what in ("arrested", "abducted") and before.how in ("gen", "verb"):
                return Measure(before.what, before.by, before.first)
        return Measure(own.what, own.by, own.first)

    def _changes_hands(self, number: NumberMention) -> bool:
        """True for places that somebody takes or loses: "السيطرة على 15 قرية"."""
        return any(
            hit.entry.attrs.get("frame") in ("ctrl", "ctrln")
            for i in self._words_before(number.first, _REACH_PLACES)
            for hit in self.scan.of("event", i)
        )

    def _words_before(self, token: int, count: int) -> list[int]:
        """That many words before the token, signs passed over, the nearest first."""
        kinds = self.scan.text.kinds
        return [i for i in range(token - 1, self.sentence[0] - 1, -1) if kinds[i] != "p"][:count]

    def _among(self, number: NumberMention) -> bool:
        texts, at = self.scan.text.words, number.first - 1
        while at > self.sentence[0] and texts[at] in (",", "،", "-", "ايضا", "نحو"):
            at -= 1
        return at >= self.sentence[0] and texts[at].removeprefix("و") in AMONG

    def _joined(self, number: NumberMention, last: Told) -> bool:
        texts = self.scan.text.words
        if number.first - last.end > _REACH_JOINED:
            again = number.noun is not None and texts[number.noun] in texts[last.first : last.end]
            near = last.end - 1 in self._words_before(number.first, _REACH_AGAIN)
            return again and texts[number.first].startswith("و") and near
        if texts[number.first].startswith("و") and len(texts[number.first]) > 2:
            return True
        return texts[number.first - 1] in JOINTS

    def _before(self, number: NumberMention, last: Told | None) -> Word | None:
        """The nearest governing word before the number, up to the last number."""
        texts, kinds = self.scan.text.words, self.scan.text.kinds
        steps = 0
        for i in range(number.first - 1, self.sentence[0] - 1, -1):
            if kinds[i] == "p" and texts[i] in ".؛;:":
                break
            party = self.scan.party_around(i)
            steps += kinds[i] in "al" and (party is None or party.first == i or party.cat == "people")
            if steps > _REACH:
                break
            if last is not None and i < last.end:
                break
            word = self.words.rulers.get(i)
            if word is not None and texts[i].removeprefix("و") == "قضي" and number.first > word.end:
                continue  # "قضى ثلاثة أطفال" died; "قضى القاضي بسجن ثلاثة" ruled
            near = word is not None and (word.how not in ("take", "aim") or steps <= _REACH_TAKE + 1)
            if word is not None and near and word.end <= number.first:
                return word
            noun = self.words.nouns.get(i)
            if noun is not None and noun.what in ("killed", "wounded"):
                beside = last is not None and noun.joined and noun.end == number.first
                if beside or self._counted(noun):  # "القتلى 17 والجرحى 40"
                    return noun
        return None

    def _counted(self, noun: Word) -> bool:
        """True for a noun that a number behind it counts: "عدد القتلى إلى 15", "بين القتلى ستة أطفال"."""
        texts = self.scan.text.words
        if texts[noun.end : noun.end + 1] and texts[noun.end] in ("الي", "بلغ", "بلغت"):
            return True
        lead = texts[max(self.sentence[0], noun.first - 2) : noun.first]
        return any(w.removeprefix("و") in TALLY for w in lead)

    def _after(self, number: NumberMention, behind: int) -> Word | None:
        """A verb behind the number whose subject it is: "28 من عناصر التنظيم قتلوا"."""
        texts, kinds = self.scan.text.words, self.scan.text.kinds
        steps = 0
        for i in range(number.end, self.sentence[1]):
            if kinds[i] == "p" and texts[i] in '.؛;:"':
                if texts[i] == '"':
                    continue
                break
            steps += kinds[i] in "al"
            if steps > _REACH_BEHIND or texts[i] in _ANOTHER:
                break
            word = self.words.rulers.get(i)
            if word is None:
                continue
            if word.how == "verb" and not word.joined and word.what in PEOPLE | {"other"}:
                return word
            if word.how in ("gen", "court", "take") or (word.how == "verb" and word.joined):
                break
        return None

    def _in_court(self) -> bool:
        texts = self.scan.text.words
        return any(texts[i].lstrip("وب") in COURT for i in range(*self.sentence))

    def _person_or_none(self, number: NumberMention) -> bool:
        """True for a number of persons, or one that no noun follows: "شارك المئات"."""
        noun = number.noun
        return noun is None or self._personal(noun) or self.scan.text.kinds[noun] == "p"

    def _personal(self, token: int) -> bool:
        return is_person(self.scan, token)
