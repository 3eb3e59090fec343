"""Pattern rows made into a matcher with named slots.

A pattern is a row of elements parted by blanks:

    قال            this word, with و or ف before it or not; `a|b` for alternatives
    +قرية          the same with any proclitics
    <say>          a lexicon hit of this class; `<a|b>` alternatives, `<say:deny>` with this concept
    #num           something the caller finds (`finders["num"]`)
    ل+<medium>     with this preposition attached (ب ل ك); also ل+#np
    _3             up to three words of any kind, inside the sentence, no sign among them
    x=<say>        captured as slot x
    <say>?         may be missing

Matching starts only at tokens where a rule's first element can start, and tries the longer reading first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tawatur.errors import DataError
from tawatur.language.hits import Hits
from tawatur.language.lexicon import forms
from tawatur.language.text import Text, fold
from tawatur.tables import Row

Ends = Sequence[int]
Finder = Callable[[int], Ends]


class Element(NamedTuple):
    """One element of a pattern. `kind`: word, any (word with proclitics), class, finder, gap. A class element has
    `classes` and no names: each class with the concepts that fit, None for all."""

    kind: str
    names: frozenset[str]
    slot: str
    optional: bool
    lead: str
    most: int = 0
    classes: tuple[tuple[str, frozenset[str] | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern row. `gives` are the row's other cells, `by` its file and line."""

    id: str
    by: str
    elements: tuple[Element, ...]
    gives: Mapping[str, str]
    example: str
    counter: str


class Match(NamedTuple):
    """A rule that fits tokens `first` to `end`; `slots` are token ranges by name."""

    rule: Rule
    first: int
    end: int
    slots: dict[str, tuple[int, int]]


class Scene(NamedTuple):
    """What rules are matched against: a text, its hits by first token and class, and the caller's finders."""

    text: Text
    hits: Hits
    finders: Mapping[str, Finder]


def compile_rules(rows: Sequence[Row]) -> list[Rule]:
    """The rules of a table. Raises DataError with all rows that can't be read."""
    faults: list[str] = []
    rules: list[Rule] = []
    for row in rows:
        try:
            elements = tuple(_element(e) for e in row["pattern"].split())
            if not elements or elements[0].optional or elements[0].kind == "gap":
                raise ValueError("a pattern starts with something that must be there")
            rules.append(Rule(row["id"], row.at, elements, row.cells, row.get("example"), row.get("counter")))
        except ValueError as wrong:
            faults.append(f"{row.at}: {wrong}")
    if faults:
        raise DataError(faults)
    return rules


def _element(written: str) -> Element:
    slot, eq, body = written.partition("=")
    if not eq:
        slot, body = "", written
    optional = len(body) > 1 and body.endswith("?")
    body = body[:-1] if optional else body
    lead = ""
    if len(body) > 2 and body[1] == "+" and body[0] in "بلك":
        lead, body = body[0], body[2:]
    if body.startswith("<") and body.endswith(">"):
        return Element("class", frozenset(), slot, optional, lead, classes=_classes(body[1:-1].split("|")))
    if body.startswith("#"):
        return Element("finder", frozenset({body[1:]}), slot, optional, lead)
    if body.startswith("_") and body[1:].isdigit():
        return Element("gap", frozenset(), slot, True, "", int(body[1:]))
    if body.startswith("+") and len(body) > 1:
        return Element("any", frozenset(fold(w) for w in body[1:].split("|")), slot, optional, lead)
    if not body:
        raise ValueError(f"nothing to match in {written!r}")
    return Element("word", frozenset(fold(w) for w in body.split("|")), slot, optional, lead)


def _classes(names: Iterable[str]) -> tuple[tuple[str, frozenset[str] | None], ...]:
    concepts: dict[str, set[str]] = {}
    for name in sorted(names):
        cls, _, concept = name.partition(":")
        concepts.setdefault(cls, set()).add(concept)
    return tuple((cls, None if "" in some else frozenset(some)) for cls, some in concepts.items())


class Matcher:
    """Rules ready to run over texts; they are tried in the order of their rows."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_word: dict[str, list[int]] = {}
        self._by_class: dict[str, list[tuple[frozenset[str] | None, int]]] = {}
        self._by_finder: dict[str, list[int]] = {}
        self._rules = list(rules)
        self._known: dict[str, tuple[int, ...]] = {}
        for number, rule in enumerate(rules):
            first = rule.elements[0]
            for cls, concepts in first.classes:
                self._by_class.setdefault(cls, []).append((concepts, number))
            table = self._by_word if first.kind in ("word", "any") else self._by_finder
            for name in first.names:
                table.setdefault(name, []).append(number)

    def find(self, scene: Scene) -> list[Match]:
        """The first fitting rule at every token where one fits, longest match of that rule."""
        found: list[Match] = []
        words = scene.text.words
        places: Iterable[int] = range(len(words))
        if not self._by_class and not self._by_finder:
            if len(self._known) > 200_000:
                self._known.clear()
            for word in set(words).difference(self._known):
                self._starting(word)
            places = [i for i, numbers in enumerate(map(self._known.get, words)) if numbers]
        for i in places:
            match = self.at(scene, i)
            if match:
                found.append(match)
        return found

    def all_at(self, scene: Scene, i: int) -> list[Match]:
        """Every rule that fits at token i, in order of rows."""
        found: list[Match] = []
        for number in self._candidates(scene, i):
            match = fit(self._rules[number], scene, i)
            if match:
                found.append(match)
        return found

    def at(self, scene: Scene, i: int) -> Match | None:
        """The first rule that fits at token i."""
        for number in self._candidates(scene, i):
            match = fit(self._rules[number], scene, i)
            if match:
                return match
        return None

    def _candidates(self, scene: Scene, i: int) -> list[int]:
        word = scene.text.words[i]
        starting = self._known.get(word)
        if starting is None:
            if len(self._known) > 200_000:
                self._known.clear()
            starting = self._starting(word)
        numbers = list(starting)
        if self._by_class:
            for hit in scene.hits.get(i, ()):
                for concepts, number in self._by_class.get(hit.entry.cls, ()):
                    if concepts is None or hit.entry.concept in concepts:
                        numbers.append(number)
        for name, rules in self._by_finder.items():
            if scene.finders[name](i):
                numbers += rules
        return sorted(set(numbers)) if len(numbers) > 1 else numbers

    def _starting(self, word: str) -> tuple[int, ...]:
        """The rules that can start at a word, worked out once a word."""
        numbers = set(self._by_word.get(word, ()))
        if self._by_word and len(word) > 2:
            for form in forms(word):
                if not form.tail and form.base in self._by_word:
                    numbers.update(self._by_word[form.base])
        self._known[word] = tuple(sorted(numbers))
        return self._known[word]


def fit(rule: Rule, scene: Scene, i: int) -> Match | None:
    """The rule's longest match that starts at token i, None where it doesn't fit."""
    slots: list[tuple[str, int, int]] = []
    end = _fit(rule.elements, 0, scene, i, slots)
    if end < 0:
        return None
    return Match(rule, i, end, {name: (a, b) for name, a, b in slots if name})


def _fit(
    elements: tuple[Element, ...], k: int, scene: Scene, i: int, slots: list[tuple[str, int, int]]
) -> int:
    if k == len(elements):
        return i
    element = elements[k]
    if element.kind == "gap":
        for skipped in range(element.most + 1):
            if skipped and (
                i + skipped > len(scene.text.words) or scene.text.kinds[i + skipped - 1] not in "ald"
            ):
                break
            end = _fit(elements, k + 1, scene, i + skipped, slots)
            if end >= 0:
                return end
        return -1
    if i < len(scene.text.words):
        for stop in _ends(element, scene, i):
            slots.append((element.slot, i, stop))
            end = _fit(elements, k + 1, scene, stop, slots)
            if end >= 0:
                return end
            slots.pop()
    return _fit(elements, k + 1, scene, i, slots) if element.optional else -1


def _ends(element: Element, scene: Scene, i: int) -> list[int]:
    text = scene.text
    if element.kind == "word":
        word = text.words[i]
        if element.lead:
            return [i + 1] if any(f"{element.lead}{n}" in (word, word[1:]) for n in element.names) else []
        fits = word in element.names or (len(word) > 2 and word[0] in "وف" and word[1:] in element.names)
        return [i + 1] if fits else []
    if element.kind == "any":
        word = text.words[i]
        return [i + 1] if any(not f.tail and f.base in element.names for f in forms(word)) else []
    if element.kind == "class":
        ends = [
            hit.end
            for cls, concepts in element.classes
            for hit in scene.hits.of(cls, i)
            if (concepts is None or hit.entry.concept in concepts) and _lead_fits(element.lead, hit.lead)
        ]
        return sorted(set(ends), reverse=True) if len(ends) > 1 else ends
    if element.lead and not text.words[i].lstrip("وف").startswith(element.lead):
        return []
    (name,) = element.names
    return list(scene.finders[name](i))


def _lead_fits(wanted: str, lead: str) -> bool:
    bare = lead.removeprefix("و").removeprefix("ف")
    if wanted:
        return bare.startswith(wanted)
    return not bare or bare == "ال" or bare == "س"
