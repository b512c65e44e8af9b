"""What stands on and beside the map: the chart with its clicks, the legend that filters, the events without a point."""

import streamlit as st
from markupsafe import Markup

from lib.corpus.codebook import CODEBOOK
from lib.events.at_places import Placed
from lib.events.near import has_point
from lib.ui import address
from lib.ui.clicks import clicked_points
from lib.ui.evidence import event_button, rows_of
from lib.ui.tags import plain, tag

MOST_NAMED = 5
NOTE = ("One mark a place, with the number of its events; a single event shows its group. Core: who acts or ends up "
        "holding; ring: the other side; dark: several blocs. Circles: the place is known only to within them. Shaded "
        "governorates: nothing more exact is told. Governorate and country lines: Natural Earth, as that project draws "
        "them; they take no position on borders.")


def asked_circle(view) -> tuple[float, float, float] | None:
    """Centre and radius of the distance filter, where it is asked."""
    place = view.corpus.places.get(view.filters.near_place)
    return (place.lat, place.lon, view.filters.near_km) if place and has_point(place) else None


def map_chart(figure, placed: Placed) -> None:
    """The figure; a click opens what is there, a box or lasso sets the place filter."""
    single = placed.marks.set_index("place_id")

    def heard() -> None:
        chosen = st.session_state["map"]["selection"]
        drawn = chosen.get("box") or chosen.get("lasso")
        points = chosen["points"] if drawn else clicked_points("map")
        places = [point["customdata"] for point in points if "customdata" in point]
        places = [place[0] if isinstance(place, list) else place for place in places]
        if drawn:
            address.set_filter(places=frozenset(",".join(places).split(",")) if places else None)
        elif places:
            one = single.loc[places[0]] if places[0] in single.index else None
            if one is not None and one["n"] == 1:
                address.choose_event(one["event_id"])
            else:
                address.choose_pick(f"place:{places[0]}")

    st.plotly_chart(
        figure, key="map", theme=None, on_select=heard, selection_mode=("points", "box", "lasso"),
        config={"displaylogo": False, "scrollZoom": True, "modeBarButtonsToRemove": ["toImage"]},
        alt=f"Map: {len(placed.on_map)} events at {len(placed.marks)} places. The lists beside it hold the same events.")


def draw_legend(view, placed: Placed) -> None:
    """Groups with their shapes, each a filter; blocs with their colours; one line on how to read it; what lies outside."""
    counts = view.events["group"].value_counts()
    with st.container(horizontal=True, key="legend"):
        for group in CODEBOOK.groups.values():
            chosen = view.filters.groups == frozenset((group.id,))
            st.button(f"{group.symbol} {group.label} {counts.get(group.id, 0)}", key=f"legend_{group.id}",
                      type="primary" if chosen else "secondary", on_click=address.set_filter,
                      kwargs={"groups": None if chosen else frozenset((group.id,))},
                      help="Show all groups again" if chosen else "Show this group alone")
    st.html(tag("p", bloc_key(view), cls="quiet") + tag("p", NOTE, cls="quiet") + tag("p", _outside(view, placed), cls="quiet"))


def _outside(view, placed: Placed) -> str:
    """The marks that the map does not show at first, in words; "" where there is none."""
    extent, marks = view.corpus.settings.extent, placed.marks
    inside = marks["lat"].between(extent.south, extent.north) & marks["lon"].between(extent.west, extent.east)
    names = marks.loc[~inside, "name"].tolist()
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    return f"Outside the extent that corpus.yaml gives: {', '.join(names[:MOST_NAMED])}{more}." if names else ""


def bloc_key(view) -> Markup:
    """The blocs with their colours, in the corpus's order."""
    return Markup(" &emsp; ").join(
        tag("span", tag("span", "●", style=f"color: {view.theme.hue(bloc.hue)}"), f" {bloc.label}", style="white-space: nowrap")
        for bloc in view.corpus.settings.blocs)


def draw_beside(view, placed: Placed) -> None:
    """Events that no point can stand for, by what is known of them; each opens its evidence."""
    rest = rows_of(view, placed.without_point)
    groups = (("Known to a governorate", rest[rest["place_precision"] == "governorate"]),
              ("Known to a country", rest[rest["place_precision"] == "country"]),
              ("A place that no source locates", rest[~rest["place_precision"].isin(["governorate", "country"])
                                                       & rest["place_id"].notna()]),
              ("No place told", rest[rest["place_id"].isna()]))
    st.subheader(f"Without a point: {len(rest)}", anchor=False)
    if rest.empty:
        st.caption("Every event shown is on the map." if len(view.events) else "No event is shown.")
        return
    with st.container(height=560, border=False):
        for title, rows in groups:
            for number, (place, found) in enumerate(rows.fillna({"place": ""}).head(200).groupby("place")):
                st.caption(f"{title}: {plain(place)} ({len(found)})" if place else f"{title} ({len(found)})")
                for row in found.to_dict("records"):
                    event_button(row, f"beside{number}")
