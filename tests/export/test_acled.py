"""Rows in ACLED's columns: a golden file, masked names, and cells that no spreadsheet runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tawatur.export import EXPORTERS
from tawatur.export.cells import as_csv, as_evidence, safe
from tawatur.model import Brief, Claim, Incident, Place, Polarity, Reading, Report, Role, Time, Toll
from tawatur.values import Span

GOLDEN = Path(__file__).with_name("acled.csv")
TEXT = "قصفت طائرات أمريكية يوم 3 آذار 2024 موقعاً لتنظيم داعش قرب تدمر، ما أدى إلى مقتل 5 بينهم فلان الفلاني."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def sample() -> Brief:
    place = Place(
        "تدمر", "x", "settlement", "SY", 34.56, 38.27, 5.0, None, "main", "gazetteer", (span("تدمر"),), "t"
    )
    time = Time(date(2024, 3, 3), date(2024, 3, 3), "stated", (span("3 آذار 2024"),), "t")
    roles = (
        Role("agent", "طائرات أمريكية", "us.forces", (span("طائرات أمريكية"),), "t"),
        Role("target", "تنظيم داعش", "is", (span("تنظيم داعش"),), "t"),
        Role("victim", "فلان الفلاني", None, (span("فلان الفلاني"),), "t"),
    )
    toll = Toll("killed", None, 5, 5, False, (span("5"),), "t")
    claim = Claim(
        "r#c1",
        "r",
        None,
        "air_strike",
        span("قصفت"),
        True,
        Polarity.ASSERTED,
        roles,
        (place,),
        time,
        (toll,),
        "t",
    )
    reading = Reading("r", "t", "ar", (), (), (claim,), ())
    report = Report("r", TEXT, outlet="=وكالة")
    return Brief((report,), (reading,), (), (Incident("i1", ("r#c1",), ("r",), ()),), ())


def test_the_rows_are_those_of_the_golden_file() -> None:
    exporter = EXPORTERS["acled"]
    assert as_csv(exporter.columns, exporter.rows(sample())) == GOLDEN.read_bytes().decode("utf-8")


def test_there_are_31_columns_in_the_codebooks_order() -> None:
    columns = EXPORTERS["acled"].columns
    assert len(columns) == 31
    assert columns[0] == "event_id_cnty"
    assert columns[-1] == "timestamp"


def test_nobody_is_named_whom_the_codebook_does_not_know() -> None:
    written = as_csv(EXPORTERS["acled"].columns, EXPORTERS["acled"].rows(sample()))
    assert "الفلاني" not in written


def test_every_cell_of_evidence_quotes_its_words() -> None:
    brief = sample()
    lines = as_evidence(brief, EXPORTERS["acled"].rows(brief)).splitlines()
    assert any('"column":"fatalities"' in line and '"words":"5"' in line for line in lines)
    assert any('"column":"location"' in line and "تدمر" in line for line in lines)


@given(st.text(max_size=20))
def test_no_cell_starts_a_formula(cell: str) -> None:
    written = safe(cell)
    assert not written.startswith(("=", "@", "\t", "\r"))
    assert written.lstrip("'") == cell.lstrip("'")
