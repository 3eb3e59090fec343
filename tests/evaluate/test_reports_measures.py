"""The set `reports`: a reader without fault scores 1 everywhere, and each fault lowers its own measure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from oracle import reading_of

from tawatur.evaluate import gold, reports
from tawatur.evaluate.figures import Figure, Notes
from tawatur.evaluate.likeness import same_date
from tawatur.evaluate.render import headline
from tawatur.model import Claim, Polarity, Reading, Role, Time, Toll
from tawatur.values import Span

OWN = Path(__file__).parents[1] / "gold" / "reports.jsonl"

TEXT = (
    "قصفت الطائرات الروسية مدينة البوكمال أمس الجمعة وقتلت 5 مدنيين. "
    "وقالت وكالة تاس نقلا عن وزارة الدفاع إن الغارات دمرت مواقع محصنة. "
    "واعتقلت الشرطة 3 أشخاص في دير الزور. ونفى مصدر وقوع اشتباكات."
)


def told() -> gold.Told:
    place = gold.Place("البوكمال", "main", "SY", 34.45, 40.92)
    return gold.Told(
        "r1",
        TEXT,
        outlet="موقع",
        published="2017-11-18",
        events=(
            gold.Event(
                "air_strike",
                True,
                "قصفت الطائرات الروسية",
                "asserted",
                "2017-11-17",
                "أمس الجمعة",
                (place,),
                (gold.Actor("الطائرات الروسية", "actor"), gold.Actor("مدنيين", "victim")),
                (gold.Count("killed", 5, "5 مدنيين", 5, "مدنيين"),),
            ),
            gold.Event(
                "arrest",
                False,
                "اعتقلت الشرطة",
                "asserted",
                places=(gold.Place("دير الزور", "main", "SY", 35.34, 40.14),),
                actors=(gold.Actor("الشرطة", "actor"),),
                counts=(gold.Count("arrested", 3, "3 أشخاص", 3, "أشخاص"),),
            ),
            gold.Event("armed_clash", False, "وقوع اشتباكات", "denied"),
        ),
        attributions=(
            gold.Attribution(
                ("وكالة تاس", "وزارة الدفاع"), "official", "نقلا عن", "الغارات دمرت مواقع", False
            ),
        ),
    )


def figures(reading: Reading, of: gold.Told | None = None) -> dict[str, Figure]:
    return reports.measure([of or told()], {"r1": reading}, Notes(0))


def value(found: dict[str, Figure], measure: str) -> float:
    return headline(found[measure])[1]


def changed(number: int, **values: object) -> Reading:
    reading = reading_of(told())
    claims = list(reading.claims)
    claims[number] = replace(claims[number], **values)  # type: ignore[arg-type]
    return replace(reading, claims=tuple(claims))


def names(found: dict[str, Figure]) -> set[str]:
    """The measures that are not perfect."""
    return {name for name, figure in found.items() if figure["n"] and headline(figure)[1] < 1.0}


def test_a_reading_without_fault_scores_one_everywhere() -> None:
    assert names(figures(reading_of(told()))) == set()


@pytest.mark.parametrize("told_row", gold.load(OWN, gold.Told), ids=lambda t: t.id)
def test_every_own_report_can_be_scored_in_full(told_row: gold.Told) -> None:
    found = reports.measure([told_row], {told_row.id: reading_of(told_row)}, Notes(0))
    assert names(found) == set()


def test_nothing_read_is_nothing_found() -> None:
    found = reports.measure([told()], {}, Notes(0))
    assert found["events"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "n": 3}
    assert value(found, "main_event") == 0.0


def test_a_wrong_type_costs_a_hit_and_a_false_find() -> None:
    found = figures(changed(1, event="protest"))
    assert found["events"]["recall"] == pytest.approx(2 / 3)
    assert found["events"]["precision"] == pytest.approx(2 / 3)


def test_events_without_a_gold_type_are_scored_neither_way() -> None:
    reading = reading_of(told())
    extra = replace(reading.claims[0], id="x", event="casualties", trigger=Span(0, 4))
    found = figures(replace(reading, claims=(*reading.claims, extra)))
    assert value(found, "events") == 1.0


def test_without_a_shared_trigger_the_same_place_or_count_will_do() -> None:
    moved = Span(0, 4)
    assert value(figures(changed(1, trigger=moved)), "events") == 1.0
    assert value(figures(changed(1, trigger=moved, places=())), "events") == 1.0
    assert value(figures(changed(1, trigger=moved, places=(), counts=())), "events") < 1.0


def test_a_retelling_is_no_second_event_but_adds_its_values() -> None:
    reading = reading_of(told())
    first = replace(reading.claims[0], counts=(), main=False)
    again = replace(reading.claims[0], id="again", same_as=first.id, places=(), roles=(), time=None)
    found = figures(replace(reading, claims=(first, *reading.claims[1:], again)))
    assert names(found) == set()


def test_a_value_told_twice_counts_once() -> None:
    reading = reading_of(told())
    again = replace(reading.claims[0], id="again", same_as=reading.claims[0].id)
    double = replace(again, counts=(replace(again.counts[0], spans=(Span(0, 4),)),), roles=again.roles[:1])
    assert names(figures(replace(reading, claims=(*reading.claims, double)))) == set()


def test_silence_is_no_event() -> None:
    reading = reading_of(told())
    silent = replace(reading.claims[0], id="s", polarity=Polarity.SILENT)
    assert value(figures(replace(reading, claims=(*reading.claims, silent))), "events") == 1.0


def test_negated_planned_and_denied_are_one_class() -> None:
    assert value(figures(changed(2, polarity=Polarity.NEGATED)), "non_asserted") == 1.0
    found = figures(changed(2, polarity=Polarity.ASSERTED))
    assert value(found, "non_asserted") == 0.0
    assert value(found, "polarity") == pytest.approx((0.8 + 0.0) / 2)


@pytest.mark.parametrize(
    ("told_date", "first", "last", "right"),
    [
        ("2017-11-17", date(2017, 11, 17), date(2017, 11, 17), True),
        ("2017-11-17", date(2017, 11, 16), date(2017, 11, 17), False),
        ("2017-11", date(2017, 11, 3), date(2017, 11, 3), True),
        ("2017-11", date(2017, 11, 1), date(2017, 11, 30), True),
        ("2017-11", date(2017, 10, 31), date(2017, 11, 30), False),
        ("2017", date(2017, 1, 1), date(2017, 12, 31), True),
        ("2017-11-17", date(2017, 11, 1), date(2017, 11, 30), False),
    ],
)
def test_a_date_is_right_at_the_precision_of_the_annotation(
    told_date: str, first: date, last: date, right: bool
) -> None:
    assert same_date(told_date, Time(first, last, "stated", (), "x")) is right


def test_a_date_where_none_is_told_is_false() -> None:
    found = figures(changed(1, time=Time(date(2017, 11, 17), date(2017, 11, 17), "inferred", (), "x")))
    assert found["dates"]["precision"] == 0.5
    assert found["dates"]["recall"] == 1.0


def test_a_point_must_be_near_or_within_a_stated_area() -> None:
    place = reading_of(told()).claims[0].places[0]
    far = replace(place, lat=34.85)  # 44 km north
    assert value(figures(changed(0, places=(far,))), "coordinates") == 0.5
    wide = replace(far, uncertainty_km=60.0)
    assert value(figures(changed(0, places=(wide,))), "coordinates") == 0.5
    area = replace(wide, kind="district")
    assert value(figures(changed(0, places=(area,))), "coordinates") == 1.0


def test_a_wrong_role_spares_the_actor() -> None:
    roles = tuple(replace(r, role="partner") for r in reading_of(told()).claims[0].roles)
    found = figures(changed(0, roles=roles))
    assert value(found, "actors") == 1.0
    assert value(found, "actor_roles") == pytest.approx(1 / 3)


def test_one_party_with_two_roles_is_one_actor() -> None:
    roles = reading_of(told()).claims[0].roles
    double = replace(roles[0], role="partner")
    found = figures(changed(0, roles=(*roles, double)))
    assert value(found, "actors") == 1.0
    assert found["actor_roles"]["precision"] == pytest.approx(3 / 4)


def test_open_and_closed_counts_differ() -> None:
    toll = reading_of(told()).claims[0].counts[0]
    found = figures(changed(0, counts=(replace(toll, high=None),)))
    assert found["counts"]["recall"] == 0.5
    many = (toll, Toll("wounded", None, 5, 5, False, toll.spans, "x"))
    assert figures(changed(0, counts=many))["counts"]["precision"] == pytest.approx(2 / 3)


def test_a_count_attached_to_two_events_is_one_find() -> None:
    toll = reading_of(told()).claims[0].counts[0]
    other = reading_of(told()).claims[1].counts
    assert value(figures(changed(1, counts=(*other, toll))), "counts") == 1.0


def test_sources_need_the_anchor_and_the_innermost_name() -> None:
    reading = reading_of(told())
    statement = reading.statements[0]
    start = statement.content.start

    def with_(**values: object) -> dict[str, Figure]:
        return figures(replace(reading, statements=(replace(statement, **values),)))  # type: ignore[arg-type]

    assert value(with_(content=Span(start + 20, len(TEXT))), "sources") == 1.0
    assert value(with_(content=Span(start + 30, len(TEXT))), "sources") == 0.0
    assert value(with_(chain=statement.chain[:1]), "sources") == 0.0
    inner_only = with_(chain=statement.chain[1:])
    assert value(inner_only, "sources") == 1.0
    assert value(inner_only, "chain_links") == 0.0
    assert value(with_(direct=True), "quotes") == 0.0
    assert value(with_(stance="silent"), "sources") == 0.0


def test_faults_show_the_words_around() -> None:
    notes = Notes(1)
    reading = changed(1, event="protest")
    reports.measure([told()], {"r1": reading}, notes)
    miss = next(f for f in notes.faults if f.measure == "events" and f.kind == "miss")
    assert "⟦اعتقلت الشرطة⟧" in miss.context
    assert "protest" in miss.found
    assert len([f for f in notes.faults if f.measure == "events"]) == 2


def test_rings_of_retellings_end() -> None:
    reading = reading_of(told())
    one, two = reading.claims[0], replace(reading.claims[0], id="two", same_as=reading.claims[0].id)
    ring: tuple[Claim, ...] = (replace(one, same_as="two"), two, *reading.claims[1:])
    assert figures(replace(reading, claims=ring))["events"]["recall"] > 0.6


def test_roles_without_a_gold_role_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from tawatur.evaluate import crosswalk

    known = crosswalk.role
    monkeypatch.setattr(crosswalk, "role", lambda r: None if r == "bystander" else known(r))
    roles = (*reading_of(told()).claims[0].roles, Role("bystander", "الجيران", None, (), "x"))
    assert names(figures(changed(0, roles=roles))) == set()
