"""Whether words for violence or protest tell of an event that happened, or only speak of such things.

"قتل جنديان في هجوم" tells an event; "مكافحة الهجمات", "خطر التفجير" and "ملف الاغتيال" use the same words and tell
none. What decides is spread over the company of the word, so it is weighed: each sign that a trigger shows has
a weight in language/ar/happened.tsv, and their sum is the log-odds that an event is told. To it comes how the
text as a whole sounds, by the pieces of its words: .05 of F1 on PROTEST and .02 on ASSAULT in cross-validation,
where few judged sentences leave most words unknown. The weights come from `python -m tawatur.evaluate.train`,
which names its material; signs and pieces are read here and nowhere else.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tawatur.codebook import events
from tawatur.model import Polarity
from tawatur.read.scan import Scan
from tawatur.tables import read_tsv

if TYPE_CHECKING:
    from tawatur.read.merge import Draft

WEIGHED = ("ASSAULT", "PROTEST")
_WINDOW = 4  # words to either side whose distance counts; farther ones count as words of the sentence
_COUNT = 4  # words behind the trigger in which those who did or suffered it are counted
_EVEN = {"ASSAULT": -3.0, "PROTEST": -4.6}  # log-odds of the best F1 in cross-validation
_ALONE = 2  # sentences; a longer text is a report and left as it is
_HEADLINE = 12  # tokens; a shorter text shows few signs, and is a headline or a question
_TIE = 3  # words before an event in which its tie to somebody is denied ("نفى ضلوعه في التفجير")
_DENY = ("نفي", "نفت", "ينف", "تنف", "انكر")
_LENIENT = 1.5  # log-odds lent to a headline
_COMPANY = 2.5  # log-odds that a second sentence lends; 1.0 is .01 better on single sentences, and loses short reports
_WORDY = frozenset("al")
_LEANING = 1.5  # what the pieces' log-odds are multiplied by; flat from 1 to 2
_PIECE = 3  # letters; pieces of four add nothing and double the table


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weight of each sign, by class."""
    found: dict[str, dict[str, float]] = {name: {} for name in WEIGHED}
    for row in read_tsv("language", "ar", "happened.tsv", required=("class", "sign", "weight")):
        found[row["class"]][row["sign"]] = float(row["weight"])
    return found


def weighed_class(event: str) -> str | None:
    """The PLOVER class whose weights an event is held against, None for events that aren't weighed."""
    plover = events.load()[event].plover
    return plover if plover in WEIGHED else None


def log_odds(shown: Iterable[str], weight: dict[str, float]) -> float:
    """The sum of the weights of the signs that a trigger shows."""
    return sum(weight.get(sign, 0.0) for sign in shown)


def pieces(scan: Scan) -> frozenset[str]:
    """The runs of three letters of a text's folded words, `_` standing for the edges of a word."""
    text = scan.text
    words = {word for word, kind in zip(text.words, text.kinds, strict=True) if kind in _WORDY}
    return frozenset(p for word in words for p in _pieces_of(word))


@lru_cache(maxsize=10_000)
def _pieces_of(word: str) -> tuple[str, ...]:
    edged = f"_{word}_"
    return tuple(f"piece {edged[i : i + _PIECE]}" for i in range(len(edged) - _PIECE + 1))


def sound(held: Iterable[str], weight: dict[str, float]) -> float:
    """The log-odds that a text with these pieces tells an event of a class, before any trigger is looked at.

    The pieces that have a weight share it by the root of their number, so that a longer text isn't surer.
    """
    known = [weight[piece] for piece in held if piece in weight]
    return _LEANING * (weight.get("text", 0.0) + math.fsum(known) / math.sqrt(len(known) or 1))


def signs(scan: Scan, draft: Draft, crowd: int) -> list[str]:
    """The signs that a trigger shows, each once, in a fixed order. `crowd` is the number of triggers of its
    sentence."""
    trigger = draft.trigger
    text = scan.text
    a, b = text.sentences[trigger.sentence]
    row = trigger.hit.entry.attrs.get("id", "")
    word = text.words[trigger.first]
    pos = trigger.pos
    found = ["any", f"row {row}", f"event {draft.event}", f"pos {pos}", f"word {stem(word)}"]
    if pos == "v":
        tense = "imperfect" if word.lstrip("وف")[:1] in "يت" and not word.endswith("ت") else "perfect"
        found += [f"tense {tense}", f"row {row} {tense}"]
    else:
        shape = "definite" if draft.definite else "bare"
        found += [f"shape {shape}", f"row {row} {shape}"]
    if trigger.hit.lead:
        found.append(f"lead {trigger.hit.lead}")
    if trigger.hit.tail:
        found.append("tail")
    found.append(f"polarity {draft.polarity.value}")
    if draft.background:
        found.append("background")
    found.append("in a statement" if draft.statement is not None else "told by the report")
    roles = {p.role for p in draft.parts}
    found += [f"role {role}" for role in sorted(roles)]
    found += sorted({f"role {p.role}: {p.by}" for p in draft.parts if "/" not in p.by})
    if not roles:
        found.append("no party")
    if any(i in scan.number_at for i in range(trigger.end, min(b, trigger.end + _COUNT))):
        found.append("counted after")
    mains = [p for p in draft.places if p.role == "main"]
    found.append("place" if mains else "no place")
    found += sorted({f"place {p.kind}" for p in mains})
    found.append("day" if draft.time and draft.time.first == draft.time.last else "no day")
    if draft.time is not None:
        found.append("time" if draft.time.certain else "time near")
    if draft.tolls:
        found += ["toll", *sorted({f"toll {t.toll.what}" for t in draft.tolls})]
    size = b - a
    found.append("middling" if size < 45 else "long")
    where = trigger.first - a
    found.append("opens" if where < 3 else "early" if where < 10 else "late")
    found.append("alone" if crowd == 1 else "two" if crowd == 2 else "crowd")
    near = range(max(a, trigger.first - _WINDOW), min(b, trigger.end + _WINDOW))
    for i in near:
        if trigger.first <= i < trigger.end or text.kinds[i] not in _WORDY:
            continue
        side = "before" if i < trigger.first else "after"
        found.append(f"{side} {stem(text.words[i])}")
        if i == trigger.first - 1 or i == trigger.end:
            found.append(f"next {side} {text.words[i]}")
    seen: set[str] = set()
    numbers = False
    for i in range(a, b):
        kind = text.kinds[i]
        if kind in _WORDY:
            if i < trigger.first or i >= trigger.end:
                seen.add(stem(text.words[i]))
        elif kind == "d":
            numbers = True
        elif text.words[i] in '«»"؟?:':
            seen.add(text.words[i])
    found += [f"with {one}" for one in sorted(seen)]
    if numbers:
        found.append("digits")
    if any(i in scan.date_at for i in range(a, b)):
        found.append("date in sentence")
    return found


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The folded word without و ف, one of ب ل ك and the article."""
    rest = word
    if len(rest) > 3 and rest[0] in "وف":
        rest = rest[1:]
    if rest.startswith("لل") and len(rest) > 4:
        return rest[2:]
    if len(rest) > 4 and rest[0] in "بك" and rest[1:3] == "ال":
        return rest[3:]
    if rest.startswith("ال") and len(rest) > 4:
        return rest[2:]
    return rest


def is_weighed(draft: Draft) -> bool:
    """True for what is told as having happened; a plan or a denial is no matter of these weights."""
    return (
        draft.polarity in (Polarity.ASSERTED, Polarity.UNCERTAIN) and weighed_class(draft.event) is not None
    )


def weigh(scan: Scan, drafts: list[Draft]) -> None:
    """Gives each draft of a text that is short enough to be weighed its odds. A text that says an event twice in
    the same words has a headline and is a page, however few its full stops; its length says less: weighing no
    text of more than 120 tokens keeps as many events of pages and costs .025 of F1 on single sentences."""
    if not is_short(scan) or says_twice(drafts):
        return
    named = [(draft, name) for draft in drafts if (name := weighed_class(draft.event)) is not None]
    if not named:
        return
    crowds = Counter(d.trigger.sentence for d in drafts)
    held = pieces(scan)
    sounds = {name: sound(held, weights()[name]) for name in {name for _, name in named}}
    for draft, name in named:
        shown = signs(scan, draft, crowds[draft.trigger.sentence])
        draft.odds = log_odds(shown, weights()[name]) + sounds[name]


def is_short(scan: Scan) -> bool:
    """True for a text that is weighed at all."""
    return len(scan.text.sentences) <= _ALONE


def says_twice(drafts: list[Draft]) -> bool:
    """True where two events are told in the same words."""
    wordings = [d.wording for d in drafts if d.wording]
    return len(set(wordings)) < len(wordings)


def even(name: str, sentences: int, tokens: int) -> float:
    """The log-odds from which an event of a class is told by a text of so many sentences and tokens."""
    return _EVEN[name] - _COMPANY * (sentences - 1) - (_LENIENT if tokens <= _HEADLINE else 0.0)


def plainly_told(scan: Scan, draft: Draft) -> bool:
    """True for a finite verb in the past with its parties, place or day: "داهمت الشرطة أمس منزلا في صنعاء", and for
    a verb that reads like its noun at the head of a sentence: "قصف الطيران سوقا في صنعاء أمس". It is kept whatever
    the weights say: it costs .015 of F1 on the judged sentences, and a short report that says what happened
    must not come out empty. So is an event in which somebody denies a part: that takes it for granted."""
    trigger = draft.trigger
    denied = (i for i in range(max(1, trigger.first - _TIE), trigger.first) if scan.has("denied_tie", i))
    if any(w.lstrip("و").startswith(_DENY) for i in denied for w in scan.text.words[max(0, i - 3) : i]):
        return True
    word = scan.text.words[trigger.first].lstrip("وف")
    verb = trigger.pos == "v"
    if draft.background or (verb and word[:1] in "يت" and not word.endswith("ت")):
        return False
    roles = {p.role for p in draft.parts}
    placed = any(p.role == "main" and p.kind != "country" for p in draft.places)
    dated = draft.time is not None and draft.time.certain
    if verb and "agent" in roles and len(roles) > 1:
        return placed or dated
    opens = trigger.first == scan.text.sentences[trigger.sentence][0]
    return placed and dated and (verb or (opens and "agent" in roles))


def told(scan: Scan, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those whose words tell of no event, where the text is a sentence on its own or little
    more.

    A longer report is left as it is: it was published because something happened, its sentences answer for
    each other, and on annotated reports the weights part events from other mentions no better than chance
    (area under the curve .54). A headline shows few signs and is treated leniently; leaving it alone
    altogether costs .02 of F1 on single sentences.
    """
    if not is_short(scan):
        return drafts
    size, tokens = len(scan.text.sentences), len(scan.text)
    untold = set()
    for draft in drafts:
        weighed = draft.same_as is None and is_weighed(draft) and not plainly_told(scan, draft)
        if weighed and draft.odds < even(weighed_class(draft.event) or "", size, tokens):
            untold.add(id(draft))
    return [d for d in drafts if id(d) not in untold and id(d.same_as) not in untold]
