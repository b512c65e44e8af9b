"""The map's twin for the keyboard: every place as a row, with what is known of it; choosing one lists its events."""

import pandas as pd
import streamlit as st

from lib.corpus.model.models import Corpus
from lib.events.asking.pick import Pick
from lib.events.counting.at_places import Placed
from lib.events.counting.doubt import DOUBT_SIGNS, DOUBTS
from lib.events.names import precision_name
from lib.ui import address
from lib.ui.map_beside import NO_PLACE
from lib.ui.map_marks import placed_events
from lib.ui.twin_table import twin_table
from lib.ui.view import View, made_once

WIDTHS = {"Place": 190, "Events": 64, "Doubtful": 84, "Precision": 96, "Located by": 250, "On the map": 88}
MEANINGS = {
    "Doubtful": ", ".join(f"{sign} {DOUBTS[name]}" for name, sign in DOUBT_SIGNS.items()),
    "Events": "Each event once at each of its places",
}


def draw_places(view: View) -> None:
    """The table, drawn only while it is open; a cell chosen by click or arrow key lists the events of its row's place."""
    with st.container(key="map_places"), st.expander("The same as a table", key="map_twin", on_change=address.heard) as twin:
        if not twin.open:
            return
        places = _rows(view)
        if places.empty:
            st.caption("No event is shown.")
            return
        st.caption("Each event counts once at each of its places. Choose a cell to list the events of its row.")
        columns = {name: st.column_config.Column(width=width, help=MEANINGS.get(name)) for name, width in WIDTHS.items()}
        alt = "Places of the events shown, one row a place"
        twin_table("map_table", places.drop(columns="pick"), places["pick"].tolist(), alt, columns)


@made_once
def _rows(view: View) -> pd.DataFrame:
    return place_rows(placed_events(view), view.corpus)


def place_rows(placed: Placed, corpus: Corpus) -> pd.DataFrame:
    """Place, Events, Doubtful, Precision, Located by, On the map, pick: a row each, those with most events first; events
    without a place are the last row."""
    every = pd.concat([placed.placings.assign(there="yes"), placed.beside.assign(there="no")], ignore_index=True)
    known = (
        every[every["place_id"].notna()]
        .groupby("place_id", sort=True)
        .agg(
            name=("name", "first"),
            n=("event_id", "nunique"),
            precision=("precision", "first"),
            located=("located", "first"),
            there=("there", "first"),
            **{name: (name, "sum") for name in DOUBT_SIGNS},
        )
        .reset_index()
    )
    known = known.sort_values(["n", "name"], ascending=[False, True], ignore_index=True)
    rows = pd.DataFrame(
        {
            "Place": known["name"],
            "Events": known["n"],
            "Doubtful": _doubtful(known),
            "Precision": [precision_name(corpus, one).capitalize() for one in known["precision"]],
            "Located by": known["located"].replace("", "no point"),
            "On the map": known["there"],
        }
    )
    rows = rows.astype({name: "str" for name in rows if name != "Events"})  # also where no place is told
    rows["pick"] = pd.Series([Pick("place", (place,)) for place in known["place_id"]], dtype=object)
    untold = int(every["place_id"].isna().sum())
    if untold:
        last = ["No place told", untold, "", "", "", "no", NO_PLACE]
        rows.loc[len(rows)] = last  # type: ignore[assignment]  # the stubs know no row of several types
    return rows


def _doubtful(known: pd.DataFrame) -> list[str]:
    return [
        " ".join(f"{int(number):,}{sign}" for number, sign in zip(numbers, DOUBT_SIGNS.values()) if number)
        for numbers in known[list(DOUBT_SIGNS)].to_numpy().tolist()
    ]
