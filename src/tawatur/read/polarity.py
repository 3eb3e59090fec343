"""Polarity: whether the words say that the event happened, didn't, might or will."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tawatur.language.lexicon import Hit
from tawatur.model import Polarity
from tawatur.read.scan import Scan
from tawatur.read.statements import Said
from tawatur.read.triggers import Trigger

if TYPE_CHECKING:
    from tawatur.read.merge import Draft

GOAL = "read/polarity.py:goal"  # a noun with ل: what is done something for, no event yet
_FUTURE = ("سي", "ست", "سن")


_DENIED = 24  # words that a denial reaches; what stands farther on is seldom denied


def polarity_of(scan: Scan, trigger: Trigger, said: Said | None) -> tuple[Polarity, str | None]:
    """The polarity of the event at its trigger, and the row that says so where it isn't asserted."""
    text = scan.text
    a = max(trigger.clause[0], said.content[0] if said else 0)
    first = trigger.first
    near = _senses(scan, max(a, first - 5), first)
    for hit in reversed(near):
        gap = first - hit.end
        if hit.entry.cls == "negation" and gap <= 1 and trigger.pos == "v":
            return Polarity.NEGATED, hit.entry.by
        if hit.entry.cls == "negation" and trigger.pos != "v" and _none_of(scan, hit.end, first):
            return Polarity.NEGATED, hit.entry.by
        if hit.entry.cls == "negation_noun" and gap <= 1 and trigger.pos != "v":
            return Polarity.NEGATED, hit.entry.by
        if hit.entry.cls == "negation_prep" and gap == 0 and trigger.pos != "v":
            return Polarity.NEGATED, hit.entry.by
        if hit.entry.cls == "prevent" and trigger.event == "escape":
            return Polarity.NEGATED, hit.entry.by
        if hit.entry.cls == "plan" and gap <= 2:
            return Polarity.PLANNED, hit.entry.by
        if hit.entry.cls == "hedge" and gap <= 3:
            return Polarity.UNCERTAIN, hit.entry.by
    if trigger.pos == "v" and trigger.hit.lead.endswith("س"):
        return Polarity.PLANNED, trigger.hit.entry.by
    if trigger.pos != "v":
        for j in range(first - 1, max(a - 1, first - 4), -1):
            if (
                text.words[j].removeprefix("و").startswith(_FUTURE)
                and len(text.words[j]) > 4
                and _verbal(scan, j)
            ):
                return Polarity.PLANNED, "read/polarity.py:future"
    if _is_noun(scan, trigger) and trigger.hit.lead.startswith("ل") and not _suffered(scan, a, first):
        return Polarity.PLANNED, GOAL
    if said:
        reached = first - said.content[0] <= _DENIED
        reached = reached and _DENIAL_ENDS.isdisjoint(text.words[said.content[0] : first])
        if said.stance == "denied" and reached and not _tie_denied(scan, trigger, said):
            return Polarity.DENIED, said.by
        if said.stance == "doubted":
            return Polarity.UNCERTAIN, said.by
    for hit in _senses(scan, trigger.end, min(trigger.clause[1], trigger.end + 3)):
        if hit.entry.cls == "due" and hit.first == trigger.end and trigger.pos != "v":
            return Polarity.PLANNED, hit.entry.by
        # "غارات يرجح أنها إسرائيلية" doubts whose they were, not that they were.
        if hit.entry.cls == "hedge" and not any(
            w.endswith(("انها", "انه")) for w in text.words[hit.end - 1 : hit.end + 1]
        ):
            return Polarity.UNCERTAIN, hit.entry.by
    return Polarity.ASSERTED, None


def _is_noun(scan: Scan, trigger: Trigger) -> bool:
    """True for a noun, and for a word that could be a verb but is none behind ل ("معركة لطرد التنظيم")."""
    if trigger.pos == "n":
        return True
    word = scan.text.words[trigger.first]
    return trigger.pos == "v" and trigger.hit.lead == "ل" and word[1:2] not in ("ي", "ت")


def carry_plans(scan: Scan, drafts: list[Draft]) -> None:
    """A noun joined by و to what is planned is planned, too: "يحاول اقتحام البلدة وتهجير سكانها"."""
    for one, other in pairwise(drafts):
        joined = other.trigger.pos != "v" and other.trigger.hit.lead.startswith("و")
        near = other.trigger.first - one.trigger.end <= _JOINED
        if (
            joined
            and near
            and one.polarity is Polarity.PLANNED
            and other.polarity is Polarity.ASSERTED
            and one.trigger.pos != "v"
            and one.trigger.sentence == other.trigger.sentence
        ):
            other.polarity, other.by = Polarity.PLANNED, one.by


_JOINED = 12  # words between two nouns that one verb plans
_DENIAL_ENDS = frozenset({"حيث", "فيما", "بينما"})
_TIE = 4  # words into what is denied within which a tie ("أي صلة بين", "ضلوعه في") is what is denied


def _tie_denied(scan: Scan, trigger: Trigger, said: Said) -> bool:
    """True for "نفت وجود أي صلة بين", "نفى ضلوعه في": somebody's part is denied, not that it happened."""
    start = said.content[0]
    return any(
        hit.end <= trigger.first for i in range(start, start + _TIE) for hit in scan.of("denied_tie", i)
    )


_ANY = frozenset({"اي", "ايه", "وقوع", "حدوث", "وجود", "بوقوع"})


def _none_of(scan: Scan, start: int, first: int) -> bool:
    """True for "لم يسجل وقوع أي غارات", "لم تقع اشتباكات": the verb between only says that there was none."""
    words = scan.text.words
    if start == first or any(words[i] in _ANY for i in range(start, first)):
        return True  # "لا صلة", "لا اشتباكات": of a noun right behind it لا denies the whole kind
    return first - start == 1 and any(h.entry.cls == "light" for h in scan.hits.get(start, ()))


def _verbal(scan: Scan, i: int) -> bool:
    """A future verb: a word with س before ي or ت that a light verb or the lexicon knows."""
    return any("س" in h.lead for h in scan.hits.get(i, ()))


_SUFFERED = (
    "تعرض",
    "يتعرض",
    "تتعرض",
    "حصيله",
    "نتيجه",
    "تلا",
    "خضع",
    "ضحيه",
    "ضحايا",
    "هدف",
    "شهود",
    "ادي",
    "ادت",
)


_BESIDES = frozenset({"بالاضافه", "اضافه", "وبالاضافه", "واضافه"})  # "بالإضافة لاغتنام أسلحة"


def _suffered(scan: Scan, a: int, first: int) -> bool:
    """True for "تعرض الرتل لهجوم": the noun with ل is what befell someone, no purpose."""
    words = scan.text.words
    if words[first - 1] in _BESIDES:
        return True
    return any(
        words[i].lstrip("وفب").removeprefix("ال").startswith(_SUFFERED)
        for i in range(max(a, first - 25), first)
    )


_SENSES = frozenset({"negation", "negation_noun", "negation_prep", "prevent", "plan", "due", "hedge"})


def _senses(scan: Scan, low: int, high: int) -> list[Hit]:
    return [
        h for i in range(low, high) for h in scan.hits.get(i, ()) if h.entry.cls in _SENSES and h.end <= high
    ]


def is_background(scan: Scan, trigger: Trigger) -> bool:
    """True for what the report tells from before: "وكانت ... قد", "سبق أن", "يذكر أن"."""
    a, _ = scan.text.sentences[trigger.sentence]
    head = [h for i in range(a, min(a + 3, trigger.first + 1)) for h in scan.of("background", i)]
    if not head:
        return False
    words = scan.text.words[a : trigger.end]
    first = words[0].removeprefix("و") if words else ""
    if first in ("كان", "كانت", "كانوا"):
        return "قد" in words or trigger.pos == "v"
    return True
