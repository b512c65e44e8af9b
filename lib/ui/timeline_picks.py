"""The parts of the Timeline that a click opens: the events of a period, and those of a lane that nothing dates."""

import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.asking.picks import Titled
from lib.events.counting.lanes import lane_rows
from lib.events.counting.periods import in_period, period_from
from lib.events.membership import among
from lib.ui.timeline_bands import without_days
from lib.ui.view import View

PERIODS = {"month": "Months", "week": "Weeks"}
FROM = " from "  # between the name of a period and its first day, in the name of a part of the page
WITHOUT_ANY = "without any date"
DATELESS = f", {WITHOUT_ANY}"


def lanes_of(corpus: Corpus) -> dict[str, str]:
    """What the lanes may be, in words; the first administrative level as the corpus calls it."""
    level = corpus.settings.level(1).capitalize()
    return {"actor": "Actor", "bloc": "Bloc", "governorate": level, "type": "Type", "issue": "Issue"}


def period_part(view: View, pick: str) -> dict[str, tuple[str, ...]]:
    """The part of the page that a click on a count opens: its name and its events; none where the pick is another."""
    per, found, day = pick.removeprefix("part:").partition(FROM)
    if not found or per not in PERIODS or not pick.startswith("part:"):
        return {}
    days = period_from(per, day)
    if days is None:
        return {}
    events = in_period(without_days(view), *days, view.tables.report_dates["last"])
    return {f"{per}{FROM}{day}": tuple(events["event_id"])}


def undated_name(by: str, lane_id: str) -> str:
    """The name of the part of the page that holds what nothing dates of one lane."""
    return f"{by} {lane_id}{DATELESS}"


def undated_part(view: View, pick: str) -> dict[str, tuple[str, ...]]:
    """The part that a click on the number of what nothing dates opens: its name and its events; none where it is another. A link
    of an earlier version names the lane by its label."""
    name = pick.removeprefix("part:")
    by, _, lane = name.removesuffix(DATELESS).partition(" ")
    if not pick.startswith("part:") or not name.endswith(DATELESS) or by not in lanes_of(view.corpus):
        return {}
    shown = lane_rows(view.events, by, view.tables, view.corpus)
    every = lane_rows(view.tables.events, by, view.tables, view.corpus)
    for column in ("lane_id", "lane"):  # an id of any lane before a label, whatever the filters leave
        for lanes in (shown, every):
            named = lanes[lanes[column] == lane]
            if len(named):
                return {name: _undated(view, shown[shown[column] == lane], f"{by} {named['lane'].iloc[0]}{DATELESS}")}
    return {}


def _undated(view: View, lane: pd.DataFrame, title: str) -> Titled:
    """What nothing dates of a lane, under a title."""
    undated = view.events.loc[view.events["dated_by"] == "none", "event_id"]
    return Titled(undated[among(undated, lane["event_id"])], title)
