"""Whose claims a report carries, as the measure of shared origins counts them."""

from __future__ import annotations

from datetime import date

from tawatur.evaluate.origins import origins_by_report
from tawatur.link import link
from tawatur.model import Report
from tawatur.read import read


def origins(*texts: str) -> list[set[str]]:
    """The origins of each text, which are told by outlets of their own, without their incident."""
    reports = [
        Report(f"r{n}", text, f"outlet {n}", date(2024, 5, 10), language="ar") for n, text in enumerate(texts)
    ]
    readings = {r.id: read(r) for r in reports}
    incidents = link(reports, list(readings.values()), ())
    found = origins_by_report(reports, readings, incidents, ())
    return [{o.partition(": ")[2] for o in found.get(r.id, ())} for r in reports]


def test_who_tells_nothing_of_the_incident_is_no_origin_of_it() -> None:
    (found,) = origins(
        "قصف الطيران سوقا في مدينة إدلب أمس وقتل خمسة مدنيين. وقالت وزارة الخارجية الألمانية إنها تشعر بالقلق."
    )
    assert found == {"outlet:outlet 0"}


def test_who_tells_its_toll_is() -> None:
    (found,) = origins(
        "قصف الطيران سوقا في مدينة إدلب أمس. وقال المرصد السوري لحقوق الإنسان إن الحصيلة خمسة قتلى."
    )
    assert "sohr" in found


def test_a_spokesman_by_office_is_his_body() -> None:
    one, other = origins(
        "قالت خلية الإعلام الأمني إن القوات اعتقلت أمس ثلاثة في مدينة الموصل.",
        "قال الفريق سعد معن إن القوات اعتقلت أمس ثلاثة في مدينة الموصل.",
    )
    assert one == other == {"iq.security_media_cell"}
