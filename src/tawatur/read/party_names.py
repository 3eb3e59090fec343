"""Persons' names by their shape: a run of words that no row knows as anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.language.lexicon import Hit
from tawatur.language.text import Text

MOST = 4  # names a person in news: given, father's, grandfather's, surname; binders (ابن، أبو) don't count
# Words inside a name that need the next one.
BINDERS = frozenset(
    {
        "عبد",
        "ابو",
        "ابي",
        "ابا",
        "ام",
        "ال",
        "بن",
        "ابن",
        "بنت",
        "دي",
        "فان",
        "فون",
        "ولد",
        "دو",
        "لو",
        "ماك",
        "بو",
        "اولد",
    }
)
# Classes of rows that may stand inside a name; any other row says that the word is no name.
_INSIDE = frozenset({"given", "nisba", "place_nisbas"})
_HONOURS = frozenset({"باشا", "بك", "افندي"})
# Grammar words that no name holds.
STOPS = frozenset(
    """
    في من على علي الى الي عن مع بين عند لدى لدي خلال بعد قبل ضد حول عبر منذ حتى حتي دون ضمن تحت فوق امام خلف وراء قرب نحو
    رغم سوى غير كما كل بعض احد احدى احدي جميع عدد عدة ان انه انها انهم اني بان بانه بانها لان لانه فان كان كانت يكون تكون
    ليس ليست لم لن لا ما ماذا هل قد لقد سوف هو هي هم هما نحن انا هذا هذه هؤلاء ذلك تلك هناك هنا الذي التي الذين اللذين
    اللتين اللواتي حيث حين حينما عندما بينما لكن ولكن بل او ام ثم اذا لو كي لكي الا اما بما مما فيما كلما حسب بحسب وفق
    وفقا نقلا قال قالت يوم اليوم امس الان مساء صباح ليل ليلة فجر ظهر عام سنة شهر اسبوع ايضا كذلك اثناء نتيجة بسبب جراء
    اثر عقب اثر اكثر اقل اي ايا اية كلا كلتا مثل نفس ذات عليه عليها عليهم فيه فيها منه منها منهم له لها لهم به بها بهم
    الذى التى ومن وفي وعلى وعلي والى والي وعن ومع وان وانه وانها وهو وهي وهم وكان وكانت وقد ولم ولا وما بن_ سابق سابقا حاليا
    اذ اذن فقط كافة نحو بيد لدن مذ وسط داخل خارج شمال جنوب شرق غرب قبيل بعيد فور عدا بات باتت اصبح اصبحت صار صارت
    ظل ظلت مازال مازالت لايزال لاتزال يزال تزال شخصيا ردا تعليقا عموما نظرا بدلا فضلا لاحقا مجددا هاتفيا رسميا
    """.split()
) - {"بن_"}


class Names:
    """The names of one text. `hits` are the lexicon's by first token."""

    def __init__(self, text: Text, hits: Mapping[int, Sequence[Hit]]) -> None:
        self._words = text.words
        self._kinds = text.kinds
        self._hits = hits
        self._size = len(text.words)

    def end(self, i: int, most: int = MOST, first_may_be_known: bool = False) -> int:
        """The token behind the name that starts at i; i itself where none does."""
        at, count = i, 0
        while at < self._size and count < most:
            word = self._words[at]
            if word in BINDERS and at + 1 < self._size and self._kinds[at + 1] == "a":
                if word == "عبد" or self.possible(at + 1, inside=True):
                    count += word in ("عبد", "ابو", "ابي", "ام") or at == i
                    at += 2
                    if self._words[at - 1].startswith("ال") and word != "عبد":
                        break
                    continue
                break
            if not self.possible(at, inside=at > i or first_may_be_known):
                break
            at += 1
            count += 1
            if word.startswith("ال") and len(word) > 4 and count > 1:
                break
        return at

    def given(self, i: int) -> bool:
        """True when a given name starts at i."""
        return any(h.entry.cls == "given" for h in self._hits.get(i, ()))

    def full(self, i: int) -> int:
        """The token behind a name of two words or more that its first word shows to be one: a given name or a
        kunya; i itself where none starts."""
        word = self._words[i]
        if not (self.given(i) or (word in ("ابو", "ام") and i + 1 < self._size)):
            return i
        if self._hits.get(i) and any(
            h.entry.cls not in _INSIDE and not h.tail and h.end > i + 1 for h in self._hits[i]
        ):
            return i
        end = self.end(i)
        return end if end - i >= 2 else i

    def possible(self, i: int, inside: bool) -> bool:
        """True when the word can be part of a name: no grammar word, no verb, nothing that a row knows."""
        word = self._words[i]
        if self._kinds[i] != "a" or len(word) < 2 or word in STOPS:
            return False
        for hit in self._hits.get(i, ()):
            if hit.entry.cls == "given" and not hit.lead:
                return True
        for hit in self._hits.get(i, ()):
            if hit.tail or hit.lead not in ("", "ال", "و", "وال"):
                continue
            if hit.entry.cls not in _INSIDE or (not inside and hit.entry.cls != "given"):
                return False
        if word[0] == "و" and len(word) > 3:
            return False
        if word.startswith(("بال", "لل", "فال", "كال")):
            return False
        return not looks_like_verb(word)


def looks_like_verb(word: str) -> bool:
    """True for endings and beginnings that verbs have and names seldom: "تمكنت", "دخلوا", "يواصل"."""
    if word.endswith("ت") and len(word) > 3 and word[-2] not in "اوي":
        return True
    if word.endswith("وا") and len(word) > 4:
        return True
    return word[0] == "ي" and len(word) > 3 and not word.endswith(("ي", "ا"))
