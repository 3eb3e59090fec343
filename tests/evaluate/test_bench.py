"""The reports that speed is measured with."""

from tawatur.evaluate.bench_link import OUTLETS, happenings, measure
from tawatur.evaluate.bench_texts import made
from tawatur.link import link
from tawatur.read import read


def test_made_reports_are_all_different_and_of_the_length_of_news() -> None:
    reports = list(made(300))
    assert len({report.text for report in reports}) == 300
    assert all(250 <= len(report.text.split()) <= 400 for report in reports)
    assert not any("{" in report.text for report in reports)


def test_the_same_seed_makes_the_same_reports() -> None:
    assert list(made(5, seed=3)) == list(made(5, seed=3))
    assert list(made(5, seed=3)) != list(made(5, seed=4))


def test_linking_is_measured_on_incidents_that_are_linked() -> None:
    reports, families = happenings(60)
    assert len(reports) == 60
    assert len(families) == 12
    incidents = link(reports, [read(r) for r in reports], families)
    whole = [
        i for i in incidents if len(i.reports) == OUTLETS and len({r.split("-")[1] for r in i.reports}) == 1
    ]
    assert len(whole) >= 10


def test_the_measure_of_linking_tells_each_size_of_both_ways_to_grow() -> None:
    lines = [line.split() for line in measure(100)]
    assert [line[0] for line in lines if line[1] == "reports:"] == ["10", "30", "100"] * 2
    longer, denser = (n for n, line in enumerate(lines) if line[0] in ("longer:", "denser:"))
    assert lines[longer + 3][-4:] == lines[denser + 3][-4:], "both grow to the same whole"
