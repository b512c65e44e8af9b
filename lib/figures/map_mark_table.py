"""The marks as a table, a row each: where, how many events, what colours and doubt they share, and their words on hover."""

from html import escape

import pandas as pd

from lib.events.counting.doubt import DOUBTS
from lib.events.words import n_events
from lib.figures.map_marks import Frame, leaders

MOST_NAMED = 6
LOOKS = ("denied", "not_done", "alleged")  # a mark of which every event is so is drawn so; the first that applies


def mark_table(placings: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """place_id (of all its places, joined by commas), lead, name, lat, lon, n (events, each once), n_places, event_id (the
    first), core, ring, group ("" where events differ, "many" for core), look ("" or one of LOOKS), not_done, alleged, denied,
    layered (events), exact, surveyed, words. Areas come before exact places, which lie above them; a bigger mark below a smaller
    one.
    """
    places = leaders(placings, frame)
    leads = places.drop_duplicates("lead").set_index("lead")[["lat", "lon"]]
    at = pd.Index(places["place_id"]).get_indexer(placings["place_id"])
    held = placings.drop(columns=["lat", "lon"]).assign(lead=places["lead"].take(at).to_numpy())
    events = held.drop_duplicates(["lead", "event_id"])
    marks = events.groupby("lead", sort=True).agg(
        n=("event_id", "size"),
        event_id=("event_id", "first"),
        core=("core", "first"),
        n_core=("core", "nunique"),
        ring=("ring", "first"),
        n_ring=("ring", "nunique"),
        group=("group", "first"),
        n_group=("group", "nunique"),
        **{name: (name, "sum") for name in (*LOOKS, "layered")},
    )
    marks["core"] = marks["core"].where(marks["n_core"] == 1, "many")
    marks["ring"] = marks["ring"].where((marks["n_ring"] == 1) & (marks["n_core"] == 1), "")
    marks["group"] = marks["group"].where(marks["n_group"] == 1, "")
    marks["look"] = ""
    for name in reversed(LOOKS):
        marks["look"] = marks["look"].where(marks[name] < marks["n"], name)
    marks = marks.join(leads).join(_places_of(held)).reset_index().drop(columns=["n_core", "n_ring", "n_group"])
    marks = marks.assign(words=mark_words(held, marks))
    return marks.sort_values(["exact", "n", "lead"], ascending=[True, False, True], ignore_index=True)


def _places_of(held: pd.DataFrame) -> pd.DataFrame:
    """Of each mark: the ids of its places, the leading one first, how many, and what is known of the leading one."""
    places = held.drop_duplicates("place_id").assign(first=lambda rows: rows["place_id"] != rows["lead"])
    ordered = places.sort_values(["lead", "first", "place_id"]).groupby("lead")
    return ordered.agg(
        place_id=("place_id", ",".join),
        n_places=("place_id", "size"),
        name=("name", "first"),
        exact=("exact", "first"),
        surveyed=("surveyed", "first"),
    )


def mark_words(held: pd.DataFrame, marks: pd.DataFrame) -> list[str]:
    """What a mark says when it is pointed at: its places by name with their events, the doubt, and where the point is from."""
    counts = (
        held.groupby(["lead", "place_id"], sort=False)
        .agg(
            n=("event_id", "nunique"),
            name=("name", "first"),
            located=("located", "first"),
            radius_km=("radius_km", "first"),
            exact=("exact", "first"),
        )
        .reset_index()
        .sort_values("n", ascending=False, kind="stable")
    )
    places = {lead: rows.to_dict("records") for lead, rows in counts.groupby("lead", sort=False)}
    return ["<br>".join([*_place_lines(places[mark["lead"]], mark), *_doubt_line(mark)]) for mark in marks.to_dict("records")]


def _place_lines(places: list[dict], mark: dict) -> list[str]:
    if len(places) == 1:
        return [_place_line(places[0]), *_from_where(places[0])]
    lines = [_place_line(place) for place in places[:MOST_NAMED]]
    more = [f"and {len(places) - MOST_NAMED:,} more places"] if len(places) > MOST_NAMED else []
    return [f"<b>{n_events(mark['n'])} at {len(places):,} places</b>, too close to tell apart here", *lines, *more]


def _place_line(place: dict) -> str:
    within = f", somewhere within {place['radius_km']:g} km" if not place["exact"] and place["radius_km"] > 0 else ""
    return f"<b>{escape(place['name'])}</b>: {n_events(place['n'])}{within}"


def _from_where(place: dict) -> list[str]:
    words = place["located"]
    return [f"{'Point' if place['exact'] else 'Circle'}: {escape(words[:90])}{'…' if len(words) > 90 else ''}"] if words else []


def _doubt_line(mark: dict) -> list[str]:
    told = [f"{mark[name]:,} {words}" for name, words in DOUBTS.items() if mark[name]]
    return (
        [("" if mark["n"] == 1 else "of them ") + ", ".join(told)]
        if told and mark["n"] > 1
        else [words for name, words in DOUBTS.items() if mark[name]]
    )
