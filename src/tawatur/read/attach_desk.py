"""The desk that a report was written at, which is no place of its events."""

from __future__ import annotations

from tawatur.read.places import PlaceMention
from tawatur.read.scan import Scan

_DASHES = frozenset({"-", "–", "ـ"})
_DESK = _DASHES | {":"}
_QUOTES = frozenset("\"“«'")


def of_desk(scan: Scan, mention: PlaceMention) -> bool:
    """True for the desk that a report was written at: "المنامة - الخليج أونلاين", "مكتب الأخبار - درعا",
    "أتلانتا، الولايات المتحدة (CNN) -"."""
    words = scan.text.words
    behind, before = mention.end, mention.first - 1
    if behind + 2 < len(words) and words[behind] in _DESK:
        behind += words[behind + 1] in _QUOTES
        teller = scan.party_at.get(behind + 1)
        if words[behind + 1] == "وكالات" or (teller is not None and teller.cat == "medium"):
            return True
    if before > 0 and (
        words[before] in _DASHES or (words[before] == "(" and words[mention.end : mention.end + 1] == (")",))
    ):
        teller = scan.party_end.get(before)
        if teller is not None and teller.cat == "medium":
            return True
    a, _ = scan.text.sentence_of(mention.first)
    near = words[behind : behind + 9]
    if mention.first - a > 1:  # behind a caption without a full stop: "دبي، الإمارات (CNN) -"
        return "(" in near and _signed(scan, behind + near.index("("), behind)
    return any(near[k] == ")" and near[k + 1] in _DASHES for k in range(len(near) - 1))


def _signed(scan: Scan, bracket: int, behind: int) -> bool:
    """True for the agency in brackets behind the desk: places alone before it, a dash behind it."""
    words = scan.text.words
    if any(words[i] not in ("،", ",") and not _of_place(scan, i) for i in range(behind, bracket)):
        return False
    inside = words[bracket + 1 : bracket + 4]
    if ")" not in inside:
        return False
    end = bracket + 1 + inside.index(")")
    agency = scan.party_at.get(bracket + 1)
    known = scan.text.kinds[bracket + 1] == "l" or (agency is not None and agency.cat == "medium")
    return known and words[end + 1 : end + 2] in (("-",), ("–",))


def _of_place(scan: Scan, token: int) -> bool:
    return any(m.first <= token < m.end for m in scan.places)
