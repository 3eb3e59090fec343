"""A report while its statements are read: what stands where, who is named, and who has spoken so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.language.lexicon import Hit
from tawatur.language.text import Quote, Text
from tawatur.read.chains import Memory
from tawatur.read.parties import Party
from tawatur.read.said import Said
from tawatur.read.scan import Scan

_NO_CUE = frozenset({"that", "via", "saying", "none"})
_NOT = frozenset(
    {"لم", "لن", "لا", "ولم", "ولن", "ولا", "فلم", "فلن", "دون", "ليس", "اذا", "لو", "واذا", "ولو"}
)
NAME_TOKENS = 6  # between quotation marks: longer than this is speech, up to it a name
# Given names that too many persons bear to point at one of them.
_COMMON = frozenset(
    {"محمد", "احمد", "علي", "حسن", "حسين", "عبد", "الله", "ابو", "ابن", "بن", "ال", "سعيد", "خالد", "عمر"}
)


@dataclass(slots=True)
class Telling:
    """One report in the reading. `cues`, `that`, `via`, `saying` and `quotes` are keyed by first token;
    `names`
    finds a person by a name; `resume` is where the loop goes on behind a statement."""

    scan: Scan
    text: Text
    memory: Memory
    found: list[Said]
    cues: Mapping[int, Hit]
    cue_tokens: Sequence[int]
    that: Mapping[int, Hit]
    via: Mapping[int, Hit]
    saying: Mapping[int, Hit]
    quotes: Mapping[int, Quote]
    closing: Mapping[int, Quote]
    names: dict[str, Party | None]
    resume: int = 0

    def word(self, hit: Hit) -> str:
        """The raw words of a hit."""
        return self.text.of(self.text.span(hit.first, hit.end))

    def speech(self, i: int) -> Quote | None:
        """The quotation that opens at token i and is longer than a name."""
        quote = self.quotes.get(i)
        return quote if quote is not None and quote.last - quote.first > NAME_TOKENS - 1 else None

    def between(self, a: int, b: int) -> Sequence[Party]:
        """The parties that start at tokens a to b (excluded)."""
        return self.scan.parties_between(a, b)

    def last_of(self, a: int) -> Said | None:
        """The latest statement whose cue stands at token a or behind it."""
        return self.found[-1] if self.found and self.found[-1].cue[0] >= a else None


def open_telling(scan: Scan) -> Telling:
    """The state at the start of a report."""
    cues: dict[int, Hit] = {}
    kinds: dict[str, dict[int, Hit]] = {"that": {}, "via": {}, "saying": {}}
    for i, here in scan.all_of("cue").items():
        longest = True
        for hit in here:
            concept = hit.entry.concept
            if concept in kinds:
                kinds[concept].setdefault(i, hit)
            if longest and concept not in _NO_CUE and _is_cue(scan, hit):
                cues[i] = hit
            longest = longest and not (concept in _NO_CUE or i in cues)
    return Telling(
        scan,
        scan.text,
        Memory(),
        [],
        cues,
        list(cues),
        kinds["that"],
        kinds["via"],
        kinds["saying"],
        {q.first: q for q in reversed(scan.text.quotes)},
        {q.last: q for q in scan.text.quotes},
        _names(scan),
    )


def _is_cue(scan: Scan, hit: Hit) -> bool:
    """False where the form or the words around show that nobody says anything."""
    attrs, words, i = hit.entry.attrs, scan.text.words, hit.first
    if hit.entry.concept in ("hush", "accord", "cited", "said_in"):
        return True
    if hit.tail == "ي" or (hit.tail and attrs.get("cont")) or "س" in hit.lead:
        return False
    before = words[i - 1] if i else ""
    if hit.entry.concept == "participle":
        return not before[-2:].isdigit() and i - 1 not in scan.number_at
    return before not in _NOT


def _names(scan: Scan) -> dict[str, Party | None]:
    """Persons by each of their names, None for a name that two persons bear."""
    found: dict[str, Party | None] = {}
    for party in scan.parties:
        if party.person is None or (party.kind == "person" and not party.source_kind):
            continue
        first, last = scan.text.token_at(party.person.start), scan.text.token_at(party.person.end - 1)
        keep_name(scan.text, found, party, first, last + 1)
    return found


def keep_name(text: Text, names: dict[str, Party | None], party: Party, first: int, end: int) -> None:
    """Let the words of a name point at its person."""
    words = [bare_name(w) for w in text.words[first:end]]
    for i in range(first, end - 1):
        if text.words[i] == "عبد":
            names.setdefault("عبد" + text.words[i + 1], party)  # "عبدالرحمن" for "عبد الرحمن"
    for word in words:
        if len(word) < 3 or word in _COMMON:
            continue
        other = names.get(word)
        if word not in names:
            names[word] = party
        elif other is not None and other.person is not None and other is not party:
            known = {bare_name(w) for w in text.of(other.person).split()}
            if not known.issuperset(words) and not set(words).issuperset(known) and len(words) > 1:
                names[word] = None


def bare_name(word: str) -> str:
    """A folded name without its article: "العسكر" is called "عسكر" too."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
