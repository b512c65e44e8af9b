"""What a quote visibly carries; what is not seen in it is a warning and leaves nothing out."""

import pytest

from lib.commands import check

HEAD = "published: 2020-03-12\nevents:\n  - id: 1\n    type: clash\n    side_a: [river-guard]\n    summary: They fight.\n"


@pytest.mark.parametrize(
    "field,quote,seen",
    (
        ("killed: 5", "the River Guard lost five men", True),
        ("killed: 25", "the River Guard lost twenty-five men", True),
        ("killed: 7", "the River Guard lost five men", False),
        ("killed: 300", "the River Guard lost three hundred", True),
        ("killed: 6", "the River Guard lost five men", False),
        ("killed: {min: 6}", "the River Guard lost more than five men", True),
        ("killed: 5", "مقتل خمسة من the River Guard", True),
        ("date: 2020-03", "this month the River Guard fought", True),
        ("date: 2020-02", "last month the River Guard fought", True),
        ("date: 2020-01", "last month the River Guard fought", False),
        ("date: 2020-03-11", "On Wednesday the River Guard fought", True),
        ("date: 2020-03-03/2020-03-05", "last week the River Guard fought", True),
        ("date: 2020-03-12", "On Wednesday the River Guard fought", False),
        ("date: 2020-03-11", "اشتبك the River Guard أمس", True),
        ("date: 2020-03-09", "اشتبك the River Guard أمس", False),
        ("date: 2020-03-10", "اشتبك the River Guard أول أمس", True),
        ("date: 2020-03-11", "اشتبك the River Guard أول أمس", False),
        ("date: 2020-03-12", "اشتبك the River Guard اليوم", True),
        ("date: 2020-03-12", "اشتبك the River Guard في اليوم التالي", False),
        ("date: 2020-03-11", "يوم الأربعاء هاجم the River Guard", True),
        ("date: 2020-03-11", "واليوم، الاربعا، the River Guard", True),
        ("date: 2020-03-11", "يوم الخميس الماضي هاجم the River Guard", False),
        ("date: 2020-03-04", "في الأسبوع الماضي هاجم the River Guard", True),
        ("date: 2020-03-10", "خلال الأسبوع المنصرم the River Guard", False),
        ("date: 2020-03-10", "وهذا الأسبوع هاجم the River Guard", True),
        ("date: 2020-03", "هذا الشهر هاجم the River Guard", True),
        ("date: 2020-02", "هاجم the River Guard الشهر الماضي", True),
        ("date: 2020-02", "هاجم the River Guard الشهر الجاري", False),
        ("date: 2019", "هاجم the River Guard العام الماضي", True),
        ("date: 2020", "هاجم the River Guard السنة الماضية", False),
    ),
)
def test_words_for_numbers_and_days_are_seen(read, field: str, quote: str, seen: bool) -> None:
    corpus = read(quote, a=f"{HEAD}    {field}\n    quote: {quote}")

    (event,) = corpus.articles[0].events
    assert event.unseen == (frozenset() if seen else {field.partition(":")[0]})
    assert [problem.severity for problem in corpus.problems] == ([] if seen else ["warning"])


def test_the_short_name_of_an_actor_named_in_the_text_is_seen(read) -> None:
    front = "events:\n  - id: 1\n    type: clash\n    side_a: [northern-front]\n    summary: S\n    quote: the Front fought"

    assert read("The Northern Front came. Then the Front fought.", a=front).articles[0].events[0].unseen == frozenset()
    assert read("Then the Front fought.", a=front).articles[0].events[0].unseen == {"side_a"}


@pytest.mark.parametrize(
    ("quote", "seen"),
    [("the River Guard's men fought", True), ("the River Guard’s men fought", True), ("the River Guards men fought", False)],
)
def test_a_name_that_owns_something_is_seen(read, quote: str, seen: bool) -> None:
    corpus = read(quote, a=f'{HEAD}    quote: "{quote}"')

    assert corpus.articles[0].events[0].unseen == (frozenset() if seen else {"side_a"})


def test_what_is_not_seen_fails_a_strict_check_with_errors(read, folder, capsys) -> None:
    read("The River Guard fought.", a=f"{HEAD}    killed: 7\n    quote: The River Guard fought")

    assert (check(folder), check(folder, strict=True)) == (0, 1)
    plain, strict = capsys.readouterr().out.split("left out: nothing.\n")[:2]
    assert "0 errors, 1 warning; 1 article with 1 event read" in plain and "inferred: {killed" in plain
    assert "1 error, 0 warnings; 1 article with 1 event read" in strict
