"""What a user sees of a traced collection: who depends on whom, how, and what changed."""

from __future__ import annotations

import pytest
from stories import FIRST, FOLDER, LOOKALIKE, REPRINT, family_reports, report

from tawatur.model import Edge, Family, Report
from tawatur.read import read
from tawatur.trace import trace


@pytest.fixture(scope="module")
def family() -> Family:
    (found,) = trace(family_reports(), [])
    return found


def edge(family: Family, copy: str) -> Edge:
    (found,) = [e for e in family.edges if e.copy == copy]
    return found


def test_copies_are_one_family_and_the_lookalike_stands_alone(family: Family) -> None:
    assert set(family.reports) == {"first", "reprint", "edited", "rewrite", "second"}


@pytest.mark.parametrize(
    ("copy", "origin", "kind"),
    [
        ("reprint", "first", "verbatim"),
        ("edited", "first", "edited"),
        ("rewrite", "first", "rewritten"),
        ("second", "rewrite", "edited"),
    ],
)
def test_every_copy_hangs_on_what_it_was_made_from(family: Family, copy: str, origin: str, kind: str) -> None:
    found = edge(family, copy)
    assert (found.origin, found.kind) == (origin, kind)
    assert found.direction in ("stated", "inferred")
    assert 0.3 < found.share <= 1
    assert kind in found.why


@pytest.mark.parametrize(
    ("copy", "before", "after", "effect"),
    [
        ("edited", "سبعة", "ثمانية", "number"),
        ("rewrite", "سبعة", "سبعين", "number"),
        ("rewrite", "الرافد", "الفارض", "outlet_name"),
        ("rewrite", "والصفرة", "والصفراء", "place"),
        ("rewrite", "أغلقت", "فتحت", "negation"),
        ("rewrite", "الماضي", "القادم", "date"),
        ("rewrite", "غرب", "شرق", "place"),
        ("second", "للجيش", "للشرطة", "object"),
    ],
)
def test_changes_carry_their_effect(family: Family, copy: str, before: str, after: str, effect: str) -> None:
    told = [v for v in edge(family, copy).variants if v.effect == effect]
    assert any(before in (v.before or "") and after in (v.after or "") for v in told)


def test_a_lost_negation_is_told(family: Family) -> None:
    lost = [v for v in edge(family, "rewrite").variants if v.effect == "negation"]
    assert any(v.before and "ولم" in v.before for v in lost)


def test_yesterday_for_today_is_no_change_of_fact(family: Family) -> None:
    assert not [v for v in edge(family, "edited").variants if v.effect == "date"]


def test_what_the_copy_adds_and_leaves_out_is_told_apart(family: Family) -> None:
    effects = {v.effect: v for v in edge(family, "edited").variants}
    assert effects["addition"].before is None
    assert effects["omission"].after is None


def test_a_reprint_that_breaks_off_is_the_copy() -> None:
    (family,) = trace([report("a", REPRINT), report("b", FIRST)], [])
    assert (family.edges[0].copy, family.edges[0].origin) == ("a", "b")
    assert family.edges[0].direction == "inferred"


def test_two_identical_reports_have_no_direction() -> None:
    (family,) = trace([report("b", FIRST), report("a", FIRST)], [])
    assert [(e.copy, e.origin, e.direction) for e in family.edges] == [("b", "a", "unknown")]


def test_the_source_that_is_named_is_the_origin() -> None:
    copy = "نقلا عن وكالة الرافد\n" + FIRST
    (family,) = trace([report("a", FIRST, "وكالة الرافد"), report("b", copy, "موقع آخر")], [])
    assert (family.edges[0].copy, family.edges[0].direction) == ("b", "stated")


def test_garbled_words_are_the_copy_s() -> None:
    sound = "ونقلت قناة الحدث عن شهود أن المهاجمين فروا شمالا. " + FIRST
    garbled = sound.replace("قناة الحدث", "قناة داعش")
    told = [report("a", garbled), report("b", sound)]
    (family,) = trace(told, [read(r) for r in told])
    (edge,) = family.edges
    assert (edge.copy, edge.origin, edge.direction) == ("a", "b", "inferred")
    assert "garbled" in edge.why


def test_a_shared_quotation_is_no_dependence() -> None:
    said = (
        'قال البيان: "قواتنا رصدت تحركا لعناصر مسلحة قرب الحقل الشمالي عند منتصف الليل وتعاملت معه'
        ' بالأسلحة المناسبة، وقد عادت جميع الوحدات إلى مواقعها من دون أي خسائر تذكر".'
    )
    one = (
        said
        + "\nوفي السوق القديم قال باعة إنهم لم يسمعوا شيئا تلك الليلة وإن الحياة تسير كعادتها منذ أسابيع."
    )
    other = (
        "دعت نقابة المهندسين إلى تحقيق مستقل في ما جرى بعد تضارب الروايات حول أضرار أصابت محطة الضخ.\n" + said
    )
    assert trace([report("a", one), report("b", other)], []) == ()


def test_another_form_of_one_adjective_is_no_other_place() -> None:
    first = FIRST.replace("على الحدود مع سوريا", "على الحدود العراقية السورية")
    for after, places in (("العراقي السوري", 0), ("الأردنية السورية", 1)):
        copy = first.replace("على الحدود العراقية السورية", f"على الخط {after}")
        told = [report("a", first), report("b", copy)]
        (family,) = trace(told, [read(one) for one in told])
        assert sum(v.effect == "place" for v in family.edges[0].variants) == places


def test_another_spelling_of_one_adjective_is_no_other_place() -> None:
    first = FIRST.replace("على الحدود مع سوريا", "على يد قوة أميركية")
    told = [report("a", first), report("b", first.replace("أميركية", "أمريكية"))]
    (family,) = trace(told, [read(one) for one in told])
    assert all(v.effect != "place" for v in family.edges[0].variants)


def test_a_text_that_is_one_quotation_has_its_reprint_all_the_same() -> None:
    text = f'قال المراسل: "{FIRST.splitlines()[0]}"'
    (family,) = trace([report("a", text), report("b", text)], [])
    assert family.edges[0].kind == "verbatim"


def test_a_retelling_in_few_words_with_all_its_numbers_is_a_copy() -> None:
    long, short = (FOLDER / "long.txt").read_text("utf-8"), (FOLDER / "short.txt").read_text("utf-8")
    (family,) = trace([report("long", long), report("short", short)], [])
    assert set(family.reports) == {"long", "short"}


def test_a_statement_that_each_puts_in_its_own_words_is_no_dependence() -> None:
    long, statement = (FOLDER / "long.txt").read_text("utf-8"), (FOLDER / "statement.txt").read_text("utf-8")
    assert trace([report("long", long), report("statement", statement)], []) == ()


def test_two_pages_of_one_site_are_no_copies_for_the_list_behind_them() -> None:
    listed = " ".join(reversed((FOLDER / "long.txt").read_text("utf-8").split()[:110]))
    pages = {"first": FIRST, "short": (FOLDER / "short.txt").read_text("utf-8")}
    for host, copies in (("https://example.org", 0), (None, 1)):
        told = [
            Report(name, f"{text}\n{listed}", url=f"{host or f'https://{name}.example'}/{name}")
            for name, text in pages.items()
        ]
        assert len(trace(told, [])) == copies


def test_formulaic_wording_of_another_incident_is_no_dependence() -> None:
    assert trace([report("a", FIRST), report("b", LOOKALIKE)], []) == ()
