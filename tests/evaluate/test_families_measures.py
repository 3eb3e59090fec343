from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.errors import InputError
from tawatur.evaluate import families, families_set
from tawatur.evaluate.families_set import Change, Group, Known, Link, Version
from tawatur.evaluate.figures import Figure, Notes
from tawatur.model import Edge, Family, Variant

KNOWN = Known(
    versions=(
        Version("b", "ست قاذفات روسية ضربت البوكمال اليوم الجمعة", "x", "base"),
        Version("e", "ست قاذفات روسية ضربت الرقة اليوم الجمعة", "x", "edited"),
        Version("w", "ستة عشر مفجرا ضربت الرقة", "x", "rewritten"),
        Version("i", "طائرات أغارت على البوكمال", "x", "independent"),
        Version("m", "قصف في مدينة أخرى", "x", "near_miss"),
    ),
    links=(
        Link("e", "b", "edited", (Change("place", "البوكمال", "الرقة"), Change("harmless", "اليوم", "أمس"))),
        Link(
            "w",
            "e",
            "rewritten",
            (
                Change("number", "ست قاذفات", "ستة عشر مفجرا"),
                Change("omission", "اليوم الجمعة"),
                Change("addition", None, "وفق مصادر محلية"),
            ),
        ),
    ),
    groups=(Group("x", (("b", "e", "w"),)),),
)


def variant(effect: str, before: str | None, after: str | None) -> Variant:
    return Variant(before, after, None, None, effect)


EDGES = (
    Edge("e", "b", "edited", "inferred", 0.9, "why", (variant("place", "البوكمال", "الرقة"),)),
    Edge(
        "w",
        "e",
        "rewritten",
        "inferred",
        0.6,
        "why",
        (
            variant("number", "ست", "ستة عشر"),
            variant("omission", "اليوم الجمعة", None),
            variant("addition", None, "مصادر محلية وفق ما ذكر"),
        ),
    ),
)
PERFECT = Family(("b", "e", "w"), EDGES)


def measure(*found: Family, known: Known = KNOWN) -> dict[str, Figure]:
    return families.compare(known, found, Notes(5))


def test_the_true_families_score_in_full() -> None:
    found = measure(PERFECT)
    for name in ("dependence", "pairs", "variants"):
        assert found[name]["f1"] == 1.0, name
    for name in ("kinds", "direction", "effects"):
        assert found[name]["accuracy"] == 1.0, name
    assert found["omissions"]["recall"] == found["additions"]["recall"] == 1.0
    assert found["direction_coverage"]["share"] == 1.0
    assert found["false_pairs"] == {"share": 0.0, "n": 2}
    assert found["dependence"]["n"] == 3
    assert found["pairs"]["n"] == 2


def test_a_lookalike_in_the_family_is_false() -> None:
    found = measure(Family(("b", "e", "w", "i"), (*EDGES, Edge("i", "b", "edited", "unknown", 0.2, ""))))
    assert found["false_pairs"] == {"share": 0.5, "n": 2}
    assert found["dependence"]["precision"] == 0.5
    assert found["pairs"]["precision"] == pytest.approx(2 / 3)


def test_a_wrong_direction_is_counted_once() -> None:
    turned = Edge("b", "e", "edited", "inferred", 0.9, "", (variant("place", "الرقة", "البوكمال"),))
    found = measure(Family(("b", "e", "w"), (turned, EDGES[1])))
    assert found["direction"]["accuracy"] == 0.5
    assert found["variants"]["f1"] == 1.0
    unknown = Edge("b", "e", "edited", "unknown", 0.9, "")
    found = measure(Family(("b", "e", "w"), (unknown, EDGES[1])))
    assert found["direction"] == {"accuracy": 1.0, "n": 1}
    assert found["direction_coverage"]["share"] == 0.5


def test_harmless_changes_are_neither_wanted_nor_false_but_invented_ones_are() -> None:
    edge = Edge(
        "e",
        "b",
        "edited",
        "inferred",
        0.9,
        "",
        (
            variant("place", "البوكمال", "الرقة"),
            variant("harmless", "ضربت", "قصفت"),
            variant("date", "اليوم", "أمس"),
        ),
    )
    found = measure(Family(("b", "e", "w"), (edge, EDGES[1])))
    assert found["variants"]["precision"] == pytest.approx(2 / 3)
    assert found["variants"]["recall"] == 1.0


def test_variants_of_pairs_that_were_not_found_are_misses() -> None:
    found = measure()
    assert found["variants"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "n": 2}
    assert found["omissions"] == {"recall": 0.0, "n": 1}


def write(folder: Path) -> None:
    import msgspec

    for name, rows in (
        ("reports", KNOWN.versions),
        ("families", KNOWN.links),
        ("groups", KNOWN.groups),
    ):
        lines = b"\n".join(msgspec.json.encode(row) for row in rows)
        (folder / f"{name}.jsonl").write_bytes(lines)


def test_pairs_with_the_pool_are_false_but_for_true_reprints(tmp_path: Path) -> None:
    write(tmp_path)
    pool = tmp_path / "pool.jsonl"
    pool.write_text('{"id": "p1", "text": "a"}\n{"id": "p2", "text": "b"}\n', "utf-8")
    reuse = tmp_path / "reuse.tsv"
    reuse.write_text("# set\tpool\nb\tp1\n", "utf-8")
    with_pool = Family(("b", "e", "w", "p1"), (*EDGES, Edge("p1", "b", "verbatim", "unknown", 1.0, "")))
    apart = Family(("p2", "p3"), (Edge("p2", "p3", "verbatim", "unknown", 1.0, ""),))

    strict = measure(with_pool, apart, known=families_set.load(tmp_path, str(pool)))
    assert strict["dependence"]["precision"] == 0.5
    assert strict["pairs"]["precision"] == pytest.approx(2 / 3)

    lenient = measure(with_pool, apart, known=families_set.load(tmp_path, str(pool), str(reuse)))
    assert lenient["dependence"]["f1"] == 1.0
    assert lenient["pairs"]["f1"] == 1.0


def test_a_damaged_row_is_told_with_its_line(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "groups.jsonl").write_text('{"base": "x"}\n{"bass": 1}\n', "utf-8")
    with pytest.raises(InputError, match=r"groups\.jsonl:2"):
        families_set.load(tmp_path)
