"""The report that the project starts from, read as a careful person reads it."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from shared import shared
from tawatur.model import Claim, Polarity, Reading, Report, Statement
from tawatur.read import read
from tawatur.values import distance_km

TEXT = shared("seed", "report.txt").read_text("utf-8") if shared("seed", "report.txt").exists() else ""
pytestmark = pytest.mark.skipif(
    not TEXT, reason="the seed report is not part of the project and is missing here"
)


@cache
def reading(published: date | None = None) -> Reading:
    return read(Report("seed", TEXT, published=published))


def words(statement: Statement) -> str:
    return TEXT[statement.content.start : statement.content.end]


def said(*part: str) -> Statement:
    found = [s for s in reading().statements if all(p in words(s) for p in part)]
    assert found, f"no statement holds {part}"
    return min(found, key=lambda s: len(words(s)))


def names(statement: Statement) -> list[str]:
    return [link.name for link in statement.chain]


def claims(event: str, **wanted: object) -> list[Claim]:
    return [
        c
        for c in reading().claims
        if c.event == event and all(getattr(c, name) == value for name, value in wanted.items())
    ]


def under(statement: Statement) -> list[Claim]:
    return [c for c in reading().claims if c.statement == statement.id]


def roles(claim: Claim) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for role in claim.roles:
        found.setdefault(role.role, []).append(role.name)
    return found


def flag_codes() -> set[str]:
    return {f.code for f in reading().flags}


def main() -> Claim:
    return next(c for c in reading().claims if c.main)


def test_the_day_is_inferred_from_the_latest_year_named() -> None:
    time = main().time
    assert time is not None
    assert (time.first, time.last, time.basis) == (date(2025, 12, 18), date(2025, 12, 18), "inferred")
    assert "2024" in (time.why or "")


def test_with_a_publication_day_the_same_day_rests_on_it() -> None:
    claim = next(c for c in reading(date(2025, 12, 18)).claims if c.main)
    assert claim.time is not None
    assert (claim.time.first, claim.time.basis) == (date(2025, 12, 18), "published")


def test_an_air_operation_by_iraqi_and_us_forces_inside_syria() -> None:
    claim = main()
    assert claim.event == "air_operation"
    agents = {r.concept for r in claim.roles if r.role == "agent"}
    assert {"iq.forces", "us.forces"} <= agents
    assert any(p.country == "SY" or "السورية" in p.name for p in claim.places)


def test_the_later_wording_is_kept_as_a_conflicting_one() -> None:
    later = [c for c in reading().claims if "الغارة" in TEXT[c.trigger.start : c.trigger.end]]
    assert later
    assert later[0].same_as == main().id
    assert "event_told_as_two" in flag_codes()


def test_sixty_km_south_of_hasakah_is_a_point_with_an_uncertainty() -> None:
    place = next(p for c in reading().claims for p in c.places if p.relative and p.relative.distance_km == 60)
    assert place.relative is not None
    assert place.relative.bearing == "S"
    assert "الحسكة" in place.relative.of
    assert place.lat is not None
    assert place.lon is not None
    assert distance_km(place.lat, place.lon, 36.5, 40.75) == pytest.approx(60, abs=3)
    assert abs(place.lon - 40.75) < 0.1
    assert place.uncertainty_km is not None
    assert 5 < place.uncertainty_km < 60
    resting = [TEXT[s.start : s.end] for s in (*place.spans, *place.relative.spans)]
    assert any("60 كيلومترا" in words.replace("ً", "") and "الحسكة" in words for words in resting)


def test_the_channel_with_the_groups_name_quotes_an_iraqi_security_source() -> None:
    statement = said("بالتنسيق مع الحكومة السورية", "ثلاثة قيادات")
    assert [link.kind for link in statement.chain] == ["outlet", "official"]
    assert "داعش" in statement.chain[0].name
    assert statement.chain[1].name == "مصدر أمني عراقي"
    assert "outlet_named_as_group" in flag_codes()


def test_three_leaders_were_sought_two_of_them_iraqis() -> None:
    tolls = [t for c in under(said("ثلاثة قيادات")) for t in c.counts]
    assert any(t.what == "targets" and t.low == t.high == 3 for t in tolls)
    assert any(t.low == t.high == 2 for t in tolls)
    partners = [n for c in under(said("بالتنسيق مع الحكومة السورية")) for n in roles(c).get("partner", [])]
    assert any("الحكومة السورية" in n for n in partners)


def test_us_and_iraqi_forces_took_part() -> None:
    statement = said("برفقة قوة من القوات العراقية")
    assert names(statement)[-1] == "مصدر أمني عراقي"
    told = [c for c in under(statement) if c.event == "participation"]
    assert told
    assert told[0].polarity is Polarity.ASSERTED
    agents = " ".join(r.name for c in under(statement) for r in c.roles)
    assert "قوة أمريكية" in agents
    assert "القوات العراقية" in agents


def test_two_wanted_men_held_and_the_third_not_at_home_go_on_from_the_source() -> None:
    statement = said("الشخص الثالث لم يكن في المنزل")
    assert statement.scope == "continued"
    assert names(statement)[-1] == "مصدر أمني عراقي"
    held = [t for c in under(statement) for t in c.counts if t.what == "arrested"]
    assert any(t.low == t.high == 2 for t in held)
    absent = [c for c in under(statement) if c.event == "presence"]
    assert absent
    assert absent[0].polarity is Polarity.NEGATED
    assert any("الشخص الثالث" in r.name for r in absent[0].roles)


def test_the_correspondent_says_that_the_interior_ministrys_forces_took_no_part() -> None:
    statement = said("لم تشارك في العملية")
    assert [link.kind for link in statement.chain] == ["outlet", "correspondent"]
    assert "عنب بلدي" in statement.chain[0].name
    told = [c for c in under(statement) if c.event == "participation"]
    assert told
    assert told[0].polarity is Polarity.NEGATED
    assert any("وزارة الداخلية السورية" in r.name for r in told[0].roles)
    partners = [n for c in under(statement) for n in roles(c).get("partner", [])]
    assert any("دمشق" in n for n in partners)


def test_the_short_noun_is_the_same_correspondent_with_an_arrest_and_a_release() -> None:
    statement = said("مدني من البلدة")
    assert [link.kind for link in statement.chain] == ["outlet", "correspondent"]
    assert {"arrest", "release"} <= {c.event for c in under(statement)}
    assert "held_and_freed" in flag_codes()


def test_the_cell_confirms_two_targets_in_its_own_words_as_the_agency_has_it() -> None:
    statement = said("هدفين مهمين مطلوبين")
    kinds = [link.kind for link in statement.chain]
    assert kinds[0] == "agency"
    assert "خلية الإعلام الأمني" in names(statement)[-1]
    assert statement.direct
    held = [t for c in under(statement) for t in c.counts if t.what == "arrested"]
    assert any(t.low == t.high == 2 for t in held)
    assert any("الصقور" in r.name for c in under(statement) for r in c.roles if r.role == "agent")


def test_the_statement_is_the_cells_and_names_director_agent_partner_and_supporter() -> None:
    statement = said("سلاح جوي تابع")
    assert "خلية الإعلام الأمني" in names(statement)[-1]
    found: dict[str, str] = {}
    for claim in under(statement):
        for role, held in roles(claim).items():
            found[role] = found.get(role, "") + " ".join(held)
    assert "القائد العام للقوات المسلحة" in found["director"]
    assert "سلاح جوي" in found["agent"]
    assert "القوات الأمنية السورية" in found["partner"]
    assert "التحالف الدولي" in found["supporter"]


def test_what_the_cell_adds_is_a_statement_without_an_event() -> None:
    statement = said("تزيد من قدرة الدول")
    assert "خلية الإعلام الأمني" in names(statement)[-1]
    assert statement.direct
    assert not [c for c in under(statement) if "تزيد" in TEXT[c.trigger.start : c.trigger.end]]


def test_the_ministrys_silence_and_where() -> None:
    silent = [s for s in reading().statements if s.stance == "silent"]
    assert len(silent) == 1
    assert "وزارة الداخلية السورية" in names(silent[0])[-1]
    assert "حساباتها الرسمية" in words(silent[0])


def test_the_attack_in_palmyra_and_the_joint_operation_after_it() -> None:
    attack = next(c for c in reading().claims if "الهجوم" in TEXT[c.trigger.start : c.trigger.end])
    assert attack.event == "attack"
    assert any("تدمر" in p.name for p in attack.places)
    assert attack.time is not None
    assert attack.time.first == date(2025, 12, 14)
    assert not attack.time.certain
    operation = next(c for c in reading().claims if "عملية أمنية" in TEXT[c.trigger.start : c.trigger.end])
    assert operation.id != attack.id
    assert any(t.what == "arrested" and t.low == t.high == 5 for c in reading().claims for t in c.counts)
    assert operation.place is None


def test_accession_and_visit_on_the_tenth_of_november() -> None:
    accession, visit = claims("accession")[0], claims("visit")[0]
    assert visit.time is not None
    assert visit.time.first == date(2025, 11, 10)
    assert any("سوريا" in r.name for r in accession.roles)
    assert "current_month_elsewhere" in flag_codes()


def test_the_background_of_2014_with_its_count() -> None:
    entry = next(c for c in claims("deployment") if c.time and c.time.first.year == 2014)
    assert (entry.time.first, entry.time.last) == (date(2014, 1, 1), date(2014, 12, 31))  # type: ignore[union-attr]
    tolls = [t for c in reading().claims for t in c.counts]
    assert any(t.low == 80 and t.approximate for t in tolls)


def test_the_centres_report_counts_bases_and_points_as_of_september_2024() -> None:
    statement = said("17")
    assert "جسور" in " ".join(names(statement))
    told = [c for c in under(statement) if c.event == "inventory"]
    numbers = {t.low for c in told for t in c.counts}
    assert {17, 15} <= numbers
    assert any(c.time and c.time.first == date(2024, 9, 1) and c.time.last == date(2024, 9, 30) for c in told)


def test_three_faults_of_the_rewriting_are_flagged_with_their_words() -> None:
    by_code = {f.code: f for f in reading().flags}
    assert {"outlet_named_as_group", "accused_of_pursuing", "current_month_elsewhere"} <= set(by_code)
    for flag in by_code.values():
        assert flag.spans
        assert len(flag.why) > 20
