"""A name in any spelling gives one answer, the one of its filter; other words are looked for in all that is told."""

import pytest

from lib.corpus.model.models import Corpus
from lib.corpus.text.spellings import names_of
from lib.engine.searching import only_mentioned
from lib.events.asking.filters import Filters
from lib.events.asking.search import read_search, search_mask
from lib.events.asking.select import select_events
from lib.events.tables import Tables
from tests.asked import shown_of

FARSI = str.maketrans("يك", "یک")
DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def found(tables: Tables, corpus: Corpus, **asked) -> set[str]:
    return set(select_events(tables, corpus, Filters(**asked)).ledger.rows("matching"))


def respelt(name: str) -> set[str]:
    """The name as another hand or keyboard would write it."""
    return {
        name,
        name.upper(),
        name.translate(FARSI),
        name.translate(DIGITS),
        f"\u202b{name}\u202c",
        f"“{name}”",
        name.replace(" ", "\u00a0"),
        f"  {name} ",
    } | ({name.replace(" ", "")} if name[0] > "\u0600" else set())


@pytest.mark.parametrize("kind", ("actors", "places"))
def test_every_name_of_one_thing_in_every_spelling_finds_the_same_events(sample: Corpus, sample_tables: Tables, kind: str) -> None:
    wrong = {}
    for one in getattr(sample, kind).values():
        answers = {written: search_mask(sample_tables, written) for name in names_of(one) for written in respelt(name)}
        wrong |= {written: events.sum() for written, events in answers.items() if (events != answers[one.name]).any()}
    assert wrong == {}


def test_a_name_that_one_alone_bears_finds_what_its_filter_leaves(sample: Corpus, sample_tables: Tables) -> None:
    alone = [actor for actor in sample.actors.values() if len(sample_tables.spellings.meant(actor.name)) == 1]
    assert len(alone) > 30
    for actor in alone:
        filtered = found(sample_tables, sample, actors=frozenset({actor.id}))
        for name in names_of(actor):
            assert found(sample_tables, sample, search=name) == filtered, name


def test_a_place_is_found_with_the_region_that_shares_its_name(sample: Corpus, sample_tables: Tables) -> None:
    town = found(sample_tables, sample, places=frozenset({"palmyra"}))
    region = found(sample_tables, sample, regions=frozenset({"district:tadmor"}))

    assert found(sample_tables, sample, search="تدمر") == town | region


@pytest.mark.parametrize("publisher", ("Majalla", "the syrian observer"))
def test_a_publisher_is_found_with_all_of_its_events(sample: Corpus, sample_tables: Tables, publisher: str) -> None:
    told = {
        event.id for article in sample.articles if article.publisher.casefold() == publisher.casefold() for event in article.events
    }
    assert found(sample_tables, sample, search=publisher) == {sample_tables.aliases[event] for event in told}


@pytest.mark.parametrize(
    "words,article",
    (
        ("Turn Deadly", "homs-ndf-leadership"),
        ("asharq al-awsat", "fatemiyoun-recruitment"),
        ("Jiwan Soz", "smuggling-headquarters"),
        ("SY-24", "ashara-clash"),
    ),
)
def test_titles_authors_and_sources_are_searched(sample: Corpus, sample_tables: Tables, words: str, article: str) -> None:
    told = {event.id for event in sample.article(article).events}

    assert told <= found(sample_tables, sample, search=words)


def test_words_hold_together_between_quote_marks_and_each_on_its_own_without(sample: Corpus, sample_tables: Tables) -> None:
    apart, together = (found(sample_tables, sample, search=text) for text in ("handed headquarters", '"handed headquarters"'))

    assert apart and not together
    assert found(sample_tables, sample, search='"drugs"') == found(sample_tables, sample, search="drugs") != set()


def test_a_name_among_other_words_is_still_a_name(sample: Corpus, sample_tables: Tables) -> None:
    terms = read_search("Hizbullah  drugs in دیرالزور", sample_tables.spellings)

    assert [sorted(term.things)[:1] for term in terms] == [[("actor", "hezbollah")], [], [], [("place", "deir-ez-zor")]]
    assert found(sample_tables, sample, search="Hizbullah drugs") == (
        found(sample_tables, sample, search="drugs") & found(sample_tables, sample, actors=frozenset({"hezbollah"}))
    )


def test_events_that_only_mention_a_name_are_told_apart(sample: Corpus, sample_tables: Tables) -> None:
    shown = shown_of(sample_tables, sample)
    mentioned = only_mentioned(shown, "Hizballah").ids()

    assert only_mentioned(shown, "drugs") is None
    assert mentioned and not set(mentioned) & found(sample_tables, sample, search="Hizballah")
    texts = sample_tables.events.set_index("event_id").loc[list(mentioned)]
    assert (texts["summary"] + texts["quote"] + texts["evidence"].fillna("")).str.contains("Hezbollah").all()


def test_a_search_of_signs_or_of_any_length_is_a_search(sample: Corpus, sample_tables: Tables) -> None:
    assert len(found(sample_tables, sample, search="… - “”")) == len(sample_tables.events)
    assert found(sample_tables, sample, search="(" * 70_000 + "ق" * 70_000) == set()
