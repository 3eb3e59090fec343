from hypothesis import given
from hypothesis import strategies as st

from tawatur.evaluate.surfaces import overlap, pair, places_of, same_surface
from tawatur.values import Span


def test_proclitics_and_article_are_no_part_of_a_surface() -> None:
    assert same_surface("لتنظيم الدولة", "تنظيم الدولة")
    assert same_surface("والبوكمال", "البوكمال")
    assert same_surface("للقوات العراقية", "القوات العراقية")
    assert same_surface("ل تنظيم داعش", "تنظيم داعش")


def test_spelling_is_folded() -> None:
    assert same_surface("أطمة", "اطمه")
    assert same_surface("٣ قتلى", "3 قتلى")


def test_half_of_the_shorter_one_is_enough() -> None:
    assert same_surface("مدينة حلب", "حلب")
    assert same_surface("ست قاذفات روسية بعيدة المدى", "قاذفات روسية")
    assert not same_surface("وزارة الدفاع الروسية", "قاذفات بعيدة المدى")
    assert not same_surface("حلب", "إدلب")


def test_a_word_is_shared_only_once() -> None:
    assert overlap("حلب حلب حلب", "حلب دمشق حمص")[0] < 0.5


def test_the_best_score_takes_the_pair() -> None:
    golds = ["مدينة حلب", "مدينة إدلب"]
    found = ["مدينة إدلب", "مدينة حلب"]
    pairs = pair(golds, found, lambda g, f: overlap(g, f) if same_surface(g, f) else None)
    assert pairs == [(0, 1), (1, 0)]


def test_whole_words_are_found_before_parts_of_words() -> None:
    text = "مقتل جندي ثم قتل آخر وقتل ثالث"
    assert [text[s.start : s.end] for s in places_of("قتل", text)] == ["قتل", "قتل"]
    assert places_of("قتل", "مقتل") == (Span(1, 4),)
    assert places_of("", text) == ()


@given(st.text(), st.text())
def test_any_two_strings_can_be_compared(a: str, b: str) -> None:
    assert overlap(a, b) == overlap(b, a) or 0.0 <= overlap(a, b)[0] <= 1.0
    assert not a.strip() or overlap(a, a)[0] in (0.0, 1.0)
