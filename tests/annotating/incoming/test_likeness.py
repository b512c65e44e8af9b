"""A text that the corpus has already, whole or in part, and where the two differ."""

import random

import pytest

from lib.annotating.incoming.differing import MOST_WORDS, differences
from lib.annotating.incoming.likeness import Other, alike, bare_address, others_of, runs_of
from lib.corpus.model.models import Corpus

WORDS = [f"word{number}" for number in range(3_000)]
CHANCE = random.Random(7)
STORY = " ".join(CHANCE.sample(WORDS, 300))
OTHERS = [Other(f"other-{number}", "Other", " ".join(CHANCE.sample(WORDS, 300))) for number in range(50)]


def found(text: str, **also: str) -> list[tuple[str, str]]:
    return [
        (one.kind, one.other.id)
        for one in alike(text, [*OTHERS, Other("story", "Story", STORY, "https://a.example/s", "ab")], **also)
    ]


def changed(text: str, every: int) -> str:
    return " ".join(f"new{at}" if at % every == 0 else word for at, word in enumerate(text.split(), 1))


def test_the_same_text_is_found_whatever_its_case_dashes_and_lines() -> None:
    assert found(STORY.upper().replace(" ", " – \n")) == [("same", "story")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (changed(STORY, 150), "nearly"),
        (changed(STORY, 12), "part"),
        (" ".join(STORY.split()[100:180]), "within"),
        (f"{STORY} {OTHERS[0].text[:0]}{' '.join(f'more{n}' for n in range(400))}", "around"),
    ],
)
def test_copies_and_reprints_are_told_apart(text: str, kind: str) -> None:
    assert found(text) == [(kind, "story")]


def test_articles_that_share_words_or_a_quoted_sentence_are_not_alike() -> None:
    quoted = " ".join(STORY.split()[:10])

    assert found(f"{quoted} {' '.join(f'own{n}' for n in range(200))}") == []
    assert found(changed(STORY, 4)) == []


def test_shares_are_of_each_text_s_own_runs() -> None:
    [like] = alike(" ".join(STORY.split()[:152]), [Other("story", "Story", STORY)])

    assert like.here == 1.0 and like.there == pytest.approx(148 / 296) and like.resemblance == pytest.approx(148 / 296)


def test_the_same_address_and_the_same_file_are_found_though_the_text_is_a_digest() -> None:
    assert found("quite another text of ten words that nobody wrote before", url="http://www.a.example/s/?utm_source=x") == [
        ("address", "story")
    ]
    assert found("quite another text of ten words that nobody wrote before", sha256="ab") == [("file", "story")]


@pytest.mark.parametrize("text", ["", "…", "one", "one two three"])
def test_texts_without_five_words_are_compared_as_they_are(text: str) -> None:
    others = [Other("same", "S", text), Other("other", "O", STORY)]

    assert [one.other.id for one in alike(text, others)] == (["same"] if runs_of(text).size else [])


def test_arabic_letters_are_compared_as_they_are_folded() -> None:
    text = "اندلعت اشتباكات بين حرس النهر وكتيبة التل قرب المعبر يوم الاثنين وأصيب رجلان من الحرس"
    marked = text.replace("أصيب", "اُصيب").replace("كتيبة", "كتيبه").replace("اشتباكات", "اشتباكاتٌ")

    assert [one.kind for one in alike(marked, [Other("a", "A", text)])] == ["same"]


def test_differing_passages_lead_back_to_both_texts() -> None:
    here = "On Monday two men fought at the old ford, and one of them was hurt. The road is open."
    there = "On Monday three men fought at the ford, and one of them was hurt badly. The road is open again."

    told = differences(here, there)

    assert [(one.here.text, one.there.text) for one in told.found] == [("two", "three"), ("old", ""), ("", "badly"), ("", "again")]
    assert all(here[one.here.start : one.here.end] == one.here.text for one in told.found)
    assert all(there[one.there.start : one.there.end] == one.there.text for one in told.found)
    assert told.whole and here[: told.found[2].here.start].endswith("was hurt")


def test_differences_that_are_close_are_one_and_of_very_long_texts_the_beginning_is_compared() -> None:
    assert [(one.here.text, one.there.text) for one in differences("a b x c d", "a b y e d").found] == [("x c", "y e")]
    assert not differences("a " * (MOST_WORDS + 1), "a").whole


def test_a_corpus_s_articles_are_what_a_text_is_compared_with(sample: Corpus) -> None:
    others = others_of(sample)

    for article in sample.articles:
        assert ("same", article.id) in [(one.kind, one.other.id) for one in alike(article.text, others)]


def test_an_address_is_bare_of_what_differs_between_links_to_one_page() -> None:
    assert bare_address("https://www.a.example/x/?utm_source=b&fbclid=1#top") == bare_address("http://a.example/x") == "a.example/x"
    assert bare_address("https://a.example/x?id=1") != bare_address("https://a.example/x?id=2")
