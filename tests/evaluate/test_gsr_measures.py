from __future__ import annotations

from oracle import role_id

from tawatur.evaluate import gsr
from tawatur.evaluate.figures import Figure, Notes
from tawatur.model import Claim, Polarity, Reading, Role
from tawatur.values import Span


def claim(event: str, roles: tuple[tuple[str, str], ...] = (), polarity: str = "asserted") -> Claim:
    return Claim(
        id=f"{event}{polarity}",
        report="r",
        statement=None,
        event=event,
        trigger=Span(0, 3),
        main=True,
        polarity=Polarity(polarity),
        roles=tuple(Role(role_id(role), name, None, (), "x") for role, name in roles),
        places=(),
        time=None,
        counts=(),
        by="x",
    )


def measure(rows: list[gsr.Sentence], claims: dict[str, tuple[Claim, ...]]) -> dict[str, Figure]:
    readings = {
        row.report().id: Reading(row.report().id, "x", "ar", (), (), claims.get(row.id, ()), ())
        for row in rows
    }
    return gsr.measure(rows, readings, Notes(5))


def test_yes_against_both_kinds_of_no_without_the_ambiguous() -> None:
    rows = [
        gsr.Sentence("a", "ASSAULT", "yes", "قصف"),
        gsr.Sentence("b", "ASSAULT", "yes", "قصف"),
        gsr.Sentence("c", "ASSAULT", "difficult no", "قصف"),
        gsr.Sentence("d", "ASSAULT", "easy no", "زيارة"),
        gsr.Sentence("e", "ASSAULT", "ambiguous", "قصف"),
        gsr.Sentence("f", "PROTEST", "yes", "تظاهر"),
    ]
    attack = (claim("air_strike"),)
    found = measure(rows, {"a": attack, "c": attack, "e": attack, "f": (claim("protest"),)})
    assert found["ASSAULT"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "n": 2}
    assert found["PROTEST"]["f1"] == 1.0


def test_only_told_and_uncertain_events_are_positive() -> None:
    row = gsr.Sentence("a", "ASSAULT", "yes", "قصف")
    for polarity, hit in (("uncertain", 1.0), ("denied", 0.0), ("planned", 0.0), ("negated", 0.0)):
        found = measure([row], {"a": (claim("air_strike", polarity=polarity),)})
        assert found["ASSAULT"]["recall"] == hit, polarity


def test_any_annotators_span_is_good_enough() -> None:
    spans = (gsr.Parties("مسلحون", ""), gsr.Parties("رجال مقنعون", "جندي"))
    row = gsr.Sentence("a", "ASSAULT", "yes", "خطف", spans)
    found = measure([row], {"a": (claim("abduction", (("actor", "مسلحون"), ("victim", "جنديا"))),)})
    assert found["source_actor"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "n": 1}
    assert found["target_actor"]["recall"] == 0.0
    assert found["target_actor"]["precision"] == 0.0


def test_of_several_claims_the_fitting_one_counts() -> None:
    row = gsr.Sentence("a", "ASSAULT", "yes", "خطف", (gsr.Parties("مسلحون", "جندي"),))
    one = claim("air_strike", (("actor", "الطيران"), ("target", "مدينة")))
    two = claim("abduction", (("actor", "مسلحون"), ("victim", "جندي")))
    found = measure([row], {"a": (one, two)})
    assert found["source_actor"]["f1"] == 1.0
    assert found["target_actor"]["f1"] == 1.0


def test_parties_where_nobody_marked_any_are_false() -> None:
    row = gsr.Sentence("a", "ASSAULT", "yes", "خطف", (gsr.Parties("مسلحون", ""),))
    found = measure([row], {"a": (claim("abduction", (("actor", "مسلحون"), ("victim", "جندي"))),)})
    assert found["target_actor"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "n": 0}
