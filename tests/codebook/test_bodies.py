"""The bodies of the codebook: commands, dates, organs, and the words that name them."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.codebook import bodies, parts
from tawatur.language import pack
from tawatur.language.inflect import expand
from tawatur.language.text import tokenize
from tawatur.tables import read_tsv

KINDS = parts.source_kinds()
NAMES = read_tsv("language", "ar", "lexicon", "bodies.tsv", required=("id", "forms", "concept"))
TABLES = ("bodies", "heads", "people", "titles", "media", "nisba", "given")
LANGUAGE = pack.load("ar")


def test_a_cell_speaks_with_its_governments_voice() -> None:
    assert bodies.command("iq.security_media_cell") == (
        "iq.security_media_cell",
        "iq.joint_operations_command",
        "iq.government",
        "iq",
    )
    assert bodies.belongs("person.lavrov", "ru.foreign_ministry")
    assert not bodies.belongs("sohr", "sy.government")


def test_an_organ_without_a_row_is_made_from_the_row_of_all_countries() -> None:
    body = bodies.find("fr.interior_ministry")
    assert body is not None
    assert (body.country, body.under, body.source_kind) == ("FR", "fr.government", "official")
    assert body.en == "Ministry of Interior of France"
    assert bodies.find("fr.ministry_of_silly_walks") is None
    assert bodies.find("hts.interior_ministry") is None
    assert bodies.find("") is None


def test_a_group_that_joined_the_state_is_the_state_from_the_day_after() -> None:
    assert bodies.became("hts", date(2024, 12, 1)) == "hts"
    assert bodies.became("hts", date(2025, 3, 1)) == "sy.government"
    assert bodies.source_kind("hts", date(2016, 1, 1)) == "armed_group"
    assert bodies.source_kind("hts", date(2025, 6, 1)) == "official"
    assert bodies.became("hts.nusra", date(2018, 1, 1)) == "hts"
    assert bodies.became("sohr", None) == "sohr"


def test_every_body_can_stand() -> None:
    known = bodies.load()
    assert len([b for b in known.values() if b.kind not in ("country", "person")]) >= 300
    for body in known.values():
        assert body.source_kind in KINDS or not body.source_kind, body.by
        assert not (body.first and body.last) or body.first <= body.last, body.by
        if not body.id.startswith("*"):
            assert bodies.command(body.id)[-1].count("*") == 0, body.by


def test_no_body_stands_under_itself() -> None:
    for body in bodies.load().values():
        line = bodies.command(body.id)
        last = bodies.find(line[-1])
        assert last is None or not last.under or last.under not in line, body.by


@pytest.mark.parametrize("row", NAMES, ids=lambda r: r["id"])
def test_every_form_of_a_name_is_found_and_means_a_body(row) -> None:  # type: ignore[no-untyped-def]
    assert bodies.find(row["concept"]) is not None, row.at
    for form in expand(row["forms"]):
        hits = LANGUAGE.lexicon.scan(tokenize(f"أعلن {form} ذلك"))
        assert any(h.entry.by == row.at for h in hits), f"{row.at}: {form!r} is not found"


@pytest.mark.parametrize("table", TABLES)
def test_every_form_of_a_table_is_found(table: str) -> None:
    rows = read_tsv("language", "ar", "lexicon", f"{table}.tsv", required=("id", "forms", "class"))
    ids = [r["id"] for r in rows]
    assert len(ids) == len(set(ids))
    lost = [
        (row.at, form)
        for row in rows
        for form in expand(row["forms"])
        if not any(h.entry.by == row.at for h in LANGUAGE.lexicon.scan(tokenize(f"أعلن {form} ذلك")))
    ]
    assert not lost


@pytest.mark.parametrize("table", ["titles", "media"])
def test_what_a_word_tells_is_a_kind_of_source(table: str) -> None:
    for row in read_tsv("language", "ar", "lexicon", f"{table}.tsv"):
        assert row.get("tells") in KINDS or not row.get("tells"), row.at


def test_organs_and_countries_of_the_words_exist() -> None:
    for table in ("heads", "titles"):
        for row in read_tsv("language", "ar", "lexicon", f"{table}.tsv"):
            organ = row.get("body")
            assert not organ or bodies.find(f"fr.{organ}") or bodies.find(f"ir.{organ}"), row.at
    for row in read_tsv("language", "ar", "lexicon", "nisba.tsv"):
        assert not row.get("concept") or bodies.find(row["concept"]), row.at


def test_roles_and_kinds_are_whole() -> None:
    assert {"agent", "partner", "supporter", "director", "target", "victim", "detainee", "claimed_by"} <= set(
        parts.roles()
    )
    assert {r.gold_role for r in parts.roles().values()} <= {
        "actor",
        "partner",
        "target",
        "victim",
        "detainee",
        "other",
    }
    assert all(KINDS[k].gold_kind == k for k in KINDS)
