"""What depends on the corpus alone is made once for its tables; ids are looked up as pandas would."""

import gc
from dataclasses import replace
from weakref import finalize

import pandas as pd
import pytest

from lib.corpus.model.models import Corpus
from lib.events.links import links_at
from lib.events.membership import among
from lib.events.memo import once, once_of
from lib.events.tables import Tables


def test_it_is_made_once_for_the_same_tables_and_anew_for_others(sample: Corpus, sample_tables: Tables) -> None:
    asked = []
    make = once(lambda tables, corpus, level: asked.append(level) or len(asked))
    other = replace(sample_tables)

    answers = [
        make(sample_tables, sample, "actor"),
        make(sample_tables, sample, "actor"),
        make(sample_tables, sample, "bloc"),
        make(other, sample, "actor"),
    ]

    assert answers == [1, 1, 2, 3]


def test_what_needs_the_tables_alone_is_made_once_too(sample_tables: Tables) -> None:
    make = once(lambda tables: [tables.events])

    assert make(sample_tables) is make(sample_tables)
    assert make(sample_tables) is not make(replace(sample_tables))


def test_it_goes_when_the_tables_go(sample: Corpus, sample_tables: Tables) -> None:
    class Made:
        alive = 0

        def __init__(self) -> None:
            Made.alive += 1

        def __del__(self) -> None:
            Made.alive -= 1

    make, tables = once(lambda tables, corpus: Made()), replace(sample_tables)
    make(tables, sample)
    assert Made.alive == 1

    del tables
    gc.collect()

    assert Made.alive == 0


def test_what_needs_the_corpus_alone_is_made_once_of_it_and_goes_with_it(sample: Corpus) -> None:
    make, corpus = once_of(lambda corpus: [corpus.places]), replace(sample)
    other = replace(sample, places={})
    assert make(corpus) is make(corpus) and make(other) == [{}] and make(corpus) == [sample.places]
    gone = finalize(corpus, lambda: None)

    del corpus
    gc.collect()

    assert not gone.alive and make(other) is make(other)


def test_links_of_a_level_are_the_same_frame_on_every_page(sample: Corpus, sample_tables: Tables) -> None:
    assert links_at(sample_tables, sample, "organisation") is links_at(sample_tables, sample, "organisation")


@pytest.mark.parametrize(
    "ids,wanted", ((["a/1", "b/2", "a/1", "قرية"], ["قرية", "a/1", "c"]), ([], ["a"]), (["a"], []), (["a", None], ["b"]))
)
def test_ids_are_found_as_pandas_finds_them(ids: list[str], wanted: list[str]) -> None:
    one, other = pd.Series(ids, dtype="str"), pd.Series(wanted, dtype="str")

    assert among(one, other).tolist() == one.isin(other).tolist()
