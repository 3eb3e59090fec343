"""Saved pages: the article's own words and the page's own metadata, nothing from around it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import InputError
from tawatur.gather.draft import Defaults, Found
from tawatur.gather.markup import parse
from tawatur.gather.webpage import prose, read
from tawatur.model import Report

EXAMPLES = Path(__file__).parents[2] / "examples"
LONG = "قالت الشرطة إن اثنين من عناصرها أصيبا بانفجار عبوة ناسفة جنوب المدينة صباح اليوم."


def report(page: str, encoding: str = "utf-8") -> Report:
    results = read(page.encode(encoding), "f.html", Defaults())
    return next(item.report for item in results if isinstance(item, Found))


def test_the_example_page() -> None:
    results = read((EXAMPLES / "hasakah" / "04-akhbar-allahza.html").read_bytes(), "f.html", Defaults())
    got = next(item.report for item in results if isinstance(item, Found))
    assert got.outlet == "أخبار اللحظة"
    assert got.published == date(2025, 12, 19)
    assert got.title == "القوات العراقية والأمريكية تقصف جنوب الحسكة وتقبض على شخصين"
    assert got.url == "https://example.org/allahza/?p=90214"
    assert got.language == "ar"
    assert got.text.startswith("قامت القوات العراقية والأمريكية، في وقت مبكر")
    assert got.text.endswith("بالاشتراك مع التحالف الدولي.")
    for around in ("الرئيسية", "سعر الذهب", "جميع الحقوق"):
        assert around not in got.text


def test_what_stands_around_the_article_is_left_out() -> None:
    page = f"""<body><nav>قائمة</nav><div class="sidebar">جانب</div><article><h1>عنوان</h1>
    <p>{LONG}</p><figure><img><figcaption>صورة أرشيفية</figcaption></figure>
    <script>var a="<p>خدعة</p>";</script><style>p {{}}</style>
    <p><a href=x>اقرأ أيضاً: خبر آخر</a></p>
    <ul><li><a>رابط</a><li><a>رابط</a></ul>
    <div class="related-posts"><p>ذو صلة</p></div><form>اشترك</form><p hidden>مخفي</p>
    <p>الفقرة <b>الثا</b>نية<br>سطر&nbsp;آخر &amp; &#1602;&#x627;&#1604;.</p></article>
    <footer>حقوق</footer>"""
    got = report(page)
    assert got.title == "عنوان"
    assert got.text == f"{LONG}\n\nالفقرة الثانية\nسطر\u00a0آخر & قال."


def test_without_article_or_main_the_densest_block_is_taken() -> None:
    menu = "<div><a href=1>خبر طويل عن أمر آخر لا شأن له بما هنا</a></div>" * 30
    block = f"<div><div><p>{LONG}<p>{LONG}</p><p>{LONG}</p></div></div>"
    page = f"<body><div id=top>{menu}</div>{block}<div>حقوق النشر</div>"
    assert report(page).text == "\n\n".join([LONG] * 3)


def test_sections_of_one_article_stay_together() -> None:
    section = f"<section><h2>فصل</h2><p>{LONG}</p><p>{LONG}</p></section>"
    page = f"<body><div class=wrap><div class=text>{section * 3}</div><div class=box><p>قصير</p></div></div>"
    assert report(page).text.count(LONG) == 6


def test_linked_data_names_outlet_and_day() -> None:
    page = f"""<html lang="ar-SY"><script type="application/ld+json">{{bad</script>
    <script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "لا"}}, {{"@type":
    ["NewsArticle"], "headline": "رأس الخبر", "datePublished": "2025-03-04T01:00:00Z",
    "publisher": {{"@type": "Organization", "name": "موقع"}}}}]}}</script><main><p>{LONG}</p></main>"""
    got = report(page)
    assert (got.outlet, got.published, got.title) == ("موقع", date(2025, 3, 4), "رأس الخبر")


def test_no_day_is_taken_from_the_text() -> None:
    assert report(f"<article><p>نشر في 2025-01-01</p><p>{LONG}</p></article>").published is None


def test_a_declared_encoding_decides_nothing_against_the_letters() -> None:
    page = f'<meta charset="utf-8"><article><p>{LONG}</p></article>'
    assert report(page, "cp1256").text == LONG
    assert report(page.replace("utf-8", "windows-1256"), "utf-8").text == LONG


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(InputError, match="no text"):
        read(b"<html><script>x</script><nav>a</nav></html>", "f.html", Defaults())


@pytest.mark.parametrize(
    "part",
    [
        "<",
        "<a",
        "<a ",
        "<!--",
        "<!",
        "</",
        "<a href='",
        '<a href="x>',
        "<script>",
        "&#",
        "<p><div>",
        "</p>",
        "<ul><li>",
    ],
)
def test_what_stands_before_broken_markup_of_any_length_is_read(part: str) -> None:
    page = "<p>قتل جنديان في هجوم.</p>" + part * (300_000 // len(part)) + " '\"> "
    # Measured: 0.05 to 0.7 s. A parser that starts again at every sign takes minutes.
    assert "قتل جنديان في هجوم." in prose(parse(page))


def test_a_number_of_thousands_of_digits_stays_as_written() -> None:
    assert parse("&#" + "9" * 5000 + ";").words().startswith("&#999")


@given(
    st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "</",
                "p",
                "div",
                "article",
                " ",
                '"',
                "'",
                "=",
                "نص",
                "<!--",
                "-->",
                "&amp;",
                "/",
                "script",
                "\0",
                "ı",
            ]
        )
    ).map("".join)
)
def test_any_page_is_taken_or_told(page: str) -> None:
    try:
        results = read(page.encode(), "f.html", Defaults())
    except InputError:
        return
    assert any(isinstance(item, Found) for item in results)
