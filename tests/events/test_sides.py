"""The two colours of an event: who acts or ends up holding is the core, the other side the ring."""

import datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from lib.corpus.model.models import Actor, Bloc, Corpus, CorpusSettings, Extent, Tie
from lib.events.building.kin import Kin
from lib.events.counting.sides import sides
from lib.events.tables import Tables
from tests.conftest import event_table

SETTINGS = CorpusSettings(
    "Valley",
    ("QX",),
    Extent(0, 0, 1, 1),
    (Bloc("north", "The North", "blue"), Bloc("south", "The South", "green"), Bloc("west", "The West", "teal")),
)
ACTORS = {
    actor: Actor(actor, actor.title(), "paramilitary", bloc)
    for actor, bloc in (("reds", "north"), ("roses", "north"), ("blues", "south"), ("whites", "west"))
}
DRIFTERS = Actor(
    "drifters",
    "Drifters",
    "paramilitary",
    "west",
    blocs=(Tie("south", last=datetime.date(2019, 12, 31)), Tie("north", first=datetime.date(2020, 1, 1))),
)
CORPUS = Corpus(Path("valley"), SETTINGS, ACTORS | {"drifters": DRIFTERS}, {}, (), (), (), "")


ALONE = Kin(np.array([], np.int32), np.array([], np.int32), np.zeros(1, bool), np.full(1, -1))


def colours(of_type: str, days: dict[str, str] | None = None, **roles: str) -> tuple[str, str]:
    """Core and ring of one event of that type; `roles`: role -> actors, with spaces between them."""
    people = [("a/1", actor, role) for role, actors in roles.items() for actor in actors.split()]
    events = event_table([{"event_id": "a/1", "type": of_type} | (days or {})])
    participants = pd.DataFrame(people, columns=["event_id", "actor_id", "role"], dtype="str")
    published = pd.DataFrame({"first": [pd.NaT], "last": [pd.NaT]})
    tables = Tables(
        events, participants, pd.DataFrame(), pd.DataFrame(), {}, pd.Series(dtype="str"), ALONE, {}, report_dates=published
    )

    found = sides(events, tables, CORPUS)

    assert found["event_id"].tolist() == ["a/1"]
    return found["core"].iloc[0], found["ring"].iloc[0]


@pytest.mark.parametrize("turned", (False, True))
def test_who_acts_is_the_core_however_the_roles_are_listed(turned: bool) -> None:
    roles = {"initiator": "reds", "target": "blues"}

    assert colours("killing", **dict(reversed(roles.items())) if turned else roles) == ("north", "south")


@pytest.mark.parametrize(
    "of_type,roles",
    (
        ("hq_handover", {"giver": "reds", "recipient": "blues"}),
        ("recruitment", {"origin_group": "reds", "recruiter": "blues"}),
        ("defection", {"origin_group": "reds", "recipient": "blues", "initiator": "reds"}),
    ),
)
def test_who_ends_up_holding_is_the_core_and_who_gave_the_ring(of_type: str, roles: dict[str, str]) -> None:
    assert colours(of_type, **roles) == ("south", "north")


def test_one_bloc_on_both_sides_has_no_ring() -> None:
    assert colours("clash", side_a="reds", side_b="roses") == ("north", "")


@pytest.mark.parametrize("actors", ("reds blues whites", "reds roses blues whites"))
def test_three_blocs_have_no_colour_of_their_own(actors: str) -> None:
    assert colours("meeting", participants=actors) == ("many", "")


@pytest.mark.parametrize("role", ("with", "about", "carrier", "units", "successor"))
def test_who_is_only_named_beside_takes_no_side(role: str) -> None:
    assert colours("killing", initiator="reds", **{role: "blues"}) == ("north", "")


def test_an_event_of_which_nobody_is_named_is_there_without_a_colour() -> None:
    assert colours("clash") == ("", "")


def test_every_event_has_its_colours_once_and_in_the_order_given(sample: Corpus, sample_tables: Tables) -> None:
    turned = sample_tables.events[::-1]

    found = sides(turned, sample_tables, sample)

    assert found["event_id"].tolist() == turned["event_id"].tolist()
    assert found.notna().all(axis=None)
    assert (found["core"] != found["ring"]).where(found["ring"] != "", True).all()


@pytest.mark.parametrize(
    "first,last,bloc",
    (
        ("2019-12-31", "2019-12-31", "south"),
        ("2020-01-01", "2020-01-02", "north"),
        ("2019-12-31", "2020-01-01", "west"),
        (None, None, "west"),
    ),
)
def test_a_bloc_that_changes_is_the_one_of_the_event_s_days_and_the_actor_s_own_where_they_leave_it_open(
    first: str | None, last: str | None, bloc: str
) -> None:
    days = {"first_day": first, "last_day": last}

    assert colours("killing", days, initiator="drifters", target="drifters") == (bloc, "")
