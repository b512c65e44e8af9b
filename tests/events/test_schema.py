"""A table that breaks a rule is refused with what is wrong, and the look that lets tables through lets none of these through."""

from dataclasses import replace
from functools import partial

import pandas as pd
import pytest
from pandera.errors import SchemaErrors

from lib.corpus.model.codebook import CODEBOOK
from lib.events.building import schema
from lib.events.building.schema import EVENT_PLACES, EVENTS, LINKS, PARTICIPANTS, Rules, check_tables
from lib.events.tables import Tables

FORMS = {"events": EVENTS, "participants": PARTICIPANTS, "event_places": EVENT_PLACES, "links": LINKS}


def set_cell(table: pd.DataFrame, column: str, value: object) -> pd.DataFrame:
    """A table with a value in the first row of a column."""
    changed = table[column].copy()
    changed.iloc[0] = value
    return table.assign(**{column: changed})


def broken(rules: Rules, table: pd.DataFrame, name: str) -> dict[str, pd.DataFrame]:
    """What is broken of a column's rules -> the table, for each rule."""
    found = {"another type": table.assign(**{name: table[name].astype("category")})}
    if rules.required and rules.dtype == "str":
        found["missing"] = set_cell(table, name, None)
    if rules.once:
        found["twice"] = set_cell(table, name, table[name].iloc[1])
    if rules.terms:
        found["no such term"] = set_cell(table, name, "no such term")
    if rules.least is not None:
        found["too low"] = set_cell(table, name, rules.least - 1)
    if rules.most is not None:
        found["too high"] = set_cell(table, name, rules.most + 1)
    return found


def half_a_point(table: pd.DataFrame) -> pd.DataFrame:
    return set_cell(set_cell(table, "lat", 1.0), "lon", None)


def a_least_above_the_most(table: pd.DataFrame, name: str) -> pd.DataFrame:
    return set_cell(set_cell(table, f"{name}_min", 5), f"{name}_max", 4)


def ends_before_it_begins(table: pd.DataFrame) -> pd.DataFrame:
    return set_cell(set_cell(table, "first_day", pd.Timestamp("2021-01-02")), "last_day", pd.Timestamp("2021-01-01"))


TOGETHER = {
    **{f"{name}_min above {name}_max": partial(a_least_above_the_most, name=name) for name in CODEBOOK.quantities},
    "first_day after last_day": ends_before_it_begins,
    "half a point": half_a_point,
    "an article without its words": partial(set_cell, column="quote", value=None),
}


@pytest.mark.parametrize("of", FORMS)
def test_a_rule_that_is_broken_is_seen_by_the_look_and_by_pandera(of: str, sample_tables: Tables) -> None:
    form, table = FORMS[of], getattr(sample_tables, of)
    assert form.keeps(table) and form.schema().validate(table, lazy=True) is not None

    every: dict[str, pd.DataFrame] = {}  # a fault -> the table in which each column has it that can
    for name, rules in form.columns.items():
        assert not form.keeps(table.drop(columns=name)), name
        for fault, wrong in broken(rules, table, name).items():
            assert not form.keeps(wrong), (name, fault)
            every[fault] = every.get(fault, table).assign(**{name: wrong[name]})
    for fault, wrong in every.items():
        with pytest.raises(SchemaErrors) as found:
            form.check(wrong)
        assert {name for name, rules in form.columns.items() if fault in broken(rules, table, name)} <= set(
            found.value.failure_cases["column"]
        ) | set(found.value.failure_cases["check"])


@pytest.mark.parametrize("what", EVENTS.together)
def test_columns_that_do_not_agree_are_refused_by_name(what: str, sample_tables: Tables) -> None:
    wrong = TOGETHER[what](sample_tables.events)

    assert not EVENTS.keeps(wrong)
    with pytest.raises(ValueError, match=what):
        check_tables(replace(sample_tables, events=wrong))


@pytest.mark.parametrize("of", FORMS)
def test_columns_more_or_in_another_order_are_refused_where_all_are_known(of: str, sample_tables: Tables) -> None:
    form, table = FORMS[of], getattr(sample_tables, of)

    for wrong in (table.assign(more=1), table[[*table.columns[1:], table.columns[0]]]):
        assert form.keeps(wrong) == form.more
        if not form.more:
            with pytest.raises(SchemaErrors):
                form.check(wrong)


def test_what_keeps_the_rules_is_not_asked_of_pandera(sample_tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema.Form, "schema", None)

    check_tables(sample_tables)
    check_tables(replace(sample_tables, events=sample_tables.events.iloc[:0], links=sample_tables.links.iloc[:0]))
