"""What a relative phrase tells of: the place, the list of places or the common noun right before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.language.text import Text
from tawatur.read.place_page import Unit
from tawatur.read.place_scan import Signs

_MARKS = frozenset('(،,-–"”»“«')
_FARTHEST = 7  # tokens of brackets and "which lies at a distance of" between a place and its distance


def lead_at(signs: Signs, at: int) -> str:
    """The proclitics, but for the article, of the sign or direction that starts at a token."""
    for hit in signs.bearings.get(at, ()):
        return hit.lead.replace("ال", "")
    sign = signs.starting.get(at)
    return sign.lead.replace("ال", "") if sign else ""


def _is_filler(signs: Signs, at: int) -> bool:
    return "filler" in signs.links.get(at, "")


def noun_before(text: Text, signs: Signs, first: int) -> tuple[int, int] | None:
    """ "قريتين صغيرتين على بعد ...": the tokens of the common noun that a distance tells of."""
    end = first
    while end > 0 and _is_filler(signs, end - 1):
        end -= 1
    for at in range(end - 1, end - 4, -1):
        if at < 0 or text.kinds[at] != "a":
            return None
        if at in signs.nouns:
            return at, end
    return None


def heads_before(
    text: Text, signs: Signs, units: Sequence[Unit], ends: Mapping[int, Unit], first: int, of: Unit
) -> list[Unit]:
    """The place or list of places right before token `first`; brackets, "which lies" and such between."""
    at = first
    for _ in range(_FARTHEST):
        if at == 0 or at in ends:
            break
        if not (_is_filler(signs, at - 1) or text.words[at - 1] in _MARKS or at - 1 in signs.nisbas):
            break
        at -= 1
    unit = ends.get(at)
    if unit is None or unit is of or unit.kind == "country" or unit.reference:
        return []
    found = [unit]
    position = next(n for n, one in enumerate(units) if one is unit)
    for before in reversed(units[:position]):
        gap = unit.first - before.end
        same_list = unit.group >= 0 and before.group == unit.group
        if before.kind not in ("settlement", "site") or gap > 1:
            break
        if not (same_list or (unit.joined and gap == 0)):
            break
        found.append(before)
        unit = before
    return found
