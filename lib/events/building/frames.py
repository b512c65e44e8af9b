"""Columns and frames of the tables, made of values of stories."""

from collections.abc import Sequence

import pandas as pd

from lib.events.building.cells import QUANTITIES
from lib.events.building.stories import Story
from lib.events.links import LINK_COLUMNS, story_links
from lib.events.row_types import Cell, PlaceRow


def column_of(values: Sequence[Cell], dtype: str) -> pd.Series:
    """One column of its type; an empty text is missing, not ""."""
    if dtype == "str":
        return pd.Series([value or None for value in values], dtype="str")
    if dtype.startswith("datetime"):
        return days_of(values)
    return pd.Series(values, dtype=dtype)


def days_of(days: Sequence[Cell]) -> pd.Series:
    """Days of any year, NaT for None."""
    return pd.Series(pd.array(days, dtype="datetime64[s]"))  # type: ignore[call-overload]  # the stubs know no dates here


def participants_of(stories: tuple[Story, ...]) -> pd.DataFrame:
    """event_id, actor_id, role, described and the numbers that are told of each who takes part."""
    sides = {"min": ("Int64", None), "max": ("Int64", None), "about": ("bool", False)}  # side -> dtype, where nothing is told
    numbers = {f"{name}_{side}": dtype for name in QUANTITIES for side, (dtype, _) in sides.items()}
    rows = [
        (
            story.id,
            participant.actor,
            role,
            participant.described or None,
            *(getattr(participant.quantities.get(name), side, none) for name in QUANTITIES for side, (_, none) in sides.items()),
        )
        for story in stories
        for role, participants in story.roles.items()
        for participant in participants
    ]
    columns = ["event_id", "actor_id", "role", "described", *numbers]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[:4], "str") | numbers)


def places_of(stories: tuple[Story, ...]) -> pd.DataFrame:
    """event_id, place_id, role of every place that is told of each."""
    rows = [PlaceRow(story.id, place, role) for story in stories for role, places in story.places.items() for place in places]
    return pd.DataFrame(rows, columns=list(PlaceRow._fields)).astype("str")


def links_of(stories: tuple[Story, ...]) -> pd.DataFrame:
    """event_id, left_id, right_id, kind, mutual of every link of each."""
    links = [link for story in stories for link in story_links(story)]
    return pd.DataFrame(links, columns=LINK_COLUMNS).astype(dict.fromkeys(LINK_COLUMNS[:4], "str") | {"mutual": bool})


def report_dates_of(stories: tuple[Story, ...]) -> pd.DataFrame:
    """First and last day by which the leading report of each was out."""
    published = [story.spans[1] for story in stories]
    dates = {"first": [first for first, _ in published], "last": [last for _, last in published]}
    return pd.DataFrame({name: days_of(days) for name, days in dates.items()})
