"""Signs that a mention tells an event of the report again, or another one: the words around it, and "also"."""

from __future__ import annotations

from tawatur.language.text import Text
from tawatur.read.happened import stem
from tawatur.read.scan import Scan
from tawatur.read.triggers import Trigger

_BEFORE, _BEHIND = 8, 12  # words around a trigger that name what happened
_SHORT_LINE = 25  # tokens; a longer first line is a headline and its lead in one, as pages give them
_ALSO = frozenset({"كما", "كذلك", "ايضا"})
_BULLETS = frozenset({"-", "–", "•"})
_LIKE = frozenset({"مماثله", "مماثل", "مشابهه", "مشابه"})
_STEPS = 3  # words from "also" or a bullet to the trigger
_SMALL = frozenset(
    {
        *("في", "من", "علي", "عن", "الي", "بعد", "ان", "قد", "التي", "الذي", "مع", "و", "او", "هذا", "هذه"),
        *("ما", "لا", "لم", "كما", "بين", "خلال", "كان", "كانت"),
    }
)


def head_end(text: Text) -> int:
    """The token behind headline and lead: the first line, with the second where the first is short."""
    ends = [i for i, word in enumerate(text.words) if word == "\n"][:2]
    if not ends:
        return len(text)
    return ends[0] if ends[0] > _SHORT_LINE or len(ends) == 1 else ends[1]


def around(scan: Scan, trigger: Trigger) -> frozenset[str]:
    """The words near a trigger in its sentence, without small ones and clitics."""
    text = scan.text
    a, b = text.sentences[trigger.sentence]
    near = range(max(a, trigger.first - _BEFORE), min(b, trigger.end + _BEHIND))
    return frozenset(
        stem(text.words[i])
        for i in near
        if text.kinds[i] in "ald" and text.words[i] not in _SMALL and not trigger.first <= i < trigger.end
    )


def is_another(scan: Scan, trigger: Trigger) -> bool:
    """True where the words say that this is a further event: "كما قصفت", "مظاهرات مماثلة", or a bullet of its
    own."""
    words = scan.text.words
    if trigger.frame == "protest" and words[trigger.end : trigger.end + 1] and words[trigger.end] in _LIKE:
        return True
    a, _ = scan.text.sentences[trigger.sentence]
    for i in range(trigger.first - 1, max(a, trigger.first - _STEPS) - 1, -1):
        if words[i] in _ALSO:
            return True
        if words[i] in _BULLETS and (i == 0 or words[i - 1] in ("\n", ".")):
            return True
    return False
