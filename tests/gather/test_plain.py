"""Text files and their front matter."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import InputError
from tawatur.gather.draft import Defaults, Found, Note
from tawatur.gather.plain import front_matter, read, split
from tawatur.model import Report


def report(text: str) -> Report:
    return next(item.report for item in read(text.encode(), "f.md", Defaults()) if isinstance(item, Found))


def test_front_matter_fills_the_fields_and_leaves_the_text() -> None:
    got = report(
        "---\noutlet: وكالة الرافد\npublished: 2025-12-18\ntitle: الإعلام الأمني: القبض على اثنين\n"
        "url: https://example.org/a?b=c:d\nlanguage: ar-IQ\nid: R1\nnote: x\n---\n\nبغداد - الرافد\n\nنص.\n"
    )
    assert got == Report(
        id="R1",
        text="بغداد - الرافد\n\nنص.",
        outlet="وكالة الرافد",
        published=date(2025, 12, 18),
        title="الإعلام الأمني: القبض على اثنين",
        url="https://example.org/a?b=c:d",
        language="ar",
    )


def test_yaml_signs_are_read_as_yaml() -> None:
    head = 'title: "قال: \\"نعم\\""\noutlet: \'وكالة\'\nurl: >\n  https://example.org/\n  x\n'
    assert front_matter(head) == {
        "title": 'قال: "نعم"',
        "outlet": "وكالة",
        "url": "https://example.org/ x\n",
    }


@pytest.mark.parametrize(
    "head",
    [
        "title: [[[[\n",
        "title: !!python/object/apply:os.system ['true']\n",
        "title: &a [*a, *a]\n",
        "title: 'open\n",
        "published: 2025-99-99\n",
        "title: " + "[" * 5000 + "\n",
        '"' * 3000 + ": x\n",
        "? {a: b}\n: c\n",
    ],
)
def test_hostile_heads_raise_nothing(head: str) -> None:
    got = report(f"---\n{head}---\nنص\n")
    assert got.text == "نص"


def test_a_rule_line_is_no_front_matter() -> None:
    assert report("---\nنص بلا نهاية").text == "---\nنص بلا نهاية"
    assert split("نص\n---\nبقية\n---\n") == ("", "نص\n---\nبقية\n---\n")


def test_windows_line_ends_and_a_mark_are_no_hindrance() -> None:
    got = report("\ufeff---\r\noutlet: وكالة\r\n---\r\nسطر\r\nسطر\r\n")
    assert (got.outlet, got.text) == ("وكالة", "سطر\r\nسطر")


def test_a_day_that_is_none_is_told_and_costs_nothing_else() -> None:
    note, found = read("---\npublished: غداً\n---\nنص".encode(), "f.md", Defaults())
    assert isinstance(note, Note)
    assert "YYYY-MM-DD" in note.why
    assert isinstance(found, Found)
    assert found.report.published is None


def test_a_head_without_text_is_no_report() -> None:
    with pytest.raises(InputError, match="no text"):
        read(b"---\noutlet: x\n---\n\n", "f.md", Defaults())


@given(st.text(max_size=120))
def test_any_head_is_taken(head: str) -> None:
    assert set(front_matter(head)) <= {"id", "outlet", "published", "title", "url", "language"}
