"""Rows of words made into one index, and one scan that finds them all.

A row's `forms` are alternatives parted by `|`. A word may carry `(ال)` for an article that may be missing.
`v:قتل/يقتل` stands for the regular inflection of a verb, `n:غارة/غارات` for that of a noun (dual, sound and
given plural). `v:أطلق/يطلق النار` finds "أطلق مسلحون النار" too: up to four words of a subject may stand
between the verb and its complement, and the hit is then the verb alone. The first word of a form may carry
proclitics, its last an attached pronoun.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from tawatur.language.clitics import Form as Form
from tawatur.language.clitics import forms as forms
from tawatur.language.hits import Entry as Entry
from tawatur.language.hits import Hit as Hit
from tawatur.language.hits import Hits
from tawatur.language.inflect import GAP, expand
from tawatur.language.text import Text
from tawatur.tables import Row

_GAP_WORDS = 4
_MARKS = frozenset('"“”«»')


class Index(msgspec.Struct, frozen=True, array_like=True):
    """Entries, and for each first word the forms that start with it: (further words, entry numbers)."""

    entries: list[Entry]
    starts: dict[str, list[tuple[tuple[str, ...], list[int]]]]


def build(rows: Iterable[tuple[str, Row]]) -> Index:
    """The index over (class, row) pairs. A row's own `class` cell goes before the file's."""
    entries: list[Entry] = []
    starts: dict[str, dict[tuple[str, ...], list[int]]] = {}
    for cls, row in rows:
        attrs = {k: v for k, v in row.cells.items() if v and k not in _NOT_KEPT}
        number = len(entries)
        entries.append(Entry(row.get("class", cls), row.at, row.get("concept"), attrs, row.get("exact")))
        for form in expand(row["forms"]):
            first, *further = form.split(" ")
            starts.setdefault(first, {}).setdefault(tuple(further), []).append(number)
    ordered = {
        first: sorted(((rest, n) for rest, n in rests.items()), key=lambda item: -len(item[0]))
        for first, rests in starts.items()
    }
    return Index(entries, ordered)


_NOT_KEPT = frozenset({"forms", "example", "counter", "note", "class", "concept", "exact", "source"})


# A form that a word can start and that goes on: proclitics, pronoun, further words, entries.
_Long = tuple[str, str, tuple[str, ...], tuple[Entry, ...]]


class _Readings(NamedTuple):
    """What a word can start. `next` holds the longer forms by the word that must follow, those with a gap in all
    of them; `gaps` those with a gap alone, for any other word that follows; `long` them all; `alone` what the
    word is by itself: entry, proclitics, pronoun; `single` that one where it is all that the word can be, however
    it is spelled; `plain` says that no spelling decides among those of `alone`."""

    next: dict[str, list[_Long]]
    gaps: list[_Long]
    long: list[_Long]
    alone: list[tuple[Entry, str, str]]
    single: tuple[Entry, str, str] | None
    plain: bool


def _initials(words: tuple[str, ...], i: int, size: int) -> bool:
    """True where single letters stand in a row from i or behind it ("أ ف ب"): no pieces of a split word."""
    if len(words[i + 1]) > 1:
        return False
    behind = i + 3 if i + 2 < size and words[i + 2] == "." else i + 2
    return len(words[i]) == 1 or (behind < size and len(words[behind]) == 1 and words[behind].isalpha())


class Lexicon:
    """An index ready to scan. What each word can start is worked out once a word and kept (up to 200,000)."""

    def __init__(self, index: Index) -> None:
        self._entries = index.entries
        self._starts = index.starts
        self._known: dict[str, _Readings | None] = {}

    def scan(self, text: Text) -> list[Hit]:
        """All rows found, in order of position, longest first; every reading is kept."""
        return [hit for here in self.find(text).values() for hit in here]

    def find(self, text: Text) -> Hits:
        """The same by token and by class."""
        found = Hits()
        words, kinds, known, classes = text.words, text.kinds, self._known, found.classes
        size, past = len(words), 0
        torn = "ا" in words  # the alef of a tanwin, torn from its word
        make = tuple.__new__  # a NamedTuple's own constructor takes half of the scan
        if len(known) > 200_000:
            known.clear()
        for word in set(words).difference(known):
            if word.isdigit():
                known[word] = None
            else:
                self._read(word)
        for i, readings in enumerate(map(known.get, words)):
            if readings is None and len(words[i]) > 3 and not torn:
                continue
            if kinds[i] not in "al" or i < past:
                continue
            behind = i + 1
            if (
                (torn or len(words[i]) <= 3)
                and behind < size
                and kinds[behind] == "a"
                and len(words[behind]) <= 3
            ):
                joined = self._joined(words, i, readings)
                if joined is not None:
                    readings, behind = joined, i + 2
                    past = behind
            if readings is None:
                continue
            if readings.single is not None and behind == i + 1:
                entry, lead, tail = readings.single
                only = [make(Hit, (i, behind, entry, lead, tail))]
                found[i] = classes[entry.cls][i] = only
                continue
            here: list[Hit] = []
            if readings.long:
                # Most forms end here: the next word is another one, and no sign inside a name.
                if behind == size:
                    forms = readings.gaps
                else:
                    forms = (
                        readings.long
                        if kinds[behind] == "p"
                        else readings.next.get(words[behind], readings.gaps)
                    )
                for lead, tail, further, entries in forms:
                    end = _follow(words, kinds, behind, size, further)
                    if end:
                        for entry in entries:
                            if not entry.exact or _spelled(text, i, end, entry.exact):
                                here.append(make(Hit, (i, end, entry, lead, tail)))
            if readings.plain and not here:
                here = [make(Hit, (i, behind, entry, lead, tail)) for entry, lead, tail in readings.alone]
            else:
                longer = bool(here)
                for entry, lead, tail in readings.alone:
                    if not entry.exact or _spelled(text, i, behind, entry.exact):
                        here.append(make(Hit, (i, behind, entry, lead, tail)))
                if longer and len(here) > 1:
                    here.sort(key=_shortness)
            if here:
                found.put(i, here)
        return found

    def _joined(self, words: tuple[str, ...], i: int, readings: _Readings | None) -> _Readings | None:
        """The readings of a word that a lost mark split: "مشير ا", "حم لت". The second piece is the alef of a
        tanwin, or both are of three letters or less."""
        word, piece = words[i], words[i + 1]
        if piece != "ا" and (
            len(word) > 3
            or len(piece) > 3
            or (word not in "يتا" and (readings is not None or piece in self._starts))
        ):
            return None
        if _initials(words, i, len(words)):
            return None
        whole = word + piece
        return self._known[whole] if whole in self._known else self._read(whole)

    def _read(self, word: str) -> _Readings | None:
        found: list[_Long] = []
        seen: set[tuple[int, tuple[str, ...]]] = set()
        for form in forms(word):
            if form.base not in self._starts:
                continue
            for further, numbers in self._starts[form.base]:
                if form.tail and further:
                    continue
                kept = tuple(
                    self._entries[n]
                    for n in numbers
                    if (n, further) not in seen and _admits(self._entries[n], form)
                )
                seen |= {(n, further) for n in numbers}
                if kept:
                    found.append((form.lead, form.tail, further, kept))
        found.sort(key=lambda item: -len(item[2]))
        self._known[word] = _sorted(found) if found else None
        return self._known[word]


def _shortness(hit: Hit) -> int:
    return hit.first - hit.end


def _sorted(found: list[_Long]) -> _Readings:
    """The forms of a word, longest first, by what must follow."""
    long = [item for item in found if item[2]]
    follow = {further[0] for _, _, further, _ in long} - {GAP}
    alone = [(entry, lead, tail) for lead, tail, further, kept in found if not further for entry in kept]
    single = alone[0] if len(alone) == 1 and not long and not alone[0][0].exact else None
    return _Readings(
        {word: [item for item in long if item[2][0] in (word, GAP)] for word in follow},
        [item for item in long if item[2][0] == GAP],
        long,
        alone,
        single,
        not any(entry.exact for entry, _, _ in alone),
    )


def _admits(entry: Entry, form: Form) -> bool:
    """A row's `clitics` cell narrows what may stand around its words: "none", "conj" (و ف only), "noun" (no
    س, the default for rows without a verb), "verb" (no ال, no ب ك)."""
    rule = entry.attrs.get("clitics", "")
    lead, tail = form.lead, form.tail
    if not lead and not tail:
        return True
    if rule == "none":
        return False
    if rule == "conj":
        return not tail and lead in ("", "و", "ف")
    if rule == "name":
        return not tail and "ال" not in lead and "لل" not in lead and "س" not in lead
    if rule == "verb":
        return "ال" not in lead and "لل" not in lead and "ب" not in lead and "ك" not in lead
    return "س" not in lead


def _follow(words: tuple[str, ...], kinds: str, at: int, size: int, further: tuple[str, ...]) -> int:
    """The token behind a form's further words, the first token's own end where a gap was used, 0 where they
    don't follow."""
    if further[0] != GAP:
        return _next(words, kinds, at, size, further)
    rest = further[1:]
    end = _next(words, kinds, at, size, rest)
    if end:
        return end
    for skipped in range(1, _GAP_WORDS + 1):
        before = at + skipped - 1
        if at + skipped >= size or (kinds[before] not in "ald" and words[before] not in _MARKS):
            break
        if _next(words, kinds, at + skipped, size, rest):
            return at
    return 0


def _next(words: tuple[str, ...], kinds: str, at: int, size: int, further: tuple[str, ...]) -> int:
    """The token behind the further words of a form, 0 where they don't follow; quotation marks between the
    words of a name are passed over (تنظيم "الدولة الإسلامية")."""
    for word in further:
        while at < size and kinds[at] == "p" and words[at] in "\"“”«»'()-" and words[at] != word:
            at += 1
        if at >= size or words[at] != word:
            return 0
        at += 1
    return at


def _spelled(text: Text, first: int, end: int, exact: str) -> bool:
    """True when the raw words hold the exact spelling that a row asks for ("أنّ", "قُتل")."""
    return exact in text.raw[text.starts[first] : text.ends[end - 1]]
