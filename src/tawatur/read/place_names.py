"""The shape of a name behind a sign word: known or not, one or a list of them."""

from __future__ import annotations

from tawatur.language.lexicon import Hit
from tawatur.read.place_page import Page, Unit
from tawatur.read.place_scan import OPENING, Candidate

Item = tuple[int, int, Candidate | None, str]  # first token, end, the known name, proclitics

_IN_NAMES = frozenset(  # sign words that names begin with: "قرية تل ..", "حي جسر .."
    ("mountain", "valley", "farm", "bridge", "river", "hamlet", "building")
)
_COMMA = frozenset("،,")
_CLOSING = frozenset("\"”»')’")


def open_quote(page: Page, at: int) -> int:
    """The token behind opening quotation marks at `at`; a bracket is not passed over."""
    text = page.text
    while at < len(text) and text.kinds[at] == "p" and text.words[at] in OPENING and text.words[at] != "(":
        at += 1
    return at


def past_nisba(page: Page, at: int) -> int:
    """ "العاصمة السورية دمشق": the adjective between the sign word and the name."""
    return at + 1 if at in page.signs.nisbas and at + 1 in page.by_first else at


def item_at(page: Page, at: int, unknown: bool, wants: str = "") -> Item | None:
    """A name at token `at`: (first, end, candidate or None, proclitics)."""
    c = page.by_first.get(at)
    if c is not None and not c.lead:
        return at, c.end, c, ""
    if wants == "article" and page.class_at(at, "place_links", "again.settlement"):
        return (at, at + 1, None, "") if page.text.words[at].startswith("ال") else None  # "سوق البلدة"
    if not unknown or (at < len(page.text) and page.text.words[at].startswith("و")):
        return None
    end = unknown_end(page, at, 0)
    if end and wants and not page.text.words[at].startswith("ال"):
        quoted = at > 0 and page.text.words[at - 1] in OPENING
        given = page.class_at(at, "place_heads", "given")
        if wants == "article" and not (quoted or given):
            return None  # "حاجز لعناصر", "مدرسة تأوي": no name follows
        if wants == "definite" and end - at == 1 and not quoted and page.text.words[at].endswith("ه"):
            return None  # "منطقة سكنية", "محطة معالجة": an adjective or a common noun
        if wants == "named" and end - at == 1 and not quoted and page.text.words[at].endswith("يه"):
            return None  # "قاعدة عسكرية"
    return (at, end, None, "") if end else None


def named_by_site(page: Page, sign: Hit, at: int) -> Item | None:
    """ "حي الجامعة", "شارع المطار", "حي طريق السد": a quarter or street that bears a site's or road's name."""
    if sign.entry.attrs["id"] not in _NAMED_BY_SITES or "ال" in sign.lead:
        return None
    word = _site_noun(page, at)
    if word == "definite":
        return at, at + 1, None, ""
    if word and (_site_noun(page, at + 1) == "definite" or may_be_name(page, at + 1, False)):
        after = page.text.words[at + 1 : at + 2]
        return (at, at + 2, None, "") if after and after[0].startswith("ال") else None
    return None


def _site_noun(page: Page, at: int) -> str:
    """ "definite" for "الجامعة", "bare" for "جامعة", "" for no noun of a site or road."""
    for hit in page.hits.of("place_signs", at):
        site = hit.entry.concept in ("site", "road")
        if site and hit.end == at + 1 and hit.lead in ("", "ال") and not hit.tail:
            return "definite" if hit.lead else "bare"
    return ""


_NAMED_BY_SITES = frozenset(("quarter", "block", "square"))


def next_item(page: Page, at: int) -> Item | None:
    """The next name of a list behind token `at`: after a comma, "and", or with "and" attached."""
    text = page.text
    if at < len(text) and text.kinds[at] == "p" and text.words[at] in _CLOSING:
        at += 1
    if at >= len(text):
        return None
    if text.words[at] in _COMMA:
        behind = open_quote(page, at + 1)
        return item_at(page, behind, True) or with_and(page, behind)
    if text.words[at] == "و":
        return item_at(page, open_quote(page, at + 1), True)
    return with_and(page, at)


def with_and(page: Page, at: int) -> Item | None:
    """A name with "and" attached at token `at`."""
    text = page.text
    c = page.by_first.get(at)
    if c is not None and c.lead == "و":
        return at, c.end, c, "و"
    if at < len(text) and text.words[at].startswith("و") and len(text.words[at]) > 3:
        end = unknown_end(page, at, 1)
        return (at, end, None, "و") if end else None
    return None


def unknown_end(page: Page, at: int, skip: int) -> int:
    """The token behind a name that no gazetteer knows, 0 where the words there can't be one."""
    text = page.text
    if at >= len(text) or text.kinds[at] != "a":
        return 0
    is_head = page.class_at(at, "place_stops", "head")
    if len(text.words[at]) - skip < 3 and not is_head:
        return 0
    if at in page.taken or not may_be_name(page, at, bool(skip)):
        return 0
    if text.words[at].startswith(("لل", "لا", "بال", "كال")) and not skip:
        return 0
    end = at + 1
    word = text.words[at][skip:]
    if end < len(text) and text.kinds[end] == "a":
        after = text.words[end]
        definite = after.startswith("ال") and not word.startswith("ال")
        given = page.class_at(at, "place_heads", "given") and not page.class_at(end, "place_signs")
        tail = page.class_at(end, "place_stops", "tail") and not leads_place(page, end)
        # "الشيخ علي", but not "تل على الحدود": the two are one word once folded.
        person = (
            is_head and page.class_at(end, "place_heads", "given") and text.raw[text.ends[end] - 1] != "ى"
        )
        if tail or person or ((is_head or definite or given) and may_be_name(page, end, False)):
            end += 1
        elif is_head:
            return 0
    elif is_head:
        return 0
    return end


def leads_place(page: Page, at: int) -> bool:
    """ "الخريطة غربي دير الزور": the direction belongs to what follows."""
    after = at + 1
    if page.text.words[at].startswith("ال") or at not in page.signs.bearings:
        return False
    return after in page.by_first or page.class_at(after, "place_signs")


def may_be_name(page: Page, at: int, with_and: bool) -> bool:
    """False where a row knows the word as no part of a name; `with_and` looks behind its "and"."""
    for hit in page.hits.get(at, ()):
        if with_and != hit.lead.startswith("و") and hit.lead:
            continue
        cls = hit.entry.cls
        if cls == "place_stops" and hit.entry.concept == "stop":
            return False
        if cls.startswith(("event", "cue", "date_", "toll", "place_links", "place_bearings", "place_signs")):
            if (
                cls == "place_signs"
                and not hit.tail
                and hit.lead.lstrip("وف") == ""
                and hit.entry.attrs["id"] in _IN_NAMES
            ):
                continue  # "قرية تل ..", "حي جبل .."
            return False
        if cls == "place_nisbas":
            return False
    return True


def take_adjective(page: Page, unit: Unit) -> None:
    """ "مطار منغ العسكري", "مطار دمشق الدولي": the adjective belongs to the name of a site."""
    text, end = page.text, unit.end
    if unit.kind == "site" and end < len(text):
        if text.words[end] in '"”»' and end + 1 < len(text):
            end += 1
        if page.class_at(end, "place_stops", "adjective"):
            unit.end = unit.name_end = end + 1


def beside_known(page: Page) -> list[Unit]:
    """ "في جوبر وعين ترما": villages that no gazetteer knows, told behind "in" with a known one right behind."""
    text = page.text
    found: list[Unit] = []
    for c in page.by_first.values():
        spot = page.chosen[c.name]
        if c.lead != "و" or spot.kind != "settlement" or c.name in page.gazetteer.doubtful:
            continue
        for first in (c.first - 1, c.first - 2):
            if first > 0 and text.words[first - 1] in _IN and unknown_end(page, first, 0) == c.first:
                kind, by = "settlement", spot.by
                unit = Unit(first, c.first, first, c.first, "", None, kind, spot.country, None, "none", by)
                page.add_taken(unit)
                found.append(unit)
                break
    return found


_IN = frozenset(("في", "فى"))
