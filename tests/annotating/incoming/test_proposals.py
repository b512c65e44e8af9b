"""What is proposed for an article's fields: each value with where it was found, and nothing where nothing says it."""

from dataclasses import replace

import pytest

from lib.annotating.incoming.ids import free_id
from lib.annotating.incoming.incoming import Incoming, pasted, read_incoming
from lib.annotating.incoming.taken_from import sources_in
from lib.annotating.incoming.tongues import language_of
from lib.corpus.model.dates import read_date
from lib.corpus.model.models import Article, Corpus
from lib.corpus.reading.frontmatter import ArticleWritten
from tests.annotating.incoming.files import ARABIC, BODY, page

TEXT = "\n\n".join(BODY)


def value(found: Incoming, field: str) -> str:
    proposal = found.proposed(field)
    return proposal.value if proposal else ""


def of_page(head: str, known: Corpus | None = None) -> Incoming:
    body = "".join(f"<p>{one}</p>" for one in BODY)
    [found] = read_incoming("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode(), known)
    return found


def test_a_page_tells_its_title_publisher_author_day_address_and_language() -> None:
    [found] = read_incoming("a.html", page())

    told = {one.field: (one.value, one.why) for one in reversed(found.proposals)}
    assert told["title"] == ("Fighting at the Ford", "the page's og:title")
    assert told["publisher"] == ("The Valley Post", "the page's og:site_name")
    assert told["author"] == ("Lena Ford", "the page's author")
    assert told["published"] == ("2021-02-15", "the page's article:published_time")
    assert told["url"] == ("https://valley.example/ford", "the page's canonical link")
    assert told["language"][0] == "en"


def test_data_of_a_page_on_its_article_go_before_its_other_tags() -> None:
    data = (
        '{"@graph": [{"@type": "WebSite", "name": "No"}, {"@type": ["NewsArticle"], "headline": "The Ford", '
        '"author": [{"name": "L. F."}, "M. G."], "publisher": {"name": "Post"}, "datePublished": "2021-02-15"}]}'
    )
    found = of_page(f'<title>No</title><script type="application/ld+json">{data}</script>')

    assert [value(found, name) for name in ("title", "author", "publisher", "published")] == [
        "The Ford",
        "L. F., M. G.",
        "Post",
        "2021-02-15",
    ]


@pytest.mark.parametrize("data", ["{", "[" * 9_000, '{"@type": "NewsArticle", "headline": {"a": 1}, "author": 7}', "null"])
def test_data_of_a_page_that_cannot_be_read_say_nothing(data: str) -> None:
    found = of_page(f'<title>The Ford</title><script type="application/ld+json">{data}</script>')

    assert value(found, "title") == "The Ford" and value(found, "author") == ""


def test_days_of_publication_that_differ_are_said_and_none_is_taken() -> None:
    found = of_page('<meta name="date" content="2021-02-15"><meta property="article:published_time" content="2021-02-17T08:00Z">')

    assert found.proposed("published") is None
    assert any("2021-02-17 (the page's article:published_time) and 2021-02-15 (the page's date)" in note for note in found.notes)


def test_a_month_and_a_day_in_it_are_no_two_days_and_what_is_no_day_is_said() -> None:
    found = of_page(
        '<meta name="date" content="2021-02"><meta name="pubdate" content="2021-02-15"><meta name="dc.date" content="soon">'
    )

    assert value(found, "published") == "2021-02-15"
    assert any("“soon”, is no date" in note for note in found.notes)


@pytest.mark.parametrize("told", ["15 February 2021", "2021-02-15", "Mon, 15 Feb 2021 10:00:00 +0300"])
def test_lines_above_a_text_are_read_and_taken_out_of_it(told: str) -> None:
    found = pasted(f"Title: The Ford\nPublisher: The Valley Post\nPublished: {told}\n\n{TEXT}")

    assert found.text == TEXT
    assert [value(found, name) for name in ("title", "publisher", "published")] == ["The Ford", "The Valley Post", "2021-02-15"]
    assert found.proposed("published").why == "“Published:” on line 3"


def test_front_matter_of_a_note_is_read_and_coded_events_are_said_to_be_left() -> None:
    [found] = read_incoming(
        "a.md", f"---\ntitle: The Ford\nurl: https://valley.example/a\nevents: [{{id: 1}}]\n---\n{TEXT}".encode()
    )

    assert found.text == TEXT and value(found, "title") == "The Ford" and value(found, "url") == "https://valley.example/a"
    assert any("put the file itself into articles/" in note for note in found.notes)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Fighting at the Ford\n\n{TEXT}", "Fighting at the Ford"),
        (f"# Fighting at the Ford\n\n{TEXT}", "Fighting at the Ford"),
        (f"{ARABIC[0]}\n\n{ARABIC[1]}", ARABIC[0]),
        (TEXT, ""),
        ("One line alone", ""),
    ],
)
def test_the_first_line_is_proposed_as_title_unless_it_is_a_sentence_or_all(text: str, title: str) -> None:
    assert value(pasted(text), "title") == title


def test_a_page_s_title_stands_without_its_site_s_name() -> None:
    found = of_page('<title>The Ford - A Story | The Valley Post</title><meta property="og:site_name" content="The Valley Post">')

    assert value(found, "title") == "The Ford - A Story"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("DAMRA (Reuters) - Two men fought.", ["Reuters"]),
        ("Two men fought, Alsouria Net reported on Monday.", ["Alsouria Net"]),
        (
            "The Valley Observatory for Human Rights (VOHR) has reported that two men fought.",
            ["Valley Observatory for Human Rights"],
        ),
        ("Two men fought.\nSource: The Valley Post", ["The Valley Post"]),
        ("Originally published by The Valley Post. Two men fought.", ["The Valley Post"]),
        (ARABIC[1], ["صحيفة الوادي"]),
        ("اندلعت اشتباكات، نقلاً عن وكالة سانا أن رجلين أصيبا", ["وكالة سانا"]),
        ("اندلعت اشتباكات (رويترز)", ["رويترز"]),
        ("Local sources reported that two men fought.", []),
        ("Residents reported a fight. He reported it too. Activists published a list.", []),
        ("According to the Valley Post, two men fought.", []),
        ("اندلعت اشتباكات نقلاً عن مصادر محلية في البلدة", []),
        ("Two men (Ali and Omar) fought.", []),
    ],
)
def test_whom_a_text_retells_is_told_by_words_that_say_so_alone(text: str, names: list[str]) -> None:
    assert [name for name, _ in sources_in(text)] == names


def test_an_original_source_carries_the_words_that_name_it_and_is_not_the_publisher() -> None:
    found = pasted(f"Publisher: Alsouria Net\nPublished: 2021\n\nTwo men fought, Alsouria Net reported. (AFP)\n\n{TEXT}")

    assert [(one.value, one.why) for one in found.proposals if one.field == "original_source"] == [
        ("AFP", "the text's AFP in brackets")
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TEXT, "en"),
        (" ".join(ARABIC), "ar"),
        ("درگیری میان گروه‌های مسلح در نزدیکی پل رخ داد و چند نفر زخمی شدند", "fa"),
        ("Deux hommes se sont battus dans la ville et les autres ont été blessés par des tirs", "fr"),
        ("Zwei Männer haben sich in der Stadt geschlagen und wurden von den anderen mit dem Auto nicht gesehen", "de"),
        ("Двое бойцов подрались у переправы, и это вызвало спор о складе", "ru"),
        ("Homs Hama Idlib Aleppo Raqqa Hasakah", ""),
        ("1 2 3", ""),
    ],
)
def test_a_language_is_told_by_script_letters_and_small_words(text: str, code: str) -> None:
    assert language_of(text)[0] == code


def test_a_page_that_says_another_language_than_it_is_in_is_said_to() -> None:
    body = "".join(f"<p>{one}</p>" for one in ARABIC)
    [found] = read_incoming("a.html", f'<html lang="en-US"><body>{body}</body></html>'.encode())

    assert value(found, "language") == "ar" and any("“en-US”" in note for note in found.notes)


def known(sample: Corpus, *articles: tuple[str, str, str]) -> Corpus:
    """A corpus of articles of which only publisher, grade and day are told."""
    made = [
        Article(
            f"a{number}",
            "f",
            "T",
            publisher,
            "x",
            "full",
            (),
            reliability=grade,
            published=read_date(day),
            url="https://www.valley.example/x",
        )
        for number, (publisher, grade, day) in enumerate(articles)
    ]
    return replace(sample, articles=tuple(made))


@pytest.mark.parametrize(
    ("articles", "grade", "why"),
    [
        ((), "F", "no article of The Valley Post"),
        ((("the valley post", "B", "2020"),), "B", "1 of 1"),
        (
            (("The Valley Post", "B", "2020"), ("The Valley Post", "C", "2021"), ("The Valley Post", "B", "2019")),
            "B",
            "2 of 3 of its articles (2 × B, 1 × C)",
        ),
        ((("The Valley Post", "B", "2020"), ("The Valley Post", "C", "2021")), "C", "1 of 2"),
        ((("Other", "A", "2020"),), "F", "no article"),
    ],
)
def test_a_publisher_is_graded_as_the_corpus_has_graded_it(sample: Corpus, articles: tuple, grade: str, why: str) -> None:
    [found] = read_incoming("a.html", page(), known(sample, *articles))

    proposal = found.proposed("reliability")
    assert proposal.value == grade and why in proposal.why


def test_a_page_without_a_name_is_of_whom_the_corpus_says_its_site_is_else_of_the_site(sample: Corpus) -> None:
    head = '<link rel="canonical" href="https://valley.example/ford">'

    assert value(of_page(head, known(sample, ("The Valley Post", "B", "2020"))), "publisher") == "The Valley Post"
    assert value(of_page(head), "publisher") == "valley.example"


def test_every_proposal_has_its_why_and_is_of_a_field_that_articles_have() -> None:
    for found in (pasted(TEXT), pasted("\n".join(ARABIC)), read_incoming("a.html", page())[0]):
        assert found.proposals
        for one in found.proposals:
            assert one.value.strip() and one.why.strip() and one.field in ArticleWritten.model_fields


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("Fighting at the Ford: Two Hurt", (), "fighting-at-the-ford-two-hurt"),
        ("Fighting at the Ford", ("Fighting-at-the-ford", "fighting-at-the-ford-2"), "fighting-at-the-ford-3"),
        (ARABIC[0], (), "اشتباكات-عند-المعبر-بين-حرس-النهر-وكتيبة-التل"),
        ("Sièges à Alep", (), "sieges-a-alep"),
        ("… — …", (), "article"),
        ("", ("article",), "article-2"),
        ("x" * 300, (), "x" * 60),
    ],
)  # fmt: skip
def test_an_id_is_made_of_the_title_and_is_free(title: str, taken: tuple[str, ...], name: str) -> None:
    assert free_id(title, taken) == name
