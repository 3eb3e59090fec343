"""The reports that speed is measured with."""

from tawatur.evaluate.bench_texts import made


def test_made_reports_are_all_different_and_of_the_length_of_news() -> None:
    reports = list(made(300))
    assert len({report.text for report in reports}) == 300
    assert all(250 <= len(report.text.split()) <= 400 for report in reports)
    assert not any("{" in report.text for report in reports)


def test_the_same_seed_makes_the_same_reports() -> None:
    assert list(made(5, seed=3)) == list(made(5, seed=3))
    assert list(made(5, seed=3)) != list(made(5, seed=4))
