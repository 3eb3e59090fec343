"""Periods told by a count or a turn ("five days ago", "last week"), found by the rows of rules/dates.tsv."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.language.hits import Hits
from tawatur.language.pack import load
from tawatur.language.rules import Match, Scene
from tawatur.read.date_atoms import Atoms
from tawatur.read.date_told import Phrase

_ABOUT = frozenset(("نحو", "حوالي", "قرابه", "زهاء", "ما", "يقارب", "يقرب", "حدود", "في", "بحدود", "تقريبا"))
_OPENERS = frozenset(("since", "before", "this"))
_AHEAD = 3  # tokens from "in" to a number: the article and a hyphen may stand apart from it


def periods(atoms: Atoms, hits: Hits) -> list[Phrase]:
    """The periods of a text, longest first where two start at one token."""
    text = atoms.text
    starts = {i for i, role in atoms.joints.items() if role in _OPENERS}
    starts |= {i for i, role in atoms.joints.items() if role == "in" and _counts(atoms, i)}
    starts |= atoms.units.keys()
    starts |= {i for i, part in atoms.parts.items() if part.lead == "ال"}
    starts |= {i for i, word in atoms.words.items() if word.what in ("early", "mid", "late")}
    starts |= {i for i, day in atoms.days.items() if day.lead == "ل"}
    figures = atoms.figures

    def number(i: int) -> Sequence[int]:
        value = figures.cardinal(i)
        return (value.end,) if value else ()

    scene = Scene(text, hits, {"num": number})
    matcher = load("ar").rules("dates")
    found: list[Phrase] = []
    for i in sorted(starts):
        for match in sorted(matcher.all_at(scene, i), key=lambda m: -m.end):
            phrase = _phrase(match, atoms)
            if phrase:
                found.append(phrase)
                break
    return found


def _counts(atoms: Atoms, i: int) -> bool:
    """True where a number stands near enough behind token i to be counted with it ("خلال ال 24 ساعة")."""
    words, kinds = atoms.figures.words, atoms.text.kinds
    return any(at in words or kinds[at : at + 1] == "d" for at in range(i + 1, i + 1 + _AHEAD))


def _phrase(match: Match, atoms: Atoms) -> Phrase | None:
    rule = match.rule
    calc = rule.gives["calc"]
    phrase = Phrase(match.first, match.end, rule.by, kind=calc)
    if "u" in match.slots:
        at = match.slots["u"][0]
        unit = atoms.units.get(at)
        if unit is None:
            return None
        phrase.unit, number, lead = unit
        phrase.count = int(number) if number != "many" else None
        phrase.few = number == "many"
        if "n" in match.slots:
            value = atoms.figures.cardinal(match.slots["n"][0])
            if value is None or not 0 < value.number < 10_000:
                return None
            phrase.count, phrase.few = int(value.number), False
        elif calc in ("turn", "this") and not lead.endswith("ال"):
            return None
        if calc == "ago" and lead:
            return None
    if "t" in match.slots:
        phrase.turn = atoms.turn(match.slots["t"][0])
    if "e" in match.slots:
        phrase.edge = atoms.words[match.slots["e"][0]].what
    if "p" in match.slots:
        part = atoms.parts[match.slots["p"][0]]
        if part.lead != "ال":
            return None
        phrase.part = part.what
    if calc in ("last.night", "night.before"):
        phrase.part = "night"
    elif calc == "last.midnight":
        phrase.part = "midnight"
    if calc in ("ago", "ago.some"):
        if atoms.word(match.end) in ("من", "علي") and atoms.word(match.end + 1) not in ("الان", "اليوم"):
            return None  # before an event, not before the report
        if atoms.text.kinds[match.end : match.end + 1] == "d" and phrase.unit == "year":
            return None  # منذ عام 2015
        if "m" in match.slots and atoms.text.words[match.slots["m"][0]].removeprefix("ب") not in _ABOUT:
            phrase.kind = "open"  # "more than a year ago" has no day
        if atoms.glue(match.first) == "since":
            phrase.relation = "since"
    return phrase
