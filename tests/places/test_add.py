"""Places that the user brings: taken in, found from the next load on, and refused with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.shared import shared

from tawatur.errors import InputError
from tawatur.places import gazetteer
from tawatur.places.add import add_file

OCHA = (
    "pcode,name_en,name_ar,admin1_pcode,admin1_ar,lat,lon\n"
    "C1,Tell Test,تل التجربة,SY01,حلب,36.4,37.3\n"
    "C2,No point,بلا نقطة,SY01,حلب,,\n"
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TAWATUR_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(gazetteer, "cached", lambda name, digest, shape, build: build())
    monkeypatch.setattr("tawatur.places.base.cities", lambda: iter(()))
    gazetteer.load.cache_clear()
    yield
    gazetteer.load.cache_clear()


def test_an_ocha_table_is_taken_in(tmp_path: Path) -> None:
    table = tmp_path / "communities.csv"
    table.write_text(OCHA, "utf-8")
    assert gazetteer.load().named("تل التجربة") == []
    assert add_file(table) == 1
    (spot,) = gazetteer.load().named("تل التجربة")
    assert (spot.lat, spot.lon, spot.country, spot.admin) == (36.4, 37.3, "SY", "SY.09")
    assert spot.by == "communities.csv:C1"


def test_a_geonames_dump_is_taken_in(tmp_path: Path) -> None:
    cells = ["12345", "Tall Tajriba", "Tall Tajriba", "Tall,تل تجريبة", "36.1", "40.2", "P", "PPL", "SY", ""]
    cells += ["01", "", "", "", "1200", "", "300", "Asia/Damascus", "2020-01-01"]
    dump = tmp_path / "SY.txt"
    dump.write_text("\t".join(cells) + "\n", "utf-8")
    assert add_file(dump) == 1
    (spot,) = gazetteer.load().named("تل تجريبة")
    assert (spot.population, spot.admin, spot.by) == (1200, "SY.01", "SY.txt:12345")


def test_the_same_table_again_replaces_the_one_before(tmp_path: Path) -> None:
    table = tmp_path / "communities.csv"
    table.write_text(OCHA, "utf-8")
    add_file(table)
    table.write_text(OCHA.replace("36.4", "36.5"), "utf-8")
    add_file(table)
    assert [s.lat for s in gazetteer.load().named("تل التجربة")] == [36.5]
    assert len(list(gazetteer.data_folder().glob("*.tsv"))) == 1


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "", OCHA.split("\n")[0] + "\n"])
def test_a_file_without_usable_places_is_refused(tmp_path: Path, content: str) -> None:
    table = tmp_path / "wrong.csv"
    table.write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"wrong\.csv"):
        add_file(table)
    assert not gazetteer.data_folder().exists()


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        add_file(tmp_path / "nothing.csv")


def test_the_communities_of_syria_are_taken_in() -> None:
    table = shared("data", "syria-communities.csv")
    if not table.exists():
        pytest.skip(f"needs {table}")
    assert add_file(table) > 5000
    points = [(s.lat, s.lon) for s in gazetteer.load().named("حويجة صكر")]
    assert points or gazetteer.load().named("مراط")
