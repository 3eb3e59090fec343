"""The main event of a report, among its claims in the making."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.codebook import events
from tawatur.model import Polarity
from tawatur.read.merge import Draft, apart, kindred
from tawatur.read.retold import head_end
from tawatur.read.scan import Scan

PARTS = frozenset({"participation", "presence", "link", "support", "investigation", "comment"})
_PRIOR = frozenset({"بعد", "عقب", "غداه", "وبعد", "وعقب", "منذ", "قبل", "اثر", "وسط", "رغم"})
_NEXT = 3  # further events among which the exact word for a general one is looked for
_TOLD = frozenset({Polarity.ASSERTED, Polarity.UNCERTAIN})
_LOOSE = frozenset({"killing", "attack", "explosion", "bombardment", "materiel_destroyed"})
# What a report can be for though nobody is attacked in it. A visit or a meeting seldom is, where there is more.
_WEIGHTY = frozenset(
    {
        "protest",
        "strike_action",
        "displacement",
        "release",
        "agreement",
        "withdrawal",
        "accession",
        "deployment",
    }
)
_DOERS = frozenset({"منفذ", "منفذي", "منفذو", "مدبر", "مدبري"})
_MEANT = ("للمشارك", "استعدادا", "تحضيرا", "تمهيدا")
_TALKS = frozenset({"visit", "meeting"})
_LEAD = 120  # tokens that hold a headline and its lead, with what a page puts around them
_STEP = 8  # words from a march to what the marchers did next ("دخل الجيش المدينة وسيطر عليها")


def choose_main(scan: Scan, drafts: list[Draft]) -> None:
    """Marks the main event: the first of security or of weight that is told as having come to pass or to come,
    is no background and sets no other's time, a visit or meeting where the head of the report tells no more, else
    the first of any kind; a report that is about a plan or a denial has it for its main event. Counting mentions,
    tolls or words shared with the headline chose better in one report of 75."""
    kinds = events.load()
    heads = [d for d in drafts if d.same_as is None and d.event not in PARTS]
    head = min(head_end(scan.text), _LEAD)
    tests: tuple[Callable[[Draft], bool], ...] = (
        lambda d: (kinds[d.event].security or d.event in _WEIGHTY) and _leads(scan, d) and not _denied(d),
        lambda d: kinds[d.event].security and _leads(scan, d),
        lambda d: kinds[d.event].security and not d.background,
        lambda d: kinds[d.event].gold_type is not None and not d.background,
        lambda d: True,
    )
    for test in tests:
        fitting = [d for d in heads if test(d)]
        if fitting:
            announced = _talks(scan, heads, head) if fitting[0].trigger.first >= head else None
            (announced or _exact(fitting)).main = True
            return


def _talks(scan: Scan, heads: list[Draft], end: int) -> Draft | None:
    """The visit or meeting that headline and lead announce, where they announce nothing graver."""
    return next((d for d in heads if d.event in _TALKS and d.trigger.first < end and _leads(scan, d)), None)


def _denied(draft: Draft) -> bool:
    return draft.polarity in (Polarity.NEGATED, Polarity.DENIED)


def _leads(scan: Scan, draft: Draft) -> bool:
    """False for what is told from before, and for "بعد إسقاط مروحية أمس، تقدموا": what only sets the time of the
    event told, and killed nobody."""
    if draft.background or draft.event == "siege":  # a siege lasts: what a report is for came to pass in it
        return False
    first = draft.trigger.first
    if _done_by(scan, draft) or (draft.polarity is Polarity.PLANNED and first > 1 and _goal(scan, first)):
        return False
    if draft.deadly or not first or scan.text.words[first - 1] not in _PRIOR:
        return True
    return bool(draft.also) and first > 1  # a report that opens with "بعد" announces what comes behind


def _done_by(scan: Scan, draft: Draft) -> bool:
    """True for "مقتل منفذ الهجوم": the words name a man by what he did before."""
    first = draft.trigger.first
    return draft.trigger.pos != "v" and first > 0 and scan.text.words[first - 1].removeprefix("ل") in _DOERS


def _goal(scan: Scan, first: int) -> bool:
    """True for "للمشاركة في هجوم مرتقب": what those who came are meant for."""
    return scan.text.words[first - 2].startswith(_MEANT) or scan.text.words[first - 1].startswith(_MEANT[1:])


def _quells(draft: Draft, protest: Draft) -> bool:
    """True for shots that killed, told with the protest: what the report is for."""
    near = draft.trigger.sentence - protest.trigger.sentence <= 1
    killed = any(t.toll.what == "killed" for t in draft.tolls)
    return near and killed and draft.event in ("shooting_attack", "crackdown", "killing")


def _exact(fitting: list[Draft]) -> Draft:
    """The first event, or the one soon after it that gives its exact kind: "مقتل جنديين" in the headline is the
    explosion that the lead tells; a force that comes in comes for what it does next, and a protest that was shot
    at is less than its dead."""
    first = fitting[0]
    if first.event == "deployment" and len(fitting) > 1:
        then = fitting[1]
        near = then.trigger.first - first.trigger.end <= _STEP
        if near and then.trigger.sentence == first.trigger.sentence and "و" in then.trigger.hit.lead:
            return then
    if first.event == "protest":
        return next((d for d in fitting[1 : 1 + _NEXT] if _quells(d, first)), first)
    if first.event not in _LOOSE:
        return first
    for other in fitting[1 : 1 + _NEXT]:
        exact = other.event not in _LOOSE and kindred(first.event, other.event)
        told = {first.polarity, other.polarity} <= _TOLD or other.polarity is first.polarity
        if exact and told and not apart(first, other):
            return other
    return first
