"""Who does what to whom, counted: directed, each kind apart, an event once in each dyad."""

from pathlib import Path

import pandas as pd
import pytest

from lib.corpus.model.models import Actor, Bloc, Corpus, CorpusSettings, Extent
from lib.engine.dyads import Links, count_cells, count_dyads, gather_smallest
from lib.events.counting.dyads import ALL, COOPERATIVE, FEWEST_ARCS, HOSTILE, MOST_RIBBONS, OTHER, Dyads, dyad_rows
from lib.events.tables import Tables
from tests.asked import EVERYTHING, shown_of
from tests.linked import linked

BLOCS = (Bloc("north", "The North", "blue"), Bloc("south", "The South", "green"))
ACTORS = {"red": "north", "rose": "north", "blue": "south", "sky": "south", "drifter": ""}
LINKS = [  # event, left, right, kind, mutual
    ("e1", "red", "blue", "hostile", False),
    ("e2", "red", "blue", "hostile", False),
    ("e2", "red", "sky", "hostile", False),  # one attack on two: once in each ribbon
    ("e3", "blue", "red", "hostile", False),  # the other way: another dyad
    ("e4", "blue", "red", "talks", True),
    ("e5", "red", "red", "hostile", False),  # infighting
    ("e5", "red", "blue", "transfer", False),  # hostile and transfer in one event
    ("e6", "blue", "red", "hostile", True),
]
EVENTS = ("e1", "e2", "e3", "e4", "e5", "e6", "e7")


def corpus_of(actors: dict[str, str]) -> Corpus:
    settings = CorpusSettings("Valley", ("QX",), Extent(0, 0, 1, 1), BLOCS)
    return Corpus(
        Path(),
        settings,
        {actor: Actor(actor, actor.title(), "insurgent", bloc) for actor, bloc in actors.items()},
        {},
        (),
        (),
        (),
        "",
    )


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return corpus_of(ACTORS)


@pytest.fixture(scope="module")
def dyads(corpus: Corpus) -> Dyads:
    return count_dyads(linked(LINKS, EVENTS, corpus), corpus)


def numbers(counts: pd.DataFrame) -> dict[tuple, int]:
    keys = [column for column in counts.columns if column != "events"]
    return {tuple(row[key] for key in keys): row["events"] for row in counts.to_dict("records")}


def test_each_direction_kind_and_mutual_pair_is_a_dyad_of_its_own(dyads: Dyads) -> None:
    assert numbers(dyads.counts) == {
        ("red", "blue", "hostile", False): 2,
        ("red", "sky", "hostile", False): 1,
        ("blue", "red", "hostile", False): 1,
        ("blue", "red", "talks", True): 1,
        ("red", "red", "hostile", False): 1,
        ("red", "blue", "transfer", False): 1,
        ("blue", "red", "hostile", True): 1,
    }
    assert dyads.counts["events"].is_monotonic_decreasing


def test_events_with_and_without_a_pair_are_all_the_events_given(dyads: Dyads) -> None:
    assert (dyads.linked, dyads.without_pair) == (6, 1)


def test_a_kind_leaves_only_its_own_links_and_the_other_events_stand_beside_the_chord(corpus: Corpus) -> None:
    talks = count_dyads(linked(LINKS, EVENTS, corpus, kind="talks"), corpus)

    assert numbers(talks.counts) == {("blue", "red", "talks", True): 1}
    assert (talks.linked, talks.without_pair) == (1, 6)


def test_no_link_gives_empty_frames_with_their_columns(corpus: Corpus) -> None:
    links = linked([], ["e7"], corpus)
    none = count_dyads(links, corpus)

    assert none.counts.empty and none.parts.empty and none.ends.empty and (none.linked, none.without_pair) == (0, 1)
    assert none.ends.columns.tolist() == ["end_id", "label", "bloc", "events"]
    assert count_cells(none, links).empty and dyad_rows(none.counts, "actor", corpus).empty


def test_ends_stand_by_bloc_then_by_their_events_each_counted_once(dyads: Dyads) -> None:
    assert dyads.ends["end_id"].tolist() == ["red", "blue", "sky"]
    assert dyads.ends["bloc"].tolist() == ["north", "south", "south"]
    assert dyads.ends["events"].tolist() == [6, 6, 1]


def test_an_end_without_a_bloc_stands_behind_the_blocs(corpus: Corpus) -> None:
    ends = count_dyads(linked([("e1", "drifter", "sky", "hostile", False)], EVENTS, corpus), corpus).ends

    assert ends["end_id"].tolist() == ["sky", "drifter"] and ends["bloc"].tolist() == ["south", ""]


def test_links_within_one_end_have_no_direction(corpus: Corpus) -> None:
    links = [("e1", "red", "red", "hostile", True), ("e1", "red", "red", "hostile", False), ("e2", "red", "red", "hostile", True)]

    dyads = count_dyads(linked(links, EVENTS, corpus), corpus)

    assert numbers(dyads.counts) == {("red", "red", "hostile", False): 2}


def test_the_matrix_keeps_hostile_and_cooperative_apart_and_mirrors_what_goes_both_ways(corpus: Corpus) -> None:
    assert cells_of_kind(ALL, corpus) == {
        ("red", "blue", HOSTILE): 3,
        ("blue", "red", HOSTILE): 2,
        ("red", "sky", HOSTILE): 1,
        ("red", "red", HOSTILE): 1,
        ("red", "blue", COOPERATIVE): 2,
        ("blue", "red", COOPERATIVE): 1,
    }
    assert cells_of_kind("talks", corpus) == {("red", "blue", "talks"): 1, ("blue", "red", "talks"): 1}


def cells_of_kind(kind: str, corpus: Corpus) -> dict[tuple, int]:
    links = linked(LINKS, EVENTS, corpus, kind=kind)
    return numbers(count_cells(count_dyads(links, corpus), links)[["left_id", "right_id", "side", "events"]])


def chain(n: int) -> tuple[Links, Corpus]:
    """Actors a00, a01 … each with one event more than the one before, all against a00."""
    names = [f"a{number:02}" for number in range(n)]
    pairs = [(name, number) for number, name in enumerate(names) for _ in range(number)]
    links = [(f"e{row}", name, "a00", "hostile", row % 2 == 0) for row, (name, _) in enumerate(pairs)]
    corpus = corpus_of(dict.fromkeys(names, "north"))
    return linked(links, [f"e{row}" for row in range(len(pairs))], corpus), corpus


def test_few_ends_are_not_gathered() -> None:
    links, corpus = chain(5)
    dyads = count_dyads(links, corpus)

    assert gather_smallest(dyads, links, corpus, most=5) is dyads


def test_the_smallest_ends_are_gathered_as_other_and_no_event_is_lost() -> None:
    links, corpus = chain(8)
    dyads = count_dyads(links, corpus)

    drawn = gather_smallest(dyads, links, corpus, most=5)

    assert drawn.ends["end_id"].tolist() == ["a00", "a07", "a06", "a05", OTHER]
    assert drawn.ends["label"].tolist()[-1] == "Other" and len(drawn.gathered) == 4
    assert drawn.counts["events"].sum() == dyads.counts["events"].sum()
    assert (drawn.linked, drawn.without_pair) == (dyads.linked, dyads.without_pair)


def test_links_among_the_gathered_are_within_other_and_an_event_counts_there_once() -> None:
    told = list(
        [
            *[(f"e{row}", "big", "bigger", "hostile", False) for row in range(5)],
            ("e8", "one", "two", "hostile", False),
            ("e8", "two", "three", "hostile", True),
        ]
    )
    corpus = corpus_of(dict.fromkeys(["big", "bigger", "one", "two", "three"], "north"))
    links = linked(told, [f"e{row}" for row in range(9)], corpus)
    dyads = count_dyads(links, corpus)

    drawn = gather_smallest(dyads, links, corpus, most=3)

    assert numbers(drawn.counts) == {("big", "bigger", "hostile", False): 5, (OTHER, OTHER, "hostile", False): 1}


def test_an_actor_with_a_star_for_an_id_is_none_of_those_gathered() -> None:
    told = list([(f"e{row}", "*", f"a{row % 7}", "hostile", False) for row in range(9)])
    corpus = corpus_of(dict.fromkeys(["*", *(f"a{row}" for row in range(7))], "north"))
    links = linked(told, [f"e{row}" for row in range(9)], corpus)
    dyads = count_dyads(links, corpus)

    drawn = gather_smallest(dyads, links, corpus, most=4)

    assert drawn.ends["end_id"].tolist() == ["*", "a0", "a1", OTHER] and drawn.ends["label"].iloc[0] != "Other"
    assert numbers(drawn.counts)[("*", OTHER, "hostile", False)] == 5


def test_a_mutual_pair_with_other_does_not_depend_on_its_order() -> None:
    told = list(
        [
            ("e1", "aa", "zz", "talks", True),
            ("e2", "mm", "zz", "talks", True),
            ("e3", "bb", "mm", "talks", True),
            ("e4", "mm", "nn", "talks", True),
        ]
    )
    corpus = corpus_of(dict.fromkeys(["aa", "bb", "mm", "nn", "zz"], "north"))
    links = linked(told, ["e1", "e2", "e3", "e4"], corpus)
    dyads = count_dyads(links, corpus)

    drawn = gather_smallest(dyads, links, corpus, most=2)

    assert numbers(drawn.counts)[(OTHER, "mm", "talks", True)] == 3


def test_where_ribbons_are_too_many_more_ends_are_gathered() -> None:
    names = [f"a{number:02}" for number in range(16)]
    told = list(
        [
            (f"e{left}{right}{kind}", left, right, kind, False)
            for left in names
            for right in names
            for kind in ("hostile", "support")
        ]
    )
    corpus = corpus_of(dict.fromkeys(names, "north"))
    links = linked(told, dict.fromkeys(event for event, *_ in told), corpus)
    dyads = count_dyads(links, corpus)

    drawn = gather_smallest(dyads, links, corpus)

    assert FEWEST_ARCS <= len(drawn.ends) < 16 and len(drawn.counts) <= MOST_RIBBONS
    assert drawn.counts["events"].sum() == dyads.counts["events"].sum()


def test_the_table_names_both_sides_and_says_which_way(dyads: Dyads, corpus: Corpus) -> None:
    rows = dyad_rows(dyads.counts, "actor", corpus)

    assert rows.iloc[0].tolist() == ["Red", "→", "Blue", "hostile", 2]
    assert ["Blue", "⇄", "Red", "talks", 1] in rows.to_numpy().tolist()
    assert ["Red", "", "Red (within)", "hostile", 1] in rows.to_numpy().tolist()


@pytest.mark.parametrize("level", ("actor", "organisation", "state", "bloc"))
def test_at_every_level_of_the_sample_chord_matrix_and_table_count_the_same_events(
    sample: Corpus, sample_tables: Tables, level: str
) -> None:
    links = Links(shown_of(sample_tables, sample, EVERYTHING), level, ALL)
    dyads = count_dyads(links, sample)

    assert dyads.linked + dyads.without_pair == links.shown.number() and dyads.linked > dyads.without_pair > 0
    cells = count_cells(dyads, links)
    assert set(cells["left_id"]) | set(cells["right_id"]) == set(dyads.ends["end_id"])
    assert len(dyad_rows(dyads.counts, level, sample)) == len(dyads.counts) == len(dyads.parts)
