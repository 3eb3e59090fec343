"""Days, ids and limits, the same for all formats."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import InputError
from tawatur.gather.draft import TEXT_LIMIT, Defaults, day, make


@pytest.mark.parametrize(
    ("told", "means"),
    [
        ("2025-12-18", date(2025, 12, 18)),
        ("2025-12-18T23:40:00+03:00", date(2025, 12, 18)),
        ("2025-12-18 01:00", date(2025, 12, 18)),
        ("2025/2/8", date(2025, 2, 8)),
        ("٢٠٢٥-١٢-١٨", date(2025, 12, 18)),
        ("20251218", date(2025, 12, 18)),
        (20251218, date(2025, 12, 18)),
        ("Thu, 18 Dec 2025 22:00:00 +0300", date(2025, 12, 18)),
        (datetime(2025, 12, 18, 5), date(2025, 12, 18)),
    ],
)
def test_days(told: object, means: date) -> None:
    assert day(told) == means


@pytest.mark.parametrize(
    "told", ["3/4/2025", "2025-13-01", "2025", "2025-12", "yesterday", "", True, 12.5, [], "2025-12-189", 7]
)
def test_no_day_is_guessed(told: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is for no one
        day(told)


def one(**fields: object) -> str:
    return make({"text": "نص", **fields}, "f", None, Defaults())[0].report.id


def test_equal_texts_of_two_outlets_are_two_reports() -> None:
    ids = {one(), one(outlet="أ"), one(outlet="ب"), one(url="u"), one(published="2025-01-01"), one(text="نصّ")}
    assert len(ids) == 6
    assert one(outlet="أ") == one(outlet="أ", title="عنوان")
    assert all(len(id) == 16 for id in ids)


def test_a_given_id_is_kept() -> None:
    assert one(id=" a  b ") == "a b"
    assert one(id=17) == "17"


def test_defaults_go_where_nothing_is_told() -> None:
    defaults = Defaults("وكالة", date(2025, 1, 2))
    silent = make({"text": "نص"}, "f", None, defaults)[0].report
    telling = make({"text": "نص", "outlet": "x", "published": "2024-01-01"}, "f", None, defaults)[0].report
    assert (silent.outlet, silent.published) == ("وكالة", date(2025, 1, 2))
    assert (telling.outlet, telling.published) == ("x", date(2024, 1, 1))


def test_a_text_over_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(InputError, match=r"6\.0 MB, more than the 5 MB.*one report a file"):
        make({"text": "ن" * (TEXT_LIMIT * 6 // 10)}, "f", None, Defaults())


def test_a_missing_text_names_what_is_there() -> None:
    with pytest.raises(InputError, match="body, link"):
        make({"body": "نص", "link": ""}, "f", None, Defaults())


@given(
    st.dictionaries(
        st.sampled_from(["id", "outlet", "published", "title", "url", "language"]),
        st.one_of(
            st.text(), st.integers(), st.floats(), st.none(), st.booleans(), st.lists(st.text(), max_size=2)
        ),
    )
)
def test_odd_fields_never_lose_the_text(fields: dict[str, object]) -> None:
    found, _ = make({**fields, "text": "نص \ud800"}, "f", None, Defaults())
    assert found.report.text == "نص \ufffd"
    assert found.report.id
    str(found.report).encode()
