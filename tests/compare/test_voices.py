"""Who counts as one origin."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.handmade import Sheet

from tawatur.compare.voices import Voice, independent, unnamed, voice


def body(concept: str, name: str | None = None) -> Voice:
    return Voice(concept, name or concept, "official", concept)


def named(name: str) -> Voice:
    return Voice(f"name:{name}", name, "official", None)


def origins(*voices: Voice, relayed: tuple[tuple[str, str], ...] = ()) -> int:
    return len({o.key for o in independent(voices, relayed).values()})


def test_a_cell_and_the_command_above_it_are_one() -> None:
    assert origins(body("iq.security_media_cell"), body("iq.joint_operations_command")) == 1


def test_two_ministries_of_one_government_are_two() -> None:
    assert origins(body("sy.interior_ministry"), body("sy.health_ministry")) == 2


def test_a_government_as_a_whole_adds_no_origin_and_joins_no_ministries() -> None:
    found = (body("us.government"), body("us.centcom"), body("person.trump"))
    assert origins(*found) == 2
    assert origins(body("us"), body("us.government")) == 1


def test_a_surname_is_the_full_name() -> None:
    assert origins(named("قيس المحمداوي"), named("المحمداوي")) == 1
    assert origins(named("قيس المحمداوي"), named("احمد الدالاتي")) == 2


def test_an_official_whom_a_body_quotes_speaks_for_it() -> None:
    pair = (body("sy.interior_ministry"), named("احمد الدالاتي"))
    assert origins(*pair) == 2
    assert origins(*pair, relayed=(("sy.interior_ministry", "name:احمد الدالاتي"),)) == 1


def test_a_named_witness_is_named_and_a_source_is_not() -> None:
    sheet = Sheet("a", "قال مصدر أمني إن العميد أحمد الدالاتي وصل وقال شهود عيان إن دوي انفجار سمع.", "أ")
    assert unnamed(sheet.link("مصدر أمني", "official"))
    assert unnamed(sheet.link("شهود عيان", "witness"))
    assert not unnamed(sheet.link("أحمد الدالاتي", "local_source"))


def test_the_unnamed_source_belongs_to_the_channel_that_quotes_it() -> None:
    sheet = Sheet("a", "نقلت قناة العربية عن مصدر أمني أن قوة نزلت.", "أ")
    sheet.say("قوة نزلت", sheet.link("قناة العربية", "outlet"), sheet.link("مصدر أمني", "official"))
    assert "العربيه" in voice(sheet.statements[0], sheet.report, sheet.report).key


_VOICES = st.lists(
    st.sampled_from(
        [
            body(c)
            for c in ("iq", "iq.government", "iq.army", "iq.joint_operations_command", "us.centcom", "us")
        ]
        + [named(n) for n in ("قيس المحمداوي", "المحمداوي", "سعد معن")]
    ),
    min_size=1,
)


@given(_VOICES, st.randoms())
def test_the_order_of_voices_makes_no_difference(voices: list[Voice], random: st.randoms) -> None:  # type: ignore[valid-type]
    expected = independent(voices)
    shuffled = list(voices)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert independent(shuffled) == expected


def test_of_a_name_told_with_several_kinds_the_same_one_is_kept_in_every_run() -> None:
    for n in range(20):
        told = [Voice(f"name:{n}", "سعد معن", kind, None) for kind in ("expert", "official", "local_source")]
        assert independent(told)[f"name:{n}"].kind == "official"


_WORDS = st.sampled_from(("محمد", "شياع", "السوداني", "وزير", "الداخلية"))
_NAMES = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)
_BODIES = st.sampled_from((None, None, "sy.army", "sy.defence_ministry", "iq.security_media_cell"))


@settings(max_examples=200)
@given(st.lists(st.tuples(_NAMES, _BODIES)))
def test_who_is_one_origin_among_many_is_so_by_pairs(named: list[tuple[str, str | None]]) -> None:
    told = {Voice(concept or f"name:{name}", name, "official", concept) for name, concept in named}
    voices = sorted(told, key=lambda v: (v.key, v.name))
    origins = independent(voices)
    home = {v.key: v.key for v in voices}
    for a, b in combinations(sorted(home), 2):
        of_two = independent([v for v in voices if v.key in (a, b)])
        if of_two[a].key == of_two[b].key:
            one, other = home[a], home[b]
            home = {k: one if h == other else h for k, h in home.items()}
    for a, b in combinations(home, 2):
        assert (origins[a].key == origins[b].key) == (home[a] == home[b]), (a, b)
