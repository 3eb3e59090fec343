"""Copies against independents: the measurement must show what it is there for, and be able to show the reverse."""

from __future__ import annotations

from tawatur.evaluate import peers
from tawatur.model import Report


def test_a_vote_over_outlets_believes_the_copies_and_origins_do_not() -> None:
    found = [c for lot in peers.generated((3,))[:3] for c in peers.cases("made", lot)]
    assert len(found) == 3
    answers = peers.believed(found)
    assert answers["vote of outlets"]["made"] == (3, 0)
    assert answers["tawatur"]["made"] == (0, 0)


def test_outlets_that_copy_nobody_make_no_case() -> None:
    texts = [t.format(n=n, town="كركوك") for n, t in enumerate(peers.OWN, start=4)]
    reports = [Report(f"r{n}", text, f"outlet {n}", language="ar") for n, text in enumerate(texts)]
    assert peers.cases("made", reports) == []


def test_a_figure_that_nobody_else_contradicts_makes_no_case() -> None:
    text = peers.COPIED.format(n=8, town="كركوك")
    reports = [Report(f"r{n}", text, f"outlet {n}", language="ar") for n in range(4)]
    assert peers.cases("made", reports) == []
