"""What either engine answers, counted another way: event by event, from the rows themselves."""

import datetime
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from lib.corpus.model.codebook import CODEBOOK
from lib.engine.gathered import GATHERED, Gathered
from lib.engine.questions import EVENTS, NO_EVENT, OWN_COLUMNS, Engine, Range, either, event_columns, where
from lib.engine.relations import relation
from lib.events.asking.filters import Filters
from lib.events.asking.select import REASONS, select_events
from lib.events.asking.sorting import ORDERS
from lib.events.counting.doubt import certainty
from lib.events.tables import Tables
from tests.asked import sorted_events
from tests.engine.engines import CORPORA, ENGINES, corpus_named, tables_named

EVERYTHING = Filters(background=True, drafts=True, count="incidents")
ASKED = (
    Filters(),
    Filters(background=True, drafts=True, count="incidents"),
    Filters(once=True),
    Filters(first_day=datetime.date(2019, 1, 1), undated=True),
    Filters(last_day=datetime.date(2018, 12, 31)),
    Filters(types=frozenset({"clash", "attack", "no such type"})),
    Filters(types=frozenset()),
    Filters(search="no such word"),
    Filters(vain=(("place", "nowhere"),)),
    Filters(review=frozenset({"in_review", "accepted"}), count="incidents"),
)


@pytest.fixture(params=CORPORA)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, name: str) -> Engine:
    return ENGINES[request.param](name)


@pytest.fixture
def tables(name: str) -> Tables:
    return tables_named(name)


def shown(name: str, filters: Filters) -> pd.DataFrame:
    return select_events(tables_named(name), corpus_named(name), filters).events


def missing_as_none(values: tuple) -> tuple:
    return tuple(None if pd.isna(value) else value for value in values)


@pytest.mark.parametrize("filters", ASKED)
def test_the_ledger_says_where_every_event_went(engine: Engine, name: str, filters: Filters) -> None:
    ledger = select_events(tables_named(name), corpus_named(name), filters).ledger

    assert engine.ledger(filters) == {reason: len(ledger.rows(reason)) for reason in REASONS}
    assert sum(engine.ledger(filters).values()) == engine.n_events == len(tables_named(name).events)
    assert engine.ledger(filters, (where(event_id=ledger.rows("filtered")),)) == {
        reason: len(ledger.rows(reason)) if reason == "filtered" else 0 for reason in REASONS
    }
    for reason in (*REASONS, "read", "matching"):
        assert engine.number(filters, reason=reason) == len(ledger.rows(reason))
        assert tuple(engine.tally(filters, ("event_id",), reason=reason)["event_id"]) == tuple(sorted(ledger.rows(reason)))
        assert tuple(engine.rows(filters, ("event_id",), reason=reason)["event_id"]) == ledger.rows(reason)


@pytest.mark.parametrize("filters", ASKED[1:4])
def test_an_option_leaves_as_many_events_as_choosing_it_alone_does(engine: Engine, name: str, filters: Filters) -> None:
    counts, hidden = engine.options(filters)
    fields = {"type": "types", "actor": "actors", "region": "regions", "publisher": "publishers", "reports": "reports"}
    for facet, field in fields.items():
        assert set(counts[facet]) == set(tables_named(name).facets[facet].values) == set(hidden[facet])
        for value in list(counts[facet])[::9][:2]:
            chosen = filters.changed(**{field: frozenset({value})})
            ledger = engine.ledger(chosen)
            assert counts[facet][value] == ledger["shown"]
            out = sum(ledger[reason] for reason in ("drafts", "review", "background", "wholes", "parts"))
            assert hidden[facet][value] == out


def test_an_actor_chosen_beside_those_chosen_leaves_as_many_events_between_them_as_was_said(engine: Engine, name: str) -> None:
    most = engine.tally(Filters(), ("value",), "facet:actor").sort_values("n", ascending=False, kind="stable")["value"].tolist()
    for chosen in (frozenset(), frozenset(most[:1]), frozenset(most[:2]), frozenset(most[2:3])):
        filters = Filters(actors=chosen or None, between=True)
        counts, hidden = engine.options(filters)
        for value in most[:8]:
            ledger = engine.ledger(filters.changed(actors=chosen | {value}))
            assert counts["actor"][value] == ledger["shown"], (chosen, value)
            assert hidden["actor"][value] == sum(ledger[reason] for reason in ("drafts", "review", "background", "wholes", "parts"))


def test_a_tally_counts_each_event_once_in_each_combination_it_has(engine: Engine, name: str, tables: Tables) -> None:
    rows = shown(name, Filters())
    of_events = rows.assign(certainty=certainty(rows))
    for by in (("group",), ("certainty", "group"), ("first_day", "last_day", "date_kind"), ("killed_min", "place_id")):
        told = Counter(map(missing_as_none, of_events[list(by)].itertuples(index=False, name=None)))
        assert dict(counted(engine.tally(Filters(), by), by)) == told

    for over, own in OWN_COLUMNS.items():
        found = relation(tables, corpus_named(name), over)
        for by in (own, own[:1], (*own[-1:], "group"), ("group",)):
            joined = found[found["row"].isin(rows.index)].join(rows[["group"]], on="row")
            each = set(map(missing_as_none, joined[["row", *by]].itertuples(index=False, name=None)))
            assert dict(counted(engine.tally(Filters(), by, over), by)) == Counter(one[1:] for one in each), (over, by)


def test_a_gathered_tally_counts_each_event_once_in_each_group_that_a_row_of_it_is_in(
    engine: Engine, name: str, tables: Tables
) -> None:
    rows = shown(name, Filters())
    for over, by in (("places", ("place_id",)), ("links:actor", ("left_id", "kind")), ("facet:type", ("value",))):
        found = relation(tables, corpus_named(name), over).merge(rows[["group"]], left_on="row", right_index=True)
        values = sorted(set(found[list(by)].itertuples(index=False, name=None)))
        members = tuple((*one, group) for at, one in enumerate(values) for group in {at % 3, 7} if at % 4)
        told = found.merge(pd.DataFrame(members, columns=[*by, GATHERED]), on=list(by))
        for columns in ((GATHERED,), (GATHERED, "group"), (*by, GATHERED)):
            each = set(told[["row", *columns]].itertuples(index=False, name=None))
            asked = engine.tally(Filters(), columns, Gathered(over, by, members))
            assert dict(counted(asked, columns)) == Counter(one[1:] for one in each), (over, columns)
    assert engine.tally(Filters(), (GATHERED,), Gathered("places", ("place_id",), ())).empty
    unknown = Gathered("places", ("place_id",), (("no such place", 1),))
    assert engine.tally(Filters(), (GATHERED,), unknown).empty and engine.doubled(Filters(), (GATHERED,), unknown).empty


def counted(tally: pd.DataFrame, by: tuple[str, ...]) -> Iterator[tuple[tuple, int]]:
    assert tuple(tally) == (*by, "n")
    for *values, number in tally.itertuples(index=False, name=None):
        yield missing_as_none(tuple(values)), number


def test_a_tally_stands_in_the_order_of_its_values(engine: Engine) -> None:
    found = engine.tally(Filters(), ("left_id", "kind", "place_id"), "links:actor")

    pd.testing.assert_frame_equal(found, found.sort_values(["left_id", "kind", "place_id"], na_position="last", ignore_index=True))


@pytest.mark.parametrize("way", ENGINES)
def test_pages_of_an_order_are_the_whole_of_it(way: str) -> None:
    engine, events = ENGINES[way]("sample"), shown("sample", Filters())
    half = len(events) // 2
    assert half > 20
    for order in ("", *ORDERS, *(f"-{name}" for name in ORDERS)):
        pages = [
            engine.rows(Filters(), ("event_id",), order=order, first=first, most=most) for first, most in ((0, half), (half, None))
        ]
        told = [list(page["event_id"]) for page in pages]
        assert [len(told[0]), told[0] + told[1]] == [half, list(sorted_events(events, order)["event_id"])], order


def test_rows_have_the_cells_and_the_types_of_the_table(engine: Engine, name: str) -> None:
    columns = tuple(CODEBOOK.columns)
    pd.testing.assert_frame_equal(engine.rows(Filters(), columns), shown(name, Filters())[list(columns)].reset_index(drop=True))


def test_a_where_leaves_the_events_that_have_such_a_row(engine: Engine, name: str, tables: Tables) -> None:
    links = relation(tables, corpus_named(name), "links:organisation")
    first = links.iloc[0]
    both = where("links:organisation", left_id=first["left_id"], right_id=first["right_id"], kind=first["kind"])
    rows = shown(name, Filters())
    same = links[(links["left_id"] == both.values[0][1][0]) & (links["right_id"] == first["right_id"])]
    expected = rows[rows.index.isin(same.loc[same["kind"] == first["kind"], "row"])]

    assert tuple(engine.rows(Filters(), ("event_id",), (both,))["event_id"]) == tuple(expected["event_id"])
    done = where(certainty="done")
    assert engine.number(Filters(), (both, done)) == int((certainty(expected) == "done").sum())
    placed = where("places", none=True, place_id=tuple(tables.event_places["place_id"].unique()))
    at = tables.event_places.loc[tables.event_places["role"] == "at", "event_id"]
    assert engine.number(Filters(), (placed,)) == int((~rows["event_id"].isin(at)).sum())
    assert engine.number(Filters(), (where(place_id=None),)) == int(rows["place_id"].isna().sum())
    assert engine.number(Filters(), (where(place_id=(None, "no such place")),)) == int(rows["place_id"].isna().sum())
    assert engine.number(Filters(), (where("facet:type", value=("clash", "no such type")),)) == int((rows["type"] == "clash").sum())
    assert engine.number(Filters(), (where("people", actor_id="no such actor"),)) == 0
    assert engine.number(Filters(), (where("places"),)) == len(rows) - int((~rows["event_id"].isin(at)).sum())
    assert engine.number(Filters(), (where("lanes:actor"), where("lanes:actor", none=True))) == 0
    assert engine.number(Filters(), (where("facet:severity", none=True),)) == int(rows["severity"].isna().sum())
    assert engine.number(Filters(), (where(),)) == len(rows)
    severe, plain = where("facet:severity"), where("facet:severity", none=True)
    assert engine.number(Filters(), (either(severe, plain),)) == sum(engine.number(Filters(), (one,)) for one in (severe, plain))


def test_a_where_takes_the_values_of_a_frame(engine: Engine, name: str) -> None:
    rows = shown(name, Filters(background=True))
    asked = {"background": rows["background"].iloc[0], "n_articles": rows["n_articles"].iloc[0]}
    if rows["first_day"].notna().any():
        asked["first_day"] = rows["first_day"].dropna().iloc[0]
    if rows["lat"].notna().any():
        asked["lat"] = rows["lat"].dropna().iloc[0]

    for column, value in asked.items():
        found = engine.number(Filters(background=True), (where(**{column: value}),))
        assert found == int((rows[column] == value).sum()) > 0, column


def test_a_range_holds_both_of_its_ends_and_nothing_that_is_missing(engine: Engine, name: str) -> None:
    rows = shown(name, EVERYTHING)
    day = sorted(rows["first_day"].dropna())[len(rows) // 8]
    for low, high in ((None, None), (day, None), (None, day), (day, day)):
        first = rows["first_day"].dropna()
        expected = ((first >= (low or first.min())) & (first <= (high or first.max()))).sum()
        asked = where(first_day=Range(*(end and end.date() for end in (low, high))))
        assert engine.number(EVERYTHING, (asked,)) == expected > 0
    for number in (0, 3):
        assert engine.number(EVERYTHING, (where(nth=Range(number, number + 1)),), "read") == 2
        assert engine.number(EVERYTHING, (where(none=True, nth=Range(number)),), "read") == number
    assert engine.number(EVERYTHING, (NO_EVENT,)) == 0


def test_days_asked_for_hold_what_ends_on_the_first_and_what_begins_on_the_last(engine: Engine, name: str) -> None:
    rows = shown(name, EVERYTHING)
    told = rows[(rows["dated_by"] == "event") & rows["first_day"].notna() & rows["last_day"].notna()]
    assert len(told) > 1

    for first, last in zip(told["first_day"].dt.date[:9], told["last_day"].dt.date[:9]):
        for asked in (EVERYTHING.changed(first_day=last), EVERYTHING.changed(last_day=first)):
            found = set(shown(name, asked)["event_id"])
            assert set(engine.rows(asked, ("event_id",))["event_id"]) == found
            assert found & set(told["event_id"][(told["first_day"].dt.date == first) & (told["last_day"].dt.date == last)])


def test_events_that_belong_together_are_one_family_and_know_their_wholes(engine: Engine, name: str, tables: Tables) -> None:
    kin, told = tables.kin, engine.tally(Filters(), ("nth", "family", "twins"), reason="read")
    family, ids = dict(zip(told["nth"], told["family"])), tables.events["event_id"]

    assert told["twins"].tolist() == kin.twins.tolist()
    related = [*zip(kin.parts.tolist(), kin.wholes.tolist())]
    related += [(row, other) for row in told["nth"] for other in np.flatnonzero(kin.twins == kin.twins[row]) if kin.twins[row] >= 0]
    together = {row: {row} for row in told["nth"]}
    for one, other in related:
        both = together[one] | together[other]
        together |= dict.fromkeys(both, both)
    assert family == {row: min(of) if len(of) > 1 else -1 for row, of in together.items()}
    wholes = engine.tally(Filters(), ("event_id", "whole_id"), "wholes", reason="read")
    assert sorted(zip(wholes["event_id"], wholes["whole_id"])) == sorted(zip(ids.iloc[kin.parts], ids.iloc[kin.wholes]))


def test_an_event_is_found_by_any_of_its_reports(engine: Engine, tables: Tables) -> None:
    joined = [(report, event) for report, event in tables.aliases.items() if report != event]
    for report, event in [*joined[:3], *list(tables.aliases.items())[::40][:3]]:
        row = engine.event(report)
        assert row is not None and row["event_id"] == event
        pd.testing.assert_series_equal(row, tables.events.iloc[tables.rows_of([event])[0]], check_names=False)
    assert engine.event("no such event") is None
    assert engine.event("' OR 1=1 --") is None


def test_what_is_exported_is_what_is_shown(engine: Engine, name: str) -> None:
    columns = tuple(CODEBOOK.columns)
    batches = [batch.to_pandas() for batch in engine.export(Filters(), columns)]
    rows = engine.rows(Filters(), columns)

    assert list(pd.concat(batches)["event_id"]) == list(rows["event_id"]) == list(shown(name, Filters())["event_id"])
    assert list(pd.concat(batches)["killed_min"].fillna(-1)) == list(rows["killed_min"].fillna(-1))
    assert list(pd.concat(batches)) == list(columns)


def test_what_is_perhaps_the_same_is_told_with_its_row_of_a_relation(engine: Engine, name: str) -> None:
    rows = shown(name, Filters())
    named = rows[rows["maybe_same_as"].notna()]

    assert list(engine.doubled(Filters(), ("group",))["event_id"]) == list(named["event_id"])
    by_link = engine.doubled(Filters(), ("left_id", "kind"), "links:organisation")
    links = relation(tables_named(name), corpus_named(name), "links:organisation")
    held = links[links["row"].isin(named.index)].drop_duplicates(["row", "left_id", "kind"])
    assert len(by_link) == len(held)


@pytest.mark.parametrize("way", ENGINES)
@pytest.mark.parametrize(
    "text", ["", "'", '"', "%", "a'b", "\0", "\\", "😀 ", "؛", "x' OR 'a'='a", "--", "ford; DROP TABLE events", "a" * 400]
)
def test_no_text_breaks_a_question(way: str, text: str) -> None:
    engine, filters = ENGINES[way]("delta"), Filters(search=text)

    assert engine.ledger(filters)["shown"] == len(shown("delta", filters))
    assert engine.number(Filters(), (where("people", actor_id=text),)) == 0
    assert engine.number(Filters(), (where(summary=text),)) == 0
    assert engine.number(Filters(actors=frozenset({text}))) == 0


def test_what_there_is_not_is_refused(engine: Engine) -> None:
    for ask in (
        lambda: engine.tally(Filters(), ("no_such_column",)),
        lambda: engine.tally(Filters(), ("place_id",), "no such relation"),
        lambda: engine.rows(Filters(), ("no_such_column",)),
        lambda: where(no_such_column=1),
        lambda: where("places", actor_id="ndf"),
        lambda: engine.export(Filters(), ("no_such_column",)),
        lambda: engine.doubled(Filters(), ("no_such_column",)),
        lambda: engine.doubled(Filters(), ("group",), "no such relation"),
        lambda: engine.rows(Filters(), ()),
        lambda: engine.tally(Filters(), ()),
        lambda: engine.number(Filters(), reason="nowhere"),
        lambda: engine.tally(Filters(), (GATHERED,), Gathered("places", ("actor_id",), ())),
        lambda: engine.tally(Filters(), (GATHERED,), Gathered("events", ("group",), ())),
    ):
        with pytest.raises(KeyError):
            ask()
    for column, value in (("background", "yes"), ("n_articles", "many"), ("summary", 1), ("first_day", "2020-01-01")):
        with pytest.raises(TypeError):
            where(**{column: value})


def test_an_event_has_the_codebooks_columns_and_some_more(engine: Engine) -> None:
    assert list(engine.rows(Filters(), event_columns(), most=3)) == list(event_columns())
    assert list(engine.tally(Filters(), ("core", "ring", "told_last"), EVENTS)) == ["core", "ring", "told_last", "n"]
