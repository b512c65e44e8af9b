"""Time expressions are found whole and resolved against the publication date; what is open stays open."""

import datetime

import pytest

from lib.corpus.model.dates import read_date
from lib.corpus.model.models import Dated
from lib.suggest.dates.finder import find_dates

PUBLISHED = read_date("2017-05-11")  # a Thursday


def found(text: str, published: Dated | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(one.mention.text, one.value) for one in find_dates(text, published)]


@pytest.mark.parametrize(
    ("words", "value"),
    (
        ("on 3 March 2015", "2015-03-03"),
        ("March 3, 2015", "2015-03-03"),
        ("3rd of March 2015", "2015-03-03"),
        ("2015-03-03", "2015-03-03"),
        ("on Monday, May 8", "2017-05-08"),
        ("on 8 May", "2017-05-08"),
        ("on 12 November", "2016-11-12"),
        ("Nov. 10", "2016-11-10"),
        ("April 10th", "2017-04-10"),
        ("between 3 and 5 May", "2017-05-03/2017-05-05"),
        ("3-5 May 2016", "2016-05-03/2016-05-05"),
        ("from March to June 2015", "2015-03/2015-06"),
        ("in March 2015", "2015-03"),
        ("in October", "2016-10"),
        ("in May", "2017-05"),
        ("since October", "2016-10/.."),
        ("since March 2014", "2014-03/.."),
        ("in 2013", "2013"),
        ("since 2013", "2013/.."),
        ("mid-January", "2017-01-10/2017-01-20"),
        ("early April 2016", "2016-04-01/2016-04-10"),
        ("late February", "2017-02-20/2017-02-28"),
        ("at the beginning of this month", "2017-05-01/2017-05-10"),
        ("yesterday", "2017-05-10"),
        ("today", "2017-05-11"),
        ("on Tuesday", "2017-05-09"),
        ("on Thursday", "2017-05-11"),
        ("last Thursday", "2017-05-04"),
        ("next Sunday", "2017-05-14"),
        ("last week", "2017-05-01/2017-05-07"),
        ("in the middle of this week", "2017-05-09/2017-05-11"),
        ("last month", "2017-04"),
        ("last year", "2016"),
        ("three days ago", "2017-05-08"),
        ("two months ago", "2017-03"),
        ("during the past few days", "2017-05-02/2017-05-11"),
        ("over the past three weeks", "2017-04-20/2017-05-11"),
        ("summer of 2014", "2014-06/2014-08"),
        ("in the last week of April", "2017-04-24/2017-04-30"),
        ("since Monday", "2017-05-08/.."),
        ("1 January to 30 June 2016", "2016-01-01/2016-06-30"),
        ("in the spring", "2017-03/2017-05"),
        ("from 2012 to 2014", "2012/2014"),
    ),
)
def test_an_expression_resolves_against_the_publication(words: str, value: str) -> None:
    text = f"The men left {words} and did not come back."

    (one,) = find_dates(text, PUBLISHED)

    assert one.value == value
    assert text[one.mention.start : one.mention.end] == one.mention.text
    assert one.mention.text in words or words in one.mention.text


@pytest.mark.parametrize(
    "words", ("on Tuesday", "yesterday", "last week", "in October", "on 8 May", "three months ago", "since October")
)
def test_without_a_publication_date_it_stays_open_and_says_what_is_missing(words: str) -> None:
    (one,) = find_dates(f"They left {words}.", None)

    assert one.value == "" and "publication" in one.missing


def test_a_year_needs_no_publication_date() -> None:
    assert found("They left on 3 March 2015.", None) == [("on 3 March 2015", "2015-03-03")]


def test_several_months_ago_is_open_though_the_publication_is_known() -> None:
    (one,) = find_dates("He bought it several months ago.", PUBLISHED)

    assert one.value == "" and one.missing == "how many"


def test_a_year_told_just_before_holds_for_the_months_behind_it() -> None:
    assert found("In 2013 the group formed and in July it took the town.") == [("In 2013", "2013"), ("in July", "2013-07")]
    assert found("In 2013 the group formed. In April it took the town.")[1] == ("In April", "2017-04")


def test_the_next_day_counts_from_the_day_told_before() -> None:
    assert found("On 2 May they fought. The next day a truce held.")[1] == ("The next day", "2017-05-03")
    assert found("The next day a truce held.") == [("The next day", "")]


@pytest.mark.parametrize(
    "text",
    (
        "He may leave.",
        "They march on the town.",
        "The second battalion of 40 men.",
        "On 31 February nothing happens.",
        "The 2nd Division came.",
        "It cost 350,000 pounds.",
    ),
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_every_value_is_one_that_a_corpus_accepts() -> None:
    text = " ".join(
        (
            "On 3 May, in October, last week, mid-January, since March 2014, in 2013, two months ago, yesterday.",
            "During the past few days and in the summer of 2014, from March to June 2015.",
        )
    )

    for _, value in found(text):
        read_date(value)


@pytest.mark.parametrize(
    "text",
    (
        "On 3\nMay 2015 they left.",
        "On 3\r\nMay 2015 they left.",
        "On 3  May\t2015 they left.",
        "On 3\u00a0May\u202f2015 they left.",
        "On 3 M\u00aday 20\u200b15 they left.",
        "ON 3 MAY 2015 THEY LEFT.",
    ),
)
def test_a_date_is_found_over_any_white_space_and_told_as_it_stands(text: str) -> None:
    (one,) = find_dates(text, PUBLISHED)

    assert one.value == "2015-05-03" and text[one.mention.start : one.mention.end] == one.mention.text
    assert one.mention.text.lower().startswith("on 3") and one.mention.text.endswith("15")


def test_no_date_runs_over_a_paragraph_s_end() -> None:
    assert found("Their number was 3\n\nMay 2015 was calm.") == [("May 2015", "2015-05")]


@pytest.mark.parametrize("day", ("FR\u0130DAY", "fr\u0131day", "Friday", "FRIDAY"))
def test_letters_of_other_alphabets_do_not_stop_the_reading(day: str) -> None:
    assert found(f"On {day} they left.") == [(f"On {day}", "2017-05-05")]


@pytest.mark.parametrize(
    "words", ("5000 years ago", "99999999999 days ago", "during the past 99999 years", "9" * 40 + " weeks ago")
)
def test_what_leads_out_of_the_calendar_is_open(words: str) -> None:
    (one,) = find_dates(f"They left {words}.", PUBLISHED)

    assert one.value == "" and one.missing


@pytest.mark.parametrize("day", (datetime.date.min, datetime.date.max, datetime.date(999, 2, 15)))
def test_every_publication_day_gives_accepted_dates_or_open_ones(day: datetime.date) -> None:
    told = (
        "yesterday",
        "last week",
        "last month",
        "last year",
        "tomorrow",
        "next week",
        "in May",
        "in spring",
        "two years ago",
        "since Monday",
        "early this month",
        "over the weekend",
        "the next day",
    )
    dates = find_dates(". Then, ".join(told), read_date(day.isoformat()))

    assert len(dates) == len(told)
    assert all(read_date(one.value) if one.value else one.missing for one in dates)


def test_years_told_backwards_are_no_range() -> None:
    assert "2015/2011" not in [value for _, value in found("The men left between 2015 and 2011 for home.")]


@pytest.mark.parametrize(
    ("words", "value"),
    (
        ("that evening", "2017-05-08"),
        ("that same night", "2017-05-08"),
        ("the next morning", "2017-05-09"),
        ("the following evening", "2017-05-09"),
        ("the following week", "2017-05-15/2017-05-21"),
    ),
)
def test_a_part_of_a_day_is_counted_from_the_day_told_before(words: str, value: str) -> None:
    assert found(f"They came on 8 May. They left {words}.")[1:] == [(words, value)]
    assert found(f"They left {words}.") == [(words, "")]


@pytest.mark.parametrize(
    ("words", "value"),
    (
        ("within 48 hours", "2017-05-11/2017-05-13"),
        ("within three days", "2017-05-11/2017-05-14"),
        ("before the end of the month", "2017-05-11/2017-05-31"),
        ("by the end of this week", "2017-05-11/2017-05-14"),
        ("last winter", "2016-12/2017-02"),
        ("since the beginning of this month", "2017-05-01/.."),
        ("since the spring", "2017-03/.."),
    ),
)
def test_spans_counted_from_the_publication(words: str, value: str) -> None:
    assert found(f"They are to leave {words}.") == [(words, value)]


@pytest.mark.parametrize(
    ("words", "value"),
    (
        ("earlier this month", "2017-05-01/2017-05-11"),
        ("in late 2016", "2016-10/2016-12"),
        ("last Wednesday", "2017-05-03"),
        ("on Wednesday", "2017-05-10"),
        ("last Thursday", "2017-05-04"),
    ),
)
def test_words_that_mean_a_span_or_the_week_before(words: str, value: str) -> None:
    assert found(f"They left {words}.") == [(words, value)]


def test_without_a_publication_a_day_takes_the_year_of_the_day_told_before() -> None:
    told = found("They came on 9 January 2022. They left on 14 January.", None)

    assert [value for _, value in told] == ["2022-01-09", "2022-01-14"]
    assert [value for _, value in found("They came in 2022. They left on 14 January.", None)] == ["2022", ""]


def test_a_weekday_of_what_is_to_come_is_the_next_one() -> None:
    assert found("They will leave on Tuesday.") == [("on Tuesday", "2017-05-16")]
    assert found("They left on Tuesday.") == [("on Tuesday", "2017-05-09")]


@pytest.mark.parametrize(
    ("published", "words", "value"),
    (
        ("2015-11", "in October", "2015-10"),
        ("2015-11", "since October", "2015-10/.."),
        ("2015-11", "on Nov. 10", "2015-11-10"),
        ("2015-11", "at the beginning of this month", "2015-11-01/2015-11-10"),
        ("2015-11", "last month", "2015-10"),
        ("2015-11", "last year", "2014"),
        ("2022-04-25/2022-05-01", "last week", "2022-04-18/2022-04-24"),
        ("2022-04-25/2022-05-01", "on April 19", "2022-04-19"),
        ("2022-04-25/2022-05-01", "during the past month", "2022-03-25/2022-05-01"),
        ("2015-11", "yesterday", ""),
        ("2015-11", "on Tuesday", ""),
        ("2015-11", "last week", ""),
        ("2022-04-25/2022-05-01", "last month", ""),
        ("../2022", "yesterday", ""),
    ),
)
def test_of_a_publication_known_by_its_month_or_week_only_what_holds_on_each_day_is_resolved(
    published: str, words: str, value: str
) -> None:
    (one,) = find_dates(f"They left {words}.", read_date(published))

    assert one.value == value and bool(one.missing) == (not value)
