"""The number at a token, before its modifiers, units and mixed casualties are looked at."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.read.number_scene import Scene
from tawatur.read.number_signs import no_count
from tawatur.read.number_words import Value

_TWO = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان"))
_ARTICLES = frozenset(("ال", "وال", "بال"))
_PROCLITICS = frozenset(("ال", "وال", "بال", "لل", "ب", "ل", "و"))
_BETWEEN = frozenset(("بين", "لبين", "مابين"))
_SCALES = frozenset(("scale", "scales"))


class Core(NamedTuple):
    """Tokens `first` to `end` of a number, its bounds and kind; `final` where nothing around can widen it."""

    first: int
    end: int
    low: float
    high: float | None
    kind: str
    by: str
    noun: int | None = None
    unit: str | None = None
    decimal: float | None = None
    definite: bool = False
    final: bool = False


def core_at(scene: Scene, i: int) -> Core | None:
    """The number that starts at token i, None where none does."""
    figures = scene.figures
    if scene.kind(i) == "d":
        barred = no_count(scene, i)
        if barred:
            digits = scene.word(i)
            number = int(digits) if len(digits) < 16 else 0
            return Core(i, barred[0], number, number, barred[1], "digits", final=True)
    if i in scene.vague:
        return _indefinite(scene, i)
    word = figures.words.get(i)
    if word and word.role == "scales":
        return Core(i, i + 1, word.value, word.value * 10 - 1, "indefinite", figures.by[i])
    if i in figures.ordinals or word is None:
        ordinal = figures.ordinal(i)
        if ordinal:
            end, number, lead = ordinal
            kind = "clock" if scene.labels.get(i) == "clock" else "ordinal"
            told = lead.endswith(("ال", "لل"))
            return Core(i, end, number, number, kind, "ordinal", final=True) if told else None
    value = figures.cardinal(i)
    if value:
        return _cardinal(scene, i, value)
    if word and word.role == "one" and word.value == 1 and "ال" not in word.lead:
        noun = scene.noun(i + 1)
        return Core(i, i + 1, 1, 1, "one_of", figures.by[i], noun, final=True) if noun == i + 1 else None
    unit = scene.units.get(i)
    if unit and unit.dual:
        return Core(i, unit.end, 2, 2, "dual", unit.by, i, unit.unit)
    return _dual(scene, i) if i in scene.duals else None


def _indefinite(scene: Scene, i: int) -> Core:
    """عشرات، مئات الآلاف، بضع عشرات، عدد من."""
    hit = scene.vague[i]
    attrs, end = hit.entry.attrs, hit.end
    low, kind = float(attrs["low"]), attrs.get("kind") or "indefinite"
    if not attrs.get("high"):
        return Core(i, end, low, None, kind, hit.entry.by)
    high = float(attrs["high"])
    scale = scene.figures.words.get(end)
    if scale and scale.role in _SCALES and scale.lead in ("", "ال"):
        low, high, end = low * scale.value, (high + 1) * scale.value - 1, end + 1
    elif end in scene.vague and kind == "indefinite":
        low, high, end = low * 10, high * 10, scene.vague[end].end
    return Core(i, end, low, high, kind, hit.entry.by)


def _dual(scene: Scene, i: int) -> Core | None:
    hit, word = scene.duals[i], scene.word(i)
    if i in scene.figures.words or scene.word(i + 1) in _TWO:
        return None  # the "two" behind tells it
    if i - 1 in scene.duals and hit.lead[:1] not in ("و", "ف") and word[-2:] == scene.word(i - 1)[-2:]:
        return None  # an adjective of the dual before it: مواطنان عراقيان
    if word.endswith("ين") and hit.entry.attrs["plural"] == "sound":
        return None
    if word[-1] in "يا" and scene.noun(i + 1) != i + 1:
        return None  # a construct dual has its noun behind it (قذيفتي هاون); else it may be "my shell"
    definite = "ال" in hit.lead or "لل" in hit.lead
    return Core(i, i + 1, 2, 2, "dual", hit.entry.by, i, definite=definite)


def _cardinal(scene: Scene, i: int, value: Value) -> Core | None:
    word = scene.figures.words.get(i)
    first, definite = i, bool(word and word.lead.endswith("ال"))
    if scene.kind(i) == "d" and scene.word(i - 1) in _ARTICLES:
        first, definite = i - 1, True
    elif scene.word(i - 1) == "-" and scene.word(i - 2) in _PROCLITICS:
        first, definite = i - 2, "ال" in scene.word(i - 2)
    whole = value.number == int(value.number)
    low, high = float(int(value.number)), float(int(value.number) + (not whole))
    end, decimal = value.end, None if whole else value.number
    ranged = _range(scene, first, i, value)
    if ranged:
        first, end, low, high = ranged
        decimal = None
    kind = _kind(scene, i, first, end, high, value)
    if kind != "cardinal":
        return Core(first, end, low, high, kind, value.by, final=True)
    if ranged is None and word and word.role == "unit" and value.number in (1, 2):
        return _one_or_two(scene, first, i, end, int(value.number), value.by)
    if definite and ranged is None and first not in scene.before:  # "تجاوز ال 60" counts no تجاوز
        noun = scene.noun_before(first)
        if noun is not None and (scene.word(noun).startswith("ال") or scene.noun(end) is None):
            unit = scene.units.get(noun)
            return Core(
                noun, end, low, high, kind, value.by, noun, unit.unit if unit else None, definite=True
            )  # fmt: skip
    return Core(first, end, low, high, kind, value.by, decimal=decimal, definite=definite)


def _kind(scene: Scene, i: int, first: int, end: int, high: float, value: Value) -> str:
    if scene.labels.get(i) == "clock":
        return "clock"
    if high <= 31 and scene.month_follows(end):
        return "date"
    if value.plain and 1900 <= value.number <= 2099 and _bare_year(scene, first, end):
        return "year"
    return "cardinal"


def _bare_year(scene: Scene, first: int, end: int) -> bool:
    """Four digits that look like a year are a count only with a modifier or before a known noun."""
    if first in scene.before:
        return False
    noun = scene.noun(end)
    if noun is None:
        return True
    known = any(not h.lead and h.entry.cls not in ("event", "cue") for h in scene.hits.get(noun, ()))
    return not known and not scene.word(noun).endswith("ا")


def _one_or_two(scene: Scene, first: int, i: int, end: int, number: int, by: str) -> Core | None:
    """A noun stands before "one" and "two": شخص واحد، عسكريين روسيين اثنين."""
    lead = scene.figures.words[i].lead
    if number == 1 and scene.noun(end) == end and scene.word(end).startswith("ال"):
        return None  # وأحد written without its hamza: "and one of the ..."
    noun = None if lead else scene.noun_before(i)
    if number == 2 and noun is not None:
        if not scene.word(noun).endswith(("ين", "ان")):
            noun = None
        elif scene.word(noun - 1).endswith(("ين", "ان")) and scene.noun(noun - 1) == noun - 1:
            noun -= 1
    if noun is not None:
        return Core(noun, end, number, number, "cardinal", by, noun)
    if number == 1 and scene.word(end) != "من" and lead not in ("", "و"):
        return None
    return Core(first, end, number, number, "cardinal", by)


def _range(scene: Scene, first: int, i: int, value: Value) -> tuple[int, int, float, float] | None:
    """(first, end, low, high) of "between 3 and 5", "from 15 to 17", "15-17", "3 or 4"; None for no range."""
    end, words = value.end, scene.figures.words
    opened = scene.word(first - 1).removeprefix("و")
    joint, second = scene.word(end), end + 1
    if opened in _BETWEEN:
        if end in words and words[end].lead.startswith("و"):
            second = end
        elif joint not in ("و", "الي", "حتي"):
            return None
    elif joint in ("-", "–", "—"):
        if scene.kind(i) != "d" or scene.kind(second) != "d":
            return None
    elif joint not in ("الي", "او", "حتي"):
        return None
    other = scene.figures.cardinal(second)
    if other is None or (other.number <= value.number and other.number >= 1000):
        return None
    low, high = value.number, other.number
    scale = words.get(other.end - 1)
    if scale and scale.role in _SCALES and scene.kind(i) == "d" and low < 1000 and low * scale.value < high:
        low *= scale.value  # من 3 إلى 5 آلاف
    if not low < high or (joint in ("-", "–", "—") and high > 20 * low):
        return None
    if opened in _BETWEEN or opened == "من":
        first -= 1
        first -= scene.word(first - 1) == "ما"
    return first, other.end, float(int(low)), float(int(high))
