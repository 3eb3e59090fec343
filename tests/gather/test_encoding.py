"""Whatever encoding a file is saved in, its words come out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import InputError
from tawatur.gather.encoding import decode, wide

REPORT = (
    'قالت خلية الإعلام الأمني، اليوم الخميس، إن "قوة خاصة ألقت القبض على مطلوبين اثنين" في قرية جنوب '
    "الحسكة؛ ولم تقع خسائر بين القوة. وأضافت: هل نُفذت العملية بالتنسيق مع الجانب السوري؟ نعم."
)
SHORT = "مقتل ثمانية من الشرطة في كركوك"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6", "mac_arabic", "utf-32"],
)
@pytest.mark.parametrize("text", [REPORT, SHORT, REPORT * 40])
def test_arabic_comes_out_as_it_was_written(text: str, encoding: str) -> None:
    writable = text.encode(encoding, "ignore").decode(encoding)
    assert decode(text.encode(encoding, "ignore"), "f").text == writable


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252", "cp1256"])
def test_french_is_no_arabic(encoding: str) -> None:
    text = "L'armée a déclaré que l'opération s'était achevée à l'aube, où deux suspects ont été arrêtés."
    assert decode(text.encode(encoding), "f").text == text


def test_other_latin_letters() -> None:
    text = "Élysée, Ñíguez und Köln: über die Rückführung wurde längst entschieden."
    assert decode(text.encode("cp1252"), "f").text == text


def test_a_wrong_declaration_does_not_win() -> None:
    assert decode(REPORT.encode("cp1256", "ignore"), "f", hint="iso-8859-6").encoding == "cp1256"
    assert decode(REPORT.encode(), "f", hint="windows-1256").encoding == "utf-8"
    assert decode(REPORT.encode("cp1256", "ignore"), "f", hint="no-such-charset").encoding == "cp1256"


def test_a_file_cut_inside_a_letter_keeps_its_words() -> None:
    decoded = decode(REPORT.encode()[:-2], "f")
    assert decoded.encoding == "utf-8"
    assert decoded.damaged == 1
    assert decoded.text[:100] == REPORT[:100]


def test_controls_of_direction_and_presentation_forms_are_kept() -> None:
    text = "\u202bقال\u202c ﻗﺎﻝ \u200fنعم"
    assert decode(text.encode(), "f").text == text


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 20, "no text"),
        (b"\x01\x02\x03\x04" * 50, "no text"),
    ],
)
def test_no_text_is_refused_with_its_kind(raw: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        decode(raw, "f")


def test_lines_of_wide_encodings_are_known() -> None:
    assert wide(REPORT.encode("utf-16")) == "utf-16-le"
    assert wide(REPORT.encode("utf-16-be")) == "utf-16-be"
    assert wide(REPORT.encode("utf-8-sig")) is None
    assert wide(REPORT.encode("cp1256", "ignore")) is None


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    try:
        text = decode(raw, "f").text
    except InputError:
        return
    text.encode()  # no lone surrogate is left


@given(st.text(min_size=1, max_size=200))
def test_utf8_stays_what_it_is(text: str) -> None:
    try:
        raw = text.encode()
        decoded = decode(raw, "f")
    except (UnicodeEncodeError, InputError):
        return
    if decoded.encoding == "utf-8":
        assert decoded.text == text.removeprefix("\ufeff")
