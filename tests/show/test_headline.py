"""What heads an incident."""

from __future__ import annotations

from dataclasses import replace

from tawatur.model import Report
from tawatur.read import read
from tawatur.show.dossier import _headline
from tawatur.show.words import words


def test_a_tie_to_another_event_heads_no_incident() -> None:
    reading = read(
        Report(
            "r",
            "اعتقلت القوات شخصين في الموصل. ونفت القيادة وجود أي علاقة بين العملية والقصف.",
            language="ar",
        )
    )
    arrest = next(c for c in reading.claims if c.event == "arrest")
    ties = [replace(arrest, id=f"t{n}", event="link") for n in range(3)]
    assert _headline([*ties, arrest], frozenset(), words("en"))[0] == "Arrest"
